"""What an invoice has grown to: principal, interest and claimed costs on a day (6:44, 6:119 BW)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from ises_desk.clock import business_day
from ises_desk.law import interest
from ises_desk.models import Booking, Contract, Invoice, Payment, Setting
from ises_desk.queries import rates
from ises_desk.values.kinds import DayBasis, Party
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.values.rates import RateTable

DAY_BASIS = "interest.day_basis"


@dataclass(frozen=True, slots=True)
class Settled:
    """What one payment, or credit note on another invoice, settled of an invoice on a day."""

    payment_id: int | None
    credit_note_id: int | None
    on: date
    to_costs: Money
    to_interest: Money
    to_principal: Money

    @property
    def beyond(self) -> Money:
        """What went to costs and interest."""
        return self.to_costs + self.to_interest

    @property
    def amount(self) -> Money:
        """The whole."""
        return self.beyond + self.to_principal


def claim_on(session: Session, invoice: Invoice, until: date) -> interest.Claim:
    """Return the claim on a final invoice at the end of `until`, by its own bookings.

    Its credit notes lower the principal from the start: nobody owes interest over what was
    billed too much. A credit note on another invoice that was set off counts as money received.
    What was paid before this administration lowers it from the start too: its day isn't known.
    """
    assert invoice.due_on is not None  # noqa: S101  a final invoice has its last day
    receipts = [
        interest.Receipt(each.on, each.amount, principal_only=not each.beyond)
        for each in receipts_on(session, invoice)
    ]
    return interest.claim(
        invoice.total - invoice.paid_before - _credited(session, invoice),
        invoice.due_on,
        until,
        table_of(session, invoice),
        receipts=receipts,
        costs=invoice.costs if invoice.costs_from is not None else ZERO,
        costs_from=invoice.costs_from,
        basis=day_basis(session),
    )


def receipts_on(session: Session, invoice: Invoice) -> list[Settled]:
    """Return what came in on an invoice by source and day, the oldest first.

    A payment that was taken back is left out, as if it was never made; its own credit notes too.
    """
    # to check: reversal-keeps-the-due-day
    taken_back = select(Payment.reverses_id).where(Payment.reverses_id.is_not(None))
    live = Payment.reverses_id.is_(None) & Payment.id.not_in(taken_back)
    rows = session.execute(
        select(
            Booking.payment_id,
            Booking.credit_note_id,
            Booking.booked_on,
            func.sum(Booking.to_costs),
            func.sum(Booking.to_interest),
            func.sum(Booking.to_principal),
        )
        .outerjoin(Payment, Payment.id == Booking.payment_id)
        .outerjoin(Invoice, Invoice.id == Booking.credit_note_id)
        .where(
            Booking.invoice_id == invoice.id,
            (Booking.payment_id.is_not(None) & live)
            | (
                Booking.credit_note_id.is_not(None)
                & Invoice.credits_id.is_distinct_from(invoice.id)
            ),
        )
        .group_by(Booking.payment_id, Booking.credit_note_id, Booking.booked_on)
        .order_by(Booking.booked_on, func.min(Booking.id))
    )
    return [Settled(*row) for row in rows]


def _credited(session: Session, invoice: Invoice) -> Money:
    """Return what its own credit notes took off an invoice."""
    # to check: credit-lowers-principal-from-start
    found = session.scalar(
        select(func.sum(Booking.to_principal))
        .join(Invoice, Invoice.id == Booking.credit_note_id)
        .where(Booking.invoice_id == invoice.id, Invoice.credits_id == invoice.id)
    )
    return found or ZERO


def table_of(session: Session, invoice: Invoice) -> RateTable:
    """Return the rate table that an invoice's debtor owes by, the owner's own rows included."""
    concluded = None
    if invoice.contract_id is not None:
        at = session.scalar(select(Contract.concluded_at).where(Contract.id == invoice.contract_id))
        concluded = business_day(at) if at else None
    by_law = interest.table_for(invoice.party, concluded)
    consumer = by_law is interest.table_for(Party.CONSUMER)
    name = rates.CONSUMER_INTEREST if consumer else rates.TRADE_INTEREST
    return rates.table(session, name)


def day_basis(session: Session) -> DayBasis:
    """Return how days are counted over a year: the owner's choice."""
    said = session.scalar(select(Setting.value).where(Setting.key == DAY_BASIS))
    return DayBasis(said) if said else DayBasis.ACTUAL
