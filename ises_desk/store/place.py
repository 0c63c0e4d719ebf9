"""Where a file may lie: what speaks against a folder, and whether it can be written in."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

# Folders that a program on this computer copies elsewhere while their files are in use: the start
# of a folder's name, and the marks that such a program leaves in the root of its folder.
_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mijn drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "stack": "STACK",
    "seafile": "Seafile",
    "pcloud": "pCloud",
    "proton drive": "Proton Drive",
    "protondrive": "Proton Drive",
    "synologydrive": "Synology Drive",
    "kdrive": "kDrive",
    "box sync": "Box",
    "megasync": "MEGA",
}
_WHOLE = frozenset({"my drive", "mijn drive", "stack", "mobile documents"})  # else too common
_MARKS = {
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".sync_journal.db": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
}
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_NETWORK = frozenset({"cifs", "smb3", "nfs", "nfs4", "fuse.sshfs", "davfs", "9p"})
_REMOTE = 4  # what Windows calls a drive on another computer


def synced_by(folder: Path) -> str:
    """Return the name of the service that copies a folder to elsewhere, or nothing."""
    roots = {os.path.normcase(os.environ[name]) for name in _VARIABLES if os.environ.get(name)}
    for each in _upwards(folder):
        name = each.name.casefold()
        for start, service in _NAMES.items():
            if name == start or (name.startswith(start) and start not in _WHOLE):
                return service
        if os.path.normcase(each) in roots:
            return "OneDrive"
        for mark, service in _MARKS.items():
            if _is_there(each / mark):
                return service
    return ""


def is_network(folder: Path) -> bool:
    """Tell whether a folder lies on another computer, where a file can't be locked safely."""
    if folder.drive.startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == _REMOTE)
    return _file_system(folder) in _NETWORK


def cautions(administration: Path, backups: Path) -> tuple[str, ...]:
    """Return, in sentences for people, what speaks against these places."""
    found = []
    service = synced_by(administration.parent)
    if service:
        found.append(
            fill(
                N_(
                    "De map voor de administratie wordt door {service} bijgehouden. Een bestand dat"
                    " in gebruik is, raakt beschadigd als het intussen wordt gesynchroniseerd."
                    " Kies een map buiten {service}; uw back-ups mogen er wel staan."
                ),
                {"service": service},
            )
        )
    if is_network(administration.parent):
        found.append(
            fill(
                N_(
                    "De map voor de administratie ligt op een andere computer. Daar kan het bestand"
                    " niet goed worden vergrendeld. Kies een map op deze computer; uw back-ups"
                    " mogen er wel staan."
                ),
                {},
            )
        )
    if administration.parent.absolute() == backups.absolute():
        found.append(
            fill(
                N_(
                    "De back-ups komen in dezelfde map als de administratie. Gaat die map verloren,"
                    " dan bent u beide kwijt."
                ),
                {},
            )
        )
    return tuple(found)


def check_folder(folder: Path, field: str) -> Path:
    """Return the absolute folder when it can hold our files, made or not; else a Refusal."""
    absolute = folder.expanduser()
    if not absolute.is_absolute():
        raise Refusal(N_("Geef de hele plaats van de map, of kies haar."), field=field)
    try:
        with suppress(FileNotFoundError, NotADirectoryError):
            absolute.stat()  # a name that the system can't have says so here
        there = next(each for each in _upwards(absolute) if each.exists())
        if not there.is_dir():
            raise Refusal(N_("{name} is een bestand, geen map."), field=field, name=str(there))
        with tempfile.TemporaryFile(dir=there):
            return absolute
    except (OSError, ValueError, StopIteration):
        raise Refusal(
            N_("In deze map kan niets worden geschreven. Kies een andere."), field=field
        ) from None


def _upwards(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.parents


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder that may not be looked into
        return False


def _file_system(folder: Path) -> str:
    """Return the kind of file system under a folder, as Linux tells it; else nothing."""
    try:
        lines = Path("/proc/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    mounts = [line.split()[1:3] for line in lines]
    above = {str(each) for each in _upwards(folder)}
    inside = [(len(place), kind) for place, kind in mounts if place in above]
    return max(inside, default=(0, ""))[1]
