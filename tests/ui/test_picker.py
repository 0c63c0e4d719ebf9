"""Choosing a record from a list that is searched while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ises_desk.ui.customer_forms import MERGE
from ises_desk.ui.forms import open_form
from ises_desk.ui.letter_forms import FREE
from ises_desk.ui.picker import Picker

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

LONG = 20_000  # ms


def test_enter_before_the_search_is_answered_takes_what_was_searched(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = open_form(window.desk, FREE, {})
    control = form.cell("customer_id").input.focusProxy()
    assert control is not None
    QTest.keyClick(control, Qt.Key.Key_Return)
    picker = next(each for each in form.findChildren(Picker) if each.isVisible())
    qtbot.waitUntil(lambda: picker._model.rowCount() > 1, timeout=LONG)
    QTest.keyClicks(picker.search, "gemeente")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.values()["customer_id"] is not None, timeout=LONG)
    assert form.values()["customer_id"] == 3, "the first row of the list before was taken"


def test_a_name_typed_in_the_field_is_searched_whole(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, FREE, {})
    control = form.cell("customer_id").input.focusProxy()
    assert control is not None
    QTest.keyClicks(control, "gemx")
    QTest.keyClick(control, Qt.Key.Key_Backspace)
    QTest.keyClicks(control, "eente z")
    QTest.keyClick(control, Qt.Key.Key_Return)
    picker = next(each for each in form.findChildren(Picker) if each.isVisible())
    assert picker.search.text() == "gemeente z"
    assert form.values()["customer_id"] is None
    picker.reject()
    QTest.keyClick(control, Qt.Key.Key_X)
    QTest.keyClick(control, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: control.text() == "", timeout=LONG)  # type: ignore[attr-defined]
    assert form.isVisible()


def test_the_list_is_part_of_the_form_and_gives_its_room_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = open_form(window.desk, MERGE, {}, {"kept_id": 1})
    qtbot.waitUntil(form.isVisible, timeout=LONG)
    height = form.height()
    pick = form.cell("gone_id").input
    pick.choose()  # type: ignore[attr-defined]
    picker = next(iter(form.findChildren(Picker)))
    qtbot.waitUntil(lambda: picker._model.rowCount() > 1, timeout=LONG)
    assert QApplication.activeModalWidget() is form, "no dialog comes over a dialog"
    qtbot.waitUntil(lambda: form.height() > height, timeout=LONG)
    assert picker.search.hasFocus()
    QTest.keyClick(picker.search, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert not picker.isVisible()
    assert form.height() == height
    assert pick.hasFocus()


def test_the_list_goes_when_the_keyboard_does(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, FREE, {})
    qtbot.waitUntil(form.isVisible, timeout=LONG)
    form.cell("customer_id").input.choose()  # type: ignore[attr-defined]
    picker = next(iter(form.findChildren(Picker)))
    qtbot.waitUntil(picker.search.hasFocus, timeout=LONG)
    form.cell("subject").input.setFocus()
    qtbot.waitUntil(lambda: not form.findChildren(Picker), timeout=LONG)
    assert form.cell("subject").input.hasFocus()


def test_a_letter_typed_at_a_customer_begins_the_search(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, FREE, {})
    control = form.cell("customer_id").input.focusProxy()
    assert control is not None
    qtbot.keyClick(control, Qt.Key.Key_G)
    assert not form.findChildren(Picker), "letters typed while a list opens are lost"
    qtbot.waitUntil(lambda: bool(form.findChildren(Picker)), timeout=LONG)
    picker = next(each for each in form.findChildren(Picker) if each.isVisible())
    assert picker.search.text() == "g"
    qtbot.keyClicks(picker.search, "emeente")
    qtbot.waitUntil(lambda: picker._model.rowCount() == 1, timeout=LONG)
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert form.values()["customer_id"] == 3
    qtbot.waitUntil(lambda: "Gemeente Zwolle" in control.text(), timeout=LONG)  # type: ignore[attr-defined]


def test_the_columns_of_the_list_fit_in_a_wide_and_a_narrow_form(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = open_form(window.desk, FREE, {})
    control = form.cell("customer_id").input.focusProxy()
    assert control is not None
    QTest.keyClick(control, Qt.Key.Key_Return)
    picker = next(each for each in form.findChildren(Picker) if each.isVisible())
    qtbot.waitUntil(lambda: picker._model.rowCount() > 1, timeout=LONG)
    head = picker._view.horizontalHeader()
    for width, hidden in ((1280, 0), (700, 1)):
        form.resize(width, 700)
        QApplication.processEvents()
        assert head.length() == picker._view.viewport().width()
        assert head.hiddenSectionCount() == hidden
