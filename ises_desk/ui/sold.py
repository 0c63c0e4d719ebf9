"""What is sold, as a choice in a line: a product brings what the price list says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui import fields


def _sold(session: Any, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    from ises_desk.queries import products as sold
    from ises_desk.queries.listing import dictionaries

    return dictionaries(session, sold.listing(values["_today"], "sold"))


def products(session: Any, values: Mapping[str, Any]) -> fields.Options:
    """Return what is sold (on the read lane)."""
    return tuple(
        (each["code"], f"{each['name']} ({each['code']})") for each in _sold(session, values)
    )


def listed(
    session: Any, code: str | None, form: Mapping[str, Any], *, gross: bool
) -> dict[str, Any]:
    """Return what the price list says of a product, with the price that this customer sees."""
    found = next((each for each in _sold(session, form) if each["code"] == code), None)
    if found is None:
        return {}
    return {
        "description": found["name"],
        "unit_price": found["gross"] if gross else found["net"],
        "months": found["months"],
        "billing_moment": found["billing_moment"],
        "vat_kind": found["vat_kind"],
    }


def sees_gross(session: Any, form: Mapping[str, Any]) -> bool:
    """Tell whether the customer chosen in a form sees prices with VAT."""
    from ises_desk.queries import customers
    from ises_desk.values.kinds import Party

    if form.get("customer_id") is None:
        return False
    party = customers.detail(session, form["customer_id"], form["_today"]).party
    return party is Party.CONSUMER
