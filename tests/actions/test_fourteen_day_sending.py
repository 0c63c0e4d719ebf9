"""A fourteen-day letter takes effect when sent, and only if it is right on that day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ises_desk.models import Demand, Invoice, Letter, LetterDispatch
from ises_desk.values.kinds import Channel, Delivery
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office

Late = tuple["Office", int, int, int]


@pytest.fixture
def made(office: Office) -> Late:
    """Return an office with a letter of 1 September over an invoice of 300 euro, not sent yet."""
    customer = office.on("2026-07-31").customer(delivery=Delivery.POST)
    invoice = office.invoice(customer, "300.00")
    key = office.on("2026-09-01").do("fourteen_day.issue", customer_id=customer)
    return office, customer, invoice, key


def test_it_can_be_sent_on_a_later_day(made: Late) -> None:
    office, _customer, _invoice, key = made
    office.on("2026-09-03").do("letter.mark_sent", letter_id=key)
    assert office.all(Demand)[0].sent_on == date(2026, 9, 3)


def test_not_before_it_was_made_nor_in_the_future(made: Late) -> None:
    office, _customer, _invoice, key = made
    office.on("2026-09-03")
    why = office.refused("letter.mark_sent", letter_id=key, sent_on=date(2026, 8, 31))
    assert (why.field, "1 september 2026" in str(why)) == ("sent_on", True)
    why = office.refused("letter.mark_sent", letter_id=key, sent_on=date(2026, 9, 4))
    assert why.field == "sent_on"
    office.do("letter.mark_sent", letter_id=key, sent_on=date(2026, 9, 1))


def test_a_payment_since_makes_it_wrong(made: Late) -> None:
    office, customer, _invoice, key = made
    office.on("2026-09-02").do("payment.record", customer_id=customer, amount=Money.of("0.01"))
    why = office.refused("letter.mark_sent", letter_id=key)
    assert "300,00" in str(why)
    assert "299,99" in str(why)
    assert why.field == "letter_id"


def test_a_payment_after_sending_does_not(made: Late) -> None:
    office, customer, invoice, key = made
    office.on("2026-09-02").do("payment.record", customer_id=customer, amount=Money.of("300.00"))
    office.on("2026-09-03").do("letter.mark_sent", letter_id=key, sent_on=date(2026, 9, 1))
    row = office.get(Invoice, invoice)
    assert (row.open, row.costs, row.costs_from) == (ZERO, ZERO, None)


def test_a_claim_overdue_since_makes_it_incomplete(made: Late) -> None:
    office, customer, invoice, key = made
    office.do("letter.withdraw", letter_id=key)
    other = office.on("2026-09-02").invoice(customer, "50.00")
    office.on("2026-09-16")
    key = office.do("fourteen_day.issue", customer_id=customer)
    assert office.get(Invoice, other).due_on == date(2026, 9, 16)
    why = office.on("2026-09-17").refused("letter.mark_sent", letter_id=key)
    assert why.basis == "6:96 lid 7 BW"
    assert "20260002" in str(why)
    office.do("letter.mark_sent", letter_id=key, sent_on=date(2026, 9, 16))
    assert office.get(Invoice, invoice).demanded_on == date(2026, 9, 16)


def test_a_dispute_since_stops_it(made: Late) -> None:
    office, _customer, invoice, key = made
    office.do("invoice.set_disputed", invoice_id=invoice, reason="Niet geleverd")
    why = office.refused("letter.mark_sent", letter_id=key)
    assert why.basis == "6:52, 6:262 BW"


def test_one_letter_at_a_time(made: Late) -> None:
    office, customer, _invoice, key = made
    office.on("2026-09-02").invoice(customer, "50.00")
    why = office.on("2026-09-17").refused("fourteen_day.issue", customer_id=customer)
    assert office.get(Letter, key).number in str(why)
    assert why.basis == "6:96 lid 7 BW"


def test_a_valid_letter_for_the_same_claim_is_refused_with_its_date(made: Late) -> None:
    office, customer, invoice, key = made
    office.do("letter.mark_sent", letter_id=key)
    why = office.on("2026-09-18").refused("fourteen_day.issue", customer_id=customer)
    assert "tot en met 18 september 2026" in str(why)
    why = office.on("2026-09-19").refused(
        "fourteen_day.issue", customer_id=customer, invoice_ids=(invoice,)
    )
    assert "al op 1 september 2026 verstuurd" in str(why)


def test_a_new_claim_gets_a_letter_of_its_own(made: Late) -> None:
    office, customer, invoice, key = made
    office.do("letter.mark_sent", letter_id=key)
    other = office.on("2026-09-02").invoice(customer, "50.00")
    second = office.on("2026-09-17").do("fourteen_day.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=second)
    rows = [office.get(Invoice, each) for each in (invoice, other)]
    assert [row.costs.plain for row in rows] == ["45.00", "40.00"]
    assert [row.demanded_on for row in rows] == [date(2026, 9, 1), date(2026, 9, 17)]


def test_a_mistaken_sending_is_taken_back_with_all_it_did(made: Late) -> None:
    office, customer, invoice, key = made
    before = office.get(Invoice, invoice)
    office.do("letter.mark_sent", letter_id=key)
    office.do("letter.not_sent", letter_id=key, reason="Verkeerde brief aangeklikt")
    row = office.get(Invoice, invoice)
    for name in ("demanded_on", "costs", "costs_from", "claimed_on"):
        assert getattr(row, name) == getattr(before, name)
    [demand] = office.all(Demand)
    assert (demand.sent_on, demand.delivered_on, demand.last_day, demand.costs_from) == (
        None,
        None,
        None,
        None,
    )
    assert office.get(Letter, key).sent_on is None
    assert len(office.all(LetterDispatch)) == 1
    office.later(1).do("letter.mark_sent", letter_id=key)
    assert office.all(Demand)[0].sent_on == date(2026, 9, 2)
    assert customer


def test_costs_that_were_paid_hold_the_sending(made: Late) -> None:
    office, customer, _invoice, key = made
    office.do("letter.mark_sent", letter_id=key)
    paid = office.on("2026-09-19").do(
        "payment.record", customer_id=customer, amount=Money.of("45.00")
    )
    why = office.refused("letter.not_sent", letter_id=key, reason="Vergissing")
    assert "storneer eerst die betaling" in str(why)
    office.do("payment.reverse", payment_id=paid)
    office.do("letter.not_sent", letter_id=key, reason="Vergissing")


def test_a_second_dispatch_changes_nothing(made: Late) -> None:
    office, _customer, invoice, key = made
    office.do("letter.mark_sent", letter_id=key, channel=Channel.EMAIL)
    before = office.get(Invoice, invoice).costs_from
    office.on("2026-09-04").do("letter.mark_sent", letter_id=key, channel=Channel.POST)
    assert office.get(Invoice, invoice).costs_from == before
    assert office.get(Letter, key).sent_on == date(2026, 9, 1)
    assert len(office.all(LetterDispatch)) == 2
