"""Force majeure (17): the events, whom each touched, who was told, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import (
    Contract,
    ContractLine,
    Customer,
    ForceMajeure,
    ForceMajeureContract,
    Invoice,
    InvoiceLine,
    Letter,
)
from ises_desk.queries.notices import Prepaid, left_on
from ises_desk.terms.art15_duration import credit_after
from ises_desk.terms.art17_force_majeure import (
    dissolvable_from,
    doubts_about,
    own_risk,
)
from ises_desk.terms.articles import cited, explain
from ises_desk.terms.edition import edition_of
from ises_desk.values.kinds import Cause, ContractStage, InvoiceKind, Party
from ises_desk.values.money import ZERO, Money
from ises_desk.values.period import Period

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event in one line; `told` of the `touched` contracts have their letter."""

    id: int
    cause_code: Cause
    cause: str
    began_on: date
    ended_on: date | None
    dissolve_from: date
    owed_since: date | None
    weighed_on: date | None
    touched: int
    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A contract that an event touched; `letter_id` is of the letter that stands."""

    contract_id: int
    number: str
    customer_id: int
    customer: str
    party: Party
    letter_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDetail:
    """An event with its contracts; `reasons` is the text of "Waarom?", `warnings` what is weak."""

    event: Event
    contracts: tuple[Touched, ...]
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]


def running_on(day: date) -> tuple[Any, ...]:
    """Return the conditions for contracts that ran on a day."""
    return (
        Contract.stage == ContractStage.CONCLUDED,
        Contract.starts_on <= day,
        or_(Contract.ends_on.is_(None), Contract.ends_on >= day),
    )


def events(session: Session) -> tuple[Event, ...]:
    """Return all events, the newest first."""
    rows = session.execute(
        select(ForceMajeure, func.count(ForceMajeureContract.contract_id), func.count(Letter.id))
        .outerjoin(ForceMajeureContract, ForceMajeureContract.event_id == ForceMajeure.id)
        .outerjoin(
            Letter,
            and_(Letter.id == ForceMajeureContract.letter_id, Letter.withdrawn_on.is_(None)),
        )
        .group_by(ForceMajeure.id)
        .order_by(ForceMajeure.began_on.desc(), ForceMajeure.id.desc())
    )
    return tuple(_event(row, touched, told) for row, touched, told in rows)


def _event(row: ForceMajeure, touched: int, told: int) -> Event:
    return Event(
        id=row.id,
        cause_code=row.cause_code,
        cause=row.cause,
        began_on=row.began_on,
        ended_on=row.ended_on,
        dissolve_from=row.dissolve_from,
        owed_since=row.owed_since,
        weighed_on=row.weighed_on,
        touched=touched,
        told=told,
    )


def detail(session: Session, key: int) -> EventDetail:
    """Return an event with its contracts; an unknown one is a Refusal."""
    found = next((each for each in events(session) if each.id == key), None)
    if found is None:
        raise Refusal(N_("Deze overmacht is er niet meer."), field="event_id")
    contracts = touched_by(session, key)
    consumers = any(each.party is Party.CONSUMER for each in contracts)
    return EventDetail(
        event=found,
        contracts=contracts,
        reasons=explain(dissolvable_from(found.began_on)),
        warnings=warnings(found.cause_code, found.began_on, found.owed_since, consumers=consumers),
    )


def warnings(
    code: Cause, began_on: date, owed_since: date | None, *, consumers: bool
) -> tuple[str, ...]:
    """Return what makes an appeal to force majeure weak, in Dutch with its place."""
    risk = own_risk(began_on, owed_since)
    late = tuple(cited(each) for each in risk.reasons) if risk.applied else ()
    return (*late, *(cited(each) for each in doubts_about(code, consumers=consumers)))


def preview(began_on: date) -> tuple[date, tuple[str, ...]]:
    """Return from when both sides may dissolve an event's contracts, and why."""
    ruling = dissolvable_from(began_on, edition_of().force_majeure_weeks)
    return ruling.applied, explain(ruling)


def touched_by(session: Session, event_id: int) -> tuple[Touched, ...]:
    """Return the contracts of an event, by customer."""
    rows = session.execute(
        select(Contract.id, Contract.number, Contract.party, Customer.id, Customer.name, Letter.id)
        .join(ForceMajeureContract, ForceMajeureContract.contract_id == Contract.id)
        .join(Customer, Customer.id == Contract.customer_id)
        .outerjoin(
            Letter,
            and_(Letter.id == ForceMajeureContract.letter_id, Letter.withdrawn_on.is_(None)),
        )
        .where(ForceMajeureContract.event_id == event_id)
        .order_by(Customer.name, Customer.id, Contract.number)
    )
    return tuple(
        Touched(
            contract_id=key,
            number=number,
            customer_id=customer_id,
            customer=customer,
            party=party,
            letter_id=letter_id,
        )
        for key, number, party, customer_id, customer, letter_id in rows
    )


def billed_over(session: Session, event_id: int, days: Period) -> set[int]:
    """Return the contracts of an event with something refundable billed over its days."""
    rows = (
        select(ContractLine.contract_id)
        .join(ForceMajeureContract, ForceMajeureContract.contract_id == ContractLine.contract_id)
        .join(InvoiceLine, InvoiceLine.contract_line_id == ContractLine.id)
        .join(Invoice, Invoice.id == InvoiceLine.invoice_id)
        .where(ForceMajeureContract.event_id == event_id, *_over_days(days))
        .distinct()
    )
    return set(session.scalars(rows))


def _over_days(days: Period) -> tuple[Any, ...]:
    """Return the conditions for a line of a final invoice that is about any of the days."""
    return (
        ContractLine.refundable,
        Invoice.kind == InvoiceKind.INVOICE,
        Invoice.number.is_not(None),
        InvoiceLine.period_start < days.until,
        InvoiceLine.period_until > days.start,
    )


def without_service(session: Session, contract_id: int, days: Period) -> list[Prepaid]:
    """Return what was billed over days without service and is given back (6:271 BW).

    What was credited already over those days counts; never more than is left on a line.
    """
    before, last = days.start - _DAY, days.last_day
    rows = session.execute(
        select(InvoiceLine, InvoiceLine.period_start, InvoiceLine.period_until)
        .join(Invoice, Invoice.id == InvoiceLine.invoice_id)
        .join(ContractLine, ContractLine.id == InvoiceLine.contract_line_id)
        .where(ContractLine.contract_id == contract_id, *_over_days(days))
        .order_by(Invoice.id, InvoiceLine.position)
    )
    found = []
    for line, start, until in rows:
        if start is None or until is None:
            continue
        period = Period(start, until)
        amount = _over(line.amount, period, before, last) - _credited(session, line, before, last)
        amount = min(amount, left_on(session, line))
        if amount > ZERO:
            found.append(
                Prepaid(
                    invoice_id=line.invoice_id,
                    line_id=line.id,
                    description=line.description,
                    amount=amount,
                    days=Period(max(start, days.start), min(until, days.until)),
                )
            )
    return found


def _over(amount: Money, period: Period, before: date, last: date) -> Money:
    """Return the part of a billed period between two days."""
    return credit_after(amount, period, before) - credit_after(amount, period, last)


def _credited(session: Session, line: InvoiceLine, before: date, last: date) -> Money:
    rows = session.scalars(select(InvoiceLine).where(InvoiceLine.credits_line_id == line.id))
    return Money.total(
        _over(-each.amount, Period(each.period_start, each.period_until), before, last)
        for each in rows
        if each.period_start is not None and each.period_until is not None
    )
