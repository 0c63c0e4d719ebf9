"""Customers to be: what they are, when they come and how they pay; then entered by deeds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ises_desk.demo import numbers
from ises_desk.demo.words import words
from ises_desk.values.kinds import Party
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.demo.desk import Desk

LETTERS = "ABCDEGHJKLMNPRTVWXZ"  # SA, SD and SS are never given out
BY_POST_ONLY = 0.12
WITH_CONTACT, WITH_NOTE, WITH_POSTAL, SECOND_ACCOUNT = 0.3, 0.2, 0.12, 0.15


@dataclass(slots=True, kw_only=True)
class Client:
    """A customer of the demonstration; `habit` is how he pays, `fate` what will happen to him.

    `old`: he was there before this administration began.
    """

    place: int
    sort: str
    comes_on: date
    old: bool = False
    habit: str = "prompt"
    fate: str = ""
    key: int = 0
    name: str = ""
    party: Party = Party.CONSUMER
    domain: str = ""
    iban: str = ""
    accounts: tuple[str, ...] = ()
    contracts: list[int] = field(default_factory=list)
    domains: list[int] = field(default_factory=list)


def enter(desk: Desk, client: Client, *, since: date) -> None:
    """Enter a customer with all that belongs to him, by the deeds of the window."""
    facts = _facts(desk, client)
    client.name = facts["name"]
    client.domain = _slug(facts["name"])
    client.iban = facts["iban"]
    client.accounts = _accounts(desk, client)
    by_post = desk.chance.random() < BY_POST_ONLY
    mail = "" if by_post else f"{_mailbox(client)}@{client.domain}.example"
    client.key = desk.do(
        "customer.add",
        **facts,
        email=mail,
        customer_since=since,
        accounts=client.accounts,
        one_invoice=desk.chance.random() < 0.9,  # noqa: PLR2004  nearly everybody
    )
    _surroundings(desk, client)


def _mailbox(client: Client) -> str:
    return "post" if client.party is Party.CONSUMER else "administratie"


def _facts(desk: Desk, client: Client) -> dict[str, Any]:
    facts = {
        "consumer": _consumer,
        "emigrant": _emigrant,
        "business": _business,
        "all in": _business,
        "association": _association,
        "government": _government,
        "abroad": _abroad,
    }[client.sort](desk, client)
    return {"iban": numbers.iban(client.place), "phone": numbers.phone(client.place), **facts}


def _person(desk: Desk) -> str:
    return f"{desk.pick('people', 'first')} {desk.pick('people', 'last')}"


def _consumer(desk: Desk, client: Client) -> dict[str, Any]:
    client.party = Party.CONSUMER
    return {"name": _person(desk), "addresses": _addresses(desk)}


def _emigrant(desk: Desk, client: Client) -> dict[str, Any]:
    """Return a consumer who lives outside the Union: no Dutch VAT, but consumer law."""
    found = next(each for each in words("places")["abroad"] if each["country"] == "CH")
    client.party = Party.CONSUMER
    return {
        "name": _person(desk),
        "phone": found["phone"],
        "iban": "",
        "addresses": [_foreign(found)],
    }


def _business(desk: Desk, client: Client) -> dict[str, Any]:
    client.party = Party.BUSINESS
    parts = (desk.pick("businesses", key) for key in ("trades", "names", "forms"))
    return {
        "name": " ".join(filter(None, parts)),
        "attention": _person(desk) if desk.chance.random() < WITH_CONTACT else "",
        "kvk": numbers.kvk(client.place),
        "vat_id": numbers.vat_id(client.place),
        "addresses": _addresses(desk),
    }


def _association(desk: Desk, client: Client) -> dict[str, Any]:
    client.party = Party.BUSINESS
    addresses = _addresses(desk)
    return {
        "name": f"{desk.pick('businesses', 'associations')} {addresses[0]['city']}",
        "attention": "de penningmeester",
        "kvk": numbers.kvk(client.place),
        "addresses": addresses,
    }


def _government(desk: Desk, client: Client) -> dict[str, Any]:
    client.party = Party.GOVERNMENT
    addresses = _addresses(desk)
    return {
        "name": f"{desk.pick('businesses', 'governments')} {addresses[0]['city']}",
        "party": "government",
        "kvk": numbers.kvk(client.place),
        "addresses": addresses,
        "delivery": "post",
    }


def _abroad(desk: Desk, client: Client) -> dict[str, Any]:
    client.party = Party.BUSINESS
    known = words("places")["abroad"]
    wanted = [each for each in known if each["country"] == client.fate[-2:]]
    found = (wanted or [desk.chance.choice(known)])[0]
    again = f" {client.place}" if not wanted else ""
    return {
        "name": found["name"] + again,
        "attention": found["attention"],
        "party": "business",
        "vat_id": found["vat_id"],
        "phone": found["phone"],
        "iban": "",
        "addresses": [_foreign(found)],
    }


def _foreign(found: dict[str, str]) -> dict[str, str]:
    return {
        "street": found["street"],
        "house_number": found["number"],
        "postcode": found["postcode"],
        "city": found["city"],
        "country": found["country"],
    }


def _address(desk: Desk, kind: str) -> dict[str, Any]:
    place = desk.pick("places", "places")
    letters = "".join(desk.chance.choices(LETTERS, k=2))
    return {
        "kind": kind,
        "street": desk.pick("places", "streets"),
        "house_number": str(desk.chance.randint(1, 240)),
        "suffix": desk.pick("places", "suffixes"),
        "postcode": f"{place['postcode']} {letters}",
        "city": place["name"],
    }


def _addresses(desk: Desk) -> list[dict[str, Any]]:
    found = [_address(desk, "visiting")]
    if desk.chance.random() < WITH_POSTAL:
        kind = desk.chance.choice(("postal", "invoice"))
        box = {**_address(desk, kind), "street": "Postbus", "suffix": ""}
        found.append(box)
    return found


def _slug(name: str) -> str:
    """Return a name as it could stand in a domain name, marked as made up."""
    plain = "".join(sign if sign.isalnum() else " " for sign in fold(name).replace("’", ""))
    return "-".join(plain.split()[:4])[:40].strip("-") + "-demo"


def _accounts(desk: Desk, client: Client) -> tuple[str, ...]:
    first = f"{client.domain.removesuffix('-demo').replace('-', '')[:12]}{client.place}"
    return (first, f"{first}-2") if desk.chance.random() < SECOND_ACCOUNT else (first,)


def _surroundings(desk: Desk, client: Client) -> None:
    if client.party is not Party.CONSUMER and desk.chance.random() < WITH_CONTACT:
        desk.do(
            "contact.add",
            customer_id=client.key,
            name=_person(desk),
            role=desk.pick("people", "roles"),
            phone=numbers.phone(5000 + client.place),
        )
    if desk.chance.random() < WITH_NOTE:
        desk.do("note.add", customer_id=client.key, text=desk.pick("texts", "notes"))
