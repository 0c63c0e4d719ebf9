"""Payments: booked in the law's order, taken back, paid back; claims by the worked examples."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.actions.payments import PaymentPart
from ises_desk.models import Booking, Demand, Invoice, Payment
from ises_desk.queries import customers, payments
from ises_desk.queries.claims import claim_on
from ises_desk.queries.invoices import detail
from ises_desk.queries.listing import dictionaries
from ises_desk.values.money import Money
from tests.actions.making import DAY, HIDDEN

if TYPE_CHECKING:
    from ises_desk.law.interest import Claim
    from tests.actions.conftest import Office

euro = Money.of


def owed(office: Office, key: int, day: str | date) -> Claim:
    """Return what is owed on an invoice at the end of a day."""
    until = date.fromisoformat(day) if isinstance(day, str) else day

    def ask(session: Any) -> Claim:
        return claim_on(session, session.get(Invoice, key), until)

    found: Claim = office.ask(ask)
    return found


def claimed(office: Office, customer: int, code: str = "demand.issue", **values: Any) -> None:
    """Send an overdue letter that claims interest and costs, today."""
    letter = office.do(code, customer_id=customer, **values)
    office.do("letter.mark_sent", letter_id=letter)


def pay(office: Office, customer: int, amount: str, **values: Any) -> int:
    """Record a payment."""
    return int(office.do("payment.record", customer_id=customer, amount=euro(amount), **values))


def splits(office: Office, **values: Any) -> list[tuple[str, str, str]]:
    """Return costs, interest and principal of the bookings."""
    return [
        (row.to_costs.plain, row.to_interest.plain, row.to_principal.plain)
        for row in office.all(Booking, **values)
    ]


def test_a_payer_is_found_by_what_the_bank_tells(office: Office) -> None:
    jansen, other = office.customer(name="Jansen"), office.customer(name="Smit")
    keys = [office.invoice(jansen), office.invoice(other, "60.50")]
    pay(office, jansen, "21.00")
    paid, open_one = (office.get(Invoice, key).number for key in reversed(keys))
    pay(office, other, "60.50")

    def found(text: str) -> list[str]:
        listed = customers.payers(DAY).filtered(text)
        return [row["name"] for row in office.ask(dictionaries, listed)]

    assert (found(open_one), found("100,00"), found("jansen")) == (["Jansen"],) * 3
    assert (found(paid), found("60,50")) == ([], []), "nothing is open on it"


def test_a_payment_settles_the_invoice_and_is_taken_back_by_undo(office: Office) -> None:
    customer = office.customer(name="Jansen", iban="NL91ABNA0417164300")
    key = office.invoice(customer)
    given = {"amount": euro("121.00"), "iban": "NL91 ABNA 0417 1643 00", "remark": "factuur 😀"}
    payment = office.undoes("payment.record", customer_id=customer, **given)
    row = office.get(Invoice, key)
    assert (row.open, row.paid_on) == (Money(0), DAY)
    found = office.ask(payments.detail, payment, DAY)
    assert (found.state, found.unbooked, found.iban) == ("booked", Money(0), "NL91ABNA0417164300")
    assert [(part.invoice, part.to_principal.plain) for part in found.parts] == [
        ("20260001", "121.00")
    ]
    assert office.ask(detail, key, DAY).state == "paid"
    for words in ("jansen", "121,00", "abna0417"):
        listed = office.ask(dictionaries, payments.listing(DAY).filtered(words))
        assert [each["id"] for each in listed] == [payment]
    assert office.codes()[-1] == "payment.record"
    assert office.problems() == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"customer_id": 99}, "customer_id"),
        ({"amount": Money(0)}, "amount"),
        ({"amount": Money(-1)}, "amount"),
        ({"amount": euro("10000000.01")}, "amount"),
        ({"received_on": date(2026, 11, 23)}, "received_on"),
        ({"received_on": date.max}, "received_on"),
        ({"received_on": date.min}, "received_on"),
        ({"invoice_ids": (99,)}, "invoice_ids"),
        ({"parts": (PaymentPart(invoice_id=1, amount=euro("121.01")),)}, "parts[0].amount"),
        ({"parts": (PaymentPart(invoice_id=1, amount=Money(0)),)}, "parts[0].amount"),
        ({"parts": (PaymentPart(invoice_id=99, amount=Money(1)),)}, "parts[0].amount"),
        ({"parts": (PaymentPart(invoice_id=1, amount=euro("200.01")),)}, "parts"),
        ({"iban": "NL91ABNA0417164301"}, "iban"),
        ({"iban": "x" * 10_000}, "iban"),
        ({"remark": "x" * 201}, "remark"),
        *(({"remark": text}, "remark") for text in HIDDEN),
    ],
)
def test_a_payment_that_cannot_be_is_refused(
    office: Office, values: dict[str, Any], field: str
) -> None:
    customer = office.customer()
    office.invoice(customer)
    given = {"customer_id": customer, "amount": euro("200.00"), **values}
    assert office.refused("payment.record", **given).field == field


def test_6_43_the_named_first_then_due_then_heaviest_then_oldest(office: Office) -> None:
    customer = office.customer()
    office.on("2026-10-01")
    old = office.invoice(customer, "100.00")
    office.later(1)
    middle = office.invoice(customer, "100.00")
    office.on("2026-11-22")
    new = office.invoice(customer, "100.00")
    pay(office, customer, "150.00")
    opens = [office.get(Invoice, key).open.plain for key in (old, middle, new)]
    assert opens == ["0.00", "50.00", "100.00"]
    pay(office, customer, "110.00", invoice_ids=(new,))
    opens = [office.get(Invoice, key).open.plain for key in (old, middle, new)]
    assert opens == ["0.00", "40.00", "0.00"]


def test_one_payment_in_parts_and_an_overpayment_that_is_booked_later(office: Office) -> None:
    customer = office.customer()
    first, second = (office.invoice(customer, "100.00") for _ in range(2))
    parts = (
        PaymentPart(invoice_id=second, amount=euro("60.00")),
        PaymentPart(invoice_id=first, amount=euro("10.00")),
        PaymentPart(invoice_id=second, amount=euro("40.00")),
    )
    payment = pay(office, customer, "250.00", parts=parts)
    assert office.get(Payment, payment).unbooked.plain == "140.00"
    assert office.ask(payments.credit_of, customer).plain == "140.00"
    assert office.undoes("payment.book", payment_id=payment).plain == "50.00"
    assert office.get(Invoice, first).open == Money(0)
    third = office.invoice(customer, "50.00")
    office.do("payment.book", payment_id=payment, invoice_ids=(third,))
    assert office.refused("payment.book", payment_id=payment).field == "payment_id"
    assert office.refused("payment.book", payment_id=99).field == "payment_id"
    assert office.ask(payments.detail, payment, DAY).state == "booked"


def claim_of_r2(office: Office) -> tuple[int, int]:
    """Make the trade claim of R2: 1.210,00 of 1 May 2026, demanded on 10 June."""
    office.on("2026-05-01")
    customer = office.business()
    key = office.invoice(customer, "1210.00")
    office.on("2026-06-10")
    claimed(office, customer)
    return customer, key


def test_r9_a_part_payment_settles_costs_then_interest_then_principal(office: Office) -> None:
    customer, key = claim_of_r2(office)
    assert office.get(Invoice, key).costs.plain == "181.50"
    office.on("2026-08-31")
    pay(office, customer, "500.00")
    assert splits(office) == [("181.50", "36.86", "281.64")]
    assert office.get(Invoice, key).open.plain == "928.36"
    claim = owed(office, key, "2026-11-22")
    assert (claim.open_interest.plain, claim.open.plain) == ("21.96", "950.32")
    office.on("2026-11-22")
    pay(office, customer, "950.32")
    assert (office.get(Invoice, key).open, owed(office, key, DAY).open) == (Money(0), Money(0))


def test_b1_a_consumer_who_pays_after_his_fourteen_days(office: Office) -> None:
    office.on("2026-07-31")
    customer = office.customer()
    key = office.invoice(customer, "300.00")
    assert str(office.get(Invoice, key).due_on) == "2026-08-14"
    office.on("2026-09-01")
    claimed(office, customer, "reminder.issue")
    office.on("2026-09-20")
    claimed(office, customer, "fourteen_day.issue")
    (_reminder, demand) = office.all(Demand)
    assert (demand.fee.plain, demand.costs_from) == ("45.00", date(2026, 10, 7))
    office.on("2026-10-09")
    pay(office, customer, "200.00")
    assert splits(office) == [("45.00", "1.84", "153.16")]
    claim = owed(office, key, "2026-11-22")
    assert (claim.open_principal.plain, claim.open.plain) == ("146.84", "147.55")


def test_hr16_what_is_paid_within_the_fourteen_days_bears_no_costs(office: Office) -> None:
    office.on("2026-07-31")
    customer = office.customer()
    key = office.invoice(customer, "300.00")
    office.on("2026-09-01")
    claimed(office, customer, "reminder.issue")
    office.on("2026-09-20")
    claimed(office, customer, "fourteen_day.issue")
    office.on("2026-10-06")
    pay(office, customer, "200.00")
    assert splits(office) == [("0.00", "0.00", "200.00")]
    assert office.get(Invoice, key).costs.plain == "40.00"


def test_a_payment_recorded_late_is_booked_as_if_it_had_been_in_time(office: Office) -> None:
    customer, key = claim_of_r2(office)
    office.on("2026-08-31")
    later = pay(office, customer, "500.00")
    earlier = pay(office, customer, "300.00", received_on=date(2026, 6, 30))
    claim = owed(office, key, DAY)
    assert claim.open_principal == office.get(Invoice, key).open
    by_law = {booking.on: booking for booking in claim.bookings}
    for payment, day in ((earlier, date(2026, 6, 30)), (later, date(2026, 8, 31))):
        rows = office.all(Booking, payment_id=payment)
        assert Money.total(row.to_costs for row in rows) == by_law[day].to_costs
        assert Money.total(row.to_interest for row in rows) == by_law[day].to_interest
        assert Money.total(row.to_principal for row in rows) == by_law[day].to_principal
    assert [by_law[day].to_costs.plain for day in sorted(by_law)] == ["181.50", "0.00"]


def test_4_1_before_it_was_claimed_a_payment_goes_to_the_principal(office: Office) -> None:
    office.on("2026-05-01")
    customer = office.business()
    key = office.invoice(customer, "1210.00")
    for day in ("2026-05-10", "2026-06-09"):
        office.on(day)
        pay(office, customer, "100.00")
    office.on("2026-06-10")
    claimed(office, customer)
    pay(office, customer, "50.00", received_on=date(2026, 6, 9))
    assert {(costs, interest) for costs, interest, _ in splits(office)} == {("0.00", "0.00")}
    assert office.get(Invoice, key).open.plain == "960.00"


def test_r10_capitalised_interest_stays_interest_when_money_comes_in(office: Office) -> None:
    office.on("2024-06-16")
    customer = office.business()
    key = office.invoice(customer, "1000.00")
    office.on("2024-08-01")
    claimed(office, customer)
    with office.database.write() as session:  # the example claims no costs
        row = session.get_one(Invoice, key)
        row.costs, row.costs_from = Money(0), None
    office.on("2025-09-30")
    pay(office, customer, "500.00")
    assert splits(office) == [("0.00", "145.62", "354.38")]
    claim = owed(office, key, "2026-06-30")
    assert (claim.interest.plain, claim.open.plain) == ("194.63", "694.63")
