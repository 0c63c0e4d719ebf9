"""Backups that were touched: every broken, foreign, lying or swollen file is told, none is used."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.clock import stamp
from ises_desk.errors import Trouble
from ises_desk.store import backup
from ises_desk.store.database import open_database

if TYPE_CHECKING:
    from pathlib import Path

    from tests.actions.conftest import Office

NOW = datetime(2026, 11, 22, 11, tzinfo=UTC)


def good(office: Office, folder: Path) -> Path:
    """Make a backup of an administration with a customer."""
    office.customer()
    return backup.make(office.database.path, folder, NOW).path


def refused(path: Path, office: Office) -> None:
    """Expect Trouble from each way to use a backup, with the administration untouched."""
    before = office.database.path.read_bytes()
    left = sorted(office.database.path.parent.iterdir())
    for use in (backup.verify, lambda each: backup.restore(each, office.database.path, NOW)):
        with pytest.raises(Trouble) as caught:
            use(path)
        assert str(caught.value)
    assert office.database.path.read_bytes() == before
    assert sorted(office.database.path.parent.iterdir()) == left


def parts_of(path: Path) -> tuple[dict[str, Any], bytes]:
    """Return manifest and snapshot of a backup."""
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read(backup.MANIFEST)), archive.read(backup.SNAPSHOT)


def pack(path: Path, manifest: Any, snapshot: bytes, *more: tuple[str, bytes]) -> Path:
    """Write a backup file by hand; a manifest of bytes is written as it is."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        told = manifest if isinstance(manifest, bytes) else json.dumps(manifest)
        archive.writestr(backup.MANIFEST, told)
        archive.writestr(backup.SNAPSHOT, snapshot)
        for name, content in more:
            archive.writestr(name, content)
    return path


def test_each_flipped_stretch_of_bytes_is_noticed(office: Office, tmp_path: Path) -> None:
    content = good(office, tmp_path / "b").read_bytes()
    broken = tmp_path / "kapot.zip"
    for at in range(0, len(content) - 8, len(content) // 40):
        changed = bytearray(content)
        changed[at : at + 8] = bytes(255 - byte for byte in changed[at : at + 8])
        broken.write_bytes(changed)
        try:
            backup.verify(broken)
        except Trouble:
            continue
        # a byte that means nothing (a time, a comment): then all that counts is unharmed
        assert parts_of(broken)[1] == parts_of(tmp_path / "b" / f"ises-{stamp(NOW)}.zip")[1]


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_backup_that_was_cut_off(office: Office, tmp_path: Path, share: float) -> None:
    content = good(office, tmp_path / "b").read_bytes()
    broken = tmp_path / "kort.zip"
    broken.write_bytes(content[: int(len(content) * share)])
    refused(broken, office)


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"made_at": 1}',
        b" " * (1 << 21),
        {"made_at": "2026-11-22T11:00:00"},
        {"made_at": None},
        {"size": -1},
        {"size": float("inf")},
        {"size": "groot"},
        {"schema": "x"},
        {"counts": []},
        {"counts": {"customer": "veel"}},
        {"counts": {}},
        {"sha256": None},
    ],
    ids=lambda given: str(given)[:20],
)
def test_a_manifest_that_says_nonsense(office: Office, tmp_path: Path, manifest: Any) -> None:
    said, snapshot = parts_of(good(office, tmp_path / "b"))
    told = {**said, **manifest} if isinstance(manifest, dict) else manifest
    refused(pack(tmp_path / "x.zip", told, snapshot), office)


@pytest.mark.parametrize(
    "name", ["../../buiten.txt", "/var/buiten.txt", "meer.txt", "C:\\buiten.txt", "manifest.json "]
)
def test_a_name_that_does_not_belong_there(office: Office, tmp_path: Path, name: str) -> None:
    said, snapshot = parts_of(good(office, tmp_path / "b"))
    refused(pack(tmp_path / "x.zip", said, snapshot, (name, b"kwaad")), office)
    assert not list(tmp_path.rglob("buiten*"))


def test_a_bomb_is_not_unpacked_beyond_what_it_says(office: Office, tmp_path: Path) -> None:
    said, _snapshot = parts_of(good(office, tmp_path / "b"))
    refused(pack(tmp_path / "x.zip", said, b"\0" * 50_000_000), office)
    swollen = {**said, "size": 10**15}
    refused(pack(tmp_path / "y.zip", swollen, b"\0" * 1_000_000), office)


def test_no_room_to_unpack_is_told_before_anything_is_written(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = good(office, tmp_path / "b")
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=10))
    with pytest.raises(Trouble, match="geen plaats"):
        backup.verify(path)
    monkeypatch.undo()
    monkeypatch.setattr(
        "tempfile.TemporaryDirectory", lambda **_named: (_ for _ in ()).throw(PermissionError("ro"))
    )
    with pytest.raises(Trouble, match="geen plaats"):
        backup.verify(path)


def test_a_snapshot_of_another_program_is_not_put_back(office: Office, tmp_path: Path) -> None:
    from hashlib import sha256

    said, _snapshot = parts_of(good(office, tmp_path / "b"))
    other = tmp_path / "anders.sqlite"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute('CREATE TABLE "a""b" (id INTEGER)')
    content = other.read_bytes()
    told = {
        **said,
        "size": len(content),
        "sha256": sha256(content).hexdigest(),
        "counts": {'a"b': 0},
        "schema": 0,
    }
    refused(pack(tmp_path / "x.zip", told, content), office)


def test_encrypted_and_unknown_ways_of_packing_are_told(office: Office, tmp_path: Path) -> None:
    content = bytearray(good(office, tmp_path / "b").read_bytes())
    for offset, value in ((6, 1), (8, 99)):  # general flags: encrypted; method: unknown
        changed = bytearray(content)
        for mark, shift in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
            at = changed.find(mark)
            while at >= 0:
                changed[at + offset + shift] = value
                at = changed.find(mark, at + 4)
        broken = tmp_path / "x.zip"
        broken.write_bytes(changed)
        refused(broken, office)


def test_the_list_passes_over_what_is_no_backup(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    first = good(office, folder)
    second = backup.make(office.database.path, folder, NOW + timedelta(days=1), label="dagelijks")
    (folder / "kapot.zip").write_bytes(b"PK\x05\x06")
    (folder / "map.zip").mkdir()
    (folder / "foto.jpg").write_bytes(b"x")
    said, snapshot = parts_of(first)
    pack(folder / "zonder-zone.zip", {**said, "made_at": "2026-11-22T11:00:00"}, snapshot)
    assert [found.path for found in backup.backups(folder)] == [second.path, first]
    assert backup.backups(tmp_path / "weg") == []
    assert backup.prune(folder) == []


def test_two_in_one_second_and_odd_labels_get_names_of_their_own(
    office: Office, tmp_path: Path
) -> None:
    names = [
        backup.make(office.database.path, tmp_path / "b", NOW, label=label).path.name
        for label in ("", "", "../../weg", "dagelijks")
    ]
    assert names == [
        "ises-20261122-12u00m00.zip",
        "ises-20261122-12u00m00-2.zip",
        "ises-20261122-12u00m00-weg.zip",
        "ises-20261122-12u00m00-dagelijks.zip",
    ]
    assert {each.parent for each in tmp_path.rglob("*.zip")} == {tmp_path / "b"}


def test_a_backup_that_cannot_be_made_is_told_and_leaves_nothing(
    office: Office, tmp_path: Path
) -> None:
    blocked = tmp_path / "bestand"
    blocked.write_text("x", encoding="utf-8")
    for source, folder in (
        (office.database.path, blocked / "b"),
        (tmp_path / "weg.sqlite", tmp_path / "c"),
    ):
        with pytest.raises(Trouble, match="geen back-up"):
            backup.make(source, folder, NOW)
    assert list((tmp_path / "c").iterdir()) == []


def test_putting_back_keeps_each_file_that_was_replaced(office: Office, tmp_path: Path) -> None:
    path = good(office, tmp_path / "b")
    office.customer()
    office.database.close()
    kept = [backup.restore(path, office.database.path, NOW) for _ in range(2)]
    counts = []
    for each in (office.database.path, *kept):
        assert each is not None
        with closing(sqlite3.connect(each)) as connection:
            counts.append(connection.execute("SELECT count(*) FROM customer").fetchone()[0])
    assert counts == [1, 2, 1]
    fresh = tmp_path / "nieuw" / "administratie.sqlite"
    assert backup.restore(path, fresh, NOW) is None
    open_database(fresh, create=False).close()


def test_a_restore_that_breaks_off_leaves_the_administration(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = good(office, tmp_path / "b")
    office.database.close()
    before = office.database.path.read_bytes()

    def full(*_arguments: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(Trouble, match="teruggezet"):
        backup.restore(path, office.database.path, NOW)
    assert office.database.path.read_bytes() == before
    open_database(office.database.path, create=False).close()
