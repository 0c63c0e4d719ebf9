"""Article 3: how prices are shown, and how they change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.law.vat import includes_vat
from ises_desk.terms.articles import Citation, Ruling, article
from ises_desk.values.kinds import Party
from ises_desk.values.months import add_months

_EXCLUDING = Citation("3.1", N_("Alle prijzen zijn zonder btw."))
_INCLUDING = Citation(
    "Wet OB art. 38", N_("Aan particulieren mogen alleen prijzen met btw worden getoond.")
)
_A_MONTH = Citation(
    "3.2", N_("Een prijswijziging geldt op zijn vroegst een maand nadat zij is bekendgemaakt.")
)
_TERMS_TOO = Citation(
    "2.5", N_("Gewijzigde voorwaarden gelden een maand na de bekendmaking op de website.")
)
_REGISTRY_TOO = Citation(
    "13.11", N_("Een prijswijziging van een register wordt zo ook doorberekend.")
)
_UNTIL_THEN = Citation(
    "3.2",
    N_("Wie het er niet mee eens is, kan opzeggen tot zij ingaat; zijn overeenkomst eindigt dan "
       "de dag ervoor, tegen de oude prijs."),
)  # fmt: skip
_MUST_REACH = Citation(
    "3:37 lid 3 BW",
    N_("Bekendmaken op de website alleen bereikt een klant niet: schrijf elke klant ten minste "
       "een maand tevoren."),
)  # fmt: skip
_NEW_CONSUMERS = Citation(
    "6:236 onder i BW",
    N_("Een particulier die binnen drie maanden na het sluiten een hogere prijs krijgt, mag de "
       "overeenkomst ontbinden."),
)  # fmt: skip
DISSOLVE_MONTHS = 3  # 6:236 i BW


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """From when a change holds, until when one can leave over it, and the last day if one does."""

    effective: date
    cancel_until: date
    ends_on: date


@article("3.1")
def prices_include_vat(party: Party) -> Ruling[bool]:
    """Tell whether a customer sees and gets prices including VAT.

    >>> prices_include_vat(Party.CONSUMER).applied, prices_include_vat(Party.BUSINESS).applied
    (True, False)
    """
    including = includes_vat(party)
    return Ruling(
        by_terms=False,
        by_law=True if party is Party.CONSUMER else None,
        applied=including,
        reasons=(_EXCLUDING, _INCLUDING) if including else (_EXCLUDING,),
    )


@article("3.2")
def change_of_price(published_on: date, months: int = 1) -> Ruling[Change]:
    """Return what follows from a change of prices or terms that is published on a day.

    >>> change_of_price(date(2026, 1, 31)).applied.effective
    datetime.date(2026, 2, 28)
    """
    effective = add_months(published_on, months)
    day_before = effective - timedelta(days=1)
    change = Change(effective=effective, cancel_until=day_before, ends_on=day_before)
    reasons = (_A_MONTH, _TERMS_TOO, _REGISTRY_TOO, _UNTIL_THEN, _MUST_REACH, _NEW_CONSUMERS)
    return Ruling(by_terms=change, by_law=None, applied=change, reasons=reasons)


@article("3.2")
def check_effective(published_on: date, effective_on: date, months: int = 1) -> None:
    """Refuse a change that holds sooner than a month after it is published."""
    earliest = add_months(published_on, months)
    if effective_on < earliest:
        raise Refusal(
            N_("De wijziging kan niet eerder ingaan dan {earliest}: een maand nadat zij op "
               "{published} is bekendgemaakt."),
            field="effective_on",
            basis="3.2",
            earliest=earliest,
            published=published_on,
        )  # fmt: skip


@article("3.2")
def change_on(effective_on: date) -> Change:
    """Return until when one can leave over a change that holds from a day, and the last day."""
    day_before = effective_on - timedelta(days=1)
    return Change(effective=effective_on, cancel_until=day_before, ends_on=day_before)


@article("3.2")
def tell_by(effective_on: date, months: int = 1) -> date:
    """Return the last day on which a customer can be told in time of a change (3:37 lid 3 BW).

    >>> tell_by(date(2026, 2, 28)), tell_by(date(2026, 12, 22))
    (datetime.date(2026, 1, 31), datetime.date(2026, 11, 22))
    """
    day = add_months(effective_on, -months)
    while add_months(day + timedelta(days=1), months) <= effective_on:
        day += timedelta(days=1)
    return day


@article("3.2")
def effective_for(effective_on: date, told_on: date, months: int = 1) -> date:
    """Return from when a change binds a customer who was told of it on a day.

    Publishing alone doesn't reach him: told too late, he is bound a month after he was told.
    """
    # to check: change-binds-once-told
    return max(effective_on, add_months(told_on, months))


@article("3.2")
def may_dissolve(party: Party, concluded_on: date, announced_on: date, *, raised: bool) -> bool:
    """Tell whether a consumer may dissolve over a price that is raised so soon (6:236 i BW).

    >>> may_dissolve(Party.CONSUMER, date(2026, 9, 1), date(2026, 12, 1), raised=True)
    True
    """
    # to check: raised-within-three-months
    soon = announced_on <= add_months(concluded_on, DISSOLVE_MONTHS)
    return raised and soon and party is Party.CONSUMER


@article("3.2")
def end_by_change(
    change: Change, published_on: date, received_on: date, *, terms: bool = False
) -> Ruling[date]:
    """Return the last day of who gives notice over a change; out of time is a Refusal."""
    if not published_on <= received_on <= change.cancel_until:
        raise Refusal(
            N_("Opzeggen om de wijziging kan van {published} tot en met {until}."),
            field="received_on",
            basis="3.2",
            published=published_on,
            until=change.cancel_until,
        )
    reasons = (_TERMS_TOO, _UNTIL_THEN) if terms else (_UNTIL_THEN,)
    return Ruling(by_terms=change.ends_on, by_law=None, applied=change.ends_on, reasons=reasons)
