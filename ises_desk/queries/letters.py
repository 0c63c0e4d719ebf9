"""The archive of letters: the list with search in the text, and one in full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from ises_desk.i18n import N_
from ises_desk.models import (
    Complaint,
    Contract,
    Customer,
    Demand,
    DemandInvoice,
    Invoice,
    Letter,
    LetterDispatch,
    LetterInvoice,
)
from ises_desk.queries.figures import Figure
from ises_desk.queries.letter_papers import Enclosure, enclosures, letter_row
from ises_desk.queries.listing import Column, Listing, Owner
from ises_desk.values.kinds import Channel, LetterKind

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from ises_desk.values.money import Money

STATES = {
    "ready": (N_("Nog te versturen"), "amber"),
    "sent": (N_("Verstuurd"), "green"),
    "withdrawn": (N_("Vervallen"), "grey"),
}
BILLS = (LetterKind.L04, LetterKind.L05)


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchDetail:
    """One sending: when, how and where to."""

    id: int
    sent_at: datetime
    channel: Channel
    sent_to: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterInvoiceDetail:
    """An invoice that the letter is about; the amounts are those of an overdue letter."""

    id: int
    number: str
    total: Money
    open: Money
    principal: Money | None
    interest: Money | None
    fee: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandDetail:
    """What an overdue letter set in motion; its days are known once it was sent."""

    id: int
    kind: LetterKind
    made_on: date
    fee: Money
    interest: Money
    sent_on: date | None
    delivered_on: date | None
    last_day: date | None
    costs_from: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Where the owner's words stand in a letter instead of its text: `was` is empty if added."""

    was: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDetail:
    """A letter in full, as it was issued; `changes` are the owner's own words in it."""

    id: int
    number: str
    kind: LetterKind
    state: str
    customer_id: int
    customer: str
    customer_number: str
    contract_id: int | None
    contract: str
    complaint_id: int | None
    complaint: str
    dated_on: date
    subject: str
    text: str
    sent_on: date | None
    withdrawn_on: date | None
    changes: tuple[Change, ...]
    enclosures: tuple[Enclosure, ...]
    dispatches: tuple[DispatchDetail, ...]
    invoices: tuple[LetterInvoiceDetail, ...]
    demand: DemandDetail | None


def state_of() -> ColumnElement[str]:
    """Return the SQL expression for the word of `STATES`."""
    return case(
        (Letter.withdrawn_on.is_not(None), "withdrawn"),
        (Letter.sent_on.is_not(None), "sent"),
        else_="ready",
    )


def _kind_label() -> ColumnElement[str]:
    return case(
        *((Letter.kind == kind, kind.label) for kind in LetterKind), else_=LetterKind.FREE.label
    )


def listing(
    day: date,  # noqa: ARG001  every listing takes the day; a letter's state doesn't need it
    state: str = "all",
    customer_id: int | None = None,
    *,
    bills: bool = True,
) -> Listing:
    """Return the archive; `state` is a word of `STATES` or "all", `bills` keeps invoices in it.

    "ready_bills" and "ready_letters" are the two kinds of what is ready, as the figures count them.
    """
    shown = state_of()
    listed = Listing(
        name="letters",
        key=Letter.id,
        columns=(
            Column("number", N_("Kenmerk"), Letter.number),
            Column("dated_on", N_("Datum"), Letter.dated_on, "day"),
            Column("kind", N_("Soort"), _kind_label()),
            Column("customer", N_("Klant"), Customer.name, sort=Customer.name.collate("NOCASE")),
            Column("subject", N_("Onderwerp"), Letter.subject),
            Column("sent_on", N_("Verstuurd"), Letter.sent_on, "day"),
            Column("state", N_("Stand"), shown, "state"),
        ),
        source=Letter.__table__.join(Customer.__table__, Customer.id == Letter.customer_id),
        order=(("dated_on", True), ("number", True)),
        search=Letter.search,
        owner=Owner(Letter.customer_id, Customer.id, Customer.search),
    )
    if customer_id is not None:
        listed = listed.only(Letter.customer_id == customer_id)
    if not bills:
        listed = listed.only(Letter.kind.not_in(BILLS))
    if state == "ready_bills":
        return listed.only(shown == "ready", Letter.kind.in_(BILLS))
    if state == "ready_letters":
        return listed.only(shown == "ready", Letter.kind.not_in(BILLS))
    return listed if state == "all" else listed.only(shown == state)


def figures(session: Session, day: date) -> tuple[Figure, ...]:
    """Return the figures above the list."""
    waiting = (Letter.sent_on.is_(None)) & (Letter.withdrawn_on.is_(None))
    month = day.replace(day=1)
    row = session.execute(
        select(
            func.count().filter(waiting & Letter.kind.in_(BILLS)),
            func.count().filter(waiting & Letter.kind.not_in(BILLS)),
            func.count().filter(Letter.sent_on >= month),
            func.count(),
        ).select_from(Letter)
    ).one()
    return (
        Figure(N_("Facturen te versturen"), row[0], "amber" if row[0] else "grey"),
        Figure(N_("Brieven te versturen"), row[1], "amber" if row[1] else "grey"),
        Figure(N_("Deze maand verstuurd"), row[2], "green"),
        Figure(N_("In het archief"), row[3], "grey"),
    )


def detail(session: Session, key: int, day: date) -> LetterDetail:  # noqa: ARG001  as for a listing
    """Return a letter in full."""
    row = letter_row(session, key)
    customer = session.get_one(Customer, row.customer_id)
    contract = session.get(Contract, row.contract_id) if row.contract_id else None
    complaint = session.get(Complaint, row.complaint_id) if row.complaint_id else None
    demand = session.scalar(select(Demand).where(Demand.letter_id == key))
    return LetterDetail(
        id=row.id,
        number=row.number,
        kind=row.kind,
        state=session.scalar(select(state_of()).where(Letter.id == key)) or "",
        customer_id=customer.id,
        customer=customer.name,
        customer_number=customer.number,
        contract_id=row.contract_id,
        contract=contract.number if contract else "",
        complaint_id=row.complaint_id,
        complaint=complaint.number if complaint else "",
        dated_on=row.dated_on,
        subject=row.subject,
        text=row.text,
        sent_on=row.sent_on,
        withdrawn_on=row.withdrawn_on,
        changes=tuple(
            Change(was=each["was"], text=each["text"]) for each in row.data.get("wording", ())
        ),
        enclosures=enclosures(session, key),
        dispatches=_dispatches(session, key),
        invoices=_invoices(session, key, demand),
        demand=_demand(demand) if demand else None,
    )


def _dispatches(session: Session, key: int) -> tuple[DispatchDetail, ...]:
    rows = session.scalars(
        select(LetterDispatch)
        .where(LetterDispatch.letter_id == key)
        .order_by(LetterDispatch.sent_at, LetterDispatch.id)
    )
    return tuple(
        DispatchDetail(
            id=row.id,
            sent_at=row.sent_at,
            channel=row.channel,
            sent_to=row.sent_to,
            remark=row.remark,
        )
        for row in rows
    )


def _invoices(session: Session, key: int, demand: Demand | None) -> tuple[LetterInvoiceDetail, ...]:
    stated: dict[int, DemandInvoice] = {}
    if demand is not None:
        found = select(DemandInvoice).where(DemandInvoice.demand_id == demand.id)
        stated = {row.invoice_id: row for row in session.scalars(found)}
    rows = session.scalars(
        select(Invoice)
        .join(LetterInvoice, LetterInvoice.invoice_id == Invoice.id)
        .where(LetterInvoice.letter_id == key)
        .order_by(Invoice.id)
    )
    return tuple(
        LetterInvoiceDetail(
            id=row.id,
            number=row.number or "",
            total=row.total,
            open=row.open,
            principal=stated[row.id].principal if row.id in stated else None,
            interest=stated[row.id].interest if row.id in stated else None,
            fee=stated[row.id].fee if row.id in stated else None,
        )
        for row in rows
    )


def _demand(row: Demand) -> DemandDetail:
    return DemandDetail(
        id=row.id,
        kind=row.kind,
        made_on=row.made_on,
        fee=row.fee,
        interest=row.interest,
        sent_on=row.sent_on,
        delivered_on=row.delivered_on,
        last_day=row.last_day,
        costs_from=row.costs_from,
    )
