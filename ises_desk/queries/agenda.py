"""The agenda: what must happen, by when and by which article; it never writes."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ises_desk.queries import agenda_files, agenda_house, agenda_records, overdue
from ises_desk.queries.duties import GROUPS, Duty, group_of, grouped, in_order
from ises_desk.queries.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

__all__ = ["GROUPS", "Duty", "agenda", "figures", "group_of", "grouped"]
_TONES = {"overdue": "red", "today": "amber", "week": "blue"}


def agenda(
    session: Session, day: date, *, backed_up_on: date | None = None, backups: bool = False
) -> tuple[Duty, ...]:
    """Return what must be done on a day and in the week after it, in order.

    With `backups` the last backup is looked at too: it was made on `backed_up_on`, or never.
    """
    return in_order(
        chain(
            overdue.duties(session, day),
            agenda_files.duties(session, day),
            agenda_records.duties(session, day),
            agenda_house.duties(session, day),
            agenda_house.backup(day, backed_up_on) if backups else (),
        )
    )


def figures(duties: Sequence[Duty], day: date) -> tuple[Figure, ...]:
    """Return how many duties are late, due today and due this week."""
    found = grouped(duties, day)
    return tuple(
        Figure(label, len(found[name]), _TONES[name] if found[name] else "grey")
        for name, label in GROUPS.items()
    )
