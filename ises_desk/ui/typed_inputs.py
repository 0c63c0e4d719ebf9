"""Inputs for values that are typed and read: numbers, amounts, days, moments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidgetAction

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.ui.inputs import LineInput
from ises_desk.ui.widgets import label, tool

if TYPE_CHECKING:
    from collections.abc import Callable

    from ises_desk.ui import fields
    from ises_desk.ui.desk import Desk


class ReadInput(LineInput):
    """A typed value: read and shown through `values.formats`."""

    def __init__(
        self, field: fields.Field, read: Callable[[str], Any], show: Callable[[Any], str]
    ) -> None:
        super().__init__(field, 40)
        self._read, self._show = read, show
        self.edit.editingFinished.connect(self._tidy)

    def value(self) -> Any:
        """Return the value read, None when empty."""
        text = self.text()
        return self._read(text) if text else None

    def set_value(self, value: Any) -> None:
        """Show a value as people read it."""
        self.edit.setText("" if value is None else self._show(value))

    def _tidy(self) -> None:
        try:
            value = self.value()
        except Refusal:
            return
        if value is not None and self._show(value) != self.edit.text():
            self.edit.setText(self._show(value))


class DayInput(ReadInput):
    """A day: typed, or chosen from a calendar."""

    def __init__(self, field: fields.Field, today: Callable[[], date]) -> None:
        from ises_desk.values import formats

        super().__init__(field, lambda text: formats.read_day(text, today()), formats.short_day)
        self._today = today
        self.edit.setPlaceholderText(_(N_("dd-mm-jjjj")))
        self._open = tool("calendar", _(N_("Kalender")), self._calendar)
        self._open.setEnabled(not field.locked)
        self.row.addWidget(self._open)

    def _calendar(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setAccessibleName(_(self.field.label).replace("&", ""))
        try:
            day = self.value() or self._today()
        except Refusal:
            day = self._today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        chosen = QWidgetAction(menu)
        chosen.setDefaultWidget(calendar)
        menu.addAction(chosen)
        calendar.activated.connect(self._choose)
        calendar.clicked.connect(self._choose)
        calendar.clicked.connect(menu.close)
        calendar.activated.connect(menu.close)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        self.left.emit()


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


def amount(field: fields.Field) -> ReadInput:
    """Return an input for an amount in euros."""
    from ises_desk.values import formats

    def show(value: Any) -> str:
        return formats.amount(value).replace("€", "").strip("\xa0 ")

    made = ReadInput(field, formats.read_amount, show)
    made.row.insertWidget(0, label("€", "muted"))
    made.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
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
    from ises_desk.values import formats

    def read(text: str) -> datetime:
        day_text, _sep, clock_text = text.strip().rpartition(" ")
        if ":" not in clock_text:
            day_text, clock_text = text, "12:00"
        try:
            at = time.fromisoformat(clock_text.zfill(5))
        except ValueError:
            raise Refusal(N_("Typ de tijd zoals 09:30, achter de dag.")) from None
        return datetime.combine(formats.read_day(day_text, desk.today), at, tzinfo=AMSTERDAM)

    def show(value: datetime) -> str:
        local = value.astimezone(AMSTERDAM)
        return f"{formats.short_day(local)} {local:%H:%M}"

    made = ReadInput(field, read, show)
    made.edit.setPlaceholderText(_(N_("dd-mm-jjjj uu:mm")))
    return made
