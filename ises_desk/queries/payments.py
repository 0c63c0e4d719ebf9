"""Payments: the list, one in full with its bookings, and what customers have to their credit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, case, func, select

from ises_desk.i18n import N_
from ises_desk.models import Booking, Customer, Invoice, Payment
from ises_desk.queries.figures import Figure
from ises_desk.queries.listing import Column, Listing, Owner
from ises_desk.values.kinds import InvoiceKind, PaymentMethod
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

STATES = {
    "booked": (N_("Geboekt"), "green"),
    "left": (N_("Tegoed"), "amber"),
    "reversed": (N_("Gestorneerd"), "red"),
    "reversal": (N_("Storno"), "red"),
    "refund": (N_("Terugbetaald"), "grey"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedPart:
    """A part of a payment on one invoice, in the order of 6:44 BW."""

    invoice_id: int
    invoice: str
    booked_on: date
    to_costs: Money
    to_interest: Money
    to_principal: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDetail:
    """A payment in full; `unbooked` is what is left of it as a credit balance."""

    id: int
    state: str
    customer_id: int
    customer: str
    received_on: date
    amount: Money
    unbooked: Money
    method: PaymentMethod
    iban: str
    remark: str
    parts: tuple[BookedPart, ...]


def state_of() -> ColumnElement[str]:
    """Return the SQL expression for the word of `STATES`."""
    counter = select(Payment.reverses_id).where(Payment.reverses_id.is_not(None))
    return case(
        (Payment.reverses_id.is_not(None), "reversal"),
        (Payment.amount < 0, "refund"),
        (Payment.id.in_(counter), "reversed"),
        (Payment.unbooked > 0, "left"),
        else_="booked",
    )


def listing(day: date, state: str = "all", customer_id: int | None = None) -> Listing:
    """Return the payments up to a day; `state` is a word of `STATES` or "all"."""
    shown = state_of()
    listed = Listing(
        name="payments",
        key=Payment.id,
        columns=(
            Column("received_on", N_("Datum"), Payment.received_on, "day"),
            Column("customer", N_("Klant"), Customer.name, sort=Customer.name.collate("NOCASE")),
            Column("amount", N_("Bedrag"), Payment.amount, "money"),
            Column("unbooked", N_("Tegoed"), Payment.unbooked, "money"),
            Column("method", N_("Wijze"), Payment.method),
            Column("remark", N_("Omschrijving"), Payment.remark),
            Column("state", N_("Stand"), shown, "state"),
        ),
        source=Payment.__table__.join(Customer.__table__, Customer.id == Payment.customer_id),
        where=(Payment.received_on <= day,),
        order=(("received_on", True),),
        search=Payment.search,
        owner=Owner(Payment.customer_id, Customer.id, Customer.search),
    )
    if customer_id is not None:
        listed = listed.only(Payment.customer_id == customer_id)
    return listed if state == "all" else listed.only(shown == state)


def figures(session: Session, day: date) -> tuple[Figure, ...]:
    """Return the figures above the list."""
    month = day.replace(day=1)
    received = session.scalar(
        select(func.sum(Payment.amount)).where(Payment.received_on.between(month, day))
    )
    balance = session.scalar(select(func.sum(Payment.unbooked)))
    notes = session.scalar(
        select(func.sum(Invoice.open)).where(
            and_(Invoice.kind == InvoiceKind.CREDIT_NOTE, Invoice.open < 0)
        )
    )
    return (
        Figure(N_("Deze maand ontvangen"), received or ZERO, "green"),
        Figure(N_("Tegoed van klanten"), balance or ZERO, "amber" if balance else "grey"),
        Figure(N_("Creditnota's terug te betalen"), -(notes or ZERO), "amber" if notes else "grey"),
    )


def detail(session: Session, key: int, day: date) -> PaymentDetail:  # noqa: ARG001  same shape as all details
    """Return a payment with its parts."""
    row = session.get_one(Payment, key)
    customer = session.get_one(Customer, row.customer_id)
    parts = session.execute(
        select(Booking, Invoice.number)
        .join(Invoice, Invoice.id == Booking.invoice_id)
        .where(Booking.payment_id == key)
        .order_by(Booking.id)
    )
    return PaymentDetail(
        id=row.id,
        state=session.scalar(select(state_of()).where(Payment.id == key)) or "",
        customer_id=row.customer_id,
        customer=customer.name,
        received_on=row.received_on,
        amount=row.amount,
        unbooked=row.unbooked,
        method=row.method,
        iban=row.iban,
        remark=row.remark,
        parts=tuple(
            BookedPart(
                invoice_id=booking.invoice_id,
                invoice=number or "",
                booked_on=booking.booked_on,
                to_costs=booking.to_costs,
                to_interest=booking.to_interest,
                to_principal=booking.to_principal,
            )
            for booking, number in parts
        ),
    )


def account_of(session: Session, customer_id: int) -> str:
    """Return where a customer's money goes back to: his account, or else where he last paid from.

    Empty when neither is known.
    """
    known = session.scalar(select(Customer.iban).where(Customer.id == customer_id))
    last = (
        select(Payment.iban)
        .where(Payment.customer_id == customer_id, Payment.iban != "", Payment.amount > 0)
        .order_by(Payment.received_on.desc(), Payment.id.desc())
        .limit(1)
    )
    return known or session.scalar(last) or ""


def credit_of(session: Session, customer_id: int) -> Money:
    """Return what a customer has to his credit: balances and open credit notes."""
    balance = session.scalar(
        select(func.sum(Payment.unbooked)).where(Payment.customer_id == customer_id)
    )
    notes = session.scalar(
        select(func.sum(Invoice.open)).where(
            Invoice.customer_id == customer_id,
            Invoice.kind == InvoiceKind.CREDIT_NOTE,
            Invoice.open < 0,
        )
    )
    return (balance or ZERO) - (notes or ZERO)
