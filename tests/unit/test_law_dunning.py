"""Which overdue letter may follow which: 6:82, 6:83, 6:96 BW and terms 4.2, on both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ises_desk.law.dunning import STEPS, Debt, Pace, Waiting, next_step, objection, rounds
from ises_desk.values.kinds import LetterKind, Party
from ises_desk.values.money import ZERO, Money

DUE = date(2026, 11, 8)
CONSUMER = Debt(key=1, number="F1", party=Party.CONSUMER, due_on=DUE, open=Money(12100))
BUSINESS = replace(CONSUMER, party=Party.BUSINESS)
PACE = Pace(grace_days=3, demand_after_days=10)
L06, L07, L08, L09, L10 = STEPS
# The one of whom each letter may be asked, as far as he is.
READY = {
    L08: BUSINESS,
    L09: replace(CONSUMER, demanded_on=DUE, runs_until=DUE),
}


def may(kind: LetterKind, debt: Debt, day: date) -> bool:
    return objection(kind, debt, day) is None


@pytest.mark.parametrize("kind", STEPS)
def test_4_2_no_letter_on_the_last_day_to_pay(kind: LetterKind) -> None:
    debt = READY.get(kind, CONSUMER)
    assert not may(kind, debt, DUE)
    assert may(kind, debt, DUE + timedelta(days=1))


@pytest.mark.parametrize("kind", STEPS)
def test_6_52_no_letter_over_what_is_disputed_or_paid(kind: LetterKind) -> None:
    day = DUE + timedelta(days=30)
    debt = READY.get(kind, CONSUMER)
    assert not may(kind, replace(debt, disputed_on=DUE), day)
    assert not may(kind, replace(debt, open=ZERO), day)
    assert may(kind, replace(debt, open=Money(1)), day)


@pytest.mark.parametrize("party", list(Party))
def test_6_96_lid_6_only_a_consumer_gets_the_fourteen_day_letter(party: Party) -> None:
    debt, day = replace(CONSUMER, party=party), DUE + timedelta(days=1)
    assert may(L07, debt, day) is (party is Party.CONSUMER)
    assert may(L08, debt, day) is (party is not Party.CONSUMER)
    assert may(L06, debt, day)
    assert may(L10, debt, day)


@pytest.mark.parametrize("kind", STEPS)
def test_a_letter_that_lies_ready_comes_first(kind: LetterKind) -> None:
    debt = replace(READY.get(kind, CONSUMER), waiting=Waiting("B1", DUE))
    assert not may(kind, debt, DUE + timedelta(days=1))
    assert next_step(debt, PACE) is None


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (L06, "reminded_on"),
        (L07, "demanded_on"),
        (L08, "demanded_on"),
        (L09, "specified_on"),
        (L10, "noticed_on"),
    ],
)
def test_a_step_is_taken_once(kind: LetterKind, name: str) -> None:
    day = DUE + timedelta(days=40)
    debt = READY.get(kind, CONSUMER)
    taken = replace(debt, **{name: DUE + timedelta(days=2)})  # type: ignore[arg-type]
    why = objection(kind, taken, day)
    assert why is not None
    assert "10 november 2026" in str(why)


def test_a_reminder_does_not_follow_a_demand_or_notice() -> None:
    day = DUE + timedelta(days=40)
    assert not may(L06, replace(CONSUMER, demanded_on=DUE), day)
    assert not may(L06, replace(CONSUMER, noticed_on=DUE), day)
    assert may(L07, replace(CONSUMER, reminded_on=DUE), day)
    assert may(L10, replace(CONSUMER, demanded_on=DUE), day)


@pytest.mark.parametrize("kind", [L07, L10])
def test_a_running_term_is_waited_for(kind: LetterKind) -> None:
    last = DUE + timedelta(days=20)
    debt = replace(CONSUMER, runs_until=last)
    assert not may(kind, debt, last)
    assert may(kind, debt, last + timedelta(days=1))


def test_the_steps_come_one_after_another() -> None:
    first = next_step(CONSUMER, PACE)
    assert first is not None
    assert (first.kind, first.due_on) == (L06, date(2026, 11, 12))
    reminded = replace(CONSUMER, reminded_on=date(2026, 11, 12))
    second = next_step(reminded, PACE)
    assert second is not None
    assert (second.kind, second.due_on) == (L07, date(2026, 11, 22))
    demanded = replace(reminded, demanded_on=date(2026, 11, 22), runs_until=date(2026, 12, 9))
    third = next_step(demanded, PACE)
    assert third is not None
    assert (third.kind, third.due_on) == (L09, date(2026, 12, 10))
    slower = next_step(demanded, replace(PACE, specify_after_days=5))
    assert slower is not None
    assert (slower.kind, slower.due_on) == (L09, date(2026, 12, 15))
    specified = replace(demanded, specified_on=date(2026, 12, 10), runs_until=date(2026, 12, 26))
    fourth = next_step(specified, PACE)
    assert fourth is not None
    assert (fourth.kind, fourth.due_on) == (L10, date(2026, 12, 27))
    noticed = replace(specified, noticed_on=date(2026, 12, 27), runs_until=date(2026, 12, 28))
    last = next_step(noticed, PACE)
    assert last is not None
    assert (last.kind, last.due_on) == (None, date(2026, 12, 29))


def test_6_96_lid_6_a_consumer_is_specified_after_the_fourteen_day_letter_a_business_always() -> (
    None
):
    day = DUE + timedelta(days=40)
    why = objection(L09, CONSUMER, day)
    assert why is not None
    assert why.basis == "6:96 lid 6 BW"
    assert may(L09, replace(CONSUMER, demanded_on=DUE), day)
    assert may(L09, BUSINESS, day)
    assert not may(L06, replace(BUSINESS, specified_on=DUE), day)


def test_a_demand_makes_another_claim_of_what_was_specified() -> None:
    day = DUE + timedelta(days=40)
    specified = replace(BUSINESS, specified_on=DUE + timedelta(days=2))
    assert not may(L09, specified, day)
    assert may(L09, replace(specified, demanded_on=DUE + timedelta(days=9)), day)


def test_after_a_default_notice_no_specification_is_asked_any_more() -> None:
    noticed = replace(CONSUMER, demanded_on=DUE, noticed_on=DUE, runs_until=DUE)
    step = next_step(noticed, PACE)
    assert step is not None
    assert step.kind is None


def test_a_business_gets_the_demand_also_after_a_notice() -> None:
    reminded = replace(BUSINESS, reminded_on=date(2026, 11, 12))
    step = next_step(reminded, PACE)
    assert step is not None
    assert step.kind is L08
    noticed = replace(BUSINESS, noticed_on=DUE, runs_until=date(2026, 12, 1))
    step = next_step(noticed, PACE)
    assert step is not None
    assert (step.kind, step.due_on) == (L08, date(2026, 12, 2))
    demanded = replace(reminded, demanded_on=DUE, runs_until=date(2026, 12, 1))
    step = next_step(demanded, PACE)
    assert step is not None
    assert (step.kind, step.due_on) == (L10, date(2026, 12, 2))


def test_6_96_lid_7_a_demand_takes_all_that_is_overdue_along() -> None:
    day = date(2026, 11, 22)
    old = replace(CONSUMER, reminded_on=date(2026, 11, 12))
    new = replace(CONSUMER, key=2, due_on=date(2026, 11, 20))
    disputed = replace(CONSUMER, key=3, disputed_on=DUE)
    [only] = rounds([old, new, disputed], PACE, day)
    assert (only.kind, only.due_on, [debt.key for debt in only.debts]) == (L07, day, [1, 2])
    before = rounds([old, new, disputed], PACE, day - timedelta(days=1))
    assert {each.kind for each in before} == {L06, L07}


def test_reminders_of_one_day_share_a_letter() -> None:
    other = replace(CONSUMER, key=2, due_on=DUE + timedelta(days=1))
    [first] = rounds([CONSUMER, other], PACE, date(2026, 11, 12))
    assert [debt.key for debt in first.debts] == [1]
    [both] = rounds([CONSUMER, other], PACE, date(2026, 11, 13))
    assert (both.due_on, [debt.key for debt in both.debts]) == (date(2026, 11, 12), [1, 2])
