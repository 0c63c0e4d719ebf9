"""How SQLite reads the agenda: by small indexes of what waits, never past what is done with."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, text

from ises_desk.models import ForceMajeure
from ises_desk.queries import agenda_force, cautions, debts, overdue
from ises_desk.queries.agenda import both
from ises_desk.store.database import open_database
from ises_desk.values.kinds import Cause

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.orm import Session

DAY = date(2026, 11, 22)
# Tables of a few rows, whatever happened: all of them may be read.
FEW = frozenset({"business", "force_majeure", "campaign", "contract_transfer"})
# What leads past every finished row: the indexes of kinds, of what has no end, of days behind.
LONG = re.compile(
    r"ix_letter_kind|ix_contract_ends_on \(ends_on=|ix_invoice_due_on_open|ix_demand_last_day"
)


def with_an_event(session: Session) -> Any:
    """Read everything, with an event of force majeure, so that no statement is passed over."""
    session.add(
        ForceMajeure(
            cause_code=Cause.POWER,
            cause="Geen stroom.",
            began_on=DAY,
            dissolve_from=DAY,
            recorded_on=DAY,
        )
    )
    session.flush()
    return both(session, DAY), list(agenda_force.duties(session, DAY))


PARTS: dict[str, Callable[[Session], Any]] = {
    "all": with_an_event,
    "overdue": lambda session: list(overdue.duties(session, DAY)),
    "debts of one": lambda session: debts.overdue(session, DAY, 1),
    "cautions": cautions.cautions,
}


def plans(session: Session, read: Callable[[Session], Any]) -> dict[str, list[str]]:
    """Return the statements of a reading, each with the steps in which SQLite takes it."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        asked.append((statement, values))

    engine = session.connection().engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        read(session)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    driver = session.connection().exec_driver_sql
    return {
        statement: [row[3] for row in driver(f"EXPLAIN QUERY PLAN {statement}", values)]
        for statement, values in asked
        if statement.startswith("SELECT")
    }


def small(session: Session) -> set[str]:
    """Return the indexes that hold a part of their table only."""
    found = text("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'")
    return set(session.scalars(found))


def is_long(step: str, partial: set[str]) -> bool:
    """Return whether a step reads rows that nothing is to be done with."""
    scan = re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", step)
    if scan is not None and scan[1] not in {"CONSTANT", *FEW}:
        return scan[2] not in partial
    return LONG.search(step) is not None


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_read_that_is_done_with(tmp_path: Path, part: str) -> None:
    database = open_database(tmp_path / "a.sqlite", lock=False)
    with database.write() as session:
        found = plans(session, PARTS[part])
        partial = small(session)
    database.close()
    assert found
    assert {
        statement: wrong
        for statement, steps in found.items()
        if (wrong := [step for step in steps if is_long(step, partial)])
    } == {}
