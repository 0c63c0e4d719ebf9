"""Contracts that passed to another customer (12.1): those waiting, those done, what went along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.models import Contract, ContractTransfer, Customer
from ises_desk.queries.contracts import state_of
from ises_desk.terms.art12_services import passing
from ises_desk.terms.articles import explain

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.values.kinds import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferDetail:
    """A transfer from one customer to another, with its papers and what went along.

    `names` are the domain names that went along, `accounts` the accounts, `staying` the accounts
    that serve more and stayed. Until `done_on` it waits for its day.
    """

    id: int
    from_customer_id: int
    from_customer: str
    to_customer_id: int
    to_customer: str
    from_on: date
    deed_on: date
    owner_on: date
    owner_by: Channel
    old_on: date
    old_by: Channel
    new_on: date
    new_by: Channel
    done_on: date | None
    names: tuple[str, ...]
    accounts: tuple[str, ...]
    staying: tuple[str, ...]


_SAME = (
    "id", "from_customer_id", "to_customer_id", "from_on", "deed_on", "owner_on", "owner_by",
    "old_on", "old_by", "new_on", "new_by", "done_on",
)  # fmt: skip


def of_contract(session: Session, contract_id: int) -> tuple[TransferDetail, ...]:
    """Return the transfers of a contract, the newest first."""
    rows = session.scalars(
        select(ContractTransfer)
        .where(ContractTransfer.contract_id == contract_id)
        .order_by(ContractTransfer.id.desc())
    )
    return tuple(_detail(session, row) for row in rows)


def _detail(session: Session, row: ContractTransfer) -> TransferDetail:
    along: dict[str, list[str]] = row.told
    return TransferDetail(
        **{name: getattr(row, name) for name in _SAME},
        from_customer=session.get_one(Customer, row.from_customer_id).name,
        to_customer=session.get_one(Customer, row.to_customer_id).name,
        names=tuple(along.get("names", ())),
        accounts=tuple(along.get("accounts", ())),
        staying=tuple(along.get("staying", ())),
    )


def why(session: Session, contract_id: int, customer_id: int | None) -> tuple[str, ...]:
    """Return which rules would hold at a new customer, as the text of "Waarom?"."""
    contract = session.get_one(Contract, contract_id)
    customer = session.get(Customer, customer_id) if customer_id else None
    party = customer.party if customer else contract.party
    return explain(passing(contract.party, party, consumer_notice=contract.consumer_notice))


def waiting(session: Session, day: date) -> list[tuple[ContractTransfer, Contract]]:
    """Return the transfers that wait for their day, of contracts that go on until it."""
    found = (
        select(ContractTransfer, Contract)
        .join(Contract, Contract.id == ContractTransfer.contract_id)
        .where(
            ContractTransfer.done_on.is_(None),
            state_of(day).in_(("coming", "running", "noticed")),
        )
        .order_by(ContractTransfer.from_on, ContractTransfer.id)
    )
    return [(row, contract) for row, contract in session.execute(found)]
