"""The fourteen-day letter to a consumer (L07): without it no collection costs (6:96 lid 6 BW)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ises_desk.letters.letter import OverdueInvoice, Payable
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money


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

    invoices: tuple[OverdueInvoice, ...]
    fee: Money
    fee_vat: Money | None = None
