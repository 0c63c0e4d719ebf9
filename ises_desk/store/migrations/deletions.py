"""After the end (15.5): who was told to fetch his data, and what was deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

_CHANNELS = "'form', 'website', 'email', 'post', 'phone', 'in_person', 'supply', 'fax'"
_KINDS = "'hosted', 'access', 'copies', 'personal', 'log', 'letters', 'fiscal', 'abroad'"
_RETRIEVAL = f"""
CREATE TABLE data_retrieval (
    contract_id INTEGER NOT NULL,
    told_on TEXT NOT NULL,
    channel TEXT NOT NULL,
    until_on TEXT NOT NULL,
    CONSTRAINT pk_data_retrieval PRIMARY KEY (contract_id),
    CONSTRAINT ck_data_retrieval_channel_word CHECK (channel IN ({_CHANNELS})),
    CONSTRAINT fk_data_retrieval_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id)
) STRICT
"""
_DELETION = f"""
CREATE TABLE data_deletion (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    contract_id INTEGER,
    kind TEXT NOT NULL,
    deleted_on TEXT NOT NULL,
    means TEXT NOT NULL,
    certificate_id INTEGER,
    CONSTRAINT uq_data_deletion_contract_id UNIQUE (contract_id, kind),
    CONSTRAINT ck_data_deletion_kind_word CHECK (kind IN ({_KINDS})),
    CONSTRAINT fk_data_deletion_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT fk_data_deletion_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
    CONSTRAINT fk_data_deletion_certificate_id FOREIGN KEY(certificate_id) REFERENCES letter (id)
) STRICT
"""


def upgrade(operations: Operations) -> None:
    """Make both tables."""
    connection = operations.get_bind()
    connection.exec_driver_sql(_RETRIEVAL)
    connection.exec_driver_sql(_DELETION)
    for column in ("customer_id", "certificate_id"):
        connection.exec_driver_sql(
            f"CREATE INDEX ix_data_deletion_{column} ON data_deletion ({column})"
        )
