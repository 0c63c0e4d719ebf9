"""A list of equal groups in a form, such as the lines of a contract."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.ui.field_grid import FieldGrid
from ises_desk.ui.inputs import Input
from ises_desk.ui.kept import plain_group, unplain_group
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, tool

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ises_desk.ui import fields
    from ises_desk.ui.desk import Desk


class RowsInput(Input):
    """Rows that can be added and removed; its value is a list of dictionaries."""

    field: fields.Rows

    def __init__(self, field: fields.Rows, desk: Desk) -> None:
        super().__init__(field)
        self._desk = desk
        self._rows: list[_Row] = []
        self._asked: list[_Row] = []
        self._form: dict[str, Any] = {}
        self._body = body = QWidget(self)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._more = button(_(field.add), self._add_fresh, icon="plus")
        foot = QHBoxLayout()
        foot.addWidget(self._more)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self.row.addWidget(body, 1)
        for _place in range(field.least):
            self._add(dict(field.fresh))

    def set_form(self, values: Mapping[str, Any], changed: str = "") -> None:
        """Take the answers around the rows; choices that follow the changed one are read anew."""
        self._form = dict(values)
        for row in self._rows:
            self._load(row, changed)
            if changed in self.field.follows:
                self._ask(row, row.renew)

    def _load(self, row: _Row, changed: str = "") -> None:
        """Read what a row can choose from; the other rows are known there by the list's name."""
        for load, depends, offer in row.grid.loads():
            if not changed or depends == changed:
                others = [each.grid.so_far() for each in self._rows if each is not row]
                self._desk.lanes.read(load, offer, {**self._form, self.field.name: others})

    @property
    def rows(self) -> list[_Row]:
        """The rows now."""
        return list(self._rows)

    def value(self) -> list[dict[str, Any]]:
        """Return the rows; raises a Refusal when one of them can't be read.

        A new row in which nothing was filled in doesn't count.
        """
        self._asked = self._meant()
        found = []
        for row in self._asked:
            answer = row.grid.answers()
            if answer is not None:
                found.append({**row.kept, **answer})
        if len(found) < len(self._asked):
            raise Refusal(N_("Kijk de regels na."))
        if len(found) < self.field.least:
            raise Refusal(N_("Voeg ten minste één regel toe."))
        return found

    def so_far(self) -> list[dict[str, Any]]:
        """Return what can be read of the rows now, without complaint."""
        return [{**row.kept, **row.grid.so_far()} for row in self._meant()]

    def _meant(self) -> list[_Row]:
        """Return the rows in which something was filled in; all, when those are too few."""
        meant = [row for row in self._rows if not row.blank()]
        return meant if len(meant) >= self.field.least else list(self._rows)

    def wrong_part(self) -> QWidget | None:
        """Return the first field in a row that is wrong, else where the keyboard enters."""
        wrong = (cell for row in self._asked if (cell := row.grid.first_wrong()) is not None)
        cell = next(wrong, None)
        return self._entry() if cell is None else cell.input.wrong_part()

    def _entry(self) -> QWidget | None:
        """Return the first field of the first row, or what adds one."""
        first = (cell for row in self._rows for cell in row.grid.cells.values())
        return next((cell.input.wrong_part() for cell in first), self._more)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802  Qt's name
        """Give the keyboard to the list."""
        entry = self._entry()
        if entry is not None:
            entry.setFocus(reason)

    def typed(self) -> list[dict[str, Any]]:
        """Return the rows: whether they are new, what they hold besides, and what was typed."""
        return [
            {"fresh": row.fresh, "kept": plain_group(row.kept), "typed": row.grid.typed()}
            for row in self._rows
        ]

    def type_again(self, typed: Any) -> None:
        """Put back the rows as they were."""
        while self._rows:
            self._drop(self._rows[-1])
        for given in typed:
            kept = unplain_group(given["kept"])
            row = self._add(dict(self.field.fresh) if given["fresh"] else kept)
            row.type_again(given["typed"])

    def set_value(self, value: Any) -> None:
        """Show rows; what a row holds besides the fields is kept and given back."""
        while self._rows:
            self._drop(self._rows[-1])
        for given in value or ():
            self._add(given)

    def refuse(self, place: int, name: str, refusal: Refusal) -> QWidget | None:
        """Show a refusal at a field of a row, which is returned; None: there is no such field."""
        asked = self._asked or self._rows
        cell = asked[place].grid.cells.get(name) if 0 <= place < len(asked) else None
        if cell is not None:
            cell.complain(refusal)
            cell.input.setFocus()
        return cell

    def _add_fresh(self) -> None:
        row = self._add(dict(self.field.fresh))
        next(iter(row.grid.cells.values())).input.setFocus()
        self.changed.emit()

    def _add(self, given: Mapping[str, Any]) -> _Row:
        row = _Row(self, self._desk, given, self._body)
        self._rows.append(row)
        self._column.insertWidget(len(self._rows) - 1, row)
        row.grid.changed.connect(partial(self._changed, row))
        self._star(row)
        if self._form:
            self._load(row)
        return row

    def _star(self, row: _Row) -> None:
        """Mark what a row must hold, unless the whole of it may stay empty, and is."""
        counts = self.field.least > 0 or not row.blank()
        for cell in row.grid.cells.values():
            cell.star(counts=counts)

    def _drop(self, row: _Row) -> None:
        self._rows.remove(row)
        self._asked = list(self._rows)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()

    def drop(self, row: _Row) -> None:
        """Remove a row and keep the keyboard in the list."""
        self._drop(row)
        self._more.setFocus()

    def _changed(self, row: _Row, name: str) -> None:
        self._star(row)
        if name == self.field.on and not row.filling:
            self._ask(row, row.take)
        self.changed.emit()

    def _ask(self, row: _Row, take: Callable[[Mapping[str, Any]], None]) -> None:
        """Read what follows from the choice in a row."""
        if self.field.fill is not None:
            self._desk.lanes.read(self.field.fill, take, row.grid.so_far(), dict(self._form))


class _Row(QFrame):
    """One group with its button to remove it."""

    def __init__(
        self, owner: RowsInput, desk: Desk, given: Mapping[str, Any], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.filling = True
        self._taken: dict[str, Any] = {}
        self.grid = FieldGrid(owner.field.fields, desk, self)
        self.kept = {name: value for name, value in given.items() if name not in self.grid.cells}
        self.grid.fill(given)
        self._fresh = dict(given) if given == dict(owner.field.fresh) else None
        gone = tool("delete", _(N_("Regel verwijderen")), partial(owner.drop, self))
        line = QHBoxLayout(self)
        line.setContentsMargins(GRID + 4, GRID + 2, GRID, GRID + 2)
        line.addWidget(self.grid, 1)
        line.addWidget(gone)
        self.filling = False

    def blank(self) -> bool:
        """Tell whether this is a new row in which nothing was filled in."""
        if self._fresh is None:
            return False
        return all(
            self.grid.cells[name].input.empty()
            if value is None  # also what can't be read, which must not go unnoticed
            else value in ("", self._fresh.get(name))
            for name, value in self.grid.so_far().items()
        )

    @property
    def fresh(self) -> bool:
        """Tell whether this row is new."""
        return self._fresh is not None

    def type_again(self, typed: Mapping[str, Any]) -> None:
        """Put back what was typed; nothing follows from a choice in it."""
        self.filling = True
        self.grid.type_again(typed)
        self.filling = False

    def take(self, values: Mapping[str, Any]) -> None:
        """Take the values that follow from a choice in this row."""
        self._taken.update(values)
        self.filling = True
        self.grid.fill(values)
        self.filling = False

    def renew(self, values: Mapping[str, Any]) -> None:
        """Take those anew that still stand as they were taken: what the owner typed stays."""
        now = self.grid.so_far()
        same = {name for name, value in self._taken.items() if now.get(name) == value}
        self.take({name: value for name, value in values.items() if name in same})
