"""The manual in a window of its own: contents, search, and the chapter that fits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ises_desk.i18n import N_, _
from ises_desk.ui import icons, keys, manual_pages
from ises_desk.ui.manual_look import dress
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import label, tool

if TYPE_CHECKING:
    from ises_desk.ui.desk import Desk

SIZE = QSize(1040, 960)  # px, where the screen has them
_NAME = Qt.ItemDataRole.UserRole


class Reader(QTextBrowser):
    """Shows one chapter; links lead to other chapters, never out of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setAccessibleName(_(N_("Hoofdstuk")))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802  Qt's name
        """Return a picture of the manual, as wide as there is room; nothing from elsewhere."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        place = QUrl(name).path()
        image = QImage(str(manual_pages.path_of(place)))
        room = max(self.viewport().width() - 8 * GRID, 200)
        if image.width() > room:
            dense = self.devicePixelRatioF()  # by its pixels: else a dense screen stretches it
            wide = round(room * dense)
            image = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(dense)
        return image


class Manual(QWidget):
    """The window of the manual; it stays open beside the work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chapters = manual_pages.all_chapters()
        self._past: list[str] = []
        self.name = ""
        self.setWindowTitle(_(N_("Handleiding")))
        self.setWindowIcon(icons.icon("app", "accent"))
        self.search, self.contents, self.reader = QLineEdit(), QListWidget(), Reader()
        self._none = label(_(N_("Dit staat in geen hoofdstuk.")), "muted", wrap=True)
        self._back = tool("back", _(N_("Terug (Alt+Pijl links)")), self.back)
        self._lay_out()
        self._connect()
        self._list(self._chapters)
        room = desk.window.screen().availableGeometry().size()
        self.resize(SIZE.boundedTo(room - QSize(40, 60)))

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(_(N_("Zoek in de handleiding…")))
        self.search.setAccessibleName(_(N_("Zoeken in de handleiding")))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.contents.setAccessibleName(_(N_("Hoofdstukken")))
        self.contents.setObjectName("contents")
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout()
        top.addWidget(self._back)
        top.addWidget(self.search, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * GRID, 2 * GRID, GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._none)
        column.addWidget(self.contents, 1)
        body = QSplitter(Qt.Orientation.Horizontal)
        body.addWidget(left)
        body.addWidget(self.reader)
        body.setSizes([310, 690])  # the longest name of a chapter is whole
        body.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(body)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._open_first)
        self.contents.currentItemChanged.connect(self._chosen)
        self.reader.anchorClicked.connect(self._follow)
        for key, run in (
            ("Esc", self.close),
            (keys.BACK, self.back),
            (keys.SEARCH, self.search.setFocus),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(run)

    # reading --------------------------------------------------------------------------------

    def show_chapter(self, name: str) -> None:
        """Show a chapter, and remember the one before it."""
        if self.name and self.name != name:
            self._past.append(self.name)
        self._read(name)

    def back(self) -> None:
        """Return to the chapter before this one."""
        if self._past:
            self._read(self._past.pop())

    def _read(self, name: str) -> None:
        self.name = name
        document = self.reader.document()
        self.reader.setMarkdown(manual_pages.chapter(name).text)
        dress(document)
        self.reader.moveCursor(self.reader.textCursor().MoveOperation.Start)
        self._back.setEnabled(bool(self._past))
        for row in range(self.contents.count()):
            item = self.contents.item(row)
            if item.data(_NAME) == name and item is not self.contents.currentItem():
                self.contents.setCurrentItem(item)
        words = self.search.text().strip()
        if words:
            self.reader.find(words)

    def go_to_heading(self, heading: str) -> None:
        """Let a heading of the chapter stand at the top, as soon as the page has its width."""
        QTimer.singleShot(0, self, partial(self._go_to_heading, heading))

    def _go_to_heading(self, heading: str) -> None:
        document = self.reader.document()
        block = document.begin()
        while block.isValid() and not (
            block.blockFormat().headingLevel() and block.text() == heading
        ):
            block = block.next()
        if block.isValid():
            self.reader.setTextCursor(QTextCursor(block))
            top = document.documentLayout().blockBoundingRect(block).top()
            self.reader.verticalScrollBar().setValue(int(top))

    def _follow(self, url: QUrl) -> None:
        """Go to the chapter of a link; an address elsewhere is only copied."""
        if url.scheme() in ("http", "https", "mailto"):
            from ises_desk.ui.list_view import put_on_clipboard

            put_on_clipboard(url.toString())
            self._desk.messages.say(_(N_("Het adres is gekopieerd.")))
        elif url.path():
            self.show_chapter(url.path())

    # finding --------------------------------------------------------------------------------

    def _list(self, chapters: list[manual_pages.Chapter]) -> None:
        self.contents.blockSignals(True)
        self.contents.clear()
        for each in chapters:
            item = QListWidgetItem(each.title)
            item.setData(_NAME, each.name)
            self.contents.addItem(item)
            if each.name == self.name:
                self.contents.setCurrentItem(item)
        self.contents.blockSignals(False)
        self._none.setVisible(not chapters)

    def _find(self, text: str) -> None:
        found = manual_pages.holding(self._chapters, text) if text.strip() else self._chapters
        self._list(found)

    def _open_first(self) -> None:
        if self.contents.count():
            self.show_chapter(str(self.contents.item(0).data(_NAME)))

    def _chosen(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if now is not None and now.data(_NAME) != self.name:
            self.show_chapter(str(now.data(_NAME)))

    def redress(self) -> None:
        """Show the chapter in the colours in use now."""
        if self.name:
            self._read(self.name)
