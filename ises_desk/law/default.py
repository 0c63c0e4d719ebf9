"""When somebody who is put in default is in default: the term of the notice (6:82 BW)."""

from __future__ import annotations

from datetime import date, timedelta

REASONABLE_DAYS = 14


def cure_until(received_on: date, given_until: date | None = None) -> date:
    """Return the last day to perform after a default notice that we received.

    The term in the notice counts, from either party (15.2 of the terms). A notice without one asks
    to perform within a reasonable time: fourteen days after its receipt are planned.

    >>> cure_until(date(2026, 11, 23), date(2026, 11, 30))
    datetime.date(2026, 11, 30)
    >>> cure_until(date(2026, 11, 23))
    datetime.date(2026, 12, 7)
    """
    # to check: received-notice-without-term
    return given_until or received_on + timedelta(days=REASONABLE_DAYS)
