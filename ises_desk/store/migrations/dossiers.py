"""Dossiers that were made get their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

_TABLE = """
CREATE TABLE made_dossier (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    until TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    open INTEGER NOT NULL,
    CONSTRAINT fk_made_dossier_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id)
) STRICT
"""


def upgrade(operations: Operations) -> None:
    """Make the table with its index."""
    connection = operations.get_bind()
    connection.exec_driver_sql(_TABLE)
    connection.exec_driver_sql(
        "CREATE INDEX ix_made_dossier_customer_id ON made_dossier (customer_id)"
    )
