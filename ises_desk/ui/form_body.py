"""The fields of a form in their cards, in a part that scrolls; what they hold and what is wrong."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ises_desk.i18n import _
from ises_desk.ui.cells import Cell, follow_each_other, grows
from ises_desk.ui.field_grid import FieldGrid, boxed
from ises_desk.ui.fields import Pick
from ises_desk.ui.one_by_one import Steps
from ises_desk.ui.row_inputs import RowsInput
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import label
from ises_desk.ui.wording_input import WordingInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ises_desk.errors import Refusal
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.fields import Field, FormSpec, Group

AROUND = 2 * GRID  # px that stay around what is brought into view
_AT = re.compile(r"([a-z_]+)(?:\[(\d+)\])?(?:\.([a-z_]+))?")


class FormBody(QScrollArea):
    """All fields of a form; `changed` names the field that changed."""

    changed = Signal(str)

    def __init__(self, desk: Desk, spec: FormSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._spec = desk, spec
        self._grids: list[FieldGrid] = []
        self._steps = Steps(self)
        self._newest: QWidget = self
        self._conditional: list[Cell] = []
        self._around: Mapping[str, Any] = {}  # what isn't asked, and decides what applies
        self.sheet = QWidget()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet.setObjectName("sheet")
        self.setWidget(self.sheet)

    def lay_out(self, last: QWidget) -> None:
        """Make the cards in steps, when the body has its place: else all is styled once more.

        `last` stands below them.
        """
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID + 4)
        if self._spec.intro:
            column.addWidget(label(_(self._spec.intro), "muted", wrap=True))
        for group in self._spec.groups:
            self.then(partial(self._box, column, group))
            for field in group.fields:
                self.then(partial(self._ask, field))
                self.then(self._measure)
        self.then(partial(column.addWidget, last))
        if not any(map(grows, [field for group in self._spec.groups for field in group.fields])):
            self.then(partial(column.addStretch, 1))

    def _box(self, column: QVBoxLayout, group: Group) -> None:
        frame, grid = boxed(_(group.title), _(group.note), (), self._desk, self.sheet)
        self._grids.append(grid)
        column.addWidget(frame, int(any(map(grows, group.fields))))

    def _ask(self, field: Field) -> None:
        self._newest = self._grids[-1].add(field)

    def _measure(self) -> None:
        """Dress and measure a field, which Qt else does for all at once when they are shown."""
        self._newest.ensurePolished()
        self._newest.sizeHint()

    def then(self, step: Callable[[], object]) -> None:
        """Do something when all that was asked before is made."""
        self._steps.add(step)

    def finish(self) -> None:
        """Make at once what isn't made yet: who asks for a field gets it."""
        self._steps.finish()

    def drop(self) -> None:
        """Make nothing more: the form was left."""
        self._steps.drop()

    @property
    def grids(self) -> list[FieldGrid]:
        """The grids of fields, one a card."""
        self.finish()
        return self._grids

    def start(self, values: Mapping[str, Any], around: Mapping[str, Any]) -> None:
        """Show the first values; `around` is what isn't asked."""
        for grid in self.grids:
            grid.changed.connect(self.changed)
        follow_each_other(self.cells(), self._desk)
        self._around = around
        self._conditional = [cell for cell in self.cells() if cell.field.when is not None]
        if self._conditional:
            self.changed.connect(lambda _name: self._ask_what_applies())
        self.load_choices("", {**around, **values})
        for grid in self.grids:
            grid.fill(values)
        for rows in self.row_lists():  # last: filling in the first field showed them too little
            rows.set_form({**around, **values})
        self._ask_what_applies()

    def _ask_what_applies(self) -> None:
        """Show the fields that are asked only with some answers, or hide them."""
        values = {**self._around, **self.so_far()} if self._conditional else {}
        for cell in self._conditional:
            cell.setVisible(cell.field.when is None or cell.field.when(values))

    def focus_first(self) -> None:
        """Put the keyboard where the owner begins: at the first that must still be answered.

        Where all is answered he begins in the first field that he can change; who it is about is
        known then, so it is passed over.
        """
        free = [cell for cell in self.cells() if _fillable(cell)]
        asked = [cell for cell in free if cell.field.required and cell.input.empty()]
        known = [cell for cell in free if isinstance(cell.field, Pick) and not cell.input.empty()]
        rest = [cell for cell in free if cell not in known]
        for cell in (asked or rest or free)[:1]:
            cell.input.setFocus()

    def cells(self) -> list[Cell]:
        """Return all cells."""
        return [cell for grid in self.grids for cell in grid.cells.values()]

    def offering(self) -> bool:
        """Tell whether what changes now are options that came, and not the owner's answer."""
        return any(cell.input.offering for cell in self.cells())

    def row_lists(self) -> list[RowsInput]:
        """Return the inputs that are lists of rows."""
        return [cell.input for cell in self.cells() if isinstance(cell.input, RowsInput)]

    def answers(self) -> dict[str, Any] | None:
        """Return all answers; None when one was refused (it is shown there)."""
        given = [grid.answers() for grid in self.grids]
        if any(answers is None for answers in given):
            return None
        return {name: value for answers in given for name, value in (answers or {}).items()}

    def so_far(self) -> dict[str, Any]:
        """Return what can be read now."""
        return {name: value for grid in self.grids for name, value in grid.so_far().items()}

    def typed(self) -> dict[str, Any]:
        """Return what is in every field now, read or not."""
        return {name: value for grid in self.grids for name, value in grid.typed().items()}

    def type_again(self, typed: Mapping[str, Any]) -> None:
        """Put back what was typed."""
        for grid in self.grids:
            grid.type_again(typed)

    def settle(self) -> bool:
        """Show what is meant everywhere; False when something must be looked at first."""
        for cell in self.cells():
            question = cell.input.settle()
            if question is not None:
                cell.complain(question)
                self.reveal(cell)
                return False
        return True

    def follow(self, name: str, values: Mapping[str, Any]) -> None:
        """Let choices, rows and what the form fills in follow a field that changed."""
        if name and name == self._spec.on and self._spec.fill is not None:
            self._desk.lanes.read(self._spec.fill, self._fill, dict(values))
        self.load_choices(name, values)
        for rows in self.row_lists():
            rows.set_form(values, name)

    def _fill(self, values: Mapping[str, Any]) -> None:
        for grid in self.grids:
            grid.fill(values)

    def load_choices(self, name: str, values: Mapping[str, Any]) -> None:
        """Read the options of choices that follow the field that changed ("" is the start)."""
        for grid in self.grids:
            for load, depends, offer in grid.loads():
                if not name or depends == name:
                    self._desk.lanes.read(load, offer, dict(values))

    def refuse(self, refusal: Refusal) -> bool:
        """Show a refusal at its field; False when it has none here."""
        found = _AT.fullmatch(refusal.field or "")
        cells = {cell.field.name: cell for cell in self.cells()}
        if found is None or found[1] not in cells:
            return False
        cell = cells[found[1]]
        rows = cell.input
        if isinstance(rows, RowsInput | WordingInput) and found[2]:
            part = rows.refuse(int(found[2]), found[3] or "", refusal)
            if part is not None:
                self.bring(part)
                return True
        cell.complain(refusal)
        self.reveal(cell)
        return True

    def show_first_wrong(self) -> None:
        """Bring the first field with a complaint into view."""
        wrong = (grid.first_wrong() for grid in self.grids)
        for cell in [each for each in wrong if each is not None][:1]:
            self.reveal(cell)

    def reveal(self, cell: Cell) -> None:
        """Give a cell, or the one inside it that is wrong, the keyboard and bring it into view."""
        control = cell.input.wrong_part()
        (control or cell.input).setFocus()
        inside = None if control is None else control.parentWidget()
        while inside is not None and not isinstance(inside, Cell):
            inside = inside.parentWidget()
        self.bring(inside if isinstance(inside, Cell) else cell)

    def bring(self, part: QWidget) -> None:
        """Bring a part wholly into view, its top first, when what it now says has its place."""
        QTimer.singleShot(0, part, partial(self._scroll_to, part))

    def _scroll_to(self, part: QWidget) -> None:
        bar = self.verticalScrollBar()
        top = part.mapTo(self.sheet, QPoint(0, 0)).y() - AROUND
        bottom = top + part.height() + 2 * AROUND
        if top < bar.value() or bottom - top > self.viewport().height():
            bar.setValue(top)
        elif bottom > bar.value() + self.viewport().height():
            bar.setValue(bottom - self.viewport().height())


def _fillable(cell: Cell) -> bool:
    """Tell whether the owner can fill in a field now."""
    control = cell.input.focusProxy() or cell.input
    return not cell.field.locked and control.isEnabled() and not cell.isHidden()
