"""Fields on a grid of twelve columns: the body of a form, and of one row in a group list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ises_desk.errors import Refusal
from ises_desk.ui import fields
from ises_desk.ui.cells import MISSING, Cell, grows
from ises_desk.ui.inputs import ChoiceInput, TicksInput
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import card, label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ises_desk.ui.desk import Desk

    Load = Callable[[Any, Mapping[str, Any]], fields.Options]

COLUMNS = 12


class FieldGrid(QWidget):
    """Lays cells left to right, top to bottom; `changed` names the field that changed."""

    changed = Signal(str)

    def __init__(
        self, asked: Sequence[fields.Field], desk: Desk, parent: QWidget | None = None
    ) -> None:
        """Make the cells inside `parent`: adopting a finished grid would style it all anew."""
        super().__init__(parent)
        self.cells: dict[str, Cell] = {}
        self._desk = desk
        self._row = self._column = 0
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID - 4)
        grid.setVerticalSpacing(GRID + 4)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
        for field in asked:
            self.add(field)

    def add(self, field: fields.Field) -> Cell:
        """Make the cell of a field, on the row of the one before it where that has room."""
        self.cells[field.name] = cell = Cell(field, self._desk, self)
        span = min(field.span, COLUMNS)
        if self._column + span > COLUMNS:
            self._row, self._column = self._row + 1, 0
        if self._column and isinstance(field, fields.Tick):
            cell.stand_lower()
        self._grid.addWidget(cell, self._row, self._column, 1, span)
        if grows(field):
            self._grid.setRowStretch(self._row, 1)
        self._column += span
        cell.changed.connect(partial(self.changed.emit, field.name))
        return cell

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show values; fields that aren't named keep what they have."""
        for name, value in values.items():
            if name in self.cells:
                self.cells[name].input.set_value(value)
                self.cells[name].untouched()

    def answers(self) -> dict[str, Any] | None:
        """Return all values; None when a field was refused (it says so itself)."""
        found: dict[str, Any] = {}
        good = True
        for name, cell in self.cells.items():
            try:
                found[name] = cell.answer()
            except Refusal:
                good = False
        for cell in self.cells.values():
            other, answer = cell.field.usual or ("", "")
            if other and found.get(other) == answer and cell.input.empty():
                cell.complain(Refusal(MISSING))
                good = False
        return found if good else None

    def so_far(self) -> dict[str, Any]:
        """Return the values that can be read now, without complaint."""
        found: dict[str, Any] = {}
        for name, cell in self.cells.items():
            try:
                found[name] = cell.input.so_far()
            except Refusal:
                found[name] = None
        return found

    def typed(self) -> dict[str, Any]:
        """Return what is in each field now, read or not."""
        return {name: cell.input.typed() for name, cell in self.cells.items()}

    def type_again(self, typed: Mapping[str, Any]) -> None:
        """Put back what was typed."""
        for name, each in typed.items():
            if name in self.cells:
                self.cells[name].input.type_again(each)

    def first_wrong(self) -> Cell | None:
        """Return the first cell with a complaint."""
        return next((cell for cell in self.cells.values() if cell.error), None)

    def loads(self) -> list[tuple[Load, str, Callable[[fields.Options], None]]]:
        """Return what is read for the choices: how, after which field, and who gets it."""
        found: list[tuple[Load, str, Callable[[fields.Options], None]]] = []
        for cell in self.cells.values():
            field, shown = cell.field, cell.input
            if not isinstance(field, fields.Choice | fields.Ticks) or field.load is None:
                continue
            if isinstance(shown, ChoiceInput | TicksInput):
                found.append((field.load, field.depends, shown.offer))
        return found


def boxed(
    title: str, note: str, asked: Sequence[fields.Field], desk: Desk, parent: QWidget
) -> tuple[QFrame, FieldGrid]:
    """Return a card with a heading, a note and the fields."""
    frame = card()
    frame.setParent(parent)
    column = QVBoxLayout(frame)
    column.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, 2 * GRID)
    column.setSpacing(GRID)
    if title:
        column.addWidget(label(title, "heading"))
    if note:
        column.addWidget(label(note, "muted", wrap=True))
    grid = FieldGrid(asked, desk, frame)
    column.addWidget(grid, 1)
    return frame, grid
