"""Making a new file, and lifting an older one step by step to the present schema."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ises_desk.i18n import N_
from ises_desk.store.database import APPLICATION_ID, SCHEMA_VERSION
from ises_desk.store.triggers import statements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def ddl() -> Iterator[str]:
    """Yield every statement of the present schema, tables first."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from ises_desk.models import Base

    dialect = sqlite.dialect()
    tables = Base.metadata.sorted_tables
    for table in tables:
        yield str(CreateTable(table).compile(dialect=dialect)).strip()
    for table in tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect)).strip()
    yield from statements()


def create(connection: sqlite3.Connection) -> None:
    """Make an empty administration in one transaction."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("BEGIN IMMEDIATE")
    for statement in ddl():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    connection.execute("COMMIT")


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Raise what SQLite said itself, as everything else that opens a file does."""
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except DBAPIError as problem:
        if isinstance(problem.orig, sqlite3.Error):
            raise problem.orig from problem
        raise


def upgrade(path: Path, version: int) -> None:
    """Lift a file from `version` to the present, after a verified backup beside it.

    Foreign keys are off while tables are rebuilt (a batch change of a parent would delete its
    children) and checked before the commit.
    """
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from sqlalchemy import create_engine, event

    from ises_desk import clock
    from ises_desk.store import backup, migrations

    backup.make(path, path.parent / "backups", clock.now(), label=N_("voor-upgrade"))
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path, isolation_level=None))
    event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)  # noqa: S101  the creator above made it
        raw.execute("PRAGMA foreign_keys=OFF")
        with _plain_errors(), connection.begin():
            operations = Operations(MigrationContext.configure(connection))
            for step in migrations.steps(version):
                step(operations)
            broken = raw.execute("PRAGMA foreign_key_check").fetchall()
            if broken:
                msg = f"foreign keys broken after upgrade: {broken[:5]}"
                raise sqlite3.IntegrityError(msg)
            raw.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    engine.dispose()
