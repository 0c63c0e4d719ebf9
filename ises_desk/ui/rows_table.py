"""A table of rows that are all in memory: previews, backups, rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ises_desk.i18n import _
from ises_desk.ui.delegates import LONGEST, WIDEST, fitted, widths
from ises_desk.ui.list_view import ListView, as_text, put_on_clipboard
from ises_desk.ui.listing_model import KIND_ROLE, RIGHT, TONE_ROLE
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    Index = QModelIndex | QPersistentModelIndex

READABLE = 280  # px
UNCUT = 4000  # px: what the wide column would have at most
SAMPLE = 24  # rows that the columns take their widths from


class RowsModel(QAbstractTableModel):
    """Texts by row and column; a state cell is "text|tone"."""

    def __init__(self, columns: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._columns = [(_(title), kind) for title, kind in columns]
        self.rows: Sequence[tuple[str, ...]] = ()

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def change_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show the same rows with other words."""
        self.rows = rows
        last = self.index(len(rows) - 1, len(self._columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name and default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name and default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, kind or tone of a cell."""
        if not index.isValid():
            return None
        kind = self._columns[index.column()][1]
        if role == KIND_ROLE:
            return kind
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, TONE_ROLE):
            return None
        text, _sep, tone = self.rows[index.row()][index.column()].partition("|")
        if kind != "state":
            return None if role == TONE_ROLE else self.rows[index.row()][index.column()]
        return tone if role == TONE_ROLE else text

    def headerData(  # noqa: N802  Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's title, aligned as its cells."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        title, kind = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = kind in RIGHT
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return int((side | Qt.AlignmentFlag.AlignVCenter).value)
        return None


class RowsTable(QFrame):
    """A card with such a table; `chosen` carries the row, `opened` on Enter or double click."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(
        self,
        columns: Sequence[tuple[str, str]],
        name: str,
        parent: QWidget | None = None,
        *,
        wide: int,
        spare: Sequence[int] = (),
    ) -> None:
        """Let the column `wide` take the room that is left; `spare` ones go when it is little."""
        super().__init__(parent)
        self.setObjectName("card")
        self._columns, self._wide, self._spare = columns, wide, tuple(spare)
        self._natural: list[int] = []
        self.model = RowsModel(columns)
        self.view = view = ListView(self.model, name, self)
        view.viewport().installEventFilter(self)
        view.selectionModel().currentRowChanged.connect(self._moved)
        view.activated.connect(lambda index: self.opened.emit(index.row()))
        view.typed.connect(self._jump)
        view.copying.connect(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(view)

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show other rows, in columns that fit them."""
        self.model.show_rows(rows)
        heads = [(_(title), kind) for title, kind in self._columns]
        sample = [
            [text.partition("|")[0] if head[1] == "state" else text
             for text, head in zip(row, heads, strict=True)]
            for row in [*rows[:SAMPLE], *self._longest(rows)]
        ]  # fmt: skip
        metrics = self.view.fontMetrics()
        self._natural = widths(heads, sample, metrics, LONGEST)
        self._natural[self._wide] = widths(heads, sample, metrics, UNCUT)[self._wide]
        self._make_room()

    def _longest(self, rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Return the rows with the longest amount or number of all: these are never cut."""
        places = [at for at, (_title, kind) in enumerate(self._columns) if kind in RIGHT]
        return [max(rows, key=lambda row: len(row[at])) for at in places if rows]

    def _make_room(self) -> None:
        """Let the columns fill the table; spare ones go while the wide one couldn't be read."""
        if not self._natural:
            return
        head, room = self.view.horizontalHeader(), self.view.viewport().width()
        shown = list(range(len(self._columns)))
        for at in self._spare:
            others = sum(min(self._natural[each], WIDEST) for each in shown if each != self._wide)
            if room - others >= READABLE:
                break
            shown.remove(at)
        natural = [self._natural[at] for at in shown]
        kinds = [self._columns[at][1] for at in shown]
        found = fitted(natural, kinds, shown.index(self._wide), room)
        for at in range(len(self._columns)):
            head.setSectionHidden(at, at not in shown)
        for at, width in zip(shown, found, strict=True):
            head.resizeSection(at, width)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Look again at the room when the rows have another width, also by a bar beside them."""
        if event.type() == QEvent.Type.Resize:
            self._make_room()
        return False

    def choose(self, row: int) -> None:
        """Choose a row."""
        if 0 <= row < len(self.model.rows):
            self.view.selectRow(row)

    def current(self) -> int:
        """Return the chosen row, -1 without one."""
        return self.view.currentIndex().row()

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.row())

    def _jump(self, letters: str) -> None:
        """Go to the first row of which a cell starts with the letters typed."""
        wanted = fold(letters)
        places = dict.fromkeys([self._wide, *range(len(self._columns))])
        for place in places:
            for row, cells in enumerate(self.model.rows):
                if fold(cells[place]).startswith(wanted):
                    self.choose(row)
                    return

    def _copy(self) -> None:
        """Copy the chosen row as text."""
        row, model = self.current(), self.model
        if row >= 0:
            cells = [str(model.index(row, at).data() or "") for at in self.view.columns()]
            put_on_clipboard(as_text([], [cells]))
