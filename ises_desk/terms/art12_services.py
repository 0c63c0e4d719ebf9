"""Article 12: the use of the services, who has the rights on a design, and too much traffic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation, Ruling, article
from ises_desk.terms.breach import JUSTIFIED, Finding, Happened, found
from ises_desk.values.kinds import Ground, RightsHolder

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

_OURS = Citation(
    "12.2",
    N_("De rechten op een website die u ontwerpt, blijven bij u, tenzij schriftelijk anders is "
       "afgesproken."),
)  # fmt: skip
_AGREED = Citation("12.2", N_("Op {day} is schriftelijk afgesproken dat de klant ze krijgt."))
_DEED = Citation("Auteurswet art. 2 lid 3", N_("De akte van overdracht is van {day}."))
_NO_DEED = Citation(
    "Auteurswet art. 2 lid 3",
    N_("Er is nog geen akte van overdracht: tot die er is, blijft het auteursrecht bij u."),
)
_EXPECTED = Citation(
    "12.2",
    N_("Een klant verwacht vaak dat het ontwerp van hem is: vertel hem wat hij ermee mag."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignFacts:
    """What was agreed in writing about a design, and the day of the deed of transfer."""

    holder: RightsHolder
    agreed_on: date | None = None
    deed_on: date | None = None


@article("12.2")
def design_rights(facts: DesignFacts, day: date) -> Ruling[RightsHolder]:
    """Return who has the rights on a design on a day: ours until a deed passes them on."""
    # to check: designs-need-a-deed
    agreed = facts.holder is RightsHolder.CUSTOMER and facts.agreed_on is not None
    by_terms = RightsHolder.CUSTOMER if agreed else RightsHolder.OURS
    passed = facts.deed_on is not None and facts.deed_on <= day
    by_law = RightsHolder.CUSTOMER if agreed and passed else RightsHolder.OURS
    reasons: tuple[Citation, ...] = (_OURS, _EXPECTED)
    if agreed:
        deed = _DEED.filled(day=facts.deed_on) if passed else _NO_DEED
        reasons = (_OURS, _AGREED.filled(day=facts.agreed_on), deed)
    return Ruling(by_terms=by_terms, by_law=by_law, applied=by_law, reasons=reasons)


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
