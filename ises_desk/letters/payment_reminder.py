"""The payment reminder (L06): friendly, and free of any cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ises_desk.letters.letter import OpenInvoice, Payable
from ises_desk.values.kinds import LetterKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReminder(Payable):
    """Reminds of what is open; `payable` is the sum of the rows' open amounts."""

    KIND: ClassVar[LetterKind] = LetterKind.L06

    invoices: tuple[OpenInvoice, ...]
