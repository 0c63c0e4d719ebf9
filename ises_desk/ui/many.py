"""A deed for every chosen row: asked about once, then a series in the worker process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import _, plural
from ises_desk.ui.chosen import keys_of
from ises_desk.ui.progress import run_series

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from ises_desk.ui.chosen import Chosen
    from ises_desk.ui.desk import Desk

    Deeds = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A series over chosen rows; `ask` and `said` are each a sentence for one and for many.

    `make(session, keys, day)` gives the deeds for the rows that they make sense for (on the read
    lane). `start` names what shows the rows that are left when the end of the program broke the
    series off: never the series itself, for what was chosen is gone by then.
    """

    title: str
    make: Callable[[Any, Sequence[int], date], Deeds]
    ask: tuple[str, str]
    text: str
    yes: str
    said: tuple[str, str]
    start: str


def for_chosen(series: Series) -> Callable[[Desk, Chosen], None]:
    """Return what carries out the series on the chosen rows, after a question."""

    def many(desk: Desk, chosen: Chosen) -> None:
        ask = partial(_ask, desk, series)
        desk.lanes.read(_found, ask, series, chosen, desk.today)

    return many


def _found(session: Any, series: Series, chosen: Chosen, day: date) -> Deeds:
    return series.make(session, keys_of(session, chosen), day)


def _ask(desk: Desk, series: Series, deeds: Deeds) -> None:
    if not deeds:
        desk.messages.say(plural(*series.said, 0))
        return
    heading = plural(*series.ask, len(deeds))
    desk.messages.ask(heading, _(series.text), _(series.yes), partial(_go, desk, series, deeds))


def _go(desk: Desk, series: Series, deeds: Deeds) -> None:
    def done(report: Any) -> None:
        desk.messages.say(plural(*series.said, report.done))

    run_series(desk, _(series.title), _given, (deeds,), done, start=series.start)


def _given(_session: Any, deeds: Deeds) -> Deeds:
    return deeds
