"""The records that belong to a record, as a section of its panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui.listing_model import cell
from ises_desk.ui.sheet import Row, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ises_desk.queries.listing import Listing
    from ises_desk.ui.tones import States

MOST = 6  # rows; the rest is counted


def section(
    session: Any,
    title: str,
    subject: str,
    listing: Listing,
    columns: Sequence[str],
    *,
    states: States,
    empty: str = "",
    deed: str = "",
    more: str = "",
) -> Section:
    """Return the first rows of a listing: `columns` as text, its state as a chip.

    `more` is where the row goes that counts the rest: the kind of a time line.
    """
    from ises_desk.queries.listing import keys, rows

    found = keys(session, listing)
    places = {column.key: at for at, column in enumerate(listing.columns)}
    kinds = [column.kind for column in listing.columns]
    made = []
    for key, values in zip(found[:MOST], rows(session, listing, found[:MOST]), strict=False):
        texts = [cell(values[places[name]], kinds[places[name]], states)[0] for name in columns]
        chip = ("", "")
        if "state" in places:
            chip = cell(values[places["state"]], "state", states)
        made.append(Row(tuple(texts), (subject, key), chip))
    if len(found) > MOST:
        rest = _(N_("en nog {count}")).format(count=len(found) - MOST)
        made.append(Row((rest,), (more, 0) if more else None))
    name = f"{title} ({len(found)})" if found else title
    return Section(name, tuple(made), empty=empty, deed=deed)
