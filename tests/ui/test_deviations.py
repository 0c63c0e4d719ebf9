"""Agreeing otherwise than the terms (2.1) in the window: the form says what the terms have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.queries import contracts
from ises_desk.queries.agreed_terms import details
from tests.ui.conftest import DAY, LONG, calm
from tests.ui.test_flows import agree, ask, form_on_screen, go, save

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def part(page: Any) -> Any:
    """Return the section about agreements, if there is one."""
    return next((each for each in page.sheet.sections if each.title == "Anders afgesproken"), None)


def test_a_number_is_agreed_shown_and_dropped(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "contract", 1)
    before = ask(window, contracts.detail, 1, DAY).payment_days
    assert "deviate" in page.sheet.allowed
    page.run("deviate")
    calm(window, qtbot)
    form = form_on_screen(window)
    form.cell("number").input.set_value("payment_days")
    calm(window, qtbot)
    form.cell("value").input.set_value(21)
    qtbot.waitUntil(lambda: "Volgens de voorwaarden" in form.thinker.strip.text, timeout=LONG)
    save(window, qtbot, form, document="De offerte")
    assert ask(window, contracts.detail, 1, DAY).payment_days == 21
    page = go(window, qtbot, "contract", 1)
    row = next(each for each in part(page).rows if each.cells[0] == "Betaaltermijn: 21 dagen")
    assert row.chip == ("4.1", "info")
    page._follow(*row.goto)
    agree(window, qtbot)
    assert ask(window, contracts.detail, 1, DAY).payment_days == before


def test_in_words_the_paragraph_is_asked(window: MainWindow, qtbot: QtBot) -> None:
    go(window, qtbot, "contract", 1).run("deviate")
    calm(window, qtbot)
    form = form_on_screen(window)
    assert form.cell("article").isVisibleTo(form)
    save(window, qtbot, form, article="3.2", text="Geen verhoging dit jaar", document="Brief")
    made = ask(window, details, 1)[-1]
    assert (made.article, made.says) == ("3.2", "Geen verhoging dit jaar")


def test_what_the_law_forbids_is_said_before_it_is_sent(window: MainWindow, qtbot: QtBot) -> None:
    go(window, qtbot, "contract", 1).run("deviate")
    calm(window, qtbot)
    form = form_on_screen(window)
    form.cell("number").input.set_value("payment_days")
    calm(window, qtbot)
    form.cell("value").input.set_value(0)
    qtbot.waitUntil(lambda: "betaaltermijn" in form.thinker.strip.text.lower(), timeout=LONG)
    form.reject()


def test_the_record_names_the_terms_that_bind(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "contract", 1)
    told = next(each.value for each in page.sheet.facts if each.label == "Voorwaarden")
    assert told == "algemene voorwaarden van 25 mei 2018 (sinds 25-05-2018)"
