"""Duties about force majeure (17): whom to tell, when both may dissolve, and what to give back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ises_desk.i18n import N_
from ises_desk.models import ForceMajeure, ForceMajeureContract
from ises_desk.queries.duties import Duty, horizon
from ises_desk.queries.force_majeure import Event, events, touched_by, without_service
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
    for event in events(session):
        if event.told < event.touched:
            yield _inform(event)
        if event.ended_on is not None:
            yield from _give_back(session, event, event.ended_on)
        elif event.weighed_on is None and event.dissolve_from <= horizon(day):
            yield _weigh(event)


def _inform(event: Event) -> Duty:
    left = event.touched - event.told
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


def _weigh(event: Event) -> Duty:
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


def _give_back(session: Session, event: Event, last: date) -> Iterator[Duty]:
    """Yield a duty for each contract with something billed over the days without service."""
    days = Period(event.began_on, last + _DAY)
    for each in touched_by(session, event.id):
        if not without_service(session, each.contract_id, days):
            continue
        values: dict[str, Any] = {"customer": each.customer, "number": each.number}
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
            key=each.contract_id,
            customer_id=each.customer_id,
            customer=each.customer,
            action="force_majeure.credit",
            arguments={"event_id": event.id, "contract_id": each.contract_id},
        )


def of_contract(session: Session, contract_id: int) -> tuple[Event, ...]:
    """Return the events that touched a contract, the newest first."""
    mine = select(ForceMajeureContract.event_id).where(
        ForceMajeureContract.contract_id == contract_id
    )
    keys = set(session.scalars(mine))
    return tuple(each for each in events(session) if each.id in keys) if keys else ()
