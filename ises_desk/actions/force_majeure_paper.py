"""The letter about force majeure (L40): what it says to a consumer and to another."""

from __future__ import annotations

from sqlalchemy import select

from ises_desk.actions.demand_papers import opening
from ises_desk.actions.work import Work
from ises_desk.letters import force_majeure as letters
from ises_desk.models import Contract, ContractLine, Customer, ForceMajeure
from ises_desk.values.kinds import Party


def letter_to(
    work: Work, event: ForceMajeure, customer: Customer, contracts: list[Contract]
) -> letters.ForceMajeureNotice:
    """Return the letter to a customer about the contracts that an event touches."""
    consumer = any(contract.party is Party.CONSUMER for contract in contracts)
    kind = letters.ForceMajeureConsumer if consumer else letters.ForceMajeureNotice
    return kind(
        **opening(work, customer),
        cause=event.cause,
        began_on=event.began_on,
        dissolve_from=event.dissolve_from,
        contracts=tuple(
            letters.ContractRow(number=contract.number, about=_about(work, contract))
            for contract in contracts
        ),
    )


def _about(work: Work, contract: Contract) -> str:
    """Return the first line of a contract, as its list names it."""
    line = work.session.scalar(
        select(ContractLine.description)
        .where(ContractLine.contract_id == contract.id)
        .order_by(ContractLine.position)
        .limit(1)
    )
    return (line or "").splitlines()[0] if line else contract.number
