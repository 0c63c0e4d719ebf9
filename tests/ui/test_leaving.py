"""Esc and then Enter never saves what the owner was about to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ises_desk.ui import customer_forms
from ises_desk.ui.forms import open_form
from tests.ui.conftest import calm

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
    form._throw_away()
