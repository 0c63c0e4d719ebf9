"""Duties that the owner set aside: which wait still, and which came back on their day."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ises_desk.i18n import N_
from ises_desk.models import SetAside
from ises_desk.queries.duties import Aside, Duty
from ises_desk.queries.letter_piles import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

CAME_BACK = N_("Uitgesteld tot {until}: {reason}")
# What stands there every day anew, or without which nothing can be done.
NEVER = frozenset({"business", "backup"})


def mark_of(duty: Duty) -> str:
    """Return what tells a duty from every other: all that it is about, and its day."""
    days = (duty.due_on, duty.stands_on) if duty.stands_on else (duty.due_on,)
    parts = (duty.kind, duty.subject, duty.key, *days, dict(duty.arguments))
    return sha256(json.dumps(parts, sort_keys=True, default=repr).encode()).hexdigest()[:16]


def parted(session: Session, duties: Iterable[Duty], day: date) -> tuple[list[Duty], list[Duty]]:
    """Return the duties that are to be done, and those that wait until a later day."""
    every = list(duties)
    rows = _of_days(session, sorted({duty.due_on for duty in every}))
    known = {row.mark: Aside(row.until_on, row.reason) for row in rows}
    days = {(row.kind, row.due_on) for row in rows}
    now: list[Duty] = []
    waiting: list[Duty] = []
    for duty in every:
        aside = known.get(mark_of(duty)) if (duty.kind, duty.due_on) in days else None
        if aside is None:
            now.append(duty)
        elif aside.until > day:
            waiting.append(replace(duty, aside=aside, reasons=(*duty.reasons, _said(aside))))
        else:
            now.append(replace(duty, reasons=(*duty.reasons, _said(aside))))
    return now, waiting


def _of_days(session: Session, days: Sequence[date]) -> list[Any]:
    """Return what was set aside of duties due on these days: few, whatever was set aside ever."""
    found: list[Any] = []
    for some in chunks(days):
        found += session.execute(
            select(
                SetAside.mark, SetAside.kind, SetAside.due_on, SetAside.until_on, SetAside.reason
            ).where(SetAside.due_on.in_(some))
        )
    return found


def _said(aside: Aside) -> tuple[str, dict[str, object]]:
    return CAME_BACK, {"until": aside.until, "reason": aside.reason}
