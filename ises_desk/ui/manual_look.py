"""How a chapter of the manual looks: our own font, headings, tables and keys, in both themes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)

from ises_desk.ui import theme
from ises_desk.ui.theme import GRID

SIZES = {1: 24, 2: 17, 3: 15}  # px by level of heading
TEXT = 14  # px
LEADING = 145  # percent


def dress(document: QTextDocument) -> None:
    """Give a chapter our own look, in one go.

    Else the whole chapter is laid out anew after every change: three seconds for a long one.
    """
    whole = QTextCursor(document)
    whole.beginEditBlock()
    try:
        _dress(document)
    finally:
        whole.endEditBlock()


def _dress(document: QTextDocument) -> None:
    font = QFont(theme.FAMILY)
    font.setPixelSize(TEXT)
    document.setDefaultFont(font)
    frame = document.rootFrame().frameFormat()
    frame.setMargin(3 * GRID)
    document.rootFrame().setFrameFormat(frame)
    block = document.begin()
    while block.isValid():
        _block(block)
        block = block.next()
    for child in document.rootFrame().childFrames():
        if isinstance(child, QTextTable):
            _table(child)


def _block(block: QTextBlock) -> None:
    """Dress one paragraph: a heading larger, a text with air, what is typed on a ground."""
    cursor = QTextCursor(block)
    level = block.blockFormat().headingLevel()
    made = QTextBlockFormat()
    if not block.textList() and cursor.currentTable() is None:
        made.setTopMargin(2 * GRID if level > 1 else GRID // 2)
        made.setBottomMargin(GRID // 2)
    if not any(each.format.isImageFormat() for each in block.textFormats()):
        made.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(made)
    for start, length, found in _spans(block):
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_letters(found, level))


def _spans(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Return the parts of a paragraph that are text: where, how long and how it is written."""
    found = []
    place = block.begin()
    while not place.atEnd():
        part = place.fragment()
        if not part.charFormat().isImageFormat():
            found.append((part.position(), part.length(), part.charFormat()))
        place += 1
    return found


def _letters(found: QTextCharFormat, level: int) -> QTextCharFormat:
    """Return a way of writing in our own look; Markdown's relative size would win, so it goes."""
    now, made = theme.colours(), QTextCharFormat(found)
    made.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    made.setFontFamilies([theme.FAMILY])
    made.setProperty(QTextFormat.Property.FontPixelSize, SIZES.get(level, TEXT))
    made.setForeground(QBrush(QColor(now.accent if found.isAnchor() else now.text)))
    if level or found.fontWeight() > QFont.Weight.DemiBold:  # our font has nothing heavier
        made.setFontWeight(QFont.Weight.DemiBold)
    if found.fontFixedPitch():
        made.setBackground(QBrush(QColor(now.plain_ground)))
    return made


def _table(table: QTextTable) -> None:
    now, made = theme.colours(), table.format()
    made.setBorder(1)
    made.setBorderBrush(QBrush(QColor(now.line)))
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderCollapse(True)
    made.setCellPadding(GRID)
    made.setCellSpacing(0)
    made.setTopMargin(GRID)
    made.setBottomMargin(GRID)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft)
    table.setFormat(made)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        head = cell.format()
        head.setBackground(QBrush(QColor(now.background)))
        head.setFontWeight(QFont.Weight.DemiBold)
        cell.setFormat(head)
