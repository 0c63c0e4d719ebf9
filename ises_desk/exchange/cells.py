"""Cells of an export file read as what they mean: text, amounts and days, strictly.

A file is nobody who types: "morgen" is no day in it, and 1,234 could be two amounts.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.exchange.csv_table import shown
from ises_desk.i18n import N_
from ises_desk.values.money import Money
from ises_desk.values.text import cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ises_desk.exchange.tables import Cell

_MARKS = str.maketrans(dict.fromkeys("\u200e\u200f\ufeff", " "))
_NOTHING = frozenset({"", "-", "--", "geen", "n.v.t.", "nvt", "none", "null", "n/a", "onbekend"})
_LONGEST_NOTHING = max(map(len, _NOTHING))
_SIGNS = re.compile(r"€|\beur\b|\beuro\b", re.IGNORECASE)
_WHOLE = re.compile(r"(-?)([0-9]{1,12})(?:[.,](?:-|--|=))?")
_DUTCH = re.compile(r"(-?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,12}),([0-9]{1,2})")
_ENGLISH = re.compile(r"(-?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})\.([0-9]{1,2})")
_EITHER = re.compile(r"-?[0-9]{1,3}[.,][0-9]{3}")
_GROUPED = re.compile(r"(-?)([0-9]{1,3}(?:([.,])[0-9]{3})(?:\3[0-9]{3})+)")
_MOST = Money(99_999_999_999)
_CENT = Decimal("0.01")
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.]+Z?)?")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_NUMBERS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})(?: [0-9:.]+)?")
_MONTHS = 12
_CENTURY = 2000
_FIRST_YEAR = 1900
_LAST_YEAR = 2199


def text(cell: Cell) -> str:
    """Return a cell as one text: trimmed, without direction marks; "geen" and "-" are nothing."""
    if cell is None or cell == "":
        return ""
    given = shown(cell)
    plain = " ".join((given if given.isascii() else given.translate(_MARKS)).split())
    return "" if len(plain) <= _LONGEST_NOTHING and plain.lower() in _NOTHING else plain


def amount(cell: Cell) -> Money | None:
    """Return an amount; nothing is None; Refusal for what could be two amounts, or is none.

    >>> amount("€ 1.234,56") == amount("1,234.56") == amount("1234,56")
    True
    """
    if isinstance(cell, Decimal):
        if cell != cell.quantize(_CENT):
            raise _no_amount(shown(cell))
        return _within(Money.of(f"{cell.quantize(_CENT):f}"))
    plain = text(cell)
    if not plain:
        return None
    bare = _SIGNS.sub("", plain).replace(" ", "").replace("−", "-")
    if bare.endswith("-") and not bare.endswith((",-", ".-")):
        bare = f"-{bare[:-1]}"
    if _EITHER.fullmatch(bare):
        raise Refusal(
            N_("Bedrag “{text}” is op twee manieren te lezen; schrijf het met twee cijfers achter "
               "de komma, zoals 1234,00."),
            text=cut(plain, 40),
        )  # fmt: skip
    for pattern in (_DUTCH, _ENGLISH, _WHOLE, _GROUPED):
        if found := pattern.fullmatch(bare):
            decimals = found[3] if pattern in {_DUTCH, _ENGLISH} else "0"
            return _within(Money.of(f"{found[1]}{re.sub('[.,]', '', found[2])}.{decimals}"))
    raise _no_amount(plain)


def _no_amount(plain: str) -> Refusal:
    return Refusal(
        N_("“{text}” is geen bedrag met hooguit twee cijfers achter de komma."), text=cut(plain, 40)
    )


def _within(found: Money) -> Money:
    if abs(found) > _MOST:
        raise Refusal(N_("Dit bedrag is te groot; het hoogste is {most}."), most=_MOST)
    return found


def month_first(cells: Iterable[Cell]) -> bool:
    """Tell whether the days of a column can only be read with the month before the day."""
    found = [match for cell in cells if (match := _NUMBERS.fullmatch(text(cell)))]
    first = any(int(match[1]) > _MONTHS for match in found)
    second = any(int(match[2]) > _MONTHS for match in found)
    return second and not first


def day(cell: Cell, *, american: bool = False) -> date | None:
    """Return a day; nothing is None; Refusal for a day that doesn't exist or isn't whole.

    >>> day("3-10-2015") == day("2015-10-03") == day("03/10/15")
    True
    """
    if isinstance(cell, date):
        return _near(cell)
    plain = text(cell)
    if not plain:
        return None
    if found := _ISO.fullmatch(plain) or _COMPACT.fullmatch(plain):
        year, month, number = int(found[1]), int(found[2]), int(found[3])
    elif found := _NUMBERS.fullmatch(plain):
        first, second = int(found[1]), int(found[2])
        number, month = (second, first) if american else (first, second)
        year = int(found[3]) + (_CENTURY if len(found[3]) < len("2026") else 0)
    else:
        raise Refusal(
            N_("“{text}” is geen dag; schrijf hem zoals 31-12-2026."), text=cut(plain, 40)
        )
    try:
        return _near(date(year, month, number))
    except ValueError:
        raise Refusal(N_("De dag {text} bestaat niet; kijk hem na."), text=cut(plain, 40)) from None


def _near(found: date) -> date:
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise Refusal(N_("Het jaar {year} ligt te ver weg; kijk het na."), year=found.year)
    return found
