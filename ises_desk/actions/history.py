"""The last deeds in Dutch, and which of them can still be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.actions.register import Undo, find, load_all
from ises_desk.actions.undo import why_not
from ises_desk.i18n import _
from ises_desk.models import AuditLine
from ises_desk.queries import audit
from ises_desk.queries.about import about

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from ises_desk.queries.listing import Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A deed that was done; `why_not` says why it can't be taken back, empty when it can.

    `undoes` is the line that this one took back; `by` is the deed that sets this one right.
    """

    line: int
    at: datetime
    code: str
    title: str
    about: str
    undoes: int | None
    undone: bool
    why_not: str
    by: str = ""

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


def latest(session: Session, limit: int = 20) -> list[tuple[int, datetime, str, str]]:
    """Return the last deeds as (line, moment, title, whom it was about), newest first."""
    known = titles()
    newest = select(AuditLine).order_by(AuditLine.id.desc()).limit(limit)
    lines = session.scalars(newest).all()
    whose = _whose(session, lines)
    return [
        (line.id, line.at, known.get(line.code, line.code), whose.get(line.id, ""))
        for line in lines
    ]


def _whose(session: Session, lines: Sequence[AuditLine]) -> dict[int, str]:
    """Return whom the deeds were about; of a taking back what was taken back, and of whom."""
    back = {line.id: line.undoes_id for line in lines if line.undoes_id is not None}
    asked = select(AuditLine.id, AuditLine.code).where(AuditLine.id.in_([*back.values()]))
    codes: dict[int, str] = {row.id: row.code for row in session.execute(asked)}
    found = about(session, [*(line.id for line in lines), *codes])
    known = titles()
    for line, undone in back.items():
        title = known.get(codes.get(undone, ""), "")
        found[line] = " · ".join(filter(None, (title, found.get(undone, ""))))
    return found


def to_undo(session: Session, before: int | None = None) -> tuple[int, datetime, str] | None:
    """Return the newest deed as (line, moment, title) that stands, before a line when given."""
    stands = select(AuditLine).where(AuditLine.undoes_id.is_(None), audit.state_of() == "done")
    if before is not None:
        stands = stands.where(AuditLine.id < before)
    line = session.scalar(stands.order_by(AuditLine.id.desc()).limit(1))
    return None if line is None else (line.id, line.at, titles().get(line.code, line.code))


def recent(session: Session, now: datetime, limit: int = 20) -> tuple[Deed, ...]:
    """Return the last deeds, newest first, each with whether it can be taken back now."""
    known = titles()
    newest = select(AuditLine, audit.state_of()).order_by(AuditLine.id.desc()).limit(limit)
    found = []
    lines = session.execute(newest).all()
    whose = _whose(session, [line for line, _state in lines])
    for line, state in lines:
        refusal = why_not(session, now, line)
        act = find(line.code)
        found.append(
            Deed(
                line=line.id,
                at=line.at,
                code=line.code,
                title=known.get(line.code, line.code),
                about=whose.get(line.id, ""),
                undoes=line.undoes_id,
                undone=state == "undone",
                why_not=str(refusal) if refusal else "",
                by=act.by if act is not None and act.undo is Undo.COMPENSATE else "",
            )
        )
    return tuple(found)
