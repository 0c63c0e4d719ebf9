"""The owner's own letter texts move from the settings to a table that keeps every version."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

PREFIX = "text."
TABLE = """
CREATE TABLE letter_text (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    in_use INTEGER NOT NULL
) STRICT
"""
SAVED = """
SELECT max(at) FROM audit_line JOIN audit_payload ON audit_payload.line_id = audit_line.id
WHERE code = 'text.set' AND json_extract(payload, '$.arguments.name') = ?
"""
LAST = "SELECT max(at) FROM audit_line"


def upgrade(operations: Operations) -> None:
    """Make the table; a text in use becomes its first version, saved when it was last changed."""
    connection = operations.get_bind()
    connection.exec_driver_sql(TABLE)
    connection.exec_driver_sql("CREATE INDEX ix_letter_text_name ON letter_text (name)")
    rows = connection.exec_driver_sql(
        "SELECT key, value FROM setting WHERE key LIKE ? ORDER BY key", (f"{PREFIX}%",)
    )
    for key, value in rows.fetchall():
        name = key.removeprefix(PREFIX)
        saved = connection.exec_driver_sql(SAVED, (name,)).scalar()
        saved = saved or connection.exec_driver_sql(LAST).scalar()
        connection.exec_driver_sql(
            "INSERT INTO letter_text (name, text, saved_at, in_use) VALUES (?, ?, ?, 1)",
            (name, json.loads(value), saved),
        )
        connection.exec_driver_sql("DELETE FROM setting WHERE key = ?", (key,))
