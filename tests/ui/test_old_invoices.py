"""An open invoice of the administration before, by hand: entered, mended and taken away."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ises_desk.queries import invoices
from ises_desk.queries.listing import keys
from ises_desk.values.money import Money
from tests.ui.conftest import DAY, calm
from tests.ui.test_flows import agree, ask, form_on_screen, go, save

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.listing_page import ListingPage
    from ises_desk.ui.window import MainWindow


def _entered(window: MainWindow, qtbot: QtBot) -> ListingPage:
    page: ListingPage = go(window, qtbot, "invoice")
    page.run("add_old")
    save(
        window, qtbot, form_on_screen(window), customer_id=1, number="2019-0012",
        issued_on=date(2026, 9, 1), due_on=date(2026, 9, 15), total=Money.of("121.00"),
        paid_before=Money.of("21.00"),
    )  # fmt: skip
    return page


def test_an_old_invoice_is_entered_and_shown(window: MainWindow, qtbot: QtBot) -> None:
    page = _entered(window, qtbot)
    assert page.sheet is not None
    assert page.sheet.title.endswith("2019-0012")
    found = ask(window, invoices.detail, page.sheet.key, DAY)
    assert (found.opening, found.open) == (True, Money.of("100.00"))


def test_an_old_invoice_is_mended_from_what_it_was(window: MainWindow, qtbot: QtBot) -> None:
    page = _entered(window, qtbot)
    page.run("change_old")
    save(window, qtbot, form_on_screen(window), paid_before=Money.of("71.00"))
    assert page.sheet is not None
    found = ask(window, invoices.detail, page.sheet.key, DAY)
    assert (found.total, found.open) == (Money.of("121.00"), Money.of("50.00"))
    assert found.due_on == date(2026, 9, 15)


def test_an_old_invoice_is_taken_away_after_a_question(window: MainWindow, qtbot: QtBot) -> None:
    page = _entered(window, qtbot)
    assert page.sheet is not None
    key = page.sheet.key
    page.run("remove")
    agree(window, qtbot)
    assert key not in ask(window, keys, invoices.listing(DAY))


def test_an_invoice_of_our_own_is_neither_mended_nor_taken_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = go(window, qtbot, "invoice", 1)
    assert page.sheet.title.startswith("Factuur")
    assert not page.sheet.allowed & {"change_old", "remove"}
    page.run("remove")
    calm(window, qtbot)
    assert 1 in ask(window, keys, invoices.listing(DAY))
