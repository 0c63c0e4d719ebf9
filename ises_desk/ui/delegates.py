"""How a row of a list is drawn: quiet lines, states as chips, amounts to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ises_desk.ui import theme
from ises_desk.ui.listing_model import KIND_ROLE, RIGHT, TONE_ROLE
from ises_desk.ui.widgets import CHIP_HEIGHT, CHIP_PADDING, draw_chip

if TYPE_CHECKING:
    from collections.abc import Sequence

    Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 34  # px
LOW_ROW = 29  # px, on a low screen
PADDING = 10  # px
WIDEST = 240  # px; a longer text is cut where there is no room for more
AIR = 64  # px more at most for every column where there is room
LONGEST = 420  # px that a column of texts takes by itself where there is
WIDEST_HEAD = 164  # px
SHORT = 115  # px: a number
READABLE = 200  # px; a text column keeps this as long as others have more
SPARE = 150  # px; so does one that may be missed
NARROWEST = 96  # px; a text column gives way to this


class RowDelegate(QStyledItemDelegate):
    """Draws every cell of a list in one way."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        now = theme.colours()
        rect = QRect(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = now.selected if selected else (now.stripe if index.row() % 2 else now.card)
        painter.fillRect(rect, QColor(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(now.line))
        if selected and option.widget is not None and option.widget.hasFocus():
            _ring(painter, rect, QColor(now.accent), first=index.column() == 0)
        text = index.data()
        if text is None:
            painter.fillRect(rect.adjusted(PADDING, 13, -PADDING * 3, -14), QColor(now.hover))
        elif text:
            self._write(painter, rect, index, str(text))
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, index: Index, text: str) -> None:
        kind = index.data(KIND_ROLE)
        if kind == "state":
            top = rect.top() + (rect.height() - CHIP_HEIGHT) // 2
            painter.setClipRect(rect)
            draw_chip(painter, rect.left() + 4, top, text, str(index.data(TONE_ROLE)))
            return
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        side = Qt.AlignmentFlag.AlignRight if kind in RIGHT else Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(theme.colours().text))
        metrics = painter.fontMetrics()
        short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        if kind in RIGHT and short != text:
            short = "…"  # of an amount no half: it would read as another
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, short)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  Qt's name
        """Return the room that a cell takes."""
        metrics = option.fontMetrics
        extra = 2 * CHIP_PADDING if index.data(KIND_ROLE) == "state" else 2 * PADDING
        return QSize(metrics.horizontalAdvance(str(index.data() or "")) + extra + 6, ROW_HEIGHT)


def _ring(painter: QPainter, rect: QRect, colour: QColor, *, first: bool) -> None:
    """Draw what shows that the keyboard is in the table, along the chosen row."""
    painter.fillRect(rect.left(), rect.top(), rect.width(), 1, colour)
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour)
    if first:
        painter.fillRect(rect.left(), rect.top(), 3, rect.height(), colour)


def widths(
    heads: Sequence[tuple[str, str]],
    texts: Sequence[Sequence[str]],
    metrics: QFontMetrics,
    most: int = WIDEST,
) -> list[int]:
    """Return first widths in px from what the first rows hold; heads are (title, kind)."""
    found = []
    for at, (title, kind) in enumerate(heads):
        head = min(metrics.horizontalAdvance(title) * 11 // 10 + 2 * PADDING + 8, WIDEST_HEAD)
        body = max((metrics.horizontalAdvance(row[at]) for row in texts), default=0)
        extra = 2 * CHIP_PADDING + 12 if kind == "state" else 2 * PADDING + 6
        found.append(min(max(head, body + extra), most))
    return found


def fitted(
    natural: Sequence[int],
    kinds: Sequence[str],
    wide: int,
    room: int,
    lesser: Sequence[int] = (),
) -> list[int]:
    """Return widths in px that fill `room`: long texts give way in turns, the wide column less.

    Numbers and other short words stay whole: half a number says nothing. `lesser` are the columns
    that may be missed: they give way first. Of what is left every column gets some air, and the
    texts the rest, twice as much the wide one: on a large screen too a row is read in one glance.

    >>> fitted([100, 240, 240, 120], ["text", "text", "text", "state"], 1, 600)
    [100, 200, 180, 120]
    >>> fitted([100, 240, 240, 120], ["text", "text", "text", "state"], 1, 600, [2])
    [100, 230, 150, 120]
    >>> fitted([100, 240, 240, 120], ["text", "text", "text", "state"], 1, 460)
    [100, 144, 96, 120]
    >>> fitted([100, 240, 240, 120], ["text", "text", "text", "state"], 1, 1000)
    [137, 379, 327, 157]
    """
    found = list(natural)
    texts = [at for at, kind in enumerate(kinds) if kind == "text"]
    others = [at for at in texts if at != wide and natural[at] > SHORT]
    for columns, least in (
        (others, WIDEST),
        ([wide], WIDEST),
        (others, READABLE),
        ([at for at in others if at in lesser], SPARE),
        ([wide], READABLE),
        (others, NARROWEST),
        ([wide], NARROWEST),
    ):
        while sum(found) > room:
            longest = max((found[at] for at in columns if at in texts), default=0)
            if longest <= least:
                break
            for at in columns:
                if found[at] == longest:
                    found[at] -= min(2, longest - least)
    left = room - sum(found)
    if wide >= 0 and left > 0:
        air = min(AIR, left // (2 * len(found)))
        found = [width + air for width in found]
        left -= air * len(found)
        share = left // (len(others) + 2)
        for at in others:
            found[at] += share
        found[wide] += left - share * len(others)
    return found
