"""First start, the own business: the fields, and the paper that they make beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ises_desk.errors import Refusal
from ises_desk.i18n import _
from ises_desk.ui.address_fields import countries
from ises_desk.ui.business_form import SPEC
from ises_desk.ui.cells import follow_each_other
from ises_desk.ui.field_grid import FieldGrid, boxed
from ises_desk.ui.letterhead import sketch
from ises_desk.ui.pdf_view import PdfView
from ises_desk.ui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ises_desk.ui.cells import Cell
    from ises_desk.ui.desk import Desk

REST_MS = 300  # after a key


class BusinessStep(QWidget):
    """Asks what stands on every letter; `changed` a moment after the last key."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._grids: list[FieldGrid] = []
        self.view = PdfView(desk)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("sheet")
        self._area.setWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID + 4)
        for group in SPEC.groups:
            frame, grid = boxed(_(group.title), _(group.note), group.fields, desk, body)
            self._grids.append(grid)
            column.addWidget(frame)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self._area, 1)
        row.addWidget(self.view, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._rested)
        for grid in self._grids:
            grid.changed.connect(lambda _name: self._timer.start())
        follow_each_other([cell for grid in self._grids for cell in grid.cells.values()], desk)
        self._fetch_countries()

    def _fetch_countries(self) -> None:
        offer: Any = self.cell("country").input
        self._desk.lanes.prepare(countries, offer.offer)

    def cell(self, name: str) -> Cell:
        """Return the cell of a field."""
        return next(grid.cells[name] for grid in self._grids if name in grid.cells)

    def fill(self, values: Mapping[str, str]) -> None:
        """Show answers."""
        for grid in self._grids:
            grid.fill(values)
        self._timer.start()

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields, right or wrong."""
        return {
            name: str(value)
            for grid in self._grids
            for name, value in grid.so_far().items()
            if value is not None
        }

    def begin(self) -> None:
        """Put the keyboard in the first field that is still to be answered."""
        cells = [cell for grid in self._grids for cell in grid.cells.values()]
        asked = [cell for cell in cells if cell.field.required and cell.input.empty()]
        (asked or cells)[0].input.setFocus()

    def check(self, done: Callable[[], object]) -> None:
        """Look at all answers as the deed will; `done` when they are right."""
        answers = [grid.answers() for grid in self._grids]
        if any(answer is None for answer in answers):
            self._reveal(next(cell for grid in self._grids if (cell := grid.first_wrong())))
            return
        self._desk.lanes.prepare(partial(_checked, self.typed()), partial(self._judge, done))

    def show_refusal(self, refusal: Refusal) -> None:
        """Show a refusal at its field."""
        cell = self.cell(refusal.field or "name")
        cell.complain(refusal)
        self._reveal(cell)

    def _judge(self, done: Callable[[], object], refusal: Refusal | None) -> None:
        if refusal is None:
            done()
        else:
            self.show_refusal(refusal)

    def _reveal(self, cell: Cell) -> None:
        cell.input.setFocus()
        self._area.ensureWidgetVisible(cell, 0, 4 * GRID)

    def _rested(self) -> None:
        self.changed.emit()
        lanes = self._desk.lanes
        lanes.prepare(partial(sketch, self.typed(), self._desk.today), self.view.show_pdf)


def _checked(given: dict[str, str]) -> Refusal | None:
    """On the read lane: return what the deed would say against these answers."""
    from ises_desk.actions.business import checked

    try:
        checked(given)
    except Refusal as refusal:
        return refusal
    return None
