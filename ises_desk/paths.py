"""Where the data and resources are, on every system, and what the owner chose instead."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

APP_NAME = "ises-desk"
FILE_NAME = "administratie.sqlite"
PLACES_NAME = "plaatsen.json"
DEMO_MARK = "DEMONSTRATIE.txt"
_PACKAGE = Path(__file__).resolve().parent

_IN_USE: list[Path] = []  # the files that SQLite has open in this process


def hold(path: Path) -> None:
    """Remember that SQLite has a file open here, until `let_go`."""
    _IN_USE.append(path)


def let_go(path: Path) -> None:
    """Forget one opening of a file."""
    if path in _IN_USE:
        _IN_USE.remove(path)


def in_use(path: Path) -> bool:
    """Tell whether SQLite has this file open here: nothing else may then open and close it.

    On Linux and macOS closing a file ends all locks that the process has on it, also those of
    SQLite: another process would take the administration for its own.
    """
    for each in tuple(_IN_USE):  # another thread may close one meanwhile
        try:
            if each.samefile(path):
                return True
        except OSError:  # one of the two is gone, or can't be looked at
            continue
    return False


def resource(*parts: str) -> Path:
    """Return the path of a shipped file: beside the package in a checkout, inside it in a wheel."""
    packed = _PACKAGE / "_resources"
    root = packed if packed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def manual_folder() -> Path:
    """Return where the chapters of the manual lie."""
    packed = _PACKAGE / "_resources" / "manual" / "handleiding"
    return packed if packed.is_dir() else _PACKAGE.parent / "docs" / "handleiding"


def data_folder() -> Path:
    """Return the user's own data folder (not created)."""
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def default_file() -> Path:
    """Return where a first administration is put when the owner chooses no other place."""
    return data_folder() / FILE_NAME


def own_file() -> Path:
    """Return the administration that opens when no other is named."""
    return remembered_file() or default_file()


def remembered_file() -> Path | None:
    """Return the administration that the owner chose to open at each start, if he did."""
    found = _places().get("administration")
    return Path(found) if isinstance(found, str) and found else None


def remember_file(administration: Path) -> None:
    """Let each start open this administration; raises OSError."""
    _keep({**_places(), "administration": str(administration.absolute())})


def backup_folder(administration: Path) -> Path:
    """Return the folder of an administration's backups: beside it, unless the owner chose one."""
    found = _folders().get(_key(administration))
    return Path(found) if isinstance(found, str) and found else default_backups(administration)


def default_backups(administration: Path) -> Path:
    """Return the folder beside an administration where its backups lie by nature."""
    return administration.parent / "backups"


def choose_backups(administration: Path, folder: Path) -> None:
    """Let the backups of an administration go to a folder from now on; raises OSError."""
    folders = {key: value for key, value in _folders().items() if key != _key(administration)}
    if _key(folder) != _key(default_backups(administration)):
        folders[_key(administration)] = str(folder.absolute())
    if folders != _folders():
        _keep({**_places(), "backups": folders})


def demo_folder() -> Path:
    """Return where the window builds its demonstration."""
    return data_folder() / "demonstratie"


def is_demo(administration: Path) -> bool:
    """Tell whether an administration is made up: its folder bears the mark."""
    return (administration.parent / DEMO_MARK).exists()


def log_file() -> Path:
    """Return where unforeseen errors are written down."""
    import platformdirs

    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False)) / "ises-desk.log"


def _key(path: Path) -> str:
    """Return the spelling under which a path is remembered (Windows mixes cases and slashes)."""
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100  no link is followed


def _places() -> dict[str, Any]:
    """Return what was remembered; a file that can't be read counts as none."""
    try:
        found = json.loads((data_folder() / PLACES_NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _folders() -> dict[str, Any]:
    found = _places().get("backups")
    return found if isinstance(found, dict) else {}


def _keep(places: dict[str, Any]) -> None:
    """Write what is remembered: a new file in the place of the old one."""
    target = data_folder() / PLACES_NAME
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(".nieuw")
    half.write_text(json.dumps(places, indent=1), "utf-8")
    half.replace(target)
