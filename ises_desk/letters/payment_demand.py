"""The payment demand to a business (L08): principal, interest day by day, costs, a final date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, OverdueInvoice, Payable
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestRow:
    """One stretch of days over which the rate and the base stayed the same."""

    number: str
    start: date
    last_day: date
    days: int
    percent: Decimal
    denominator: int
    base: Money
    interest: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRow:
    """A payment and what it was booked on: costs, interest, principal (6:44 BW)."""

    number: str
    on: date
    amount: Money
    to_costs: Money
    to_interest: Money
    to_principal: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDemand(Payable):
    """Demands principal, interest and costs from a business or a government body.

    `principal`, `interest` and `costs` are what is still open of each and make up `payable`,
    reckoned through `interest_until`. `interest_basis` and `costs_basis` name the articles
    ("artikel 6:119a BW"), `method` says how days are counted ("het werkelijke aantal dagen,
    gedeeld door het aantal dagen van het rentejaar").
    """

    KIND: ClassVar[LetterKind] = LetterKind.L08
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("{pay_until}",),
            why=N_("De laatste dag om te betalen hoort in een aanmaning."),
            basis="6:82 lid 1 BW",
        ),
        Bound(
            parts=("{invoices.number}", "in verzuim"),
            why=N_("Waarvoor en sinds wanneer de klant in verzuim is, hoort in een aanmaning."),
            basis="6:83 BW",
        ),
        Bound(
            parts=("{interest_basis}", "{method}", "{segments.number}", "{interest}"),
            why=N_("De rente en hoe zij is berekend, staan vast."),
            basis="6:119 t/m 6:119b BW",
        ),
        Bound(
            parts=("{receipts.number}",),
            why=N_("Hoe de betalingen zijn verrekend, staat vast."),
            basis="6:44 BW",
        ),
        Bound(
            parts=("{costs}", "{costs_basis}"),
            why=N_("De kosten en hun grondslag horen in een aanmaning."),
            basis="6:96 BW",
        ),
    )

    invoices: tuple[OverdueInvoice, ...]
    segments: tuple[InterestRow, ...] = ()
    receipts: tuple[ReceiptRow, ...] = ()
    principal: Money
    interest: Money
    interest_until: date
    interest_basis: str
    method: str
    costs: Money
    costs_basis: str
    pay_until: date
    terms: str = ""
