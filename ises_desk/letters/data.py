"""A letter as JSON and back, so that what was sent can be kept and read again."""

from __future__ import annotations

from dataclasses import fields as data_fields
from dataclasses import is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, cast, get_args, get_origin

from ises_desk.letters.catalogue import LETTERS
from ises_desk.letters.letter import hints
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.letters.letter import Letter


def as_data(letter: Letter) -> dict[str, Any]:
    """Return a letter's fields for JSON: amounts with two decimals, dates ISO."""
    return {field.name: _plain(getattr(letter, field.name)) for field in data_fields(letter)}


def from_data(name: str, data: Mapping[str, Any]) -> Letter:
    """Make the letter `name` again from its data; KeyError for a letter we don't know."""
    return _build(LETTERS[name], data)  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    if isinstance(value, Money | Quantity):
        return value.plain
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in data_fields(value)}
    return str(value) if isinstance(value, Decimal | StrEnum) else value


def _build(owner: type[Any], data: Mapping[str, Any]) -> Any:
    known = hints(owner)
    return owner(**{name: _read(value, known[name]) for name, value in data.items()})


def _read(value: Any, hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        if value is None:
            return None
        hint = next(part for part in get_args(hint) if part is not NoneType)
    if get_origin(hint) is tuple:
        return tuple(_read(part, get_args(hint)[0]) for part in value)
    if hint in (Money, Quantity):
        return hint.of(value)
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    if is_dataclass(hint):
        return _build(cast("type[Any]", hint), value)
    return _simple(value, hint)


def _simple(value: Any, hint: Any) -> Any:
    return hint(value) if hint is Decimal or issubclass(hint, StrEnum) else value
