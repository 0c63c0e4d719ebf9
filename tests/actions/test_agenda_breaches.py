"""What the agenda asks about breaches: once, in order, and gone when it is done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ises_desk.models import Contract
from ises_desk.queries.agenda import agenda
from ises_desk.values.kinds import Ground
from ises_desk.values.money import Money
from tests.actions.breaching import firm, happened, noticed, panel, running

if TYPE_CHECKING:
    from ises_desk.queries.duties import Duty
    from tests.actions.conftest import Office

MONDAY = date(2026, 11, 23)
KINDS = {"lapsed", "review_block", "lift_block", "restore", "decide"}


def asked(office: Office) -> list[tuple[str, date]]:
    """Return the duties about breaches, with the day of each."""
    found: tuple[Duty, ...] = office.ask(agenda, office.day)
    return [(duty.kind, duty.due_on) for duty in found if duty.kind in KINDS]


def late(office: Office) -> tuple[int, int]:
    """Return a contract and a customer with an invoice that was due on 22 November."""
    contract = running(office, customer := firm(office))
    office.on("2026-11-08").invoice(customer, contract_id=contract)
    office.on(MONDAY)
    return contract, customer


@pytest.mark.parametrize(("day", "there"), [("2026-12-01", False), ("2026-12-02", True)])
def test_a_term_that_lapses_is_asked_a_week_ahead(office: Office, day: str, *, there: bool) -> None:
    contract = running(office, customer := firm(office))
    noticed(office.on(MONDAY), contract, customer)
    expected = [("lapsed", date(2026, 12, 9))] if there else []
    assert asked(office.on(day)) == expected


def test_15_2_after_the_term_it_stays_until_it_is_performed(office: Office) -> None:
    contract = running(office, customer := firm(office))
    letter = noticed(office.on(MONDAY), contract, customer)
    office.on("2027-01-20")
    assert asked(office) == [("lapsed", date(2026, 12, 9))]
    office.do("default_notice.performed", letter_id=letter)
    assert asked(office) == []


def test_15_3_a_suspension_for_a_debt_is_weighed_by_its_own_article(office: Office) -> None:
    contract, _customer = late(office)
    office.do("contract.suspend", **panel(contract))
    office.on("2026-12-01")
    [duty] = [each for each in office.ask(agenda, office.day) if each.kind == "review_block"]
    assert duty.basis == ("15.3", "6:262 lid 2 BW")


def test_15_3_a_suspension_answers_it_until_that_is_lifted(office: Office) -> None:
    contract = running(office, customer := firm(office))
    noticed(office.on(MONDAY), contract, customer)
    office.on("2026-12-09").do("contract.suspend", **panel(contract, Ground.DEFAULT))
    assert asked(office) == [("review_block", date(2026, 12, 16))]
    office.do("contract.lift", contract_id=contract, reason="Uitstel")
    assert set(asked(office)) == {("restore", date(2026, 12, 9)), ("lapsed", date(2026, 12, 9))}


def test_of_a_contract_that_is_over_nothing_is_put_on_again(office: Office) -> None:
    contract, _customer = late(office)
    office.do("contract.suspend", **panel(contract))
    office.do("contract.lift", contract_id=contract, reason="Uitstel")
    assert "restore" in dict(asked(office))
    office.do("contract.give_notice", contract_id=contract, received_on=office.day)
    ends_on = office.get(Contract, contract).ends_on
    assert "restore" in dict(asked(office.on(ends_on)))
    assert "restore" not in dict(asked(office.later(1)))


def test_a_notice_to_pay_that_lapses_is_asked_until_it_is_paid(office: Office) -> None:
    _contract, customer = late(office)
    letter = office.do("default_notice.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=letter)
    office.on("2026-12-09")
    assert ("lapsed", date(2026, 12, 9)) in asked(office)
    pay = {"customer_id": customer, "received_on": office.day, "amount": Money.of("500.00")}
    office.do("payment.record", **pay)
    assert asked(office) == []


def test_after_both_letters_the_suspension_is_the_decision(office: Office) -> None:
    contract, customer = late(office)
    for code in ("default_notice.issue", "demand.issue"):
        office.do("letter.mark_sent", letter_id=office.do(code, customer_id=customer))
        office.later(20)
    assert [kind for kind, _day in asked(office)] == ["decide"]
    office.do("contract.suspend", **panel(contract))
    assert [kind for kind, _day in asked(office)] == ["review_block"]


@pytest.mark.parametrize(("day", "there"), [("2026-11-22", False), ("2026-11-23", True)])
def test_8_11_it_is_weighed_after_a_week_and_then_again(
    office: Office, day: str, *, there: bool
) -> None:
    contract, _customer = late(office)
    office.do("contract.suspend", **panel(contract))
    review = ("review_block", date(2026, 11, 30))
    assert (review in asked(office.on(day))) == there
    office.on("2026-11-30").do(
        "contract.review_suspension", contract_id=contract, proportion="Nog nodig"
    )
    assert asked(office) == [("review_block", date(2026, 12, 7))]


def test_8_11_when_the_reason_is_gone_it_is_to_be_lifted(office: Office) -> None:
    contract = running(office, firm(office))
    key = happened(office.on(MONDAY), contract, Ground.MISUSE)
    office.do("contract.suspend", **panel(contract, Ground.MISUSE))
    office.later(1).do("occurrence.close", occurrence_id=key, outcome="Opgelost")
    assert ("lift_block", date(2026, 11, 24)) in asked(office)
    office.do("contract.lift", contract_id=contract, reason="Opgelost")
    assert asked(office) == [("restore", date(2026, 11, 24))]
    office.do("contract.restored", contract_id=contract)
    assert asked(office) == []


def test_closed_for_forty_days_each_is_there_once(office: Office) -> None:
    contract, _customer = late(office)
    office.do("contract.suspend", **panel(contract))
    found = asked(office.later(40))
    assert found.count(("review_block", date(2026, 11, 30))) == 1


def test_a_contract_that_ended_asks_nothing_more(office: Office) -> None:
    contract = running(office, customer := firm(office))
    noticed(office.on(MONDAY), contract, customer)
    office.do("contract.give_notice", contract_id=contract)
    assert asked(office.on("2027-02-28")) == [("lapsed", date(2026, 12, 9))]
    assert asked(office.on("2027-03-01")) == []
