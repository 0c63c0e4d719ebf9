"""What the panel beside a list shows, as data: pages make it on the read lane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

Goto = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled value; `goto` makes it a link to another record."""

    label: str
    value: str
    goto: Goto | None = None
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a section; `chip` is a state as (word for people, tone)."""

    cells: tuple[str, ...]
    goto: Goto | None = None
    chip: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Section:
    """A small table or text under the facts; `deed` is the code of the button beside its title."""

    title: str
    rows: tuple[Row, ...] = ()
    text: str = ""
    empty: str = ""
    deed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything about one record that the panel shows.

    `allowed` are the codes of the deeds that make sense now; None means all of them.
    """

    key: int
    title: str
    subtitle: str = ""
    chips: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    warning: str = ""
    allowed: frozenset[str] | None = None
    record: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCard:
    """A figure at the top of a page; a click filters the list on `state` or goes to `subject`."""

    label: str
    value: str
    icon: str = "info"
    tone: str = "info"
    state: str = ""
    subject: str = ""
    tip: str = ""


def short_day(day: date | None) -> str:
    """Return a day for a small table, empty when there is none."""
    if day is None:
        return ""
    from ises_desk.values.formats import short_day as short

    return short(day)
