"""The withdrawal of a consumer from a contract (5) gets its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

_TABLE = """
CREATE TABLE contract_withdrawal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contract_id INTEGER NOT NULL,
    sent_on TEXT NOT NULL,
    received_at TEXT NOT NULL,
    channel TEXT NOT NULL,
    by_function INTEGER NOT NULL,
    declaration TEXT NOT NULL,
    refund_method TEXT,
    refund_iban TEXT NOT NULL,
    performed TEXT NOT NULL,
    last_day TEXT NOT NULL,
    refund_by TEXT NOT NULL,
    ruling TEXT NOT NULL,
    owed INTEGER NOT NULL,
    credit INTEGER,
    refund INTEGER,
    to_pay INTEGER,
    settled_on TEXT,
    acknowledgement_id INTEGER,
    settlement_id INTEGER,
    CONSTRAINT ck_contract_withdrawal_channel_word CHECK (channel IN
        ('form', 'website', 'email', 'post', 'phone', 'in_person', 'supply', 'fax')),
    CONSTRAINT ck_contract_withdrawal_refund_method_word CHECK (refund_method IS NULL OR
        refund_method IN ('transfer', 'cash', 'direct_debit', 'other')),
    CONSTRAINT uq_contract_withdrawal_contract_id UNIQUE (contract_id),
    CONSTRAINT fk_contract_withdrawal_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
    CONSTRAINT fk_contract_withdrawal_acknowledgement_id
        FOREIGN KEY(acknowledgement_id) REFERENCES letter (id),
    CONSTRAINT fk_contract_withdrawal_settlement_id
        FOREIGN KEY(settlement_id) REFERENCES letter (id)
) STRICT
"""
_INDEXES = ("refund_by", "acknowledgement_id", "settlement_id")


def upgrade(operations: Operations) -> None:
    """Make the table with its indexes."""
    connection = operations.get_bind()
    connection.exec_driver_sql(_TABLE)
    for column in _INDEXES:
        connection.exec_driver_sql(
            f"CREATE INDEX ix_contract_withdrawal_{column} ON contract_withdrawal ({column})"
        )
