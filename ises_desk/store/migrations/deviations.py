"""Agreements apart from the terms (2.1): those that contracts show by their numbers are kept."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ises_desk.clock import business_day

if TYPE_CHECKING:
    from alembic.operations import Operations

_TABLE = """
CREATE TABLE deviation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contract_id INTEGER NOT NULL,
    article TEXT NOT NULL,
    number TEXT,
    value INTEGER,
    text TEXT NOT NULL,
    agreed_on TEXT NOT NULL,
    document TEXT NOT NULL,
    CONSTRAINT ck_deviation_number_word CHECK (number IN ('payment_days', 'traffic_notice_days',
        'duration_months', 'notice_months', 'court_choice_months')),
    CONSTRAINT ck_deviation_number_with_value CHECK ((number IS NULL) = (value IS NULL)),
    CONSTRAINT fk_deviation_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id)
) STRICT
"""
# Of the only edition until then: the column of a contract, its number and paragraph, its value.
_NUMBERS = (
    ("payment_days", "payment_days", "4.1", 14),
    ("months", "duration_months", "15.1", 12),
    ("notice_months", "notice_months", "15.1", 1),
)


def upgrade(operations: Operations) -> None:
    """Make the table, with a row for each number that a contract has of its own."""
    connection = operations.get_bind()
    connection.exec_driver_sql(_TABLE)
    connection.exec_driver_sql("CREATE INDEX ix_deviation_contract_id ON deviation (contract_id)")
    for column, number, article, usual in _NUMBERS:
        rows = connection.exec_driver_sql(
            f"SELECT id, concluded_at, {column} FROM contract WHERE {column} != ? ORDER BY id",  # noqa: S608  own names
            (usual,),
        )
        for key, at, value in rows.fetchall():
            day = business_day(datetime.fromisoformat(at)).isoformat()
            connection.exec_driver_sql(
                "INSERT INTO deviation (contract_id, article, number, value, text, agreed_on, "
                "document) VALUES (?, ?, ?, ?, '', ?, '')",
                (key, article, number, value, day),
            )
