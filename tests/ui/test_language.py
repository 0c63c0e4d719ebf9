"""The language of the window: another one at once, the paper always Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from ises_desk import i18n
from ises_desk.ui import language, pages
from ises_desk.ui.settings import SettingsDialog, open_settings
from ises_desk.ui.settings_look import LookPage
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.opening import Opening
    from ises_desk.ui.window import MainWindow


@pytest.fixture(autouse=True)
def _dutch_again() -> Iterator[None]:
    yield
    i18n.choose(i18n.DUTCH)
    language.speak_qt()


def titles(window: MainWindow) -> list[str]:
    """Return the words of the tabs."""
    return [window.tabs.tabText(at) for at in range(window.tabs.count())]


def menus(window: MainWindow) -> list[str]:
    """Return the words of the menu bar and of all that is in it."""
    bar = [entry.text() for entry in window.menuBar().actions()]
    within = [entry for menu in window.menuBar().findChildren(QMenu) for entry in menu.actions()]
    return [*bar, *(entry.text() for entry in within if entry.text())]


def test_the_window_speaks_english_at_once_and_dutch_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    before, dutch = titles(window), menus(window)
    assert "Klanten" in before
    language.change(window, "en")
    calm(window, qtbot)
    assert "Customers" in titles(window)
    assert "&File" in menus(window)
    assert not set(menus(window)) & set(dutch) - {"&Help", "", "Nederlands", "English"}
    assert QLocale().language() == QLocale.Language.English
    language.change(window, "nl")
    calm(window, qtbot)
    assert (titles(window), menus(window)) == (before, dutch)
    assert QLocale().language() == QLocale.Language.Dutch


def test_the_page_on_screen_is_made_anew_with_the_same_record(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_place("customer", 2)
    calm(window, qtbot)
    language.change(window, "en")
    calm(window, qtbot)
    assert window.here() == ("customer", 2)
    names = [
        each.accessibleName() for each in window.stack.currentWidget().findChildren(QPushButton)
    ]
    assert "New customer" in names
    assert "Nieuwe klant" not in names


def test_the_choice_is_remembered_and_ticked(window: MainWindow, qtbot: QtBot) -> None:
    assert language.chosen(window.desk.settings) == "nl"
    language.change(window, "en")
    calm(window, qtbot)
    assert language.chosen(window.desk.settings) == "en"
    window.desk.settings.setValue(language.KEY, "tlh")
    assert language.chosen(window.desk.settings) == "nl"
    window.desk.settings.setValue(language.KEY, "en")
    menu = next(m for m in window.menuBar().findChildren(QMenu) if m.title() == "Lan&guage")
    menu.aboutToShow.emit()
    assert [entry.text() for entry in menu.actions() if entry.isChecked()] == ["English"]


def test_no_two_entries_of_a_menu_have_the_same_letter(window: MainWindow) -> None:
    for spoken in ("nl", "en"):
        language.change(window, spoken)
        for menu in (window.menuBar(), *window.menuBar().findChildren(QMenu)):
            texts = [entry.text() for entry in menu.actions() if "&" in entry.text()]
            letters = [text[text.index("&") + 1].lower() for text in texts]
            assert sorted(letters) == sorted(set(letters)), (spoken, texts)


def test_the_settings_open_anew_in_the_language_chosen_there(
    open_window: Callable[[Path], tuple[MainWindow, Opening]],
    administration: Path,
    qtbot: QtBot,
) -> None:
    window, opening = open_window(administration)
    qtbot.waitUntil(lambda: window.desk.lanes.database is not None, timeout=20_000)
    calm(window, qtbot)
    dialog = open_settings(window, opening, "look")
    page = dialog.findChild(LookPage)
    assert page is not None
    page._speak("en")
    calm(window, qtbot)
    shown = [each for each in dialogs(window) if isinstance(each, SettingsDialog)]
    assert [each.windowTitle() for each in shown] == ["Settings"]


def test_a_cover_over_the_pages_speaks_too(
    open_window: Callable[[Path], tuple[MainWindow, Opening]], tmp_path: Path, qtbot: QtBot
) -> None:
    window, opening = open_window(tmp_path / "nieuw.sqlite")
    qtbot.waitUntil(lambda: opening._cover is not None, timeout=20_000)
    language.change(window, "en")
    calm(window, qtbot)
    assert opening._cover is not None
    assert window.stack.currentWidget() is opening._cover
    words = [each.text() for each in opening._cover.findChildren(QLabel)]
    assert "Welcome to ises_desk" in words
    assert not window.tabs.isEnabled()


def test_every_page_opens_in_english(window: MainWindow, qtbot: QtBot) -> None:
    language.change(window, "en")
    for at in range(len(pages.TABS)):
        window.tabs.setCurrentIndex(at)
        calm(window, qtbot)
    assert len(window._pages) == len(pages.TABS)
