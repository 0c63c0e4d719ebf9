"""Contracts that pass to another customer (12.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

_CHANNELS = "'form', 'website', 'email', 'post', 'phone', 'in_person', 'supply', 'fax'"
_TABLE = f"""
CREATE TABLE contract_transfer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contract_id INTEGER NOT NULL,
    from_customer_id INTEGER NOT NULL,
    to_customer_id INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    deed_on TEXT NOT NULL,
    owner_on TEXT NOT NULL,
    owner_by TEXT NOT NULL,
    old_on TEXT NOT NULL,
    old_by TEXT NOT NULL,
    new_on TEXT NOT NULL,
    new_by TEXT NOT NULL,
    ruling TEXT NOT NULL,
    told TEXT NOT NULL,
    done_on TEXT,
    CONSTRAINT ck_contract_transfer_owner_by_word CHECK (owner_by IN ({_CHANNELS})),
    CONSTRAINT ck_contract_transfer_old_by_word CHECK (old_by IN ({_CHANNELS})),
    CONSTRAINT ck_contract_transfer_new_by_word CHECK (new_by IN ({_CHANNELS})),
    CONSTRAINT fk_contract_transfer_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
    CONSTRAINT fk_contract_transfer_from_customer_id
        FOREIGN KEY(from_customer_id) REFERENCES customer (id),
    CONSTRAINT fk_contract_transfer_to_customer_id
        FOREIGN KEY(to_customer_id) REFERENCES customer (id)
) STRICT
"""


def upgrade(operations: Operations) -> None:
    """Make the table with its indexes, and let a contract keep the notice of a consumer."""
    connection = operations.get_bind()
    connection.exec_driver_sql(_TABLE)
    for column in ("contract_id", "from_customer_id", "to_customer_id"):
        connection.exec_driver_sql(
            f"CREATE INDEX ix_contract_transfer_{column} ON contract_transfer ({column})"
        )
    connection.exec_driver_sql(
        "CREATE INDEX ix_contract_transfer_waiting ON contract_transfer (from_on) "
        "WHERE done_on IS NULL"
    )
    connection.exec_driver_sql(
        "ALTER TABLE contract ADD COLUMN consumer_notice INTEGER DEFAULT 0 NOT NULL"
    )
