"""Deeds' arguments from words and JSON, and back to plain data for the audit line.

One reader by annotation: text, numbers, days, moments, money, the permanent words of an
enumeration, groups (frozen data classes) and lists of these.
"""

from __future__ import annotations

import dataclasses
import enum
import re
import types
import typing
from datetime import date, datetime
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, fill
from ises_desk.paths import in_use
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity
from ises_desk.values.text import cut

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.actions.register import Act

_YES = frozenset({"ja", "true", "1", "yes"})
_NO = frozenset({"nee", "false", "0", "no"})
_WHOLE = re.compile(r"-?[0-9]{1,18}")


class Unreadable(Exception):  # noqa: N818  the words can't be read; not an error of ours
    """A value can't be read as what the deed expects."""

    def __init__(self, sentence: str, **values: Any) -> None:
        super().__init__(sentence)
        self.sentence, self.values = sentence, values

    def __str__(self) -> str:
        """Return the sentence with its values."""
        return fill(self.sentence, self.values)


def parameters(act: Act[Any]) -> dict[str, tuple[Any, bool]]:
    """Return each argument's type and whether it must be given, in order."""
    hints = typing.get_type_hints(act.run)
    return {
        name: (hints[name], parameter.default is Parameter.empty)
        for name, parameter in signature(act.run).parameters.items()
        if parameter.kind is Parameter.KEYWORD_ONLY
    }


def read(act: Act[Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """Return the deed's arguments from plain words and JSON values.

    Raises Unreadable for an unknown, missing or unreadable one.
    """
    known = parameters(act)
    for name in words:
        if name not in known:
            raise Unreadable(
                N_("{code} kent geen gegeven {name}; wel: {known}."),
                code=act.code,
                name=name,
                known=", ".join(known),
            )
    missing = [name for name, (_, needed) in known.items() if needed and name not in words]
    if missing:
        raise Unreadable(N_("{code} mist: {missing}."), code=act.code, missing=", ".join(missing))
    return {name: convert(value, known[name][0], name) for name, value in words.items()}


def convert(value: Any, kind: Any, name: str) -> Any:
    """Return `value` read as `kind`; `name` is used in the sentence when it can't be."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        inner = next(part for part in typing.get_args(kind) if part is not type(None))
        return None if value is None or value == "" else convert(value, inner, name)
    if origin in (tuple, list):
        if not isinstance(value, list | tuple):
            raise _expected(name, N_("een lijst (JSON)"), value)
        inner = typing.get_args(kind)[0]
        made = [convert(item, inner, f"{name}[{i}]") for i, item in enumerate(value)]
        return made if origin is list else tuple(made)
    if dataclasses.is_dataclass(kind) and kind not in (Money, Quantity):
        return _group(value, typing.cast("type[Any]", kind), name)
    return _simple(value, kind, name)


def _group(value: Any, kind: type[Any], name: str) -> Any:
    if isinstance(value, kind):
        return value
    if not isinstance(value, dict):
        raise _expected(name, N_("een groep (JSON)"), value)
    hints = typing.get_type_hints(kind)
    fields = {field.name: field for field in dataclasses.fields(kind)}
    unknown = set(value) - set(fields)
    needed = {
        key
        for key, field in fields.items()
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }
    if unknown or needed - set(value):
        raise _expected(name, ", ".join(fields), ", ".join(value))
    return kind(
        **{key: convert(given, hints[key], f"{name}.{key}") for key, given in value.items()}
    )


def _expected(name: str, expected: str, value: Any) -> Unreadable:
    return Unreadable(
        N_("{name}: verwacht {expected}, gekregen: {value}."),
        name=name,
        expected=expected,
        value=cut(str(value), 80).encode(errors="replace").decode(),
    )


def _simple(value: Any, kind: Any, name: str) -> Any:  # noqa: C901, PLR0911, PLR0912  one case a type
    if kind in (Any, object):
        return value
    if isinstance(kind, type) and isinstance(value, kind) and not _looked_at(value, kind):
        return value
    text = str(value).strip() if not isinstance(value, bool) else str(value).lower()
    try:
        if kind is str:
            if not isinstance(value, str | int):
                raise _expected(name, N_("tekst"), value)
            str(value).encode()  # half a character can't be stored; that is a ValueError too
            return str(value)
        if kind is bool:
            if text.lower() in _YES | _NO:
                return text.lower() in _YES
            raise _expected(name, N_("ja of nee"), value)
        if kind is int:
            return _whole(text)
        if kind is date:
            return date.fromisoformat(text)
        if kind is datetime:
            moment = datetime.fromisoformat(text)
            if moment.tzinfo is None:
                from ises_desk.clock import AMSTERDAM

                moment = moment.replace(tzinfo=AMSTERDAM)
            return moment
        if kind is Money:
            return Money.of(text)
        if kind is Quantity:
            return Quantity.of(text)
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return kind(text)
        if kind is Path:
            return Path(text)
        if kind is bytes and not in_use(Path(text)):
            return Path(text).read_bytes()
    except (ValueError, OSError) as why:
        raise _expected(name, _describe(kind), value) from why
    raise _expected(name, str(kind), value)


def _looked_at(value: Any, kind: Any) -> bool:
    """Tell whether a value of the right type can still be one that no column holds."""
    return isinstance(value, bool | int | str) or (kind is date and isinstance(value, datetime))


def _whole(text: str) -> int:
    """Read a whole number that a column can hold; ValueError otherwise."""
    if not _WHOLE.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _describe(kind: Any) -> str:
    """Return in Dutch what a value of a kind looks like."""
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return ", ".join(str(member.value) for member in kind)
    known = {
        int: N_("een geheel getal"),
        str: N_("tekst"),
        date: N_("een datum als 2026-11-22"),
        datetime: N_("een moment als 2026-11-22T09:30"),
        Money: N_("een bedrag als 12.50"),
        Quantity: N_("een aantal als 1.5"),
        bytes: N_("een bestand dat te lezen is"),
    }
    return known.get(kind, str(kind))


def plain(value: Any) -> Any:  # noqa: PLR0911  one case a type
    """Return a value as JSON-able plain data: amounts as "12.50", days as ISO."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Money | Quantity):
        return value.plain
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        from hashlib import sha256

        return {"sha256": sha256(value).hexdigest(), "size": len(value)}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | frozenset | set):
        return [plain(item) for item in value]
    return str(value)
