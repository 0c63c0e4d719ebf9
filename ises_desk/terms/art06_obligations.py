"""Article 6: what we owe; a backup only where the package includes it."""

from __future__ import annotations

from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation, Ruling, article
from ises_desk.values.kinds import ProductKind

# Of these packages a customer asks himself whether his data are copied.
TOLD_OF_BACKUP = frozenset({ProductKind.HOSTING, ProductKind.EMAIL})
_INCLUDED = Citation("6.3", N_("De back-up is inbegrepen: u bent verplicht haar te maken."))
_EXCLUDED = Citation(
    "6.3", N_("Geen back-up inbegrepen: de klant zorgt zelf voor reservekopieën (ook 11.9).")
)
_UNCLEAR = Citation(
    "6.3",
    N_("Er is niet vastgelegd of een back-up is inbegrepen. U wilt daar duidelijk over zijn; "
       "onduidelijkheid komt voor uw rekening (11.9)."),
)  # fmt: skip
_INFORM = Citation(
    "6:230m lid 1 onder a BW",
    N_("Een particulier hoort de voornaamste kenmerken van de dienst vooraf te weten."),
)


@article("6.3")
def backup_duty(kind: ProductKind, included: bool | None) -> Ruling[bool | None]:  # noqa: FBT001  it is what was agreed
    """Return whether a backup must be made; None when a package leaves that unclear.

    >>> backup_duty(ProductKind.HOSTING, None).applied is None
    True
    """
    if included is None and kind not in TOLD_OF_BACKUP:
        included = False
    reason = {True: _INCLUDED, False: _EXCLUDED, None: _UNCLEAR}[included]
    reasons = (reason,) if included is not None else (reason, _INFORM)
    return Ruling(by_terms=included, by_law=None, applied=included, reasons=reasons)
