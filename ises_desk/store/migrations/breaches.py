"""What happened, what was suspended for it, and whether a default notice was performed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

_GROUNDS = (
    "'payment', 'default', 'domain', 'traffic', 'misuse', 'doubt', 'danger', 'false_data', "
    "'false_pretences', 'bankruptcy', 'moratorium', 'liquidation'"
)
_CHANNELS = "'form', 'website', 'email', 'post', 'phone', 'in_person', 'supply', 'fax'"
_OCCURRENCE = f"""
CREATE TABLE occurrence (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contract_id INTEGER NOT NULL,
    ground TEXT NOT NULL,
    clause TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    source TEXT NOT NULL,
    facts TEXT NOT NULL,
    established INTEGER NOT NULL,
    about_content INTEGER NOT NULL,
    excepted INTEGER NOT NULL,
    told_on TEXT,
    told_by TEXT,
    answer_by TEXT,
    closed_on TEXT,
    outcome TEXT NOT NULL,
    statement_id INTEGER,
    CONSTRAINT ck_occurrence_ground_word CHECK (ground IN ({_GROUNDS})),
    CONSTRAINT ck_occurrence_told_by_word CHECK (told_by IN ({_CHANNELS})),
    CONSTRAINT fk_occurrence_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
    CONSTRAINT fk_occurrence_statement_id FOREIGN KEY(statement_id) REFERENCES letter (id)
) STRICT
"""
_SUSPENSION = f"""
CREATE TABLE suspension (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contract_id INTEGER NOT NULL,
    ground TEXT NOT NULL,
    reach TEXT NOT NULL,
    everywhere INTEGER NOT NULL,
    occurrence_id INTEGER,
    demand_id INTEGER,
    decided_on TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    review_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    proportion TEXT NOT NULL,
    ruling TEXT NOT NULL,
    letter_id INTEGER,
    lifted_on TEXT,
    lifted_because TEXT NOT NULL,
    restored_on TEXT,
    CONSTRAINT ck_suspension_ground_word CHECK (ground IN ({_GROUNDS})),
    CONSTRAINT ck_suspension_reach_word CHECK (reach IN ('panel', 'website', 'mail', 'names')),
    CONSTRAINT fk_suspension_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
    CONSTRAINT fk_suspension_occurrence_id FOREIGN KEY(occurrence_id) REFERENCES occurrence (id),
    CONSTRAINT fk_suspension_demand_id FOREIGN KEY(demand_id) REFERENCES demand (id),
    CONSTRAINT fk_suspension_letter_id FOREIGN KEY(letter_id) REFERENCES letter (id)
) STRICT
"""
_INVOICES = """
CREATE TABLE suspension_invoice (
    suspension_id INTEGER NOT NULL,
    invoice_id INTEGER NOT NULL,
    CONSTRAINT pk_suspension_invoice PRIMARY KEY (suspension_id, invoice_id),
    CONSTRAINT fk_suspension_invoice_suspension_id
        FOREIGN KEY(suspension_id) REFERENCES suspension (id),
    CONSTRAINT fk_suspension_invoice_invoice_id FOREIGN KEY(invoice_id) REFERENCES invoice (id)
) STRICT
"""
_DISSOLUTION = f"""
CREATE TABLE dissolution (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contract_id INTEGER NOT NULL,
    ground TEXT NOT NULL,
    occurrence_id INTEGER,
    demand_id INTEGER,
    dissolved_on TEXT NOT NULL,
    partly INTEGER NOT NULL,
    shortcoming TEXT NOT NULL,
    claim TEXT NOT NULL,
    ruling TEXT NOT NULL,
    letter_id INTEGER,
    CONSTRAINT ck_dissolution_ground_word CHECK (ground IN ({_GROUNDS})),
    CONSTRAINT fk_dissolution_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
    CONSTRAINT fk_dissolution_occurrence_id
        FOREIGN KEY(occurrence_id) REFERENCES occurrence (id),
    CONSTRAINT fk_dissolution_demand_id FOREIGN KEY(demand_id) REFERENCES demand (id),
    CONSTRAINT fk_dissolution_letter_id FOREIGN KEY(letter_id) REFERENCES letter (id)
) STRICT
"""
_INDEXES = (
    ("dissolution", "contract_id"),
    ("dissolution", "occurrence_id"),
    ("dissolution", "demand_id"),
    ("dissolution", "letter_id"),
    ("occurrence", "statement_id"),
    ("occurrence", "contract_id"),
    ("suspension", "contract_id"),
    ("suspension", "occurrence_id"),
    ("suspension", "demand_id"),
    ("suspension", "letter_id"),
    ("suspension_invoice", "invoice_id"),
)


def upgrade(operations: Operations) -> None:
    """Add the tables with their indexes, and the day of performance to a demand."""
    connection = operations.get_bind()
    for table in (_OCCURRENCE, _SUSPENSION, _INVOICES, _DISSOLUTION):
        connection.exec_driver_sql(table)
    for table, column in _INDEXES:
        connection.exec_driver_sql(f"CREATE INDEX ix_{table}_{column} ON {table} ({column})")
    connection.exec_driver_sql("ALTER TABLE demand ADD COLUMN performed_on TEXT")
