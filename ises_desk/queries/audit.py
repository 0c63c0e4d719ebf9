"""What was done: the audit lines, newest first, and one of them with its payload."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, exists, select
from sqlalchemy.orm import aliased

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import AuditLine, AuditPayload
from ises_desk.queries.listing import Column, Listing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

STATES = {
    "done": (N_("Gedaan"), "green"),
    "undone": (N_("Ongedaan gemaakt"), "grey"),
    "undo": (N_("Maakt iets ongedaan"), "blue"),
    "erased": (N_("Gegevens gewist"), "amber"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditDetail:
    """One deed: `arguments` as given and `rows` before and after; None once erased."""

    line: int
    at: datetime
    code: str
    undoes: int | None
    digest: str
    state: str
    arguments: dict[str, Any] | None
    rows: list[dict[str, Any]] | None


def state_of() -> ColumnElement[str]:
    """Return the SQL expression for the word of `STATES`.

    A deed whose taking back was itself taken back is done again.
    """
    by, again = aliased(AuditLine), aliased(AuditLine)
    back = exists().where(
        by.undoes_id == AuditLine.id, ~exists().where(again.undoes_id == by.id).correlate(by)
    )
    said = exists().where(AuditPayload.line_id == AuditLine.id).correlate(AuditLine)
    return case(
        (~said, "erased"),
        (back.correlate(AuditLine), "undone"),
        (AuditLine.undoes_id.is_not(None), "undo"),
        else_="done",
    )


def listing(state: str = "all", titles: Mapping[str, str] | None = None) -> Listing:
    """Return all deeds, newest first; with `titles` by code each shows its Dutch title."""
    shown = state_of()
    title = case(dict(titles), value=AuditLine.code, else_=AuditLine.code) if titles else None
    listed = Listing(
        name="audit",
        key=AuditLine.id,
        columns=(
            Column("line", N_("Regel"), AuditLine.id, "number"),
            Column("at", N_("Moment"), AuditLine.at, "moment"),
            Column("title", N_("Handeling"), AuditLine.code if title is None else title),
            Column("code", N_("Code"), AuditLine.code),
            Column("undoes", N_("Maakt ongedaan"), AuditLine.undoes_id, "number"),
            Column("state", N_("Stand"), shown, "state"),
        ),
        source=AuditLine,
        order=(("line", True),),
        search=AuditLine.code,
    )
    return listed if state == "all" else listed.only(shown == state)


def detail(session: Session, key: int) -> AuditDetail:
    """Return a deed with what it did; an unknown line is a Refusal."""
    found: Any = session.execute(
        select(AuditLine, AuditPayload.payload, state_of())
        .outerjoin(AuditPayload, AuditPayload.line_id == AuditLine.id)
        .where(AuditLine.id == key)
    ).first()
    if found is None:
        raise Refusal(N_("Er is geen logregel {key}."), key=key)
    line, payload, state = found
    said = json.loads(payload) if payload else {}
    return AuditDetail(
        line=line.id,
        at=line.at,
        code=line.code,
        undoes=line.undoes_id,
        digest=line.digest,
        state=state,
        arguments=said.get("arguments"),
        rows=said.get("rows"),
    )


def newest(session: Session, code: str) -> int | None:
    """Return the last audit line of a kind of deed, None when it was never done."""
    line = select(AuditLine.id).where(AuditLine.code == code).order_by(AuditLine.id.desc())
    found: int | None = session.scalar(line.limit(1))
    return found
