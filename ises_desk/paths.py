"""Where the data and the resources are, on every system."""

from __future__ import annotations

from pathlib import Path

APP_NAME = "ises-desk"
FILE_NAME = "administratie.sqlite"
_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a shipped file: beside the package in a checkout, inside it in a wheel."""
    packed = _PACKAGE / "_resources"
    root = packed if packed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def data_folder() -> Path:
    """Return the user's own data folder (not created)."""
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def default_file() -> Path:
    """Return the administration that opens when no other is named."""
    return data_folder() / FILE_NAME


def backup_folder(administration: Path) -> Path:
    """Return the folder beside an administration where its backups lie."""
    return administration.parent / "backups"


def log_file() -> Path:
    """Return where unforeseen errors are written down."""
    import platformdirs

    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False)) / "ises-desk.log"
