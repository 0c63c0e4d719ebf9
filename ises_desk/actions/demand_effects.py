"""What sent overdue letters do to an invoice: days taken, costs, and claimed interest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from ises_desk.actions.work import Work
from ises_desk.models import Demand, DemandInvoice, Invoice
from ises_desk.queries.demand_amounts import fee_after_term
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import ZERO, Money


@dataclass(slots=True)
class _Effects:
    reminded_on: date | None = None
    demanded_on: date | None = None
    noticed_on: date | None = None
    costs: Money = ZERO
    costs_from: date | None = None
    claimed_on: date | None = None


def follow(work: Work, invoice_ids: Iterable[int]) -> None:
    """Bring invoices in line with the letters sent about them and what was paid since.

    Call it after a letter is (no longer) sent and after each booking on an invoice: what a
    consumer pays within his fourteen days lowers the costs (HR 25-11-2016).
    """
    for key in dict.fromkeys(invoice_ids):
        invoice = work.get(Invoice, key)
        effects = _effects(work, invoice)
        for name in _Effects.__slots__:
            if getattr(invoice, name) != getattr(effects, name):
                setattr(invoice, name, getattr(effects, name))
    work.session.flush()


def together(work: Work, invoice_ids: Iterable[int]) -> list[int]:
    """Return the invoices and those that stand in a fourteen-day letter with one of them."""
    keys = list(invoice_ids)
    letters = (
        select(DemandInvoice.demand_id)
        .join(Demand, Demand.id == DemandInvoice.demand_id)
        .where(DemandInvoice.invoice_id.in_(keys), Demand.kind == LetterKind.L07)
    )
    others = select(DemandInvoice.invoice_id).where(DemandInvoice.demand_id.in_(letters))
    return sorted({*keys, *work.session.scalars(others)})


def _effects(work: Work, invoice: Invoice) -> _Effects:
    rows = work.session.execute(
        select(Demand, DemandInvoice.fee)
        .join(DemandInvoice, DemandInvoice.demand_id == Demand.id)
        .where(DemandInvoice.invoice_id == invoice.id, Demand.sent_on.is_not(None))
        .order_by(Demand.sent_on, Demand.id)
    )
    found = _Effects()
    for demand, fee in rows:
        if demand.kind is LetterKind.L06:
            found.reminded_on = demand.sent_on
        elif demand.kind is LetterKind.L10:
            found.noticed_on = demand.sent_on
        else:
            found.demanded_on = demand.sent_on
            due = fee if demand.kind is LetterKind.L08 else _after_term(work, demand, invoice)
            # A consumer who pays in time owes the open amount only: the letter said so.
            found.claimed_on = demand.costs_from
            found.costs = due
            found.costs_from = demand.costs_from if due else None
    return found


def _after_term(work: Work, demand: Demand, invoice: Invoice) -> Money:
    return fee_after_term(work.session, demand)[invoice.id]
