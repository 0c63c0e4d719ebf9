"""The agenda of ten thousand customers, a thousand of them late, and how it grows with the past.

Processor time: one thread and no waiting, so it's the same as the clock on a quiet machine. Beside
each reading stands one bare pass over what the agenda must at least have looked at.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

from benchmarks.history import settled_file
from benchmarks.measure import ROOT, Figure, Stopwatch, median, progress
from benchmarks.office import TODAY, busy_file
from ises_desk.queries.agenda import agenda
from ises_desk.store.database import open_database

if TYPE_CHECKING:
    from pathlib import Path

CUSTOMERS = 10_000
CONTRACTS = 15_000  # of as many customers, with four invoices each
SIZES = (1_050, 10_050, 100_050)  # contracts, with the same due
TURNS = 15
MOST_MS = 150.0
# Times, for a hundred times as much that is not due. Contracts that ended are each looked at once
# more (15.5: is all erased?); the rest costs the same whatever the past.
MOST_GROWTH = 2.0
# What the agenda must at least have looked at, as SQLite itself counts it.
PASS = (
    (
        "SELECT count(*), sum(open) FROM invoice INDEXED BY ix_invoice_unpaid "
        "WHERE open > 0 AND due_on < ?"
    ),
    "SELECT count(*) FROM contract_line WHERE next_invoice_on <= ?",
    "SELECT count(*) FROM domain WHERE next_reminder_on <= ?",
)
# A process that was not there yet: what the first agenda takes after the program is read in.
COLD = """
import json, sys, time
from datetime import date
from pathlib import Path
from ises_desk.queries.agenda import agenda
from ises_desk.store.database import open_database
begun = time.process_time()
database = open_database(Path(sys.argv[1]), create=False, lock=False)
opened = time.process_time()
with database.read() as session:
    agenda(session, date.fromisoformat(sys.argv[2]))
print(json.dumps([begun, opened - begun, time.process_time() - opened]))
"""


def run(*, long: bool) -> list[Figure]:
    """Read the agenda of one day again and again, of a busy file and of ever longer ones."""
    turns = (4 if long else 1) * TURNS
    busy = _figure("agenda: ten thousand customers, many late", busy_file(CUSTOMERS), turns)
    file = settled_file(CONTRACTS)
    full = _figure("agenda: 15 000 contracts, 60 000 invoices", file, turns)
    _tell_cold(file)
    return [busy, full, _growth(turns)]


def _figure(name: str, path: Path, turns: int) -> Figure:
    ours, bare, found = _measured(path, turns)
    progress(f"{found} duties in {ours:.1f} ms; one bare pass over the rows takes {bare:.2f} ms")
    return Figure(name, ours, MOST_MS, 1.0, "ms", "what is allowed")


def _measured(path: Path, turns: int) -> tuple[float, float, int]:
    """Return the agenda and the bare pass in ms, the middle of so many turns, and the duties."""
    database = open_database(path, create=False, lock=False)
    ours, bare = Stopwatch(time.process_time), Stopwatch(time.process_time)
    found = 0
    try:
        with closing(sqlite3.connect(path)) as connection:
            for _turn in range(turns):
                with ours.running(), database.read() as session:
                    found = len(agenda(session, TODAY))
                with bare.running():
                    for question in PASS:
                        connection.execute(question, (TODAY.isoformat(),)).fetchall()
    finally:
        database.close()
    return median(ours.laps) * 1000, median(bare.laps) * 1000, found


def _tell_cold(path: Path) -> None:
    words = [sys.executable, "-c", COLD, str(path), TODAY.isoformat()]
    told = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
    start, opened, first = (1000 * each for each in json.loads(told.stdout))
    progress(
        f"a new process: {start:.0f} ms to read the program in, {opened:.0f} ms to open the file, "
        f"{first:.0f} ms for its first agenda"
    )


def _growth(turns: int) -> Figure:
    """Return how much longer it takes when a hundred times as much is settled."""
    taken = []
    for size in SIZES:
        ours, bare, found = _measured(settled_file(size), turns)
        progress(f"{size} contracts, {found} duties: {ours:.1f} ms (a bare pass {bare:.2f} ms)")
        taken.append(ours)
    least, most = taken[0], taken[-1]
    against = f"{SIZES[0]} contracts; with {SIZES[-1]} the same is due"
    return Figure("agenda: a hundred times the past", most, least, MOST_GROWTH, "ms", against)
