"""Inputs for values that are typed and read: numbers, amounts, days, moments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent

from ises_desk.errors import Refusal
from ises_desk.i18n import DUTCH, N_, _, language
from ises_desk.ui.inputs import LineInput
from ises_desk.ui.whisper import Whisper
from ises_desk.ui.widgets import label, tool

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ises_desk.ui import fields
    from ises_desk.ui.desk import Desk

PADDING = 26  # px of a line that hold no text
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class ReadInput(LineInput):
    """A typed value: read and shown through `values.formats`."""

    def __init__(
        self, field: fields.Field, read: Callable[[str], Any], show: Callable[[Any], str]
    ) -> None:
        super().__init__(field, 40)
        self._read, self._show = read, show
        self.whisper = Whisper(self.edit)
        self.edit.editingFinished.connect(self.tidy)
        self.edit.textEdited.connect(lambda _text: self.whisper.say(self.understood()))

    def value(self) -> Any:
        """Return the value read, None when empty."""
        text = self.text()
        return self._read(text) if text else None

    def set_value(self, value: Any) -> None:
        """Show a value as people read it."""
        self.edit.setText("" if value is None else self._show(value))

    def understood(self) -> str:
        """Return what is understood of what is being typed, where that is not plain to see."""
        return ""

    def tidy(self) -> None:
        """Show what was understood; what can't be read stays as it is typed."""
        self.whisper.say("")
        try:
            value = self.value()
        except Refusal:
            return
        if value is not None and self._show(value) != self.edit.text():
            self.edit.setText(self._show(value))


class DayInput(ReadInput):
    """A day: typed, or chosen from a calendar; Up and Down go to the day beside it."""

    def __init__(self, field: fields.Field, today: Callable[[], date]) -> None:
        super().__init__(field, lambda text: self._meant(text).day, self._fitting)
        self._today = today
        self._unseen: date | None = None
        self.edit.setPlaceholderText(_(N_("dd-mm-jjjj")))
        self.edit.installEventFilter(self)
        self._open = tool("calendar", _(N_("Kalender")), self.open_calendar)
        self._open.setEnabled(not field.locked)
        self.row.addWidget(self._open)

    def _meant(self, text: str) -> Any:
        from ises_desk.values.typed_days import typed_day

        return typed_day(text, self._today())

    def _fitting(self, day: date) -> str:
        """Return the day in words, in short where the full name of the month has no room."""
        from ises_desk.values.formats import week_day

        full = week_day(day)
        room = self.edit.width() - PADDING
        fits = self.edit.fontMetrics().horizontalAdvance(full) <= room
        return full if fits else week_day(day, short=True)

    def understood(self) -> str:
        """Return the day in words, with its year where that was chosen."""
        from ises_desk.values.formats import week_day

        try:
            meant = self._meant(self.text())
        except Refusal:
            return ""
        words = week_day(meant.day)
        if not meant.assumed:
            return words
        later = meant.day.year > self._today().year
        return f"{words} · {_(N_('volgend jaar')) if later else _(N_('vorig jaar'))}"

    def tidy(self) -> None:
        """Remember a chosen year that the owner has not seen yet: he saves from this very field."""
        self._unseen = None
        if self.edit.window().focusWidget() is self.edit:
            try:
                meant = self._meant(self.text())
                self._unseen = meant.day if meant.assumed else None
            except Refusal:
                pass
        super().tidy()

    def settle(self) -> Refusal | None:
        """Show the day that is meant; ask once when its year was chosen and not seen yet."""
        if self._unseen is None:
            self.tidy()
        day, self._unseen = self._unseen, None
        if day is None:
            return None
        return Refusal(N_("Bedoeld is {day}. Klopt dat, sla dan nog eens op."), day=day)

    def open_calendar(self) -> None:
        """Open the calendar on the day in the field, or today."""
        from ises_desk.ui.calendar import CalendarPopup

        try:
            day = self.value() or self._today()
        except Refusal:
            day = self._today()
        popup = CalendarPopup(day, self._today(), self.field.plain, self)
        popup.chosen.connect(self._choose)
        popup.open_below(self.edit)

    def _choose(self, day: date) -> None:
        self.set_value(day)
        self.edit.setFocus()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Open the calendar with Alt+Down or F4; go a day on with Up and back with Down."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_F4 or (alt and key == Qt.Key.Key_Down):
                self.open_calendar()
                return True
            if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self._go(_STEPS[key])
                return True
        return super().eventFilter(watched, event)

    def _go(self, step: int) -> None:
        from datetime import timedelta

        try:
            day = self.value()
        except Refusal:
            return
        self.set_value(self._today() if day is None else day + timedelta(days=step))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Show the day in the form that fits."""
        super().resizeEvent(event)
        if not self.edit.hasFocus():
            self.edit.blockSignals(True)
            self.tidy()
            self.edit.blockSignals(False)


class AmountInput(ReadInput):
    """An amount in euros; a sign that may group its digits is explained while it is typed."""

    def __init__(self, field: fields.Field) -> None:
        from ises_desk.values import formats

        super().__init__(field, formats.read_amount, _without_sign)
        self.row.insertWidget(0, label("€", "muted"))
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)

    def understood(self) -> str:
        """Return the amount in full when a dot (in English a comma) could mean two things."""
        from ises_desk.values import formats

        try:
            value = self.value()
        except Refusal:
            return ""
        sign = "." if language() == DUTCH else ","
        return formats.amount(value) if value is not None and sign in self.edit.text() else ""


def _without_sign(value: Any) -> str:
    from ises_desk.values import formats

    return formats.amount(value).replace("€", "").strip("\xa0 ")


def whole(field: fields.Whole) -> ReadInput:
    """Return an input for a whole number between its bounds."""

    def read(text: str) -> int:
        if not (text.isascii() and text.removeprefix("-").isdigit()):
            raise Refusal(N_("Typ een geheel getal, zoals {example}."), example=field.least or 12)
        if not field.least <= int(text) <= field.most:
            raise Refusal(
                N_("Kies een getal van {least} tot en met {most}."),
                least=field.least,
                most=field.most,
            )
        return int(text)

    made = ReadInput(field, read, str)
    made.edit.setMaximumWidth(110)
    if field.unit:
        made.row.addWidget(label(_(field.unit), "muted"))
    made.row.addStretch(1)
    return made


def count(field: fields.Field) -> ReadInput:
    """Return an input for a quantity."""
    from ises_desk.values import formats

    made = ReadInput(field, formats.read_quantity, formats.typed_quantity)
    made.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made


def moment(field: fields.Field, desk: Desk) -> ReadInput:
    """Return an input for a day with an optional time of day in Amsterdam."""
    from datetime import datetime, time

    from ises_desk.clock import AMSTERDAM
    from ises_desk.values.formats import week_day
    from ises_desk.values.typed_days import read_day

    def read(text: str) -> datetime:
        day_text, _sep, clock_text = text.strip().rpartition(" ")
        if ":" not in clock_text:
            day_text, clock_text = text, "12:00"
        try:
            at = time.fromisoformat(clock_text.zfill(5))
        except ValueError:
            raise Refusal(N_("Typ de tijd zoals 09:30, achter de dag.")) from None
        return datetime.combine(read_day(day_text, desk.today), at, tzinfo=AMSTERDAM)

    def show(value: datetime) -> str:
        at = value.astimezone(AMSTERDAM)
        return f"{week_day(at.date(), short=True)} {at:%H:%M}"

    made = ReadInput(field, read, show)
    made.edit.setPlaceholderText(_(N_("dd-mm-jjjj uu:mm")))
    return made
