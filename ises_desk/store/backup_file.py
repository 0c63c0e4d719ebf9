"""One backup file: what its manifest says, and the proof that its snapshot is just that."""

from __future__ import annotations

import json
import lzma
import os
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from ises_desk.errors import Trouble, unless_stopped
from ises_desk.i18n import N_, _
from ises_desk.store.database import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ises_desk.errors import Tell

SNAPSHOT = "administratie.sqlite"
MANIFEST = "manifest.json"
_CHUNK = 1 << 20
WHOLE, CHECKING = 100, 60  # how unpacking and checking share the time
# All that reading a file that someone else made, or that broke, was seen to raise.
_BROKEN = (
    OSError,
    sqlite3.Error,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,
    ArithmeticError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
)
_LARGEST_MANIFEST = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup file and what its manifest says: moment, size in bytes, rows per table."""

    path: Path
    made_at: datetime
    label: str
    version: str
    schema: int
    size: int
    sha256: str
    counts: dict[str, int]


def examine(snapshot: Path) -> tuple[dict[str, int], int]:
    """Return rows per table and the schema version of a healthy snapshot of ours."""
    with closing(sqlite3.connect(f"{snapshot.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        problem = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if problem != "ok":
            raise _damaged(snapshot, str(problem))
        if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise _damaged(snapshot, "application_id")
        names = [
            row[0]
            for row in copy.execute(
                "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        counts = {
            name: copy.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0]  # noqa: S608  quoted
            for name in sorted(names)
        }
        return counts, copy.execute("PRAGMA user_version").fetchone()[0]


def _quoted(name: str) -> str:
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as hexadecimal digits."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _damaged(path: Path, why: str) -> Trouble:
    return Trouble(
        N_("De back-up {path} is beschadigd of geen back-up van dit programma."),
        why=why,
        advice=N_("Kies een oudere back-up."),
        path=path.name,
    )


def read(path: Path) -> Backup:
    """Return what a backup's manifest says; raises Trouble when it isn't a backup of ours."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sorted(archive.namelist()) != [SNAPSHOT, MANIFEST]:
                raise _damaged(path, "contents")
            if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
                raise _damaged(path, "manifest size")
            said = json.loads(archive.read(MANIFEST))
            if archive.getinfo(SNAPSHOT).file_size != said["size"]:
                raise _damaged(path, "size")
        made_at = datetime.fromisoformat(said["made_at"])
        if made_at.tzinfo is None:
            raise _damaged(path, "made_at")
        return Backup(
            path=path,
            made_at=made_at,
            label=str(said["label"]),
            version=str(said["version"]),
            schema=int(said["schema"]),
            size=int(said["size"]),
            sha256=str(said["sha256"]),
            counts={str(name): int(count) for name, count in said["counts"].items()},
        )
    except _BROKEN as why:
        raise _damaged(path, str(why)) from why


def verify(path: Path, tell: Tell | None = None) -> Backup:
    """Unpack a backup beside it, compare hash, health and counts with its manifest."""
    said = read(path)
    with workplace(path.parent, said) as temporary:
        unpack(said, Path(temporary) / SNAPSHOT, tell)
    return said


@contextmanager
def workplace(folder: Path, backup: Backup) -> Iterator[str]:
    """Yield a temporary folder with room for a backup's snapshot; Trouble when there is none."""
    no_room = Trouble(
        N_("Er is in {folder} geen plaats om de back-up uit te pakken ({size} MB)."),
        advice=N_("Maak ruimte vrij, of kopieer de back-up naar een andere map."),
        folder=str(folder),
        size=backup.size // 1_000_000 + 1,
    )
    try:
        if shutil.disk_usage(folder).free < backup.size:
            raise no_room
        place = tempfile.TemporaryDirectory(dir=folder, prefix=".bezig-")
    except OSError as why:
        raise no_room from why
    with place as temporary:
        yield temporary


def unpack(backup: Backup, target: Path, tell: Tell | None = None) -> None:
    """Write a backup's snapshot to `target` and prove that it is what the manifest says."""
    try:
        _extract(backup, target, tell)
        unless_stopped(tell, CHECKING, WHOLE, _(N_("controleren")))
        if sha256(target) != backup.sha256:
            raise _damaged(backup.path, "sha256")
        counts, schema = examine(target)
    except _BROKEN as why:
        raise _damaged(backup.path, str(why)) from why
    if counts != backup.counts or schema != backup.schema:
        raise _damaged(backup.path, "counts")


def _extract(backup: Backup, target: Path, tell: Tell | None) -> None:
    left = backup.size
    with (
        zipfile.ZipFile(backup.path) as archive,
        archive.open(SNAPSHOT) as source,
        target.open("wb") as file,
    ):
        while piece := source.read(_CHUNK):
            left -= len(piece)
            if left < 0:
                raise _damaged(backup.path, "size")
            file.write(piece)
            done = CHECKING * (backup.size - left) // backup.size
            unless_stopped(tell, done, WHOLE, _(N_("uitpakken")))
        file.flush()
        os.fsync(file.fileno())
