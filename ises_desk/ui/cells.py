"""One field on a form: its label, its input, its error; and which input a field gets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.ui import fields, inputs, typed_inputs
from ises_desk.ui.messages import sentence
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ises_desk.ui.desk import Desk

PAUSE_MS = 1500  # without a key: the owner may be looking for what is wrong
MISSING = N_("Vul dit in.")
STAR = " *"
FEW = 3  # characters that are only a beginning


def grows(field: fields.Field) -> bool:
    """Tell whether a field takes the room that its form has left."""
    return isinstance(field, fields.Block) and field.grows


class Cell(QWidget):
    """A labelled input with its error sentence below it."""

    changed = Signal()

    def __init__(self, field: fields.Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._desk = desk
        self.input = make_input(field, desk)
        self._touched = False
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._title: QLabel | None = None
        if not isinstance(field, fields.Tick | fields.Rows | fields.Wording):
            self._title = QLabel(field.caption, self)
            # a label sends the keyboard only to what takes it: the control, not what holds it
            self._title.setBuddy(self.input.focusProxy() or self.input)
            column.addWidget(self._title)
            self.star()
        column.addWidget(self.input, int(grows(field)))
        self._hint = label(_(field.hint), "muted", wrap=True) if field.hint else None
        if self._hint is not None:
            column.addWidget(self._hint)
        self._error: QLabel | None = None  # made when there is something to say
        column.addStretch(int(not grows(field)))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.input.changed.connect(self._on_change)
        self.input.left.connect(self._on_left)

    def stand_lower(self) -> None:
        """Leave the room of a title: a tick stands beside what is filled in, not beside titles."""
        self._column.insertSpacing(0, self.fontMetrics().height() + GRID)

    def star(self, *, counts: bool = True) -> None:
        """Mark what must be answered, where an answer counts: not in a row that may stay empty."""
        needed = self.field.required and not isinstance(self.field, fields.Choice)
        star = counts and (needed or self.field.usual is not None) and not self.field.locked
        if self._title is not None:
            self._title.setText(self._title.text().removesuffix(STAR) + (STAR if star else ""))

    @property
    def error(self) -> str:
        """The sentence under the field, empty when all is well."""
        return "" if self._error is None or self._error.isHidden() else self._error.text()

    def untouched(self) -> None:
        """Take what stands in the field as it was found: only passing by is no change."""
        self._touched = False
        self._pause.stop()

    def answer(self) -> Any:
        """Return the value; a Refusal is shown under the field and raised."""
        try:
            value = self.input.value()
            if self.field.required and self.input.empty():
                raise Refusal(MISSING)  # noqa: TRY301  shown like any other
        except Refusal as refusal:
            self.complain(refusal)
            raise
        self.complain(None)
        return value

    def complain(self, refusal: Refusal | None) -> None:
        """Show a sentence under the field, or none."""
        text = "" if refusal is None else sentence(refusal)
        if self._error is None and text:
            self._error = label("", "error", wrap=True, selectable=True)
            self._column.insertWidget(self._column.count() - 1, self._error)
        if self._error is not None:
            self._error.setText(text)
            self._error.setVisible(bool(text))
        if self._hint is not None:
            self._hint.setVisible(not text)
        self.input.mark(wrong=bool(text))
        proxy = self.input.focusProxy()
        if proxy is not None:
            proxy.setAccessibleDescription(text or _(self.field.hint))

    def _on_change(self) -> None:
        """While typing only take a complaint away; never make a new one."""
        self._touched = True
        if self.error:
            try:
                self.input.value()
            except Refusal:
                pass
            else:
                self.complain(None)
        self._pause.start()
        self.changed.emit()

    def _on_pause(self) -> None:
        """After a pause in the typing look at what is there, unless it has only just begun."""
        line = self.input
        if not isinstance(line, inputs.LineInput) or not line.edit.hasFocus():
            return
        if len(line.edit.text().strip()) < FEW:
            return
        try:
            line.value()
        except Refusal as refusal:
            self.complain(refusal)
        else:
            self._look_closer()

    def _on_left(self) -> None:
        """On leaving a field that was changed and isn't empty, look at it."""
        self._pause.stop()
        if not self._touched or self.input.empty():
            return
        try:
            self.input.value()
        except Refusal as refusal:
            self.complain(refusal)
        else:
            self.complain(None)
            self.changed.emit()
            self._look_closer()

    def _look_closer(self) -> None:
        """Let the field's own check look at the text on the read lane."""
        check = self.field.check if isinstance(self.field, fields.Line) else None
        if check is not None and isinstance(self.input, inputs.LineInput):
            text = self.input.text()
            # not a reading of the administration: a first start has none yet
            self._desk.lanes.prepare(partial(_examine, check, text), partial(self._judge, text))

    def _judge(self, text: str, found: Any) -> None:
        line = self.input
        if not isinstance(line, inputs.LineInput) or line.edit.text().strip() != text:
            return
        if isinstance(found, Refusal):
            self.complain(found)
        elif not line.edit.hasFocus() and str(found) != text:
            line.edit.setText(str(found))


def follow_each_other(cells: Sequence[Cell], desk: Desk) -> None:
    """Let the lines that follow another take what is derived from it when the owner leaves it."""
    by_name = {cell.field.name: cell for cell in cells}
    for cell in cells:
        field = cell.field
        if isinstance(field, fields.Line) and field.follows in by_name:
            leader = by_name[field.follows]
            leader.input.left.connect(partial(_lead, desk, leader, cell, field, [""]))


def _lead(desk: Desk, leader: Cell, cell: Cell, field: fields.Line, filled: list[str]) -> None:
    source = str(leader.input.typed()).strip()
    if not source or str(cell.input.typed()).strip() != filled[0]:
        return

    def take(found: str) -> None:
        if found and str(cell.input.typed()).strip() == filled[0]:
            filled[0] = found
            cell.input.set_value(found)

    desk.lanes.prepare(partial(field.derive, source), take)


def _examine(check: Callable[[str], Any], text: str) -> Any:
    """On the read lane: return the normal form, or the Refusal."""
    try:
        return check(text)
    except Refusal as refusal:
        return refusal


def make_input(  # noqa: C901, PLR0911, PLR0912  one case a kind
    field: fields.Field, desk: Desk
) -> inputs.Input:
    """Return the input for a field."""
    match field:
        case fields.Block():
            return inputs.BlockInput(field)
        case fields.Amount():
            return typed_inputs.AmountInput(field)
        case fields.Count():
            return typed_inputs.count(field)
        case fields.Whole():
            return typed_inputs.whole(field)
        case fields.Day():
            return typed_inputs.DayInput(field, lambda: desk.today)
        case fields.Moment():
            return typed_inputs.moment(field, desk)
        case fields.Choice():
            return inputs.ChoiceInput(field)
        case fields.Ticks():
            return inputs.TicksInput(field)
        case fields.Tick():
            return inputs.TickInput(field)
        case fields.Pick():
            from ises_desk.ui.picker import PickInput

            return PickInput(field, desk)
        case fields.Rows():
            from ises_desk.ui.row_inputs import RowsInput

            return RowsInput(field, desk)
        case fields.Wording():
            from ises_desk.ui.wording_input import WordingInput

            return WordingInput(field)
        case fields.Line():
            made = inputs.LineInput(field, field.longest)
            made.edit.setPlaceholderText(_(field.example))
            return made
    raise TypeError(field)
