"""Working days: ATW, Regulation 1182/71 and the bank calendar (rule 0.2)."""

from __future__ import annotations

from datetime import date

import pytest

from ises_desk.law import working_days as law
from ises_desk.values.deadline import Deadline

ATW = {
    2026: "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26",
    2027: "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26",
    2028: "01-01 04-14 04-17 04-27 05-05 05-25 06-05 12-25 12-26",
}


@pytest.mark.parametrize("year", ATW)
def test_atw_3_names_these_holidays(year: int) -> None:
    expected = [date.fromisoformat(f"{year}-{day}") for day in ATW[year].split()]
    assert sorted(law.holidays(year)) == expected


def test_atw_3_kings_day_moves_off_a_sunday() -> None:
    assert date(2025, 4, 26) in law.holidays(2025)
    assert date(2025, 4, 27) not in law.holidays(2025)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 20), True),  # Friday
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), True),
        (date(2026, 4, 3), False),  # Good Friday
        (date(2027, 5, 5), False),  # each year
        (date(2026, 5, 1), True),
    ],
)
def test_atw_1_weekends_and_holidays_are_no_working_days(day: date, working: bool) -> None:  # noqa: FBT001  a table of days
    assert law.is_working_day(day) is working


@pytest.mark.parametrize(
    ("last", "extended"),
    [
        (date(2026, 12, 11), date(2026, 12, 11)),
        (date(2026, 12, 12), date(2026, 12, 14)),
        (date(2026, 12, 13), date(2026, 12, 14)),
        (date(2026, 12, 25), date(2026, 12, 28)),
        (date(2026, 4, 3), date(2026, 4, 7)),
    ],
)
def test_atw_1_a_statutory_term_ends_on_a_working_day(last: date, extended: date) -> None:
    assert law.extend_statutory(Deadline(last)) == Deadline(extended)


def test_atw_2_three_days_hold_two_working_days() -> None:
    thursday = date(2026, 4, 2)  # before Good Friday and Easter
    assert law.extend_statutory(Deadline(date(2026, 4, 5)), thursday).last_day == date(2026, 4, 8)
    assert law.extend_statutory(Deadline(date(2026, 4, 4)), thursday).last_day == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("start", "last", "extended"),
    [
        (date(2026, 4, 4), date(2026, 4, 18), date(2026, 4, 20)),
        (date(2026, 3, 20), date(2026, 4, 3), date(2026, 4, 7)),
        (date(2026, 12, 12), date(2026, 12, 26), date(2026, 12, 28)),
        (date(2026, 12, 18), date(2027, 1, 1), date(2027, 1, 4)),
        (date(2026, 11, 8), date(2026, 11, 22), date(2026, 11, 23)),
        (date(2026, 4, 13), date(2026, 4, 27), date(2026, 4, 28)),
        (date(2026, 3, 5), date(2026, 3, 19), date(2026, 3, 19)),
        (date(2026, 4, 2), date(2026, 4, 4), date(2026, 4, 8)),  # two days, two working days
        (date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 7)),  # one day
    ],
)
def test_1182_71_a_term_of_eu_law_ends_on_a_working_day(
    start: date, last: date, extended: date
) -> None:
    assert law.extend_eu(start, Deadline(last)) == Deadline(extended)


@pytest.mark.parametrize(
    ("day", "days", "result"),
    [
        (date(2026, 12, 28), -1, date(2026, 12, 24)),
        (date(2027, 1, 4), -1, date(2026, 12, 31)),
        (date(2026, 12, 1), -1, date(2026, 11, 30)),
        (date(2026, 5, 4), 1, date(2026, 5, 5)),  # 5 May is a bank day
        (date(2026, 4, 30), 1, date(2026, 5, 4)),  # 1 May is not
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Easter
        (date(2026, 11, 21), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 4, 24), 1, date(2026, 4, 27)),  # Koningsdag is a bank day
    ],
)
def test_sepa_banks_keep_their_own_calendar(day: date, days: int, result: date) -> None:
    assert law.add_bank_days(day, days) == result
