"""The invoice (L04): what article 35a Wet OB asks for, and how to pay it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from ises_desk.letters.letter import Payable
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money
from ises_desk.values.period import Period
from ises_desk.values.quantity import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """A line as printed: what, over which period, how many, at which price.

    Lines of `description` after the first are printed small below it (whether a back-up is
    included, 6.3; not refundable, 13.8). `period` is empty for what was supplied on the day of
    the invoice itself; a supply on one other day is a period of one day. Prices and amounts are
    without VAT, on a consumer's invoice with VAT. `vat_percent` is empty where no VAT is charged.
    """

    description: str
    period: Period | None = None
    quantity: Quantity
    unit: str = ""
    unit_price: Money
    vat_percent: Decimal | None = None
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class GrossLine(InvoiceLine):
    """A line priced with VAT for a business; `net_price` is the unit price without it."""

    net_price: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainLine:
    """A line of an invoice without VAT: as `InvoiceLine`, without a rate."""

    description: str
    period: Period | None = None
    quantity: Quantity
    unit: str = ""
    unit_price: Money
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class VatRow:
    """The total of one rate: the amount without VAT and the VAT over it."""

    percent: Decimal
    net: Money
    vat: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceConsumer(Payable):
    """An invoice priced with VAT (art. 38 Wet OB); the totals say how much of it is VAT.

    `already_paid` is what was received before the invoice and is taken off `payable`; `notes`
    are paragraphs below the totals, such as that a period is billed in advance (4.1);
    `terms` names the general terms that apply ("algemene voorwaarden van 25 mei 2018").
    """

    # to check: notice-on-the-invoice
    KIND: ClassVar[LetterKind] = LetterKind.L04

    lines: tuple[InvoiceLine, ...]
    vat_rows: tuple[VatRow, ...]
    total: Money
    due_on: date
    already_paid: Money | None = None
    your_reference: str = ""
    notes: tuple[str, ...] = ()
    terms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice(InvoiceConsumer):
    """An invoice to a business or a government body, priced without VAT."""

    net: Money
    customer_vat_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceGross(Invoice):
    """An invoice to a business priced with VAT; art. 35a asks for the price without it too."""

    lines: tuple[GrossLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceOutside(Payable):
    """An invoice for a service that is taxed outside the Netherlands: no VAT, no return."""

    # to check: words-without-vat
    KIND: ClassVar[LetterKind] = LetterKind.L04

    lines: tuple[PlainLine, ...]
    total: Money
    due_on: date
    already_paid: Money | None = None
    your_reference: str = ""
    notes: tuple[str, ...] = ()
    terms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceOutsideConsumer(InvoiceOutside):
    """The same to a consumer: ordinary interest, and costs only after a letter (6:96 lid 6 BW)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceReverseCharge(InvoiceOutside):
    """An invoice to an entrepreneur elsewhere in the EU: "btw verlegd", with both VAT ids."""

    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact", "sender_vat_id")
    PHRASES: ClassVar[tuple[str, ...]] = ("btw verlegd",)

    customer_vat_id: str
