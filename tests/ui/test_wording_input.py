"""The text of one letter in its form: free parts are typed over, bound ones say why they stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ises_desk.queries import letters
from ises_desk.ui import overdue
from ises_desk.ui.letter_draft import Draft, Part
from ises_desk.ui.wording_input import PartRow, WordingInput
from tests.ui.conftest import DAY, calm, dialogs
from tests.ui.test_flows import ask, form_on_screen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.forms import Form
    from ises_desk.ui.window import MainWindow

LONG = 20_000  # ms
CONSUMER = 2


@pytest.fixture
def form(window: MainWindow, qtbot: QtBot) -> Form:
    """Open the form of a fourteen-day letter, with the text of the letter open."""
    overdue.open_overdue(window.desk, CONSUMER, "L07")
    made = form_on_screen(window)
    wording = wording_of(made)
    qtbot.waitUntil(wording._open.isEnabled, timeout=LONG)
    qtbot.mouseClick(wording._open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(wording.rows) and not wording._waiting, timeout=LONG)
    return made


def wording_of(form: Form) -> WordingInput:
    found = form.cell("wording").input
    assert isinstance(found, WordingInput)
    return found


def row_of(form: Form, words: str) -> PartRow:
    return next(row for row in wording_of(form).rows if words in row.part.text)


def type_in(row: PartRow, text: str) -> None:
    assert row.edit is not None
    row.edit.setPlainText(text)


def seen(form: Form, qtbot: QtBot, part: str) -> None:
    """Wait until the text in the place of the page, or the page, was thought of anew."""
    view = form.thinker.view
    assert view is not None
    qtbot.waitUntil(lambda: part in view._words.text(), timeout=LONG)


def test_what_the_law_asks_has_a_lock_and_a_reason(form: Form) -> None:
    row = row_of(form, "binnen veertien dagen")
    assert row.edit is None
    assert "6:96 lid 6 BW" in row.part.why
    assert row_of(form, "Geachte").edit is not None
    assert wording_of(form).value() == ()
    assert wording_of(form).empty()


def test_own_words_come_on_the_page_and_into_the_archive(
    form: Form, window: MainWindow, qtbot: QtBot
) -> None:
    view = form.thinker.view
    assert view is not None
    qtbot.waitUntil(lambda: view.pdf is not None, timeout=LONG)
    before = view.pdf
    type_in(row_of(form, "Geachte"), "Beste Ömer,")
    row_of(form, "Geachte").add("Fijn dat u belde.")
    qtbot.waitUntil(lambda: view.pdf not in {before, None}, timeout=LONG)
    form.submit()
    calm(window, qtbot)
    shown = dialogs(window)[-1]
    key = shown.key
    found = ask(window, letters.detail, key, DAY)
    assert [each.text for each in found.changes] == ["Beste Ömer,", "Fijn dat u belde."]
    assert ("Aangepast", "info") in shown.panel.sheet.chips
    [told] = [each for each in shown.panel.sheet.sections if each.title == "Aangepaste tekst"]
    assert "Stond er: Geachte Ömer Łuk," in told.text


def test_a_second_term_is_refused_where_it_stands_and_nothing_is_lost(
    form: Form, window: MainWindow, qtbot: QtBot
) -> None:
    row = row_of(form, "Geachte")
    row.add("Betaal binnen 7 dagen.")
    seen(form, qtbot, "Noem geen andere termijn")
    assert "Noem geen andere termijn" in row._error.text()
    form.submit()
    calm(window, qtbot)
    assert dialogs(window) == [form]
    assert "Noem geen andere termijn" in row._error.text()
    row.added[0].setPlainText("Bel gerust.")
    assert row._error.isHidden()
    assert [each["text"] for each in wording_of(form).value()] == ["Bel gerust."]


def test_another_letter_and_back_keeps_the_words(form: Form, qtbot: QtBot) -> None:
    wording = wording_of(form)
    type_in(row_of(form, "Geachte"), "Beste Ömer,")
    kind = form.cell("_kind").input
    kind.set_value("L06")
    qtbot.waitUntil(
        lambda: any("geen kosten" in row.part.text for row in wording.rows), timeout=LONG
    )
    qtbot.waitUntil(lambda: not wording._waiting, timeout=LONG)
    assert wording.value() == ()
    kind.set_value("L07")
    qtbot.waitUntil(lambda: bool(wording.value()), timeout=LONG)
    assert [each["text"] for each in wording.value()] == ["Beste Ömer,"]


def test_the_usual_text_comes_back_and_an_addition_goes(form: Form) -> None:
    row = row_of(form, "Geachte")
    usual = row.part.text
    type_in(row, "")
    assert wording_of(form).value()[0]["text"] == ""
    row._take_back()
    assert row.edit is not None
    assert (row.edit.toPlainText(), wording_of(form).value()) == (usual, ())
    row.add("Erbij.")
    holder = row.added[0].parentWidget()
    row._remove(holder, row.added[0])
    assert wording_of(form).value() == ()


def test_a_text_that_follows_another_field_is_renewed_where_it_was_untouched(form: Form) -> None:
    wording = wording_of(form)
    draft = wording._draft
    assert draft is not None
    newer = tuple(
        Part(each.place, each.tone, each.text.replace("Ömer", "Anna"), each.why)
        for each in draft.parts
    )
    wording.offer(Draft(draft.key, newer, draft.pdf, None))
    row = row_of(form, "Geachte Anna")
    assert row.edit is not None
    assert row.edit.toPlainText() == "Geachte Anna Łuk,"
    assert wording.value() == ()


def test_a_wrong_passage_without_a_row_is_said_above_the_buttons(form: Form) -> None:
    from ises_desk.errors import Refusal

    form.show_refusal(Refusal("Te veel.", field="wording"))
    assert form.cell("wording").error == "Te veel."


def test_own_words_come_back_when_the_form_is_taken_up_again(
    form: Form, window: MainWindow, qtbot: QtBot
) -> None:
    from ises_desk.ui.unfinished import reopen, stand

    type_in(row_of(form, "Geachte"), "Beste klant,")
    before = stand(form, form._fixed, form._beside)
    form.throw_away()
    assert reopen(window.desk, "sleutel", before)
    again = wording_of(form_on_screen(window))
    assert again.typed() == before["typed"]["wording"]
    qtbot.waitUntil(lambda: bool(again.rows) and not again._waiting, timeout=LONG)
    assert [each["text"] for each in again.value()] == ["Beste klant,"]


def test_the_link_to_the_text_stands_straight_below_the_fields(form: Form) -> None:
    opened = wording_of(form)._open
    opened.clearFocus()
    drawn = opened.grab().toImage()
    ground = drawn.pixel(drawn.width() - 1, 0)
    inked = (
        x
        for x in range(drawn.width())
        if any(drawn.pixel(x, y) != ground for y in range(drawn.height()))
    )
    assert next(inked) <= 3
