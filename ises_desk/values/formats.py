"""Values as people read and type them, by Babel in Dutch; the one place where a value is text."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ises_desk.clock import AMSTERDAM
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.values.address import Address
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import Kind
from ises_desk.values.money import Money
from ises_desk.values.period import Period
from ises_desk.values.quantity import Quantity
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

LOCALE = "nl_NL"
_GROUPED = re.compile(r"(-?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,12})(?:,([0-9]*))?")
_DOTTED = re.compile(r"(-?)([0-9]{1,9})\.([0-9]{1,2})")
_NUMBERS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{4}|[0-9]{2}))?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WRITTEN = re.compile(r"([0-9]{1,2})\s*([a-z]{3,9})\.?(?:\s+([0-9]{4}))?")
_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_NEAR = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_FIRST_YEAR = 1900
_LAST_YEAR = 2199
_CENTURY = 2000
_MOST = Money(99_999_999_999)


def amount(value: Money) -> str:
    r"""Return an amount with the euro sign and a no-break space.

    >>> amount(Money(123450))
    '€\xa01.234,50'
    """
    return _amount(value)


@lru_cache(maxsize=8192)  # lists show the same amounts and days over and over
def _amount(value: Money) -> str:
    from babel.numbers import format_currency

    return str(format_currency(Decimal(value.plain), "EUR", locale=LOCALE))


def day(value: date) -> str:
    """Return a day in words.

    >>> day(date(2026, 11, 22))
    '22 november 2026'
    """
    return _day(value)


@lru_cache(maxsize=8192)
def _day(value: date) -> str:
    from babel.dates import format_date

    return str(format_date(value, "long", locale=LOCALE))


def short_day(value: date) -> str:
    """Return a day in figures.

    >>> short_day(date(2026, 3, 1))
    '01-03-2026'
    """
    return f"{value.day:02d}-{value.month:02d}-{value.year:04d}"


def moment(value: datetime) -> str:
    """Return a moment in Amsterdam time; an aware moment is expected."""
    from babel.dates import format_datetime

    local = value.astimezone(AMSTERDAM)
    return str(format_datetime(local, "d MMMM y, HH:mm", locale=LOCALE))


def percent(value: Decimal) -> str:
    """Return a percentage: whole, or with two decimals.

    >>> percent(Decimal("10.4")), percent(Decimal("21.00"))
    ('10,40%', '21%')
    """
    return f"{_number(value, '0' if value == value.to_integral_value() else '0.00')}%"


def quantity(value: Quantity) -> str:
    """Return a quantity with at most three decimals.

    >>> quantity(Quantity.of("1.5"))
    '1,5'
    """
    return _number(Decimal(value.plain), "#,##0.###")


def period(value: Period) -> str:
    """Return a period with its last day, as it is printed.

    >>> period(Period(date(2026, 3, 1), date(2027, 3, 1)))
    '1 maart 2026 t/m 28 februari 2027'
    """
    return _("{first} t/m {last}").format(first=day(value.start), last=day(value.last_day))


def country(code: str) -> str:
    """Return the Dutch name of a country, or its code when it is not known."""
    from babel import Locale

    return str(Locale.parse(LOCALE).territories.get(code, code))


def read_country(text: str) -> str:
    """Return the code of a country by its code or its name here or next door, or nothing.

    >>> read_country("België"), read_country("Germany"), read_country("nl"), read_country("Mars")
    ('BE', 'DE', 'NL', '')
    """
    return _countries().get(fold(text).strip(" ."), "")


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    from babel import Locale

    found = {"holland": "NL", "the netherlands": "NL", "engeland": "GB", "uk": "GB", "usa": "US"}
    for language in ("fr", "de", "en", "nl"):
        for code, name in Locale(language).territories.items():
            if len(code) == len("NL") and code.isalpha():
                found[fold(str(name))] = found[code.lower()] = code
    return found


def iban(number: str) -> str:
    """Return an IBAN in groups of four."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


def phone(number: str) -> str:
    """Return a stored (E.164) phone number as the Netherlands read it."""
    import phonenumbers

    try:
        found = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    form = phonenumbers.PhoneNumberFormat
    home = phonenumbers.region_code_for_number(found) == "NL"
    return phonenumbers.format_number(found, form.NATIONAL if home else form.INTERNATIONAL)


def show(value: Any) -> str:
    r"""Return any value as people read it; nothing is an empty text.

    >>> show(True), show(None), show(Money(100)), show((1, 2))
    ('ja', '', '€\xa01,00', '1, 2')
    """
    if isinstance(value, tuple | list | set | frozenset):
        return ", ".join(show(part) for part in value)
    for kind, form in _FORMS:
        if isinstance(value, kind):
            return form(value)
    return str(value)


def _nothing(_value: None) -> str:
    return ""


def _yes_or_no(value: bool) -> str:  # noqa: FBT001  it is the value that is shown
    return _("ja") if value else _("nee")


# In this order: a bool is an int, a moment is a date, a stored word is a text.
_FORMS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (type(None), _nothing),
    (bool, _yes_or_no),
    (Kind, lambda value: value.label),
    (str, str),
    (int, str),
    (Money, amount),
    (Quantity, quantity),
    (datetime, moment),
    (date, day),
    (Deadline, lambda value: day(value.last_day)),
    (Period, period),
    (Decimal, lambda value: _number(value, "#,##0.######")),
    (Address, lambda value: ", ".join(value.lines())),
)


def _number(value: Decimal, pattern: str) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(value, pattern, locale=LOCALE))


def read_amount(text: str) -> Money:
    """Read an amount as people type it: 12,5 or 1.234,50 or € 12.50; Refusal otherwise.

    >>> read_amount("€ 1.234,5").plain, read_amount("12.50").plain
    ('1234.50', '12.50')
    """
    bare = re.sub(r"[€\s]", "", text)
    dotted = _DOTTED.fullmatch(bare)
    grouped = _GROUPED.fullmatch(bare)
    if dotted is not None:
        sign, whole, decimals = dotted.groups()
    elif grouped is not None:
        sign, whole, decimals = grouped.groups(default="")
    else:
        raise Refusal(N_("Dit is geen bedrag; typ het zoals 12,50 of 1.234,50."))
    if len(decimals) > len("00"):
        raise Refusal(N_("Een bedrag heeft hooguit twee cijfers achter de komma, zoals 12,50."))
    found = Money.of(f"{sign}{whole.replace('.', '')}.{decimals or '0'}")
    if abs(found) > _MOST:
        raise Refusal(N_("Dit bedrag is te groot; het hoogste is {most}."), most=_MOST)
    return found


def read_quantity(text: str) -> Quantity:
    """Read a quantity as people type it: 2 or 1,5; at most three decimals, else Refusal.

    >>> read_quantity("1,25").plain
    '1.25'
    """
    bare = text.strip().replace(",", ".")
    if not re.fullmatch(r"-?[0-9]{1,9}(?:\.[0-9]{1,3})?", bare):
        raise Refusal(N_("Dit is geen aantal; typ het zoals 2 of 1,5 (hooguit drie decimalen)."))
    return Quantity.of(bare)


def read_day(text: str, today: date) -> date:
    """Read a day: 1-3-2026, 2026-03-01, 1 maart 2026, 1-3 (this year) or morgen; else Refusal.

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
    if name == "mrt":
        return _MONTHS.index("maart") + 1
    for place, month in enumerate(_MONTHS, start=1):
        if month.startswith(name):
            return place
    return 0
