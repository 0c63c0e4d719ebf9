"""An outcome that can say why: what the terms say, what the law says, what is applied."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ises_desk.values.deadline import Deadline
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in the terms ("4.1") or the law ("6:96 lid 6 BW") and what it says here.

    `values` fill the names between braces in the text.
    """

    source: str
    text: str
    values: tuple[tuple[str, Any], ...] = ()

    def filled(self, **values: Any) -> Citation:
        """Return the same citation with the values of this case."""
        return Citation(self.source, self.text, tuple(values.items()))

    def as_plain(self) -> dict[str, Any]:
        """Return the citation in words, with its values when it has any."""
        said = {"source": self.source, "text": self.text}
        return {**said, "values": plain(dict(self.values))} if self.values else said


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling(Generic[T]):
    """What the terms give, what mandatory law gives, and which of the two is applied.

    `by_law` is None where the law leaves it to the terms; `beside` is another reading that
    the law may support, for the owner to choose. `agreed` is what was agreed in writing in the
    place of the terms (2.1), where that is something else.
    """

    by_terms: T
    by_law: T | None
    applied: T
    reasons: tuple[Citation, ...]
    beside: T | None = None
    agreed: T | None = None

    def as_plain(self) -> dict[str, Any]:
        """Return the ruling in words, numbers, lists and groups only, as it is stored."""
        said = {field.name: plain(getattr(self, field.name)) for field in dataclasses.fields(self)}
        return said if self.agreed is not None else {k: v for k, v in said.items() if k != "agreed"}


_FORMS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (Money, lambda value: value.plain),
    (Quantity, lambda value: value.plain),
    (Deadline, lambda value: value.last_day.isoformat()),
    (datetime, lambda value: value.isoformat()),
    (date, lambda value: value.isoformat()),
    (Decimal, str),
    (Enum, lambda value: value.value),
    (Citation, lambda value: value.as_plain()),
)


def plain(value: Any) -> Any:
    """Return a value in words, numbers, lists and groups only.

    >>> plain((Money(1250), date(2026, 11, 22), None))
    ['12.50', '2026-11-22', None]
    """
    for kind, form in _FORMS:
        if isinstance(value, kind):
            return form(value)
    if dataclasses.is_dataclass(value):
        return {
            field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    return value
