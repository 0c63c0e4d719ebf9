"""The small parts that every page shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ises_desk.ui.widgets import button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot) -> None:
    pressed: list[int] = []
    made = button("&Opslaan", lambda: pressed.append(1))
    qtbot.addWidget(made)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(made, key)
    assert len(pressed) == 3
