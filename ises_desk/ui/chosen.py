"""What the owner chose in a list: some records, or the whole list as a question."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, plural
from ises_desk.ui.sheet import Fact, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ises_desk.queries.listing import Listing
    from ises_desk.ui.page_spec import PageSpec
    from ises_desk.ui.tones import States


_SOME = 250  # rows made into text before the window may go on


@dataclass(frozen=True, slots=True)
class Chosen:
    """Chosen rows: their keys in the order of the screen, or all of `listing` (then no keys)."""

    keys: tuple[int, ...] = ()
    count: int = 0
    listing: Listing | None = None


def keys_of(session: Any, chosen: Chosen) -> list[int]:
    """Return the keys of the chosen rows in the order of the screen (on the read lane)."""
    from ises_desk.queries.listing import keys

    return list(chosen.keys) if chosen.listing is None else list(keys(session, chosen.listing))


def several(session: Any, spec: PageSpec, listing: Listing, chosen: Chosen) -> Sheet:
    """Return what the panel shows of several rows: how many, and what they come to together."""
    from ises_desk.queries.listing import sums
    from ises_desk.values import formats

    wanted = None if chosen.listing is not None else chosen.keys
    totals = sums(session, listing, spec.adding, wanted)
    facts = [
        Fact(_(listing.column(name).title), formats.show(total)) for name, total in totals.items()
    ]
    return Sheet(
        key=0,
        title=plural(spec.one, spec.many, chosen.count),
        subtitle=_(N_("Gekozen. Met Ctrl+C kopieert u de rijen als tekst.")),
        facts=tuple(facts),
        allowed=frozenset(deed.code for deed in spec.deeds if deed.many is not None),
    )


def text_of(
    session: Any, listing: Listing, states: States, places: Sequence[int], chosen: Chosen
) -> str:
    """Return the chosen rows as text; `places` are the columns (on the read lane)."""
    from ises_desk.ui.list_view import as_text
    from ises_desk.ui.listing_model import read_page

    keys = keys_of(session, chosen)
    rows = []
    for at in range(0, len(keys), _SOME):
        texts, _tones = read_page(session, listing, states, keys[at : at + _SOME])
        rows += [[row[place] for place in places] for row in texts]
        time.sleep(0)  # the window goes first
    return as_text([_(listing.columns[place].title) for place in places], rows)


def starting(session: Any, listing: Listing, wanted: Sequence[str], letters: str) -> int | None:
    """Return the key of the first row that starts with the letters (on the read lane).

    Looked for in the columns `wanted` that hold text, then in the other texts.
    """
    from ises_desk.queries.listing import first_starting

    texts = [column.key for column in listing.columns if column.kind == "text"]
    names = dict.fromkeys([name for name in wanted if name in texts] + texts)
    return first_starting(session, listing, list(names), letters)
