"""Amounts, numbers and days as people type them, read so that none is ever taken for another.

Point and comma trade places between Dutch and English: 1.234 is a thousand or so in the one and a
little over one in the other. So the language of the window decides what groups of three are, and
what is written the other way round is refused, not guessed. Only where a mark can mean one thing
(one or two digits behind it, or behind a nought) is it read in both: 12,50 and 12.50.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from ises_desk.errors import Refusal
from ises_desk.i18n import DUTCH, N_, language
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity

_NUMBERS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{4}|[0-9]{2}))?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WRITTEN = re.compile(r"([0-9]{1,2})\s*([a-z]{3,9})\.?(?:\s+([0-9]{4}))?")
# Day words and months of both languages are read in both: no word means two days.
_NEAR = {
    "eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2,
    "yesterday": -1, "today": 0, "tomorrow": 1,
}  # fmt: skip
_MONTHS = (
    ("januari", "january"),
    ("februari", "february"),
    ("maart", "mrt", "march"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augustus", "august"),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("december",),
)
# One mark with one or two digits behind it, or behind a nought, is a decimal mark in any language.
_EITHER = re.compile(r"(-?)([0-9]{1,9})[.,]([0-9]{1,2}|(?<=\b0[.,])[0-9]{3})")
_FIRST_YEAR = 1900
_LAST_YEAR = 2199
_CENTURY = 2000
_MOST = Money(99_999_999_999)
_CENTS = 2
_PARTS = 3  # decimals of a quantity


def read_amount(text: str) -> Money:
    """Read an amount as people type it: 12,5 or 1.234,50 or € 12.50; Refusal otherwise.

    >>> read_amount("€ 1.234,5").plain, read_amount("12.50").plain
    ('1234.50', '12.50')
    """
    found = _number(re.sub(r"[€\s]", "", text))
    if found is None:
        raise Refusal(N_("Dit is geen bedrag; typ het zoals 12,50 of 1.234,50."))
    whole, decimals = found
    if len(decimals) > _CENTS:
        raise Refusal(N_("Een bedrag heeft hooguit twee cijfers achter de komma, zoals 12,50."))
    amount = Money.of(f"{whole}.{decimals or '0'}")
    if abs(amount) > _MOST:
        raise Refusal(N_("Dit bedrag is te groot; het hoogste is {most}."), most=_MOST)
    return amount


def read_quantity(text: str) -> Quantity:
    """Read a quantity as people type it: 2 or 1,5; at most three decimals, else Refusal.

    Three decimals look like a group of thousands, so a quantity is typed without groups.

    >>> read_quantity("1,25").plain, read_quantity("0.125").plain
    ('1.25', '0.125')
    """
    found = _number(text.strip(), grouped=False)
    if found is None or len(found[0]) > len("-999999999") or len(found[1]) > _PARTS:
        raise Refusal(N_("Dit is geen aantal; typ het zoals 2 of 1,5 (hooguit drie decimalen)."))
    whole, decimals = found
    return Quantity.of(f"{whole}.{decimals or '0'}")


def _number(text: str, *, grouped: bool = True) -> tuple[str, str] | None:
    """Return the whole part with its sign and the decimals as typed; None for anything else."""
    found = _pattern(language(), grouped).fullmatch(text) or _EITHER.fullmatch(text)
    if found is None:
        return None
    sign, whole, decimals = found.groups(default="")
    return sign + re.sub(r"[.,]", "", whole), decimals


@cache
def _pattern(spoken: str, grouped: bool) -> re.Pattern[str]:  # noqa: FBT001  cached: positional
    """Return how a number is written in a language."""
    point, group = (",", r"\.") if spoken == DUTCH else (r"\.", ",")
    groups = rf"[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+|" if grouped else ""
    return re.compile(rf"(-?)({groups}[0-9]{{1,12}})(?:{point}([0-9]*))?")


def read_day(text: str, today: date) -> date:
    """Read a day: 1-3-2026, 2026-03-01, 1 maart 2026, 1-3 (this year) or morgen; else Refusal.

    The day stands before the month, in English too (as in 1/3/2026 for 1 March).

    >>> read_day("1 mrt 2026", date(2026, 11, 22)), read_day("morgen", date(2026, 11, 22))
    (datetime.date(2026, 3, 1), datetime.date(2026, 11, 23))
    """
    bare = " ".join(text.lower().split())
    if bare in _NEAR:
        return today + timedelta(days=_NEAR[bare])
    year, month, number = _parts(bare, today)
    try:
        found = date(year, month, number)
    except ValueError:
        raise Refusal(N_("De dag {text} bestaat niet; kijk hem na."), text=bare) from None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise Refusal(N_("Het jaar {year} ligt te ver weg; kijk het na."), year=found.year)
    return found


def _parts(text: str, today: date) -> tuple[int, int, int]:
    iso, numbers, written = _ISO.fullmatch(text), _NUMBERS.fullmatch(text), _WRITTEN.fullmatch(text)
    if iso is not None:
        return int(iso[1]), int(iso[2]), int(iso[3])
    if numbers is not None:
        return _year(numbers[3], today), int(numbers[2]), int(numbers[1])
    if written is not None and (month := _month(written[2])):
        return _year(written[3], today), month, int(written[1])
    raise Refusal(N_("Dit is geen dag; typ hem zoals 1-3-2026 of 1 maart 2026."))


def _year(text: str | None, today: date) -> int:
    if text is None:
        return today.year
    return int(text) + (_CENTURY if len(text) < len("2026") else 0)


def _month(name: str) -> int:
    """Return the number of a month by its name or the beginning of it, or 0."""
    for place, names in enumerate(_MONTHS, start=1):
        if any(month.startswith(name) for month in names):
            return place
    return 0
