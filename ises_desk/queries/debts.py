"""Overdue invoices as the next letter sees them, by customer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from ises_desk.law.dunning import Debt, Pace, Waiting
from ises_desk.models import Demand, DemandInvoice, Invoice, Letter, LetterInvoice
from ises_desk.queries import settings
from ises_desk.values.kinds import InvoiceKind, LetterKind
from ises_desk.values.money import ZERO

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

GRACE_DAYS = "dunning.grace_days"
DEMAND_AFTER_DAYS = "dunning.demand_after_days"
DEMAND_DAYS = "dunning.demand_days"
NOTICE_DAYS = "dunning.notice_days"
BUFFER_DAYS = "letter.buffer_days"
PER_INVOICE = "costs.per_invoice"
_COLUMNS = (
    Invoice.id,
    Invoice.number,
    Invoice.customer_id,
    Invoice.party,
    Invoice.due_on,
    Invoice.open,
    Invoice.disputed_on,
    Invoice.reminded_on,
    Invoice.demanded_on,
    Invoice.noticed_on,
)


def pace(session: Session) -> Pace:
    """Return how soon a reminder and a demand follow, by the owner's choice."""
    return Pace(number(session, GRACE_DAYS), number(session, DEMAND_AFTER_DAYS))


def number(session: Session, key: str) -> int:
    """Return a choice of the owner that is a number of days."""
    return int(settings.value(session, key))


def overdue(session: Session, day: date, customer_id: int | None = None) -> dict[int, list[Debt]]:
    """Return the open invoices whose payment term was over on a day, oldest first, by customer."""
    test = (Invoice.open > 0) & (Invoice.due_on < day) & (Invoice.kind == InvoiceKind.INVOICE)
    if customer_id is not None:
        test &= Invoice.customer_id == customer_id
    statement = select(*_COLUMNS).where(test).order_by(Invoice.due_on, Invoice.id)
    terms, waiting = _running(session, customer_id), _waiting(session, customer_id)
    found: dict[int, list[Debt]] = defaultdict(list)
    for row in session.execute(statement):
        found[row.customer_id].append(
            _debt(row, runs_until=terms.get(row.id), waiting=waiting.get(row.id))
        )
    return dict(found)


def debt(session: Session, invoice: Invoice) -> Debt:
    """Return one final invoice as a debt, open or not."""
    return _debt(
        invoice,
        runs_until=_running(session, invoice.customer_id).get(invoice.id),
        waiting=_waiting(session, invoice.customer_id).get(invoice.id),
    )


def _debt(row: Any, *, runs_until: date | None, waiting: Waiting | None) -> Debt:
    return Debt(
        key=row.id,
        number=row.number,
        party=row.party,
        due_on=row.due_on,
        open=max(row.open, ZERO),
        disputed_on=row.disputed_on,
        reminded_on=row.reminded_on,
        demanded_on=row.demanded_on,
        noticed_on=row.noticed_on,
        runs_until=runs_until,
        waiting=waiting,
    )


def _running(session: Session, customer_id: int | None) -> dict[int, date]:
    """Return by invoice the last day that a letter sent about it gives."""
    statement = (
        select(DemandInvoice.invoice_id, func.max(Demand.last_day))
        .join(Demand, Demand.id == DemandInvoice.demand_id)
        .join(Invoice, Invoice.id == DemandInvoice.invoice_id)
        .where(Demand.sent_on.is_not(None), Demand.last_day.is_not(None), Invoice.open > 0)
        .group_by(DemandInvoice.invoice_id)
    )
    if customer_id is not None:
        statement = statement.where(Invoice.customer_id == customer_id)
    return {key: last_day for key, last_day in session.execute(statement) if last_day}


def _waiting(session: Session, customer_id: int | None) -> dict[int, Waiting]:
    """Return by invoice the overdue letter about it that lies ready to be sent."""
    statement = (
        select(DemandInvoice.invoice_id, Letter.number, Demand.made_on)
        .join(Demand, Demand.id == DemandInvoice.demand_id)
        .join(Letter, Letter.id == Demand.letter_id)
        .where(Demand.sent_on.is_(None), Letter.withdrawn_on.is_(None))
    )
    if customer_id is not None:
        statement = statement.where(Demand.customer_id == customer_id)
    return {key: Waiting(number, made) for key, number, made in session.execute(statement)}


def never_sent(session: Session, customer_id: int | None = None) -> set[int]:
    """Return the invoices whose own paper was not recorded as sent, open ones only."""
    statement = (
        select(LetterInvoice.invoice_id)
        .join(Letter, Letter.id == LetterInvoice.letter_id)
        .join(Invoice, Invoice.id == LetterInvoice.invoice_id)
        .where(Letter.kind == LetterKind.L04, Letter.sent_on.is_(None), Invoice.open > 0)
    )
    if customer_id is not None:
        statement = statement.where(Invoice.customer_id == customer_id)
    return set(session.scalars(statement))
