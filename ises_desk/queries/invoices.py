"""Invoices and credit notes: the list, one in full, and the figures above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, case, func, select

from ises_desk.i18n import N_
from ises_desk.models import (
    Booking,
    Contract,
    Customer,
    Invoice,
    InvoiceLine,
    InvoiceVat,
    Letter,
    LetterInvoice,
    Payment,
)
from ises_desk.queries.figures import Figure
from ises_desk.queries.listing import Column, Listing
from ises_desk.values.kinds import InvoiceKind, LetterKind, Party, VatKind, VatTreatment
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from ises_desk.values.quantity import Quantity

STATES = {
    "draft": (N_("Concept"), "grey"),
    "open": (N_("Open"), "blue"),
    "overdue": (N_("Verlopen"), "red"),
    "reminded": (N_("Herinnerd"), "amber"),
    "demanded": (N_("Aangemaand"), "red"),
    "disputed": (N_("Betwist"), "amber"),
    "paid": (N_("Betaald"), "green"),
    "credited": (N_("Gecrediteerd"), "grey"),
    "refund": (N_("Terug te betalen"), "amber"),
    "settled": (N_("Verrekend"), "green"),
}
UNPAID = ("open", "overdue", "reminded", "demanded", "disputed")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceDetail:
    """An invoice or credit note in full; `number` is empty for a draft."""

    id: int
    kind: InvoiceKind
    number: str
    state: str
    reference: str
    customer_id: int
    customer: str
    contract_id: int | None
    contract: str
    credits_id: int | None
    credits: str
    credit_notes: tuple[tuple[int, str], ...]
    prepared_on: date
    issued_on: date | None
    due_on: date | None
    payment_days: int
    party: Party
    gross_prices: bool
    treatment: VatTreatment
    remark: str
    net: Money
    vat: Money
    total: Money
    open: Money
    costs: Money
    paid_on: date | None
    disputed_on: date | None
    dispute: str
    lines: tuple[InvoiceLineDetail, ...]
    vat_totals: tuple[VatDetail, ...]
    bookings: tuple[BookingDetail, ...]
    letters: tuple[LetterLink, ...]


def _credited() -> ColumnElement[bool]:
    """Tell in SQL whether nothing but credit notes closed an invoice."""
    paid = select(Booking.id).where(
        Booking.invoice_id == Invoice.id, Booking.payment_id.is_not(None)
    )
    return and_(Invoice.total > 0, ~paid.correlate(Invoice).exists())


def state_of(day: date) -> ColumnElement[str]:
    """Return the SQL expression for the word of `STATES` on a day: derived, never typed."""
    note = Invoice.kind == InvoiceKind.CREDIT_NOTE
    return case(
        (Invoice.number.is_(None), "draft"),
        (and_(note, Invoice.open < 0), "refund"),
        (note, "settled"),
        (and_(Invoice.open <= 0, _credited()), "credited"),
        (Invoice.open <= 0, "paid"),
        (Invoice.disputed_on.is_not(None), "disputed"),
        (Invoice.demanded_on.is_not(None), "demanded"),
        (Invoice.reminded_on.is_not(None), "reminded"),
        (Invoice.due_on < day, "overdue"),
        else_="open",
    )


def listing(day: date, state: str = "all", customer_id: int | None = None) -> Listing:
    """Return invoices and credit notes; `state` is a word of `STATES`, "unpaid" or "all"."""
    shown = state_of(day)
    number = func.coalesce(Invoice.number, N_("concept"))
    listed = Listing(
        name="invoices",
        key=Invoice.id,
        columns=(
            Column("number", N_("Factuur"), number, sort=func.coalesce(Invoice.number, "~")),
            Column("issued_on", N_("Datum"), Invoice.issued_on, "day", sort=_when()),
            Column("customer", N_("Klant"), Customer.name, sort=Customer.name.collate("NOCASE")),
            Column("total", N_("Bedrag"), Invoice.total, "money"),
            Column("open", N_("Open"), Invoice.open, "money"),
            Column("due_on", N_("Vervaldatum"), Invoice.due_on, "day"),
            Column("state", N_("Stand"), shown, "state"),
        ),
        source=Invoice.__table__.join(Customer.__table__, Customer.id == Invoice.customer_id),
        order=(("number", True),),
        search=Invoice.search + " " + Customer.search,
    )
    if customer_id is not None:
        listed = listed.only(Invoice.customer_id == customer_id)
    if state == "unpaid":
        return listed.only(Invoice.kind == InvoiceKind.INVOICE, _is_open())
    return listed if state == "all" else listed.only(shown == state)


def _when() -> ColumnElement[date]:
    """Return the day of a document: a draft stands among them by the day it was prepared."""
    return func.coalesce(Invoice.issued_on, Invoice.prepared_on)


def _is_open() -> ColumnElement[bool]:
    return and_(Invoice.number.is_not(None), Invoice.open > 0)


def figures(session: Session, day: date) -> tuple[Figure, ...]:
    """Return the figures above the list."""
    month = day.replace(day=1)
    row = session.execute(
        select(
            func.sum(Invoice.open).filter(_is_open()),
            func.sum(Invoice.open).filter(and_(_is_open(), Invoice.due_on < day)),
            func.sum(Invoice.total).filter(Invoice.issued_on >= month),
            func.count().filter(Invoice.number.is_(None)),
        )
    ).one()
    overdue = row[1] or ZERO
    return (
        Figure(N_("Openstaand"), row[0] or ZERO, "blue"),
        Figure(N_("Verlopen"), overdue, "red" if overdue else "grey"),
        Figure(N_("Deze maand gefactureerd"), row[2] or ZERO, "green"),
        Figure(N_("Concepten"), row[3], "grey"),
    )


def detail(session: Session, key: int, day: date) -> InvoiceDetail:
    """Return an invoice or credit note in full."""
    row = session.get_one(Invoice, key)
    original = session.get(Invoice, row.credits_id) if row.credits_id else None
    contract = session.get(Contract, row.contract_id) if row.contract_id else None
    customer = session.get_one(Customer, row.customer_id)
    state = session.scalar(select(state_of(day)).where(Invoice.id == key)) or ""
    notes = session.execute(
        select(Invoice.id, Invoice.number).where(Invoice.credits_id == key).order_by(Invoice.id)
    )
    return InvoiceDetail(
        id=row.id,
        kind=row.kind,
        number=row.number or "",
        state=state,
        reference=row.reference,
        customer_id=row.customer_id,
        customer=customer.name,
        contract_id=row.contract_id,
        contract=contract.number if contract else "",
        credits_id=row.credits_id,
        credits=(original.number or "") if original else "",
        credit_notes=tuple((note_id, number or "") for note_id, number in notes),
        prepared_on=row.prepared_on,
        issued_on=row.issued_on,
        due_on=row.due_on,
        payment_days=row.payment_days,
        party=row.party,
        gross_prices=row.gross_prices,
        treatment=row.treatment,
        remark=row.remark,
        net=row.net,
        vat=row.vat,
        total=row.total,
        open=row.open,
        costs=row.costs,
        paid_on=row.paid_on,
        disputed_on=row.disputed_on,
        dispute=row.dispute,
        lines=_lines(session, key),
        vat_totals=_vat(session, row),
        bookings=_bookings(session, key),
        letters=letters_about(session, key),
    )


def _lines(session: Session, key: int) -> tuple[InvoiceLineDetail, ...]:
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


def _vat(session: Session, invoice: Invoice) -> tuple[VatDetail, ...]:
    """Return the frozen totals, or for a draft what they would be now."""
    rows = session.scalars(
        select(InvoiceVat).where(InvoiceVat.invoice_id == invoice.id).order_by(InvoiceVat.id)
    ).all()
    if rows or invoice.number is not None:
        return tuple(VatDetail(percent=r.percent, net=r.net, vat=r.vat) for r in rows)
    from ises_desk.queries.sums import vat_totals

    return tuple(
        VatDetail(percent=f"{each.percent.normalize():f}", net=each.net, vat=each.vat)
        for each in vat_totals(invoice, invoice.lines)
    )


def _bookings(session: Session, key: int) -> tuple[BookingDetail, ...]:
    rows = session.scalars(
        select(Booking)
        .outerjoin(Payment, Payment.id == Booking.payment_id)
        .where(Booking.invoice_id == key)
        .order_by(Booking.booked_on, Booking.id)
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
