"""Pressing twice, on every button of every page: one deed, one dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from ises_desk.ui import pages
from ises_desk.ui.forms import Form
from ises_desk.ui.notice import Notice
from ises_desk.ui.widgets import PushButton, button
from tests.ui.conftest import calm, dialogs
from tests.ui.test_hostile_typing import faults, stored

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

__all__ = ["faults"]  # the fixture is used here too
FEW = ("invoice", "letter")  # the other pages with --long


def buttons(window: MainWindow) -> list[str]:
    """Return the names of the buttons of the page on screen that can be pressed."""
    found = window.stack.currentWidget().findChildren(QPushButton)
    names = [each.accessibleName() for each in found if each.isVisible() and each.isEnabled()]
    return sorted({name for name in names if name})


def press_twice(window: MainWindow, name: str) -> None:
    """Press a button by mouse and by key at once, faster than anything can come home."""
    found = window.stack.currentWidget().findChildren(QPushButton)
    shown = [each for each in found if each.isVisible() and each.accessibleName() == name]
    for each in shown[:1]:
        each.click()
        if each.isEnabled() and window.isEnabled():
            each.click()


def put_away(window: MainWindow, qtbot: QtBot) -> None:
    """Close what a button opened, the newest first."""
    for _round in range(5):
        for dialog in reversed(dialogs(window)):
            if isinstance(dialog, Form):
                dialog.throw_away()
            else:
                dialog.reject()
        calm(window, qtbot)
        if not dialogs(window):
            return
    raise AssertionError([each.windowTitle() for each in dialogs(window)])


def kinds(open_now: list[QDialog]) -> list[tuple[str, str]]:
    """Return what each dialog is."""
    return [(type(each).__name__, each.windowTitle()) for each in open_now]


@pytest.mark.parametrize(
    "tab",
    [
        pytest.param(tab, id=tab.subject, marks=() if tab.subject in FEW else pytest.mark.long)
        for tab in pages.TABS
    ],
)
def test_every_button_pressed_twice_does_one_thing(
    window: MainWindow, qtbot: QtBot, faults: list[BaseException], tab: pages.Tab
) -> None:
    window.desk.navigator.go_to(tab.subject, None)
    calm(window, qtbot)
    pressed = buttons(window)
    assert pressed
    for name in pressed:
        window.desk.navigator.go_to(tab.subject, None)
        calm(window, qtbot)
        before = stored(window)
        press_twice(window, name)
        calm(window, qtbot)
        opened = kinds(dialogs(window))
        assert len(set(opened)) == len(opened), (name, opened)
        assert stored(window) <= before + 1, name
        assert faults == [], name
        put_away(window, qtbot)


def test_a_question_agreed_to_twice_is_done_once(window: MainWindow, qtbot: QtBot) -> None:
    done: list[int] = []
    question = window.desk.messages.ask("Weg?", "Echt?", "&Ja", lambda: done.append(1))
    assert isinstance(question, Notice)
    yes = next(each for each in question.findChildren(QPushButton) if each.text() == "&Ja")
    yes.click()
    yes.click()
    calm(window, qtbot)
    assert done == [1]


def test_the_same_deed_asked_twice_before_it_came_home_is_done_once(
    window: MainWindow, qtbot: QtBot
) -> None:
    before, done = stored(window), []
    for _press in range(2):
        window.desk.lanes.perform(done.append, "note.add", customer_id=1, text="Eén keer")
    window.desk.lanes.perform(done.append, "note.add", customer_id=1, text="Iets anders")
    calm(window, qtbot)
    assert stored(window) == before + 2
    assert len(done) == 2
    window.desk.lanes.perform(done.append, "note.add", customer_id=1, text="Eén keer")
    calm(window, qtbot)
    assert stored(window) == before + 3, "afterwards it is a new deed"


def test_a_double_click_is_one_press(qtbot: QtBot) -> None:
    pressed: list[int] = []
    made = button("Doen", lambda: pressed.append(1))
    assert isinstance(made, PushButton)
    qtbot.addWidget(made)
    made.show()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(made, Qt.MouseButton.LeftButton)  # only the second half of one
    assert pressed == [1]


@pytest.mark.parametrize(("away", "heard"), [(0, 0), (2, 0), (60, 1)])
def test_the_second_click_on_a_button_that_closes_its_dialog_goes_nowhere(
    window: MainWindow, qtbot: QtBot, away: int, heard: int
) -> None:
    below = QPushButton("below", window)
    below.setGeometry(window.rect())
    below.show()
    pressed: list[int] = []
    below.clicked.connect(lambda: pressed.append(1))
    notice = Notice("Weggooien?", "Het komt niet terug.", "warn", window, yes="Weggooien")
    notice.open()
    qtbot.waitExposed(notice)
    place = QPoint(300, 200)
    QCursor.setPos(window.mapToGlobal(place))
    notice.accept()
    handle = window.windowHandle()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(handle, left, none, place + QPoint(away, 0))
    assert len(pressed) == heard
    qtbot.wait(QGuiApplication.styleHints().mouseDoubleClickInterval() + 50)
    QTest.mouseClick(handle, left, none, place)
    assert len(pressed) == heard + 1, "later a click there counts"
    below.deleteLater()
