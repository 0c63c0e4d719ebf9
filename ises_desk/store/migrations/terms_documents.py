"""The owner's own text of the terms as PDF, and what goes along with a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

TERMS = """
CREATE TABLE terms_document (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    edition TEXT NOT NULL,
    document_id INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    loaded_at TEXT NOT NULL,
    in_use INTEGER NOT NULL,
    CONSTRAINT fk_terms_document_document_id FOREIGN KEY(document_id) REFERENCES document (id)
) STRICT
"""
ENCLOSURES = """
CREATE TABLE letter_enclosure (
    letter_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    CONSTRAINT pk_letter_enclosure PRIMARY KEY (letter_id, position),
    CONSTRAINT fk_letter_enclosure_letter_id FOREIGN KEY(letter_id) REFERENCES letter (id),
    CONSTRAINT fk_letter_enclosure_document_id FOREIGN KEY(document_id) REFERENCES document (id)
) STRICT
"""


def upgrade(operations: Operations) -> None:
    """Make both tables, which begin empty."""
    connection = operations.get_bind()
    for statement in (TERMS, ENCLOSURES):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("CREATE INDEX ix_terms_document_edition ON terms_document (edition)")
