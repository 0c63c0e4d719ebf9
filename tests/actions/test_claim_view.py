"""The view of a claim: its lines to the cent, and why each is there (1.5, 2.5 of the law)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ises_desk.errors import Refusal
from ises_desk.models import Invoice
from ises_desk.queries.claim_view import View, of_customer, of_invoice
from ises_desk.queries.claims import claimed_of
from ises_desk.ui.payment_forms import RECORD
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office

DAY = date(2026, 11, 22)


def shown(view: View) -> list[tuple[str, str, str]]:
    return [(line.kind, line.amount.plain, line.balance.plain) for line in view.lines]


def why(view: View, kind: str) -> str:
    return " ".join(next(line.why for line in view.lines if line.kind == kind))


def test_a_part_payment_after_a_demand_to_the_cent(office: Office) -> None:
    """Example R9: what a business owes after 500 euro on costs, interest and principal."""
    customer = office.on("2026-05-01").business()
    invoice = office.invoice(customer, "1210.00")
    letter = office.on("2026-08-20").do("demand.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=letter)
    office.on("2026-08-31").do("payment.record", customer_id=customer, amount=Money.of("500.00"))
    view = office.ask(of_invoice, invoice, DAY)
    assert shown(view) == [
        ("principal", "1210.00", "1210.00"),
        ("interest", "15.48", "1225.48"),
        ("costs", "181.50", "1406.98"),
        ("interest", "21.38", "1428.36"),
        ("payment", "-500.00", "928.36"),
        ("interest", "21.96", "950.32"),
    ]
    assert view.open == Money.of("950.32")
    paid = view.lines[4].booking
    assert paid is not None
    assert [paid.to_costs.plain, paid.to_interest.plain, paid.to_principal.plain] == [
        "181.50",
        "36.86",
        "281.64",
    ]
    assert view.lines[4].record[0] == "payment"
    assert "6:96 lid 4 BW" in why(view, "costs")
    assert "6:119a BW: 10,15% per jaar vanaf 1 januari 2026" in why(view, "interest")
    assert "1.210,00 × 10,15% × 46 / 365 = " in why(view, "interest")
    assert [point.open.plain for point in view.points][-1] == "950.32"


def test_the_form_of_a_payment_names_what_a_letter_claimed_beyond_the_invoices(
    office: Office,
) -> None:
    customer = office.on("2026-05-01").business(name="Bakkerij")
    office.invoice(customer, "1210.00")
    values = {"customer_id": customer, "received_on": date(2026, 8, 31), "_today": DAY}
    found = office.ask(RECORD.insight, values)
    assert found.text.endswith("heeft €\xa01.210,00 openstaan.")
    letter = office.on("2026-08-20").do("demand.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=letter)
    office.on("2026-08-31")
    found = office.ask(RECORD.insight, values)  # example R9: 181,50 and 15,48 + 21,38
    assert found.text.endswith(
        "heeft €\xa01.210,00 openstaan, met €\xa0218,36 gevorderde rente en kosten samen"
        " €\xa01.428,36."
    )
    assert office.ask(claimed_of, customer, date(2026, 8, 19)) == ZERO
    paid = office.ask(RECORD.insight, values | {"amount": Money.of("1430.00")})
    assert paid.text.endswith("Wat over is, €\xa01,64, blijft als tegoed staan.")


def test_the_interest_of_a_year_joins_the_base_and_not_the_claim(office: Office) -> None:
    """Example R3: four years of trade interest over 10 000 euro."""
    customer = office.on("2022-11-16").business()
    invoice = office.invoice(customer, "10000.00")
    assert office.get(Invoice, invoice).due_on == date(2022, 11, 30)
    view = office.ask(of_invoice, invoice, DAY)
    assert view.interest == Money.of("5195.48")
    joined = [line for line in view.lines if line.kind == "year"]
    assert [line.on.isoformat() for line in joined] == ["2023-12-01", "2024-12-01", "2025-12-01"]
    assert all(line.amount == ZERO for line in joined)
    assert [line.text.rpartition("\xa0")[2] for line in joined] == [
        "1.091,64",
        "1.370,16",
        "1.348,90",
    ]
    assert "13.810,70" in joined[-1].why[0]
    assert len(view.points) <= 12


def test_paid_interest_of_a_year_joins_no_base_twice(office: Office) -> None:
    """Example R10: after the payment only the interest since then joins at the anniversary."""
    customer = office.on("2024-06-16").business()
    invoice = office.invoice(customer, "1000.00")
    letter = office.on("2025-09-01").do("claim.specify", customer_id=customer)
    office.do("letter.mark_sent", letter_id=letter)
    office.on("2025-09-30").do("payment.record", customer_id=customer, amount=Money.of("500.00"))
    view = office.ask(of_invoice, invoice, date(2026, 6, 30))
    assert (view.interest, view.open) == (Money.of("194.63"), Money.of("694.63"))
    after = office.ask(of_invoice, invoice, date(2026, 7, 2))
    joined = [line.text.rpartition("\xa0")[2] for line in after.lines if line.kind == "year"]
    assert joined == ["117,04", "49,01"]


def test_what_was_paid_before_this_administration_is_taken_off_from_the_start(
    office: Office,
) -> None:
    customer = office.business()
    key = office.do(
        "opening_item.add",
        customer_id=customer,
        number="OUD-1",
        issued_on=date(2026, 5, 1),
        due_on=date(2026, 5, 15),
        total=Money.of("100.00"),
        paid_before=Money.of("40.00"),
    )
    view = office.ask(of_invoice, key, date(2026, 5, 15))
    assert shown(view) == [("principal", "100.00", "100.00"), ("before", "-40.00", "60.00")]


def test_a_consumer_is_told_why_costs_are_not_owed_yet_and_then_why_they_are(
    office: Office,
) -> None:
    """Example B1: 300 euro, 45 euro costs from the day after the term of the letter."""
    customer = office.on("2026-07-31").customer()
    invoice = office.invoice(customer, "300.00")
    office.on("2026-08-17")
    before = why(office.ask(of_invoice, invoice, office.day), "no_costs")
    assert "De wet gaat hier voor de voorwaarden" in before
    assert "Voorwaarden art. 4.2" in before
    assert "6:96 lid 6 BW" in before
    letter = office.do("fourteen_day.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=letter)
    row = office.get(Invoice, invoice)
    assert row.costs_from == date(2026, 9, 3)
    assert "loopt nog tot en met" in why(office.ask(of_invoice, invoice, office.day), "no_costs")
    office.on("2026-10-09").do("payment.record", customer_id=customer, amount=Money.of("200.00"))
    view = office.ask(of_invoice, invoice, DAY)
    assert shown(view) == [
        ("principal", "300.00", "300.00"),
        ("costs", "45.00", "345.00"),
        ("interest", "1.84", "346.84"),
        ("payment", "-200.00", "146.84"),
        ("interest", "0.71", "147.55"),
    ]
    assert "verschuldigd vanaf 3 september 2026" in why(view, "costs")
    back = office.ask(of_invoice, invoice, date(2026, 9, 2))
    assert (back.costs, back.open) == (ZERO, Money.of("300.62"))


def test_a_customer_is_his_open_invoices_on_that_day(office: Office) -> None:
    customer = office.on("2026-05-01").business()
    first = office.invoice(customer, "100.00")
    second = office.on("2026-06-01").invoice(customer, "50.00")
    office.on("2026-07-01").do(
        "payment.record", customer_id=customer, amount=Money.of("100.00"), invoice_ids=(first,)
    )
    on = {day: office.ask(of_customer, customer, date.fromisoformat(day)) for day in
          ("2026-04-30", "2026-05-20", "2026-06-30", "2026-07-02")}  # fmt: skip
    assert [[item.id for item in view.items] for view in on.values()] == [
        [],
        [first],
        [first, second],
        [second],
    ]
    assert on["2026-04-30"].open == ZERO
    assert on["2026-05-20"].open == Money.of("100.14")


def test_a_credit_note_lowers_it_from_the_start(office: Office) -> None:
    customer = office.on("2026-05-01").business()
    invoice = office.invoice(customer, "100.00")
    office.on("2026-08-01").do("invoice.credit", invoice_id=invoice, reason="Te veel")
    view = office.ask(of_invoice, invoice, DAY)
    assert shown(view) == [("principal", "100.00", "100.00"), ("credit", "-100.00", "0.00")]
    assert view.lines[1].record[0] == "invoice"
    assert view.open == ZERO


@pytest.mark.parametrize("day", [date(2026, 4, 30), date(2099, 1, 1)])
def test_a_day_outside_the_claim_is_refused_at_the_day(office: Office, day: date) -> None:
    customer = office.on("2026-05-01").business()
    invoice = office.invoice(customer, "100.00")
    with pytest.raises(Refusal) as caught:
        office.ask(of_invoice, invoice, day)
    assert caught.value.field == "day"
