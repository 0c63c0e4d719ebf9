"""Default notices that customers sent us: of a contract, and as duties (15.2, 6:82 BW)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.i18n import N_
from ises_desk.models import Contract, Customer, ReceivedDefault
from ises_desk.queries.duties import Duty, horizon

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.values.kinds import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedShown:
    """A default notice that came in; `late` tells that its last day has passed unanswered."""

    id: int
    received_on: date
    channel: Channel
    facts: str
    last_day: date
    answered_on: date | None
    outcome: str
    late: bool


def of_contract(session: Session, contract_id: int, day: date) -> tuple[ReceivedShown, ...]:
    """Return what came in about a contract, the newest first."""
    rows = session.scalars(
        select(ReceivedDefault)
        .where(ReceivedDefault.contract_id == contract_id)
        .order_by(ReceivedDefault.received_on.desc(), ReceivedDefault.id.desc())
    )
    return tuple(
        ReceivedShown(
            id=row.id,
            received_on=row.received_on,
            channel=row.channel,
            facts=row.facts,
            last_day=row.last_day,
            answered_on=row.answered_on,
            outcome=row.outcome,
            late=row.answered_on is None and row.last_day < day,
        )
        for row in rows
    )


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield the notices that wait for us, from the last day that they leave."""
    rows = session.execute(
        select(ReceivedDefault, Contract.number, Contract.customer_id, Customer.name)
        .join(Contract, Contract.id == ReceivedDefault.contract_id)
        .join(Customer, Customer.id == Contract.customer_id)
        .where(ReceivedDefault.answered_on.is_(None), ReceivedDefault.last_day <= horizon(day))
    )
    for row, number, customer_id, customer in rows:
        term = N_("De klant gaf tot en met {last}.")
        if row.given_until is None:
            term = N_("De klant gaf geen termijn; veertien dagen na ontvangst is {last}.")
        then = N_(
            "Bent u dan niet nagekomen, dan bent u in verzuim: de klant kan ontbinden en schade "
            "vorderen."
        )
        if row.last_day < day:
            then = N_("Die dag is voorbij: de klant kan ontbinden en schade vorderen.")
        yield Duty(
            kind="cure",
            due_on=row.last_day,
            words=(
                N_("Nakomen: {customer} stelde u in gebreke, contract {number}"),
                {"customer": customer, "number": number},
            ),
            reasons=((term, {"last": row.last_day}), (then, {})),
            basis=("15.2", "6:82 BW", "6:265 lid 2 BW"),
            subject="contract",
            key=row.contract_id,
            customer_id=customer_id,
            customer=customer,
            action="received_default.answer",
            arguments={"received_default_id": row.id},
        )
