"""The demand to a business or government (L08): principal, interest, costs, a final day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Booking, Demand, DemandInvoice, Invoice, Letter
from ises_desk.queries.claims import claim_on
from ises_desk.queries.demands import preview
from ises_desk.values.kinds import Delivery, LetterKind, Party
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def data_of(office: Office, letter: int) -> dict[str, Any]:
    with office.database.read() as session:
        return dict(session.get_one(Letter, letter).data)


@pytest.fixture
def late(office: Office) -> tuple[Office, int, int]:
    """Return an office with an invoice of 1 210 euro to a business, due on 15 May 2026 (R2)."""
    customer = office.on("2026-05-01").business(delivery=Delivery.POST)
    invoice = office.invoice(customer, "1210.00")
    return office, customer, invoice


def test_it_asks_principal_interest_and_costs_to_the_cent(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    assert office.get(Invoice, invoice).due_on == date(2026, 5, 15)
    key = office.on("2026-11-22").do("demand.issue", customer_id=customer)
    data = data_of(office, key)
    names = ("principal", "interest", "costs", "payable")
    assert [data[name] for name in names] == ["1210.00", "65.47", "181.50", "1456.97"]
    assert [(row["days"], row["interest"]) for row in data["segments"]] == [
        (46, "15.48"),
        (145, "49.99"),
    ]
    assert data["interest_until"] == "2026-11-22"
    assert data["interest_basis"] == "artikel 6:119a van het Burgerlijk Wetboek"
    assert "1.210,00" in data["costs_basis"]
    assert data["terms"] == "algemene voorwaarden van 25 mei 2018"
    [demand] = office.all(Demand)
    assert (demand.kind, demand.fee, demand.interest) == (
        LetterKind.L08,
        Money.of("181.50"),
        Money.of("65.47"),
    )
    row = office.get(Invoice, invoice)
    assert (row.costs, row.claimed_on) == (ZERO, None)


@pytest.mark.parametrize(("day", "fine"), [("2026-05-15", False), ("2026-05-16", True)])
def test_from_the_first_day_of_default(
    late: tuple[Office, int, int], day: str, *, fine: bool
) -> None:
    office, customer, _invoice = late
    office.on(day)
    if fine:
        office.do("demand.issue", customer_id=customer)
    else:
        office.refused("demand.issue", customer_id=customer)


def test_the_final_day_runs_from_arrival(late: tuple[Office, int, int]) -> None:
    office, customer, _invoice = late
    key = office.on("2026-11-23").do("demand.issue", customer_id=customer, days=7)
    assert data_of(office, key)["pay_until"] == "2026-12-02"
    assert office.all(Demand)[0].last_day == date(2026, 12, 2)


@pytest.mark.parametrize("days", [0, 91, -1])
def test_a_term_without_sense_is_refused(late: tuple[Office, int, int], days: int) -> None:
    office, customer, _invoice = late
    why = office.on("2026-11-23").refused("demand.issue", customer_id=customer, days=days)
    assert why.field == "days"


def test_sending_claims_costs_and_interest(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    key = office.on("2026-11-22").do("demand.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=key)
    row = office.get(Invoice, invoice)
    day = date(2026, 11, 22)
    assert (row.demanded_on, row.costs_from, row.claimed_on) == (day, day, day)
    assert row.costs == Money.of("181.50")


def test_a_part_payment_after_it_goes_costs_interest_principal(
    late: tuple[Office, int, int],
) -> None:
    """Example R9: 500 euro on 31 August settles 181.50 costs, 36.86 interest, 281.64 principal."""
    office, customer, invoice = late
    key = office.on("2026-08-20").do("demand.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=key)
    office.on("2026-08-31").do("payment.record", customer_id=customer, amount=Money.of("500.00"))
    [booking] = office.all(Booking)
    parts = (booking.to_costs, booking.to_interest, booking.to_principal)
    assert [part.plain for part in parts] == ["181.50", "36.86", "281.64"]
    with office.database.read() as session:
        claim = claim_on(session, session.get_one(Invoice, invoice), date(2026, 11, 22))
    assert claim.open == Money.of("950.32")


def test_the_scale_over_the_sum_unless_the_owner_asks_per_invoice(
    late: tuple[Office, int, int],
) -> None:
    office, customer, _invoice = late
    other = office.on("2026-05-02").business()
    for _each in range(3):
        office.invoice(other, "12.10")
    key = office.on("2026-06-01").do("demand.issue", customer_id=other)
    assert data_of(office, key)["costs"] == "40.00"
    office.do("letter.withdraw", letter_id=key)
    office.do("setting.set", key="costs.per_invoice", value="ja")
    key = office.do("demand.issue", customer_id=other)
    data = data_of(office, key)
    assert data["costs"] == "120.00"
    assert "6:96 lid 4" in data["costs_basis"]
    assert sum(part.fee.cents for part in office.all(DemandInvoice, demand_id=2)) == 12000
    assert customer


def test_interest_of_a_passed_year_bears_costs_but_is_asked_once(office: Office) -> None:
    """Example R3 after one year: costs over 11 091.64, the interest itself once in the sum."""
    customer = office.on("2022-11-16").business()
    office.invoice(customer, "10000.00")
    key = office.on("2023-12-01").do("demand.issue", customer_id=customer)
    data = data_of(office, key)
    assert data["principal"] == "10000.00"
    assert data["costs"] == "885.92"
    whole = Money.of(data["principal"]) + Money.of(data["interest"]) + Money.of(data["costs"])
    assert data["payable"] == whole.plain
    assert Money.of(data["interest"]) == Money.total(
        Money.of(row["interest"]) for row in data["segments"]
    )


def test_costs_stay_over_the_principal_on_the_last_day_of_the_year(office: Office) -> None:
    customer = office.on("2022-11-16").business()
    office.invoice(customer, "10000.00")
    key = office.on("2023-11-30").do("demand.issue", customer_id=customer)
    assert data_of(office, key)["costs"] == "875.00"


def test_a_government_body_is_treated_like_a_business(office: Office) -> None:
    customer = office.on("2026-09-01").customer(party=Party.GOVERNMENT, delivery=Delivery.POST)
    office.invoice(customer, "100.00")
    key = office.on("2026-10-01").do("demand.issue", customer_id=customer)
    assert data_of(office, key)["interest_basis"] == "artikel 6:119b van het Burgerlijk Wetboek"


def test_a_consumer_gets_no_demand_with_costs(office: Office) -> None:
    customer = office.on("2026-09-01").customer()
    invoice = office.invoice(customer)
    why = office.on("2026-10-01").refused(
        "demand.issue", customer_id=customer, invoice_ids=(invoice,)
    )
    assert (why.field, why.basis) == ("invoice_ids", "6:96 lid 6 BW")


def test_once_only(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    key = office.on("2026-06-01").do("demand.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=key)
    why = office.on("2026-08-01").refused(
        "demand.issue", customer_id=customer, invoice_ids=(invoice,)
    )
    assert "al op 1 juni 2026 verstuurd" in str(why)


def test_no_reminder_after_a_demand(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    key = office.on("2026-06-01").do("demand.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=key)
    why = office.refused("reminder.issue", customer_id=customer, invoice_ids=(invoice,))
    assert "op 1 juni 2026 al aangemaand" in str(why)


@pytest.mark.parametrize(("day", "fine"), [("2026-12-31", True), ("2027-01-01", False)])
def test_no_demand_by_a_table_that_nobody_checked(
    late: tuple[Office, int, int], day: str, *, fine: bool
) -> None:
    office, customer, _invoice = late
    office.on(day)
    if fine:
        office.do("demand.issue", customer_id=customer)
        return
    why = office.refused("demand.issue", customer_id=customer)
    assert why.basis == "6:120 BW"
    office.do(
        "rate.add",
        table="statutory_interest_trade",
        valid_from=date(2027, 1, 1),
        percent="10,40",
        source="Staatscourant",
    )
    office.do("demand.issue", customer_id=customer)


@pytest.mark.parametrize(("sent", "fine"), [("2026-11-28", True), ("2026-12-01", False)])
def test_it_must_arrive_before_its_final_day(
    late: tuple[Office, int, int], sent: str, *, fine: bool
) -> None:
    office, customer, _invoice = late
    key = office.on("2026-11-23").do("demand.issue", customer_id=customer, days=8)
    assert office.all(Demand)[0].last_day == date(2026, 12, 3)
    office.on(sent)
    if fine:
        office.do("letter.mark_sent", letter_id=key)
    else:
        assert office.refused("letter.mark_sent", letter_id=key).field == "sent_on"


def test_the_preview_says_what_can_be_argued(late: tuple[Office, int, int]) -> None:
    office, customer, _invoice = late
    office.do("letter.mark_sent", letter_id=1)
    shown = office.on("2026-11-22").ask(preview, LetterKind.L08, customer, office.day)
    assert shown.amounts.payable == Money.of("1456.97")
    [doubt] = shown.warnings
    assert "6:119 BW" in doubt
    assert [reason.split(":")[0] for reason in shown.reasons] == ["Besluit BIK art. 2"]
