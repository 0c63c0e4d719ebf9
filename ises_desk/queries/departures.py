"""Customers who left: whose last contract ended, or who handed it over (12.1, 15.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import aliased

from ises_desk.models import Contract, ContractTransfer, Customer
from ises_desk.models.base import Day
from ises_desk.values.kinds import ContractStage

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


def departed(session: Session, before: date) -> tuple[dict[int, date], dict[int, str]]:
    """Return the last day of customers none of whose contracts goes on after a day, and names."""
    last: dict[int, date] = {}
    names: dict[int, str] = {}
    for key, name, end in (*session.execute(_ended(before)), *session.execute(_passed(before))):
        names[key] = name
        last[key] = max(end, last.get(key, end))
    return last, names


def _ended(before: date) -> Any:
    """Return the customers whose last contract ended by a day, with that end."""
    last = func.max(Contract.ends_on, type_=Day)
    return (
        select(Customer.id, Customer.name, last)
        .join(Contract, Contract.customer_id == Customer.id)
        .where(
            Contract.concluded_at.is_not(None),
            Contract.ends_on <= before,
            ~_goes_on(Contract.customer_id, before),
        )
        .group_by(Customer.id)
    )


def _passed(before: date) -> Any:
    """Return the customers who handed over their last contract by a day, with that day."""
    row = ContractTransfer
    last = func.max(row.from_on, type_=Day)
    return (
        select(Customer.id, Customer.name, last)
        .join(row, row.from_customer_id == Customer.id)
        .where(row.done_on.is_not(None), ~_goes_on(row.from_customer_id, before))
        .group_by(row.from_customer_id)
        .having(last <= before)
    )


def _goes_on(customer: Any, before: date) -> ColumnElement[bool]:
    """Return the condition that a contract of a customer goes on after a day."""
    other = aliased(Contract)
    return exists().where(
        other.customer_id == customer,
        other.concluded_at.is_not(None),
        or_(
            (other.stage == ContractStage.CONCLUDED) & other.ends_on.is_(None),
            other.ends_on > before,
        ),
    )
