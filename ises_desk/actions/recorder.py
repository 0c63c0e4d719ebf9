"""What a deed did to each row, before and after, and the audit line that keeps it."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import LargeBinary, event, insert, inspect, select
from sqlalchemy.orm import PassiveFlag

from ises_desk.models import AuditLine, AuditPayload, Base
from ises_desk.store import chain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sqlalchemy import Table
    from sqlalchemy.engine import Dialect
    from sqlalchemy.orm import Session

RowKey = tuple[str, tuple[Any, ...]]
Values = dict[str, Any]
_LINES, _PAYLOADS = (cast("Table", each.__table__) for each in (AuditLine, AuditPayload))
UNSEEN = frozenset({"audit_line", "audit_payload", "permit", "counter"})


class Recorder:
    """Listens to one session and keeps the rows that changed, in raw (stored) values."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._dialect: Dialect = session.get_bind().dialect
        self._changes: dict[RowKey, tuple[Values | None, Values | None]] = {}
        self._pending: list[tuple[Any, Values | None]] = []
        event.listen(session, "before_flush", self._before)
        event.listen(session, "after_flush", self._after)

    def _before(self, session: Session, *_: Any) -> None:
        self._pending = [(row, None) for row in session.new if self._seen(row)]
        changed = [row for row in session.dirty if self._seen(row) and session.is_modified(row)]
        # Dirty rows come in no order of their own; equal deeds must write equal audit lines.
        for row in sorted(changed, key=_place):
            self._pending.append((row, self._old(row)))
        for row in session.deleted:
            if self._seen(row):
                self._note(row, self._raw(row, self._columns(row)), None)

    def _after(self, *_: Any) -> None:
        for row, before in self._pending:
            names = self._columns(row) if before is None else list(before)
            self._note(row, before, self._raw(row, names))
        self._pending = []

    @staticmethod
    def _seen(row: Any) -> bool:
        return isinstance(row, Base) and row.__tablename__ not in UNSEEN

    @staticmethod
    def _columns(row: Any) -> tuple[str, ...]:
        return _kept(row.__table__)

    def _stored(self, row: Any, name: str, value: Any) -> Any:
        bind = _binds(row.__table__).get(name)
        return bind(value, self._dialect) if bind else value

    def _raw(self, row: Any, names: Iterable[str]) -> Values:
        return {name: self._stored(row, name, getattr(row, name)) for name in names}

    def _old(self, row: Any) -> Values:
        old: Values = {}
        for attribute in inspect(row).mapper.column_attrs:
            history = inspect(row).get_history(attribute.key, PassiveFlag.PASSIVE_NO_FETCH)
            if history.has_changes():
                before = history.deleted[0] if history.deleted else None
                old[attribute.key] = self._stored(row, attribute.key, before)
        return old

    def _note(self, row: Any, before: Values | None, after: Values | None) -> None:
        key = tuple(self._raw(row, _key_names(row.__table__)).values())
        place = (row.__tablename__, key)
        if place not in self._changes:
            self._changes[place] = (before, after)
            return
        first, last = self._changes[place]
        if first is None:  # made in this deed
            merged = None if after is None else {**(last or {}), **after}
            if merged is None:
                del self._changes[place]
            else:
                self._changes[place] = (None, merged)
            return
        before_all = {**(before or {}), **first}
        self._changes[place] = (
            before_all,
            None if after is None else {**(last or {}), **after},
        )

    def rows(self) -> list[dict[str, Any]]:
        """Return the changes as plain data, in the order in which rows were first touched."""
        return [
            {"table": table, "key": list(key), "before": before, "after": after}
            for (table, key), (before, after) in self._changes.items()
            if before != after
        ]

    def close(self) -> None:
        """Stop listening."""
        event.remove(self._session, "before_flush", self._before)
        event.remove(self._session, "after_flush", self._after)


@cache
def _kept(table: Table) -> tuple[str, ...]:
    """Return the columns of which the line keeps the value."""
    return tuple(each.name for each in table.columns if not isinstance(each.type, LargeBinary))


@cache
def _key_names(table: Table) -> tuple[str, ...]:
    return tuple(each.name for each in table.primary_key)


@cache
def _binds(table: Table) -> dict[str, Callable[[Any, Dialect], Any]]:
    """Return by column what makes the stored value of one in use, where these differ."""
    found = {each.name: getattr(each.type, "process_bind_param", None) for each in table.columns}
    return {name: bind for name, bind in found.items() if bind is not None}


def _place(row: Base) -> tuple[str, tuple[Any, ...]]:
    return row.__tablename__, inspect(row).identity or ()


def write_line(
    session: Session, now: datetime, code: str, payload: dict[str, Any], undoes: int | None
) -> int:
    """Append a deed to the chain; returns the line's number."""
    text = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    last = session.execute(
        select(AuditLine.id, AuditLine.digest).order_by(AuditLine.id.desc()).limit(1)
    ).first()
    number, previous = (last[0] + 1, last[1]) if last else (1, chain.START)
    digest = chain.payload_digest(text)
    session.execute(
        insert(_LINES).values(
            id=number,
            at=now,
            code=code,
            undoes_id=undoes,
            payload_digest=digest,
            previous=previous,
            digest=chain.line_digest(previous, now, code, digest, undoes),
        )
    )
    session.execute(insert(_PAYLOADS).values(line_id=number, payload=text))
    return number
