"""Find anything: typed, walked and chosen with the keyboard; it goes there, or does it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ises_desk.ui import finder as finding
from ises_desk.ui import theme
from ises_desk.ui.find_list import FindModel
from ises_desk.ui.find_places import places
from ises_desk.ui.finder import Finder
from ises_desk.ui.finding import Hit, _deeds
from ises_desk.ui.forms import Form
from ises_desk.ui.listing_page import ListingPage
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.opening import Opening
    from ises_desk.ui.window import MainWindow

Key = Qt.Key


@pytest.fixture
def finder(window: MainWindow, qtbot: QtBot) -> Finder:
    """Open the finder with its key."""
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    found = window.findChild(Finder)
    assert isinstance(found, Finder)
    calm(window, qtbot)
    return found


def seek(finder: Finder, qtbot: QtBot, text: str) -> list[str]:
    """Type a text and return the titles found."""
    finder.search.setText(text)
    qtbot.waitUntil(lambda: finder._answered)
    return [hit.title for hit in finder.list._model.hits]


def press(finder: Finder, qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key in the field."""
    qtbot.keyClick(finder.search, key)


def test_it_goes_to_what_was_found_and_back(
    window: MainWindow, finder: Finder, qtbot: QtBot
) -> None:
    before = window.here()
    assert seek(finder, qtbot, "omer luk")[0] == "Ömer Łuk"
    press(finder, qtbot, Key.Key_Return)
    calm(window, qtbot)
    assert not finder.isVisible()
    assert window.here() == ("customer", 2)
    window.desk.navigator.back()
    calm(window, qtbot)
    assert window.here() == before


def test_what_a_line_is_and_where_it_leads_is_told(finder: Finder, qtbot: QtBot) -> None:
    seek(finder, qtbot, "13,31")
    assert finder.search.accessibleDescription() == (
        "20260002, Factuur, Ömer Łuk · 2 oktober 2026 · € 13,31".replace("€ ", "€\xa0")
    )
    press(finder, qtbot, Key.Key_Down)
    assert "20260001" in finder.search.accessibleDescription()


def test_a_deed_of_a_page_is_done_at_once(window: MainWindow, finder: Finder, qtbot: QtBot) -> None:
    assert seek(finder, qtbot, "nieuwe klant")[0] == "Nieuwe klant"
    press(finder, qtbot, Key.Key_Return)
    calm(window, qtbot)
    assert isinstance(dialogs(window)[-1], Form)
    assert window.here()[0] == "customer"
    dialogs(window)[-1].reject()


def test_a_deed_about_a_record_is_done_to_the_record_on_screen_only(
    window: MainWindow, finder: Finder, qtbot: QtBot
) -> None:
    said: list[str] = []
    window.desk.messages.said.connect(said.append)
    seek(finder, qtbot, "samenvoegen")
    press(finder, qtbot, Key.Key_Return)
    calm(window, qtbot)
    assert said == ["Kies eerst waar het om gaat, en daarna: Samenvoegen."]
    assert not dialogs(window)
    finder.toggle()
    seek(finder, qtbot, "samenvoegen")
    press(finder, qtbot, Key.Key_Return)
    calm(window, qtbot)
    assert isinstance(dialogs(window)[-1], Form)
    dialogs(window)[-1].reject()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("back-up maken", "Menu"),
        ("instellingen", "Menu"),
        ("werkwijze", "Instelling"),
        ("weergave", "Instelling"),
        ("betalingen", "Bladzijde"),
        ("factureren", "Handeling"),
    ],
)
def test_menus_settings_pages_and_deeds_are_found(
    finder: Finder, qtbot: QtBot, text: str, word: str
) -> None:
    seek(finder, qtbot, text)
    hit = finder.list.current()
    assert hit is not None
    assert (hit.title.lower(), hit.word) == (text, word)


def test_a_setting_and_a_menu_entry_are_opened(
    window: MainWindow, finder: Finder, qtbot: QtBot
) -> None:
    for text in ("tarieven", "over ises_desk"):
        seek(finder, qtbot, text)
        press(finder, qtbot, Key.Key_Return)
        calm(window, qtbot)
        assert len(dialogs(window)) == 1
        dialogs(window)[0].reject()
        calm(window, qtbot)
        finder.toggle()


def test_every_menu_entry_page_and_deed_can_be_found_once(window: MainWindow) -> None:
    codes = [hit.code for hit in (*places(window), *_deeds())]
    assert len(codes) == len(set(codes))
    assert {"menu:Back-up maken", "page:today", "deed:invoice:billing", "setting:look"} <= {*codes}


def test_the_last_used_come_first_when_nothing_is_typed_after_a_restart_too(
    window: MainWindow,
    finder: Finder,
    qtbot: QtBot,
    open_window: Callable[[Path], tuple[MainWindow, Opening]],
) -> None:
    assert finder.note.text() == finding.FIRST_HINT
    for text in ("omer", "betalingen"):
        seek(finder, qtbot, text)
        press(finder, qtbot, Key.Key_Return)
        calm(window, qtbot)
        finder.toggle()
    qtbot.waitUntil(lambda: finder._answered)
    assert [hit.title for hit in finder.list._model.hits] == ["Betalingen", "Ömer Łuk"]
    path = window.desk.path
    window.close()
    again, _opening = open_window(path)
    qtbot.waitUntil(lambda: again.desk.lanes.database is not None, timeout=20_000)
    calm(again, qtbot)
    again.menus.find.emit()
    found = again.findChild(Finder)
    assert isinstance(found, Finder)
    qtbot.waitUntil(lambda: found._answered)
    assert [hit.title for hit in found.list._model.hits] == ["Betalingen", "Ömer Łuk"]


@pytest.mark.parametrize("kept", ["{", "3", '["page:gone", 7, "record:customer:999"]'])
def test_spoilt_memory_is_nothing_used(
    window: MainWindow, finder: Finder, qtbot: QtBot, kept: str
) -> None:
    window.desk.settings.setValue(finder._place(), kept)
    finder.toggle()
    finder.toggle()
    qtbot.waitUntil(lambda: finder._answered)
    assert finder.list.current() is None


def test_typing_never_queues_old_questions(
    window: MainWindow, finder: Finder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = finding.find

    def counted(session: Any, text: str, *others: Any) -> list[Hit]:
        asked.append(text)
        return real(session, text, *others)

    monkeypatch.setattr(finding, "find", counted)
    gate = threading.Event()
    window.desk.lanes.read(lambda _session: gate.wait(5), lambda _done: None)
    qtbot.keyClicks(finder.search, "omer")
    gate.set()
    qtbot.waitUntil(lambda: finder._answered)
    assert asked == ["omer"]


def test_enter_waits_for_what_is_typed_faster_than_it_is_found(
    window: MainWindow, finder: Finder, qtbot: QtBot
) -> None:
    gate = threading.Event()
    window.desk.lanes.read(lambda _session: gate.wait(5), lambda _done: None)
    qtbot.keyClicks(finder.search, "20260001")
    press(finder, qtbot, Key.Key_Return)
    assert finder.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: not finder.isVisible())
    calm(window, qtbot)
    assert window.here()[0] == "invoice"


def test_it_is_walked_by_line_and_by_page_and_never_past_the_ends(
    finder: Finder, qtbot: QtBot
) -> None:
    count = len(seek(finder, qtbot, "en"))
    assert count > finding.ROWS

    def row() -> int:
        return finder.list.currentIndex().row()

    press(finder, qtbot, Key.Key_Up)
    assert row() == 0
    press(finder, qtbot, Key.Key_PageDown)
    assert row() == finding.ROWS - 1
    for _turn in range(count):
        press(finder, qtbot, Key.Key_PageDown)
    assert row() == count - 1
    press(finder, qtbot, Key.Key_PageUp)
    assert row() == count - finding.ROWS


def test_esc_gives_the_keyboard_back_and_the_key_opens_and_closes(
    window: MainWindow, finder: Finder, qtbot: QtBot
) -> None:
    finder.leave()
    held = QApplication.focusWidget()
    assert held is not None
    qtbot.keyClick(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert finder.search.hasFocus()
    press(finder, qtbot, Key.Key_Escape)
    assert not finder.isVisible()
    assert QApplication.focusWidget() is held
    finder.toggle()
    finder.toggle()
    assert not finder.isVisible()


def test_a_click_chooses_and_one_beside_it_leaves(
    window: MainWindow, finder: Finder, qtbot: QtBot
) -> None:
    seek(finder, qtbot, "20260002")
    place = finder.list.visualRect(finder.list._model.index(0)).center()
    qtbot.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    calm(window, qtbot)
    assert window.here() == ("invoice", 2)
    finder.toggle()
    page = window.stack.currentWidget()
    assert isinstance(page, ListingPage)
    page.focus_list()
    assert not finder.isVisible()


@pytest.mark.parametrize("text", ["x" * 200, "<b>", "\u202eabc", "😀", "'; DROP TABLE"])
def test_rubbish_finds_nothing_and_says_so(finder: Finder, qtbot: QtBot, text: str) -> None:
    seek(finder, qtbot, text)
    if text != "<b>":
        assert finder.note.text() == finding.NOTHING
        assert finder.note.isVisible()


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_it_is_dressed_in_both_themes(
    window: MainWindow, finder: Finder, qtbot: QtBot, choice: theme.Choice
) -> None:
    window.choose_theme(choice)
    seek(finder, qtbot, "zoet")
    picture = finder.grab().toImage()
    ratio = picture.devicePixelRatio()
    ground = picture.pixelColor(int(finder.width() * ratio / 2), int(6 * ratio))
    assert ground == QColor(theme.colours().card)


def test_its_model_is_a_good_model(qtmodeltester: ModelTester) -> None:
    model = FindModel()
    model.show_hits([Hit("page:today", "today", "Bladzijde", "Vandaag")])
    qtmodeltester.check(model)
    model.show_hits([])
    qtmodeltester.check(model)


def test_a_verb_finds_what_is_made_of_it(finder: Finder, qtbot: QtBot) -> None:
    assert "Betaling vastleggen" in seek(finder, qtbot, "betalen")
