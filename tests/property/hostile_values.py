"""What people and other programs should never give, by the kind of argument it is given for."""

from __future__ import annotations

import dataclasses
import enum
import types
import typing
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity

MARKUP = "<b>&{braces}%s{0}</b>"
TEXTS = (
    "",
    "   ",
    "\t\n",
    "x" * 10_000,
    "woord " * 2_000,
    "a\x07b",
    "a\x00b",
    "\x00",
    "a\u202eb",
    "a\u200bb",
    "a\u2066b\u2069",
    "a\ud800b",
    "\ufeff",
    "\U0001f600",
    "👩‍👩‍👧‍👦",
    "Z̷̢̛͈a̸͎͝l̵͇͋g̵͙͝o̸",
    "日本語",
    "\u0661\u0662\u0663",
    "１２３",
    "e\u0301" * 40,
    MARKUP,
    "'; DROP TABLE customer; --",
    "=HYPERLINK(1)",
    "{product.__class__}",
    "%(name)s%n",
    "../../../etc/passwd",
    "NULL",
    "0",
    "-1",
    "1e400",
    "nan",
    "\\",
    '"',
    "\u00ad",
    "\u2028",
    "\u00a0",
)
# Spoilt forms of the numbers that are checked: no place where a text is read may fall over.
CODES = (
    "NL00ABNA0417164300",
    "NL91ABNA041716430\u0660",
    "08119564",
    "NL000099998B00",
    "7731AA7731AA",
    "a@b",
    "a@" + "b" * 300 + ".nl",
    "@".join("abc"),
    "+" * 40,
    "+31\u0660\u0661",
    "xn--a.nl",
    "xn--\u0301.nl",
    "." * 20,
    ".".join("a" * 64 for _ in range(4)),
    "a..nl",
    "-a.nl",
    "http://[::1",
    "QQ",
    "99:99",
    "vat_low",
    "text.free_letter",
    "100,00",
    "9,999",
)
NUMBERS = ("", "x", "1.5", "1e3", "0x10", "\u0661", "１", "--1", "9" * 30, "9" * 5000, True, 1.5)
INTEGERS = (0, -1, 1, 999_999, 10**9, 2**31, 2**63 - 1, 2**63, 2**70, -(2**63), 10**30)
AMOUNTS = ("", "1.234", "1,50", "1e3", "\u0661.50", "- 5", "9" * 16, "-", ".5", "nan", 1.5, True)
MONIES = tuple(
    Money(cents) for cents in (0, 1, -1, -(10**6), 10**9, 10**15, 2**63 - 1, 2**63, 10**30)
)
QUANTITIES = tuple(Quantity(n) for n in (0, 1, -1000, 10**8, 10**12, 2**63, 10**30))
DAY_WORDS = ("", "2026-02-29", "2026-13-01", "26-1-1", "\u0662026-01-01", "0000-00-00", "gisteren")
DAYS = (
    date.min,
    date(1, 1, 31),
    date(1899, 12, 31),
    date(1995, 1, 1),
    date(2024, 2, 29),
    date(2028, 2, 29),
    date(2026, 11, 23),
    date(2199, 12, 31),
    date(2200, 1, 1),
    date(9998, 12, 31),
    date.max,
)
MOMENT_WORDS = ("", "2026-02-29T10:00", "2026-11-20T25:00", "0001-01-01", "9999-12-31T23:59-23:59")
MOMENTS = (
    datetime.min.replace(tzinfo=UTC),
    datetime.max.replace(tzinfo=UTC),
    datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
    datetime(9999, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-12))),
    datetime(2199, 12, 31, tzinfo=UTC),
    datetime(1900, 1, 1, tzinfo=UTC),
    datetime(2027, 1, 1, tzinfo=UTC),
)
SHAPES = (None, [], {}, [[]], [None], {"x": 1}, ["x", 1], [{}], 0, 1.5, True)
ENUM_WORDS = ("", "onbekend", "HIGH", "Email", "email ", "\x00", "é")


def inner(kind: Any) -> Any:
    """Return what an optional kind holds."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return next(part for part in typing.get_args(kind) if part is not type(None))
    return kind


def words_for(kind: Any) -> tuple[Any, ...]:
    """Return words and JSON values to be read as a kind."""
    bare = inner(kind)
    own: tuple[Any, ...] = ()
    if bare is str:
        own = (*TEXTS, *CODES)
    elif bare is int:
        own = (*NUMBERS, *(str(number) for number in INTEGERS))
    elif bare in (Money, Quantity):
        own = AMOUNTS
    elif bare is date:
        own = (*DAY_WORDS, *(day.isoformat() for day in DAYS))
    elif bare is datetime:
        own = MOMENT_WORDS
    elif isinstance(bare, type) and issubclass(bare, enum.Enum):
        own = ENUM_WORDS
    else:
        own = TEXTS
    return (*own, *SHAPES)


def typed_for(kind: Any) -> tuple[Any, ...]:
    """Return values of a kind itself, as a form gives them."""
    bare = inner(kind)
    by_kind: dict[Any, tuple[Any, ...]] = {
        int: INTEGERS,
        Money: MONIES,
        Quantity: QUANTITIES,
        date: DAYS,
        datetime: MOMENTS,
        str: (*TEXTS, *CODES),
        bool: (True, False),
        bytes: (b"", b"x", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, b"\xff\xd8\xff\xe0" + b"\x00" * 64),
        object: (*TEXTS, 2**70, -1, 1.5, True, [1], {"a": 1}, date.max),
    }
    if bare in by_kind:
        return by_kind[bare]
    if isinstance(bare, type) and issubclass(bare, enum.Enum):
        return tuple(bare)
    if typing.get_origin(bare) is tuple:
        part = typing.get_args(bare)[0]
        alone = () if dataclasses.is_dataclass(part) else tuple((one,) for one in typed_for(part))
        return ((), *alone)
    return ()
