"""What hangs on an invoice or credit note: lines, totals per rate, bookings and letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.models import Booking, Invoice, InvoiceLine, InvoiceVat, Letter, LetterInvoice
from ises_desk.queries.sums import vat_totals

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.values.kinds import LetterKind, VatKind
    from ises_desk.values.money import Money
    from ises_desk.values.quantity import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLineDetail:
    """A line; `period_until` is exclusive."""

    id: int
    description: str
    detail: str
    period_start: date | None
    period_until: date | None
    quantity: Quantity
    unit_price: Money
    amount: Money
    vat_kind: VatKind
    percent: str
    contract_line_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VatDetail:
    """The totals of one rate."""

    percent: str
    net: Money
    vat: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingDetail:
    """Money booked on the invoice, from a payment or a credit note."""

    payment_id: int | None
    credit_note_id: int | None
    booked_on: date
    to_costs: Money
    to_interest: Money
    to_principal: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLink:
    """A letter about the invoice."""

    id: int
    number: str
    kind: LetterKind
    dated_on: date
    sent_on: date | None
    subject: str


def lines_of(session: Session, key: int) -> tuple[InvoiceLineDetail, ...]:
    """Return the lines of an invoice in order."""
    rows = session.scalars(
        select(InvoiceLine)
        .where(InvoiceLine.invoice_id == key)
        .order_by(InvoiceLine.position, InvoiceLine.id)
    )
    return tuple(
        InvoiceLineDetail(
            id=row.id,
            description=row.description,
            detail=row.detail,
            period_start=row.period_start,
            period_until=row.period_until,
            quantity=row.quantity,
            unit_price=row.unit_price,
            amount=row.amount,
            vat_kind=row.vat_kind,
            percent=row.percent,
            contract_line_id=row.contract_line_id,
        )
        for row in rows
    )


def vat_of(session: Session, invoice: Invoice) -> tuple[VatDetail, ...]:
    """Return the frozen totals, or for a draft what they would be now."""
    rows = session.scalars(
        select(InvoiceVat).where(InvoiceVat.invoice_id == invoice.id).order_by(InvoiceVat.id)
    ).all()
    if rows or invoice.number is not None:
        return tuple(VatDetail(percent=r.percent, net=r.net, vat=r.vat) for r in rows)
    return tuple(
        VatDetail(percent=f"{each.percent.normalize():f}", net=each.net, vat=each.vat)
        for each in vat_totals(invoice, invoice.lines)
    )


def bookings_of(session: Session, key: int) -> tuple[BookingDetail, ...]:
    """Return the money booked on an invoice, the oldest first."""
    rows = session.scalars(
        select(Booking).where(Booking.invoice_id == key).order_by(Booking.booked_on, Booking.id)
    )
    return tuple(
        BookingDetail(
            payment_id=row.payment_id,
            credit_note_id=row.credit_note_id,
            booked_on=row.booked_on,
            to_costs=row.to_costs,
            to_interest=row.to_interest,
            to_principal=row.to_principal,
        )
        for row in rows
    )


def letters_about(session: Session, key: int) -> tuple[LetterLink, ...]:
    """Return the letters about an invoice, the newest first; its own paper among them."""
    rows = session.scalars(
        select(Letter)
        .join(LetterInvoice, LetterInvoice.letter_id == Letter.id)
        .where(LetterInvoice.invoice_id == key)
        .order_by(Letter.dated_on.desc(), Letter.id.desc())
    )
    return tuple(
        LetterLink(
            id=row.id,
            number=row.number,
            kind=row.kind,
            dated_on=row.dated_on,
            sent_on=row.sent_on,
            subject=row.subject,
        )
        for row in rows
    )
