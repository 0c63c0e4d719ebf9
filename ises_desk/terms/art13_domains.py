"""Article 13: domain names live by their registry's year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ises_desk.terms.articles import article
from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR_MONTHS = 12


@article("13.2")
def anniversary(registered_on: date, day: date) -> date:
    """Return the first anniversary of a registration that is not before a day.

    >>> anniversary(date(2028, 2, 29), date(2029, 1, 1))
    datetime.date(2029, 2, 28)
    """
    years = max(1, day.year - registered_on.year)
    found = add_months(registered_on, years * _YEAR_MONTHS)
    return found if found >= day else add_months(registered_on, (years + 1) * _YEAR_MONTHS)


@article("13.2")
def reminders(ends_on: date, days_before: Sequence[int]) -> tuple[date, ...]:
    """Return the days on which an anniversary is to be reminded of, the earliest first.

    >>> reminders(date(2027, 1, 15), (60, 30, 7))[0]
    datetime.date(2026, 11, 16)
    """
    # to check: domain-reminders
    return tuple(sorted(ends_on - timedelta(days=days) for days in days_before))
