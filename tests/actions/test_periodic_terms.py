"""Terms of one contract: the highest single fee, and 20 euro within six months (6:96 lid 8 BW)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ises_desk.actions.contract_lines import LineInput
from ises_desk.models import ContractLine, Demand, Invoice
from ises_desk.values.kinds import Delivery, ProductKind, VatKind
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def line(gross: str) -> LineInput:
    """Return hosting that is billed a month in arrears, VAT included."""
    return LineInput(
        description="Hosting",
        unit_price=Money.of(gross),
        kind=ProductKind.HOSTING,
        vat_kind=VatKind.HIGH,
        months=1,
    )


def monthly(office: Office, customer: int, gross: str = "12.10") -> int:
    """Conclude a contract from New Year's Day; return its key."""
    given = {"customer_id": customer, "lines": (line(gross),), "starts_on": date(2026, 1, 1)}
    return int(office.do("contract.conclude", **given))


def bill(office: Office, day: str) -> None:
    """Bill and finish what is due on a day."""
    office.on(day).do("billing.run")
    office.do("invoice.finalise_all")


def dun(office: Office, customer: int, day: str) -> str:
    """Send a fourteen-day letter; return its fee."""
    key = office.on(day).do("fourteen_day.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=key)
    return office.all(Demand)[-1].fee.plain


@pytest.fixture
def customer(office: Office) -> int:
    """Return a consumer who gets post, from an office that can print."""
    office.on("2026-01-01").sender()
    return office.customer(delivery=Delivery.POST)


def test_monthly_terms_cost_forty_and_then_twenty(office: Office, customer: int) -> None:
    monthly(office, customer)
    bill(office, "2026-01-31")
    assert office.all(Invoice)[0].total == Money.of("12.10")
    assert dun(office, customer, "2026-02-15") == "40.00"
    bill(office, "2026-02-28")
    assert dun(office, customer, "2026-03-15") == "20.00"


def test_three_terms_in_one_letter_cost_the_highest_single_fee(
    office: Office, customer: int
) -> None:
    monthly(office, customer)
    for day in ("2026-01-31", "2026-02-28", "2026-03-31"):
        bill(office, day)
    assert dun(office, customer, "2026-04-15") == "40.00"
    assert Money.total(row.costs for row in office.all(Invoice)) == Money.of("40.00")


def test_three_hundred_and_one_hundred_cost_forty_five(office: Office, customer: int) -> None:
    contract = monthly(office, customer, "100.00")
    bill(office, "2026-01-31")
    office.on("2026-02-01").do("contract_line.add", contract_id=contract, line=line("200.00"))
    bill(office, "2026-02-28")
    assert [row.total.plain for row in office.all(Invoice)] == ["100.00", "300.00"]
    assert dun(office, customer, "2026-03-15") == "45.00"


@pytest.mark.parametrize(("sent", "fee"), [("2026-08-15", "20.00"), ("2026-08-16", "40.00")])
def test_the_window_is_six_months_back_from_the_letter(
    office: Office, customer: int, sent: str, fee: str
) -> None:
    monthly(office, customer)
    bill(office, "2026-01-31")
    assert dun(office, customer, "2026-02-15") == "40.00"
    bill(office, "2026-02-28")
    assert dun(office, customer, sent) == fee


def test_a_term_that_was_paid_in_time_does_not_count(office: Office, customer: int) -> None:
    monthly(office, customer)
    bill(office, "2026-01-31")
    assert dun(office, customer, "2026-02-15") == "40.00"
    last = office.all(Demand)[0].last_day
    office.on(last).do("payment.record", customer_id=customer, amount=Money.of("12.10"))
    bill(office, "2026-03-10")
    assert dun(office, customer, "2026-04-01") == "40.00"


def test_a_term_that_was_paid_too_late_counts(office: Office, customer: int) -> None:
    monthly(office, customer)
    bill(office, "2026-01-31")
    assert dun(office, customer, "2026-02-15") == "40.00"
    after = office.all(Demand)[0].costs_from
    office.on(after).do("payment.record", customer_id=customer, amount=Money.of("99.00"))
    bill(office, "2026-03-10")
    [second] = [row for row in office.all(Invoice) if row.open]
    assert second.open
    assert dun(office, customer, "2026-04-01") == "20.00"


def test_two_contracts_of_their_own_are_two_relationships(office: Office) -> None:
    office.on("2026-01-01").sender()
    customer = office.customer(delivery=Delivery.POST, one_invoice=False)
    monthly(office, customer)
    monthly(office, customer)
    bill(office, "2026-01-31")
    assert [row.contract_id for row in office.all(Invoice)] == [1, 2]
    # Added they are 24.20, which costs 40; apart they would cost 80: the lower is asked.
    assert dun(office, customer, "2026-02-15") == "40.00"


def test_a_collective_invoice_is_a_term_of_both_contracts(office: Office, customer: int) -> None:
    monthly(office, customer)
    monthly(office, customer)
    bill(office, "2026-01-31")
    assert [row.contract_id for row in office.all(Invoice)] == [None]
    assert dun(office, customer, "2026-02-15") == "40.00"
    bill(office, "2026-02-28")
    assert dun(office, customer, "2026-03-15") == "20.00"


def test_after_a_collective_invoice_one_of_its_contracts_follows(
    office: Office, customer: int
) -> None:
    first, _second = monthly(office, customer), monthly(office, customer)
    bill(office, "2026-01-31")
    assert dun(office, customer, "2026-02-15") == "40.00"
    [ended] = [row for row in office.all(ContractLine) if row.contract_id == first]
    office.do("contract_line.end", line_id=ended.id, ends_on=date(2026, 1, 31))
    bill(office, "2026-02-28")
    assert [row.contract_id for row in office.all(Invoice)] == [None, 2]
    assert dun(office, customer, "2026-03-15") == "20.00"


def test_work_that_was_done_once_is_no_term(office: Office, customer: int) -> None:
    monthly(office, customer)
    bill(office, "2026-01-31")
    assert dun(office, customer, "2026-02-15") == "40.00"
    office.on("2026-02-20").invoice(customer, "50.00")
    assert dun(office, customer, "2026-03-10") == "40.00"


def test_a_letter_that_became_too_dear_by_another_is_not_sent(
    office: Office, customer: int
) -> None:
    """The window looks back from the day of sending: then 20 where the letter says 40."""
    monthly(office, customer)
    bill(office, "2026-01-31")
    first = office.on("2026-02-15").do("fourteen_day.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=first)
    bill(office, "2026-02-28")
    second = office.on("2026-08-16").do("fourteen_day.issue", customer_id=customer)
    assert office.all(Demand)[-1].fee == Money.of("40.00")
    office.do("letter.not_sent", letter_id=first, reason="Bleef liggen")
    office.on("2026-08-17").do("letter.mark_sent", letter_id=first, sent_on=date(2026, 8, 16))
    why = office.refused("letter.mark_sent", letter_id=second)
    assert why.basis == "6:96 lid 8 BW"
    assert "40,00" in str(why)
    assert "20,00" in str(why)
