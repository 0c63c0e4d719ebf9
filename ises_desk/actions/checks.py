"""What people typed, checked and brought to one form; a Refusal lands at its own field."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.values import identifiers, text
from ises_desk.values.formats import country as country_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ises_desk.values.money import Money

# What a deed that changes something gets for a text that wasn't given; no text can be this.
KEEP = "\x00"
_COUNTRY = re.compile(r"[A-Z]{2}")
# Codes that Unicode keeps for groups, tests and "unknown".
_NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_POSTCODE_NEEDED = identifiers.EU_COUNTRIES | {"CH", "GB", "NO"}
_PERCENT = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,3}))? ?%?")
_WHOLE = 100
_FIRST_YEAR = 1990
_LAST_YEAR = 2199


def at(field: str, check: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """Return what a check returns; its Refusal is shown at `field`."""
    try:
        return check(*arguments, **named)
    except Refusal as refusal:
        raise refusal.at(field) from refusal


def line(
    given: str,
    field: str,
    label: str,
    longest: int = 100,
    *,
    empty: bool = False,
    printable: bool = True,
) -> str:
    """Return one line of text."""
    return str(at(field, text.line, given, longest, label, empty=empty, printable=printable))


def block(
    given: str,
    field: str,
    label: str,
    longest: int = 4000,
    *,
    empty: bool = False,
    printable: bool = True,
) -> str:
    """Return text of several lines."""
    return str(at(field, text.block, given, longest, label, empty=empty, printable=printable))


def optional(given: str, field: str, check: Callable[..., str], *arguments: Any) -> str:
    """Return a checked number or name; nothing stays nothing."""
    return str(at(field, check, given, *arguments)) if given.strip() else ""


def country(given: str, field: str = "country") -> str:
    """Return an ISO 3166 country code of two letters."""
    code = given.strip().upper()
    if not _COUNTRY.fullmatch(code) or code in _NO_COUNTRY or country_name(code) == code:
        raise Refusal(N_("Kies een land; de code heeft twee letters, zoals NL of BE."), field=field)
    return code


def postcode(given: str, country_code: str, field: str = "postcode") -> str:
    """Return a postcode of a country; empty only where not every address has one."""
    if not given.strip() and country_code not in _POSTCODE_NEEDED:
        return ""
    return str(at(field, identifiers.postcode, given, country_code))


def near(day: date, field: str) -> date:
    """Return a day that an administration can have: 1990 to 2199."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise Refusal(
            N_("Het jaar {year} ligt te ver weg; kijk het na."), field=field, year=day.year
        )
    return day


def at_least_zero(amount: Money, field: str) -> Money:
    """Return an amount of money that isn't below zero."""
    if amount.cents < 0:
        raise Refusal(N_("Vul een bedrag in van € 0,00 of meer."), field=field)
    return amount


def percent(given: str, field: str) -> str:
    """Return a percentage up to 100 as "99.95", from what people type; nothing stays nothing."""
    if not given.strip():
        return ""
    found = _PERCENT.fullmatch(given.strip())
    value = Decimal(f"{found[1]}.{found[2] or 0}") if found else Decimal(-1)
    if not 0 < value <= _WHOLE:
        raise Refusal(
            N_("Typ een percentage boven 0 en tot 100 met hooguit drie decimalen, zoals 99,95."),
            field=field,
        )
    return f"{value.normalize():f}"


def not_future(day: date, today: date, field: str) -> date:
    """Return a day that has come."""
    if day > today:
        raise Refusal(
            N_("{day} moet nog komen; kies vandaag of een eerdere dag."), field=field, day=day
        )
    return near(day, field)
