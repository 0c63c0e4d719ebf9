"""Merging: one customer that was entered twice becomes one, and every reference follows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from ises_desk.actions.customers import living, refresh_search
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import (
    Account,
    Complaint,
    Contact,
    Contract,
    ContractTransfer,
    Customer,
    CustomerAddress,
    DataDeletion,
    Demand,
    Domain,
    Invoice,
    Letter,
    MadeDossier,
    Note,
    Payment,
)

FOLLOW: tuple[Any, ...] = (
    Account,
    Complaint,
    Contact,
    Contract,
    DataDeletion,
    Demand,
    Domain,
    Invoice,
    Letter,
    MadeDossier,
    Note,
    Payment,
)


@action("customer.merge", title=N_("Klanten samenvoegen"), undo=Undo.REVERT)
def merge_customers(work: Work, *, keep_id: int, gone_id: int) -> int:
    """Let everything of customer `gone_id` belong to `keep_id`; returns `keep_id`.

    The gone customer keeps its number, which leads to the one that stays. Final invoices and
    letters stay as printed. Addresses follow only where the one that stays has none of their kind.
    """
    if keep_id == gone_id:
        raise Refusal(N_("Kies twee verschillende klanten om samen te voegen."), field="gone_id")
    keep = living(work, keep_id, "keep_id")
    gone = living(work, gone_id, "gone_id")
    for model in FOLLOW:
        for row in work.session.scalars(select(model).filter_by(customer_id=gone.id)):
            row.customer_id = keep.id
    _addresses(work, keep, gone)
    for side in ("from_customer_id", "to_customer_id"):
        for row in work.session.scalars(select(ContractTransfer).filter_by(**{side: gone.id})):
            setattr(row, side, keep.id)
    for earlier in work.session.scalars(select(Customer).filter_by(merged_into_id=gone.id)):
        earlier.merged_into_id = keep.id
    gone.merged_into_id = keep.id
    refresh_search(work, keep)
    return keep.id


def _addresses(work: Work, keep: Customer, gone: Customer) -> None:
    statement = select(CustomerAddress)
    kept = {row.kind for row in work.session.scalars(statement.filter_by(customer_id=keep.id))}
    for row in work.session.scalars(statement.filter_by(customer_id=gone.id)):
        if row.kind not in kept:
            row.customer_id = keep.id
