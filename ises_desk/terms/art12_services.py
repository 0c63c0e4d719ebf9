"""Article 12: the use of the services, and when traffic above the agreed amount is restricted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation, article
from ises_desk.terms.breach import JUSTIFIED, Finding, Happened, found
from ises_desk.values.kinds import Ground

if TYPE_CHECKING:
    from datetime import date

_NOTHING = N_("Er is geen overschrijding van het dataverkeer vastgelegd.")
_UNTOLD = N_("De klant is nog niet op de hoogte gesteld van de overschrijding van {on}.")
_TOLD = N_(
    "De klant is op {told} op de hoogte gesteld; beperken kan na {days} volle dagen, vanaf {first}."
)
_PROOF = Citation(
    "12.3", N_("Uw administratie bewijst de overschrijding, tenzij de klant het tegendeel bewijst.")
)


@article("12.3")
def restrictable_from(told_on: date, notice_days: int = 5) -> date:
    """Return the first day to restrict: after the full days that follow the notice.

    >>> from datetime import date
    >>> restrictable_from(date(2026, 11, 22))
    datetime.date(2026, 11, 28)
    """
    return told_on + timedelta(days=notice_days + 1)


@article("12.3")
def restrict(happened: Happened | None, day: date, notice_days: int = 5) -> Finding:
    """Return whether access may be restricted for too much traffic."""
    reasons = (_PROOF, JUSTIFIED)
    if happened is None or happened.told_on is None:
        fact = Citation("12.3", _NOTHING)
        if happened is not None:
            fact = Citation("12.3", _UNTOLD).filled(on=happened.on)
        return found(Ground.TRAFFIC, fact, by_terms=False, by_law=None, reasons=reasons)
    first = restrictable_from(happened.told_on, notice_days)
    fact = Citation("12.3", _TOLD).filled(told=happened.told_on, days=notice_days, first=first)
    return found(
        Ground.TRAFFIC, fact, by_terms=day >= first, by_law=None, reasons=reasons, since=first
    )
