"""Default notices that customers send: recorded, on the agenda until answered (15.2, 6:82 BW)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Contract, ReceivedDefault
from ises_desk.queries.agenda import agenda
from ises_desk.queries.deletion_facts import ended
from ises_desk.queries.received_defaults import of_contract
from tests.actions.breaching import person, running

if TYPE_CHECKING:
    from tests.actions.conftest import Office

CAME = {"channel": "email", "facts": "De website is al een week onbereikbaar"}


@pytest.fixture
def key(office: Office) -> int:
    """Return a contract that runs since 1 March 2026."""
    office.on("2026-11-23")
    return running(office, person(office))


def _notice(office: Office, key: int, **more: Any) -> int:
    given: dict[str, Any] = {"contract_id": key, "received_on": office.day, **CAME, **more}
    return int(office.do("received_default.record", **given))


def _kinds(office: Office, day: str) -> list[tuple[date, str]]:
    office.on(day)
    found = office.ask(agenda, office.day)
    return [(duty.due_on, duty.explanation) for duty in found if duty.kind == "cure"]


def test_15_2_the_term_of_the_notice_counts_to_its_last_day(office: Office, key: int) -> None:
    _notice(office, key, given_until=date(2026, 12, 4))
    assert _kinds(office, "2026-11-26") == []
    [(due, said)] = _kinds(office, "2026-11-27")
    assert (due, said.count("4 december 2026")) == (date(2026, 12, 4), 1)
    assert "in verzuim" in _kinds(office, "2026-12-04")[0][1]
    assert "is voorbij" in _kinds(office, "2026-12-05")[0][1]


def test_6_82_a_notice_without_a_term_is_planned_at_fourteen_days(office: Office, key: int) -> None:
    made = _notice(office, key)
    [row] = office.all(ReceivedDefault)
    assert (row.id, row.last_day) == (made, date(2026, 12, 7))
    assert "geen termijn" in _kinds(office, "2026-12-07")[0][1]


def test_15_2_who_answered_has_no_duty_and_can_take_it_back(office: Office, key: int) -> None:
    made = _notice(office, key, given_until=date(2026, 11, 25))
    office.do("received_default.answer", received_default_id=made, outcome="Hersteld")
    assert _kinds(office, "2026-11-26") == []
    [shown] = office.ask(of_contract, key, office.day)
    assert (shown.outcome, shown.late) == ("Hersteld", False)
    again = office.refused("received_default.answer", received_default_id=made, outcome="Nog eens")
    assert again.field == "received_default_id"
    office.undo()
    assert len(_kinds(office, "2026-11-26")) == 1
    [shown] = office.ask(of_contract, key, office.day)
    assert shown.late


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"received_on": date(2026, 11, 24)}, "received_on"),
        ({"received_on": date(2026, 1, 14)}, "received_on"),
        ({"given_until": date(2026, 11, 22)}, "given_until"),
        ({"given_until": date(2226, 11, 22)}, "given_until"),
        ({"facts": " "}, "facts"),
    ],
)
def test_15_2_what_can_not_be_is_refused_at_its_field(
    office: Office, key: int, given: dict[str, Any], field: str
) -> None:
    words = {"contract_id": key, "received_on": office.day, **CAME, **given}
    assert office.refused("received_default.record", **words).field == field
    assert office.all(ReceivedDefault) == []


def test_15_2_an_answer_does_not_come_before_the_notice_or_after_today(
    office: Office, key: int
) -> None:
    made = _notice(office, key, received_on=date(2026, 11, 20))
    for day in (date(2026, 11, 19), date(2026, 11, 24)):
        words = {"received_default_id": made, "outcome": "Hersteld", "answered_on": day}
        assert office.refused("received_default.answer", **words).field == "answered_on"


def test_a_contract_about_which_one_came_in_is_not_removed(office: Office, key: int) -> None:
    _notice(office, key)
    assert office.refused("contract.remove", contract_id=key)


def test_15_5_what_is_not_answered_keeps_the_data(office: Office, key: int) -> None:
    made = _notice(office, key)

    def needed() -> list[str]:
        found = office.ask(ended, [office.get(Contract, key)])[key].needed
        return [each.text for each in found]

    assert [each for each in needed() if "ingebrekestelling" in each]
    office.do("received_default.answer", received_default_id=made, outcome="Hersteld")
    assert not [each for each in needed() if "ingebrekestelling" in each]
