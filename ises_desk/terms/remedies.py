"""What articles 15.2 to 15.4 and the law give on a breach: worked out for `art15_duration`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation
from ises_desk.terms.breach import (
    CONNECTED,
    CONSUMER,
    DEFAULT_NEEDED,
    JUSTIFIED,
    SECURITY,
    TOKEN,
    Finding,
    Happened,
    Owed,
    Summons,
    after_notice,
    found,
    is_consumer,
    lapsed,
    summoned,
)
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import Ground, Party

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

# The grounds of 15.4, in its order.
AT_ONCE = (
    Ground.FALSE_DATA,
    Ground.FALSE_PRETENCES,
    Ground.MISUSE,
    Ground.BANKRUPTCY,
    Ground.MORATORIUM,
    Ground.LIQUIDATION,
)
_NOT_OF_CONSUMERS = frozenset({Ground.MORATORIUM, Ground.LIQUIDATION})

_NOTHING_OPEN = N_("Er staat geen factuur open.")
_LATE = N_("Factuur {number} moest uiterlijk op {due} zijn betaald.")
_NOT_DUE = N_("Factuur {number} hoeft pas op {due} te zijn betaald; vanaf {first} kan het.")
_DISPUTED = N_("Factuur {number} is betwist; handel dat eerst af.")
_ELSEWHERE = N_(
    "Factuur {number} hoort niet bij deze overeenkomst; bij een particulier telt zij niet mee."
)
_NO_DOUBT = N_("Er is geen twijfel aan het nakomen vastgelegd.")
_UNASKED = N_("De klant is nog niet gevraagd of hij zal nakomen, met een termijn om te antwoorden.")
_ASKED = N_("De klant mag nog tot en met {last} verklaren dat hij nakomt; vanaf {first} kan het.")
_UNANSWERED = N_("De klant verklaarde niet voor het einde van {last} dat hij zal nakomen.")
_NOT_RECORDED = N_("Van deze grond is nog niets vastgelegd.")
_RECORDED = N_("Op {on} vastgelegd.")
_ONLY_SUSPECTED = N_("Op {on} is alleen een vermoeden vastgelegd; stel het eerst vast.")
_FIRMS_ONLY = N_("Deze grond speelt niet bij een particulier.")
_EXCEPTED = N_("Er is vastgelegd dat een uitzondering speelt.")

_ANTICIPATED = Citation(
    "6:80 BW",
    N_("Bij vrees voor later niet nakomen: vraag schriftelijk en met redenen, binnen een redelijke "
       "termijn, om de verklaring dat de klant nakomt."),
)  # fmt: skip
_UNCERTAIN = Citation(
    "6:263 BW", N_("De vrees komt uit wat u na het sluiten van de overeenkomst bleek.")
)
_TERMS_GO_FURTHER = Citation(
    "15.3", N_("Volgens de voorwaarden kan het bij elke tekortkoming, zonder ingebrekestelling.")
)
_MINOR = Citation(
    "6:265 lid 1 BW",
    N_("Niet als de tekortkoming te klein of te bijzonder is om te ontbinden."),
)
_ESSENTIAL = Citation(
    "15.2", N_("Ontbinden kan na een schriftelijke ingebrekestelling met een redelijke termijn.")
)
_WITHOUT_NOTICE = Citation("15.4", N_("Deze grond vraagt geen ingebrekestelling."))
_STATEMENT = Citation(
    "6:267 BW",
    N_("Ontbinden gaat met een schriftelijke verklaring; elektronisch als de overeenkomst zo is "
       "gesloten."),
)  # fmt: skip
_WARNINGS: dict[Ground, tuple[Citation, ...]] = {
    Ground.FALSE_DATA: (
        Citation("13.2", N_("Geef de klant eerst de kans om zijn gegevens te verbeteren.")),
    ),
    Ground.FALSE_PRETENCES: (
        Citation("3:44 BW", N_("Bij bedrog kunt u de overeenkomst ook vernietigen.")),
    ),
    Ground.MISUSE: (
        Citation("DSA art. 17", N_("Gaat het om inhoud, stuur dan ook de motivering.")),
    ),
    Ground.BANKRUPTCY: (
        Citation("15.4", N_("Een aanvraag is nog geen faillissement en kan worden ingetrokken.")),
        Citation("26 Fw", N_("Na een faillissement dient u uw vordering in bij de curator.")),
        Citation(
            "373 lid 3 Fw", N_("Loopt er een WHOA-akkoord, dan mag u zich hier niet op beroepen.")
        ),
    ),
    Ground.MORATORIUM: (
        Citation(
            "236a Fw", N_("Tijdens surseance gelden grenzen aan het beëindigen van leveringen.")
        ),
        Citation(
            "373 lid 3 Fw", N_("Loopt er een WHOA-akkoord, dan mag u zich hier niet op beroepen.")
        ),
    ),
    Ground.LIQUIDATION: (
        Citation(
            "15.4", N_("Niet als de onderneming opgaat in een andere, of zich herstructureert.")
        ),
    ),
}


def for_payment(party: Party, owed: Sequence[Owed], day: date) -> Finding:
    """Return whether services may be suspended over what wasn't paid in time."""
    # to check: disputed-stays-out
    late = [each for each in owed if not each.disputed and Deadline(each.due_on).is_past(day)]
    near = [each for each in late if each.connected]
    counted = near if is_consumer(party) else late
    fact, since = _unpaid(counted, late, owed)
    mild = (JUSTIFIED, CONNECTED, SECURITY, TOKEN)
    reasons = (CONSUMER, *mild) if is_consumer(party) else mild
    return found(
        Ground.PAYMENT,
        fact,
        by_terms=bool(late),
        by_law=bool(near) if is_consumer(party) else None,
        reasons=reasons,
        since=since,
    )


def _unpaid(
    counted: Sequence[Owed], late: Sequence[Owed], owed: Sequence[Owed]
) -> tuple[Citation, date | None]:
    """Return the invoice that decides, and from which day it may be acted upon."""
    if counted:
        first = min(counted, key=lambda each: each.due_on)
        since = Deadline(first.due_on).day_after
        return Citation("4.2", _LATE).filled(number=first.number, due=first.due_on), since
    if late:
        return Citation("6:52 BW", _ELSEWHERE).filled(number=late[0].number), None
    coming = [each for each in owed if not each.disputed]
    if coming:
        first = min(coming, key=lambda each: each.due_on)
        since = Deadline(first.due_on).day_after
        values = {"number": first.number, "due": first.due_on, "first": since}
        return Citation("4.1", _NOT_DUE).filled(**values), since
    if owed:
        return Citation("6:52, 6:262 BW", _DISPUTED).filled(number=owed[0].number), None
    return Citation("4.2", _NOTHING_OPEN), None


def suspension_after_notice(notice: Summons | None, day: date) -> Finding:
    """Return whether services may be suspended over another obligation than payment."""
    # to check: suspend-after-the-term
    reasons = (_TERMS_GO_FURTHER, JUSTIFIED, CONNECTED, SECURITY, TOKEN)
    breach = notice is not None and not notice.performed
    return after_notice(Ground.DEFAULT, "15.3", notice, day, reasons, by_terms=breach)


def for_doubt(happened: Happened | None, day: date) -> Finding:
    """Return whether services may be suspended for doubt: when the customer didn't answer."""
    # to check: doubt-asks-first
    reasons = (_TERMS_GO_FURTHER, _ANTICIPATED, _UNCERTAIN, JUSTIFIED, SECURITY, TOKEN)
    since, over = None, False
    if happened is None:
        fact = Citation("15.3", _NO_DOUBT)
    elif happened.told_on is None or happened.answer_by is None:
        fact = Citation("6:80 BW", _UNASKED)
    else:
        deadline = Deadline(happened.answer_by)
        over, since = deadline.is_past(day), deadline.day_after
        words = _UNANSWERED if over else _ASKED
        values = {"last": happened.answer_by} if over else {
            "last": happened.answer_by, "first": since,
        }  # fmt: skip
        fact = Citation("6:80 BW", words).filled(**values)
    return found(
        Ground.DOUBT,
        fact,
        by_terms=happened is not None,
        by_law=over,
        reasons=reasons,
        since=since,
    )


def dissolution_after_notice(notice: Summons | None, day: date) -> Finding:
    """Return whether the contract may be dissolved because a default notice lapsed."""
    return after_notice(
        Ground.DEFAULT, "15.2", notice, day, (_ESSENTIAL, DEFAULT_NEEDED, _MINOR, _STATEMENT)
    )


def dissolution_at_once(
    party: Party, happened: Happened | None, ground: Ground, notice: Summons | None, day: date
) -> Finding:
    """Return whether the contract may be dissolved at once; a consumer must be in default."""
    # to check: consumers-in-default
    warnings = (*_WARNINGS[ground], _STATEMENT)
    fact, by_terms = _happened(happened)
    excepted = happened is not None and happened.excepted
    if not is_consumer(party):
        return found(
            ground,
            fact,
            by_terms=by_terms,
            by_law=False if excepted else None,
            reasons=(_WITHOUT_NOTICE, *warnings),
        )
    over = lapsed(notice, day)
    by_law = by_terms and over and ground not in _NOT_OF_CONSUMERS
    if by_terms and ground in _NOT_OF_CONSUMERS:
        fact = Citation("15.4", _FIRMS_ONLY)
    elif by_terms and not over:
        fact = summoned("6:265 lid 2 BW", notice)
    return found(
        ground,
        fact,
        by_terms=by_terms,
        by_law=by_law,
        reasons=(_WITHOUT_NOTICE, CONSUMER, DEFAULT_NEEDED, *warnings),
    )


def _happened(happened: Happened | None) -> tuple[Citation, bool]:
    if happened is None:
        return Citation("15.4", _NOT_RECORDED), False
    if happened.excepted:
        return Citation("15.4", _EXCEPTED), False
    if not happened.established:
        return Citation("15.4", _ONLY_SUSPECTED).filled(on=happened.on), False
    return Citation("15.4", _RECORDED).filled(on=happened.on), True
