"""What the tests of contracts, billing and payments have in common: lines, contracts, bad texts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ises_desk.actions.addresses import AddressInput
from ises_desk.actions.drafts import DraftLine
from ises_desk.actions.line_input import LineInput
from ises_desk.models import Letter
from ises_desk.values.kinds import BillingMoment
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office

DAY = date(2026, 11, 22)
HIDDEN = ("a\x07b", "a\u202eb", "a\u200bb", "a\u2066b", "a\ud800b")
UNPRINTABLE = ("hallo 😀", "日本", "שלום")


def line(price: str = "121.00", **values: Any) -> LineInput:
    """Make a contract line that needs no price list: hosting per year in arrears."""
    return LineInput(**{"description": "Hosting S", "unit_price": Money.of(price), **values})


def advance(price: str = "121.00", **values: Any) -> LineInput:
    """Make a contract line that is billed in advance."""
    return line(price, **{"billing_moment": BillingMoment.ADVANCE, **values})


def typed(price: str = "121.00", **values: Any) -> DraftLine:
    """Make an invoice line as the owner types it."""
    return DraftLine(**{"description": "Werk", "unit_price": Money.of(price), **values})


def conclude(office: Office, **values: Any) -> int:
    """Conclude a contract of one line from 1 March 2026, with a new consumer."""
    given = {"lines": (line(),), "starts_on": date(2026, 3, 1), **values}
    if "customer_id" not in given:
        given["customer_id"] = office.customer()
    return int(office.do("contract.conclude", **given))


def abroad(office: Office, *, country: str = "NL", **values: Any) -> int:
    """Add a customer in a country."""
    city = {"NL": ("7731 AA", "Ommen"), "BE": ("1000", "Brussel"), "US": ("10001", "New York")}
    postcode, town = city[country]
    address = AddressInput(
        street="Straat", house_number="1", postcode=postcode, city=town, country=country
    )
    return office.customer(addresses=(address,), **values)


def printed(office: Office) -> list[dict[str, Any]]:
    """Return the data of every letter, in order."""
    return list(office.ask(lambda session: session.scalars(select(Letter.data)).all()))
