"""Taking a deed back by its own audit line: every row as it was, unless life went on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, select, text
from sqlalchemy.exc import IntegrityError

from ises_desk.actions.perform import Outcome, perform
from ises_desk.actions.register import Undo, action, find
from ises_desk.actions.work import NAMES, Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import AuditLine, AuditPayload, Base

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.engine import Dialect
    from sqlalchemy.orm import Session

    from ises_desk.store.database import Database

MODELS: dict[str, type[Base]] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers
}
_CHUNK = 500


def undo(database: Database, now: datetime, line: int) -> Outcome[int]:
    """Take back the deed with an audit line, as a deed of its own."""
    try:
        return perform(database, now, take_back, undoes=line, line=line)
    except IntegrityError as why:
        if "UNIQUE" in str(why.orig):
            raise Refusal(
                N_(
                    "Dit kan niet meer worden teruggedraaid: een naam of nummer ervan is "
                    "intussen opnieuw in gebruik."
                )
            ) from why
        raise Refusal(
            N_("Dit kan niet meer worden teruggedraaid: latere gegevens verwijzen ernaar.")
        ) from why


@action("deed.undo", title=N_("Ongedaan maken"), undo=Undo.REVERT)
def take_back(work: Work, *, line: int) -> int:
    """Put every row of a deed back as it was before."""
    found = work.get(AuditLine, line, "line")
    rows = _refuse(work, found)
    work.session.execute(text("PRAGMA defer_foreign_keys=ON"))
    for row in reversed(rows):
        _put_back(work, row)
        work.session.flush()
    if work.session.execute(text("PRAGMA foreign_key_check")).first():
        raise Refusal(
            N_("Dit kan niet meer worden teruggedraaid: latere gegevens verwijzen ernaar.")
        )
    return line


def why_not(session: Session, now: datetime, line: AuditLine) -> Refusal | None:
    """Return why a deed can't be taken back now, or None when it can; this only reads."""
    try:
        _refuse(Work(session, now), line)
    except Refusal as refusal:
        return refusal
    return None


def _refuse(work: Work, line: AuditLine) -> list[dict[str, Any]]:
    """Return the rows of a deed after seeing that it can be taken back."""
    _refuse_policy(work, line)
    found = select(AuditPayload.payload).where(AuditPayload.line_id == line.id)
    payload = work.session.scalar(found)
    if payload is None:
        raise Refusal(N_("De gegevens van deze handeling zijn op verzoek gewist."), field="line")
    rows: list[dict[str, Any]] = json.loads(payload)["rows"]
    for row in reversed(rows):
        _refuse_later_change(work, line, row)
    _refuse_references(work, rows)
    return rows


def _refuse_policy(work: Work, line: AuditLine) -> None:
    act = find(line.code)
    if act is None or act.undo is Undo.NEVER:
        reason = act.because if act else ""
        raise Refusal(N_("Dit kan niet ongedaan worden gemaakt. {reason}"), reason=reason)
    if act.undo is Undo.COMPENSATE:
        other = find(act.by)
        raise Refusal(
            N_("Dit wordt niet teruggedraaid maar rechtgezet met: {deed}."),
            deed=other.title if other else act.by,
        )
    again = select(AuditLine.id).where(AuditLine.undoes_id == line.id).order_by(AuditLine.id.desc())
    undone = work.session.scalar(again.limit(1))
    if undone is not None and not work.session.scalar(
        select(AuditLine.id).where(AuditLine.undoes_id == undone)
    ):
        raise Refusal(N_("Dit is al ongedaan gemaakt."), field="line")


def _find(work: Work, row: dict[str, Any]) -> Base | None:
    model = MODELS[row["table"]]
    names = [column.name for column in model.__table__.primary_key]
    raw = dict(zip(names, row["key"], strict=True))
    key = tuple(value for _, value in _values(model, raw, work.session.get_bind().dialect))
    return work.session.get(model, key, populate_existing=True)


def _raw(row: Base, name: str, dialect: Dialect) -> Any:
    value = getattr(row, name)
    bind = getattr(row.__table__.columns[name].type, "process_bind_param", None)
    return bind(value, dialect) if bind else value


def _values(model: type[Base], raw: dict[str, Any], dialect: Dialect) -> Iterator[tuple[str, Any]]:
    for name, value in raw.items():
        kind = model.__table__.columns[name].type
        result = getattr(kind, "process_result_value", None)
        yield name, result(value, dialect) if result else value


def _refuse_later_change(work: Work, line: AuditLine, row: dict[str, Any]) -> None:
    """Refuse when a row is no longer as the deed left it, naming the later deed."""
    now = _find(work, row)
    expected = row["after"]
    dialect = work.session.get_bind().dialect
    if (now is None) != (expected is None):
        raise _later(work, line, row)
    if now is not None and expected is not None:
        for name, value in expected.items():
            if _raw(now, name, dialect) != value:
                raise _later(work, line, row)


def _later(work: Work, line: AuditLine, row: dict[str, Any]) -> Refusal:
    place = f'"key":{json.dumps(row["key"], separators=(",", ":"))},"table":"{row["table"]}"'
    later = work.session.scalars(
        select(AuditLine)
        .join(AuditPayload, AuditPayload.line_id == AuditLine.id)
        .where(AuditLine.id > line.id, AuditPayload.payload.contains(place, autoescape=True))
        .order_by(AuditLine.id.desc())
    ).first()
    act = find(later.code) if later else None
    return Refusal(
        N_("Dit kan niet meer worden teruggedraaid: daarna kwam {deed}."),
        deed=act.title if act else N_("een andere wijziging"),
    )


def _refuse_references(work: Work, rows: list[dict[str, Any]]) -> None:
    """Refuse when other rows have come to refer to a row that this deed made."""
    own = {(row["table"], *row["key"]) for row in rows}
    made: dict[str, list[Any]] = {}
    for row in rows:
        if row["before"] is None:
            made.setdefault(row["table"], []).append(row["key"][0])
    for table in Base.metadata.sorted_tables:
        for reference in table.foreign_keys:
            keys = made.get(reference.column.table.name, [])
            for start in range(0, len(keys), _CHUNK):
                some = reference.parent.in_(keys[start : start + _CHUNK])
                found = select(*table.primary_key).where(some)
                if any((table.name, *row) not in own for row in work.session.execute(found)):
                    raise Refusal(
                        N_("Dit kan niet meer worden teruggedraaid: er hoort nu een {what} bij."),
                        what=NAMES.get(table.name, table.name),
                    )


def _put_back(work: Work, row: dict[str, Any]) -> None:
    model = MODELS[row["table"]]
    dialect = work.session.get_bind().dialect
    now = _find(work, row)
    before = row["before"]
    if before is None:
        if now is not None:
            work.session.delete(now)
        return
    if now is None:
        work.session.add(model(**dict(_values(model, before, dialect))))
        return
    known = inspect(model).column_attrs.keys()
    for name, value in _values(model, before, dialect):
        if name in known:
            setattr(now, name, value)
