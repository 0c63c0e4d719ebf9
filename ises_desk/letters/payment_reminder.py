"""The payment reminder (L06): friendly, and free of any cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, OpenInvoice, Payable
from ises_desk.values.kinds import LetterKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReminder(Payable):
    """Reminds of what is open; `payable` is the sum of the rows' open amounts."""

    KIND: ClassVar[LetterKind] = LetterKind.L06
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("geen kosten",),
            why=N_("Een herinnering is kosteloos, en dat staat erin."),
            basis="6:96 lid 6 BW",
        ),
    )
    BANNED: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=(
                r"(aanmanings|incasso|administratie|herinnerings|invorderings|deurwaarders)kosten",
            ),
            why=N_("Een herinnering is kosteloos: vraag er geen kosten in en dreig er niet mee."),
            basis="6:96 lid 6 BW",
        ),
    )

    invoices: tuple[OpenInvoice, ...]
