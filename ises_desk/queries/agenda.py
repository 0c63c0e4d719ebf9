"""The agenda: what must happen, by when and by which article; it never writes."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.queries import (
    agenda_breaches,
    agenda_campaigns,
    agenda_deletions,
    agenda_files,
    agenda_force,
    agenda_forum,
    agenda_house,
    agenda_orders,
    agenda_reasons,
    agenda_records,
    agenda_renewals,
    agenda_transfers,
    agenda_withdrawals,
    limitations,
    overdue,
    received_defaults,
)
from ises_desk.queries.agenda_done import done
from ises_desk.queries.duties import (
    DAYS_AHEAD,
    GROUPS,
    LATER_DAYS,
    Duty,
    group_of,
    grouped,
    in_order,
    looking_ahead,
)
from ises_desk.queries.figures import Figure
from ises_desk.queries.set_aside import parted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

__all__ = [
    "GROUPS",
    "Duty",
    "agenda",
    "asked",
    "both",
    "figures",
    "group_of",
    "grouped",
    "later",
    "waiting",
]
_TONES = {"overdue": "red", "today": "amber", "week": "blue"}


def agenda(
    session: Session, day: date, *, backed_up_on: date | None = None, backups: bool = False
) -> tuple[Duty, ...]:
    """Return what must be done on a day and in the week after it, in order.

    With `backups` the last backup is looked at too: it was made on `backed_up_on`, or never.
    """
    return both(session, day, backed_up_on=backed_up_on, backups=backups)[0]


def both(
    session: Session, day: date, *, backed_up_on: date | None = None, backups: bool = False
) -> tuple[tuple[Duty, ...], tuple[Duty, ...]]:
    """Return what must be done, and what the owner set aside until a later day; each in order."""
    every = chain(
        overdue.duties(session, day),
        limitations.duties(session, day),
        agenda_files.duties(session, day),
        agenda_records.duties(session, day),
        agenda_campaigns.duties(session, day),
        agenda_orders.duties(session, day),
        agenda_force.duties(session, day),
        agenda_forum.duties(session, day),
        received_defaults.duties(session, day),
        agenda_renewals.duties(session, day),
        agenda_house.duties(session, day),
        agenda_breaches.duties(session, day),
        agenda_reasons.duties(session, day),
        agenda_withdrawals.duties(session),
        agenda_deletions.duties(session, day),
        agenda_transfers.duties(session, day),
        agenda_house.backup(day, backed_up_on) if backups else (),
    )
    now, waiting = parted(session, every, day)
    return in_order(now, day), in_order(waiting, day)


def later(session: Session, day: date) -> tuple[Duty, ...]:
    """Return what comes after the week that the agenda shows, up to sixty days ahead."""
    with looking_ahead(LATER_DAYS):
        found = both(session, day)[0]
    week = day + timedelta(days=DAYS_AHEAD)
    return tuple(duty for duty in found if duty.due_on > week)


def asked(
    session: Session,
    day: date,
    *,
    backed_up_on: date | None = None,
    backups: bool = False,
    state: str = "open",
) -> tuple[Duty, ...]:
    """Return the duties that are "open", come "later", were set "aside", or were "done"."""
    if state not in {"open", "later", "aside", "done"}:
        sentence = N_("Vraag state=open, state=later, state=aside of state=done.")
        raise Refusal(sentence, field="state")
    if state == "done":
        return done(session)
    if state == "later":
        return later(session, day)
    now, aside = both(session, day, backed_up_on=backed_up_on, backups=backups)
    return now if state == "open" else aside


def waiting(session: Session, day: date) -> tuple[Duty, ...]:
    """Return what the owner set aside until a later day, in order."""
    return both(session, day)[1]


def figures(duties: Sequence[Duty], day: date) -> tuple[Figure, ...]:
    """Return how many duties are late, due today and due this week."""
    found = grouped(duties, day)
    return tuple(
        Figure(label, len(found[name]), _TONES[name] if found[name] else "grey")
        for name, label in GROUPS.items()
    )
