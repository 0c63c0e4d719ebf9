"""Days and amounts as people type them: what was understood is shown, a guess is asked about."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QPushButton

from ises_desk import clock
from ises_desk.ui import cells
from ises_desk.ui.calendar import CalendarPopup
from ises_desk.ui.forms import Form, open_form
from ises_desk.ui.products import PRICE
from ises_desk.ui.typed_inputs import DayInput, ReadInput
from tests.ui.conftest import calm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.cells import Cell
    from ises_desk.ui.window import MainWindow

LONG = 20_000  # ms


@pytest.fixture
def form(window: MainWindow, qtbot: QtBot) -> Form:
    """Open a form with a day and an amount."""
    made = open_form(window.desk, PRICE, {}, {"product_id": 3})
    qtbot.waitUntil(made.isVisible, timeout=LONG)
    return made


def keys(form: Form, name: str, text: str, qtbot: QtBot) -> tuple[Cell, QLineEdit]:
    """Type in a field and stay in it."""
    cell = form.cell(name)
    control = cell.input.focusProxy()
    assert isinstance(control, QLineEdit)
    control.setFocus()
    control.selectAll()
    qtbot.keyClicks(control, text)
    return cell, control


def whisper(cell: Cell) -> str:
    """Return what a field says it understands."""
    assert isinstance(cell.input, ReadInput)
    return cell.input.whisper.text


def test_what_is_understood_is_said_while_typing_and_shown_on_leaving(
    form: Form, qtbot: QtBot
) -> None:
    cell, control = keys(form, "valid_from", "1-3", qtbot)
    assert whisper(cell) == "zo 1 maart 2026"
    qtbot.keyClick(control, Qt.Key.Key_Tab)
    assert control.text() == "zo 1 maart 2026"
    assert whisper(cell) == ""
    cell, control = keys(form, "net", "1.234", qtbot)
    assert whisper(cell) == "€\xa01.234,00"
    keys(form, "net", "12,5", qtbot)
    assert whisper(cell) == ""
    qtbot.keyClick(control, Qt.Key.Key_Tab)
    assert control.text() == "12,50"


def test_the_first_characters_are_not_complained_of_but_a_pause_is(
    form: Form, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "PAUSE_MS", 20)
    cell = form.cell("valid_from")
    cell._pause.setInterval(20)
    for typed in ("x", "xy"):
        keys(form, "valid_from", typed, qtbot)
        qtbot.waitUntil(lambda: not cell._pause.isActive(), timeout=LONG)
        assert cell.error == ""
    keys(form, "valid_from", "31-2", qtbot)
    assert cell.error == "", "not while keys follow each other"
    qtbot.waitUntil(lambda: "bestaat niet" in cell.error, timeout=LONG)
    keys(form, "valid_from", "31-3", qtbot)
    assert cell.error == "", "gone as soon as it is right"


def test_a_year_that_was_chosen_for_the_owner_is_asked_about_once(
    form: Form, window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.now = lambda: clock.moment_on(date(2026, 12, 20))
    keys(form, "net", "15", qtbot)
    cell, control = keys(form, "valid_from", "1-3", qtbot)
    assert whisper(cell) == "ma 1 maart 2027 · volgend jaar"
    qtbot.keyClick(control, Qt.Key.Key_Return)
    assert cell.error == "Bedoeld is 1 maart 2027. Klopt dat, sla dan nog eens op."
    assert control.text() == "ma 1 maart 2027"
    calm(window, qtbot)
    assert form.isVisible()
    with qtbot.waitSignal(form.done_with, timeout=LONG):
        qtbot.keyClick(control, Qt.Key.Key_Return)


def test_the_calendar_is_used_by_keyboard(form: Form, qtbot: QtBot) -> None:
    cell, control = keys(form, "valid_from", "27-11-2026", qtbot)
    qtbot.keyClick(control, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = cell.input.findChild(CalendarPopup)
    assert popup is not None
    calendar = popup.calendar
    assert calendar.selectedDate().toString("yyyy-MM-dd") == "2026-11-27"
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert calendar.verticalHeaderFormat() == QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers
    assert calendar.locale().monthName(3) == "maart"
    view = calendar.focusProxy() or calendar
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert control.text() == "ma 28 dec 2026"
    qtbot.waitUntil(lambda: cell.input.findChild(CalendarPopup) is None, timeout=LONG)


def test_esc_closes_the_calendar_and_today_is_one_press(form: Form, qtbot: QtBot) -> None:
    cell, control = keys(form, "valid_from", "onzin", qtbot)
    assert isinstance(cell.input, DayInput)
    cell.input.open_calendar()
    popup = cell.input.findChild(CalendarPopup)
    assert popup is not None
    qtbot.keyClick(popup.calendar, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: cell.input.findChild(CalendarPopup) is None, timeout=LONG)
    assert control.text() == "onzin"
    assert form.isVisible()
    cell.input.open_calendar()
    popup = cell.input.findChild(CalendarPopup)
    assert popup is not None
    today = next(each for each in popup.findChildren(QPushButton) if "Vandaag" in each.text())
    today.click()
    assert cell.input.value() == date(2026, 11, 22)


def test_up_and_down_go_a_day_on_or_back(form: Form, qtbot: QtBot) -> None:
    cell, control = keys(form, "valid_from", "28-2", qtbot)
    qtbot.keyClick(control, Qt.Key.Key_Up)
    assert cell.input.value() == date(2026, 3, 1)
    qtbot.keyClick(control, Qt.Key.Key_Down)
    qtbot.keyClick(control, Qt.Key.Key_Down)
    assert cell.input.value() == date(2026, 2, 27)
    control.clear()
    qtbot.keyClick(control, Qt.Key.Key_Up)
    assert cell.input.value() == date(2026, 11, 22)


def test_a_year_with_too_many_digits_is_a_sentence(form: Form, qtbot: QtBot) -> None:
    cell, control = keys(form, "valid_from", "1-1-20261", qtbot)
    qtbot.keyClick(control, Qt.Key.Key_Tab)
    assert cell.error == "Het jaar 20261 ligt te ver weg; kijk het na."


def test_a_moment_takes_the_same_days_with_a_time(window: MainWindow, qtbot: QtBot) -> None:
    from ises_desk.ui import fields, typed_inputs

    made = typed_inputs.moment(fields.Moment(name="at", label="Moment"), window.desk)
    qtbot.addWidget(made)
    for typed in ("morgen 9:30", "ma 23 november 2026 09:30", "231126 9:30"):
        made.edit.setText(typed)
        value = made.value()
        assert isinstance(value, datetime)
        made.set_value(value)
        assert made.edit.text() == "ma 23 nov 2026 09:30"
