"""Article 13: domain names live by their registry's year, and what a breach means for them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation, Ruling, article
from ises_desk.terms.breach import (
    CONNECTED,
    CONSUMER,
    JUSTIFIED,
    TOKEN,
    Finding,
    Summons,
    after_notice,
    is_consumer,
)
from ises_desk.values.kinds import Ground, Party
from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR_MONTHS = 12
OFFER_DAYS = 14
_ALL_NAMES = Citation(
    "13.6",
    N_("Staat de klant onder meer accounts geregistreerd, dan geldt 13.5 voor al zijn namen."),
)


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


@article("13.5")
def disable(party: Party, notice: Summons | None, day: date) -> Finding:
    """Return whether names and certificates may be made unusable: the day after the term (L11)."""
    mild = (JUSTIFIED, CONNECTED, TOKEN)
    reasons = (CONSUMER, *mild) if is_consumer(party) else mild
    return after_notice(Ground.DOMAIN, "13.5", notice, day, reasons)


@article("13.6")
def everywhere(party: Party) -> Ruling[bool]:
    """Return whether a breach under one account touches the names under all of them.

    >>> everywhere(Party.BUSINESS).applied, everywhere(Party.CONSUMER).applied
    (True, False)
    """
    # to check: names-of-other-accounts
    by_law = False if is_consumer(party) else None
    reasons = (_ALL_NAMES, CONNECTED, *((CONSUMER,) if is_consumer(party) else ()))
    return Ruling(by_terms=True, by_law=by_law, applied=not is_consumer(party), reasons=reasons)


@article("13.7")
def names_kept_until(day: date) -> date:
    """Return through which day the customer can still move his names after a dissolution.

    >>> names_kept_until(date(2026, 11, 23))
    datetime.date(2026, 12, 7)
    """
    # to check: names-after-dissolution
    return day + timedelta(days=OFFER_DAYS)
