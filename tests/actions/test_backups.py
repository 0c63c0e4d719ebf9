"""Backups: one file that proves itself, and a restore that keeps what it replaced."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.errors import Trouble
from ises_desk.store import backup
from ises_desk.store.database import SCHEMA_VERSION, open_database

if TYPE_CHECKING:
    from pathlib import Path

    from tests.actions.conftest import Office

NOW = datetime(2026, 11, 22, 11, tzinfo=UTC)


def made(office: Office, folder: Path, now: datetime = NOW, label: str = "") -> backup.Backup:
    """Make a backup of an office that is open."""
    return backup.make(office.database.path, folder, now, label)


def rewritten(path: Path, **changes: Any) -> Path:
    """Write a backup anew with other words in its manifest, or another snapshot."""
    with zipfile.ZipFile(path) as archive:
        snapshot, manifest = archive.read(backup.SNAPSHOT), archive.read(backup.MANIFEST)
    said = {**json.loads(manifest), **{k: v for k, v in changes.items() if k != "snapshot"}}
    other = path.with_name("anders.zip")
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr(backup.MANIFEST, json.dumps(said))
        archive.writestr(backup.SNAPSHOT, changes.get("snapshot", snapshot))
    return other


def test_a_backup_of_an_open_file_holds_what_was_done(office: Office, tmp_path: Path) -> None:
    office.customer()
    found = made(office, tmp_path / "backups")
    assert found.path.name == "ises-20261122-12u00m00.zip"
    assert found.counts["customer"] == 1
    assert found.schema == SCHEMA_VERSION
    assert backup.verify(found.path) == found
    assert backup.backups(tmp_path / "backups") == [found]
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [found.path.name]


def test_restoring_brings_back_the_rows_and_keeps_the_replaced_file(
    office: Office, tmp_path: Path
) -> None:
    office.customer()
    then = office.fresh()
    found = made(office, tmp_path / "backups")
    office.customer()
    office.database.close()
    kept = backup.restore(found.path, office.database.path, NOW)
    assert kept is not None
    for path, count in ((office.database.path, 1), (kept, 2)):
        database = open_database(path, create=False)
        office.database = database
        assert len(office.fresh()["customer"]) == count
        if count == 1:
            assert office.fresh() == then
            assert office.problems() == []
        database.close()


def test_restoring_over_a_damaged_file_works(office: Office, tmp_path: Path) -> None:
    office.customer()
    found = made(office, tmp_path / "backups")
    office.database.close()
    office.database.path.write_bytes(b"kapot")
    assert backup.restore(found.path, office.database.path, NOW) is not None
    office.database = open_database(office.database.path, create=False)
    assert len(office.fresh()["customer"]) == 1
    office.database.close()


@pytest.mark.parametrize(
    "changes",
    [
        {"sha256": "0" * 64},
        {"size": 10},
        {"counts": {"customer": 7}},
        {"schema": 0},
        {"made_at": "gisteren"},
        {"snapshot": b"SQLite format 3\x00" + b"x" * 5000},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_backup_that_is_not_what_it_says_is_refused(
    office: Office, tmp_path: Path, changes: dict[str, Any]
) -> None:
    office.customer()
    found = made(office, tmp_path / "backups")
    before = office.database.path.read_bytes()
    other = rewritten(found.path, **changes)
    for attempt in (
        lambda: backup.verify(other),
        lambda: backup.restore(other, office.database.path, NOW),
    ):
        with pytest.raises(Trouble):
            attempt()
    assert office.database.path.read_bytes() == before
    assert sorted(path.name for path in (tmp_path / "backups").iterdir()) == [
        "anders.zip",
        found.path.name,
    ]


def test_a_newer_backup_is_not_put_back(office: Office, tmp_path: Path) -> None:
    found = made(office, tmp_path / "backups")
    snapshot = tmp_path / "nieuwer.sqlite"
    with zipfile.ZipFile(found.path) as archive:
        snapshot.write_bytes(archive.read(backup.SNAPSHOT))
    with closing(sqlite3.connect(snapshot)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    newer = backup.make(snapshot, tmp_path / "backups", NOW + timedelta(seconds=1))
    with pytest.raises(Trouble, match="nieuwere versie"):
        backup.restore(newer.path, office.database.path, NOW)
    assert office.fresh()["customer"] == []


@pytest.mark.parametrize("content", [b"", b"geen zip", b"PK\x05\x06" + b"\x00" * 18])
def test_a_file_that_is_no_backup_is_trouble(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    with pytest.raises(Trouble):
        backup.read(path)
    assert backup.backups(tmp_path) == []
    with pytest.raises(Trouble):
        backup.read(tmp_path / "bestaat-niet.zip")


def test_the_newest_of_thirty_days_and_twelve_months_are_kept(
    office: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    first = made(office, folder)
    own = rewritten(first.path, label="")
    own.rename(folder / "eigen.zip")
    first.path.unlink()
    for days in range(0, 500, 5):
        moment = NOW - timedelta(days=days)
        other = rewritten(folder / "eigen.zip", label="dagelijks", made_at=moment.isoformat())
        other.rename(folder / f"d{days:03}.zip")
    removed = backup.prune(folder, daily=30, monthly=12)
    left = backup.backups(folder)
    months = {found.made_at.strftime("%Y-%m") for found in left}
    assert (folder / "eigen.zip").exists()
    assert len(removed) + len(left) == 101
    assert [found.path.name for found in left if found.label][:30] == [
        f"d{days:03}.zip" for days in range(0, 150, 5)
    ]
    assert len(months) == 12
