"""Complaints: the list, one complaint with its letters, and the figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, join, select

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Account, Complaint, Customer, Letter
from ises_desk.queries.figures import Figure, count_by
from ises_desk.queries.listing import Column, Listing, Owner
from ises_desk.values.kinds import Channel, ComplaintState

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

STATES = {
    "late": (N_("Antwoord te laat"), "red"),
    "open": (N_("Open"), "blue"),
    "answered": (N_("Beantwoord"), "green"),
    "closed": (N_("Gesloten"), "grey"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintLetter:
    """A letter about a complaint."""

    id: int
    number: str
    subject: str
    dated_on: date
    sent_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintDetail:
    """A complaint with its letters, the newest first."""

    id: int
    number: str
    customer_id: int
    customer: str
    account_id: int | None
    account: str
    received_at: datetime
    channel: Channel
    subject: str
    text: str
    answer_due: date
    answered_at: datetime | None
    outcome: str
    notes: str
    state: str
    letters: tuple[ComplaintLetter, ...]


def state_of(day: date) -> ColumnElement[str]:
    """Return the SQL expression for the word of `STATES` on a day."""
    return case(
        (and_(Complaint.state == ComplaintState.OPEN, Complaint.answer_due < day), "late"),
        (Complaint.state == ComplaintState.OPEN, "open"),
        (Complaint.state == ComplaintState.ANSWERED, "answered"),
        else_="closed",
    )


def listing(day: date, state: str = "all", customer_id: int | None = None) -> Listing:
    """Return the complaints on a day; `state` is a word of `STATES`, or "all"."""
    shown = state_of(day)
    listed = Listing(
        name="complaints",
        key=Complaint.id,
        columns=(
            Column("number", N_("Nummer"), Complaint.number),
            Column("customer", N_("Klant"), Customer.name, sort=Customer.name.collate("NOCASE")),
            Column("subject", N_("Onderwerp"), Complaint.subject),
            Column("received_at", N_("Ontvangen"), Complaint.received_at, "moment"),
            Column("answer_due", N_("Antwoord uiterlijk"), Complaint.answer_due, "day"),
            Column("state", N_("Stand"), shown, "state"),
        ),
        source=join(Complaint, Customer, Customer.id == Complaint.customer_id),
        order=(("received_at", True),),
        search=Complaint.search,
        owner=Owner(Complaint.customer_id, Customer.id, Customer.search),
    )
    if customer_id is not None:
        listed = listed.only(Complaint.customer_id == customer_id)
    return listed if state == "all" else listed.only(shown == state)


def figures(session: Session, day: date) -> tuple[Figure, ...]:
    """Return how many complaints there are in each state."""
    counts = count_by(session, state_of(day))
    return tuple(Figure(label, counts.get(word, 0), tone) for word, (label, tone) in STATES.items())


def detail(session: Session, key: int, day: date) -> ComplaintDetail:
    """Return a complaint; an unknown key is a Refusal."""
    statement = (
        select(Complaint, Customer, Account, state_of(day))
        .join(Customer, Customer.id == Complaint.customer_id)
        .outerjoin(Account, Account.id == Complaint.account_id)
        .where(Complaint.id == key)
    )
    found: Any = session.execute(statement).first()
    if found is None:
        raise Refusal(N_("Er is geen klacht met sleutel {key}."), key=key)
    row, customer, account, state = found
    letters = session.execute(
        select(Letter.id, Letter.number, Letter.subject, Letter.dated_on, Letter.sent_on)
        .where(Letter.complaint_id == key)
        .order_by(Letter.id.desc())
    )
    return ComplaintDetail(
        id=row.id,
        number=row.number,
        customer_id=customer.id,
        customer=f"{customer.number} {customer.name}",
        account_id=row.account_id,
        account=account.name if account else "",
        received_at=row.received_at,
        channel=row.channel,
        subject=row.subject,
        text=row.text,
        answer_due=row.answer_due,
        answered_at=row.answered_at,
        outcome=row.outcome,
        notes=row.notes,
        state=state,
        letters=tuple(
            ComplaintLetter(id=key, number=number, subject=subject, dated_on=dated, sent_on=sent)
            for key, number, subject, dated, sent in letters
        ),
    )
