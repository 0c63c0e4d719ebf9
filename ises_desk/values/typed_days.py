"""Days as people type them: 1-3, 1 maart 2026, 010326, morgen, +14, maandag, eind van de maand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import DUTCH, N_, language
from ises_desk.values.months import add_months, last_of_month

if TYPE_CHECKING:
    from collections.abc import Callable

# The words of both languages are read in both: no word means two days.
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
_WEEKDAYS = (
    ("maandag", "monday"),
    ("dinsdag", "tuesday"),
    ("woensdag", "wednesday"),
    ("donderdag", "thursday"),
    ("vrijdag", "friday"),
    ("zaterdag", "saturday"),
    ("zondag", "sunday"),
)
_WEEKDAY = "(?:{})".format(
    "|".join(f"{dutch}|{dutch[:2]}|{other}|{other[:3]}" for dutch, other in _WEEKDAYS)
)
_NEAR = {
    "eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2,
    "yesterday": -1, "today": 0, "tomorrow": 1,
}  # fmt: skip
_NUMBERS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,6}))?")
_ISO = re.compile(r"([0-9]{4,6})-([0-9]{1,2})-([0-9]{1,2})")
_WRITTEN = re.compile(r"([0-9]{1,2})e?[-. ]*([a-z]{3,9})[-. ]*([0-9]{1,6})?")
_BARE = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})?")
_BARE_ISO = re.compile(r"((?:19|20|21)[0-9]{2})([0-9]{2})([0-9]{2})")
_NAMED = re.compile(rf"(?:(vorige|afgelopen|komende|volgende) )?({_WEEKDAY})")
_PREFIXED = re.compile(rf"({_WEEKDAY})[., ]+(?=[0-9])(.+)")
_STEP = re.compile(r"(?:(\+|-) ?([0-9]{1,3})|over ([0-9]{1,3}|een)) ?([a-z]*)")
_EDGE = re.compile(
    r"(begin|eind|einde)(?: van)?(?: (het|de|deze|dit|volgende|volgend|vorige|vorig))?"
    r" ([a-z]+)(?: ([0-9]+))?"
)
_UNITS = {
    "": 1, "d": 1, "dag": 1, "dagen": 1, "w": 7, "week": 7, "weken": 7,
}  # fmt: skip
_MONTH_UNITS = {"m": 1, "mnd": 1, "maand": 1, "maanden": 1, "j": 12, "jaar": 12}
_EDGE_STEPS = {"volgende": 1, "volgend": 1, "vorige": -1, "vorig": -1}
_FIRST_YEAR = 1900
_LAST_YEAR = 2199
_AHEAD = 20  # years that two digits may lie ahead; else they are of the century before
_CENTURY = 100
_LONG_YEAR = 4  # digits
_WEEK = 7
_CLOSE = timedelta(days=92)  # a quarter: who types 1-3 in December means next March


@dataclass(frozen=True, slots=True)
class TypedDay:
    """The day that is meant; `assumed` when the year was not typed and is not this year."""

    day: date
    assumed: bool = False


def read_day(text: str, today: date) -> date:
    """Read a day as people type it; Refusal when it can't be read, or means two things.

    >>> read_day("1 mrt 2026", date(2026, 11, 22)), read_day("morgen", date(2026, 11, 22))
    (datetime.date(2026, 3, 1), datetime.date(2026, 11, 23))
    """
    return typed_day(text, today).day


def typed_day(text: str, today: date) -> TypedDay:
    """Read a day and tell whether its year was chosen for the owner.

    Without a year it is this year's, unless across the turn of the year it lies much closer.

    >>> typed_day("1-3", date(2026, 12, 20)), typed_day("28-12", date(2027, 1, 3)).assumed
    (TypedDay(day=datetime.date(2027, 3, 1), assumed=True), True)
    """
    bare = " ".join(text.lower().split())
    if bare in _NEAR:
        return TypedDay(today + timedelta(days=_NEAR[bare]))
    prefixed = _PREFIXED.fullmatch(bare)
    if prefixed is not None:
        return _agreeing(prefixed[1], typed_day(prefixed[2], today))
    for shape, read in _SHAPES:
        found = shape.fullmatch(bare)
        meant = None if found is None else read(found, today)
        if meant is not None:
            return meant
    raise Refusal(N_("Dit is geen dag; typ hem zoals 1-3-2026 of 1 maart 2026."))


def _agreeing(name: str, meant: TypedDay) -> TypedDay:
    """Return the day when it falls on the named day of the week."""
    dutch, other = _WEEKDAYS[meant.day.weekday()]
    if not dutch.startswith(name) and not other.startswith(name):
        actual = dutch if language() == DUTCH else other.capitalize()
        raise Refusal(N_("{day} is een {weekday}; kijk de dag na."), day=meant.day, weekday=actual)
    return meant


def _numbers(found: re.Match[str], today: date) -> TypedDay:
    return _dated(found[3], int(found[2]), int(found[1]), today)


def _iso(found: re.Match[str], today: date) -> TypedDay:
    return _dated(found[1], int(found[2]), int(found[3]), today)


def _bare(found: re.Match[str], today: date) -> TypedDay | None:
    """Read 010326 or 01032026; eight digits that begin with a year are read after it."""
    upside_down = found[3] is not None and int(found[2]) > len(_MONTHS)
    return None if upside_down else _numbers(found, today)


def _written(found: re.Match[str], today: date) -> TypedDay | None:
    month = _month(found[2])
    return _dated(found[3], month, int(found[1]), today) if month else None


def _named(found: re.Match[str], today: date) -> TypedDay:
    """Read the name of a day: the coming one, unless it says otherwise."""
    words = ((at, word) for at, names in enumerate(_WEEKDAYS) for word in names)
    place = next(at for at, word in words if word.startswith(found[2]))
    coming = today + timedelta(days=(place - today.weekday() - 1) % _WEEK + 1)
    if found[1] in {"vorige", "afgelopen"}:
        return TypedDay(today - timedelta(days=(today.weekday() - place - 1) % _WEEK + 1))
    if found[1] == "volgende":
        raise Refusal(
            N_("Bedoelt u {first} of {second}? Typ de datum."),
            first=coming,
            second=coming + timedelta(days=_WEEK),
        )
    return TypedDay(coming)


def _step(found: re.Match[str], today: date) -> TypedDay | None:
    """Read +14, -3, +2w, over 2 weken, over een maand."""
    count = 1 if found[3] == "een" else int(found[2] or found[3])
    count = -count if found[1] == "-" else count
    unit = found[4]
    if found[3] and not unit:
        return None
    if unit in _UNITS:
        return TypedDay(today + timedelta(days=count * _UNITS[unit]))
    if unit in _MONTH_UNITS:
        return TypedDay(_within(add_months(today, count * _MONTH_UNITS[unit])))
    return None


def _edge(found: re.Match[str], today: date) -> TypedDay | None:
    """Read the begin or the end of a month or year."""
    first = found[1] == "begin"
    step = _EDGE_STEPS.get(found[2], 0)
    if found[3] == "jaar" and not found[4]:
        year = today.year + step
        return TypedDay(date(year, 1, 1) if first else date(year, len(_MONTHS), _DECEMBERS_LAST))
    if found[3] in {"maand", "mnd"} and not found[4]:
        start = add_months(today.replace(day=1), step)
        last = last_of_month(start.year, start.month)
        return TypedDay(start if first else start.replace(day=last))
    month = _month(found[3])
    if not month or step:
        return None
    meant = _dated(found[4], month, 1, today)
    last = last_of_month(meant.day.year, month)
    return meant if first else TypedDay(meant.day.replace(day=last), meant.assumed)


def _dated(year: str | None, month: int, number: int, today: date) -> TypedDay:
    if year is not None:
        return TypedDay(_exact(_year(year, today), month, number))
    step = 1 if month < today.month else -1
    try:
        across = date(today.year + step, month, number)
    except ValueError:  # 29 February
        across = date.max
    if month != today.month and abs(across - today) <= _CLOSE:
        return TypedDay(across, assumed=True)
    return TypedDay(_exact(today.year, month, number))


def _exact(year: int, month: int, number: int) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Refusal(N_("Het jaar {year} ligt te ver weg; kijk het na."), year=year)
    try:
        return date(year, month, number)
    except ValueError:
        raise _no_such_day(year, month, number) from None


def _within(day: date) -> date:
    return _exact(day.year, day.month, day.day)


def _no_such_day(year: int, month: int, number: int) -> Refusal:
    return Refusal(N_("De dag {text} bestaat niet; kijk hem na."), text=f"{number}-{month}-{year}")


def _year(text: str, today: date) -> int:
    if len(text) != len("26"):
        return int(text)
    year = today.year // _CENTURY * _CENTURY + int(text)
    return year - _CENTURY if year > today.year + _AHEAD else year


def _month(name: str) -> int:
    """Return the number of a month by its name or the beginning of it, or 0."""
    for place, names in enumerate(_MONTHS, start=1):
        if any(month.startswith(name) for month in names):
            return place
    return 0


_DECEMBERS_LAST = 31
_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], TypedDay | None]], ...] = (
    (_ISO, _iso),
    (_NUMBERS, _numbers),
    (_WRITTEN, _written),
    (_BARE, _bare),
    (_BARE_ISO, _iso),
    (_NAMED, _named),
    (_STEP, _step),
    (_EDGE, _edge),
)
