"""Force majeure (17): events, and the contracts that they touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

_CAUSES = (
    "'internet', 'telecom', 'network', 'supplier', 'power', 'disaster', 'attack', 'authority', "
    "'other'"
)
_EVENT = f"""
CREATE TABLE force_majeure (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    cause_code TEXT NOT NULL,
    cause TEXT NOT NULL,
    began_on TEXT NOT NULL,
    ended_on TEXT,
    owed_since TEXT,
    dissolve_from TEXT NOT NULL,
    recorded_on TEXT NOT NULL,
    weighed_on TEXT,
    CONSTRAINT ck_force_majeure_cause_code_word CHECK (cause_code IN ({_CAUSES})),
    CONSTRAINT ck_force_majeure_days_in_order CHECK (ended_on IS NULL OR ended_on >= began_on)
) STRICT
"""
_CONTRACT = """
CREATE TABLE force_majeure_contract (
    event_id INTEGER NOT NULL,
    contract_id INTEGER NOT NULL,
    letter_id INTEGER,
    owes INTEGER NOT NULL,
    CONSTRAINT pk_force_majeure_contract PRIMARY KEY (event_id, contract_id),
    CONSTRAINT fk_force_majeure_contract_event_id
        FOREIGN KEY(event_id) REFERENCES force_majeure (id),
    CONSTRAINT fk_force_majeure_contract_contract_id
        FOREIGN KEY(contract_id) REFERENCES contract (id),
    CONSTRAINT fk_force_majeure_contract_letter_id FOREIGN KEY(letter_id) REFERENCES letter (id)
) STRICT
"""


def upgrade(operations: Operations) -> None:
    """Make both tables."""
    connection = operations.get_bind()
    connection.exec_driver_sql(_EVENT)
    connection.exec_driver_sql(_CONTRACT)
    for column in ("contract_id", "letter_id"):
        connection.exec_driver_sql(
            f"CREATE INDEX ix_force_majeure_contract_{column} ON force_majeure_contract ({column})"
        )
