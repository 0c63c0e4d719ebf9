"""The last deeds in Dutch, and which of them can still be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.actions.register import load_all
from ises_desk.actions.undo import why_not
from ises_desk.i18n import _
from ises_desk.models import AuditLine
from ises_desk.queries import audit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ises_desk.queries.listing import Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A deed that was done; `why_not` says why it can't be taken back, empty when it can.

    `undoes` is the line that this one took back.
    """

    line: int
    at: datetime
    code: str
    title: str
    undoes: int | None
    undone: bool
    why_not: str

    @property
    def can_undo(self) -> bool:
        """Whether it can be taken back now."""
        return not self.why_not


def titles() -> dict[str, str]:
    """Return the Dutch title of every deed by its code."""
    return {code: _(act.title) for code, act in load_all().items()}


def listing(state: str = "all") -> Listing:
    """Return all deeds with their titles, newest first; `state` is a word of `audit.STATES`."""
    return audit.listing(state, titles())


def latest(session: Session, limit: int = 20) -> list[tuple[int, datetime, str]]:
    """Return the last deeds as (line, moment, title), newest first."""
    known = titles()
    newest = select(AuditLine).order_by(AuditLine.id.desc()).limit(limit)
    return [(line.id, line.at, known.get(line.code, line.code)) for line in session.scalars(newest)]


def recent(session: Session, now: datetime, limit: int = 20) -> tuple[Deed, ...]:
    """Return the last deeds, newest first, each with whether it can be taken back now."""
    known = titles()
    newest = select(AuditLine, audit.state_of()).order_by(AuditLine.id.desc()).limit(limit)
    found = []
    for line, state in session.execute(newest).all():
        refusal = why_not(session, now, line)
        found.append(
            Deed(
                line=line.id,
                at=line.at,
                code=line.code,
                title=known.get(line.code, line.code),
                undoes=line.undoes_id,
                undone=state == "undone",
                why_not=str(refusal) if refusal else "",
            )
        )
    return tuple(found)
