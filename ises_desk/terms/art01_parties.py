"""Article 1: who the customer is."""

from __future__ import annotations

from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation, Ruling, article
from ises_desk.values.kinds import Party

_NOT_APART = Citation("1.3", N_("De voorwaarden noemen natuurlijke personen en rechtspersonen."))
_SAFE_SIDE = Citation(
    "6:230g BW",
    N_("Zonder KvK-nummer of btw-id geldt de klant als particulier: de veilige kant."),
)
_STATED = Citation("6:230g BW", N_("De klant is zo opgegeven."))
_NUMBERED = Citation("6:119a BW", N_("De klant heeft een KvK-nummer of btw-id: zakelijk."))
# to check: small-traders
SMALL_TRADER = N_(
    "Een kleine ondernemer kan zich soms op de regels voor particulieren beroepen (reflexwerking)."
)


@article("1.3")
def party_kind(kvk: str | None, vat_id: str | None, stated: Party | None) -> Ruling[Party]:
    """Return what kind of party a customer is: a consumer unless shown otherwise.

    A stated business without either number is a consumer; a stated consumer or government
    stays one (6:230g lid 1, 6:119b BW).

    >>> party_kind(None, None, None).applied.value, party_kind("08119563", None, None).applied.value
    ('consumer', 'business')
    """
    # to check: consumer-by-default
    numbered = bool(kvk or vat_id)
    by_terms = stated or (Party.BUSINESS if numbered else Party.CONSUMER)
    if stated is Party.BUSINESS and not numbered:
        by_law, why = Party.CONSUMER, _SAFE_SIDE
    elif stated is not None:
        by_law, why = stated, _STATED
    else:
        by_law, why = by_terms, _NUMBERED if numbered else _SAFE_SIDE
    return Ruling(by_terms=by_terms, by_law=by_law, applied=by_law, reasons=(_NOT_APART, why))
