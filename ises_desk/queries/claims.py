"""What an invoice has grown to: principal, interest and claimed costs on a day (6:44, 6:119 BW).

What a claim is worked out from is read for many invoices at once: a list asks no more questions
than one invoice does.
"""

from __future__ import annotations

from collections import defaultdict
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

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from ises_desk.values.rates import RateTable

DAY_BASIS = "interest.day_basis"
_INVOICE = Invoice.__table__.c
_BOOKING = Booking.__table__.c


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What the claim on one final invoice is worked out from, on whatever day.

    `credited` holds its own credit notes: key and amount.
    """

    key: int
    party: Party
    concluded_on: date | None
    issued_on: date
    due_on: date
    total: Money
    paid_before: Money
    credited: tuple[tuple[int, Money], ...]
    settled: tuple[Settled, ...]
    costs: Money
    costs_from: date | None
    table: RateTable
    days: DayBasis

    @property
    def principal(self) -> Money:
        """What is owed from the start.

        Its own credit notes lower it: nobody owes interest over what was billed too much. What
        was paid before this administration lowers it too: its day isn't known.
        """
        # to check: credit-lowers-principal-from-start
        return self.total - self.paid_before - Money.total(each for _key, each in self.credited)

    def on(self, until: date) -> interest.Claim:
        """Return the claim at the end of `until`."""
        receipts = [
            interest.Receipt(each.on, each.amount, principal_only=not each.beyond)
            for each in self.settled
        ]
        return interest.claim(
            self.principal,
            self.due_on,
            until,
            self.table,
            receipts=receipts,
            costs=self.costs if self.costs_from is not None else ZERO,
            costs_from=self.costs_from,
            basis=self.days,
        )


def claim_on(session: Session, invoice: Invoice, until: date) -> interest.Claim:
    """Return the claim on a final invoice at the end of `until`, by its own bookings.

    A credit note on another invoice that was set off counts as money received.
    """
    return basis_of(session, invoice).on(until)


def claimed(session: Session, invoice: Invoice, day: date) -> tuple[Money, Money]:
    """Return the open interest and costs of an invoice that a letter claimed by a day."""
    # to check: interest-booked-once-claimed
    if invoice.claimed_on is None or invoice.claimed_on > day:
        return ZERO, ZERO
    claim = claim_on(session, invoice, day)
    return claim.open_interest, claim.open_costs


def claimed_of(session: Session, customer_id: int, day: date) -> Money:
    """Return what a customer owes on a day beyond his invoices: what `claimed` says of them all."""
    found = session.scalars(
        select(Invoice).where(
            Invoice.customer_id == customer_id, Invoice.claimed_on <= day, Invoice.open > 0
        )
    )
    return Money.total(part for each in found for part in claimed(session, each, day))


def basis_of(session: Session, invoice: Invoice) -> Basis:
    """Return what the claim on one final invoice is worked out from."""
    return bases(session, select(_INVOICE.id).where(_INVOICE.id == invoice.id))[invoice.id]


def bases(session: Session, keys: Select[tuple[int]]) -> dict[int, Basis]:
    """Return by key what the claims on these final invoices are worked out from."""
    settled, credited = _settled(session, keys), _credited(session, keys)
    found = session.connection().execute(
        select(
            _INVOICE.id,
            _INVOICE.party,
            _INVOICE.issued_on,
            _INVOICE.due_on,
            _INVOICE.total,
            _INVOICE.paid_before,
            _INVOICE.costs,
            _INVOICE.costs_from,
            Contract.__table__.c.concluded_at,
        )
        .outerjoin(Contract.__table__, Contract.__table__.c.id == _INVOICE.contract_id)
        .where(_INVOICE.id.in_(keys))
    )
    days, tables = day_basis(session), _Tables(session)
    rows: dict[int, Basis] = {}
    for key, party, issued, due, total, before, costs, costs_from, at in found:
        concluded = business_day(at) if at else None
        rows[key] = Basis(
            key=key,
            party=party,
            concluded_on=concluded,
            issued_on=issued,
            due_on=due,
            total=total,
            paid_before=before,
            credited=tuple(credited.get(key, ())),
            settled=tuple(settled.get(key, ())),
            costs=costs,
            costs_from=costs_from,
            table=tables.of(party, concluded),
            days=days,
        )
    return rows


def receipts_on(session: Session, invoice: Invoice) -> list[Settled]:
    """Return what came in on an invoice by source and day, the oldest first.

    A payment that was taken back is left out, as if it was never made; its own credit notes too.
    """
    keys = select(_INVOICE.id).where(_INVOICE.id == invoice.id)
    return _settled(session, keys).get(invoice.id, [])


def _settled(session: Session, keys: Select[tuple[int]]) -> dict[int, list[Settled]]:
    # to check: reversal-keeps-the-due-day
    taken_back = select(Payment.reverses_id).where(Payment.reverses_id.is_not(None))
    live = Payment.reverses_id.is_(None) & Payment.id.not_in(taken_back)
    rows = session.execute(
        select(
            Booking.invoice_id,
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
            Booking.invoice_id.in_(keys),
            (Booking.payment_id.is_not(None) & live)
            | (
                Booking.credit_note_id.is_not(None)
                & Invoice.credits_id.is_distinct_from(Booking.invoice_id)
            ),
        )
        .group_by(Booking.invoice_id, Booking.payment_id, Booking.credit_note_id, Booking.booked_on)
        .order_by(Booking.booked_on, func.min(Booking.id))
    )
    found: dict[int, list[Settled]] = defaultdict(list)
    for key, payment, note, on, *parts in rows:
        found[key].append(Settled(payment, note, on, *parts))
    return found


def _credited(session: Session, keys: Select[tuple[int]]) -> dict[int, list[tuple[int, Money]]]:
    """Return what own credit notes took off invoices, by invoice."""
    note = Invoice.__table__.alias().c
    rows = session.connection().execute(
        select(_BOOKING.invoice_id, note.id, func.sum(_BOOKING.to_principal))
        .join(note.id.table, note.id == _BOOKING.credit_note_id)
        .where(_BOOKING.invoice_id.in_(keys), note.credits_id == _BOOKING.invoice_id)
        .group_by(_BOOKING.invoice_id, note.id)
        .order_by(note.id)
    )
    found: dict[int, list[tuple[int, Money]]] = defaultdict(list)
    for key, number, amount in rows:
        found[key].append((number, amount))
    return found


class _Tables:
    """The rate tables, each read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: dict[str, RateTable] = {}

    def of(self, party: Party, concluded: date | None) -> RateTable:
        by_law = interest.table_for(party, concluded)
        consumer = by_law is interest.table_for(Party.CONSUMER)
        name = rates.CONSUMER_INTEREST if consumer else rates.TRADE_INTEREST
        if name not in self._read:
            self._read[name] = rates.table(self._session, name)
        return self._read[name]


def table_of(session: Session, invoice: Invoice) -> RateTable:
    """Return the rate table that an invoice's debtor owes by, the owner's own rows included."""
    concluded = None
    if invoice.contract_id is not None:
        at = session.scalar(select(Contract.concluded_at).where(Contract.id == invoice.contract_id))
        concluded = business_day(at) if at else None
    return _Tables(session).of(invoice.party, concluded)


def day_basis(session: Session) -> DayBasis:
    """Return how days are counted over a year: the owner's choice."""
    said = session.scalar(select(Setting.value).where(Setting.key == DAY_BASIS))
    return DayBasis(said) if said else DayBasis.ACTUAL
