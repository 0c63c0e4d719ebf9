"""What a list page is, as data: every page module makes one of these and no widget of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.ui.sheet import FigureCard
from ises_desk.ui.tones import tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from ises_desk.queries.listing import Listing
    from ises_desk.ui.chosen import Chosen
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet
    from ises_desk.ui.tones import States

    Run = Callable[[Desk, Sheet | None], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something the owner can do on a page.

    `run` gets the chosen record's Sheet (None without one). `place` is "bar" (above the list) or
    "detail" (under the record). `opens` marks the deed for Enter and double click. `many` does it
    to several chosen rows (see `chosen.py`); without it a deed is for one record. With `onward` the
    choice goes on to the next row when the record moves away from its place in the list.
    """

    code: str
    text: str
    icon: str
    run: Run
    place: str = "detail"
    primary: bool = False
    opens: bool = False
    shortcut: str = ""
    hidden: bool = False
    onward: bool = False
    many: Callable[[Desk, Chosen], None] | None = None

    def is_offered(self, sheet: Sheet) -> bool:
        """Tell whether the deed makes sense for a record now."""
        return sheet.allowed is None or self.hidden or self.code in sheet.allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A list page over the query module `queries`, with its panel and its deeds.

    The module offers `listing(day, state)`, `STATES`, `detail(session, key, day)` and
    `figures(session, day)`; `sheet(session, detail, day)` makes the panel's content. All run on
    the read lane, so that nothing heavy is imported before the first paint. `marks` gives each
    figure its icon and the state that a click filters on; `more_states` are filters that are no
    state. `wide` is the column that takes the room that is left, `spare` are those that go first
    when there is too little. `parts` are the deeds behind a row in the panel that is no record of
    its own (a contact, a note): by the first word of its `goto`. `adding` are the columns that add
    up when several rows are chosen. `timeline` puts a time line beside the record (of a customer).
    `stays` says what to do instead where a record can't be removed.
    """

    subject: str
    queries: str
    title: str
    icon: str
    touched: frozenset[str]
    sheet: Callable[[Any, Any, date], Sheet]
    hint: str
    empty_title: str
    empty_text: str
    nothing_chosen: str
    one: str
    many: str
    marks: tuple[tuple[str, str], ...] = ()
    more_states: tuple[tuple[str, str], ...] = ()
    deeds: tuple[Deed, ...] = ()
    parts: Mapping[str, Callable[[Desk, Sheet, int], None]] = field(default_factory=dict)
    wide: str = ""
    spare: tuple[str, ...] = ()
    adding: tuple[str, ...] = ()
    timeline: bool = False
    stays: str = N_("Dit kan niet worden verwijderd.")

    def panel_deeds(self) -> list[tuple[str, str, str, bool]]:
        """Return the deeds under the record as (code, text, icon, primary)."""
        return [
            (deed.code, _(deed.text), deed.icon, deed.primary)
            for deed in self.deeds
            if deed.place == "detail" and not deed.hidden
        ]

    def module(self) -> Any:
        """Return the query module (on the read lane)."""
        return import_module(f"ises_desk.queries.{self.queries}")

    def states(self) -> States:
        """Return the words of the state column with their labels and colours."""
        found: States = self.module().STATES
        return {word: (text, "grey") for word, text in self.more_states} | dict(found)

    def listing(self, state: str, day: date) -> Listing:
        """Return the list of a day, filtered on a state ("" for all)."""
        found: Listing = self.module().listing(day, state or "all")
        return found

    def detail(self, session: Any, key: int, day: date) -> Sheet | None:
        """Return the panel's content for a record; None when it was taken away meanwhile."""
        try:
            found = self.module().detail(session, key, day)
        except Refusal:
            return None
        return self.sheet(session, found, day)

    def head(self, session: Any, day: date) -> tuple[Sequence[FigureCard], States]:
        """Return the figures of a day, and the states to filter on; a figure of nothing is grey."""
        figures = self.module().figures(session, day) if self.marks else ()
        marks = (*self.marks, *((self.icon, ""),) * len(figures))
        cards = [
            FigureCard(
                label=_(figure.label),
                value=show(figure.value),
                icon=icon,
                tone=tone(figure.tone if figure.value else "grey"),
                state=state,
            )
            for figure, (icon, state) in zip(figures, marks, strict=False)
        ]
        return cards, self.states()


def show(value: Any) -> str:
    """Return a figure's number with dots, or its amount."""
    from ises_desk.values import formats

    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    return formats.show(value)
