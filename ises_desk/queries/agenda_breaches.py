"""Duties about breaches: terms that lapsed, and suspensions to weigh, to lift or to undo."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import literal_column, or_, select

from ises_desk.i18n import N_
from ises_desk.models import (
    Contract,
    Customer,
    Demand,
    DemandInvoice,
    Invoice,
    Letter,
    Occurrence,
    Suspension,
    SuspensionInvoice,
)
from ises_desk.queries.contracts import is_concluded
from ises_desk.queries.debts import UNPAID_KEYS
from ises_desk.queries.duties import Duty, Words, horizon
from ises_desk.terms.breach import ARTICLES
from ises_desk.values.kinds import LetterKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

_DAY = timedelta(days=1)
# The sign keeps SQLite off the index of last days: nearly all of them lie behind.
_LAST_DAY: ColumnElement[str] = literal_column("+demand.last_day")
_CHOOSE = N_(
    "Kies: opschorten of ontbinden op het contract, of vastleggen dat de klant alsnog is nagekomen."
)
_CHOOSE_PAID = N_(
    "Kies: opschorten of ontbinden op het contract; betaalt de klant, dan vervalt dit vanzelf."
)


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield what falls on a day, lies behind it or comes within a week."""
    yield from _lapsed(session, day)
    yield from _lapsed_payment(session, day)
    yield from _reviews(session, day)
    yield from _over(session, day)
    yield from _restores(session, day)


def _alive(day: date) -> ColumnElement[bool]:
    """Return the condition that a contract can still be suspended or dissolved."""
    return is_concluded() & or_(Contract.ends_on.is_(None), Contract.ends_on >= day)


def _lapsed(session: Session, day: date) -> Iterator[Duty]:
    rows = session.execute(
        select(
            Demand.last_day,
            Letter.number.label("letter"),
            Contract.id,
            Contract.number,
            Contract.customer_id,
            Customer.name,
        )
        .join(Letter, Letter.id == Demand.letter_id)
        .join(Contract, Contract.id == Demand.contract_id)
        .join(Customer, Customer.id == Contract.customer_id)
        .where(
            Demand.kind.in_([LetterKind.L10, LetterKind.L11]),
            Demand.sent_on.is_not(None),
            Demand.contract_id.is_not(None),
            Demand.performed_on.is_(None),
            Demand.last_day < horizon(day),
            _alive(day),
            ~select(Suspension.id)
            .where(Suspension.demand_id == Demand.id, Suspension.lifted_on.is_(None))
            .exists(),
        )
    )
    words = N_("Termijn voorbij: ingebrekestelling {letter} aan {customer}, contract {number}")
    for row in rows:
        yield _of_contract(
            "lapsed",
            row.last_day + _DAY,
            row,
            (words, {"letter": row.letter}),
            (N_("De termijn liep tot en met {last}."), {"last": row.last_day}),
            (_CHOOSE, {}),
            basis=("15.2", "15.3", "6:265 lid 2 BW"),
        )


def _lapsed_payment(session: Session, day: date) -> Iterator[Duty]:
    """Yield the default notices over invoices that are open, had no demand, and are not acted on.

    After both letters the decision is asked with the overdue invoices themselves.
    """
    standing = select(Suspension.id).where(Suspension.lifted_on.is_(None))
    suspended = select(SuspensionInvoice.invoice_id).where(
        SuspensionInvoice.suspension_id.in_(standing)
    )
    owed = UNPAID_KEYS.where(Invoice.demanded_on.is_(None), Invoice.id.not_in(suspended))
    open_ones = select(DemandInvoice.demand_id).where(DemandInvoice.invoice_id.in_(owed))
    rows = session.execute(
        select(Demand.last_day, Letter.number, Demand.customer_id, Customer.name)
        .join(Letter, Letter.id == Demand.letter_id)
        .join(Customer, Customer.id == Demand.customer_id)
        .where(
            Demand.kind == LetterKind.L10,
            Demand.contract_id.is_(None),
            Demand.sent_on.is_not(None),
            Demand.id.in_(open_ones),
            horizon(day).isoformat() > _LAST_DAY,
        )
    )
    for last, letter, customer_id, name in rows:
        if last is None:
            continue
        yield Duty(
            kind="lapsed",
            due_on=last + _DAY,
            words=(
                N_("Termijn voorbij: ingebrekestelling {letter} aan {customer}"),
                {"letter": letter, "customer": name},
            ),
            reasons=(
                (N_("De termijn liep tot en met {last}."), {"last": last}),
                (_CHOOSE_PAID, {}),
            ),
            basis=("15.2", "15.3", "6:265 lid 2 BW"),
            subject="customer",
            key=customer_id,
            customer_id=customer_id,
            customer=name,
        )


def _standing() -> Any:
    """Return what is read of suspensions."""
    return (
        select(
            Suspension.ground,
            Suspension.review_on,
            Suspension.starts_on,
            Suspension.lifted_on,
            Contract.id,
            Contract.number,
            Contract.customer_id,
            Customer.name,
        )
        .join(Contract, Contract.id == Suspension.contract_id)
        .join(Customer, Customer.id == Contract.customer_id)
    )


def _reviews(session: Session, day: date) -> Iterator[Duty]:
    rows = session.execute(
        _standing().where(
            Suspension.lifted_on.is_(None), Suspension.review_on <= horizon(day), _alive(day)
        )
    )
    words = N_("Opschorting opnieuw wegen: contract {number} van {customer}")
    why = N_(
        "Opgeschort sinds {since}. Is de reden er nog, en is dit nog steeds niet meer dan nodig?"
    )
    for row in rows:
        yield _of_contract(
            "review_block",
            row.review_on,
            row,
            (words, {}),
            (why, {"since": row.starts_on}),
            basis=(ARTICLES[row.ground], "6:262 lid 2 BW"),
            action="contract.review_suspension",
        )


def _over(session: Session, day: date) -> Iterator[Duty]:
    """Yield the suspensions whose ground is gone: they last as long as the breach."""
    rows = session.execute(
        _standing()
        .add_columns(Occurrence.closed_on, Demand.performed_on)
        .outerjoin(Occurrence, Occurrence.id == Suspension.occurrence_id)
        .outerjoin(Demand, Demand.id == Suspension.demand_id)
        .where(
            Suspension.lifted_on.is_(None),
            or_(Occurrence.closed_on.is_not(None), Demand.performed_on.is_not(None)),
            _alive(day),
        )
    )
    words = N_("Opschorting opheffen: contract {number} van {customer}")
    why = N_("De reden is er sinds {since} niet meer.")
    for row in rows:
        since = row.closed_on or row.performed_on
        yield _of_contract(
            "lift_block",
            since,
            row,
            (words, {}),
            (why, {"since": since}),
            basis=(ARTICLES[row.ground], "6:262 BW"),
            action="contract.lift",
        )


def _restores(session: Session, day: date) -> Iterator[Duty]:
    """Yield what is still off; of a contract that is over nothing is put on again."""
    rows = session.execute(
        _standing().where(
            Suspension.lifted_on.is_not(None), Suspension.restored_on.is_(None), _alive(day)
        )
    )
    words = N_("Dienst weer aanzetten: contract {number} van {customer}")
    why = N_("De opschorting is op {since} opgeheven.")
    for row in rows:
        yield _of_contract(
            "restore",
            row.lifted_on,
            row,
            (words, {}),
            (why, {"since": row.lifted_on}),
            basis=("6:262 BW",),
            action="contract.restored",
        )


def _of_contract(
    kind: str,
    due_on: date,
    row: Any,
    words: Words,
    *reasons: Words,
    basis: tuple[str, ...],
    action: str = "",
) -> Duty:
    sentence, values = words
    return Duty(
        kind=kind,
        due_on=due_on,
        words=(sentence, {"customer": row.name, "number": row.number, **values}),
        reasons=reasons,
        basis=basis,
        subject="contract",
        key=row.id,
        customer_id=row.customer_id,
        customer=row.name,
        action=action,
        arguments={"contract_id": row.id} if action else {},
    )
