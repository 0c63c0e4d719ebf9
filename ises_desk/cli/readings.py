"""How the values behind a calculator's options are read: days, amounts, months, words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ises_desk import options
from ises_desk.cli import run
from ises_desk.i18n import N_
from ises_desk.options import UnknownWords
from ises_desk.values.money import Money
from ises_desk.values.text import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

NEVER = "never"
_LAST_YEAR = 2098  # what is counted from a later day may end where no holidays are known
_MOST_MONTHS = 120
_MOST = Money(99_999_999_999)
_SHOWN = 60  # characters of what can't be read


class Reading(click.ParamType):  # type: ignore[type-arg]  # not generic in click 8.1
    """A kind of value: how the text behind an option is read, or refused by the option's name."""

    name = "text"

    def __init__(self, read: Callable[[str, str], Any]) -> None:
        self._read = read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a typed text; what was read already stays as it is."""
        del ctx
        name = param.opts[0] if param is not None else ""
        return self._read(name, value) if isinstance(value, str) else value


def _day(name: str, text: str) -> date:
    return options.read_day(name, text, _LAST_YEAR)


def _day_or_never(name: str, text: str) -> Any:
    return NEVER if text in {NEVER, "nooit"} else _day(name, text)


def _amount(name: str, text: str) -> Money:
    try:
        found = Money.of(text.removeprefix("-"))
    except ValueError:
        found = None
    if found is None or found > _MOST or text.startswith("-"):
        raise UnknownWords(
            N_("{name} verwacht een bedrag als 12.50, niet {value}."),
            name=name,
            value=cut(text, _SHOWN),
        )
    return found


def _payment(name: str, text: str) -> tuple[date, Money]:
    day, found, amount = text.partition("=")
    if not found:
        raise UnknownWords(
            N_("{name} verwacht een dag en een bedrag als 2026-08-31=500.00, niet {value}."),
            name=name,
            value=cut(text, _SHOWN),
        )
    paid = _amount(name, amount)
    if not paid:
        raise UnknownWords(N_("{name} verwacht een bedrag boven nul."), name=name)
    return _day(name, day), paid


def _months(name: str, text: str) -> int:
    sentence = N_("{name} verwacht 1 tot en met {most} maanden, niet {value}.")
    values = {"name": name, "most": _MOST_MONTHS, "value": cut(text, _SHOWN)}
    found = run.whole(text, sentence, **values)
    if not 1 <= found <= _MOST_MONTHS:
        raise UnknownWords(sentence, **values)
    return found


def words(known: Mapping[str, Any], shown: str) -> Reading:
    """Return the kind of value that is one of some words, each with what it means."""

    def read(name: str, text: str) -> Any:
        if text not in known:
            raise UnknownWords(
                N_("{name} verwacht {known}, niet {value}."),
                name=name,
                known=shown,
                value=cut(text, _SHOWN),
            )
        return known[text]

    return Reading(read)


DAY, DAY_OR_NEVER = Reading(_day), Reading(_day_or_never)
AMOUNT, MONTHS, PAYMENT = Reading(_amount), Reading(_months), Reading(_payment)
YES_OR_NO = words({"yes": True, "ja": True, "no": False, "nee": False}, "yes|no")
