"""Leaving over a change of prices or terms (3.2): until when, and what it does to the new price."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ises_desk.models import Contract, Letter, LinePrice
from tests.actions.test_campaigns import HOLDS, PUBLISHED, announced, drafted, firm, text_of, told

if TYPE_CHECKING:
    from tests.actions.conftest import Office


@pytest.mark.parametrize(
    ("received", "allowed"),
    [("2026-11-21", False), ("2026-11-22", True), ("2026-12-21", True), ("2026-12-22", False)],
)
def test_3_2_notice_over_a_change_ends_the_contract_the_day_before(
    office: Office, received: str, *, allowed: bool
) -> None:
    customer, key = firm(office)
    told(office, announced(office), customer)
    office.on(max(date.fromisoformat(received), PUBLISHED))
    given = {
        "contract_id": key, "received_on": date.fromisoformat(received), "over_change": True
    }  # fmt: skip
    if not allowed:
        refusal = office.refused("contract.give_notice", **given)
        assert (refusal.field, refusal.basis) == ("received_on", "3.2")
        return
    notice = office.do("contract.give_notice", **given)
    assert office.get(Contract, key).ends_on == date(2026, 12, 21)
    assert office.all(LinePrice) == []
    letter = office.do("contract.confirm_notice", notice_id=notice)
    assert office.get(Letter, letter).template == "termination_confirmed_change"
    assert "artikel 3.2" in text_of(office, letter)


def test_a_notice_over_a_change_that_is_withdrawn_lets_the_change_hold_again(
    office: Office,
) -> None:
    customer, key = firm(office)
    told(office, announced(office), customer)
    notice = office.do("contract.give_notice", contract_id=key, over_change=True)
    office.do("contract.withdraw_notice", notice_id=notice)
    assert [row.valid_from for row in office.all(LinePrice)] == [HOLDS]


def test_without_a_change_there_is_nothing_to_leave_over(office: Office) -> None:
    _customer, key = firm(office)
    drafted(office)
    refusal = office.refused("contract.give_notice", contract_id=key, over_change=True)
    assert (refusal.field, refusal.basis) == ("over_change", "3.2")
