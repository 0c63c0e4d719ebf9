"""The table of a contract's life (2.2-2.4, 5, 15): what follows what, and when days decide."""

from __future__ import annotations

from datetime import date

import pytest

from ises_desk.actions.register import ACTIONS, load_all
from ises_desk.errors import Refusal
from ises_desk.terms.contract_life import (
    AS_TIME_PASSES,
    BEGINS,
    STATES,
    TABLE,
    LifeFacts,
    check,
    may,
    state_of,
)
from ises_desk.values.kinds import ContractStage

DAY = date(2026, 11, 22)


def facts(stage: ContractStage = ContractStage.CONCLUDED, **days: date | None) -> LifeFacts:
    starts = days.pop("starts_on", None) or date(2026, 3, 1)
    return LifeFacts(stage=stage, starts_on=starts, **days)


def test_the_table_knows_its_states_only() -> None:
    assert list(TABLE) == list(STATES)
    named = {state for row in TABLE.values() for after in row.values() for state in after}
    begun = {state for after in BEGINS.values() for state in after}
    passing = {state for after in AS_TIME_PASSES.values() for state in after}
    assert named | begun | passing | set(AS_TIME_PASSES) <= set(STATES)


def test_each_deed_in_the_table_is_an_action() -> None:
    load_all()
    assert {code for row in (*TABLE.values(), BEGINS) for code in row} <= set(ACTIONS)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ({"starts_on": date(2026, 11, 23)}, "coming"),
        ({"starts_on": DAY}, "running"),
        ({"ends_on": DAY}, "noticed"),
        ({"ends_on": date(2026, 11, 21)}, "ended"),
        ({"starts_on": date(2026, 11, 23), "ends_on": date(2027, 11, 22)}, "noticed"),
    ],
)
def test_15_1_days_move_a_concluded_contract(days: dict[str, date], state: str) -> None:
    assert state_of(facts(**days), DAY) == state


@pytest.mark.parametrize(
    ("valid_until", "state"),
    [(DAY, "offered"), (date(2026, 11, 21), "lapsed"), (None, "offered")],
)
def test_2_2_an_offer_stands_through_its_last_day(valid_until: date | None, state: str) -> None:
    assert state_of(facts(ContractStage.OFFER, valid_until=valid_until), DAY) == state


@pytest.mark.parametrize("stage", set(ContractStage) - {ContractStage.CONCLUDED})
def test_an_end_that_was_decided_is_not_moved_by_days(stage: ContractStage) -> None:
    early, late = (
        state_of(facts(stage, ends_on=date(2026, 11, 1)), day) for day in (DAY, date(2030, 1, 1))
    )
    assert early == late in STATES


def test_a_deed_that_does_not_fit_is_refused_with_the_state() -> None:
    assert check("contract.give_notice", facts(), "C1", DAY) == "running"
    with pytest.raises(Refusal, match="al opgezegd en eindigt op 22 november 2026"):
        check("contract.give_notice", facts(ends_on=DAY), "C1", DAY)
    with pytest.raises(Refusal, match="C1 in deze stand: Aangeboden") as refused:
        check("contract.give_notice", facts(ContractStage.OFFER), "C1", DAY)
    assert (refused.value.field, refused.value.basis) == ("contract_id", "15.1")


def test_what_may_be_done_is_the_row_of_the_state() -> None:
    assert "contract.give_notice" in may("running")
    assert "contract.give_notice" not in may("noticed")
    assert may("deleted") == {"contract.record_deletion"}
