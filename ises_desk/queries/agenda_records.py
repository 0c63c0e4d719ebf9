"""Duties about records with a day of their own: domain names and complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.i18n import N_
from ises_desk.models import Complaint, Customer, Domain
from ises_desk.queries.duties import Duty, horizon
from ises_desk.values.kinds import ComplaintState, DomainState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield what falls on a day, lies behind it or comes within a week."""
    yield from _domains(session, day)
    yield from _complaints(session, day)


def _domains(session: Session, day: date) -> Iterator[Duty]:
    rows = session.execute(
        select(
            Domain.id,
            Domain.name,
            Domain.anniversary_on,
            Domain.next_reminder_on,
            Domain.customer_id,
            Customer.name.label("customer"),
        )
        .join(Customer, Customer.id == Domain.customer_id)
        .where(Domain.state == DomainState.ACTIVE, Domain.next_reminder_on <= horizon(day))
    )
    for row in rows:
        expired = row.anniversary_on <= max(row.next_reminder_on, day)
        reminded = N_("Herinnering van {reminder}; de tijd loopt tot en met {anniversary}.")
        yield Duty(
            kind="domain",
            due_on=row.anniversary_on,
            stands_on=row.next_reminder_on,
            words=(
                N_("{domain} van {customer} verlengen of opzeggen: verlengdatum {anniversary}"),
                {
                    "domain": row.name,
                    "customer": row.customer,
                    "anniversary": row.anniversary_on,
                },
            ),
            reasons=(
                (
                    N_("De naam wordt bij het register met een jaar verlengd, tenzij u opzegt."),
                    {},
                ),
                (
                    reminded,
                    {"reminder": row.next_reminder_on, "anniversary": row.anniversary_on},
                ),
            ),
            basis=("13.2",),
            subject="domain",
            key=row.id,
            customer_id=row.customer_id,
            customer=row.customer,
            action="domain.renew" if expired else "domain.acknowledge",
            arguments={"domain_id": row.id},
        )


def _complaints(session: Session, day: date) -> Iterator[Duty]:
    rows = session.execute(
        select(
            Complaint.id,
            Complaint.number,
            Complaint.subject,
            Complaint.answer_due,
            Complaint.received_at,
            Complaint.customer_id,
            Customer.name,
        )
        .join(Customer, Customer.id == Complaint.customer_id)
        .where(Complaint.state == ComplaintState.OPEN, Complaint.answer_due <= horizon(day))
    )
    for row in rows:
        yield Duty(
            kind="complaint",
            due_on=row.answer_due,
            words=(
                N_("Klacht {number} van {customer} beantwoorden: {subject}"),
                {"number": row.number, "customer": row.name, "subject": row.subject},
            ),
            reasons=((N_("Ontvangen op {received}."), {"received": row.received_at}),),
            basis=("9.1",),
            subject="complaint",
            key=row.id,
            customer_id=row.customer_id,
            customer=row.name,
            action="complaint.answer",
            arguments={"complaint_id": row.id},
        )
