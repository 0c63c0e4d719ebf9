"""Delete asks, or says what to do instead; the filter of a page survives other colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ises_desk.ui.notice import Notice
from ises_desk.ui.pages import TABS
from tests.ui.conftest import calm, dialogs
from tests.ui.test_flows import go

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


@pytest.mark.parametrize("subject", [tab.subject for tab in TABS[1:]])
def test_delete_asks_or_says_what_to_do_instead(
    window: MainWindow, qtbot: QtBot, subject: str
) -> None:
    page = go(window, qtbot, subject)
    said = len(window.desk.messages.kept)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.focus_list()
    qtbot.keyClick(page.list_table.view, Qt.Key.Key_Delete)
    calm(window, qtbot)
    asked = dialogs(window)
    assert bool(asked) != (len(window.desk.messages.kept) > said)
    for each in asked:
        assert isinstance(each, Notice)
        assert each.yes
        each.reject()


def test_delete_on_today_says_how_a_duty_goes_away(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "today")
    said: list[str] = []
    window.desk.messages.said.connect(said.append)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.focus_list()
    qtbot.keyClick(page.table.view, Qt.Key.Key_Delete)
    calm(window, qtbot)
    assert said == ["Een taak verwijdert u niet: zij verdwijnt zodra zij is gedaan."]


def test_a_filter_and_its_row_stay_when_the_colours_change(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = go(window, qtbot, "customer")
    page.show_key(2, words="Ömer")
    calm(window, qtbot)
    go(window, qtbot, "invoice")
    window.choose_theme("dark")
    calm(window, qtbot)
    window.tabs.setCurrentIndex(1)
    calm(window, qtbot)
    again = window._pages["customer"]
    assert again is not page
    assert again._bar.text == "Ömer"
    assert again.total == 1
    assert again.current_key() == 2
    window.choose_theme("light")
    calm(window, qtbot)
