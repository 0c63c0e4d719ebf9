"""The file itself: not ours, newer, damaged, empty, locked, read-only, older; and its schema."""

from __future__ import annotations

import sqlite3
import types
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, text

from ises_desk.actions.perform import perform
from ises_desk.actions.register import find
from ises_desk.errors import Trouble
from ises_desk.models import Base, Customer
from ises_desk.store import backup, database, migrations, schema
from ises_desk.store.database import APPLICATION_ID, SCHEMA_VERSION, open_database, take_lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.actions.conftest import Office


@pytest.fixture
def closed(office: Office) -> Iterator[Path]:
    """Give the path of a healthy administration that nobody has open."""
    for _ in range(30):
        office.customer()
    office.database.close()
    yield office.database.path
    office.database.close()


def trouble(path: Path, **named: Any) -> Trouble:
    """Expect that a file can't be opened, that it stays as it is and that its lock is free."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Trouble) as caught:
        open_database(path, **named).close()
    assert (path.read_bytes() if path.is_file() else None) == before
    assert str(caught.value)
    assert caught.value.advice
    take_lock(path).release()
    return caught.value


def test_a_new_file_is_ours_strict_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "onder" / "administratie.sqlite"
    open_database(path).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        tables = connection.execute("PRAGMA table_list").fetchall()
        strict = {row[1] for row in tables if row[5]}
        assert strict == set(Base.metadata.tables)
        wrong = "INSERT INTO counter VALUES ('a', 'x', 1)"
        with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
            connection.execute(wrong)
    assert {each.name for each in path.parent.iterdir()} <= {path.name, f"{path.name}.lock"}


def test_a_start_that_was_broken_off_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "administratie.sqlite"

    def broken() -> Iterator[str]:
        yield "CREATE TABLE half (id INTEGER)"
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "ddl", broken)
    with pytest.raises(KeyboardInterrupt):
        open_database(path, lock=False)
    monkeypatch.undo()
    assert not path.exists()
    open_database(path, lock=False).close()
    assert path.exists()


def test_a_file_that_is_not_there_is_only_made_when_asked(tmp_path: Path) -> None:
    assert "bestaat niet" in str(trouble(tmp_path / "weg.sqlite", create=False))
    assert not (tmp_path / "weg.sqlite").exists()


@pytest.mark.parametrize(
    "content", [b"x", b"melk, brood" * 50, b"SQLite format 3\x00" + b"\0" * 84]
)
def test_a_file_of_something_else_is_not_ours(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "anders.sqlite"
    path.write_bytes(content)
    assert "geen administratie van dit programma" in str(trouble(path))


def test_a_database_of_another_program_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "anders.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE counter (series TEXT)")
    assert "geen administratie van dit programma" in str(trouble(path))


def test_an_empty_file_is_not_taken_for_a_new_administration(tmp_path: Path) -> None:
    path = tmp_path / "leeg.sqlite"
    path.touch()
    assert "is leeg" in str(trouble(path))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "map.sqlite"
    folder.mkdir()
    assert str(trouble(folder))
    below = tmp_path / "bestand"
    below.write_text("x", encoding="utf-8")
    with pytest.raises(Trouble):
        open_database(below / "administratie.sqlite")


def test_a_newer_file_is_left_alone(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    assert "nieuwere versie" in str(trouble(closed))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_damaged(closed: Path, share: float) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(Trouble) as caught:
        _use(closed)
    assert "beschadigd" in str(caught.value) or "kan niet worden geopend" in str(caught.value)


def _use(path: Path) -> None:
    opened = open_database(path, create=False, lock=False)
    try:
        with opened.read() as session:
            for table in Base.metadata.sorted_tables:
                session.execute(select(table)).all()
            rows = session.execute(text("PRAGMA quick_check")).scalars().all()
            if rows != ["ok"]:
                raise Trouble("beschadigd", advice="-")
    finally:
        opened.close()


def test_flipped_bytes_are_told_as_damage_and_never_as_our_fault(closed: Path) -> None:
    content = bytearray(closed.read_bytes())
    told = 0
    for at in range(100, len(content), len(content) // 61):
        changed = bytearray(content)
        changed[at : at + 64] = bytes(255 - byte for byte in changed[at : at + 64])
        closed.write_bytes(changed)
        try:
            _use(closed)
        except Trouble:
            told += 1
        except (ValueError, LookupError, TypeError):
            told += 1  # a value that no longer reads: shown as a fault, nothing is saved
    assert told > 2


def test_damage_met_by_a_deed_is_trouble_and_saves_nothing(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        root = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'customer'"
        ).fetchone()[0]
    content = bytearray(closed.read_bytes())
    content[(root - 1) * size : root * size] = b"\xa5" * size
    closed.write_bytes(content)
    opened = open_database(closed, create=False, lock=False)
    act = find("customer.add")
    assert act is not None
    with pytest.raises(Trouble, match="beschadigd"):
        perform(opened, backup_moment(), act, name="Jansen")
    with pytest.raises(Trouble, match="beschadigd"), opened.read() as session:
        session.execute(select(Customer)).all()
    opened.close()


def backup_moment() -> Any:
    """Return a moment for a deed."""
    from datetime import date

    from ises_desk.clock import moment_on

    return moment_on(date(2026, 11, 22))


def test_a_file_in_use_is_not_opened_twice(office: Office) -> None:
    with pytest.raises(Trouble, match="al geopend"):
        open_database(office.database.path)
    beside = open_database(office.database.path, lock=False)
    beside.close()


def test_a_file_that_another_program_writes_in_is_locked(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sqlite3.connect
    monkeypatch.setattr(
        database.sqlite3, "connect", lambda path, **named: real(path, **{**named, "timeout": 0.01})
    )
    with closing(real(closed, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Trouble, match="vergrendeld"):
            open_database(closed)
        other.execute("ROLLBACK")
    opened = open_database(closed)
    with closing(real(closed, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        act = find("customer.add")
        assert act is not None
        with pytest.raises(Trouble, match="vergrendeld"):
            perform(opened, backup_moment(), act, name="Jansen")
        other.execute("ROLLBACK")
    opened.close()


def test_a_read_only_file_is_told_so(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite3.connect
    read_only = f"{closed.absolute().as_uri()}?mode=ro"
    monkeypatch.setattr(
        database.sqlite3, "connect", lambda _path, **named: real(read_only, uri=True, **named)
    )
    assert "kan niet worden beschreven" in str(trouble(closed))


def test_reading_cannot_write(office: Office) -> None:
    with pytest.raises(Trouble), office.database.read() as session:
        session.execute(text("DELETE FROM setting"))


def old(path: Path, steps: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that the file is of version 1 and the program knows one step more."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    for module in (database, schema, backup):
        monkeypatch.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    step = types.SimpleNamespace(**steps)
    monkeypatch.setattr(migrations, "import_module", lambda _name: step)


def test_an_older_file_is_lifted_after_a_verified_backup(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def upgrade(operations: Any) -> None:
        operations.execute("ALTER TABLE customer ADD COLUMN hobby TEXT NOT NULL DEFAULT 'geen'")

    old(closed, {"upgrade": upgrade}, monkeypatch)
    open_database(closed).close()
    with closing(sqlite3.connect(closed)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION + 1,)
        assert connection.execute("SELECT DISTINCT hobby FROM customer").fetchall() == [("geen",)]
    (kept,) = backup.backups(closed.parent / "backups")
    assert (kept.label, kept.schema, kept.counts["customer"]) == (
        "voor-upgrade",
        SCHEMA_VERSION,
        30,
    )
    open_database(closed).close()
    assert len(backup.backups(closed.parent / "backups")) == 1


@pytest.mark.parametrize("statement", ["DELETE FROM customer WHERE id = 1", "SELECT nonsense"])
def test_a_step_that_fails_changes_nothing(
    closed: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    def upgrade(operations: Any) -> None:
        operations.execute("ALTER TABLE customer ADD COLUMN hobby TEXT")
        operations.execute(statement)

    old(closed, {"upgrade": upgrade}, monkeypatch)
    with pytest.raises(Trouble):
        open_database(closed)
    with closing(sqlite3.connect(closed)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        names = [row[1] for row in connection.execute("PRAGMA table_info(customer)")]
        assert "hobby" not in names
        assert connection.execute("SELECT count(*) FROM customer").fetchone() == (30,)
    take_lock(closed).release()
