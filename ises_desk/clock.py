"""The only reading of the clock; everywhere else the day is a parameter."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_NOON = time(12, 0)


def now() -> datetime:
    """Return this moment as an aware UTC datetime without microseconds."""
    return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251  the one place


def business_day(moment: datetime) -> date:
    """Return the Amsterdam day of an aware moment.

    >>> business_day(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    datetime.date(2026, 11, 23)

    A moment at an end of the calendar, which may have no day in Amsterdam, keeps its own day.
    """
    try:
        return moment.astimezone(AMSTERDAM).date()
    except OverflowError:
        return moment.date()


def moment_on(day: date) -> datetime:
    """Return noon in Amsterdam on `day` as a UTC moment: how tests and `--day` travel in time."""
    return datetime.combine(day, _NOON, tzinfo=AMSTERDAM).astimezone(UTC)
