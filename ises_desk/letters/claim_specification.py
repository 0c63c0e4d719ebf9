"""The specification of a claim (L09): every amount of principal, interest and costs, to a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, OverdueInvoice, Payable
from ises_desk.letters.payment_demand import InterestRow, ReceiptRow
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class SumRow:
    """What one invoice has grown to: all that came to be owed, what was paid, what is open."""

    number: str
    principal: Money
    interest: Money
    costs: Money
    paid: Money
    open: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRow:
    """A credit note on an invoice: it lowered the principal from the start."""

    number: str
    credit_note: str
    on: date
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeRow:
    """The costs of one invoice: the letter that claimed them, and since when they are owed."""

    number: str
    letter: str
    sent_on: date
    since: date
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSpecification(Payable):
    """Demands what is open on `interest_until` and shows how it came about, row by row.

    `principal` (after credit notes), `interest` and `costs` are all that came to be owed; they
    make up `total`, and less `paid` that is `payable`. `costs` is empty where none are owed: of a
    consumer the costs that a fourteen-day letter made due, and no others (6:96 lid 6 BW).
    """

    KIND: ClassVar[LetterKind] = LetterKind.L09
    FORBIDDEN: ClassVar[tuple[str, ...]] = ("deurwaarder", "BKR")
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("{pay_until}",),
            why=N_("De laatste dag om te betalen hoort in deze brief."),
            basis="6:82 lid 1 BW",
        ),
        Bound(
            parts=("{invoices.number}", "{sums.number}", "{credits.number}", "{principal}"),
            why=N_("Waaruit de vordering bestaat, staat vast."),
            basis="6:83 BW",
        ),
        Bound(
            parts=("{interest_basis}", "{method}", "{segments.number}"),
            why=N_("De rente en hoe zij is berekend, staan vast."),
            basis="6:119 t/m 6:119b BW",
        ),
        Bound(
            parts=("{receipts.number}", "6:44"),
            why=N_("Hoe de betalingen zijn verrekend, staat vast."),
            basis="6:44 BW",
        ),
        Bound(
            parts=("{charges.number}", "6:96"),
            why=N_("De kosten en hun grondslag staan vast."),
            basis="6:96 BW",
        ),
    )

    invoices: tuple[OverdueInvoice, ...]
    sums: tuple[SumRow, ...]
    segments: tuple[InterestRow, ...] = ()
    credits: tuple[CreditRow, ...] = ()
    receipts: tuple[ReceiptRow, ...] = ()
    charges: tuple[ChargeRow, ...] = ()
    principal: Money
    interest: Money
    interest_until: date
    interest_basis: str
    method: str
    costs: Money | None = None
    total: Money
    paid: Money | None = None
    pay_until: date
    terms: str = ""
