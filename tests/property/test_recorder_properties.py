"""The audit line: exactly what a deed changed in the file, however it went about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from ises_desk.actions.register import Act, Undo
from ises_desk.actions.undo import take_back
from ises_desk.models import AuditPayload, Note, Setting
from ises_desk.store.database import open_database
from tests.actions.conftest import Office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ises_desk.actions.work import Work

KEYS = ("a", "b", "c")
steps = st.lists(
    st.tuples(
        st.sampled_from(("put", "put", "take", "flush", "same", "note", "renote", "unnote")),
        st.sampled_from(KEYS),
        st.integers(0, 3),
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Open one office for all examples; each goes on where the last one stopped."""
    database = open_database(tmp_path_factory.mktemp("log") / "a.sqlite", lock=False)
    desk = Office(database)
    desk.customer()
    yield desk
    database.close()


def _deed(drawn: list[tuple[str, str, int]]) -> Act[None]:
    """Make a deed of its own out of loose changes."""

    def run(work: Work) -> None:
        for word, key, value in drawn:
            _change(work, word, key, value)

    return Act(code="customer.change", title="-", undo=Undo.REVERT, by="", because="", run=run)


def _change(work: Work, word: str, key: str, value: int) -> None:
    row = work.session.get(Setting, key)
    last = work.session.scalars(select(Note).order_by(Note.id.desc()).limit(1)).first()
    if word == "put" and row is None:
        work.session.add(Setting(key=key, value=value))
    elif word == "put" and row is not None:
        row.value = value
    elif word == "take" and row is not None:
        work.remove(row)
    elif word == "flush":
        work.session.flush()
    elif word == "same" and row is not None:
        row.value = row.value
    elif word == "note":
        work.add(Note(customer_id=1, written_at=work.now, text=f"{key}{value}"))
    elif word == "renote" and last is not None:
        last.text = f"{key}{value}"
    elif word == "unnote" and last is not None:
        work.remove(last)


def _raw(office: Office) -> dict[tuple[str, Any], dict[str, Any]]:
    """Return the stored values of every row of the two tables."""
    with office.database.read() as session:
        return {
            (table, row[key]): dict(row)
            for table, key in (("setting", "key"), ("note", "id"))
            for row in session.execute(text(f"SELECT * FROM {table}")).mappings()  # noqa: S608  own names
        }


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_the_line_says_what_changed_and_undo_puts_it_back(
    office: Office, drawn: list[tuple[str, str, int]]
) -> None:
    before = _raw(office)
    office.do(_deed(drawn))
    assert office.last is not None
    line = office.last.line
    after = _raw(office)
    with office.database.read() as session:
        payload = session.scalar(select(AuditPayload.payload).where(AuditPayload.line_id == line))
    told = {(row["table"], row["key"][0]): row for row in json.loads(payload)["rows"]}
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert set(told) == changed
    for key, row in told.items():
        for said, real in ((row["before"], before.get(key)), (row["after"], after.get(key))):
            assert (said is None) == (real is None)
            if said is not None and real is not None:
                assert said == {name: real[name] for name in said}
        if row["before"] is not None and row["after"] is not None:
            assert {name for name in row["after"] if before[key][name] != after[key][name]} == {
                name for name in after[key] if before[key][name] != after[key][name]
            }
    office.do(take_back, line=line)
    assert _raw(office) == before
