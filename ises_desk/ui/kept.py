"""The small file beside the window settings with what is not finished yet: typed, or half done.

It holds personal data, so only its owner can read it and it is gone when nothing is left in it.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from enum import Enum
from threading import Lock
from typing import TYPE_CHECKING, Any

from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FORMAT = 1
OWN = 0o600
DIGITS = 16
LARGEST = 10_000_000  # bytes; a file that is larger isn't ours

# A kind of value, its mark in the file, how it is written; a moment is a day, so it comes first.
_KINDS: tuple[tuple[type, str, Callable[[Any], Any]], ...] = (
    (Money, "money", lambda found: found.cents),
    (Quantity, "quantity", lambda found: found.thousandths),
    (datetime, "moment", datetime.isoformat),
    (date, "day", date.isoformat),
    (dict, "group", lambda found: {name: plain(inner) for name, inner in found.items()}),
)


def plain(found: Any) -> Any:
    """Return a value in a form that JSON holds; TypeError for what has none."""
    if isinstance(found, Enum):
        return plain(found.value)
    if found is None or isinstance(found, bool | int | str):
        return found
    if isinstance(found, list | tuple):
        return [plain(each) for each in found]
    for kind, mark, write in _KINDS:
        if isinstance(found, kind):
            return {mark: write(found)}
    raise TypeError(found)


def plain_group(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return what can be kept of values by name."""
    kept = {}
    for name, inner in found.items():
        try:
            kept[name] = plain(inner)
        except TypeError:
            continue
    return kept


_READ: dict[str, Callable[[Any], Any]] = {
    "money": Money,
    "quantity": Quantity,
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "group": lambda found: unplain_group(found),  # noqa: PLW0108  it is defined below
}


def unplain(found: Any) -> Any:
    """Return the value of its plain form."""
    if isinstance(found, list):
        return [unplain(each) for each in found]
    if isinstance(found, dict):
        ((kind, inner),) = found.items()
        return _READ[kind](inner)
    return found


def unplain_group(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of their plain forms, by name."""
    return {name: unplain(inner) for name, inner in found.items()}


def file_of(folder: Path, administration: Path) -> Path:
    """Return where what belongs to an administration is kept: its name tells nothing."""
    from hashlib import sha256

    name = sha256(str(administration.resolve()).encode()).hexdigest()[:DIGITS]
    return folder / f"bezig-{name}.json"


class KeptFile:
    """Reads and writes the file, whole or not at all; an older stand never wins from a newer."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock, self._written = Lock(), 0

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the entries by their key; none when the file isn't there or isn't ours."""
        import json

        try:
            if self.path.stat().st_size > LARGEST:
                return {}
            said = json.loads(self.path.read_text(encoding="utf-8"))
            if said["format"] != FORMAT:
                return {}
            return {str(key): dict(entry) for key, entry in said["kept"].items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return {}

    def write(self, entries: Mapping[str, Any], stand: int) -> bool:
        """Write the entries as they were at a stand; False when the place refuses."""
        with self._lock:
            if stand <= self._written:
                return True
            try:
                self._replace(entries)
            except OSError:
                return False
            self._written = stand
            return True

    def _replace(self, entries: Mapping[str, Any]) -> None:
        if not entries:
            self.path.unlink(missing_ok=True)
            return
        import json

        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_suffix(".nieuw")
        fresh.unlink(missing_ok=True)
        opened = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWN)
        with os.fdopen(opened, "w", encoding="utf-8") as file:
            json.dump({"format": FORMAT, "kept": entries}, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)
