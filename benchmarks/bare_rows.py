"""Bare `sqlite3` inserts of the same bytes: the rows of invoices as the program stored them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Every row that one invoice brings, by what it is found with.
TABLES = {
    "invoice": "id = :invoice",
    "invoice_line": "invoice_id = :invoice",
    "invoice_vat": "invoice_id = :invoice",
    "document": "id = :document",
    "letter": "id = :letter",
    "letter_invoice": "letter_id = :letter",
}
AUDIT = {"audit_line": "id", "audit_payload": "line_id"}

Rows = list[tuple[str, list[tuple[object, ...]]]]


@dataclass(frozen=True)
class Made:
    """What the last invoices left in the file: the PDFs, what they ask, and every row."""

    documents: list[bytes]
    payments: list[tuple[str, int]]
    invoices: list[Rows]


def of_last(connection: sqlite3.Connection, count: int) -> Made:
    """Return what the last `count` invoices left behind."""
    keys = connection.execute(
        "SELECT invoice.id, letter.id, letter.document_id, invoice.reference, invoice.total "
        "FROM invoice JOIN letter_invoice ON letter_invoice.invoice_id = invoice.id "
        "JOIN letter ON letter.id = letter_invoice.letter_id ORDER BY invoice.id DESC LIMIT ?",
        (count,),
    ).fetchall()
    last_line = connection.execute("SELECT max(id) FROM audit_line").fetchone()[0]
    invoices = []
    for place, (invoice, letter, document, _reference, _total) in enumerate(keys):
        named = {"invoice": invoice, "letter": letter, "document": document}
        rows = [
            (table, _select(connection, table, where, named)) for table, where in TABLES.items()
        ]
        lines = (last_line - 2 * place - 1, last_line - 2 * place)
        for table, column in AUDIT.items():
            found = connection.execute(
                f"SELECT * FROM {table} WHERE {column} IN (?, ?)",  # noqa: S608  own names
                lines,
            ).fetchall()
            rows.append((table, found))
        invoices.append(rows)
    documents = [rows[3][1][0] for rows in invoices]
    content = [next(part for part in row if isinstance(part, bytes)) for row in documents]
    return Made(content, [(key[3], key[4]) for key in keys], invoices)


def _select(
    connection: sqlite3.Connection, table: str, where: str, named: dict[str, int]
) -> list[tuple[object, ...]]:
    return connection.execute(
        f"SELECT * FROM {table} WHERE {where}",  # noqa: S608  own names
        named,
    ).fetchall()


def prepare(source: Path, target: Path) -> None:
    """Make the same tables and indexes, without triggers, in a fresh file."""
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as known, closing(_open(target)) as fresh:
        fresh.execute("PRAGMA journal_mode=WAL")
        for (statement,) in known.execute(
            "SELECT sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL "
            "AND name NOT LIKE 'sqlite_%' ORDER BY type DESC"
        ):
            fresh.execute(statement)


def insert(target: Path, made: Made) -> None:
    """Store the rows, each invoice in a transaction of its own, written through to the disk."""
    with closing(_open(target)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        for rows in made.invoices:
            connection.execute("BEGIN IMMEDIATE")
            for table, found in rows:
                marks = ", ".join("?" * len(found[0]))
                connection.executemany(
                    f"INSERT INTO {table} VALUES ({marks})",  # noqa: S608  own names
                    found,
                )
            connection.execute("COMMIT")


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)
