"""The agenda: duties that the owner set aside until a later day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

TABLE = """
CREATE TABLE set_aside (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    mark TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    set_on TEXT NOT NULL,
    CONSTRAINT uq_set_aside_mark UNIQUE (mark)
) STRICT
"""


def upgrade(operations: Operations) -> None:
    """Make the table."""
    connection = operations.get_bind()
    connection.exec_driver_sql(TABLE)
    connection.exec_driver_sql("CREATE INDEX ix_set_aside_due_on ON set_aside (due_on)")
