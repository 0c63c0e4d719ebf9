"""The terms of contracts about whose end the customer is told ahead."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from ises_desk.clock import business_day
from ises_desk.terms.art15_duration import renewal
from ises_desk.terms.renewals import TOLD_DAYS_BEFORE
from ises_desk.values.kinds import Party

if TYPE_CHECKING:
    from alembic.operations import Operations

STATEMENTS = (
    """
CREATE TABLE renewal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contract_id INTEGER NOT NULL,
    term_ends_on TEXT NOT NULL,
    notice_by TEXT NOT NULL,
    due_on TEXT NOT NULL,
    letter_id INTEGER,
    passed_on TEXT,
    CONSTRAINT uq_renewal_contract_id_term_ends_on UNIQUE (contract_id, term_ends_on),
    CONSTRAINT fk_renewal_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
    CONSTRAINT fk_renewal_letter_id FOREIGN KEY(letter_id) REFERENCES letter (id)
) STRICT
""",
    "CREATE INDEX ix_renewal_letter_id ON renewal (letter_id) WHERE letter_id IS NOT NULL",
    """CREATE INDEX ix_renewal_open ON renewal (due_on)
WHERE letter_id IS NULL AND passed_on IS NULL""",
)
RUNNING = """
SELECT id, party, starts_on, months, notice_months FROM contract
WHERE stage = 'concluded' AND (ends_on IS NULL OR ends_on >= ?) ORDER BY id
"""
LAST = "SELECT max(at) FROM audit_line"
INSERT = "INSERT INTO renewal (contract_id, term_ends_on, notice_by, due_on) VALUES (?, ?, ?, ?)"


def upgrade(operations: Operations) -> None:
    """Make the table, with the coming term of every running contract as of the last deed."""
    connection = operations.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
    last = connection.exec_driver_sql(LAST).scalar()
    if last is None:
        return
    day = business_day(datetime.fromisoformat(last))
    running = connection.exec_driver_sql(RUNNING, (day.isoformat(),))
    for key, party, starts_on, months, notice_months in running.fetchall():
        found = renewal(Party(party), date.fromisoformat(starts_on), months, notice_months, day)
        if found is not None:
            due = found.due_on(TOLD_DAYS_BEFORE, notice_months)
            values = (found.term.last_day, found.notice_by, due)
            connection.exec_driver_sql(INSERT, (key, *(each.isoformat() for each in values)))
