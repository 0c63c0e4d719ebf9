"""The choice of court (19): disputes in which it was invoked get their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

_TABLE = """
CREATE TABLE court_invocation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    contract_id INTEGER,
    letter_id INTEGER NOT NULL,
    party TEXT NOT NULL,
    about TEXT NOT NULL,
    at_stake INTEGER,
    made_on TEXT NOT NULL,
    sent_on TEXT,
    choose_by TEXT,
    chosen_on TEXT,
    channel TEXT,
    closed_on TEXT,
    outcome TEXT NOT NULL,
    CONSTRAINT ck_court_invocation_party_word CHECK
        (party IN ('consumer', 'business', 'government')),
    CONSTRAINT ck_court_invocation_channel_word CHECK (channel IN
        ('form', 'website', 'email', 'post', 'phone', 'in_person', 'supply', 'fax')),
    CONSTRAINT ck_court_invocation_choice_whole CHECK ((chosen_on IS NULL) = (channel IS NULL)),
    CONSTRAINT uq_court_invocation_letter_id UNIQUE (letter_id),
    CONSTRAINT fk_court_invocation_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT fk_court_invocation_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
    CONSTRAINT fk_court_invocation_letter_id FOREIGN KEY(letter_id) REFERENCES letter (id)
) STRICT
"""
_INDEXES = ("customer_id", "contract_id", "choose_by")


def upgrade(operations: Operations) -> None:
    """Make the table with its indexes."""
    connection = operations.get_bind()
    connection.exec_driver_sql(_TABLE)
    for column in _INDEXES:
        connection.exec_driver_sql(
            f"CREATE INDEX ix_court_invocation_{column} ON court_invocation ({column})"
        )
