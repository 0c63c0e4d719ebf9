"""What a list page is, as data: every page module makes one of these and no widget of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from ises_desk.queries.listing import Listing
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import FigureCard, Sheet

    Run = Callable[[Desk, Sheet | None], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something the owner can do on a page.

    `run` gets the chosen record's Sheet (None without one). `place` is "bar" (above the list) or
    "detail" (under the record). `opens` marks the deed for Enter and double click.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A list page: its query, its filter, its panel and its deeds.

    `listing(state, day)`, `detail(session, key, day)` and `figures(session, day)` run on the read
    lane, so that nothing heavy is imported before the first paint.
    """

    subject: str
    title: str
    icon: str
    touched: frozenset[str]
    listing: Callable[[str, date], Listing]
    detail: Callable[[Any, int, date], Sheet]
    hint: str
    empty_title: str
    empty_text: str
    nothing_chosen: str
    one: str
    many: str
    states: tuple[tuple[str, str], ...] = ()
    figures: Callable[[Any, date], Sequence[FigureCard]] | None = None
    deeds: tuple[Deed, ...] = ()
    first_state: str = ""
    wide: str = ""
    panel_width: int = 360
