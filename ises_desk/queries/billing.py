"""What is there to bill: the preview of the billing run, per customer, without writing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from ises_desk.models import Contract, ContractLine, Customer

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBill:
    """A customer with something to bill: how many lines, since when, of which contracts."""

    customer_id: int
    number: str
    name: str
    lines: int
    since: date
    contracts: int


def to_bill(session: Session, through: date) -> tuple[ToBill, ...]:
    """Return the customers with something to bill up to and including a day."""
    rows = session.execute(
        select(
            Customer.id,
            Customer.number,
            Customer.name,
            func.count(ContractLine.id),
            func.min(ContractLine.next_invoice_on),
            func.count(func.distinct(Contract.id)),
        )
        .join(Contract, Contract.customer_id == Customer.id)
        .join(ContractLine, ContractLine.contract_id == Contract.id)
        .where(ContractLine.next_invoice_on <= through)
        .group_by(Customer.id)
        .order_by(Customer.name.collate("NOCASE"), Customer.id)
    )
    return tuple(
        ToBill(
            customer_id=key,
            number=number,
            name=name,
            lines=lines,
            since=since,
            contracts=contracts,
        )
        for key, number, name, lines, since, contracts in rows
        if since is not None
    )
