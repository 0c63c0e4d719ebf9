"""The menu of earlier deeds and its dialog: what will change is seen before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.store.database import open_database
from ises_desk.ui.finding import plain
from ises_desk.ui.notice import Notice
from ises_desk.ui.past_deeds import PastDeeds, open_past
from ises_desk.ui.settings import SettingsDialog
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.opening import Opening
    from ises_desk.ui.window import MainWindow


def entries(window: MainWindow) -> list[QAction]:
    """Return the entries of the menu of earlier deeds."""
    return list(window.menus._past.actions())


def do(window: MainWindow, qtbot: QtBot, code: str, **arguments: Any) -> None:
    """Do a deed as the window does."""
    window.desk.lanes.perform(lambda _value: None, code, **arguments)
    calm(window, qtbot)


def shown(window: MainWindow, qtbot: QtBot, title: str) -> PastDeeds:
    """Choose an earlier deed in the menu; return what opens."""
    entry = next(each for each in entries(window) if each.text().startswith(title))
    entry.trigger()
    calm(window, qtbot)
    dialog = dialogs(window)[-1]
    assert isinstance(dialog, PastDeeds)
    return dialog


def test_the_last_twenty_stand_in_the_menu_after_a_restart_too(
    window: MainWindow, qtbot: QtBot
) -> None:
    names = [plain(each.text()) for each in entries(window)]
    assert len(names) == 20
    assert names[0].startswith("Wijziging voorbereiden – W2026-001")
    assert names[1].startswith("Brief schrijven – B2026-0001 · Bakkerij")
    assert names[2].startswith("Klacht vastleggen – ")
    do(window, qtbot, "note.add", customer_id=1, text="Bel")
    assert plain(entries(window)[0].text()).startswith("Notitie toevoegen – Bakkerij")
    assert len(entries(window)) == 20


def test_more_than_twenty_are_listed_and_what_is_set_right_otherwise_says_so(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = open_past(window)
    calm(window, qtbot)
    rows = dialog.deeds.model.rows
    assert len(rows) > 20
    assert {row[0]: row[3] for row in rows}["Brief schrijven"] == "Rechtzetten|info"


def test_what_changes_is_seen_and_then_done(window: MainWindow, qtbot: QtBot) -> None:
    do(window, qtbot, "customer.change", customer_id=1, name="Anders")
    dialog = shown(window, qtbot, "Klant wijzigen")
    rows = [row for row in dialog.changes.model.rows if row[0].strip() == "Naam"]
    assert rows == [("    Naam", "Anders", "Bakkerij & Zn. <b>Zoet</b>")]
    qtbot.waitUntil(dialog.undo.isEnabled)
    said: list[str] = []
    window.desk.messages.said.connect(said.append)
    dialog.undo.click()
    calm(window, qtbot)
    assert said == ["Ongedaan gemaakt: Klant wijzigen."]
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: "al ongedaan" in dialog.banner.text)
    assert not dialog.undo.isEnabled()


def test_a_field_that_becomes_empty_again_says_so(window: MainWindow, qtbot: QtBot) -> None:
    do(window, qtbot, "customer.change", customer_id=1, attention="t.a.v. de bakker")
    dialog = shown(window, qtbot, "Klant wijzigen")
    rows = [row for row in dialog.changes.model.rows if row[0].strip() == "Ter attentie van"]
    assert rows == [("    Ter attentie van", "t.a.v. de bakker", "leeg")]


def test_a_refusal_leads_to_the_later_deed(window: MainWindow, qtbot: QtBot) -> None:
    dialog = shown(window, qtbot, "Facturen klaarzetten")
    assert "daarna kwam Factuur definitief maken" in dialog.banner.text
    assert not dialog.undo.isEnabled()
    assert dialog.later.text().strip() == "Bekijk: Factuur definitief maken"
    dialog.later.click()
    calm(window, qtbot)
    assert dialog.title.text() == "Factuur definitief maken"
    assert dialog.look is not None
    assert dialog.look.by == "invoice.credit"


def test_what_is_set_right_by_another_deed_opens_it_on_the_record(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, "Factuur definitief maken")
    assert dialog.right.text().strip() == "Creditnota maken…"
    assert dialog.look is not None
    key = dialog.look.key
    dialog.right.click()
    calm(window, qtbot)
    assert window.here() == ("invoice", key)
    assert [each.windowTitle() for each in dialogs(window)] == ["Creditnota maken"]
    dialogs(window)[0].reject()


def test_a_logo_is_set_right_in_the_settings(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    from PIL import Image

    Image.new("RGB", (40, 20), "navy").save(tmp_path / "logo.png")
    do(window, qtbot, "business.set_logo", content=(tmp_path / "logo.png").read_bytes())
    shown(window, qtbot, "Logo").right.click()
    calm(window, qtbot)
    assert [type(each) for each in dialogs(window)] == [SettingsDialog]
    dialogs(window)[0].reject()


def test_the_key_that_takes_back_shows_why_when_it_cannot(window: MainWindow, qtbot: QtBot) -> None:
    do(window, qtbot, "letter.write", customer_id=1, subject="Nog een", text="Geachte heer,")
    window.menus.undo.emit()
    calm(window, qtbot)
    dialog = dialogs(window)[-1]
    assert isinstance(dialog, PastDeeds)
    assert dialog.title.text() == "Brief schrijven"
    assert "Brief laten vervallen" in dialog.banner.text
    dialog.reject()


def test_it_opens_once_and_an_empty_administration_says_so(
    window: MainWindow,
    qtbot: QtBot,
    open_window: Callable[[Path], tuple[MainWindow, Opening]],
    tmp_path: Path,
) -> None:
    first = open_past(window)
    assert open_past(window) is first
    first.reject()
    open_database(tmp_path / "leeg.sqlite").close()
    empty, _opening = open_window(tmp_path / "leeg.sqlite")
    qtbot.waitUntil(lambda: empty.desk.lanes.database is not None, timeout=20_000)
    calm(empty, qtbot)
    assert entries(empty) == []
    assert not empty.menus._past.isEnabled()
    dialog = open_past(empty)
    calm(empty, qtbot)
    assert "nog niets gedaan" in dialog.title.text()
    assert not dialog.undo.isEnabled()
    dialog.reject()


@pytest.mark.parametrize("row", [0, 3])
def test_every_part_has_a_name_and_the_list_has_the_keyboard(
    window: MainWindow, qtbot: QtBot, row: int
) -> None:
    dialog = open_past(window)
    calm(window, qtbot)
    dialog.deeds.choose(row)
    calm(window, qtbot)
    assert dialog.deeds.view.hasFocus()
    for each in (dialog.deeds.view, dialog.changes.view, dialog.undo):
        assert each.accessibleName()
    dialog.reject()


def test_what_was_done_before_this_sitting_is_asked_about_and_taken_back(
    window: MainWindow, qtbot: QtBot, open_window: Callable[[Path], tuple[MainWindow, Opening]]
) -> None:
    do(window, qtbot, "note.add", customer_id=1, text="Bel")
    path = window.desk.path
    window.asks = False
    window.close()
    again, _opening = open_window(path)
    qtbot.waitUntil(lambda: again.desk.lanes.database is not None, timeout=20_000)
    calm(again, qtbot)
    assert "Notitie toevoegen" in again.menus.undo_entry.text()
    again.menus.undo.emit()
    calm(again, qtbot)
    (question,) = dialogs(again)
    assert isinstance(question, Notice)
    assert question.heading == "“Notitie toevoegen” ongedaan maken?"
    question.accept()
    calm(again, qtbot)
    assert plain(entries(again)[0].text()).startswith("Ongedaan maken")
    assert "Notitie toevoegen" not in again.menus.undo_entry.text()


def test_a_pile_that_was_sent_is_taken_back_as_a_pile_and_says_whose_it_is(
    window: MainWindow, qtbot: QtBot
) -> None:
    do(window, qtbot, "letter.mark_many_sent", letter_ids=(1, 2))
    dialog = shown(window, qtbot, "Brieven als verstuurd")
    assert dialog.look is not None
    assert dialog.look.keys == (1, 2)
    assert dialog.deeds.model.rows[0][1].endswith(" en 1 andere · 2 klanten")
    dialog.right.click()
    calm(window, qtbot)
    form = dialogs(window)[-1]
    assert form.windowTitle() == "Verzending van 2 brieven intrekken"
    form.reject()
