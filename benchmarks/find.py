"""Finding anything among 100 000 rows, at each key press, beside the same questions in bare SQLite.

Processor time: one thread and no waiting, so it's the same as the clock on a quiet machine.
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import sqlite

from benchmarks.measure import Figure, Stopwatch, median, progress
from benchmarks.office import busy_file
from ises_desk.queries import search as searching
from ises_desk.queries.search_sources import SOURCES
from ises_desk.store.database import open_database

if TYPE_CHECKING:
    from pathlib import Path

CUSTOMERS = 10_000
TURNS = 3
MOST_MS = 50.0
# As they are typed, letter by letter: a name, a number, an amount, an IBAN, what isn't there.
TYPED = ("orsted 4321", "202600777", "€ 121,00", "NL91 ABNA 0417", "bedrijf-55.nl", "xyzzy")
# How many more of each there are than there are customers.
MORE = {"contract": 1, "domain": 1, "invoice": 4, "letter": 2}
OWN = {
    "number": "substr(number, 1, 1) || (900000000 + {at})",
    "reference": "'RF' || {at}",
    "ascii_name": "'z{k}-' || ascii_name",
    "name": "'z{k}-' || name",
    "search": "'z{k}-' || search",
    "words": "'z{k}-' || words",
    "contract_id": "NULL",
    "contract_line_id": "NULL",
}


def run(*, long: bool) -> list[Figure]:
    """Type each text letter by letter, again and again."""
    path = _file()
    database = open_database(path, create=False, lock=False)
    ours, bare = Stopwatch(time.process_time), Stopwatch(time.process_time)
    presses = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
    try:
        with closing(sqlite3.connect(path)) as connection, database.read() as session:
            _tell(connection)
            for _turn in range((4 if long else 1) * TURNS):
                for text in presses:
                    with ours.running():
                        searching.search(session, text)
                    questions = list(_questions(text))
                    with bare.running():
                        for statement, values in questions:
                            connection.execute(statement, values).fetchall()
    finally:
        database.close()
    pressed = [median(ours.laps[at :: len(presses)]) * 1000 for at in range(len(presses))]
    slowest = max(pressed)
    at = presses[pressed.index(slowest)]
    real, limit = median(ours.laps) * 1000, median(bare.laps) * 1000
    progress(f"{len(presses)} key presses; the slowest, {at!r}, takes {slowest:.1f} ms")
    return [
        Figure("finding: the slowest key press", slowest, MOST_MS, 1.0, "ms", "what is allowed"),
        Figure("finding: a key press", real, limit, 1.6, "ms", "the same in bare SQLite"),
    ]


def _questions(text: str) -> list[tuple[str, dict[str, Any]]]:
    """Return what a text asks of the file, in SQL as it is."""
    asked = searching.wanted(text)
    if not asked.words:
        return []
    found = []
    for source in SOURCES:
        statement = searching.statement(source, asked)
        compiled = statement.params(searching.values(asked)).compile(
            dialect=sqlite.dialect(paramstyle="named")
        )
        whole = compiled.construct_expanded_state(compiled.params)
        found.append((whole.statement, dict(whole.parameters)))
    return found


def _file() -> Path:
    """Return a file with 100 000 rows that can be found."""
    source = busy_file(CUSTOMERS)
    path = source.with_name(source.name.replace("busy", "found"))
    if path.exists():
        return path
    progress("making them a hundred thousand rows (kept for the next run) ...")
    fresh = path.with_suffix(".part")
    shutil.copyfile(source, fresh)
    with closing(sqlite3.connect(fresh)) as connection, connection:
        _letters(connection)
        for table, times in MORE.items():
            for k in range(1, times + 1):
                again(connection, table, k)
    fresh.replace(path)
    return path


def _letters(connection: sqlite3.Connection) -> None:
    """Give every customer a letter of his own, after the one that the invoice brought."""
    names = [row[1] for row in connection.execute("PRAGMA table_info(letter)")]
    own = {
        "id": "letter.id + customer.id",
        "number": "'B2025-' || customer.id",
        "kind": "'FREE'",
        "customer_id": "customer.id",
        "words": "'b2025-' || customer.id || ' ' || customer.search || ' vrije brief'",
    }
    values = ", ".join(own.get(name, f"letter.{name}") for name in names)
    connection.execute(
        f"INSERT INTO letter ({', '.join(names)}) SELECT {values} FROM customer, letter "  # noqa: S608  own names
        "WHERE letter.id = (SELECT max(id) FROM letter)"
    )


def again(connection: sqlite3.Connection, table: str, k: int) -> None:
    """Copy a row of a table for every customer, with names and numbers of its own."""
    (last,) = connection.execute(f"SELECT max(id) FROM {table}").fetchone()  # noqa: S608  own names
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    at = f"(id + {last * k})"
    own = {"id": at} | {name: text.format(k=k, at=at) for name, text in OWN.items()}
    values = ", ".join(own.get(name, name) for name in names)
    connection.execute(
        f"INSERT INTO {table} SELECT {values} FROM {table} "  # noqa: S608  own names
        f"WHERE id <= {last} ORDER BY id DESC LIMIT {CUSTOMERS}"
    )


def _tell(connection: sqlite3.Connection) -> None:
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608  own names
        for table in ("customer", *MORE)
    }
    progress(", ".join(f"{count} {table}" for table, count in counts.items()))
