"""How long things are kept: the administration seven years (AWR art. 52, BW 2:10), data a month."""

from __future__ import annotations

from datetime import date, timedelta

YEARS = 7
FOREIGN_YEARS = 10  # one-stop shop, Regulation (EU) 282/2011 art. 63c
_RETRIEVAL_DAYS = 30


def destroy_after(issued_on: date, years: int = YEARS) -> date:
    """Return the day after which a document may be destroyed: years end with the calendar year.

    >>> destroy_after(date(2026, 11, 22))
    datetime.date(2033, 12, 31)
    """
    # to check: kept-seven-calendar-years
    return date(issued_on.year + years, 12, 31)


def retrieval_until(ended_on: date) -> date:
    """Return the last day on which a customer can fetch his data after the contract's last day.

    At least thirty days (Data Act, Regulation (EU) 2023/2854, art. 25 lid 2 g); after it 15.5
    of the terms asks to delete.

    >>> retrieval_until(date(2027, 1, 31))
    datetime.date(2027, 3, 2)
    """
    # to check: data-after-end
    return ended_on + timedelta(days=_RETRIEVAL_DAYS)
