"""The billing run: invoices with their PDF stored, beside the bare parts of the same work.

Real and bare go in turns, so that a busy moment of the machine hits both.
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import select

from benchmarks import bare_paper, bare_rows
from benchmarks.measure import BUILD, Figure, Stopwatch, median, memory_mb, progress
from benchmarks.office import BILLED, customers_file
from ises_desk.actions.billing import draft
from ises_desk.actions.invoices import finalise
from ises_desk.actions.perform import perform
from ises_desk.clock import moment_on
from ises_desk.models import Customer
from ises_desk.store.database import Database, open_database

if TYPE_CHECKING:
    from pathlib import Path

FEW, MANY = 1_000, 10_000
TURN = 100
_GROWTH_MB = 16.0


def run(*, long: bool) -> list[Figure]:
    """Measure a thousand invoices beside the bare parts; with `long` go on to ten thousand."""
    count = MANY if long else FEW
    path = BUILD / "billing.sqlite"
    shutil.copyfile(customers_file(count + TURN), path)
    database = open_database(path, lock=False)
    try:
        return _measure(database, path, count)
    finally:
        database.close()


def _measure(database: Database, path: Path, count: int) -> list[Figure]:
    with database.read() as session:
        customers = list(session.scalars(select(Customer.id).order_by(Customer.id)))
    _bill(database, customers[:TURN])
    real, paper, rows = Stopwatch(), Stopwatch(), Stopwatch()
    work = Stopwatch(time.process_time)  # growth is seen in work, whatever else the machine does
    after_few = 0.0
    for start in range(TURN, count + TURN, TURN):
        with real.running(), work.running():
            _bill(database, customers[start : start + TURN])
        if start <= FEW:
            _bare(path, start, paper, rows)
        if start >= FEW and not after_few:
            after_few = memory_mb()
            progress(f"{FEW} invoices: {real.seconds:.1f} s")
    laps = [lap / TURN * 1000 for lap in real.laps]
    first = laps[: FEW // TURN]
    bare = (paper.seconds + rows.seconds) / len(paper.laps) / TURN * 1000
    figures = [
        Figure(
            f"billing: an invoice with its PDF, {FEW}",
            sum(first) / len(first),
            bare,
            1.5,
            "ms",
            "bare canvas, bare PDF/A finishing, bare inserts of the same bytes",
        )
    ]
    if count > FEW:
        spent = [lap / TURN * 1000 for lap in work.laps]
        begun, last = spent[: len(first)], spent[-len(first) :]
        figures += [
            Figure(
                f"billing: the last {FEW} of {MANY}",
                median(last),
                median(begun),
                1.1,
                "ms",
                "the first, in processor time",
            ),
            Figure(
                f"billing: memory after {MANY}",
                memory_mb(),
                after_few,
                1 + _GROWTH_MB / after_few,
                "MB",
                f"after {FEW}",
            ),
        ]
    return figures


def _bill(database: Database, customers: list[int]) -> None:
    now = moment_on(BILLED)
    for customer in customers:
        for invoice in perform(database, now, draft, customer_id=customer, through=BILLED).value:
            perform(database, now, finalise, invoice_id=invoice)


def _bare(path: Path, start: int, paper: Stopwatch, rows: Stopwatch) -> None:
    """Do the bare parts of the invoices that were just made."""
    with closing(sqlite3.connect(path)) as connection:
        made = bare_rows.of_last(connection, TURN)
    pages = [
        bare_paper.read(document, *payment)
        for document, payment in zip(made.documents, made.payments, strict=True)
    ]
    target = BUILD / "bare.sqlite"
    if start == TURN:
        bare_rows.prepare(path, target)
        bare_paper.draw(pages[0])  # the fonts are read once, as they are in the program
    with paper.running():
        for page in pages:
            bare_paper.finish(bare_paper.draw(page))
    with rows.running():
        bare_rows.insert(target, made)
