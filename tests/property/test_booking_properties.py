"""Money: whatever is paid, reversed, credited or refunded, every cent stands somewhere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ises_desk.actions.credits import CreditLine
from ises_desk.errors import Refusal
from ises_desk.models import Booking, Invoice, InvoiceLine, Payment
from ises_desk.queries import invoices, payments
from ises_desk.queries.claims import claim_on
from ises_desk.queries.listing import dictionaries
from ises_desk.store.database import open_database
from ises_desk.values.kinds import InvoiceKind
from ises_desk.values.money import ZERO, Money
from tests.actions.conftest import Office

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = date(2026, 1, 5)
WORDS = (
    "bill",
    "bill",
    "pay",
    "pay",
    "pay",
    "late",
    "reverse",
    "refund",
    "credit",
    "settle",
    "book",
    "claim",
)
steps = st.lists(
    st.tuples(st.sampled_from(WORDS), st.integers(1, 30_000), st.integers(0, 25)),
    min_size=4,
    max_size=12,
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Open one office for all examples: each works with a customer of its own."""
    database = open_database(tmp_path_factory.mktemp("geld") / "a.sqlite", lock=False)
    desk = Office(database)
    desk.sender()
    yield desk
    database.close()


def step(office: Office, customer: int, word: str, number: int) -> None:
    """Do one deed, if there is something to do it on."""
    amount = Money(number)
    keys = [row.id for row in office.all(Invoice, customer_id=customer, kind=InvoiceKind.INVOICE)]
    paid = [row.id for row in office.all(Payment, customer_id=customer) if row.amount > ZERO]
    notes = office.all(Invoice, customer_id=customer, kind=InvoiceKind.CREDIT_NOTE)
    pick = number % max(1, len(keys))
    if word == "bill":
        office.invoice(customer, amount.plain)
    elif word in {"pay", "late"}:
        day = office.day - timedelta(days=number % 40 if word == "late" else 0)
        office.do("payment.record", customer_id=customer, amount=amount, received_on=day)
    elif word == "claim":
        letter = office.do("demand.issue", customer_id=customer)
        office.do("letter.mark_sent", letter_id=letter)
    elif word == "refund":
        credit = office.ask(payments.credit_of, customer)
        office.do("payment.refund", customer_id=customer, amount=min(amount, credit))
    elif word == "reverse" and paid:
        office.do("payment.reverse", payment_id=paid[number % len(paid)])
    elif word == "book" and paid:
        office.do("payment.book", payment_id=paid[number % len(paid)])
    elif word == "settle" and notes:
        office.do("credit.settle", credit_note_id=notes[number % len(notes)].id)
    elif word == "credit" and keys:
        (line,) = office.all(InvoiceLine, invoice_id=keys[pick])
        part = (CreditLine(line_id=line.id, amount=min(amount, line.amount)),)
        office.do("invoice.credit", invoice_id=keys[pick], reason="Deel", lines=part)


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_every_cent_stands_somewhere_and_nothing_is_open_below_zero(
    office: Office, drawn: list[tuple[str, int, int]]
) -> None:
    last = max([row.issued_on for row in office.all(Invoice)], default=FIRST)
    office.on(last)
    customer = office.business()
    for word, number, days in drawn:
        office.later(days)
        try:
            step(office, customer, word, number)
        except Refusal:
            continue
        _balanced(office, customer)
        _states(office, customer)
    assert office.problems() == []


def _total(rows: list[Booking]) -> Money:
    return Money.total(row.to_costs + row.to_interest + row.to_principal for row in rows)


def _balanced(office: Office, customer: int) -> None:
    bookings: list[Booking] = office.all(Booking)
    money: list[Payment] = office.all(Payment, customer_id=customer)
    own = {payment.id for payment in money}
    by_money = [row for row in bookings if row.payment_id in own]
    unbooked = Money.total(payment.unbooked for payment in money)
    assert Money.total(payment.amount for payment in money) == _total(by_money) + unbooked
    assert all(payment.unbooked >= ZERO for payment in money)
    for row in office.all(Invoice, customer_id=customer):
        on_it = [each for each in bookings if each.invoice_id == row.id]
        principal = Money.total(each.to_principal for each in on_it)
        if row.kind is InvoiceKind.CREDIT_NOTE:
            given_off = _total([each for each in bookings if each.credit_note_id == row.id])
            assert row.open == row.total + given_off - principal
            assert row.total <= row.open <= ZERO
            continue
        assert row.open == row.total - principal
        assert ZERO <= row.open <= row.total
        assert (row.paid_on is None) == bool(row.open)
        claim = office.ask(lambda s, key=row.id: claim_on(s, s.get(Invoice, key), office.day))
        assert claim.open_principal == row.open
        assert claim.surplus == ZERO


def _states(office: Office, customer: int) -> None:
    """See that the lists' SQL says of each row what the rule says in Python."""
    day = office.day
    listed = office.ask(dictionaries, invoices.listing(day, customer_id=customer))
    assert {row["id"]: row["state"] for row in listed} == {
        row.id: _invoice_state(office, row, day)
        for row in office.all(Invoice, customer_id=customer)
    }
    money = office.all(Payment, customer_id=customer)
    taken = {payment.reverses_id for payment in money}
    shown = office.ask(dictionaries, payments.listing(day, customer_id=customer))
    assert {row["id"]: row["state"] for row in shown} == {
        row.id: _payment_state(row, taken) for row in money
    }


def _invoice_state(office: Office, row: Any, day: date) -> str:
    if row.kind is InvoiceKind.CREDIT_NOTE:
        return "refund" if row.open else "settled"
    taken_back = Money.total(note.total for note in office.all(Invoice, credits_id=row.id))
    if not row.open:
        return "credited" if taken_back == -row.total else "paid"
    if row.demanded_on:
        return "demanded"
    return "overdue" if row.due_on < day else "open"


def _payment_state(row: Payment, taken: set[int | None]) -> str:
    if row.reverses_id:
        return "reversal"
    if row.amount < ZERO:
        return "refund"
    if row.id in taken:
        return "reversed"
    return "left" if row.unbooked else "booked"
