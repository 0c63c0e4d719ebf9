"""What the owner types is kept until it is saved or thrown away, and offered again."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog

from ises_desk.ui import contract_forms, customer_forms
from ises_desk.ui.forms import Form, open_form
from ises_desk.ui.inputs import LineInput
from ises_desk.ui.kept import KeptFile
from ises_desk.ui.row_inputs import RowsInput
from ises_desk.ui.settings_texts import TextsPage
from ises_desk.ui.strips import Offer
from ises_desk.ui.unfinished import name_of, reopen, stand
from tests.ui.conftest import DAY, calm, dialogs
from tests.ui.keeping import LONG, kept_file, offers, shut, type_name
from tests.ui.test_hostile_typing import SPECS, missing

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow
    from tests.ui.keeping import Open


def test_what_is_typed_is_kept_for_the_owner_alone_until_it_is_saved(
    window: MainWindow, qtbot: QtBot
) -> None:
    file = kept_file(window)
    qtbot.waitUntil(lambda: window.desk.keeper._read, timeout=LONG)
    form = open_form(window.desk, customer_forms.ACCOUNT, {}, {"customer_id": 1})
    calm(window, qtbot)
    assert not file.exists(), "nothing was typed"
    type_name(form, "geheim")
    qtbot.waitUntil(file.exists, timeout=LONG)
    assert "geheim" in file.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with qtbot.waitSignal(form.done_with, timeout=LONG):
        form.submit()
    qtbot.waitUntil(lambda: not file.exists(), timeout=LONG)
    assert not [each for each in file.parent.iterdir() if each.name.startswith("bezig")]


def test_what_is_thrown_away_is_kept_no_longer(window: MainWindow, qtbot: QtBot) -> None:
    file = kept_file(window)
    form = open_form(window.desk, customer_forms.ACCOUNT, {}, {"customer_id": 1})
    type_name(form, "weg")
    qtbot.waitUntil(file.exists, timeout=LONG)
    form.reject()
    question = form.findChild(Offer)
    assert question is not None
    question.buttons[0].click()
    qtbot.waitUntil(lambda: not file.exists(), timeout=LONG)


def test_a_form_that_was_open_when_the_window_went_is_offered_again(
    open_window: Open, administration: Path, qtbot: QtBot
) -> None:
    window, _opening = open_window(administration)
    qtbot.waitUntil(lambda: window.desk.lanes.database is not None, timeout=LONG)
    values = {"customer_id": 1, "starts_on": DAY}
    form = open_form(window.desk, contract_forms.CONCLUDE, values)
    calm(window, qtbot)
    rows = form.cell("lines").input
    assert isinstance(rows, RowsInput)
    price = rows.rows[0].grid.cells["unit_price"].input
    assert isinstance(price, LineInput)
    price.edit.setText("12,3x")
    shut(window, qtbot)
    again, _opening = open_window(administration)
    qtbot.waitUntil(lambda: bool(offers(again)), timeout=LONG)
    offer = offers(again)[0]
    assert offer.text.startswith("U was bezig met Nieuw contract, ")
    assert offer.text.endswith("22 november 2026, 12:00.")
    offer.buttons[0].click()
    calm(again, qtbot)
    taken = dialogs(again)[-1]
    assert isinstance(taken, Form)
    assert taken.values()["customer_id"] == 1
    assert taken.values()["starts_on"] == DAY
    rows = taken.cell("lines").input
    assert isinstance(rows, RowsInput)
    assert len(rows.rows) == 1
    assert rows.rows[0].grid.cells["unit_price"].input.typed() == "12,3x"
    taken.throw_away()
    qtbot.waitUntil(lambda: not kept_file(again).exists(), timeout=LONG)


def test_a_letter_text_that_was_being_changed_is_offered_again(
    open_window: Open, administration: Path, qtbot: QtBot
) -> None:
    window, _opening = open_window(administration)
    qtbot.waitUntil(lambda: window.desk.lanes.database is not None, timeout=LONG)
    window.menus.settings.emit("texts")
    calm(window, qtbot)
    (page,) = window.findChildren(TextsPage)
    page._which.setCurrentIndex(4)
    page._edit.setPlainText("Zo wil ik het zeggen.")
    qtbot.waitUntil(kept_file(window).exists, timeout=LONG)
    for each in dialogs(window):
        QDialog.reject(each)  # as if it broke off: without a question
    shut(window, qtbot)
    again, _opening = open_window(administration)
    qtbot.waitUntil(lambda: bool(offers(again)), timeout=LONG)
    assert offers(again)[0].text.startswith("U was bezig met Briefteksten (")
    offers(again)[0].buttons[0].click()
    calm(again, qtbot)
    (page,) = again.findChildren(TextsPage)
    assert page._which.currentIndex() == 4
    assert page._edit.toPlainText() == "Zo wil ik het zeggen."
    page.throw_away()
    qtbot.waitUntil(lambda: not kept_file(again).exists(), timeout=LONG)


def test_an_offer_that_is_declined_is_gone_for_good(
    open_window: Open, administration: Path, qtbot: QtBot
) -> None:
    window, _opening = open_window(administration)
    qtbot.waitUntil(lambda: window.desk.lanes.database is not None, timeout=LONG)
    type_name(open_form(window.desk, customer_forms.ADD, {}), "Weg ermee")
    shut(window, qtbot)
    again, _opening = open_window(administration)
    qtbot.waitUntil(lambda: bool(offers(again)), timeout=LONG)
    offers(again)[0].buttons[1].click()
    qtbot.waitUntil(lambda: not kept_file(again).exists(), timeout=LONG)
    assert not offers(again)
    assert not dialogs(again)


def test_what_was_kept_before_is_not_overwritten_by_what_is_typed_at_once(
    open_window: Open, administration: Path, qtbot: QtBot
) -> None:
    window, _opening = open_window(administration)
    qtbot.waitUntil(lambda: window.desk.lanes.database is not None, timeout=LONG)
    type_name(open_form(window.desk, customer_forms.ADD, {}), "De eerste")
    shut(window, qtbot)
    again, _opening = open_window(administration)
    qtbot.waitUntil(lambda: again.desk.lanes.database is not None, timeout=LONG)
    type_name(open_form(again.desk, customer_forms.ADD, {}), "De tweede")
    shut(again, qtbot)
    said = kept_file(again).read_text(encoding="utf-8")
    assert "De eerste" in said
    assert "De tweede" in said


def test_another_administration_is_offered_nothing_of_this_one(
    open_window: Open, administration: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window, _opening = open_window(administration)
    qtbot.waitUntil(lambda: window.desk.lanes.database is not None, timeout=LONG)
    type_name(open_form(window.desk, customer_forms.ADD, {}), "Van hier")
    shut(window, qtbot)
    other, _opening = open_window(tmp_path / "andere.sqlite")
    qtbot.waitUntil(lambda: other.desk.keeper._read, timeout=LONG)
    assert not offers(other)


@pytest.mark.parametrize("name", sorted(SPECS))
def test_every_form_can_be_taken_up_again(
    lasting_window: MainWindow, qtbot: QtBot, name: str
) -> None:
    spec = SPECS[name]
    found = name_of(spec)
    assert found
    form = Form(lasting_window.desk, spec, {"customer_id": 1}, missing(spec))
    calm(lasting_window, qtbot)
    for cell in form.body.cells():
        if isinstance(cell.input, RowsInput):
            cell.input._add_fresh()
        elif isinstance(cell.input, LineInput) and not cell.field.locked:
            cell.input.edit.setText(f"half {cell.field.name}")
    before = stand(form, form._fixed, form._beside)
    form._dirty = False
    form.reject()
    assert reopen(lasting_window.desk, "sleutel", before)
    again = dialogs(lasting_window)[-1]
    assert isinstance(again, Form)
    assert stand(again, again._fixed, again._beside) == before
    again.throw_away()


def test_a_form_that_is_no_more_shows_the_texts(window: MainWindow) -> None:
    entry = {"spec": "ises_desk.ui.products:GONE", "typed": {"a": "tekst", "b": [{"c": "meer"}]}}
    window.desk.keeper._resume("x", entry)
    assert "tekst\nmeer" in [getattr(each, "text", "") for each in dialogs(window)]


def test_a_place_that_refuses_is_told_once_and_typing_goes_on(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    window.desk.messages.said.connect(said.append)
    monkeypatch.setattr(KeptFile, "write", lambda *_: False)
    form = open_form(window.desk, customer_forms.ACCOUNT, {}, {"customer_id": 1})
    for text in ("een", "twee"):
        type_name(form, text)
        qtbot.waitUntil(lambda: not window.desk.keeper._timer.isActive(), timeout=LONG)
        calm(window, qtbot)
    assert said == ["Wat u typt kan nu niet worden bewaard; sla op tijd op."]
    assert not [each for each in dialogs(window) if each is not form]
