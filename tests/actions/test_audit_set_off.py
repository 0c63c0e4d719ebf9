"""A balance that is set off counts from the day both debts were there (6:129 lid 1 BW)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ises_desk.models import Booking, Invoice, Letter
from ises_desk.values.kinds import Channel
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office

euro = Money.of


def test_art_6_129_no_interest_or_costs_over_days_in_which_we_held_the_money(
    office: Office,
) -> None:
    customer = office.on("2026-01-10").business()
    payment = office.do("payment.record", customer_id=customer, amount=euro("121.00"))
    key = office.on("2026-03-01").invoice(customer, "121.00")
    office.on("2026-04-01").do("demand.issue", customer_id=customer)
    letter = office.all(Letter)[-1].id
    office.do("letter.mark_sent", letter_id=letter, channel=Channel.EMAIL)
    office.on("2026-05-01")
    assert office.undoes("payment.book", payment_id=payment) == ZERO
    (row,) = office.all(Booking)
    assert (row.booked_on, row.to_costs, row.to_interest) == (date(2026, 3, 1), ZERO, ZERO)
    assert office.get(Invoice, key).open == ZERO


def test_art_6_129_money_that_came_after_the_claim_bears_costs_and_interest_until_it_came(
    office: Office,
) -> None:
    customer = office.on("2026-05-01").business()
    key = office.invoice(customer, "1210.00")
    other = office.invoice(customer, "500.00", payment_days=30)
    office.on("2026-05-20").do("demand.issue", customer_id=customer)
    letter = office.all(Letter)[-1].id
    office.do("letter.mark_sent", letter_id=letter, channel=Channel.EMAIL)
    office.on("2026-08-31")
    payment = office.do(
        "payment.record", customer_id=customer, amount=euro("1000.00"), invoice_ids=(other,)
    )
    assert payment
    (row,) = office.all(Booking, invoice_id=key)
    # R9: 15.48 to 30 June and 21.38 to 31 August
    assert (row.to_costs.plain, row.to_interest.plain) == ("181.50", "36.86")


def test_art_6_129_a_credit_note_settles_another_invoice_from_its_own_day(office: Office) -> None:
    customer = office.on("2026-03-01").business()
    paid = office.invoice(customer, "121.00")
    office.do("payment.record", customer_id=customer, amount=euro("121.00"))
    other = office.invoice(customer, "200.00")
    office.on("2026-03-10").do("invoice.credit", invoice_id=paid, reason="Te veel")
    note = office.all(Invoice)[-1].id
    office.on("2026-06-01").do("credit.settle", credit_note_id=note)
    (row,) = office.all(Booking, credit_note_id=note, invoice_id=other)
    assert row.booked_on == date(2026, 3, 10)
    assert office.get(Invoice, other).open == euro("79.00")
