"""Month arithmetic: the same day number, clamped to the last day of the month."""

from __future__ import annotations

from datetime import date

_LONG = 31
_SHORT = 30
_SHORT_MONTHS = frozenset({4, 6, 9, 11})
_FEBRUARY = 2


def last_of_month(year: int, month: int) -> int:
    """Return the number of the last day of a month.

    >>> last_of_month(2028, 2)
    29
    """
    if month == _FEBRUARY:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return _SHORT if month in _SHORT_MONTHS else _LONG


def add_months(day: date, months: int) -> date:
    """Return the same day number `months` later, clamped; count from the anchor each time.

    >>> add_months(date(2027, 1, 31), 1), add_months(date(2027, 1, 31), 2)
    (datetime.date(2027, 2, 28), datetime.date(2027, 3, 31))
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, last_of_month(years, month + 1)))
