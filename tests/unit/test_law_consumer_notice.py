"""The fourteen-day letter: delivery, term and what makes it void (rule 2.5)."""

from __future__ import annotations

from datetime import date

import pytest

from ises_desk.errors import Refusal
from ises_desk.law.consumer_notice import NoticeTerm, check_notice, delivered, notice_term
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import Delivery, Party


@pytest.mark.parametrize(
    ("sent", "arrived"),
    [
        (date(2026, 11, 16), date(2026, 11, 18)),  # Monday, Wednesday
        (date(2026, 11, 17), date(2026, 11, 19)),
        (date(2026, 11, 18), date(2026, 11, 20)),
        (date(2026, 11, 19), date(2026, 11, 21)),  # Thursday, Saturday
        (date(2026, 11, 20), date(2026, 11, 24)),  # Friday, Tuesday
        (date(2026, 11, 21), date(2026, 11, 25)),
        (date(2026, 11, 22), date(2026, 11, 25)),  # Sunday, Wednesday
        (date(2026, 12, 23), date(2026, 12, 29)),
        (date(2026, 4, 2), date(2026, 4, 7)),  # Good Friday and Easter do not count
        (date(2026, 5, 4), date(2026, 5, 7)),  # nor does 5 May
    ],
)
def test_hr_2016_post_arrives_on_the_second_delivery_day(sent: date, arrived: date) -> None:
    assert delivered(sent, Delivery.POST) == arrived


def test_postal_days_can_be_added_and_email_arrives_the_next_day() -> None:
    assert delivered(date(2026, 11, 20), Delivery.POST, 1) == date(2026, 11, 25)
    assert delivered(date(2026, 11, 21), Delivery.EMAIL) == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("sent", "arrived", "legal", "last", "costs"),
    [
        ("2026-11-23", "2026-11-25", "2026-12-09", "2026-12-10", "2026-12-11"),
        ("2026-11-26", "2026-11-28", "2026-12-12", "2026-12-14", "2026-12-15"),
        ("2026-12-11", "2026-12-15", "2026-12-29", "2026-12-30", "2026-12-31"),
        ("2026-12-23", "2026-12-29", "2027-01-12", "2027-01-13", "2027-01-14"),
        ("2026-12-24", "2026-12-30", "2027-01-13", "2027-01-14", "2027-01-15"),
    ],
)
def test_6_96_6_the_term_is_never_too_short(
    sent: str, arrived: str, legal: str, last: str, costs: str
) -> None:
    days = [date.fromisoformat(day) for day in (arrived, legal, last, costs)]
    assert notice_term(date.fromisoformat(sent), Delivery.POST) == NoticeTerm(*days)


def test_6_96_6_a_letter_waits_for_the_default() -> None:
    deadlines = [Deadline(date(2026, 11, 1)), Deadline(date(2026, 11, 22))]
    check_notice(Party.CONSUMER, deadlines, date(2026, 11, 23))
    with pytest.raises(Refusal, match=r"22 november 2026.*vanaf 23 november 2026"):
        check_notice(Party.CONSUMER, deadlines, date(2026, 11, 22))


def test_6_96_6_a_letter_is_for_a_consumer_with_a_debt() -> None:
    with pytest.raises(Refusal, match="aanmaning"):
        check_notice(Party.BUSINESS, [Deadline(date(2026, 11, 1))], date(2026, 11, 22))
    with pytest.raises(Refusal, match="geen factuur open"):
        check_notice(Party.CONSUMER, [], date(2026, 11, 22))
