"""Article 12: a contract passes on with consent, rights on a design, and too much traffic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation, Ruling, article
from ises_desk.terms.breach import JUSTIFIED, Finding, Happened, found
from ises_desk.values.kinds import Channel, Ground, Party, RightsHolder

if TYPE_CHECKING:
    from datetime import date

BASIS = "12.1; 6:159 BW"
WRITTEN = frozenset({Channel.FORM, Channel.EMAIL, Channel.POST, Channel.FAX, Channel.WEBSITE})
# By the beginning of a field's name: whose consent it is.
_WHOSE = {
    "owner": N_("Zonder uw eigen toestemming gaat een contract niet over: wanneer gaf u die?"),
    "old": N_("Wanneer stemde de oude klant in met de overdracht?"),
    "new": N_("Wanneer stemde de nieuwe klant in met de overdracht?"),
}
_NOT_ALONE = Citation(
    "12.1", N_("Het recht om het systeem te gebruiken is niet overdraagbaar zonder toestemming.")
)
_BY_DEED = Citation(
    "6:159 lid 1 BW",
    N_("Een contract gaat over door een akte tussen oude en nieuwe klant, met uw medewerking."),
)
_ALL_OF_IT = Citation(
    "6:159 lid 2 BW",
    N_("Alle rechten en verplichtingen gaan over. Wat al was gefactureerd, blijft hier bij de oude "
       "klant; laat de akte dat ook zeggen."),
)  # fmt: skip
_ANCHOR = Citation(
    "15.1", N_("De ingangsdatum blijft, en daarmee het begin en het einde van elke termijn.")
)
_CONSUMER_NOW = Citation(
    "6:236 BW", N_("Voor de nieuwe klant gelden vanaf die dag de regels voor particulieren.")
)
_STAYS_MONTHLY = Citation(
    "6:159 lid 2 BW",
    N_("Wat de particulier had, gaat mee over: de nieuwe klant kan opzeggen zoals hij dat kon."),
)

_NOTHING = N_("Er is geen overschrijding van het dataverkeer vastgelegd.")
_UNTOLD = N_("De klant is nog niet op de hoogte gesteld van de overschrijding van {on}.")
_TOLD = N_(
    "De klant is op {told} op de hoogte gesteld; beperken kan na {days} volle dagen, vanaf {first}."
)
_PROOF = Citation(
    "12.3", N_("Uw administratie bewijst de overschrijding, tenzij de klant het tegendeel bewijst.")
)
_PROOF_BY_US = Citation(
    "6:236 onder k BW",
    N_("Bij een particulier werkt die regel niet: u bewijst de overschrijding zelf. Bewaar de "
       "gemeten gegevens."),
)  # fmt: skip
_COSTS_TOLD = Citation(
    "6:230n lid 3 BW",
    N_("Kosten van de overschrijding betaalt hij alleen als zij voor de bestelling zijn genoemd."),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """On which day one agreed with a transfer, and by which way; None when nothing is known."""

    on: date | None
    by: Channel | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferFacts:
    """The papers of a transfer: the deed between both customers, and the three consents."""

    from_on: date
    deed_on: date | None
    owner: Consent
    old: Consent
    new: Consent


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """Which rules hold after a transfer: those of `party`, and for notice those of a consumer."""

    party: Party
    consumer_notice: bool


@article("12.1")
def check_transfer(facts: TransferFacts, day: date) -> None:
    """Refuse a transfer of which a consent or the deed lacks, or that works before them."""
    for name, consent in (("owner", facts.owner), ("old", facts.old), ("new", facts.new)):
        if consent.on is None:
            raise Refusal(_WHOSE[name], field=f"{name}_on", basis=BASIS)
        if consent.by not in WRITTEN:
            raise Refusal(
                N_("Toestemming voor een overdracht is er schriftelijk: op papier, per e-mail of "
                   "via de website."),
                field=f"{name}_by",
                basis=BASIS,
            )  # fmt: skip
        _refuse_future(consent.on, day, f"{name}_on")
    if facts.deed_on is None:
        raise Refusal(
            N_("Wanneer is de akte tussen de oude en de nieuwe klant getekend?"),
            field="deed_on",
            basis=BASIS,
        )
    _refuse_future(facts.deed_on, day, "deed_on")
    days = (facts.deed_on, facts.owner.on, facts.old.on, facts.new.on)
    complete = max(each for each in days if each is not None)
    if facts.from_on < complete:
        raise Refusal(
            N_("De toestemming was er pas op {day}; eerder gaat het contract niet over."),
            field="from_on",
            basis=BASIS,
            day=complete,
        )


def _refuse_future(given: date, day: date, field: str) -> None:
    if given > day:
        raise Refusal(N_("Deze dag moet nog komen."), field=field, basis=BASIS)


@article("12.1")
def passing(old: Party, new: Party, *, consumer_notice: bool = False) -> Ruling[Passing]:
    """Return which rules hold for a contract that passes to another kind of customer.

    `consumer_notice` says that a consumer before the old customer had it.

    >>> passing(Party.CONSUMER, Party.BUSINESS).applied.consumer_notice
    True
    """
    # to check: kind-after-a-transfer
    plainly = Passing(party=new, consumer_notice=False)
    kept = consumer_notice or old is Party.CONSUMER
    kinder = Passing(party=new, consumer_notice=kept and new is not Party.CONSUMER)
    reasons = [_NOT_ALONE, _BY_DEED, _ALL_OF_IT, _ANCHOR]
    if new is Party.CONSUMER and old is not Party.CONSUMER:
        reasons.append(_CONSUMER_NOW)
    if kinder.consumer_notice:
        reasons.append(_STAYS_MONTHLY)
    return Ruling(by_terms=plainly, by_law=kinder, applied=kinder, reasons=tuple(reasons))


@article("12.3")
def restrictable_from(told_on: date, notice_days: int = 5) -> date:
    """Return the first day to restrict: after the full days that follow the notice.

    >>> from datetime import date
    >>> restrictable_from(date(2026, 11, 22))
    datetime.date(2026, 11, 28)
    """
    return told_on + timedelta(days=notice_days + 1)


@article("12.3")
def restrict(
    happened: Happened | None, day: date, notice_days: int = 5, party: Party = Party.BUSINESS
) -> Finding:
    """Return whether access may be restricted for too much traffic.

    The days are those of the terms; who proves it is another matter: what the terms say of that is
    void towards a consumer (6:236 k BW), and both are told.
    """
    # to check: traffic-proof-of-consumers
    by_law = (_PROOF_BY_US, _COSTS_TOLD) if party is Party.CONSUMER else ()
    reasons = (_PROOF, *by_law, JUSTIFIED)
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
