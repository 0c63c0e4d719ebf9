"""Article 16: what may be done against a danger for systems, network or service."""

from __future__ import annotations

from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation, article
from ises_desk.terms.breach import JUSTIFIED, TOKEN, Finding, Happened, found
from ises_desk.values.kinds import Ground

_NOTHING = N_("Er is geen gevaar voor systemen, netwerk of dienstverlening vastgelegd.")
_RECORDED = N_("Op {on} is een gevaar voor systemen, netwerk of dienstverlening vastgelegd.")
_NEEDED = Citation(
    "16.7", N_("Wat u doet, is redelijkerwijs nodig om het gevaar af te wenden, en niet meer.")
)
_CONTENT = Citation(
    "DSA art. 17", N_("Komt het gevaar door inhoud, dan krijgt de klant een motivering.")
)


@article("16.7")
def avert(happened: Happened | None) -> Finding:
    """Return whether measures may be taken at once: as soon as a danger was recorded."""
    reasons = (_NEEDED, JUSTIFIED, _CONTENT, TOKEN)
    if happened is None:
        fact = Citation("16.7", _NOTHING)
        return found(Ground.DANGER, fact, by_terms=False, by_law=None, reasons=reasons)
    fact = Citation("16.7", _RECORDED).filled(on=happened.on)
    return found(
        Ground.DANGER, fact, by_terms=True, by_law=None, reasons=reasons, since=happened.on
    )
