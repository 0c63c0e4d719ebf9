"""What taking a deed back would change, said in Dutch before it is done; or why it can't be."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ises_desk.actions.register import Undo, find
from ises_desk.actions.undo import MODELS, row_of, values_of, why_not
from ises_desk.actions.work import NAMES
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.models import AuditLine, AuditPayload
from ises_desk.queries.field_names import shown
from ises_desk.values.formats import show
from ises_desk.values.kinds import Kind
from ises_desk.values.text import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

MOST = 40  # records told; a billing run touches thousands
LONGEST = 60  # signs of a value
TITLES = (
    "number", "name", "code", "subject", "description", "key", "text", "street", "city", "amount",
    "total", "valid_from",
)  # fmt: skip
GONE, BACK, CHANGED = N_("wordt weggehaald"), N_("komt terug"), N_("wordt gewijzigd")
EMPTY = N_("leeg")  # a field without a value, beside one that has one


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what will change: a record with its fate, or (indented) one of its fields."""

    record: str
    field: str = ""
    now: str = ""
    then: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A deed looked at before it is taken back.

    `refusal` says why it can't be, with the `later` line that stands in the way (0 without one);
    `by` is the code of the deed that sets it right, on the records (`subject`, `keys`).
    """

    line: int
    at: datetime
    title: str
    refusal: str
    later: int
    later_title: str
    by: str
    by_title: str
    subject: str
    keys: tuple[int, ...]
    changes: tuple[Change, ...]
    more: int

    @property
    def key(self) -> int:
        """The first record, 0 without one."""
        return self.keys[0] if self.keys else 0


def look(session: Session, now: datetime, line: int) -> Look:
    """Return what taking back a deed would change now; an unknown line is a Refusal."""
    found = session.get(AuditLine, line)
    if found is None:
        raise Refusal(N_("Er is geen logregel {key}."), key=line)
    act = find(found.code)
    refusal = why_not(session, now, found)
    payload = session.scalar(select(AuditPayload.payload).where(AuditPayload.line_id == line))
    rows: list[dict[str, Any]] = json.loads(payload)["rows"] if payload else []
    by = find(act.by) if act is not None and act.undo is Undo.COMPENSATE else None
    later = session.get(AuditLine, refusal.values.get("later", 0)) if refusal else None
    subject, keys = _about(rows, by.code if by else "")
    told = [] if refusal else rows
    return Look(
        line=line,
        at=found.at,
        title=_(act.title) if act else found.code,
        refusal=str(refusal) if refusal else "",
        later=later.id if later else 0,
        later_title=_title(later.code) if later else "",
        by=by.code if by else "",
        by_title=_(by.title) if by else "",
        subject=subject,
        keys=keys,
        changes=tuple(each for row in told[:MOST] for each in _changes(session, row)),
        more=max(len(told) - MOST, 0),
    )


def _title(code: str) -> str:
    act = find(code)
    return _(act.title) if act else code


def _about(rows: list[dict[str, Any]], by: str) -> tuple[str, tuple[int, ...]]:
    """Return the records on which a compensating deed is done: those of its subject."""
    subject = by.partition(".")[0]
    held = [row["key"][0] for row in rows if row["table"] == subject and row["after"] is not None]
    if not held:  # a dispatch names its letter
        named = ((row["after"] or {}).get(f"{subject}_id") for row in rows)
        held = [key for key in named if key]
    return subject, tuple(dict.fromkeys(held))


def _changes(session: Session, row: dict[str, Any]) -> Iterator[Change]:
    """Yield the record with its fate, and its fields when it is changed."""
    before, after = row["before"], row["after"]
    fate = GONE if before is None else (BACK if after is None else CHANGED)
    fields = list(_fields(session, row)) if before is not None and after is not None else []
    if fate == CHANGED and not fields:
        return  # only what the program keeps for itself
    table = row["table"]
    name = _(NAMES.get(table, table))
    title = _called(session, row)
    yield Change(f"{name[:1].upper()}{name[1:]} {title}".strip(), then=_(fate))
    yield from fields


def _fields(session: Session, row: dict[str, Any]) -> Iterator[Change]:
    model, dialect = MODELS[row["table"]], session.get_bind().dialect
    old = dict(values_of(model, row["before"], dialect))
    for name, value in values_of(model, row["after"], dialect):
        label = shown(name)
        if label and name in old and old[name] != value:
            now, then = (_short(each) or _(EMPTY) for each in (value, old[name]))
            yield Change("", _(label), now, then)


def _called(session: Session, row: dict[str, Any]) -> str:
    """Return what a record is called: its number, its name, or what it says; two of them."""
    current = row_of(session, row)
    model, dialect = MODELS[row["table"]], session.get_bind().dialect
    kept = dict(values_of(model, row["before"] or row["after"] or {}, dialect))
    found = []
    for name in TITLES:
        value = getattr(current, name, None) or kept.get(name)
        if value:
            found.append(_short(value))
    return " ".join(found[:2])


def _short(value: Any) -> str:
    """Return a value on one line, cut when it is long."""
    told = show(value) if isinstance(value, Kind) or not isinstance(value, str) else value
    return cut(" ".join(told.split()), LONGEST)
