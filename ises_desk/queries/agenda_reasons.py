"""Duties about content: the reasons (DSA art. 17) are due as soon as a measure starts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from ises_desk.i18n import N_
from ises_desk.models import Contract, Customer, Dissolution, Occurrence, Suspension
from ises_desk.queries.duties import Duty, horizon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


def unexplained(session: Session, *where: ColumnElement[bool]) -> Sequence[Any]:
    """Return what happened with content, was acted upon, and was not explained yet.

    `since` is when the measure starts. Without an electronic address nothing is due (17 lid 2).
    """
    begun = func.min(func.coalesce(Suspension.starts_on, Dissolution.dissolved_on))
    return session.execute(
        select(
            Occurrence.id,
            func.min(Suspension.starts_on).label("off"),
            func.min(Dissolution.dissolved_on).label("dissolved"),
            Contract.id.label("contract_id"),
            Contract.number,
            Contract.customer_id,
            Customer.name,
        )
        .join(Contract, Contract.id == Occurrence.contract_id)
        .join(Customer, Customer.id == Contract.customer_id)
        .outerjoin(Suspension, Suspension.occurrence_id == Occurrence.id)
        .outerjoin(Dissolution, Dissolution.occurrence_id == Occurrence.id)
        .where(
            Occurrence.about_content,
            Occurrence.statement_id.is_(None),
            or_(Suspension.id.is_not(None), Dissolution.id.is_not(None)),
            Customer.email != "",
            *where,
        )
        .group_by(Occurrence.id)
        .order_by(begun, Occurrence.id)
    ).all()


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield the measures about content of which the customer doesn't know the reasons."""
    for row in unexplained(session):
        since = min(each for each in (row.off, row.dissolved) if each is not None)
        if since > horizon(day):
            continue
        yield Duty(
            kind="reasons",
            due_on=since,
            words=(
                N_("Motivering sturen aan {customer}: contract {number}"),
                {"customer": row.name, "number": row.number},
            ),
            reasons=(
                (
                    N_(
                        "De maatregel gaat om inhoud en geldt sinds {since}; de klant moet dan "
                        "weten waarom."
                    ),
                    {"since": since},
                ),
            ),
            basis=("DSA art. 17",),
            subject="contract",
            key=row.contract_id,
            customer_id=row.customer_id,
            customer=row.name,
            action="occurrence.state_reasons",
            arguments={"occurrence_id": row.id},
        )
