"""Finding anything: an index of search words per subject, and a letter's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.values.kind_labels import LABELS
from ises_desk.values.kinds import LetterKind
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from alembic.operations import Operations

INDEXED = ("contract", "invoice", "payment", "domain")
LETTERS = (
    "SELECT letter.id, letter.number, customer.number, customer.name, letter.kind, letter.subject "
    "FROM letter JOIN customer ON customer.id = letter.customer_id"
)


def upgrade(operations: Operations) -> None:
    """Add the indexes, and give each letter its words."""
    connection = operations.get_bind()
    for table in INDEXED:
        name = f"ix_{table}_id_search"
        connection.exec_driver_sql(f"CREATE INDEX {name} ON {table} (id, search)")
    connection.exec_driver_sql(
        "CREATE INDEX ix_customer_found ON customer (id, search, merged_into_id)"
    )
    connection.exec_driver_sql("ALTER TABLE letter ADD COLUMN words TEXT NOT NULL DEFAULT ''")
    letters = connection.exec_driver_sql(LETTERS).fetchall()
    for key, number, customer, name, kind, subject in letters:
        words = fold(f"{number} {customer} {name} {LABELS[LetterKind][kind]} {subject}")
        connection.exec_driver_sql("UPDATE letter SET words = ? WHERE id = ?", (words, key))
    connection.exec_driver_sql(
        "CREATE INDEX ix_letter_words ON letter (id, words, kind) WHERE kind NOT IN ('L04', 'L05')"
    )
