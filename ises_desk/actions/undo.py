"""Taking a deed back by its own audit line: every row as it was, unless life went on."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary, inspect, select, text
from sqlalchemy.exc import IntegrityError

from ises_desk.actions.perform import Outcome, perform
from ises_desk.actions.register import Undo, action, find
from ises_desk.actions.work import NAMES, Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import AuditLine, AuditPayload, Base
from ises_desk.values.formats import moment

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
    _put_back_all(work, rows)
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
    now = _rows_now(work, rows)
    for row in reversed(rows):
        if not _is_as_left(row, now.get((row["table"], *row["key"]))):
            raise _later(work, line, row)
    _refuse_references(work, line, rows)
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


def row_of(session: Session, row: dict[str, Any]) -> Base | None:
    """Return the row that an audit line speaks of as it is now, None when it is gone."""
    model = MODELS[row["table"]]
    names = [column.name for column in model.__table__.primary_key]
    raw = dict(zip(names, row["key"], strict=True))
    key = tuple(value for _, value in values_of(model, raw, session.get_bind().dialect))
    return session.get(model, key)


def _rows_now(work: Work, rows: list[dict[str, Any]]) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Return the rows of a deed as they are stored now, by table and key; thousands at once."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    connection = work.session.connection()
    for name, keys in _keys(rows).items():
        table = MODELS[name].__table__
        columns = [each.name for each in table.columns if not isinstance(each.type, LargeBinary)]
        own = [column.name for column in table.primary_key]
        test = " AND ".join(f'"{column}" = ?' for column in own)
        for some in _in_parts(keys):
            many = f'"{own[0]}" IN ({", ".join("?" * len(some))})'
            whole = many if len(own) == 1 else " OR ".join([f"({test})"] * len(some))
            listed = ", ".join(f'"{column}"' for column in columns)
            read = connection.exec_driver_sql(
                f'SELECT {listed} FROM "{name}" WHERE {whole}',  # noqa: S608  own names
                tuple(part for key in some for part in key),
            )
            for values in read:
                row = dict(zip(columns, values, strict=True))
                found[name, *(row[column] for column in own)] = row
    return found


def _keys(rows: list[dict[str, Any]]) -> dict[str, list[list[Any]]]:
    keys: dict[str, list[list[Any]]] = {}
    for row in rows:
        keys.setdefault(row["table"], []).append(row["key"])
    return keys


def _in_parts(keys: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]


def values_of(
    model: type[Base], raw: dict[str, Any], dialect: Dialect
) -> Iterator[tuple[str, Any]]:
    """Yield the values of an audit line's columns as they are in the program."""
    for name, value in raw.items():
        kind = model.__table__.columns[name].type
        result = getattr(kind, "process_result_value", None)
        yield name, result(value, dialect) if result else value


def _is_as_left(row: dict[str, Any], now: dict[str, Any] | None) -> bool:
    """Tell whether a row is still as the deed left it."""
    left = row["after"]
    if now is None or left is None:
        return now is left
    return all(now.get(name) == value for name, value in left.items())


def _later(work: Work, line: AuditLine, row: dict[str, Any]) -> Refusal:
    later = _touching(work, line, row["table"], row["key"])
    act = find(later.code) if later else None
    if later is None or act is None:
        return Refusal(
            N_("Dit kan niet meer worden teruggedraaid: daarna kwam een andere wijziging.")
        )
    return Refusal(
        N_("Dit kan niet meer worden teruggedraaid: daarna kwam {deed} ({at})."),
        deed=act.title,
        at=later.at,
        later=later.id,
    )


def _touching(work: Work, line: AuditLine, table: str, key: list[Any]) -> AuditLine | None:
    """Return the newest deed after this one that touched a row."""
    place = f'"key":{json.dumps(key, separators=(",", ":"))},"table":"{table}"'
    return work.session.scalars(
        select(AuditLine)
        .join(AuditPayload, AuditPayload.line_id == AuditLine.id)
        .where(AuditLine.id > line.id, AuditPayload.payload.contains(place, autoescape=True))
        .order_by(AuditLine.id.desc())
    ).first()


def _refuse_references(work: Work, line: AuditLine, rows: list[dict[str, Any]]) -> None:
    """Refuse when other rows have come to refer to a row that this deed made."""
    own = {(row["table"], *row["key"]) for row in rows}
    made: dict[str, list[Any]] = {}
    for row in rows:
        if row["before"] is None:
            made.setdefault(row["table"], []).append(row["key"][0])
    for table in Base.metadata.sorted_tables:
        for reference in table.foreign_keys:
            keys = made.get(reference.column.table.name, [])
            for part in _in_parts(keys):
                found = select(*table.primary_key).where(reference.parent.in_(part))
                for other in work.session.execute(found):
                    if (table.name, *other) not in own:
                        raise _held(work, line, table.name, list(other))


def _held(work: Work, line: AuditLine, table: str, key: list[Any]) -> Refusal:
    """Return the refusal that names what has come to belong to it, and by which deed."""
    later = _touching(work, line, table, key)
    return Refusal(
        N_("Dit kan niet meer worden teruggedraaid: er hoort nu een {what} bij{when}."),
        what=NAMES.get(table, table),
        when=f" ({moment(later.at)})" if later else "",
        later=later.id if later else 0,
    )


def _put_back_all(work: Work, rows: list[dict[str, Any]]) -> None:
    """Put rows back, the last one first; rows of one table that were made go away together."""
    work.session.flush()
    work.session.expire_all()
    for (name, made), group in groupby(
        reversed(rows), key=lambda row: (row["table"], row["before"] is None)
    ):
        some = list(group)
        held = list(_load(work, name, some)) if made else []
        for row in some:
            _put_back(work, row)
            if not made:
                work.session.flush()
        work.session.flush()
        held.clear()


def _load(work: Work, name: str, rows: list[dict[str, Any]]) -> Iterator[Base]:
    """Yield the objects of many rows, so that they needn't be asked for one by one."""
    model = MODELS[name]
    column, *more = model.__table__.primary_key
    if not more:
        for some in _in_parts([row["key"][0] for row in rows]):
            yield from work.session.scalars(select(model).where(column.in_(some)))


def _put_back(work: Work, row: dict[str, Any]) -> None:
    model = MODELS[row["table"]]
    dialect = work.session.get_bind().dialect
    now = row_of(work.session, row)
    before = row["before"]
    if before is None:
        if now is not None:
            work.session.delete(now)
        return
    if now is None:
        work.session.add(model(**dict(values_of(model, before, dialect))))
        return
    known = inspect(model).column_attrs.keys()
    for name, value in values_of(model, before, dialect):
        if name in known:
            setattr(now, name, value)
