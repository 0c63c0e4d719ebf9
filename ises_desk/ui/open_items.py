"""Saving the open items as a workbook or CSV, from the menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ises_desk.i18n import N_, _, fill
from ises_desk.ui.files import ask_save
from ises_desk.ui.paper import folder_of, write_file

if TYPE_CHECKING:
    from pathlib import Path

    from ises_desk.ui.desk import Desk

TITLE = N_("Openstaande posten opslaan")
PATTERN = N_("Excel-werkmap (*.xlsx);;CSV (*.csv)")


def save_open_items(desk: Desk) -> None:
    """Ask where to, and write the list of today there."""
    start = folder_of(desk) / f"openstaande-posten-{desk.today}.xlsx"
    ask_save(desk.window, _(TITLE), start, _(PATTERN), partial(write_to, desk))


def write_to(desk: Desk, path: Path) -> None:
    """Write the list to a file; its ending says as what."""
    said = fill(N_("Opgeslagen als {name}."), {"name": path.name})
    desk.lanes.file(_write, lambda _done: desk.messages.say(said), desk, path)


def _write(desk: Desk, path: Path) -> None:
    """On the slow lane: read and write."""
    from ises_desk.queries.open_items import exported

    kind = ".csv" if path.suffix.lower() == ".csv" else ".xlsx"
    with desk.lanes.session() as session:
        content = exported(session, desk.today, kind)
    write_file(path, content)
