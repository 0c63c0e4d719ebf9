"""Numbers of an old administration are not given out again, also those of rows that were left.

A row that is mended and brought in later must not meet a newcomer under its own number, and two
invoices of one year must not carry one number (art. 35a Wet OB).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ises_desk.actions.customers import FIRST_NUMBER
from ises_desk.actions.work import Work
from ises_desk.exchange.tables import Table
from ises_desk.values.kinds import Intake

_FIELD = "number"
# How our own numbers look, by what a file holds: the series, and its year where it has one.
_FORMS = {
    Intake.CUSTOMERS: ("customer", re.compile(r"K(?P<count>[0-9]{1,6})")),
    Intake.CONTRACTS: ("contract", re.compile(r"C(?P<year>20[0-9]{2})-(?P<count>[0-9]{4,6})")),
    Intake.OPEN_INVOICES: ("invoice", re.compile(r"(?P<year>20[0-9]{2})(?P<count>[0-9]{4})")),
}


def keep_clear(work: Work, kind: Intake, table: Table, columns: Sequence[str]) -> None:
    """Let our own series go on after the highest number of its form in a file."""
    for series, year, count in sorted(_numbers(kind, table, columns)):
        work.begin_after(series, year, count)


def _numbers(kind: Intake, table: Table, columns: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    if kind not in _FORMS or _FIELD not in columns:
        return
    series, form = _FORMS[kind]
    at = list(columns).index(_FIELD)
    before = FIRST_NUMBER - 1 if kind is Intake.CUSTOMERS else 0
    for row in table.rows:
        found = form.fullmatch(str(row.cells[at]).strip()) if at < len(row.cells) else None
        if found is not None and int(found["count"]) > before:
            year = int(found.groupdict().get("year", 0))
            yield series, year, int(found["count"]) - before
