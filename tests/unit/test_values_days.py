"""Months, periods and deadlines: rule 0.2."""

from __future__ import annotations

from datetime import date

import pytest

from ises_desk.values.deadline import Deadline
from ises_desk.values.months import add_months
from ises_desk.values.period import Period


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2027, 1, 31), 2, date(2027, 3, 31)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(1999, 12, 31), 2, date(2000, 2, 29)),
        (date(1899, 12, 31), 2, date(1900, 2, 28)),
    ],
)
def test_months_keep_the_day_number_or_the_last_day(day: date, months: int, result: date) -> None:
    assert add_months(day, months) == result


def test_a_deadline_counts_its_last_day() -> None:
    deadline = Deadline(date(2026, 11, 22))
    assert not deadline.is_past(date(2026, 11, 22))
    assert deadline.is_past(date(2026, 11, 23))
    assert deadline.day_after == date(2026, 11, 23)


def test_a_period_is_half_open() -> None:
    period = Period(date(2026, 3, 1), date(2027, 3, 1))
    assert period.days == 365
    assert period.last_day == date(2027, 2, 28)
    assert period == Period.through(date(2026, 3, 1), date(2027, 2, 28))
    assert date(2026, 3, 1) in period
    assert date(2027, 2, 28) in period
    assert date(2027, 3, 1) not in period
    assert date(2026, 2, 28) not in period


def test_periods_meet_only_in_common_days() -> None:
    march = Period(date(2026, 3, 1), date(2026, 4, 1))
    assert march.intersect(Period(date(2026, 3, 31), date(2026, 5, 1))) == Period(
        date(2026, 3, 31), date(2026, 4, 1)
    )
    assert march.intersect(Period(date(2026, 4, 1), date(2026, 5, 1))) is None


def test_periods_of_months_are_counted_from_the_anchor() -> None:
    assert Period.months(date(2026, 1, 31), 0, 1) == Period(date(2026, 1, 31), date(2026, 2, 28))
    assert Period.months(date(2026, 1, 31), 2, 1) == Period(date(2026, 3, 31), date(2026, 4, 30))


@pytest.mark.parametrize("until", [date(2026, 3, 1), date(2026, 2, 28)])
def test_a_period_needs_a_day(until: date) -> None:
    with pytest.raises(ValueError, match="needs days"):
        Period(date(2026, 3, 1), until)
