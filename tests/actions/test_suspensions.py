"""Suspending a service: each ground with its fact, the letter (L12), and how it ends."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Letter, Suspension
from ises_desk.values.kinds import Ground, LetterKind, Reach
from tests.actions.breaching import (
    WHY,
    domain,
    firm,
    happened,
    noticed,
    noticed_names,
    panel,
    person,
    running,
    told,
)

if TYPE_CHECKING:
    from tests.actions.conftest import Office

MONDAY = date(2026, 11, 23)


def data_of(office: Office, letter: int) -> dict[str, Any]:
    return dict(office.ask(lambda session: session.get_one(Letter, letter).data))


def late(office: Office, customer: int, contract: int, **values: Any) -> int:
    """Bill a contract on 8 November: due on the 22nd."""
    office.on("2026-11-08")
    key = office.invoice(customer, contract_id=contract, **values)
    office.on(MONDAY)
    return key


@pytest.mark.parametrize(("day", "met"), [("2026-11-22", False), ("2026-11-23", True)])
def test_15_3_for_payment_from_the_day_after_it_is_due(
    office: Office, day: str, *, met: bool
) -> None:
    contract = running(office, customer := firm(office))
    late(office, customer, contract)
    office.on(day)
    if met:
        office.do("contract.suspend", **panel(contract))
        return
    why = office.refused("contract.suspend", **panel(contract))
    assert (why.field, why.basis) == ("ground", "15.3; 4.1")
    assert "vanaf 23 november 2026" in str(why)


def test_6_52_a_consumers_other_contract_is_no_reason(office: Office) -> None:
    customer = person(office)
    contract, other = running(office, customer), running(office, customer, number="C2")
    late(office, customer, other)
    why = office.refused("contract.suspend", **panel(contract))
    assert (why.field, why.basis) == ("ground", "15.3; 6:52 BW")
    office.do("contract.suspend", **panel(other))


def test_the_letter_says_the_ground_what_is_off_and_how_it_ends(office: Office) -> None:
    contract = running(office, customer := person(office))
    late(office, customer, contract)
    key = office.do("contract.suspend", **panel(contract))
    letter = office.get(Letter, key)
    assert (letter.kind, letter.template) == (LetterKind.L12, "suspension_begun")
    assert letter.contract_id == contract
    data = data_of(office, key)
    assert data["basis"] == (
        "artikel 15.3 van onze algemene voorwaarden en de artikelen 6:262, lid 2, en 6:52 van het "
        "Burgerlijk Wetboek"
    )
    assert data["open"] == "121.00"
    assert [row["number"] for row in data["invoices"]] == ["20260001"]
    assert [row["description"] for row in data["services"]] == ["Hosting S"]
    assert data["names"] == []
    assert "configuratiescherm" in data["measure"]
    assert "Betaal" in data["lifted_when"]


def test_a_later_day_is_announced(office: Office) -> None:
    contract = running(office, customer := firm(office))
    late(office, customer, contract)
    key = office.do("contract.suspend", **panel(contract, starts_on=date(2026, 12, 1)))
    assert office.get(Letter, key).template == "suspension_announced"
    [row] = office.all(Suspension)
    assert (row.starts_on, row.review_on) == (date(2026, 12, 1), date(2026, 12, 8))


@pytest.mark.parametrize(
    ("starts_on", "fine"),
    [("2026-11-22", False), ("2026-11-23", True), ("2027-01-22", True), ("2027-01-23", False)],
)
def test_not_before_the_ground_is_there_nor_far_ahead(
    office: Office, starts_on: str, *, fine: bool
) -> None:
    contract = running(office, customer := firm(office))
    late(office, customer, contract)
    given = panel(contract, starts_on=date.fromisoformat(starts_on))
    if fine:
        office.do("contract.suspend", **given)
        return
    assert office.refused("contract.suspend", **given).field in {"ground", "starts_on"}


@pytest.mark.parametrize(("day", "met"), [("2026-12-08", False), ("2026-12-09", True)])
def test_15_3_another_obligation_after_the_term_of_its_notice(
    office: Office, day: str, *, met: bool
) -> None:
    contract = running(office, customer := firm(office))
    office.on(MONDAY)
    noticed(office, contract, customer)
    office.on(day)
    given = panel(contract, Ground.DEFAULT)
    if met:
        office.do("contract.suspend", **given)
        assert office.all(Suspension)[0].demand_id is not None
        return
    assert office.refused("contract.suspend", **given).basis == "15.3"


def test_15_3_not_when_it_was_performed_after_all(office: Office) -> None:
    contract = running(office, customer := firm(office))
    letter = noticed(office.on(MONDAY), contract, customer)
    office.on("2026-12-09").undoes("default_notice.performed", letter_id=letter)
    why = office.refused("contract.suspend", **panel(contract, Ground.DEFAULT))
    assert "alsnog nagekomen" in str(why)


@pytest.mark.parametrize(("starts_on", "met"), [("2026-11-27", False), ("2026-11-28", True)])
def test_12_3_traffic_after_five_full_days(office: Office, starts_on: str, *, met: bool) -> None:
    contract = running(office, firm(office))
    office.on(MONDAY)
    happened(office, contract, Ground.TRAFFIC, **told("2026-11-22"))
    given = panel(contract, Ground.TRAFFIC, starts_on=date.fromisoformat(starts_on))
    if met:
        key = office.do("contract.suspend", **given)
        assert "12.3" in data_of(office, key)["basis"]
        return
    assert office.refused("contract.suspend", **given).basis == "12.3"


@pytest.mark.parametrize(("day", "met"), [("2026-12-08", False), ("2026-12-09", True)])
def test_13_5_names_after_the_term_of_their_letter(office: Office, day: str, *, met: bool) -> None:
    contract = running(office, customer := firm(office))
    domain(office, customer, "een.nl", contract)
    noticed_names(office.on(MONDAY), contract)
    office.on(day)
    given = panel(contract, Ground.DOMAIN, reach=Reach.NAMES)
    if met:
        key = office.do("contract.suspend", **given)
        assert [row["name"] for row in data_of(office, key)["names"]] == ["een.nl"]
        return
    assert office.refused("contract.suspend", **given).basis == "13.5"


def test_13_6_names_of_all_accounts_of_a_business(office: Office) -> None:
    contract = running(office, customer := firm(office))
    domain(office, customer, "een.nl", contract)
    domain(office, customer, "twee.nl")
    noticed_names(office.on(MONDAY), contract)
    given = panel(contract, Ground.DOMAIN, reach=Reach.NAMES, everywhere=True)
    key = office.on("2026-12-09").do("contract.suspend", **given)
    assert [row["name"] for row in data_of(office, key)["names"]] == ["een.nl", "twee.nl"]


def test_6_52_not_all_accounts_of_a_consumer(office: Office) -> None:
    contract = running(office, customer := person(office))
    domain(office, customer, "een.nl", contract)
    noticed_names(office.on(MONDAY), contract)
    given = panel(contract, Ground.DOMAIN, reach=Reach.NAMES, everywhere=True)
    why = office.on("2026-12-09").refused("contract.suspend", **given)
    assert (why.field, why.basis) == ("everywhere", "6:52 BW; 6:236 onder c BW")


@pytest.mark.parametrize(
    ("ground", "reach"), [(Ground.PAYMENT, Reach.NAMES), (Ground.DOMAIN, Reach.MAIL)]
)
def test_13_5_names_go_with_their_own_ground_only(
    office: Office, ground: Ground, reach: Reach
) -> None:
    contract = running(office, customer := firm(office))
    domain(office, customer, "een.nl", contract)
    late(office, customer, contract)
    noticed_names(office, contract)
    office.on("2026-12-09")
    why = office.refused("contract.suspend", **panel(contract, ground, reach=reach))
    assert (why.field, why.basis) == ("reach", "13.5")


def test_8_11_a_consumer_is_not_blocked_on_a_suspicion(office: Office) -> None:
    contract = running(office, person(office))
    key = happened(office.on(MONDAY), contract, Ground.MISUSE, established=False)
    why = office.refused("contract.suspend", **panel(contract, Ground.MISUSE))
    assert (why.field, why.basis) == ("ground", "8.11")
    office.do(
        "occurrence.change",
        occurrence_id=key,
        happened_on=date(2026, 11, 22),
        facts="Vastgesteld in het logboek.",
        clause="8.7",
    )
    office.do("contract.suspend", **panel(contract, Ground.MISUSE))
    assert office.all(Suspension)[0].occurrence_id == key


@pytest.mark.parametrize(("day", "met"), [("2026-12-06", False), ("2026-12-07", True)])
def test_6_80_doubt_after_the_customers_term_to_answer(
    office: Office, day: str, *, met: bool
) -> None:
    contract = running(office, firm(office))
    asked = told("2026-11-23", answer_by=date(2026, 12, 6))
    happened(office.on(MONDAY), contract, Ground.DOUBT, **asked)
    office.on(day)
    given = panel(contract, Ground.DOUBT)
    if met:
        office.do("contract.suspend", **given)
        return
    assert office.refused("contract.suspend", **given).basis == "15.3; 6:80 BW"


def test_16_7_a_danger_at_once_but_not_before_it_was_there(office: Office) -> None:
    contract = running(office, firm(office))
    happened(office.on(MONDAY), contract, Ground.DANGER)
    early = panel(contract, Ground.DANGER, starts_on=date(2026, 11, 21))
    assert office.refused("contract.suspend", **early).field == "starts_on"
    office.do("contract.suspend", **panel(contract, Ground.DANGER))


@pytest.mark.parametrize("ground", [Ground.BANKRUPTCY, Ground.FALSE_DATA])
def test_a_ground_to_dissolve_suspends_nothing(office: Office, ground: Ground) -> None:
    contract = running(office, firm(office))
    happened(office.on(MONDAY), contract, ground)
    assert office.refused("contract.suspend", **panel(contract, ground)).field == "ground"


def test_one_suspension_at_a_time(office: Office) -> None:
    contract = running(office, customer := firm(office))
    late(office, customer, contract)
    office.do("contract.suspend", **panel(contract))
    why = office.refused("contract.suspend", **panel(contract, reach=Reach.WEBSITE))
    assert why.field == "contract_id"


@pytest.mark.parametrize("name", sorted(WHY))
def test_it_is_reasoned(office: Office, name: str) -> None:
    contract = running(office, customer := firm(office))
    late(office, customer, contract)
    why = office.refused("contract.suspend", **panel(contract, **{name: " "}))
    assert why.field == name
