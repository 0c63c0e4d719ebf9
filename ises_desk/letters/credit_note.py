"""The credit note (L05): refers to its invoice without a doubt (art. 34f Wet OB)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ises_desk.letters.invoice import InvoiceLine, PlainLine, VatRow
from ises_desk.letters.letter import Letter
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class _Correction(Letter):
    """What all credit notes say: which invoice, why, and what becomes of the money.

    Amounts of lines and totals are as in the books (below zero). `deducted` (taken off what was
    still open), `refund` (paid back) and `kept` (in the customer's favour) are above zero.
    """

    KIND: ClassVar[LetterKind] = LetterKind.L05
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)

    original_number: str
    original_on: date
    reason: str
    total: Money
    deducted: Money | None = None
    refund: Money | None = None
    kept: Money | None = None
    your_reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditNoteConsumer(_Correction):
    """A credit note priced with VAT."""

    lines: tuple[InvoiceLine, ...]
    vat_rows: tuple[VatRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditNote(CreditNoteConsumer):
    """A credit note to a business or a government body, priced without VAT."""

    net: Money
    customer_vat_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditNoteOutside(_Correction):
    """A credit note on an invoice for a service taxed outside the Netherlands."""

    lines: tuple[PlainLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditNoteReverseCharge(CreditNoteOutside):
    """A credit note on an invoice with "btw verlegd"."""

    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact", "sender_vat_id")
    PHRASES: ClassVar[tuple[str, ...]] = ("btw verlegd",)

    customer_vat_id: str
