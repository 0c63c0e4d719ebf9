"""Addresses of a customer, checked part by part."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import CustomerAddress
from ises_desk.values import identifiers
from ises_desk.values.kinds import AddressKind

_PARTS = ("street", "house_number", "suffix", "postcode", "city", "country")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressInput:
    """An address as it is entered; `country` is ISO 3166 alpha-2."""

    kind: AddressKind = AddressKind.VISITING
    street: str
    house_number: str = ""
    suffix: str = ""
    postcode: str = ""
    city: str
    country: str = "NL"


def check_addresses(given: tuple[AddressInput, ...]) -> tuple[AddressInput, ...]:
    """Return addresses in their normal form, one of each kind at most.

    Raises Refusal at `addresses[0].postcode` and the like.
    """
    kinds = [address.kind for address in given]
    for place, kind in enumerate(kinds):
        if kind in kinds[:place]:
            raise Refusal(
                N_("Er staan twee adressen van de soort {kind}; houd er één over."),
                field=f"addresses[{place}].kind",
                kind=kind,
            )
    return tuple(_checked(address, f"addresses[{place}]") for place, address in enumerate(given))


def _checked(given: AddressInput, where: str) -> AddressInput:
    country = checks.country(given.country, f"{where}.country")
    dutch = country == identifiers.HOME
    return AddressInput(
        kind=given.kind,
        street=checks.line(given.street, f"{where}.street", N_("Straat"), 70),
        house_number=checks.line(
            given.house_number, f"{where}.house_number", N_("Huisnummer"), 16, empty=not dutch
        ),
        suffix=checks.line(given.suffix, f"{where}.suffix", N_("Toevoeging"), 16, empty=True),
        postcode=checks.postcode(given.postcode, country, f"{where}.postcode"),
        city=checks.line(given.city, f"{where}.city", N_("Plaats"), 35),
        country=country,
    )


def set_addresses(work: Work, customer_id: int, given: tuple[AddressInput, ...]) -> None:
    """Let a customer have exactly these (checked) addresses."""
    rows = work.session.scalars(select(CustomerAddress).filter_by(customer_id=customer_id))
    old = {row.kind: row for row in rows}
    for address in given:
        row = old.pop(address.kind, None) or CustomerAddress(
            customer_id=customer_id, kind=address.kind
        )
        for name in _PARTS:
            setattr(row, name, getattr(address, name))
        work.add(row)
    for row in old.values():
        work.remove(row)


def country_of(work: Work, customer_id: int) -> str:
    """Return the country of a customer's first address; without one it is our own."""
    found = work.session.scalar(
        select(CustomerAddress.country)
        .where(CustomerAddress.customer_id == customer_id)
        .order_by(CustomerAddress.id)
        .limit(1)
    )
    return found or identifiers.HOME
