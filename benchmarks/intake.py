"""Ten thousand customers of an old administration, brought over from a CSV file.

Measured as the owner waits for it: the file read, looked at, and brought in by the deed, which
looks at every row again. The limit beside it: the same rows by bare SQL in one transaction.
"""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

from benchmarks.measure import BUILD, Figure, Stopwatch, progress
from benchmarks.office import TODAY
from ises_desk.actions import intake
from ises_desk.actions.perform import perform
from ises_desk.actions.undo import undo
from ises_desk.clock import moment_on
from ises_desk.exchange.tables import read_table
from ises_desk.store.database import open_database
from ises_desk.values.kinds import Intake

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ises_desk.store.database import Database

CUSTOMERS = 10_000
MOST_S = 15.0
TABLES = ("customer", "customer_address", "note", "audit_line", "audit_payload")
_IBAN_MODULUS = 97
_HEADINGS = "Klantnr;Naam;Straat en nr;Postcode;Plaats;Land;KvK;IBAN;E-mail;Telefoon;Soort;"


def run(*, long: bool) -> list[Figure]:
    """Bring the customers in, and take them back."""
    count = CUSTOMERS * (2 if long else 1)
    content = "\r\n".join(rows(count)).encode()
    path = BUILD / "intake.sqlite"
    path.parent.mkdir(parents=True, exist_ok=True)
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    database = open_database(path, lock=False)
    ours, back = Stopwatch(time.process_time), Stopwatch(time.process_time)
    try:
        with ours.running():
            line = _bring(database, content)
        bare = _bare(path)
        with back.running():
            undo(database, moment_on(TODAY), line)
    finally:
        database.close()
    progress(f"bare inserts of the same rows take {bare:.2f} s")
    allowed = MOST_S * count / CUSTOMERS
    return [
        Figure("intake: ten thousand customers", ours.seconds, allowed, 1.0, "s", "allowed"),
        Figure("intake: beside bare inserts of its rows", ours.seconds, bare, 100.0, "s", "bare"),
        Figure("intake: taken back whole", back.seconds, allowed, 1.0, "s", "allowed"),
    ]


def _bring(database: Database, content: bytes) -> int:
    """Bring the file over as the window and the command line do; returns the audit line."""
    table = read_table(content)
    with database.read() as session:
        columns = intake.columns_for(session, Intake.CUSTOMERS, table.headings)
        found = intake.plan(session, TODAY, Intake.CUSTOMERS, table, columns)
    return perform(
        database,
        moment_on(TODAY),
        intake.bring_customers,
        content=content,
        digest=found.digest,
        columns=found.columns,
    ).line


def rows(count: int) -> Iterator[str]:
    """Yield the lines of an export file in which everything is in order."""
    chosen = random.Random(7)  # noqa: S311  the same file in every run
    yield f"{_HEADINGS}Klant sinds;Opmerking"
    for place in range(count):
        account = f"{chosen.randrange(10**10):010}"
        check = _IBAN_MODULUS + 1 - int(f"10112310{account}232100") % _IBAN_MODULUS
        yield ";".join(
            (
                f"K{1000 + place}",
                f"Klant {place} de Vries",
                f"Kerkstraat {place % 900 + 1}",
                f"{1000 + place % 8999} AB",
                "Ommen",
                "NL",
                "",
                f"NL{check:02}ABNA{account}",
                f"klant{place}@voorbeeld.nl",
                f"06-{10_000_000 + place}",
                "P",
                f"{place % 28 + 1}-{place % 9 + 1}-2019",
                f"Belt graag terug, {place}",
            )
        )


def _bare(path: Path) -> float:
    """Return the seconds of bare inserts of the rows that are in a file now."""
    target = path.with_name("intake-bare.sqlite")
    target.unlink(missing_ok=True)
    watch = Stopwatch(time.process_time)
    with closing(sqlite3.connect(path)) as known, closing(sqlite3.connect(target)) as fresh:
        found = {}
        for name in TABLES:
            found[name] = known.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
            made = known.execute(
                "SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL "
                "AND type <> 'trigger'",
                (name,),
            )
            for (statement,) in made.fetchall():
                fresh.execute(statement)
        with watch.running(), fresh:
            for name, many in found.items():
                marks = ", ".join("?" * len(many[0]))
                fresh.executemany(f"INSERT INTO {name} VALUES ({marks})", many)  # noqa: S608
    target.unlink()
    return watch.seconds
