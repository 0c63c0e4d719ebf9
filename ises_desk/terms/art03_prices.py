"""Article 3: how prices are shown."""

from __future__ import annotations

from ises_desk.i18n import N_
from ises_desk.law.vat import includes_vat
from ises_desk.terms.articles import Citation, Ruling, article
from ises_desk.values.kinds import Party

_EXCLUDING = Citation("3.1", N_("Alle prijzen zijn zonder btw."))
_INCLUDING = Citation(
    "Wet OB art. 38", N_("Aan particulieren mogen alleen prijzen met btw worden getoond.")
)


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
