"""Who may be in the administration twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select

from ises_desk.models import Customer, CustomerAddress
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

_LEGAL_FORMS = frozenset(
    {"bv", "nv", "vof", "cv", "stichting", "vereniging", "eenmanszaak", "holding", "gmbh", "ltd"}
)
_WORD = re.compile(r"[a-z0-9]+")
_MOST_DUPLICATES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A customer that may be the same one; `matches` are words of name, postcode, iban, email."""

    id: int
    number: str
    name: str
    matches: tuple[str, ...]


def name_key(name: str) -> str:
    """Return a name without legal form, case, accents and punctuation, to compare by.

    >>> name_key("Café 't Höekje B.V."), name_key("Cafe 't Hoekje")
    ('cafe t hoekje', 'cafe t hoekje')
    """
    bare = fold(name).replace(".", "")
    words = _WORD.findall(bare)
    return " ".join([word for word in words if word not in _LEGAL_FORMS] or words)


def duplicates(
    session: Session,
    *,
    name: str = "",
    postcode: str = "",
    house_number: str = "",
    iban: str = "",
    email: str = "",
    except_id: int | None = None,
) -> tuple[Duplicate, ...]:
    """Return customers that may be the same one, those with the most matches first.

    A postcode counts with the house number, when that is given.
    """
    given = name_key(name)
    place = "".join(postcode.upper().split())
    number = "".join(iban.upper().split())
    tests = _tests(given, place, house_number.strip(), number, email.strip().lower())
    if not tests:
        return ()
    shown = (Customer.id, Customer.number, Customer.name)
    statement = select(*shown, *(test.label(word) for word, test in tests.items())).where(
        Customer.merged_into_id.is_(None), or_(*tests.values()), Customer.id != (except_id or 0)
    )
    found = []
    for key, own_number, own_name, *hits in session.execute(statement):
        words = {word for word, hit in zip(tests, hits, strict=True) if hit}
        if "name" in words and name_key(own_name) != given:
            words.discard("name")
        if words:
            matches = tuple(word for word in tests if word in words)
            found.append(Duplicate(id=key, number=own_number, name=own_name, matches=matches))
    found.sort(key=lambda each: (-len(each.matches), each.number))
    return tuple(found[:_MOST_DUPLICATES])


def _tests(
    name: str, postcode: str, house_number: str, iban: str, email: str
) -> dict[str, ColumnElement[bool]]:
    tests: dict[str, ColumnElement[bool]] = {}
    if name:
        words = name.split()
        tests["name"] = and_(*(Customer.search.contains(word, autoescape=True) for word in words))
    if postcode:
        here = select(CustomerAddress.id).where(
            CustomerAddress.customer_id == Customer.id,
            func.replace(CustomerAddress.postcode, " ", "") == postcode,
        )
        if house_number:
            here = here.where(CustomerAddress.house_number == house_number)
        tests["postcode"] = here.exists()
    if iban:
        tests["iban"] = Customer.iban == iban
    if email:
        tests["email"] = func.lower(Customer.email) == email
    return tests
