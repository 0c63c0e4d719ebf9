"""A form is made in short steps before it is on screen; no key pressed meanwhile is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ises_desk.ui import customer_forms
from ises_desk.ui.forms import open_form
from ises_desk.ui.one_by_one import Steps
from tests.ui.conftest import LONG, calm, dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.forms import Form
    from ises_desk.ui.window import MainWindow

pytestmark = pytest.mark.usefixtures("in_steps")


def name_of(form: Form) -> str:
    control = form.cell("name").input.focusProxy()
    assert isinstance(control, QLineEdit)
    return control.text()


def test_a_form_comes_when_all_its_fields_are_made(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, customer_forms.ADD, {"language": "nl"})
    assert not form.isVisible()
    assert form.findChildren(QLineEdit) == []
    qtbot.waitUntil(form.isVisible, timeout=LONG)
    asked = [field.name for group in form.spec.groups for field in group.fields]
    assert [cell.field.name for cell in form.body.cells()] == asked
    assert form.focusWidget() is form.cell("name").input.focusProxy()
    assert form.values()["language"] == "nl"


def test_a_form_that_is_asked_for_twice_comes_once(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, customer_forms.ADD, {})
    assert open_form(window.desk, customer_forms.ADD, {}) is form
    qtbot.waitUntil(form.isVisible, timeout=LONG)
    assert open_form(window.desk, customer_forms.ADD, {}) is form
    calm(window, qtbot)
    assert dialogs(window) == [form]


def test_a_key_that_is_pressed_before_a_form_is_there_is_typed_in_it(window: MainWindow) -> None:
    form = open_form(window.desk, customer_forms.ADD, {})
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_B)
    assert form.isVisible()
    assert name_of(form) == "b"


def test_a_click_before_a_form_is_there_reaches_nothing(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, customer_forms.ADD, {})
    place = window.tabs.mapTo(window, window.tabs.tabRect(2).center())
    QTest.mouseClick(
        window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert form.isVisible()
    calm(window, qtbot)
    assert window.tabs.currentIndex() == 0


def test_a_form_that_is_left_before_it_is_there_does_not_come(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = open_form(window.desk, customer_forms.ADD, {})
    form.reject()
    calm(window, qtbot)
    assert dialogs(window) == []


def test_who_asks_for_what_is_not_made_yet_gets_it_made(qtbot: QtBot) -> None:
    made: list[int] = []
    owner = QObject()
    steps = Steps(owner)

    def ask() -> None:
        steps.finish()  # this very step isn't done yet: those after it must wait
        made.append(1)

    for step in (lambda: made.append(0), ask, lambda: made.append(2)):
        steps.add(step)
    assert made == [0]
    steps.finish()
    assert made == [0, 1, 2]
    qtbot.wait(20)
    assert made == [0, 1, 2]
