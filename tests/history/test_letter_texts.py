"""The owner's own letter texts of 0.1.0 are carried over, with the moment they were saved."""

from __future__ import annotations

import json

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine

from ises_desk.store.migrations import letter_texts

OLD = (
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT) STRICT",
    "CREATE TABLE audit_line (id INTEGER PRIMARY KEY, at TEXT, code TEXT) STRICT",
    "CREATE TABLE audit_payload (line_id INTEGER PRIMARY KEY, payload TEXT) STRICT",
)
DEEDS = (
    ("2026-01-05T11:00:00+00:00", "text.set", "free_letter"),
    ("2026-02-05T11:00:00+00:00", "text.set", "free_letter"),
    ("2026-03-05T11:00:00+00:00", "text.set", "invoice"),
    ("2026-04-05T11:00:00+00:00", "note.add", ""),
)


def test_a_text_in_use_becomes_the_first_version() -> None:
    with create_engine("sqlite://").connect() as connection:
        for statement in OLD:
            connection.exec_driver_sql(statement)
        for line, (at, code, name) in enumerate(DEEDS, start=1):
            payload = json.dumps({"arguments": {"name": name}})
            connection.exec_driver_sql("INSERT INTO audit_line VALUES (?, ?, ?)", (line, at, code))
            connection.exec_driver_sql("INSERT INTO audit_payload VALUES (?, ?)", (line, payload))
        for key, value in (
            ("text.free_letter", 'Onderwerp: "Dag"\n\nDag.'),
            ("text.payment_reminder", "Betaal."),
            ("dunning.grace_days", 3),
        ):
            row = (key, json.dumps(value))
            connection.exec_driver_sql("INSERT INTO setting VALUES (?, ?)", row)
        letter_texts.upgrade(Operations(MigrationContext.configure(connection)))
        found = connection.exec_driver_sql("SELECT name, text, saved_at, in_use FROM letter_text")
        assert [tuple(row) for row in found] == [
            ("free_letter", 'Onderwerp: "Dag"\n\nDag.', "2026-02-05T11:00:00+00:00", 1),
            ("payment_reminder", "Betaal.", "2026-04-05T11:00:00+00:00", 1),
        ]
        left = connection.exec_driver_sql("SELECT key FROM setting").scalars().all()
        assert left == ["dunning.grace_days"]
