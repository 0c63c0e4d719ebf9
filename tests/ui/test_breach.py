"""A default notice for something else than paying, from a contract and from a customer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ises_desk.queries import letters
from ises_desk.queries.listing import keys
from ises_desk.values.kinds import LetterKind
from tests.ui.conftest import DAY, LONG, calm
from tests.ui.test_flows import ask, form_on_screen, go, save

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

WORDS = {
    "clause": "artikel 8.2 van de algemene voorwaarden",
    "obligation": "De klant houdt zijn software bij.",
    "facts": "De website draait op een versie met een bekend lek.",
    "demanded": "de software bij te werken",
    "due_on": date(2026, 11, 1),
}


def test_a_notice_begins_with_the_contract_and_shows_its_page(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = go(window, qtbot, "contract", 1)
    page.run("breach")
    calm(window, qtbot)
    form = form_on_screen(window)
    assert form.cell("contract_id").input.value() == 1
    for name, value in WORDS.items():
        form.cell(name).input.set_value(value)
    view = form.thinker.view
    qtbot.waitUntil(lambda: bool(view.pages), timeout=LONG)
    save(window, qtbot, form)
    newest = max(ask(window, keys, letters.listing(DAY)))
    found = ask(window, letters.detail, newest, DAY)
    assert (found.kind, found.contract_id) == (LetterKind.L10, 1)
    assert "een bekend lek" in found.text


def test_a_customer_without_a_contract_is_not_given_notice(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert "breach" in go(window, qtbot, "customer", 1).sheet.allowed
    assert "breach" not in go(window, qtbot, "customer", 3).sheet.allowed


def test_from_a_customer_the_contract_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "customer", 2)
    page.run("breach")
    calm(window, qtbot)
    form = form_on_screen(window)
    assert form.cell("customer_id").input.value() == 2
    form.cell("contract_id").input.set_value(2)
    assert form.cell("contract_id").input.value() == 2
    form._dirty = False
    form.close()
