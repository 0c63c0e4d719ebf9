"""Backups: one ZIP with a verified snapshot and a manifest that says what is in it.

Made as: online snapshot to a temporary file, reopened and counted, packed, flushed to
disk, renamed. Never a copy of a live file.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

from ises_desk import __version__
from ises_desk.errors import Trouble
from ises_desk.i18n import N_
from ises_desk.store.database import SCHEMA_VERSION

SNAPSHOT = "administratie.sqlite"
MANIFEST = "manifest.json"
_CHUNK = 1 << 20
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


def make(administration: Path, folder: Path, now: datetime, label: str = "") -> Backup:
    """Make and verify a backup of a (possibly open) administration; returns its manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = now.strftime("%Y%m%d-%H%M%S")
    name = f"ises-{stamp}{'-' + label if label else ''}.zip"
    with tempfile.TemporaryDirectory(dir=folder, prefix=".bezig-") as temporary:
        snapshot = Path(temporary) / SNAPSHOT
        _snapshot(administration, snapshot)
        counts, schema = _examine(snapshot)
        manifest = {
            "made_at": now.isoformat(),
            "label": label,
            "version": __version__,
            "schema": schema,
            "size": snapshot.stat().st_size,
            "sha256": _sha256(snapshot),
            "counts": counts,
        }
        packed = Path(temporary) / name
        _pack(packed, snapshot, manifest)
        verify(packed)
        target = folder / name
        packed.replace(target)
    return read(target)


def _snapshot(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as live,
        closing(sqlite3.connect(target)) as copy,
    ):
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def _examine(snapshot: Path) -> tuple[dict[str, int], int]:
    """Return rows per table and the schema version of a healthy snapshot."""
    with closing(sqlite3.connect(f"{snapshot.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        problem = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if problem != "ok":
            raise _damaged(snapshot, str(problem))
        names = [
            row[0]
            for row in copy.execute(
                "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        counts = {
            name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608  own names
            for name in sorted(names)
        }
        return counts, copy.execute("PRAGMA user_version").fetchone()[0]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _pack(packed: Path, snapshot: Path, manifest: dict[str, object]) -> None:
    with packed.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1, sort_keys=True))
            archive.write(snapshot, SNAPSHOT)
        file.flush()
        os.fsync(file.fileno())


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
        return Backup(
            path=path,
            made_at=datetime.fromisoformat(said["made_at"]),
            label=str(said["label"]),
            version=str(said["version"]),
            schema=int(said["schema"]),
            size=int(said["size"]),
            sha256=str(said["sha256"]),
            counts={str(name): int(count) for name, count in said["counts"].items()},
        )
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError, AttributeError) as why:
        raise _damaged(path, str(why)) from why


def verify(path: Path) -> Backup:
    """Unpack a backup beside it, compare hash, health and counts with its manifest."""
    said = read(path)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".bezig-") as temporary:
        unpack(said, Path(temporary) / SNAPSHOT)
    return said


def unpack(backup: Backup, target: Path) -> None:
    """Write a backup's snapshot to `target` and prove that it is what the manifest says."""
    try:
        _extract(backup, target)
        if _sha256(target) != backup.sha256:
            raise _damaged(backup.path, "sha256")
        counts, schema = _examine(target)
    except (OSError, zipfile.BadZipFile, sqlite3.Error, EOFError) as why:
        raise _damaged(backup.path, str(why)) from why
    if counts != backup.counts or schema != backup.schema:
        raise _damaged(backup.path, "counts")


def _extract(backup: Backup, target: Path) -> None:
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
        file.flush()
        os.fsync(file.fileno())


def backups(folder: Path) -> list[Backup]:
    """Return the backups in a folder, newest first; files that aren't ours are passed over."""
    found = []
    for path in folder.glob("*.zip") if folder.is_dir() else ():
        try:
            found.append(read(path))
        except Trouble:
            continue
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def restore(path: Path, administration: Path, now: datetime) -> Path | None:
    """Put a backup in the place of an administration (closed, or its lock held by the caller).

    Returns where the replaced file was kept, or None when there was none.
    """
    backup = read(path)
    if backup.schema > SCHEMA_VERSION:
        raise Trouble(
            N_("De back-up {path} is gemaakt met een nieuwere versie van dit programma."),
            advice=N_("Installeer de nieuwste versie; er is niets teruggezet."),
            path=path.name,
        )
    administration.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=administration.parent, prefix=".bezig-") as temporary:
        fresh = Path(temporary) / SNAPSHOT
        unpack(backup, fresh)
        kept = None
        if administration.exists():
            _fold_log(administration)
            stamp = now.strftime("%Y%m%d-%H%M%S")
            kept = administration.with_name(
                f"{administration.stem}-voor-terugzetten-{stamp}.sqlite"
            )
            administration.replace(kept)
        for suffix in ("-wal", "-shm"):
            Path(f"{administration}{suffix}").unlink(missing_ok=True)
        fresh.replace(administration)
    return kept


def _fold_log(administration: Path) -> None:
    """Fold the write-ahead log into the file that is kept; a damaged file is kept as it is."""
    try:
        with closing(sqlite3.connect(administration)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error:
        return


def prune(folder: Path, *, daily: int = 30, monthly: int = 12) -> list[Path]:
    """Remove automatic backups beyond the newest `daily` and the newest of `monthly` months."""
    automatic = [found for found in backups(folder) if found.label == "dagelijks"]
    keep = {found.path for found in automatic[:daily]}
    months: dict[str, Path] = {}
    for found in automatic:
        months.setdefault(found.made_at.strftime("%Y-%m"), found.path)
    keep.update(list(months.values())[:monthly])
    removed = [found.path for found in automatic if found.path not in keep]
    for path in removed:
        path.unlink()
    return removed
