"""Overdue invoices as the next letter sees them, by customer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import case, func, literal_column, select

from ises_desk.law.dunning import Debt, Pace, Waiting
from ises_desk.models import Demand, DemandInvoice, Invoice, Letter, LetterInvoice
from ises_desk.queries import settings
from ises_desk.values.kinds import InvoiceKind, LetterKind
from ises_desk.values.money import ZERO

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

GRACE_DAYS = "dunning.grace_days"
DEMAND_AFTER_DAYS = "dunning.demand_after_days"
SPECIFY_AFTER_DAYS = "dunning.specify_after_days"
SPECIFICATION_DAYS = "dunning.specification_days"
DEMAND_DAYS = "dunning.demand_days"
NOTICE_DAYS = "dunning.notice_days"
BUFFER_DAYS = "letter.buffer_days"
PER_INVOICE = "costs.per_invoice"
# Plain tables: no row objects are made, which the agenda of a large file needs.
_INVOICE = Invoice.__table__.c
_DEMAND = Demand.__table__.c
_PART = DemandInvoice.__table__.c
_LETTER = Letter.__table__.c
# A literal zero, not a bound one: only then SQLite takes the small index of unpaid invoices.
NOTHING: ColumnElement[int] = literal_column("0")
UNPAID = _INVOICE.open > NOTHING
# By their keys: SQLite reads them from that same small index.
UNPAID_KEYS = select(_INVOICE.id).where(UNPAID, _INVOICE.kind == InvoiceKind.INVOICE)
_COLUMNS = (
    _INVOICE.id,
    _INVOICE.customer_id,
    _INVOICE.number,
    _INVOICE.party,
    _INVOICE.due_on,
    _INVOICE.open,
    _INVOICE.disputed_on,
    _INVOICE.reminded_on,
    _INVOICE.demanded_on,
    _INVOICE.noticed_on,
)


def of_kind(*kinds: LetterKind) -> ColumnElement[bool]:
    """Return the condition for letters of these kinds, where few of them are asked for.

    The sign keeps SQLite off the index of kinds: it would be led past all of that kind.
    """
    of: ColumnElement[str] = literal_column("+letter.kind")
    return of.in_([kind.value for kind in kinds])


def pace(session: Session) -> Pace:
    """Return how soon each letter follows the one before, by the owner's choice."""
    return Pace(
        number(session, GRACE_DAYS),
        number(session, DEMAND_AFTER_DAYS),
        number(session, SPECIFY_AFTER_DAYS),
    )


def number(session: Session, key: str) -> int:
    """Return a choice of the owner that is a number of days."""
    return int(settings.value(session, key))


def overdue(session: Session, day: date, customer_id: int | None = None) -> dict[int, list[Debt]]:
    """Return the open invoices whose payment term was over on a day, oldest first, by customer."""
    test = UNPAID & (_INVOICE.due_on < day) & (_INVOICE.kind == InvoiceKind.INVOICE)
    if customer_id is not None:
        test &= _INVOICE.customer_id == customer_id
    statement = select(*_COLUMNS).where(test).order_by(_INVOICE.due_on, _INVOICE.id)
    terms, waiting = _running(session, customer_id), _waiting(session, customer_id)
    found: dict[int, list[Debt]] = defaultdict(list)
    for key, owner, name, party, due, amount, *days in session.connection().execute(statement):
        disputed, reminded, demanded, noticed = days
        last_day, specified = terms.get(key, (None, None))
        found[owner].append(
            Debt(
                key=key,
                number=name,
                party=party,
                due_on=due,
                open=amount,
                disputed_on=disputed,
                reminded_on=reminded,
                demanded_on=demanded,
                specified_on=specified,
                noticed_on=noticed,
                runs_until=last_day,
                waiting=waiting.get(key),
            )
        )
    return dict(found)


def debt(session: Session, invoice: Invoice) -> Debt:
    """Return one final invoice as a debt, open or not."""
    assert invoice.number is not None  # noqa: S101  a final invoice
    assert invoice.due_on is not None  # noqa: S101
    terms = _running(session, invoice.customer_id)
    last_day, specified = terms.get(invoice.id, (None, None))
    return Debt(
        key=invoice.id,
        number=invoice.number,
        party=invoice.party,
        due_on=invoice.due_on,
        open=max(invoice.open, ZERO),
        disputed_on=invoice.disputed_on,
        reminded_on=invoice.reminded_on,
        demanded_on=invoice.demanded_on,
        specified_on=specified,
        noticed_on=invoice.noticed_on,
        runs_until=last_day,
        waiting=_waiting(session, invoice.customer_id).get(invoice.id),
    )


def _running(
    session: Session, customer_id: int | None
) -> dict[int, tuple[date | None, date | None]]:
    """Return by invoice the last day that a letter sent about it gives, and when it was specified.

    A specification always gives a last day.
    """
    specified = case((_DEMAND.kind == LetterKind.L09, _DEMAND.sent_on))
    unpaid = UNPAID_KEYS
    if customer_id is not None:
        unpaid = unpaid.where(_INVOICE.customer_id == customer_id)
    statement = (
        select(_PART.invoice_id, func.max(_DEMAND.last_day), func.max(specified))
        .join(Demand.__table__, _DEMAND.id == _PART.demand_id)
        .where(
            _PART.invoice_id.in_(unpaid),
            _DEMAND.sent_on.is_not(None),
            _DEMAND.last_day.is_not(None),
        )
        .group_by(_PART.invoice_id)
    )
    return {key: (last, said) for key, last, said in session.connection().execute(statement)}


def _waiting(session: Session, customer_id: int | None) -> dict[int, Waiting]:
    """Return by invoice the overdue letter about it that lies ready to be sent."""
    statement = (
        select(_PART.invoice_id, _LETTER.number, _DEMAND.made_on)
        .join(Demand.__table__, _DEMAND.id == _PART.demand_id)
        .join(Letter.__table__, _LETTER.id == _DEMAND.letter_id)
        .where(_DEMAND.sent_on.is_(None), _LETTER.withdrawn_on.is_(None))
    )
    if customer_id is not None:
        statement = statement.where(_DEMAND.customer_id == customer_id)
    rows = session.connection().execute(statement)
    return {key: Waiting(letter, made) for key, letter, made in rows}


def never_sent(session: Session, customer_id: int | None = None) -> set[int]:
    """Return the invoices whose own paper was not recorded as sent, open ones only."""
    statement = (
        select(LetterInvoice.invoice_id)
        .join(Letter.__table__, _LETTER.id == LetterInvoice.letter_id)
        .join(Invoice.__table__, _INVOICE.id == LetterInvoice.invoice_id)
        .where(of_kind(LetterKind.L04), Letter.sent_on.is_(None), UNPAID)
    )
    if customer_id is not None:
        statement = statement.where(_INVOICE.customer_id == customer_id)
    return set(session.scalars(statement))
