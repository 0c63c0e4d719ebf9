"""Duties about contracts that pass to another customer (12.1): carried out on their day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.i18n import N_
from ises_desk.models import Customer
from ises_desk.queries.duties import Duty, horizon
from ises_desk.queries.transfers import waiting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield the transfers whose day comes."""
    for row, contract in waiting(session, day):
        if row.from_on > horizon(day):
            continue
        old, new = (
            session.get_one(Customer, key) for key in (row.from_customer_id, row.to_customer_id)
        )
        yield Duty(
            kind="transfer",
            due_on=row.from_on,
            words=(
                N_("Contract {number} overdragen van {old} aan {new}"),
                {"number": contract.number, "old": old.name, "new": new.name},
            ),
            reasons=(
                (
                    N_("Alle toestemmingen zijn er; vanaf {day} is het contract van {new}."),
                    {"day": row.from_on, "new": new.name},
                ),
            ),
            basis=("12.1", "6:159 BW"),
            subject="contract",
            key=contract.id,
            customer_id=contract.customer_id,
            customer=old.name,
            action="contract.carry_out_transfer",
            arguments={"transfer_id": row.id},
        )
