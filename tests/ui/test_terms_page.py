"""Voorwaarden: every paragraph with what the program does, and the ways that lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QGuiApplication

from ises_desk.ui import pages
from ises_desk.ui.finder import Finder
from ises_desk.ui.settings import SettingsDialog
from tests.ui.conftest import LONG, calm, dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.sheet import Sheet
    from ises_desk.ui.window import MainWindow

AT = [tab.subject for tab in pages.TABS].index("terms")


def shown(window: MainWindow, qtbot: QtBot, key: int) -> Sheet:
    """Go to a paragraph; return what its panel shows."""
    window.desk.navigator.go_to("terms", key)
    page: Any = window._pages["terms"]
    qtbot.waitUntil(lambda: page.sheet is not None and page.sheet.key == key, timeout=LONG)
    calm(window, qtbot)
    found: Sheet = page.sheet
    return found


def test_a_paragraph_shows_what_it_does_who_names_it_and_the_law(
    window: MainWindow, qtbot: QtBot
) -> None:
    found = shown(window, qtbot, 1501)
    said = {section.title: section for section in found.sections}
    assert found.title == "Artikel 15.1: Duur en opzegging"
    assert "wanneer een opzegging het contract" in said["Wat het programma ermee doet"].text
    letters = [row.cells[0] for row in said["Brieven die dit lid noemen"].rows]
    assert "Bevestiging van opzegging" in letters
    assert "particulieren" in found.warning
    assert "6:236" in found.warning
    assert shown(window, qtbot, 101).warning == ""


def test_the_list_is_filtered_by_how_a_paragraph_stands(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("terms")
    calm(window, qtbot)
    page: Any = window._pages["terms"]
    whole = page.total
    for state in ("rule", "no_rule"):
        page.show_key(None, state)
        calm(window, qtbot)
        whole -= page.total
    assert whole == 0
    page.show_key(None, "consumer_void", words="15.1")
    calm(window, qtbot)
    assert page.total == 1
    page.show_key(None, "business_void", words="15.1")
    calm(window, qtbot)
    assert page.total == 0


@pytest.mark.parametrize("typed", ["artikel 15.1", "15.1", "duur en opzegging"])
def test_the_finder_leads_to_a_paragraph(window: MainWindow, qtbot: QtBot, typed: str) -> None:
    window.menus.find.emit()
    (finder,) = window.findChildren(Finder)
    finder.search.setText(typed)
    calm(window, qtbot)
    model: Any = finder.list.model()
    hits = [hit for hit in model.hits if hit.code == "paragraph:1501"]
    assert [hit.title for hit in hits] == ["Artikel 15.1: Duur en opzegging"]
    finder._choose() if model.hits[0] is hits[0] else window.desk.navigator.go_to("terms", 1501)
    calm(window, qtbot)
    assert window.here() == ("terms", 1501)
    finder.search.clear()


def test_a_paragraph_is_copied_and_the_own_text_is_a_key_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown(window, qtbot, 401)
    page: Any = window._pages["terms"]
    page.run("copy")
    assert QGuiApplication.clipboard().text().startswith("Artikel 4.1: ")
    page.run("own_text")
    calm(window, qtbot)
    (settings,) = dialogs(window)
    assert isinstance(settings, SettingsDialog)
    settings.reject()


def test_the_tab_is_there_where_it_fits_and_while_it_is_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1900, 800)
    calm(window, qtbot)
    assert window.tabs.isTabVisible(AT)
    window.resize(960, 600)
    calm(window, qtbot)
    assert not window.tabs.isTabVisible(AT)
    shown(window, qtbot, 101)
    assert window.tabs.isTabVisible(AT)
    window.desk.navigator.go_to("customer")
    calm(window, qtbot)
    assert not window.tabs.isTabVisible(AT)
