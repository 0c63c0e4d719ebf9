"""The table view that every list is shown in: how it looks, and what its keys do."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QElapsedTimer,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ises_desk.ui.delegates import LOW_ROW, ROW_HEIGHT, RowDelegate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QWidget

PAUSE_MS = 1000  # letters that follow each other faster make one word
_ENDS = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_MOVING = frozenset(
    {Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp,
     Qt.Key.Key_PageDown}
)  # fmt: skip


class ListView(QTableView):
    """Rows only: `typed` carries the letters typed so far, `copying` asks for a copy as text."""

    typed = Signal(str)
    copying = Signal()

    def __init__(
        self, model: QAbstractItemModel, name: str, parent: QWidget, *, several: bool = False
    ) -> None:
        """Show `model`; `several` lets the owner choose more than one row."""
        super().__init__(parent)
        self._letters, self._since = "", QElapsedTimer()
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(name)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setMinimumSectionSize(LOW_ROW)
        head.setHighlightSections(False)
        for each in (rows, head):  # a header that watches 100 000 chosen rows repaints for 0.7 s
            each.setSelectionModel(QItemSelectionModel(model, each))

    def _ranges(self) -> list[range]:
        found = self.selectionModel().selection()
        ends = [found.at(place) for place in range(found.count())]
        return [range(each.top(), each.bottom() + 1) for each in ends]

    def chosen_rows(self) -> list[int]:
        """Return the rows that are chosen, from the top."""
        return sorted(row for rows in self._ranges() for row in rows)

    def chosen_count(self) -> int:
        """Return how many rows are chosen: also of 100 000 at once."""
        return sum(len(rows) for rows in self._ranges())

    def choose_one(self) -> None:
        """Let only the current row be chosen."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(self.currentIndex(), flags.ClearAndSelect | flags.Rows)

    def choose_rows(self, rows: Sequence[int]) -> None:
        """Let these rows be chosen, which stand from the top; the current one stays."""
        model, found = self.model(), QItemSelection()
        last = max(model.columnCount() - 1, 0)
        for _gap, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
            places = [row for _at, row in run]
            found.append(
                QItemSelectionRange(model.index(places[0], 0), model.index(places[-1], last))
            )
        if not found.isEmpty():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(found, flags.ClearAndSelect | flags.Rows)

    def columns(self) -> list[int]:
        """Return the columns on screen in the order of the screen."""
        head = self.horizontalHeader()
        places = [head.logicalIndex(at) for at in range(head.count())]
        return [at for at in places if not head.isSectionHidden(at)]

    def keyboardSearch(self, search: str) -> None:  # noqa: N802  Qt's name
        """Gather the letters that are typed: the list looks for the row (it has only a part)."""
        slow = not self._since.isValid() or self._since.elapsed() > PAUSE_MS
        self._letters = search.lstrip() if slow else self._letters + search
        self._since.start()
        if self._letters:
            self.typed.emit(self._letters)

    def moveCursor(  # noqa: N802  Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Home and End go to the first and the last row, with and without Ctrl."""
        count = self.model().rowCount()
        if action in _ENDS and count:
            row = 0 if action == QAbstractItemView.CursorAction.MoveHome else count - 1
            return self.model().index(row, max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Let Ctrl+C copy the chosen rows, and Home choose one row when it is there already."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copying.emit()
            return
        modifiers = event.modifiers()
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):  # with Ctrl they'd choose nothing
            modifiers &= ~Qt.KeyboardModifier.ControlModifier
            event = QKeyEvent(event.type(), event.key(), modifiers)
        super().keyPressEvent(event)
        alone = modifiers in (Qt.KeyboardModifier.NoModifier, _KEYPAD)
        if event.key() in _MOVING and alone and self.chosen_count() > 1:
            self.choose_one()


def as_text(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    r"""Return rows as text for a spreadsheet: tabs between the cells, titles above several.

    >>> as_text(["Nummer", "Naam"], [["K1", "Jansen"]])
    'K1\tJansen'
    >>> as_text(["Nummer", "Naam"], [["K1", "Jan\tsen"], ["K2", ""]])
    'Nummer\tNaam\nK1\tJan sen\nK2\t'
    """
    lines: Iterable[Sequence[str]] = rows if len(rows) == 1 else [titles, *rows]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def put_on_clipboard(text: str) -> None:
    """Let the text be pasted elsewhere."""
    QGuiApplication.clipboard().setText(text)
