"""Duties about force majeure (17): whom to tell, when both may dissolve, and what to give back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from ises_desk.i18n import N_
from ises_desk.models import Contract, Customer, ForceMajeure, ForceMajeureContract
from ises_desk.queries.duties import Duty, horizon
from ises_desk.queries.force_majeure import Event, events, without_service
from ises_desk.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

_DAY = timedelta(days=1)
_INFORM = (
    N_("Overmacht van {began}: {count} contract nog niet ingelicht"),
    N_("Overmacht van {began}: {count} contracten nog niet ingelicht"),
)


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield the duties of events; without any event there is nothing to look at."""
    if session.scalar(select(ForceMajeure.id).limit(1)) is None:
        return
    touched = ForceMajeureContract
    for event, left in session.execute(
        select(ForceMajeure, func.count())
        .join(touched, touched.event_id == ForceMajeure.id)
        .where(touched.letter_id.is_(None))
        .group_by(ForceMajeure.id)
    ):
        yield _inform(event, left)
    going_on = select(ForceMajeure).where(
        ForceMajeure.ended_on.is_(None),
        ForceMajeure.weighed_on.is_(None),
        ForceMajeure.dissolve_from <= horizon(day),
    )
    for event in session.scalars(going_on):
        yield _weigh(event)
    yield from _give_back(session)


def _inform(event: ForceMajeure, left: int) -> Duty:
    return Duty(
        kind="force_majeure",
        due_on=event.began_on,
        words=(_INFORM[left != 1], {"began": event.began_on, "count": left}),
        reasons=(
            (
                N_("Wie niet krijgt wat is afgesproken, hoort waarom, sinds wanneer, en vanaf "
                   "welke dag ontbinden kan."),
                {},
            ),
        ),
        basis=("17.1", "17.3"),
        subject="force_majeure",
        key=event.id,
        action="force_majeure.inform",
        arguments={"event_id": event.id},
    )  # fmt: skip


def _weigh(event: ForceMajeure) -> Duty:
    return Duty(
        kind="force_majeure",
        due_on=event.dissolve_from,
        words=(
            N_("Overmacht van {began}: beide partijen mogen ontbinden"),
            {"began": event.began_on},
        ),
        reasons=(
            (
                N_("De overmacht duurt dan langer dan twee weken. Weeg af of u ontbindt; "
                   "particulieren mochten al eerder."),
                {},
            ),
        ),
        basis=("17.3", "6:265 lid 2 BW"),
        subject="force_majeure",
        key=event.id,
        action="force_majeure.weigh",
        arguments={"event_id": event.id},
    )  # fmt: skip


def _give_back(session: Session) -> Iterator[Duty]:
    """Yield a duty for each contract with something billed over the days without service."""
    owing = (
        select(ForceMajeure, Contract, Customer.name)
        .join(ForceMajeureContract, ForceMajeureContract.event_id == ForceMajeure.id)
        .join(Contract, Contract.id == ForceMajeureContract.contract_id)
        .join(Customer, Customer.id == Contract.customer_id)
        .where(ForceMajeureContract.owes, ForceMajeure.ended_on.is_not(None))
    )
    for event, contract, customer in session.execute(owing):
        last = event.ended_on or event.began_on
        days = Period(event.began_on, last + _DAY)
        if not without_service(session, contract.id, days):
            continue
        values: dict[str, Any] = {"customer": customer, "number": contract.number}
        yield Duty(
            kind="force_majeure",
            due_on=last + _DAY,
            words=(N_("Dagen zonder dienst crediteren: {customer}, contract {number}"), values),
            reasons=(
                (
                    N_("Overmacht van {first} tot en met {last}; over die dagen is gefactureerd."),
                    {"first": event.began_on, "last": last},
                ),
            ),
            basis=("6:271 BW",),
            subject="contract",
            key=contract.id,
            customer_id=contract.customer_id,
            customer=customer,
            action="force_majeure.credit",
            arguments={"event_id": event.id, "contract_id": contract.id},
        )


def of_contract(session: Session, contract_id: int) -> tuple[Event, ...]:
    """Return the events that touched a contract, the newest first."""
    mine = select(ForceMajeureContract.event_id).where(
        ForceMajeureContract.contract_id == contract_id
    )
    keys = set(session.scalars(mine))
    return tuple(each for each in events(session) if each.id in keys) if keys else ()
