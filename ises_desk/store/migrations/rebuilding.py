"""A table made anew with another definition: SQLite can't change a constraint in its place.

The way that its documentation gives (https://sqlite.org/lang_altertable.html, "Making other kinds
of table schema changes"): foreign keys are off, the rows move to a new table, the new table takes
the old name, and the indexes are laid again. Triggers are gone by then (see `v0002`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_INDEXES = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql NOT NULL"
_SEQUENCE = "SELECT seq FROM sqlite_sequence WHERE name = ?"


def rebuild(connection: Any, table: str, change: Callable[[str], str]) -> None:
    """Give a table the definition that `change` makes of its own; rows and keys stay.

    The highest key ever given out stays as well. Raises ValueError when nothing changes.
    """
    ask = connection.exec_driver_sql
    old = ask("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", (table,)).scalar()
    head = f"CREATE TABLE {table} "
    new = change(old)
    if new == old or not new.startswith(head):
        msg = f"{table}: the definition is not what it was thought to be"
        raise ValueError(msg)
    indexes = [sql for (sql,) in ask(_INDEXES, (table,)).fetchall()]
    highest = ask(_SEQUENCE, (table,)).scalar()
    columns = ", ".join(f'"{row[1]}"' for row in ask(f'PRAGMA table_info("{table}")').fetchall())
    ask(new.replace(head, f"CREATE TABLE new_{table} ", 1))
    ask(f"INSERT INTO new_{table} ({columns}) SELECT {columns} FROM {table}")  # noqa: S608  own names
    ask(f"DROP TABLE {table}")
    ask("PRAGMA legacy_alter_table=ON")  # what refers to the table goes on doing so
    ask(f"ALTER TABLE new_{table} RENAME TO {table}")
    ask("PRAGMA legacy_alter_table=OFF")
    for sql in indexes:
        ask(sql)
    if highest is not None:
        ask("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (highest, table))
        if not ask(_SEQUENCE, (table,)).scalar():
            ask("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, highest))
