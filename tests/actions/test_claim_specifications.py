"""The claim with its specification (L09): every amount, and costs only as far as they are owed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Demand, Invoice, Letter
from ises_desk.queries.claims import claim_on
from ises_desk.queries.demands import preview
from ises_desk.values.kinds import Delivery, LetterKind
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office

SUMS = ("principal", "interest", "costs", "total", "paid", "payable")


def data_of(office: Office, letter: int) -> dict[str, Any]:
    with office.database.read() as session:
        return dict(session.get_one(Letter, letter).data)


def sent(office: Office, act: str, **arguments: Any) -> int:
    key = int(office.do(act, **arguments))
    office.do("letter.mark_sent", letter_id=key)
    return key


@pytest.fixture
def lapsed(office: Office) -> tuple[Office, int, int]:
    """Return an office with 300 euro of a consumer whose fourteen days are over (B1)."""
    customer = office.on("2026-07-31").customer(delivery=Delivery.POST)
    invoice = office.invoice(customer, "300.00")
    sent(office.on("2026-08-17"), "fourteen_day.issue", customer_id=customer)
    assert office.get(Invoice, invoice).costs_from == date(2026, 9, 4)
    return office.on("2026-09-04"), customer, invoice


def test_a_consumer_owes_principal_interest_and_the_costs_of_the_letter(
    lapsed: tuple[Office, int, int],
) -> None:
    office, customer, invoice = lapsed
    office.on("2026-10-09").do("payment.record", customer_id=customer, amount=Money.of("200.00"))
    key = office.on("2026-11-22").do("claim.specify", customer_id=customer)
    data = data_of(office, key)
    assert [data[name] for name in SUMS] == [
        "300.00",
        "2.55",
        "45.00",
        "347.55",
        "200.00",
        "147.55",
    ]
    assert [(row["days"], row["interest"]) for row in data["segments"]] == [
        (56, "1.84"),
        (44, "0.71"),
    ]
    [paid] = data["receipts"]
    parts = (paid["to_costs"], paid["to_interest"], paid["to_principal"])
    assert parts == ("45.00", "1.84", "153.16")
    [charge] = data["charges"]
    assert (charge["sent_on"], charge["since"], charge["amount"]) == (
        "2026-08-17",
        "2026-09-04",
        "45.00",
    )
    assert data["interest_basis"] == "artikel 6:119 van het Burgerlijk Wetboek"
    [demand] = office.all(Demand, kind=LetterKind.L09)
    assert (demand.fee, demand.interest) == (ZERO, Money.of("0.71"))
    office.do("letter.mark_sent", letter_id=key)
    row = office.get(Invoice, invoice)
    assert (row.costs, row.costs_from, row.demanded_on) == (
        Money.of("45.00"),
        date(2026, 9, 4),
        date(2026, 8, 17),
    )
    why = office.later(30).refused("claim.specify", customer_id=customer)
    assert "22 november 2026" in str(why)


def test_it_waits_for_the_fourteen_days_and_for_their_letter(
    lapsed: tuple[Office, int, int],
) -> None:
    office, customer, _invoice = lapsed
    why = office.on("2026-09-03").refused("claim.specify", customer_id=customer)
    assert "loopt nog tot en met 3 september 2026" in str(why)
    other = office.on("2026-09-04").customer()
    office.invoice(other, "50.00")
    why = office.later(20).refused("claim.specify", customer_id=other)
    assert why.basis == "6:96 lid 6 BW"


def test_what_was_paid_in_time_leaves_no_costs_in_it(office: Office) -> None:
    customer = office.on("2026-07-31").customer()
    first = office.invoice(customer, "300.00")
    office.invoice(customer, "40.00")
    sent(office.on("2026-08-17"), "fourteen_day.issue", customer_id=customer)
    office.on("2026-08-20").do(
        "payment.record", customer_id=customer, amount=Money.of("300.00"), invoice_ids=(first,)
    )
    key = office.on("2026-09-20").do("claim.specify", customer_id=customer)
    data = data_of(office, key)
    assert [row["number"] for row in data["invoices"]] == ["20260002"]
    assert data["costs"] == "40.00"


def test_a_business_is_specified_on_its_own_and_then_interest_was_claimed(office: Office) -> None:
    customer = office.on("2026-05-01").business()
    invoice = office.invoice(customer, "1210.00")
    key = office.on("2026-11-22").do("claim.specify", customer_id=customer, days=10)
    data = data_of(office, key)
    assert (data["interest"], data["costs"], data["payable"]) == ("65.47", None, "1275.47")
    assert data["charges"] == []
    office.do("letter.mark_sent", letter_id=key)
    assert office.get(Invoice, invoice).claimed_on == date(2026, 11, 22)
    office.later(1).do("payment.record", customer_id=customer, amount=Money.of("100.00"))
    with office.database.read() as session:
        row = session.get_one(Invoice, invoice)
        assert claim_on(session, row, office.day).bookings[0].to_interest == Money.of("65.82")
    why = office.refused("letter.not_sent", letter_id=key, reason="Bleef liggen")
    assert "storneer eerst die betaling" in str(why)


def test_unsending_takes_back_what_it_claimed(office: Office) -> None:
    customer = office.on("2026-05-01").business()
    invoice = office.invoice(customer, "1210.00")
    key = sent(office.on("2026-11-22"), "claim.specify", customer_id=customer)
    office.do("letter.not_sent", letter_id=key, reason="Bleef liggen")
    assert office.get(Invoice, invoice).claimed_on is None
    office.do("letter.withdraw", letter_id=key)
    office.do("claim.specify", customer_id=customer)


@pytest.mark.parametrize(
    ("until", "fine"),
    [("2026-11-21", False), ("2026-11-22", True), ("2026-12-31", True), ("2027-02-21", False)],
)
def test_it_is_reckoned_to_today_or_a_day_not_far_after_it(
    office: Office, until: str, *, fine: bool
) -> None:
    customer = office.on("2026-05-01").business()
    office.invoice(customer, "1210.00")
    given = {"customer_id": customer, "until": date.fromisoformat(until)}
    office.on("2026-11-22")
    if not fine:
        assert office.refused("claim.specify", **given).field == "until"
        return
    data = data_of(office, office.do("claim.specify", **given))
    assert data["interest_until"] == until
    with office.database.read() as session:
        claim = claim_on(session, session.get_one(Invoice, 1), date.fromisoformat(until))
    assert data["payable"] == claim.open.plain


def test_past_the_checked_rates_it_is_refused(office: Office) -> None:
    customer = office.on("2026-05-01").business()
    office.invoice(customer, "1210.00")
    why = office.on("2026-11-22").refused(
        "claim.specify", customer_id=customer, until=date(2027, 1, 1)
    )
    assert why.basis == "6:120 BW"


def test_money_that_came_in_meanwhile_makes_it_another_claim(
    lapsed: tuple[Office, int, int],
) -> None:
    """Even money that went to the costs alone, so that the principal stands as the letter says."""
    office, customer, _invoice = lapsed
    key = office.on("2026-11-22").do("claim.specify", customer_id=customer)
    office.do("payment.record", customer_id=customer, amount=Money.of("20.00"))
    why = office.refused("letter.mark_sent", letter_id=key)
    assert "niet meer zoals in de brief" in str(why)


def test_a_credit_note_stands_in_it_with_its_number(office: Office) -> None:
    from ises_desk.actions.credits import CreditLine
    from ises_desk.models import InvoiceLine

    customer = office.on("2026-05-01").business()
    invoice = office.invoice(customer, "1210.00")
    [line] = office.all(InvoiceLine, invoice_id=invoice)
    part = (CreditLine(line_id=line.id, amount=Money.of("210.00")),)
    office.on("2026-06-01").do("invoice.credit", invoice_id=invoice, reason="Deel", lines=part)
    data = data_of(office, office.on("2026-11-22").do("claim.specify", customer_id=customer))
    [credit] = data["credits"]
    assert (credit["on"], credit["amount"]) == ("2026-06-01", "210.00")
    assert data["principal"] == "1000.00"


def test_the_preview_says_what_it_asks(lapsed: tuple[Office, int, int]) -> None:
    office, customer, _invoice = lapsed
    found = office.ask(preview, LetterKind.L09, customer, office.day)
    assert found.amounts.costs == Money.of("45.00")
    assert found.amounts.payable == Money.of("345.69")
    assert "6:96 BW" in found.basis
    later = office.ask(preview, LetterKind.L09, customer, office.day, until=date(2026, 12, 31))
    assert later.amounts.payable == Money.of("349.57")
