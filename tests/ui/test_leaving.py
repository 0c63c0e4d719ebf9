"""Leaving: Esc and then Enter never saves, and the cross of the window works over a dialog."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ises_desk.ui import customer_forms
from ises_desk.ui.forms import Form, open_form
from ises_desk.ui.inline import Inline
from ises_desk.ui.leaving import XCB, Leaver, XcbMessage
from ises_desk.ui.settings_texts import TextsPage
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def test_the_question_stays_until_it_is_answered(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, customer_forms.ADD, {})
    calm(window, qtbot)
    form.activateWindow()
    form.cell("name").input.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "Toch niet")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    calm(window, qtbot)
    assert form._question is not None
    assert QApplication.focusWidget() is form._question.buttons[-1]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    calm(window, qtbot)
    assert form.isVisible()
    assert form._question is None
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form._question is not None
    form.cell("name").input.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "!")
    assert form._question is None
    form.throw_away()


# the cross of the window, with a dialog above it ------------------------------------------------


@pytest.fixture
def leaver(window: MainWindow) -> Leaver:
    made = Leaver(window)
    made._atom = 7
    window.installEventFilter(made)
    return made


def test_the_window_closes_over_a_form_in_which_nothing_was_typed(
    window: MainWindow, leaver: Leaver, qtbot: QtBot
) -> None:
    open_form(window.desk, customer_forms.ADD, {})
    calm(window, qtbot)
    leaver.leave()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert dialogs(window) == []


def test_a_form_asks_first_and_the_window_closes_when_all_may_go(
    window: MainWindow, leaver: Leaver, qtbot: QtBot
) -> None:
    form = _begun(window, qtbot)
    leaver.leave()
    leaver.leave()  # who is in a hurry
    calm(window, qtbot)
    assert window.isVisible()
    assert form._question is not None
    form._question.buttons[0].click()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_who_goes_on_with_the_form_closes_later_only_that(
    window: MainWindow, leaver: Leaver, qtbot: QtBot
) -> None:
    form = _begun(window, qtbot)
    leaver.leave()
    assert form._question is not None
    form._question.buttons[-1].click()
    calm(window, qtbot)
    form.throw_away()
    calm(window, qtbot)
    assert window.isVisible()


def test_the_settings_ask_in_their_own_way(
    window: MainWindow, leaver: Leaver, qtbot: QtBot
) -> None:
    window.menus.settings.emit("texts")
    calm(window, qtbot)
    (texts,) = window.findChildren(TextsPage)
    texts._edit.insertPlainText("Dag ")
    leaver.leave()
    (settings,) = dialogs(window)
    settings.findChildren(Inline)[-1].reject()
    calm(window, qtbot)
    assert window.isVisible()
    leaver.leave()
    settings.findChildren(Inline)[-1].accept()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_request_is_heard_only_below_a_dialog(
    window: MainWindow, leaver: Leaver, qtbot: QtBot
) -> None:
    assert leaver._listener is None
    form = open_form(window.desk, customer_forms.ADD, {})
    calm(window, qtbot)
    listener = leaver._listener
    assert listener is not None
    for said in (
        XcbMessage(kind=161, window=window.winId(), data=(8,)),
        XcbMessage(kind=161, window=window.winId() + 1, data=(7,)),
        XcbMessage(kind=28, window=window.winId(), data=(7,)),
    ):
        listener.nativeEventFilter(XCB, ctypes.addressof(said))
        calm(window, qtbot)
        assert form.isVisible()
    said = XcbMessage(kind=161, window=window.winId(), data=(7,))
    assert listener.nativeEventFilter(XCB, ctypes.addressof(said)) == (False, 0)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert leaver._listener is None


def _begun(window: MainWindow, qtbot: QtBot) -> Form:
    form = open_form(window.desk, customer_forms.ADD, {})
    calm(window, qtbot)
    control = form.cell("name").input.focusProxy()
    assert control is not None
    QTest.keyClicks(control, "Bakkerij")
    return form
