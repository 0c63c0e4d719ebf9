"""What a day ends: the running term (15.1), a change (3.2), force majeure (17), forum (19)."""

from __future__ import annotations

from datetime import date

import pytest

from ises_desk.errors import Refusal
from ises_desk.terms.art03_prices import change_of_price
from ises_desk.terms.art15_duration import NoticeFacts, check_received, end_by_notice
from ises_desk.terms.art17_force_majeure import dissolvable_from
from ises_desk.terms.art19_forum import court_choice
from ises_desk.terms.articles import explain
from ises_desk.values.kinds import Party

MARCH = date(2026, 3, 1)


def running(party: Party, received: date, months: int = 12) -> tuple[date | None, date | None]:
    """Return the end of the running term and the last day to end the contract with it."""
    facts = NoticeFacts(party=party, start=MARCH, received_on=received, months=months)
    end = end_by_notice(facts).applied
    return end.current_end, end.in_time_until


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        (MARCH, (date(2027, 2, 28), date(2027, 1, 31))),
        (date(2027, 2, 28), (date(2027, 2, 28), date(2027, 1, 31))),
        (date(2027, 3, 1), (date(2028, 2, 29), date(2028, 1, 31))),
        (date(2028, 2, 29), (date(2028, 2, 29), date(2028, 1, 31))),
        (date(2028, 3, 1), (date(2029, 2, 28), date(2029, 1, 31))),
    ],
)
def test_15_1_a_business_always_has_a_running_term(
    received: date, expected: tuple[date, date]
) -> None:
    assert running(Party.BUSINESS, received) == expected


@pytest.mark.parametrize(
    ("received", "months", "expected"),
    [
        (date(2026, 6, 15), 12, (date(2027, 2, 28), date(2027, 1, 31))),
        (date(2027, 2, 28), 12, (date(2027, 2, 28), date(2027, 1, 31))),
        (date(2027, 3, 1), 12, (None, None)),
        (date(2026, 3, 31), 1, (date(2026, 3, 31), date(2026, 2, 28))),
        (date(2026, 4, 1), 1, (None, None)),
        (date(2027, 2, 28), 24, (date(2027, 2, 28), date(2027, 1, 31))),
        (date(2027, 3, 1), 24, (None, None)),  # after a year the law lets him go
        (date(2028, 2, 20), 24, (None, None)),
    ],
)
def test_15_1_a_consumer_has_a_running_term_in_the_first_year_only(
    received: date, months: int, expected: tuple[date | None, date | None]
) -> None:
    assert running(Party.CONSUMER, received, months) == expected


def test_15_1_a_notice_from_before_the_start_can_be_refused() -> None:
    check_received(MARCH, MARCH)
    with pytest.raises(Refusal) as refused:
        check_received(MARCH, date(2026, 2, 28))
    assert (refused.value.field, refused.value.basis) == ("received_on", "15.1")


@pytest.mark.parametrize(
    ("published", "effective", "last"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 2, 27)),
        (date(2028, 1, 31), date(2028, 2, 29), date(2028, 2, 28)),
        (date(2026, 11, 22), date(2026, 12, 22), date(2026, 12, 21)),
        (date(2026, 12, 1), date(2027, 1, 1), date(2026, 12, 31)),
        (date(2026, 8, 31), date(2026, 9, 30), date(2026, 9, 29)),
        (date(2026, 2, 28), date(2026, 3, 28), date(2026, 3, 27)),
    ],
)
def test_3_2_a_change_holds_a_month_after_its_publication(
    published: date, effective: date, last: date
) -> None:
    found = change_of_price(published).applied
    assert (found.effective, found.cancel_until, found.ends_on) == (effective, last, last)


def test_3_2_a_new_consumer_and_the_website_are_warned_of() -> None:
    sources = [each.source for each in change_of_price(date(2026, 11, 22)).reasons]
    assert {"2.5", "13.11", "3:37 lid 3 BW", "6:236 onder i BW"} <= set(sources)


@pytest.mark.parametrize(
    ("start", "day"),
    [
        (date(2026, 11, 22), date(2026, 12, 7)),
        (date(2026, 12, 18), date(2027, 1, 2)),
        (date(2028, 2, 14), date(2028, 2, 29)),
        (date(2026, 2, 14), date(2026, 3, 1)),
    ],
)
def test_17_3_both_may_dissolve_from_the_day_after_two_full_weeks(start: date, day: date) -> None:
    ruling = dissolvable_from(start)
    assert ruling.applied == day
    assert ruling.by_law is None
    assert {"6:265 lid 2 BW", "6:84 BW"} <= {each.source for each in ruling.reasons}


def test_17_3_the_reason_names_the_day_on_which_two_weeks_are_full() -> None:
    assert "6 december 2026" in explain(dissolvable_from(date(2026, 11, 22)))[1]


@pytest.mark.parametrize(
    ("invoked", "until"),
    [
        (date(2026, 11, 22), date(2026, 12, 22)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 11, 26), date(2026, 12, 26)),  # a holiday: no shift
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_19_2_a_consumer_has_a_month_to_choose_the_court(invoked: date, until: date) -> None:
    ruling = court_choice(invoked)
    assert ruling.applied.last_day == until
    assert ruling.by_law == ruling.by_terms


def test_19_2_a_shorter_term_than_a_month_gives_way_to_the_law() -> None:
    ruling = court_choice(date(2026, 11, 22), months=0)
    assert ruling.applied.last_day == date(2026, 12, 22)
    assert explain(ruling)[0] == "De wet gaat hier voor de voorwaarden: de wet is toegepast."


def test_19_1_the_limits_of_the_clause_are_told() -> None:
    reasons = explain(court_choice(date(2026, 11, 22)))
    assert any(each.startswith("Rv art. 108 lid 2: ") and "25.000" in each for each in reasons)
    assert any("Overijssel" in each for each in reasons)
