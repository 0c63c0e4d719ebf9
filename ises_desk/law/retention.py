"""How long the administration is kept: seven years (AWR art. 52 lid 4, BW 2:10 and 3:15i)."""

from __future__ import annotations

from datetime import date

YEARS = 7


def destroy_after(issued_on: date, years: int = YEARS) -> date:
    """Return the day after which a document may be destroyed: years end with the calendar year.

    >>> destroy_after(date(2026, 11, 22))
    datetime.date(2033, 12, 31)
    """
    # to check: kept-seven-calendar-years
    return date(issued_on.year + years, 12, 31)
