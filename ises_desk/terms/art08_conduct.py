"""Article 8: what a customer may not do, and when his access may be blocked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation, article
from ises_desk.terms.breach import (
    CONSUMER,
    JUSTIFIED,
    TOKEN,
    Finding,
    Happened,
    found,
    is_consumer,
    review_day,
)
from ises_desk.values.kinds import Ground, Party

if TYPE_CHECKING:
    from datetime import date

CLAUSES = tuple(f"8.{number}" for number in range(1, 10))

_REASONED = Citation(
    "DSA art. 17",
    N_("Gaat het om inhoud, dan krijgt de klant een motivering, uiterlijk als het blok "
       "ingaat."),
)  # fmt: skip
_CAREFUL = Citation(
    "DSA art. 14 lid 4",
    N_("Weeg de belangen van alle partijen, ook de vrijheid van meningsuiting."),
)
_NOTHING = N_("Er is geen voorval vastgelegd dat tegen artikel 8.1 tot en met 8.9 ingaat.")
_RECORDED = N_("Op {on} vastgelegd: in strijd met artikel {clause}.")
_SUSPECTED = N_("Op {on} vastgelegd: een vermoeden van strijd met artikel {clause}.")


@article("8.11")
def check_clause(clause: str) -> str:
    """Return the paragraph that was broken; Refusal when 8.11 doesn't name it."""
    if clause not in CLAUSES:
        raise Refusal(
            N_("Kies welk lid is overtreden: 8.1 tot en met 8.9."), field="clause", basis="8.11"
        )
    return clause


@article("8.11")
def block(party: Party, happened: Happened | None) -> Finding:
    """Return whether access may be blocked at once: a consumer's not on a mere suspicion.

    >>> block(Party.BUSINESS, None).met
    False
    """
    # to check: suspicion-of-a-consumer
    mild = (JUSTIFIED, _CAREFUL, _REASONED, TOKEN)
    reasons = (CONSUMER, *mild) if is_consumer(party) else mild
    if happened is None:
        fact = Citation("8.11", _NOTHING)
        return found(Ground.MISUSE, fact, by_terms=False, by_law=False, reasons=reasons)
    words = _RECORDED if happened.established else _SUSPECTED
    fact = Citation("8.11", words).filled(on=happened.on, clause=happened.clause)
    by_law = happened.established if is_consumer(party) else None
    return found(
        Ground.MISUSE, fact, by_terms=True, by_law=by_law, reasons=reasons, since=happened.on
    )


@article("8.11")
def review_on(day: date) -> date:
    """Return when a block that goes on is weighed again: it lasts as long as the breach does."""
    return review_day(day)
