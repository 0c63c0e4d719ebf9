"""The agenda of ten thousand customers, a thousand of them late, beside one pass over the rows.

Processor time: one thread and no waiting, so it's the same as the clock on a quiet machine.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

from benchmarks.measure import Figure, Stopwatch, median, progress
from benchmarks.office import TODAY, busy_file
from ises_desk.queries.agenda import agenda
from ises_desk.store.database import open_database

CUSTOMERS = 10_000
TURNS = 15
MOST_MS = 150.0
# What the agenda must at least have looked at, as SQLite itself counts it.
PASS = (
    "SELECT count(*), sum(open) FROM invoice WHERE open > 0 AND due_on < ?",
    "SELECT count(*) FROM contract_line WHERE next_invoice_on <= ?",
    "SELECT count(*) FROM domain WHERE anniversary_on >= ?",
)


def run(*, long: bool) -> list[Figure]:
    """Read the agenda of one day again and again."""
    path = busy_file(CUSTOMERS)
    database = open_database(path, create=False, lock=False)
    ours, bare = Stopwatch(time.process_time), Stopwatch(time.process_time)
    found = 0
    try:
        with closing(sqlite3.connect(path)) as connection:
            for _turn in range((4 if long else 1) * TURNS):
                with ours.running(), database.read() as session:
                    found = len(agenda(session, TODAY))
                with bare.running():
                    for question in PASS:
                        connection.execute(question, (TODAY.isoformat(),)).fetchall()
    finally:
        database.close()
    real = median(ours.laps) * 1000
    progress(f"{found} duties; one bare pass over the rows takes {median(bare.laps) * 1000:.1f} ms")
    return [Figure("agenda: ten thousand customers", real, MOST_MS, 1.0, "ms", "what is allowed")]
