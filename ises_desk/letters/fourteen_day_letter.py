"""The fourteen-day letter to a consumer (L07): without it no collection costs (6:96 lid 6 BW)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, OverdueInvoice, Payable
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money

_TERM = (
    r"\b(binnen|uiterlijk|tot en met|t/m|vóór)\b.{0,30}?"
    r"(\d|\b(een|één|twee|drie|vijf|zeven|acht|tien|veertien)\b|\bdag|\bwe+k|\bmaand|\buur)"
)
_BEFORE_A_DAY = r"\bvoor (maandag|dinsdag|woensdag|donderdag|vrijdag|\d{1,2}(-| [a-z]{3}))"


@dataclass(frozen=True, slots=True, kw_only=True)
class FourteenDayLetter(Payable):
    """Gives fourteen days from the day after delivery and names the exact costs after them.

    `payable` is the sum of the rows' open amounts, without any cost (HR 25-11-2016,
    ECLI:NL:HR:2016:2704); `fee` what is due when it is not paid in time. `fee_vat` is filled
    only where the fee was raised by VAT (art. 2 lid 3 Besluit BIK) and is contained in it.
    The letter prints no last day: the term runs from delivery, and a wrong day would void it.
    """

    # to check: dunning-on-the-statute
    # to check: fourteen-days-without-a-date
    KIND: ClassVar[LetterKind] = LetterKind.L07
    PHRASES: ClassVar[tuple[str, ...]] = (
        "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd",
        "zonder extra kosten",
    )
    FORBIDDEN: ClassVar[tuple[str, ...]] = (
        "na heden",
        "na dagtekening",
        "na verzending",
        "na de datum van deze brief",
        "deurwaarder",
        "BKR",
    )
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("{iban}", "{sender_contact}"),
            why=N_("Hoe de klant betaalt en bezwaar maakt, moet erin staan."),
            basis="6:96 lid 6 BW",
        ),
        Bound(
            parts=("{payable}", *PHRASES),
            why=N_(
                "De termijn van veertien dagen staat er met precies deze woorden; met andere"
                " woorden heeft de brief geen gevolg."
            ),
            basis="6:96 lid 6 BW; HR 25-11-2016",
        ),
        Bound(
            parts=("{fee}",),
            why=N_("Wat er gebeurt als de klant niet betaalt, en wat dat kost, moet erin staan."),
            basis="6:96 lid 6 BW",
        ),
        Bound(
            parts=("{fee_vat}",),
            why=N_("Zonder deze verklaring mag de vergoeding niet met btw worden verhoogd."),
            basis="Besluit BIK art. 2 lid 3",
        ),
        Bound(
            parts=("{invoices.number}", "in verzuim"),
            why=N_("Waarvoor en sinds wanneer de klant in verzuim is, moet erin staan."),
            basis="6:96 lid 6 BW",
        ),
    )
    BANNED: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=(_TERM, _BEFORE_A_DAY),
            why=N_(
                "Noem geen andere termijn of uiterste dag: de termijn loopt vanaf de bezorging, en"
                " een tweede maakt de brief krachteloos."
            ),
            basis="6:96 lid 6 BW; HR 25-11-2016",
        ),
        Bound(
            parts=("€", r"\beuro", r"\beur\b", r"kosten\b"),
            why=N_("Noem geen andere bedragen of kosten dan die er al staan."),
            basis="6:96 lid 6 BW",
        ),
    )

    invoices: tuple[OverdueInvoice, ...]
    fee: Money
    fee_vat: Money | None = None
