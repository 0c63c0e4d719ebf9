"""Working days: Algemene termijnenwet, Regulation 1182/71 and the days that banks are open."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from ises_desk.values.deadline import Deadline

_DAY = timedelta(days=1)
_SATURDAY = 5
_SUNDAY = 6
_SUNDAY_FEASTS = frozenset({"Eerste paasdag", "Eerste pinksterdag"})
_SHORT_TERM_STATUTE = 3
_SHORT_TERM_EU = 2
_WORKING_DAYS_IN_TERM = 2


@cache
def holidays(year: int) -> dict[date, str]:
    """Return the public holidays of ATW art. 3, Good Friday and 5 May of each year included.

    >>> sorted(day.isoformat() for day in holidays(2026))[:4]
    ['2026-01-01', '2026-04-03', '2026-04-06', '2026-04-27']
    """
    from holidays import country_holidays

    # to check: kings-day-on-sunday
    found = country_holidays("NL", years=year, categories=("public", "optional"), language="nl")
    return {day: name for day, name in sorted(found.items()) if name not in _SUNDAY_FEASTS}


def is_working_day(day: date) -> bool:
    """Tell whether a day is no Saturday, Sunday or public holiday (ATW art. 1 and 3)."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def next_working_day(day: date) -> date:
    """Return the day itself when it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += _DAY
    return day


def extend_statutory(deadline: Deadline, start: date | None = None) -> Deadline:
    """Extend a term set by statute to a working day (ATW art. 1).

    With `start`, the day before day one, a term of three days or more also gets two working
    days (art. 2). Not for terms counted back, in hours, or longer than ATW art. 4 allows.

    >>> extend_statutory(Deadline(date(2026, 12, 13))).last_day
    datetime.date(2026, 12, 14)
    """
    return _extended(deadline, start, _SHORT_TERM_STATUTE)


def extend_eu(start: date, deadline: Deadline) -> Deadline:
    """Extend a term of EU law to a working day and to two working days (1182/71 art. 3).

    `start` is the day of the event, which does not count itself.

    >>> extend_eu(date(2026, 4, 4), Deadline(date(2026, 4, 18))).last_day
    datetime.date(2026, 4, 20)
    """
    # to check: eu-two-working-days
    return _extended(deadline, start, _SHORT_TERM_EU)


def _extended(deadline: Deadline, start: date | None, short: int) -> Deadline:
    last_day = next_working_day(deadline.last_day)
    if start is not None and (deadline.last_day - start).days >= short:
        while _working_days(start, last_day) < _WORKING_DAYS_IN_TERM:
            last_day = next_working_day(last_day + _DAY)
    return Deadline(last_day)


def _working_days(start: date, last_day: date) -> int:
    """Count the working days after `start` up to and including `last_day`, two at most."""
    found, day = 0, start
    while day < last_day and found < _WORKING_DAYS_IN_TERM:
        day += _DAY
        found += is_working_day(day)
    return found


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    """Return the days that T2 is closed besides weekends."""
    # to check: bank-closing-days
    from holidays import financial_holidays

    return frozenset(financial_holidays("XECB", years=year))


def is_bank_day(day: date) -> bool:
    """Tell whether SEPA payments are settled on a day (T2 calendar, not the ATW list)."""
    return day.weekday() < _SATURDAY and day not in _bank_holidays(day.year)


def add_bank_days(day: date, days: int) -> date:
    """Return the bank day `days` bank days later, or earlier when negative.

    With 0 it is the day itself or the first bank day after it.

    >>> add_bank_days(date(2026, 12, 28), -1)
    datetime.date(2026, 12, 24)
    """
    if days == 0:
        while not is_bank_day(day):
            day += _DAY
        return day
    step = _DAY if days > 0 else -_DAY
    for _ in range(abs(days)):
        day += step
        while not is_bank_day(day):
            day += step
    return day


def is_delivery_day(day: date) -> bool:
    """Tell whether ordinary mail is delivered: no Sunday, Monday or public holiday."""
    return day.weekday() not in {0, _SUNDAY} and day not in holidays(day.year)
