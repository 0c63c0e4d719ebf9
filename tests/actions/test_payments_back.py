"""Money that goes back: a payment that is reversed, a credit that is refunded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Booking, Invoice, Payment
from ises_desk.queries import payments
from ises_desk.queries.claims import claim_on
from ises_desk.queries.invoices import detail
from ises_desk.queries.listing import dictionaries
from ises_desk.values.money import Money
from tests.actions.making import DAY, HIDDEN

if TYPE_CHECKING:
    from tests.actions.conftest import Office

euro = Money.of


def pay(office: Office, customer: int, amount: str, **values: Any) -> int:
    """Record a payment."""
    return int(office.do("payment.record", customer_id=customer, amount=euro(amount), **values))


def open_on(office: Office, key: int, day: date) -> str:
    """Return all that is owed on an invoice at the end of a day."""
    found = office.ask(lambda session: claim_on(session, session.get(Invoice, key), day))
    return str(found.open.plain)


def test_9_1_a_reversal_opens_the_invoice_with_its_own_due_day(office: Office) -> None:
    office.on("2026-05-01")
    customer = office.business()
    key = office.invoice(customer, "1210.00")
    office.on("2026-05-20")
    payment = pay(office, customer, "1300.00")
    office.on("2026-06-10")
    counter = office.undoes("payment.reverse", payment_id=payment, remark="MD06")
    row = office.get(Invoice, key)
    assert (row.open.plain, row.paid_on, str(row.due_on)) == ("1210.00", None, "2026-05-15")
    assert office.get(Payment, payment).unbooked == Money(0)
    assert office.get(Payment, counter).amount.plain == "-1300.00"
    assert [booking.to_principal.plain for booking in office.all(Booking)] == [
        "1210.00",
        "-1210.00",
    ]
    # R2: the interest runs as if it had never been paid
    assert open_on(office, key, DAY) == "1275.47"
    states = [office.ask(payments.detail, each, DAY).state for each in (payment, counter)]
    assert states == ["reversed", "reversal"]
    assert office.ask(detail, key, DAY).state == "overdue"
    refusal = office.refused("payment.reverse", payment_id=payment)
    assert "al gestorneerd" in str(refusal)
    assert office.refused("payment.reverse", payment_id=counter).field == "payment_id"
    assert office.refused("payment.reverse", payment_id=99).field == "payment_id"
    assert office.refused("payment.book", payment_id=payment).field == "payment_id"


def test_a_reversal_after_costs_were_paid_lets_another_payment_settle_them(office: Office) -> None:
    office.on("2026-05-01")
    customer = office.business()
    key = office.invoice(customer, "1210.00")
    office.on("2026-06-10")
    office.do("letter.mark_sent", letter_id=office.do("demand.issue", customer_id=customer))
    office.on("2026-06-30")
    first = pay(office, customer, "300.00")
    office.on("2026-08-31")
    second = pay(office, customer, "500.00")
    office.on("2026-09-10")
    office.undoes("payment.reverse", payment_id=first)
    rows = office.all(Booking, payment_id=second)
    # exactly R9: as if only the 500 of 31 August ever came in
    assert Money.total(row.to_costs for row in rows).plain == "181.50"
    assert Money.total(row.to_interest for row in rows).plain == "36.86"
    assert office.get(Invoice, key).open.plain == "928.36"
    assert open_on(office, key, DAY) == "950.32"


def test_a_credit_note_after_a_claim_lowers_what_was_claimed_from_the_start(office: Office) -> None:
    from ises_desk.actions.credits import CreditLine

    office.on("2026-05-01")
    customer = office.business()
    key = office.invoice(customer, "1210.00")
    office.on("2026-06-10")
    office.do("letter.mark_sent", letter_id=office.do("demand.issue", customer_id=customer))
    office.on("2026-08-31")
    payment = pay(office, customer, "500.00")
    part = CreditLine(line_id=1, amount=euro("605.00"))
    office.do("invoice.credit", invoice_id=key, reason="Helft", lines=(part,))
    # half the principal bore half the interest: 7,74 + 10,69 instead of 15,48 + 21,38
    rows = office.all(Booking, payment_id=payment)
    assert Money.total(row.to_interest for row in rows).plain == "18.43"
    assert Money.total(row.to_principal for row in rows).plain == "300.07"
    assert office.get(Invoice, key).open.plain == "304.93"


def test_a_reversal_does_not_lie_before_the_payment_nor_after_a_refund(office: Office) -> None:
    customer = office.customer()
    payment = pay(office, customer, "50.00")
    for day in (date(2026, 11, 21), date(2026, 11, 23), date.min):
        refusal = office.refused("payment.reverse", payment_id=payment, reversed_on=day)
        assert refusal.field == "reversed_on"
    for text in HIDDEN:
        assert office.refused("payment.reverse", payment_id=payment, remark=text).field == "remark"
    office.do("payment.refund", customer_id=customer, amount=euro("20.00"))
    assert "terugbetaald" in str(office.refused("payment.reverse", payment_id=payment))


def test_a_refund_takes_open_credit_notes_and_then_the_oldest_balance(office: Office) -> None:
    customer = office.customer(iban="NL91ABNA0417164300")
    first, second = pay(office, customer, "30.00"), pay(office, customer, "30.00")
    other = office.customer()
    pay(office, other, "500.00")
    key = office.invoice(customer, "40.00")
    office.do("payment.record", customer_id=customer, amount=euro("40.00"))
    office.do("invoice.credit", invoice_id=key, reason="Fout")
    assert office.ask(payments.credit_of, customer).plain == "100.00"
    refund = office.undoes("payment.refund", customer_id=customer, amount=euro("80.00"))
    found = office.ask(payments.detail, refund, DAY)
    assert (found.state, found.amount.plain, found.iban) == (
        "refund",
        "-80.00",
        "NL91ABNA0417164300",
    )
    assert [part.to_principal.plain for part in found.parts] == ["-40.00"]
    left = [office.get(Payment, each).unbooked.plain for each in (first, second)]
    assert left == ["0.00", "20.00"]
    assert office.ask(payments.credit_of, customer).plain == "20.00"
    refusal = office.refused("payment.refund", customer_id=customer, amount=euro("20.01"))
    assert (refusal.field, refusal.values["credit"].plain) == ("amount", "20.00")
    figures = {each.label: each.value for each in office.ask(payments.figures, DAY)}
    assert figures["Tegoed van klanten"].plain == "520.00"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"customer_id": 99}, "customer_id"),
        ({"amount": Money(0)}, "amount"),
        ({"amount": Money(-1)}, "amount"),
        ({"amount": euro("50.01")}, "amount"),
        ({"refunded_on": date(2026, 11, 23)}, "refunded_on"),
        ({"iban": "NL00ABNA0417164300"}, "iban"),
        ({"remark": "x" * 201}, "remark"),
    ],
)
def test_a_refund_that_cannot_be_is_refused(
    office: Office, values: dict[str, Any], field: str
) -> None:
    customer = office.customer()
    pay(office, customer, "50.00")
    given = {"customer_id": customer, "amount": euro("50.00"), **values}
    assert office.refused("payment.refund", **given).field == field


def test_the_state_in_the_list_is_that_of_the_detail(office: Office) -> None:
    customer = office.customer()
    office.invoice(customer, "10.00")
    made = {"booked": pay(office, customer, "10.00"), "left": pay(office, customer, "20.00")}
    made["reversed"] = pay(office, customer, "5.00")
    made["reversal"] = office.do("payment.reverse", payment_id=made["reversed"])
    made["refund"] = office.do("payment.refund", customer_id=customer, amount=euro("1.00"))
    assert set(made) == set(payments.STATES)
    for state, key in made.items():
        listed = office.ask(dictionaries, payments.listing(DAY, state))
        assert [(row["id"], row["state"]) for row in listed] == [(key, state)]


def test_a_merged_customers_money_follows_him_and_comes_back_by_undo(office: Office) -> None:
    keep, gone = office.customer(), office.customer()
    key = office.invoice(gone, "100.00")
    pay(office, gone, "30.00")
    before = office.fresh()
    office.do("customer.merge", keep_id=keep, gone_id=gone)
    merged = office.last.line
    pay(office, keep, "70.00")
    paid = office.last.line
    assert office.get(Invoice, key).open == Money(0)
    assert (
        office.refused("payment.record", customer_id=gone, amount=Money(1)).field == "customer_id"
    )
    office.undo(paid)
    office.undo(merged)
    assert office.fresh() == before


def test_money_goes_back_to_the_known_account_or_else_where_it_came_from(office: Office) -> None:
    customer = office.business()
    assert office.ask(payments.account_of, customer) == ""
    pay(office, customer, "5.00", iban="NL91ABNA0417164300", received_on=DAY)
    pay(office, customer, "5.00", received_on=DAY)
    assert office.ask(payments.account_of, customer) == "NL91ABNA0417164300"
    office.do("customer.change", customer_id=customer, iban="NL39RABO0300065264")
    assert office.ask(payments.account_of, customer) == "NL39RABO0300065264"
