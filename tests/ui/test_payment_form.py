"""The form of a payment: what it asks of the deed for a whole, a part, and several invoices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.ui.forms import Form, open_form
from ises_desk.ui.payment_forms import RECORD, REFUND, open_payment
from ises_desk.values.money import Money
from tests.ui.conftest import calm, dialogs
from tests.ui.test_past_deeds import do

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

TEN, SIX, FOUR = Money.of("10.00"), Money.of("6.00"), Money.of("4.00")


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([], {"invoice_ids": ()}),
        ([(7, None)], {"invoice_ids": (7,)}),
        ([(7, None), (8, None)], {"invoice_ids": (7, 8)}),
        ([(7, SIX)], {"parts": [(7, SIX)]}),
        ([(7, SIX), (8, None)], {"parts": [(7, SIX), (8, FOUR)]}),
    ],
)
def test_an_empty_amount_is_what_is_left(rows: list[Any], wanted: dict[str, Any]) -> None:
    parts = [{"invoice_id": key, "amount": amount} for key, amount in rows]
    code, asked = RECORD.asks({"customer_id": 1, "amount": TEN, "parts": parts, "_today": None})
    if "parts" in asked:
        asked["parts"] = [(part["invoice_id"], part["amount"]) for part in asked["parts"]]
    assert (code, asked) == ("payment.record", {"customer_id": 1, "amount": TEN, **wanted})


def test_a_part_of_an_invoice_is_paid_by_changing_one_amount(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.navigator.go_to("invoice")
    calm(window, qtbot)
    page: Any = window._pages["invoice"]
    page.show_key(2)
    calm(window, qtbot)
    found = page.sheet.record
    open_payment(window.desk, found.customer_id, found.id, found.open)
    calm(window, qtbot)
    (form,) = dialogs(window)
    assert isinstance(form, Form)
    assert form.values()["amount"] == found.open
    form.cell("amount").input.set_value(FOUR)
    form.submit()
    calm(window, qtbot)
    assert not dialogs(window)
    assert page.sheet.record.open == found.open - FOUR


def test_paying_back_says_what_there_is_to_pay_back(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, REFUND, {"customer_id": 1})
    said: list[str] = []
    window.desk.lanes.read(
        lambda session: REFUND.insight(session, form.values()).text,  # type: ignore[misc, union-attr]
        said.append,
    )
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said[0].endswith("heeft €\N{NO-BREAK SPACE}0,00 tegoed.")


def test_the_rows_follow_the_customer_and_each_begins_at_another_invoice(
    window: MainWindow, qtbot: QtBot
) -> None:
    do(window, qtbot, "invoice.finalise", invoice_id=3)  # a second one that is open
    open_payment(window.desk)
    calm(window, qtbot)
    (form,) = dialogs(window)
    assert isinstance(form, Form)
    (rows,) = form.body.row_lists()
    rows._add_fresh()
    calm(window, qtbot)
    first: Any = rows.rows[0].grid.cells["invoice_id"].input
    assert first.combo.count() == 0
    assert first.combo.placeholderText() == "geen klant gekozen, of niets meer open"
    form.cell("customer_id").input.set_value(1)
    form.body.changed.emit("customer_id")
    calm(window, qtbot)
    count = first.combo.count()
    assert count == 2, "what is open of the customer that was chosen later"
    assert first.combo.placeholderText() == ""
    rows._add_fresh()
    calm(window, qtbot)
    second: Any = rows.rows[1].grid.cells["invoice_id"].input
    assert second.combo.count() == count - 1
    assert second.value() != first.value()
    form.throw_away()


def test_a_new_payment_is_the_chosen_one_on_its_own_page(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("payment")
    calm(window, qtbot)
    open_payment(window.desk, 1)
    calm(window, qtbot)
    (form,) = dialogs(window)
    assert isinstance(form, Form)
    form.cell("amount").input.set_value(SIX)
    form.submit()
    calm(window, qtbot)
    page: Any = window._pages["payment"]
    assert page.sheet.record.amount == SIX
