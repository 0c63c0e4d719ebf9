"""The domain names that a breach of a contract can touch (13.5, 13.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.models import Contract, ContractLine, Domain
from ises_desk.terms.art13_domains import everywhere
from ises_desk.values.kinds import DomainState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def nameable(session: Session, contract_id: int) -> tuple[tuple[int, str], ...]:
    """Return the active names by key: under the contract, and of a business all of them."""
    contract = session.get_one(Contract, contract_id)
    own = select(ContractLine.id).where(ContractLine.contract_id == contract_id)
    statement = select(Domain.id, Domain.name).where(
        Domain.customer_id == contract.customer_id, Domain.state == DomainState.ACTIVE
    )
    if not everywhere(contract.party).applied:
        statement = statement.where(Domain.contract_line_id.in_(own))
    return tuple((key, name) for key, name in session.execute(statement.order_by(Domain.name)))
