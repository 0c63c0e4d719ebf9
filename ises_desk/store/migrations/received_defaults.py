"""Default notices that customers sent get their table (15.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

_TABLE = """
CREATE TABLE received_default (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contract_id INTEGER NOT NULL,
    received_on TEXT NOT NULL,
    channel TEXT NOT NULL,
    facts TEXT NOT NULL,
    given_until TEXT,
    last_day TEXT NOT NULL,
    answered_on TEXT,
    outcome TEXT NOT NULL,
    CONSTRAINT ck_received_default_channel_word CHECK (channel IN
        ('form', 'website', 'email', 'post', 'phone', 'in_person', 'supply', 'fax')),
    CONSTRAINT fk_received_default_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id)
) STRICT
"""


def upgrade(operations: Operations) -> None:
    """Make the table with its indexes."""
    connection = operations.get_bind()
    connection.exec_driver_sql(_TABLE)
    connection.exec_driver_sql(
        "CREATE INDEX ix_received_default_contract_id ON received_default (contract_id)"
    )
    connection.exec_driver_sql(
        "CREATE INDEX ix_received_default_unanswered ON received_default (last_day) "
        "WHERE answered_on IS NULL"
    )
