"""The only reading of the clock; everywhere else the day is a parameter."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_NOON = time(12, 0)
_STAMP = re.compile(r"(\d{8})-(\d\d)([uab])(\d\d)m(\d\d)")
_OLD_STAMP = re.compile(r"\d{8}-\d{6}")  # in UTC


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


def stamp(moment: datetime) -> str:
    """Return an aware moment as it stands in the name of a file: Amsterdam time, in its order.

    The hour that comes twice when summer time ends has an a or a b for its u.

    >>> stamp(datetime(2026, 11, 22, 11, 5, 9, tzinfo=UTC))
    '20261122-12u05m09'
    >>> [stamp(datetime(2026, 10, 25, hour, 30, tzinfo=UTC)) for hour in (0, 1, 2)]
    ['20261025-02a30m00', '20261025-02b30m00', '20261025-03u30m00']
    """
    local = moment.astimezone(AMSTERDAM)
    twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
    return f"{local:%Y%m%d-%H}{'ab'[local.fold] if twice else 'u'}{local:%Mm%S}"


def stamped(text: str) -> datetime | None:
    """Return the moment that the beginning of a text is the stamp of; None when it is none.

    >>> stamped("20261122-12u05m09-dagelijks")
    datetime.datetime(2026, 11, 22, 11, 5, 9, tzinfo=datetime.timezone.utc)
    """
    try:
        if found := _STAMP.match(text):
            day, hour, mark, minute, second = found.groups()
            local = datetime.strptime(f"{day}{hour}{minute}{second}", "%Y%m%d%H%M%S")  # noqa: DTZ007  its zone comes now
            return local.replace(tzinfo=AMSTERDAM, fold=int(mark == "b")).astimezone(UTC)
        if found := _OLD_STAMP.match(text):
            return datetime.strptime(found[0], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return None
