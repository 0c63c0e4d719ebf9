"""The options that may stand before or after any command, read without the rest of the program."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

VALUED = ("--file", "--day")
END = "--"
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_YEAR, _LAST_YEAR = 1990, 2199  # what lies beyond has terms without an end in the calendar


class UnknownWords(Exception):  # noqa: N818  the words can't be read; not an error of ours
    """The words can't be read; carries a marked sentence with its values."""

    def __init__(self, sentence: str, **values: Any) -> None:
        super().__init__(sentence)
        self.sentence, self.values = sentence, values

    def __str__(self) -> str:
        """Return the sentence with its values."""
        return _(self.sentence).format(**self.values)


@dataclass(frozen=True, slots=True)
class Options:
    """The administration (None: the user's own), the day (None: today) and the form of output."""

    file: Path | None = None
    day: date | None = None
    json: bool = False


def split(words: Sequence[str]) -> tuple[Options, list[str]]:
    """Return the general options and the words that are left, in order.

    Raises UnknownWords for an option without a value or a day that doesn't exist.

    >>> split(["ask", "--json", "customers"])
    (Options(file=None, day=None, json=True), ['ask', 'customers'])
    """
    options, left, queue = Options(), [], list(words)
    while queue:
        word = queue.pop(0)
        name, given, value = word.partition("=")
        if word == END:
            left += [word, *queue]
            break
        if word == "--json":
            options = replace(options, json=True)
        elif name in VALUED:
            if not given and not queue:
                raise UnknownWords(N_("Na {name} hoort een waarde."), name=name)
            options = _with(options, name, value if given else queue.pop(0))
        else:
            left.append(word)
    return options, left


def _with(options: Options, name: str, value: str) -> Options:
    if name == "--file":
        if not value:
            raise UnknownWords(N_("Na --file hoort de naam van een administratie."))
        return replace(options, file=Path(value))
    return replace(options, day=read_day(name, value))


def read_day(name: str, text: str, last_year: int = _LAST_YEAR) -> date:
    """Read the day behind an option; UnknownWords when there is no such day.

    >>> read_day("--day", "2026-11-22")
    datetime.date(2026, 11, 22)
    """
    try:
        day = date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise UnknownWords(
            N_("{name} verwacht een bestaande dag als 2026-11-22, niet {value}."),
            name=name,
            value=text[:60],
        ) from None
    if not _FIRST_YEAR <= day.year <= last_year:
        raise UnknownWords(
            N_("{name} ligt van {first} tot en met {last}."),
            name=name,
            first=_FIRST_YEAR,
            last=last_year,
        )
    return day
