"""What a withdrawal asks on which day, and how it stands in the timeline of the customer (5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Contract, ContractWithdrawal, Invoice
from ises_desk.queries import contracts, timeline
from ises_desk.queries.agenda import agenda, group_of
from ises_desk.queries.listing import dictionaries
from ises_desk.values.kinds import InvoiceKind
from ises_desk.values.money import Money
from tests.actions.making import advance
from tests.actions.withdrawing import billed, ordered, proof, withdrawn

if TYPE_CHECKING:
    from tests.actions.conftest import Office

START = date(2026, 9, 1)
SENT = date(2026, 9, 9)
REFUND_BY = date(2026, 9, 23)
DAY = timedelta(days=1)


def asked(office: Office, day: date) -> dict[str, tuple[date, str]]:
    """Return by kind when the duties about the contract are due, and their group on a day."""
    found = office.ask(agenda, day)
    return {
        duty.kind: (duty.due_on, group_of(duty, day))
        for duty in found
        if duty.subject == "contract" and duty.kind != "offer_data"
    }


@pytest.fixture
def paid(office: Office) -> int:
    """Return a consumer's contract of a year, paid ahead, with all evidence."""
    office.sender()
    key = ordered(office, START, advance("72.60"), evidence=proof(START))
    billed(office, pay="72.60")
    return key


def test_5_1_the_receipt_at_once_and_the_money_within_fourteen_days(
    office: Office, paid: int
) -> None:
    row = withdrawn(office, paid, SENT)
    assert asked(office, SENT) == {
        "acknowledge_withdrawal": (SENT, "today"),
        "settle_withdrawal": (REFUND_BY, "week"),
    }
    assert asked(office, SENT + DAY)["acknowledge_withdrawal"] == (SENT, "overdue")
    office.do("contract.acknowledge_withdrawal", withdrawal_id=row.id)
    assert asked(office, REFUND_BY)["settle_withdrawal"] == (REFUND_BY, "today")
    assert asked(office, REFUND_BY + DAY)["settle_withdrawal"] == (REFUND_BY, "overdue")
    assert "acknowledge_withdrawal" not in asked(office, REFUND_BY)


def test_6_230r_the_refund_keeps_its_own_day_until_the_money_is_back(
    office: Office, paid: int
) -> None:
    row = withdrawn(office, paid, SENT)
    office.do("contract.acknowledge_withdrawal", withdrawal_id=row.id)
    office.do("contract.settle_withdrawal", withdrawal_id=row.id)
    assert asked(office, REFUND_BY) == {"refund": (REFUND_BY, "today")}
    [duty] = [each for each in office.ask(agenda, SENT) if each.kind == "refund"]
    office.do(duty.action, **duty.arguments)
    assert asked(office, REFUND_BY) == {}
    [note] = office.all(Invoice, kind=InvoiceKind.CREDIT_NOTE)
    assert not note.open


def test_a_withdrawal_that_was_taken_back_asks_nothing(office: Office, paid: int) -> None:
    office.on(SENT).undoes("contract.withdraw", contract_id=paid)
    [row] = office.all(ContractWithdrawal)
    assert set(asked(office, SENT)) == {"acknowledge_withdrawal", "settle_withdrawal"}
    office.undo()
    assert office.all(ContractWithdrawal) == []
    assert asked(office, REFUND_BY) == {}
    assert row.refund_by == REFUND_BY


def events(office: Office, customer: int) -> list[Any]:
    """Return (day, word) of what happened with contracts, the newest first."""
    listed = timeline.listing(SENT + DAY, customer)
    with office.database.read() as session:
        found = dictionaries(session, listed)
    words = {"concluded", "withdrawn", "ended", "dissolved", "noticed"}
    return [(each["on"], each["what"]) for each in found if each["what"] in words]


def test_the_timeline_says_once_that_it_was_withdrawn(office: Office, paid: int) -> None:
    row = withdrawn(office, paid, SENT)
    customer = office.all(Invoice)[0].customer_id
    assert events(office, customer) == [(SENT, "withdrawn"), (START, "concluded")]
    office.do("contract.settle_withdrawal", withdrawal_id=row.id)
    assert events(office, customer) == [(SENT, "withdrawn"), (START, "concluded")]


def test_one_that_was_sent_before_it_came_in_stands_on_the_day_it_came_in(
    office: Office, paid: int
) -> None:
    row = withdrawn(office, paid, SENT, sent_on=SENT - 2 * DAY)
    assert row.refund_by == REFUND_BY  # from the receipt
    customer = office.all(Invoice)[0].customer_id
    assert events(office, customer)[0] == (SENT, "withdrawn")


def over(office: Office, informed_on: date | None) -> int:
    """Return a contract of 1 July that ended on 20 July by a notice, while the window runs on."""
    office.sender()
    first = date(2026, 7, 1)
    key = ordered(office, first, advance("72.60"), evidence=proof(first, informed_on=None))
    billed(office, pay="72.60")
    office.on("2026-07-20").do("contract.give_notice", contract_id=key, early_exit=True)
    office.on("2026-07-21")
    assert office.ask(contracts.detail, key, office.day).state == "ended"
    if informed_on is not None:
        office.on(informed_on).do(
            "contract.record_evidence", contract_id=key, **proof(first, informed_on=informed_on)
        )
    return key


@pytest.mark.parametrize(
    ("informed_on", "day", "owed"),
    [
        (None, date(2027, 7, 15), "0.00"),  # never informed: twelve months more, all comes back
        (date(2026, 9, 10), date(2026, 9, 24), "3.98"),  # 20 of 365 days, to the end
    ],
)
def test_6_230o_a_contract_that_ended_can_be_withdrawn_from_while_the_window_runs(
    office: Office, informed_on: date | None, day: date, owed: str
) -> None:
    key = over(office, informed_on)
    late = office.on(day + DAY).refused("contract.withdraw", contract_id=key)
    assert (late.field, late.basis) == ("sent_on", "5.1; 6:230o BW; 15.1")
    office.on(day).undoes("contract.withdraw", contract_id=key)
    [row] = office.all(ContractWithdrawal)
    assert row.owed.plain == owed
    assert office.get(Contract, key).ends_on == date(2026, 7, 20)  # what was over stays over
    office.do("contract.settle_withdrawal", withdrawal_id=row.id)
    papers = Money.total(each.total for each in office.all(Invoice))
    assert papers.plain == owed
    assert office.problems() == []
