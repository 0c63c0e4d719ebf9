"""A first start: each step, left and taken up again, bad answers, and no file before its time."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ises_desk import paths
from ises_desk.queries.business import detail
from ises_desk.ui import first_draft
from ises_desk.ui.choice_card import ChoiceCard
from ises_desk.ui.first_parts import choosing
from tests.ui.conftest import BUSINESS, LONG, calm, cards, dialogs, to_the_place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_nothing_is_made_before_it_is_asked(
    begin: Callable[..., Any], home: Path, qtbot: QtBot
) -> None:
    window, _opening, page = begin()
    assert page.step == "welcome"
    assert not window.tabs.isEnabled()
    to_the_place(window, page, qtbot)
    qtbot.waitUntil(lambda: page.step == "place", timeout=LONG)
    window.close()
    assert not list(home.glob("**/*.sqlite*"))


def test_from_welcome_to_an_administration_that_opens_at_each_start(
    begin: Callable[..., Any], tmp_path: Path, qtbot: QtBot
) -> None:
    window, _opening, page = begin()
    cards(page, "welcome")[0].click()
    to_the_place(window, page, qtbot)
    page.place.folder.input.set_value(str(tmp_path / "mijn werk"))
    page.place.backups.input.set_value(str(tmp_path / "elders"))
    page.forward()
    calm(window, qtbot)
    qtbot.waitUntil(lambda: page.step == "begin", timeout=LONG)
    file = tmp_path / "mijn werk" / paths.FILE_NAME
    with window.desk.lanes.database.read() as session:
        found = detail(session)
    assert found is not None
    assert found.account_name == BUSINESS["account_name"]
    assert paths.own_file() == file
    assert paths.backup_folder(file) == tmp_path / "elders"
    cards(page, "begin")[1].click()
    calm(window, qtbot)
    assert window.desk.path == file
    assert window.tabs.isEnabled()
    assert window.here()[0] == "product"
    assert first_draft.load(window.desk.settings) == first_draft.Draft()
    qtbot.waitUntil(lambda: len(list((tmp_path / "elders").glob("*.zip"))) == 1, timeout=LONG)


def test_what_was_typed_is_there_after_closing_the_program(
    begin: Callable[..., Any], tmp_path: Path, qtbot: QtBot
) -> None:
    window, _opening, page = begin()
    to_the_place(window, page, qtbot, name="Ises & Zn. <b>")
    page.place.folder.input.set_value(str(tmp_path / "werk"))
    qtbot.waitUntil(lambda: "werk" in str(window.desk.settings.value("start/draft")), timeout=LONG)
    window.close()
    _window, _opening, again = begin()
    qtbot.waitUntil(lambda: again.step == "place", timeout=LONG)
    assert again.place.file == tmp_path / "werk" / paths.FILE_NAME
    assert again.place.backups_in == tmp_path / "werk" / "backups"
    again.back()
    assert again.business.typed()["name"] == "Ises & Zn. <b>"
    assert again.business.typed()["iban"] == BUSINESS["iban"]


def test_a_first_start_left_at_its_last_step_is_taken_up_there(
    begin: Callable[..., Any], home: Path, qtbot: QtBot
) -> None:
    window, _opening, page = begin()
    to_the_place(window, page, qtbot)
    page.forward()
    calm(window, qtbot)
    qtbot.waitUntil(lambda: page.step == "begin", timeout=LONG)
    window.close()
    window, _opening, again = begin(home / paths.FILE_NAME)
    qtbot.waitUntil(lambda: again.step == "begin", timeout=LONG)
    again.back()
    assert not again.place.folder.input.isEnabled()
    again.back()
    again.business.fill({"name": "Andere naam"})
    again.forward()
    calm(window, qtbot)
    again.forward()
    calm(window, qtbot)
    with window.desk.lanes.database.read() as session:
        found = detail(session)
    assert found is not None
    assert found.name == "Andere naam"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("iban", "NL91ABNA0417164301"),
        ("vat_id", "NL123"),
        ("kvk", "1"),
        ("postcode", "geen"),
        ("email", "a@@b"),
        ("website", "geen website"),
        ("name", ""),
    ],
)
def test_a_wrong_answer_is_told_at_its_field_and_nothing_is_lost(
    begin: Callable[..., Any], qtbot: QtBot, field: str, text: str
) -> None:
    window, _opening, page = begin()
    to_the_place(window, page, qtbot, **{field: text})
    assert page.step == "business"
    assert page.business.cell(field).error
    assert page.business.typed()["city"] == BUSINESS["city"]
    assert not dialogs(window)


def test_an_iban_is_looked_at_when_its_field_is_left(
    begin: Callable[..., Any], qtbot: QtBot
) -> None:
    window, _opening, page = begin()
    page.go("business")
    cell = page.business.cell("iban")
    cell.input.setFocus()
    QTest.keyClicks(cell.input.edit, "NL91ABNA0417164301")
    cell.input.left.emit()
    calm(window, qtbot)
    assert "klopt niet" in cell.error


def test_the_paper_follows_what_is_typed(begin: Callable[..., Any], qtbot: QtBot) -> None:
    from ises_desk.ui.letterhead import sketch

    window, _opening, page = begin()
    page.go("business")
    qtbot.waitUntil(lambda: page.business.view.pdf is not None, timeout=LONG)
    before = page.business.view.pdf
    page.business.fill({"name": "Zichtbaar"})
    qtbot.waitUntil(lambda: page.business.view.pdf != before, timeout=LONG)
    on = date(2031, 5, 6)
    assert "6 mei 2031" in _words(sketch({"name": "Zichtbaar"}, on))
    assert (
        len(sketch({"name": "x" * 10_000, "street": "\u202e\u0000🙂<b>&", "country": ""}, on))
        > 1000
    )
    window.close()


def _words(pdf: bytes) -> str:
    """Return what stands on the first page."""
    return str(PdfDocument(pdf)[0].get_textpage().get_text_range())


def test_making_twice_makes_once(begin: Callable[..., Any], qtbot: QtBot) -> None:
    window, _opening, page = begin()
    to_the_place(window, page, qtbot)
    page._next.click()
    page._next.click()
    calm(window, qtbot)
    calm(window, qtbot)
    qtbot.waitUntil(lambda: page.step == "begin", timeout=LONG)
    assert not dialogs(window)


def test_the_whole_first_start_with_the_keyboard(begin: Callable[..., Any], qtbot: QtBot) -> None:
    window, _opening, page = begin()
    window.activateWindow()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert page.step == "business"
    wanted = {page.business.cell(name).input.focusProxy(): text for name, text in BUSINESS.items()}
    for _field in range(40):
        focus = window.focusWidget()
        if focus in wanted:
            QTest.keyClicks(focus, wanted.pop(focus))
        if not wanted:
            break
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert not wanted
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    calm(window, qtbot)
    qtbot.waitUntil(lambda: page.step == "place", timeout=LONG)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    calm(window, qtbot)
    qtbot.waitUntil(lambda: page.step == "begin", timeout=LONG)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    calm(window, qtbot)
    assert window.tabs.isEnabled()


def test_a_file_without_an_owner_asks_for_him(
    begin: Callable[..., Any], tmp_path: Path, qtbot: QtBot
) -> None:
    from ises_desk.store.database import open_database

    open_database(tmp_path / "leeg.sqlite").close()
    window, _opening, page = begin(tmp_path / "leeg.sqlite")
    to_the_place(window, page, qtbot)
    assert page.place.file == tmp_path / "leeg.sqlite"
    assert not page.place.folder.input.isEnabled()
    page.forward()
    calm(window, qtbot)
    qtbot.waitUntil(lambda: page.step == "begin", timeout=LONG)


@pytest.mark.parametrize("kept", ["", "geen json", "[]", '{"step": 7}', '{"business": 3}'])
def test_a_draft_that_can_not_be_read_counts_as_none(
    begin: Callable[..., Any], qtbot: QtBot, kept: str
) -> None:
    window, opening, _page = begin()
    window.desk.settings.setValue(first_draft.KEY, kept)
    opening.first_start(made=False)
    calm(window, qtbot)
    assert opening._cover.step == "welcome"
    assert json.loads(str(window.desk.settings.value(first_draft.KEY)))["step"] == "welcome"


def test_a_card_is_as_high_as_its_words(qtbot: QtBot) -> None:
    words = "Klanten, contracten en openstaande facturen uit de export. " * 2
    card = ChoiceCard("open", "Een bestand overnemen", words, lambda: None)
    page = choosing("Aan de slag", "Hoe wilt u beginnen?", [card])
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    qtbot.waitExposed(page)
    assert card.height() >= card.heightForWidth(card.width())
