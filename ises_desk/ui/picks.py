"""Fields that choose a customer, and what belongs to the chosen one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_
from ises_desk.ui import fields

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ises_desk.queries.listing import Listing


def _customers(day: date) -> Listing:
    from ises_desk.queries import customers

    return _shown(customers.listing(day))


def _payers(day: date) -> Listing:
    from ises_desk.queries import customers

    return _shown(customers.payers(day))


def _shown(listed: Listing) -> Listing:
    shown = tuple(
        column for column in listed.columns if column.key in {"number", "name", "city", "party"}
    )
    return replace(listed, columns=shown)


def _customer_named(session: Any, key: int, day: date) -> str:
    from ises_desk.queries import customers

    found = customers.detail(session, key, day)
    return f"{found.name} ({found.number})"


def customer(
    name: str = "customer_id", *, label: str = N_("&Klant"), span: int = 12, locked: bool = False
) -> fields.Pick:
    """Return the question which customer."""
    return fields.Pick(
        name=name,
        label=label,
        required=True,
        span=span,
        locked=locked,
        listing=_customers,
        named=_customer_named,
        title=N_("Klant kiezen"),
    )


def payer() -> fields.Pick:
    """Return the question which customer paid: the bank tells the invoice or the amount."""
    hint = N_("Zoek op naam, factuurnummer of bedrag.")
    return replace(customer(), listing=_payers, hint=hint)


def accounts(session: Any, values: Mapping[str, Any]) -> fields.Options:
    """Return the accounts of the chosen customer (on the read lane)."""
    from ises_desk.queries import customers

    key = values.get("customer_id")
    if key is None:
        return ()
    found = customers.detail(session, key, values["_today"])
    return tuple((account.id, account.name) for account in found.accounts)


ACCOUNT = fields.Choice(
    name="account_id",
    label=N_("&Account"),
    span=6,
    nothing=N_("zonder account"),
    load=accounts,
    depends="customer_id",
)
