"""A table of rows that are all in memory: previews, backups, rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHeaderView, QVBoxLayout

from ises_desk.i18n import _
from ises_desk.ui.delegates import widths
from ises_desk.ui.list_view import ListView, as_text, put_on_clipboard
from ises_desk.ui.listing_model import KIND_ROLE, RIGHT, TONE_ROLE
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    Index = QModelIndex | QPersistentModelIndex

READABLE = 280  # px
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
        self.model = RowsModel(columns)
        self.view = view = ListView(self.model, name, self)
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
        head = self.view.horizontalHeader()
        sample = [
            [text.partition("|")[0] if head[1] == "state" else text
             for text, head in zip(row, heads, strict=True)]
            for row in [*rows[:SAMPLE], *self._longest(rows)]
        ]  # fmt: skip
        for at, width in enumerate(widths(heads, sample, self.view.fontMetrics())):
            head.resizeSection(at, width)
        head.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Stretch)
        self._make_room()

    def _longest(self, rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Return the rows with the longest amount or number of all: these are never cut."""
        places = [at for at, (_title, kind) in enumerate(self._columns) if kind in RIGHT]
        return [max(rows, key=lambda row: len(row[at])) for at in places if rows]

    def _make_room(self) -> None:
        """Hide spare columns as long as the wide one would be too narrow to read."""
        head = self.view.horizontalHeader()
        for at in self._spare:
            head.setSectionHidden(at, False)
        for at in self._spare:
            if head.sectionSize(self._wide) >= READABLE:
                return
            head.setSectionHidden(at, True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Look again which columns there is room for."""
        super().resizeEvent(event)
        self._make_room()

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
