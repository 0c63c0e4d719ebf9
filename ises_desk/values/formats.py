"""Values as people read and type them, by Babel; the one place where a value is text.

In the language of the window, and in Dutch on paper (`i18n.on_paper`).
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ises_desk.clock import AMSTERDAM
from ises_desk.i18n import DUTCH, ENGLISH, Marked, _, language
from ises_desk.values.address import Address
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import Kind
from ises_desk.values.money import Money
from ises_desk.values.period import Period
from ises_desk.values.quantity import Quantity
from ises_desk.values.text import fold
from ises_desk.values.typed import read_amount, read_quantity
from ises_desk.values.typed_days import read_day

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["read_amount", "read_day", "read_quantity", "show"]

_LOCALES = {DUTCH: "nl_NL", ENGLISH: "en_GB"}
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def locale() -> str:
    """Return the name by which Babel knows the language of here and now."""
    return _LOCALES[language()]


def amount(value: Money) -> str:
    r"""Return an amount with the euro sign and a no-break space.

    >>> amount(Money(123450))
    '€\xa01.234,50'
    """
    return _amount(value, locale())


@lru_cache(maxsize=8192)  # lists show the same amounts and days over and over
def _amount(value: Money, locale: str) -> str:
    from babel.numbers import format_currency

    pattern = "¤\xa0#,##0.00;¤\xa0-#,##0.00"  # in Dutch this is also what Babel has itself
    return str(format_currency(Decimal(value.plain), "EUR", pattern, locale=locale))


def day(value: date) -> str:
    """Return a day in words.

    >>> day(date(2026, 11, 22))
    '22 november 2026'
    """
    return _day(value, locale())


@lru_cache(maxsize=8192)
def _day(value: date, locale: str) -> str:
    from babel.dates import format_date

    return str(format_date(value, "d MMMM y", locale=locale))


def week_day(value: date, *, short: bool = False) -> str:
    """Return a day with its day of the week, in full or short; both can be typed in too.

    >>> week_day(date(2026, 3, 1)), week_day(date(2026, 3, 1), short=True)
    ('zo 1 maart 2026', 'zo 1 mrt 2026')
    """
    from babel.dates import format_date

    form = "EEE d MMM y" if short else "EEE d MMMM y"
    return str(format_date(value, form, locale=locale())).replace(".", "")


def short_day(value: date) -> str:
    """Return a day in few signs: in Dutch in figures, in English never to be read two ways.

    >>> short_day(date(2026, 3, 1))
    '01-03-2026'
    """
    if language() == ENGLISH:
        return f"{value.day} {_SHORT_MONTHS[value.month - 1]} {value.year:04d}"
    return f"{value.day:02d}-{value.month:02d}-{value.year:04d}"


def moment(value: datetime) -> str:
    """Return a moment in Amsterdam time; an aware moment is expected."""
    from babel.dates import format_datetime

    local = value.astimezone(AMSTERDAM)
    return str(format_datetime(local, "d MMMM y, HH:mm", locale=locale()))


def short_moment(value: datetime) -> str:
    """Return a moment in Amsterdam time in few signs.

    >>> short_moment(datetime(2026, 3, 1, 8, 5, tzinfo=AMSTERDAM))
    '01-03-2026 08:05'
    """
    local = value.astimezone(AMSTERDAM)
    return f"{short_day(local)} {local:%H:%M}"


def whole_euros(euros: int) -> str:
    r"""Return whole euros, as beside a plot.

    >>> whole_euros(12345), whole_euros(-500)
    ('€\xa012.345', '€\xa0-500')
    """
    return f"€\N{NO-BREAK SPACE}{_number(Decimal(euros), '#,##0')}"


def tenths(value: float) -> str:
    """Return a measure with one decimal.

    >>> tenths(30.94)
    '30,9'
    """
    return _number(Decimal(value), "#,##0.0")


def percent(value: Decimal) -> str:
    """Return a percentage: whole, or with two decimals, or three where it has them.

    >>> percent(Decimal("10.4")), percent(Decimal("21.00")), percent(Decimal("99.999"))
    ('10,40%', '21%', '99,999%')
    """
    return f"{_number(value, '0' if value == value.to_integral_value() else '0.00#')}%"


def quantity(value: Quantity) -> str:
    """Return a quantity with at most three decimals.

    >>> quantity(Quantity.of("1.5"))
    '1,5'
    """
    return _number(Decimal(value.plain), "#,##0.###")


def typed_quantity(value: Quantity) -> str:
    """Return a quantity as it is typed: without groups, which three decimals would look like.

    >>> typed_quantity(Quantity.of("1250.5"))
    '1250,5'
    """
    return _number(Decimal(value.plain), "0.###")


def period(value: Period) -> str:
    """Return a period with its last day, as it is printed.

    >>> period(Period(date(2026, 3, 1), date(2027, 3, 1)))
    '1 maart 2026 t/m 28 februari 2027'
    """
    return _("{first} t/m {last}").format(first=day(value.start), last=day(value.last_day))


def country(code: str) -> str:
    """Return the name of a country, or its code when it is not known."""
    return _country(code, locale())


@lru_cache(maxsize=512)
def _country(code: str, spoken: str) -> str:
    from babel import Locale

    return str(Locale.parse(spoken).territories.get(code, code))


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
    for spoken in ("fr", "de", "en", "nl"):
        for code, name in Locale(spoken).territories.items():
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
    (Marked, _),
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

    return str(format_decimal(value, pattern, locale=locale()))


_SPANS = {1: "maand", 3: "kwartaal", 6: "half jaar", 12: "jaar", 24: "twee jaar"}


def span_on_paper(months: int) -> str:
    """Return a billing period as it follows "per" in a letter, so never translated.

    >>> span_on_paper(12), span_on_paper(5)
    ('jaar', '5 maanden')
    """
    return _SPANS.get(months, f"{months} maanden")
