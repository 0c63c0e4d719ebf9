"""The default notice (L10): a written demand with a term for performance (6:82 BW)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ises_desk.letters.letter import Letter, OpenInvoice, Payable
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultNoticePayment(Payable):
    """Demands payment of what is due by a final day; `clause` says by which article.

    `beyond` is what of the payments went to costs and interest first (6:44 BW).
    """

    # to check: email-is-writing
    KIND: ClassVar[LetterKind] = LetterKind.L10
    FORBIDDEN: ClassVar[tuple[str, ...]] = ("deurwaarder", "BKR")

    contract: str
    clause: str
    invoices: tuple[OpenInvoice, ...]
    beyond: Money | None = None
    facts: str = ""
    final_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultNoticeObligation(Letter):
    """Demands another performance than payment by a final day, and an hour where that is short.

    `obligation` says what was agreed, `facts` what happened and when, `demanded` what must be
    done. `final_time` ("12.00 uur") is for terms of hours (section 6 of the terms' misuse).
    """

    # to check: email-is-writing
    KIND: ClassVar[LetterKind] = LetterKind.L10
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    FORBIDDEN: ClassVar[tuple[str, ...]] = ("deurwaarder", "BKR")

    contract: str
    clause: str
    obligation: str
    facts: str
    demanded: str
    final_on: date
    final_time: str = ""
