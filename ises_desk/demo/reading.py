"""What the demonstration reads to go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.models import (
    Account,
    ContractLine,
    Demand,
    DemandInvoice,
    Document,
    Domain,
    Invoice,
    Letter,
    Payment,
)
from ises_desk.values.kinds import DomainState, InvoiceKind, ProductKind

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.values.kinds import LetterKind
    from ises_desk.values.money import Money


_BILL = select(Invoice.id, Invoice.customer_id, Invoice.due_on, Invoice.open)


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice as far as its payer looks at it."""

    key: int
    customer_id: int
    due_on: date
    open: Money


def bills(session: Session, issued_on: date) -> list[Bill]:
    """Return the invoices of a day on which something is to be paid."""
    rows = session.execute(
        _BILL.where(Invoice.issued_on == issued_on, Invoice.kind == InvoiceKind.INVOICE).order_by(
            Invoice.id
        )
    )
    return [Bill(key, owner, due_on, left) for key, owner, due_on, left in rows if due_on]


def balances(session: Session) -> list[int]:
    """Return the payments of which something is left for an invoice that is open."""
    owing = select(Invoice.customer_id).where(Invoice.open > 0, Invoice.number.is_not(None))
    rows = select(Payment.id).where(Payment.unbooked > 0, Payment.customer_id.in_(owing))
    return list(session.scalars(rows.order_by(Payment.id)))


def open_on(session: Session, invoice_id: int) -> Money:
    """Return what is still open on an invoice."""
    return session.scalars(select(Invoice.open).where(Invoice.id == invoice_id)).one()


def unpaid(session: Session, customer_id: int) -> list[Bill]:
    """Return a customer's invoices with something open, the oldest first."""
    rows = session.execute(
        _BILL.where(
            Invoice.customer_id == customer_id,
            Invoice.kind == InvoiceKind.INVOICE,
            Invoice.number.is_not(None),
            Invoice.open > 0,
        ).order_by(Invoice.id)
    )
    return [Bill(key, owner, due_on, left) for key, owner, due_on, left in rows if due_on]


def billed(session: Session, customer_id: int) -> list[int]:
    """Return the keys of a customer's final invoices."""
    rows = select(Invoice.id).where(
        Invoice.customer_id == customer_id,
        Invoice.kind == InvoiceKind.INVOICE,
        Invoice.number.is_not(None),
    )
    return list(session.scalars(rows.order_by(Invoice.id)))


def unsent(session: Session) -> list[int]:
    """Return the letters that lie ready to be sent."""
    waiting = (Letter.sent_on.is_(None), Letter.withdrawn_on.is_(None))
    return list(session.scalars(select(Letter.id).where(*waiting).order_by(Letter.id)))


def demand_of(session: Session, letter_id: int) -> tuple[LetterKind, list[int]]:
    """Return the kind of an overdue letter and the invoices in it."""
    demand = session.scalars(select(Demand).where(Demand.letter_id == letter_id)).one()
    rows = select(DemandInvoice.invoice_id).where(DemandInvoice.demand_id == demand.id)
    return demand.kind, list(session.scalars(rows.order_by(DemandInvoice.invoice_id)))


def accounts_of(session: Session, customer_id: int) -> list[int]:
    """Return the accounts of a customer."""
    rows = select(Account.id).where(Account.customer_id == customer_id)
    return list(session.scalars(rows.order_by(Account.id)))


def domain_lines(session: Session, contract_id: int) -> list[tuple[int, str]]:
    """Return the lines of a contract that are a domain name: key and description."""
    rows = session.execute(
        select(ContractLine.id, ContractLine.description)
        .where(ContractLine.contract_id == contract_id, ContractLine.kind == ProductKind.DOMAIN)
        .order_by(ContractLine.position)
    )
    return [(row.id, row.description) for row in rows]


def domains_of(session: Session, contract_id: int) -> list[int]:
    """Return the active domain names on the lines of a contract."""
    rows = (
        select(Domain.id)
        .join(ContractLine, ContractLine.id == Domain.contract_line_id)
        .where(ContractLine.contract_id == contract_id, Domain.state == DomainState.ACTIVE)
    )
    return list(session.scalars(rows.order_by(Domain.id)))


def next_domain(session: Session, day: date, without: int) -> tuple[int, int, str, date] | None:
    """Return the active domain name with the first anniversary: key, customer, name and day.

    Not one of the customer `without`.
    """
    row = session.execute(
        select(Domain.id, Domain.customer_id, Domain.name, Domain.anniversary_on)
        .where(
            Domain.state == DomainState.ACTIVE,
            Domain.anniversary_on > day,
            Domain.customer_id != without,
        )
        .order_by(Domain.anniversary_on, Domain.id)
        .limit(1)
    ).first()
    return (row.id, row.customer_id, row.name, row.anniversary_on) if row else None


def papers(session: Session, dated_on: date) -> list[tuple[str, bytes]]:
    """Return the letters of a day: a file name and the PDF."""
    rows = session.execute(
        select(Letter.number, Letter.template, Document.content)
        .join(Document, Document.id == Letter.document_id)
        .where(Letter.dated_on == dated_on)
        .order_by(Letter.id)
    )
    return [(f"{number}-{template}.pdf", content) for number, template, content in rows]
