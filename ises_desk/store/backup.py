"""Backups: one ZIP with a verified snapshot and a manifest that says what is in it.

Made as: online snapshot to a temporary file, reopened and counted, packed, flushed to
disk, renamed. Never a copy of a live file.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ises_desk import __version__
from ises_desk.clock import stamp
from ises_desk.errors import Trouble, unless_stopped
from ises_desk.i18n import N_, _
from ises_desk.store.backup_file import (
    MANIFEST,
    SNAPSHOT,
    Backup,
    examine,
    read,
    sha256,
    unpack,
    verify,
    workplace,
)
from ises_desk.store.database import SCHEMA_VERSION

if TYPE_CHECKING:
    from datetime import datetime

    from ises_desk.errors import Tell

__all__ = [
    "MANIFEST",
    "SNAPSHOT",
    "Backup",
    "backups",
    "make",
    "prune",
    "read",
    "restore",
    "verify",
]

PAGES = 1000  # copied between two looks
WHOLE, PACKING, CHECKING = 100, 45, 75  # how the work is shared out over the time it takes


def make(
    administration: Path, folder: Path, now: datetime, label: str = "", tell: Tell | None = None
) -> Backup:
    """Make and verify a backup of a (possibly open) administration; returns its manifest.

    `tell(done, total, text)` hears how far it is; nothing is left when it stops the work.
    Raises Trouble when the folder or the administration doesn't cooperate.
    """
    try:
        return _make(administration, folder, now, label, tell)
    except (OSError, sqlite3.Error) as why:
        raise Trouble(
            N_("In {folder} kan geen back-up van {path} worden gemaakt."),
            why=str(why),
            advice=N_("Controleer of de map en de schijf bereikbaar zijn en of er ruimte vrij is."),
            folder=str(folder),
            path=administration.name,
        ) from why


def _make(
    administration: Path, folder: Path, now: datetime, label: str, tell: Tell | None
) -> Backup:
    folder.mkdir(parents=True, exist_ok=True)
    name = _free_name(folder, now, label)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".bezig-") as temporary:
        snapshot = Path(temporary) / SNAPSHOT
        _snapshot(administration, snapshot, tell)
        counts, schema = examine(snapshot)
        manifest = {
            "made_at": now.isoformat(),
            "label": label,
            "version": __version__,
            "schema": schema,
            "size": snapshot.stat().st_size,
            "sha256": sha256(snapshot),
            "counts": counts,
        }
        packed = Path(temporary) / name
        unless_stopped(tell, PACKING, WHOLE, _(N_("inpakken")))
        _pack(packed, snapshot, manifest)
        unless_stopped(tell, CHECKING, WHOLE, _(N_("controleren")))
        verify(packed)
        unless_stopped(tell, WHOLE, WHOLE, _(N_("controleren")))
        target = folder / name
        packed.replace(target)
    return read(target)


def _free_name(folder: Path, now: datetime, label: str) -> str:
    """Return a name that no backup has yet; a label becomes plain letters and digits."""
    safe = re.sub(r"[^A-Za-z0-9]+", "-", label).strip("-")
    stem = "-".join(part for part in ("ises", stamp(now), safe) if part)
    name, count = f"{stem}.zip", 1
    while (folder / name).exists():
        count += 1
        name = f"{stem}-{count}.zip"
    return name


def _snapshot(source: Path, target: Path, tell: Tell | None) -> None:
    def copied(_status: int, left: int, total: int) -> None:
        unless_stopped(tell, PACKING * (total - left) // total, WHOLE, _(N_("kopiëren")))

    address = f"{source.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(address, uri=True, isolation_level=None)) as live,
        closing(sqlite3.connect(target)) as copy,
    ):
        live.execute("BEGIN")  # one moment of the file, whatever is written while it is copied
        live.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        live.backup(copy, pages=PAGES, progress=copied)
        copy.execute("PRAGMA journal_mode=DELETE")


def _pack(packed: Path, snapshot: Path, manifest: dict[str, object]) -> None:
    with packed.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1, sort_keys=True))
            archive.write(snapshot, SNAPSHOT)
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


def restore(
    path: Path, administration: Path, now: datetime, tell: Tell | None = None
) -> Path | None:
    """Put a backup in the place of an administration (closed, or its lock held by the caller).

    Returns where the replaced file was kept, or None when there was none. `tell(done, total, text)`
    hears how far it is, and may stop it until the file is replaced.
    """
    backup = read(path)
    if backup.schema > SCHEMA_VERSION:
        raise Trouble(
            N_("De back-up {path} is gemaakt met een nieuwere versie van dit programma."),
            advice=N_("Installeer de nieuwste versie; er is niets teruggezet."),
            path=path.name,
        )
    administration.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _replace(backup, administration, now, tell)
    except OSError as why:
        raise Trouble(
            N_("De back-up {path} kon niet worden teruggezet."),
            why=str(why),
            advice=N_("De administratie is gebleven zoals zij was; kijk of er ruimte vrij is."),
            path=path.name,
        ) from why


def _replace(backup: Backup, administration: Path, now: datetime, tell: Tell | None) -> Path | None:
    with workplace(administration.parent, backup) as temporary:
        fresh = Path(temporary) / SNAPSHOT
        unpack(backup, fresh, tell)
        kept = _keep(administration, now) if administration.exists() else None
        for suffix in ("-wal", "-shm"):
            Path(f"{administration}{suffix}").unlink(missing_ok=True)
        fresh.replace(administration)
    return kept


def _keep(administration: Path, now: datetime) -> Path:
    """Copy the file that is to be replaced, its write-ahead log folded in; returns where.

    A copy, so that there is an administration at each moment; a damaged file is kept as it is,
    with its log beside it.
    """
    stem = f"{administration.stem}-voor-terugzetten-{stamp(now)}"
    kept, count = administration.with_name(f"{stem}.sqlite"), 1
    while kept.exists():
        count += 1
        kept = administration.with_name(f"{stem}-{count}.sqlite")
    with suppress(sqlite3.Error), closing(sqlite3.connect(administration)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(administration, kept)
    log = Path(f"{administration}-wal")
    if log.exists() and log.stat().st_size:
        shutil.copyfile(log, f"{kept}-wal")
    return kept


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
