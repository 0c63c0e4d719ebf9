"""What an invoice has grown to: principal, interest and claimed costs on a day (6:44, 6:119 BW)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.law import interest
from ises_desk.models import Booking, Contract, Payment, Setting
from ises_desk.queries import rates
from ises_desk.values.kinds import DayBasis, Party
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.models import Invoice
    from ises_desk.values.rates import RateTable

DAY_BASIS = "interest.day_basis"


def claim_on(session: Session, invoice: Invoice, until: date) -> interest.Claim:
    """Return the claim on a final invoice at the end of `until`, by its own bookings.

    A credit note lowers the principal from the start: nobody owes interest over what was
    billed too much. A reversed payment counts as never made.
    """
    assert invoice.due_on is not None  # noqa: S101  a final invoice has its last day
    # to check: reversal-keeps-the-due-day
    taken_back = select(Payment.reverses_id).where(Payment.reverses_id.is_not(None))
    bookings = session.scalars(
        select(Booking)
        .outerjoin(Payment, Payment.id == Booking.payment_id)
        .where(
            Booking.invoice_id == invoice.id,
            (Booking.payment_id.is_(None))
            | (Payment.reverses_id.is_(None) & Payment.id.not_in(taken_back)),
        )
        .order_by(Booking.booked_on, Booking.id)
    ).all()
    # to check: credit-lowers-principal-from-start
    credited = Money.total(b.to_principal for b in bookings if b.payment_id is None)
    receipts = [_receipt(b) for b in bookings if b.payment_id is not None]
    return interest.claim(
        invoice.total - credited,
        invoice.due_on,
        until,
        table_of(session, invoice),
        receipts=receipts,
        costs=invoice.costs if invoice.costs_from is not None else ZERO,
        costs_from=invoice.costs_from,
        basis=day_basis(session),
    )


def _receipt(booking: Booking) -> interest.Receipt:
    beyond = booking.to_costs + booking.to_interest
    return interest.Receipt(
        booking.booked_on, beyond + booking.to_principal, principal_only=not beyond
    )


def table_of(session: Session, invoice: Invoice) -> RateTable:
    """Return the rate table that an invoice's debtor owes by, the owner's own rows included."""
    concluded = None
    if invoice.contract_id is not None:
        at = session.scalar(select(Contract.concluded_at).where(Contract.id == invoice.contract_id))
        concluded = at.date() if at else None
    by_law = interest.table_for(invoice.party, concluded)
    consumer = by_law is interest.table_for(Party.CONSUMER)
    name = rates.CONSUMER_INTEREST if consumer else rates.TRADE_INTEREST
    return rates.table(session, name)


def day_basis(session: Session) -> DayBasis:
    """Return how days are counted over a year: the owner's choice."""
    said = session.scalar(select(Setting.value).where(Setting.key == DAY_BASIS))
    return DayBasis(said) if said else DayBasis.ACTUAL
