"""When a withdrawal is refused, where and by which article; and both sides of the window."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.clock import moment_on
from ises_desk.models import ContractWithdrawal
from ises_desk.queries import contracts, notices
from ises_desk.values.kinds import Channel
from tests.actions.making import DAY, advance, conclude, line
from tests.actions.withdrawing import URL, ordered, proof, withdrawn

if TYPE_CHECKING:
    from tests.actions.conftest import Office

WINDOWS = [
    (date(2026, 4, 4), date(2026, 4, 20)),
    (date(2026, 3, 20), date(2026, 4, 7)),
    (date(2026, 12, 12), date(2026, 12, 28)),
    (date(2026, 12, 18), date(2027, 1, 4)),
    (date(2026, 11, 8), date(2026, 11, 23)),
    (date(2026, 4, 13), date(2026, 4, 28)),
]


@pytest.mark.parametrize(("concluded", "last"), WINDOWS)
def test_5_1_the_last_day_counts_and_the_day_after_is_too_late(
    office: Office, concluded: date, last: date
) -> None:
    key = ordered(office, concluded, line(), evidence=proof(concluded))
    late = office.on(last + timedelta(days=1)).refused("contract.withdraw", contract_id=key)
    assert (late.field, late.basis) == ("sent_on", "5.1; 6:230o BW; 15.1")
    assert "opzegging" in str(late)
    row = withdrawn(office, key, last + timedelta(days=1), sent_on=last)  # sending decides
    assert row.last_day == last


@pytest.mark.parametrize(
    ("informed", "last"), [(None, date(2027, 7, 15)), (date(2026, 9, 10), date(2026, 9, 24))]
)
def test_6_230o_lid_2_late_or_no_information_makes_the_window_longer(
    office: Office, informed: date | None, last: date
) -> None:
    concluded = date(2026, 7, 1)
    key = ordered(office, concluded, line())
    if informed is not None:
        office.on(informed)
        office.do("contract.record_evidence", contract_id=key, **proof(informed))
    office.on(last + timedelta(days=1)).refused("contract.withdraw", contract_id=key)
    assert withdrawn(office, key, last).last_day == last


def test_6_230oa_without_the_place_of_the_function_the_information_is_not_complete(
    office: Office,
) -> None:
    before, since = date(2026, 6, 18), date(2026, 6, 19)
    for concluded, lacks in ((before, False), (since, True)):
        key = ordered(office, concluded, line(), evidence=proof(concluded, function_url=""))
        assert office.ask(contracts.detail, key, concluded).lacks_function is lacks
        office.on("2026-09-01")
        if lacks:
            assert withdrawn(office, key, office.day).last_day == date(2027, 7, 5)
        else:
            office.refused("contract.withdraw", contract_id=key)


def test_bad_days_ways_and_lines_are_refused_at_their_field(office: Office) -> None:
    key = ordered(office, date(2026, 11, 16), line())
    office.on(DAY)
    cases: tuple[tuple[dict[str, Any], str], ...] = (
        ({"contract_id": 99}, "contract_id"),
        ({"received_at": moment_on(date(2026, 11, 23))}, "received_at"),
        ({"received_at": moment_on(date(2026, 11, 15))}, "received_at"),
        ({"received_at": moment_on(date(1800, 1, 1))}, "received_at"),
        ({"sent_on": date(2026, 11, 15)}, "sent_on"),
        ({"sent_on": date(2026, 11, 23)}, "sent_on"),
        ({"by_function": True, "channel": Channel.EMAIL}, "channel"),
        ({"performed": (99,)}, "performed"),
        ({"refund_iban": "NL00"}, "refund_iban"),
    )
    for values, field in cases:
        given = {"contract_id": key, **values}
        assert office.refused("contract.withdraw", **given).field == field


def test_5_1_a_business_gives_notice_instead(office: Office) -> None:
    office.on("2026-11-16")
    key = conclude(office, customer_id=office.business(), starts_on=office.day)
    for code in ("contract.withdraw", "contract.record_evidence"):
        refused = office.refused(code, contract_id=key)
        assert (refused.field, refused.basis) == ("contract_id", "5.1; 6:230g lid 1 onder a BW")


def test_5_1_a_second_withdrawal_is_refused(office: Office) -> None:
    key = ordered(office, date(2026, 11, 16), line())
    withdrawn(office, key, DAY)
    again = office.refused("contract.withdraw", contract_id=key)
    assert (again.field, again.basis) == ("contract_id", "5.1; 6:230o BW")
    assert len(office.all(ContractWithdrawal)) == 1


def test_5_1_a_renewal_gives_no_new_right(office: Office) -> None:
    start = date(2025, 11, 20)
    key = ordered(office, start, line(), evidence=proof(start))
    office.on("2026-11-21").refused("contract.withdraw", contract_id=key)


def test_a_draft_about_the_contract_goes_first(office: Office) -> None:
    key = ordered(office, date(2026, 11, 16), advance())
    (draft,) = office.do("billing.run")
    assert office.refused("contract.withdraw", contract_id=key).field == "contract_id"
    office.do("invoice.remove_draft", invoice_id=draft)
    withdrawn(office, key, DAY)


@pytest.mark.parametrize("channel", list(Channel))
def test_5_1_every_channel_gives_the_right(office: Office, channel: Channel) -> None:
    key = ordered(office, date(2026, 11, 16), line(), channel=channel)
    row = withdrawn(office, key, DAY)
    oral = [each for each in row.ruling["reasons"] if each["source"] == "6:230g lid 1 onder f BW"]
    assert bool(oral) is (channel is Channel.IN_PERSON)


def test_evidence_is_recorded_changed_and_taken_back(office: Office) -> None:
    key = ordered(office, date(2026, 11, 16), line())
    office.on(DAY)
    assert office.refused("contract.record_evidence", contract_id=key).field == "informed_on"
    office.undoes("contract.record_evidence", contract_id=key, **proof(DAY))
    shown = office.ask(contracts.detail, key, DAY).evidence
    assert (shown.informed_on, shown.function_url) == (DAY, URL)
    office.do("contract.record_evidence", contract_id=key)
    assert office.ask(contracts.detail, key, DAY).evidence.informed_on is None
    office.do("contract.remove", contract_id=key)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"informed_on": date(2026, 11, 23)}, "informed_on"),
        ({"start_requested_at": None}, "start_requested_at"),
        ({"start_request": ""}, "start_request"),
        ({"statement": ""}, "statement"),
        ({"stated_at": moment_on(date(2026, 11, 23))}, "stated_at"),
        ({"function_url": "herroepen"}, "function_url"),
        ({"function_url": "ftp://voorbeeld.nl"}, "function_url"),
    ],
)
def test_evidence_that_cannot_be_is_refused(
    office: Office, values: dict[str, Any], field: str
) -> None:
    key = ordered(office, date(2026, 11, 16), line())
    office.on(DAY)
    given = {**proof(DAY), **values}
    assert office.refused("contract.record_evidence", contract_id=key, **given).field == field


def test_a_late_withdrawal_is_taken_as_notice(office: Office) -> None:
    start = date(2026, 9, 1)
    key = ordered(office, start, line(), evidence=proof(start))
    office.on("2026-09-16").refused("contract.withdraw", contract_id=key)
    office.do("contract.give_notice", contract_id=key)
    assert office.ask(notices.preview, key, office.day).ends_on == date(2027, 8, 31)
