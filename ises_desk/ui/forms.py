"""The form of every record: asks its fields, performs its deed, shows a refusal at its field."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ises_desk.i18n import N_, _
from ises_desk.ui.field_grid import FieldGrid, boxed
from ises_desk.ui.messages import sentence
from ises_desk.ui.row_inputs import RowsInput
from ises_desk.ui.theme import GRID
from ises_desk.ui.thinker import Thinker
from ises_desk.ui.widgets import Banner, button, label, rule
from ises_desk.ui.wording_input import WordingInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ises_desk.errors import Refusal
    from ises_desk.ui.cells import Cell
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.fields import FormSpec

BESIDE = 1280  # px, with a letter beside the form
ROOM = 0.88  # of the screen's height
_AT = re.compile(r"([a-z_]+)(?:\[(\d+)\])?(?:\.([a-z_]+))?")


class Form(QDialog):
    """A modal form; `done` carries what the deed returned."""

    done_with = Signal(object)

    def __init__(
        self,
        desk: Desk,
        spec: FormSpec,
        values: Mapping[str, Any] | None = None,
        fixed: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show `values` in the fields; `fixed` are arguments of the deed that aren't asked."""
        super().__init__(parent or desk.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_(spec.title))
        self._desk, self.spec, self._fixed = desk, spec, dict(fixed or {})
        self._dirty = False
        self.grids: list[FieldGrid] = []
        self._area, self._body = QScrollArea(self), QWidget()
        self.banner = Banner("bad")
        self.thinker = Thinker(desk, spec, self.values, self)
        self._save = button(_(spec.submit), self.submit, primary=True)
        self._lay_out()
        self._start(values or {})

    # making ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Lay from the outside in: a full part that is adopted is styled all anew."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        inside = QHBoxLayout()
        whole.addLayout(inside, 1)
        area = self._area
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.addWidget(area, 1)
        self._body.setObjectName("sheet")
        area.setWidget(self._body)
        if self.thinker.pane is not None:
            inside.addWidget(self.thinker.pane, 1)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID + 4)
        if self.spec.intro:
            column.addWidget(label(_(self.spec.intro), "muted", wrap=True))
        for group in self.spec.groups:
            title, note = _(group.title), _(group.note)
            frame, grid = boxed(title, note, group.fields, self._desk, self._body)
            self.grids.append(grid)
            column.addWidget(frame)
        column.addWidget(self.thinker.strip)
        column.addStretch(1)
        whole.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        for text, act in self.spec.others:
            buttons.addWidget(button(_(text), partial(self._perform, act, dict(self._fixed))))
        buttons.addStretch(1)
        buttons.addWidget(button(_(N_("&Annuleren")), self.reject))
        buttons.addWidget(self._save)
        foot = QVBoxLayout()
        foot.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        foot.addWidget(rule())
        foot.setSpacing(GRID)
        foot.addWidget(self.banner)
        foot.addLayout(buttons)
        return foot

    def _start(self, values: Mapping[str, Any]) -> None:
        for grid in self.grids:
            grid.changed.connect(self._changed)
        self._load_choices("", values)
        for rows in self._row_lists():
            rows.set_form({**self._fixed, "_today": self._desk.today, **values})
        for grid in self.grids:
            grid.fill(values)
        self.thinker.follow(cell.input for cell in self._cells())
        self._dirty = False
        self.thinker.start()
        self.thinker.strip.shown.connect(lambda: QTimer.singleShot(0, self, self._grow))
        free = [cell for cell in self._cells() if not cell.field.locked]
        asked = [cell for cell in free if cell.field.required and cell.input.empty()]
        for cell in (asked or free)[:1]:
            cell.input.setFocus()
        self._fit()

    def _grow(self) -> None:
        """Give what appeared its room, as far as the screen has it."""
        if self.thinker.view is None:
            room = int(self._desk.window.screen().availableGeometry().height() * ROOM)
            wanted = self._body.sizeHint().height() + self.height() - self._area.height()
            self.resize(self.width(), max(min(wanted, room), self.height()))

    def _fit(self) -> None:
        room = self._desk.window.screen().availableGeometry()
        if self.thinker.view is not None:
            self.resize(min(BESIDE, room.width() - 40), int(room.height() * ROOM))
            return
        self._body.setMinimumWidth(min(self.spec.width, room.width() - 60))
        wanted = self._body.sizeHint().height() + 96
        self.resize(
            min(self.spec.width + 20, room.width() - 40),
            min(wanted, int(room.height() * ROOM)),
        )

    def cell(self, name: str) -> Cell:
        """Return the cell of a field."""
        return next(grid.cells[name] for grid in self.grids if name in grid.cells)

    def values(self) -> dict[str, Any]:
        """Return what can be read now, with what isn't asked."""
        found = {**self._fixed, "_today": self._desk.today}
        for grid in self.grids:
            found.update(grid.so_far())
        return found

    def submit(self) -> None:
        """Check all fields, and perform the deed when all are right."""
        if not self._save.isEnabled():
            return
        self.banner.say("")
        given = [grid.answers() for grid in self.grids]
        if any(answers is None for answers in given):
            self._show_first_wrong()
            return
        asked = {name: value for answers in given for name, value in (answers or {}).items()}
        wrapped = {self.spec.wrap: asked} if self.spec.wrap else asked
        self._perform(*self.spec.asks({**self._fixed, **wrapped}))

    def _perform(self, act: str, arguments: dict[str, Any]) -> None:
        self._save.setEnabled(False)
        self._desk.lanes.perform(
            self._finish, act, refused=self.show_refusal, failed=self._again, **arguments
        )

    def _finish(self, value: Any) -> None:
        self._dirty = False
        if self.spec.success:
            self._desk.messages.say(_(self.spec.success))
        self.accept()
        self.done_with.emit(value)

    def _again(self) -> None:
        self._save.setEnabled(True)

    def show_refusal(self, refusal: Refusal) -> None:
        """Show a refusal at its field, or above the buttons when it has none here."""
        found = _AT.fullmatch(refusal.field or "")
        cells = {cell.field.name: cell for cell in self._cells()}
        if found is not None and found[1] in cells:
            cell = cells[found[1]]
            rows = cell.input
            if (
                isinstance(rows, RowsInput | WordingInput)
                and found[2]
                and rows.refuse(int(found[2]), found[3] or "", refusal)
            ):
                return
            cell.complain(refusal)
            self._reveal(cell)
            return
        self.banner.say(sentence(refusal))

    def _show_first_wrong(self) -> None:
        for grid in self.grids:
            cell = grid.first_wrong()
            if cell is not None:
                self._reveal(cell)
                return

    def _reveal(self, cell: Cell) -> None:
        cell.input.setFocus()
        self._area.ensureWidgetVisible(cell, 0, 4 * GRID)

    # following ------------------------------------------------------------------------------

    def _cells(self) -> list[Cell]:
        return [cell for grid in self.grids for cell in grid.cells.values()]

    def _row_lists(self) -> list[RowsInput]:
        return [cell.input for cell in self._cells() if isinstance(cell.input, RowsInput)]

    def _changed(self, name: str) -> None:
        self._dirty = True
        self.banner.say("")
        values = self.values()
        self._load_choices(name, values)
        for rows in self._row_lists():
            rows.set_form(values, name)
        QTimer.singleShot(0, self, self._grow)
        self.thinker.start()

    def _load_choices(self, name: str, values: Mapping[str, Any]) -> None:
        """Read the options of choices that follow the field that changed ("" is the start)."""
        start = {**self._fixed, "_today": self._desk.today, **values}
        for grid in self.grids:
            for load, depends, offer in grid.loads():
                if not name or depends == name:
                    self._desk.lanes.read(load, offer, start)

    def reject(self) -> None:
        """Leave the form; ask first when something was typed."""
        if not self._dirty:
            super().reject()
            return
        self._desk.messages.ask(
            _(N_("Wijzigingen weggooien?")),
            _(N_("U hebt iets ingevuld dat nog niet is opgeslagen.")),
            _(N_("&Weggooien")),
            self._throw_away,
        )

    def _throw_away(self) -> None:
        self._dirty = False
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Treat the cross of the window as Esc."""
        if self._dirty:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Let Ctrl+S and Enter submit; inside a text of several lines Ctrl+Enter does."""
        if event.matches(QKeySequence.StandardKey.Save):
            self.submit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control or not isinstance(self.focusWidget(), QPlainTextEdit):
                self.submit()
                return
        super().keyPressEvent(event)


def open_form(
    desk: Desk,
    spec: FormSpec,
    values: Mapping[str, Any] | None = None,
    fixed: Mapping[str, Any] | None = None,
    done: Callable[[Any], None] | None = None,
) -> Form:
    """Open a form above the window; `done` gets what the deed returned."""
    form = Form(desk, spec, values, fixed)
    if done is not None:
        form.done_with.connect(done)
    form.open()
    return form
