"""Keeps what the owner is doing until it is finished, and offers it again at the next start."""

from __future__ import annotations

import os
import re
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from ises_desk.i18n import N_, _, fill
from ises_desk.ui.errands import alive
from ises_desk.ui.kept import KeptFile, file_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.strips import Offer

KEEP_MS = 400  # between two looks at what is typed
LOOK_MS = 500  # after opening: the first page is filled first
DIGITS = 16
SHORT = 40  # characters that tell which one it was
_NAMED = re.compile(r"(ises_desk\.ui\.[a-z_]+):([A-Za-z_]+)")


def named(name: str) -> Any:
    """Return what stands under a name as `ises_desk.ui.products:ADD`; None when it isn't there."""
    found = _NAMED.fullmatch(name)
    try:
        return None if found is None else getattr(import_module(found[1]), found[2], None)
    except ImportError:
        return None


class Keeper(QObject):
    """One for the window. An entry is known by a key; its stand is asked when it is written."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._file: KeptFile | None = None
        self._entries: dict[str, dict[str, Any]] = {}
        self._open: dict[str, Callable[[], dict[str, Any]]] = {}
        self._offers: list[Offer] = []
        self._stand = 0
        self._read = False  # what was kept before
        self._said = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self._write)

    # keeping --------------------------------------------------------------------------------

    def keep(self, key: str, stand: Callable[[], dict[str, Any]]) -> None:
        """Keep `stand()` (kind, title and more, all plain) under a key, a moment later."""
        self._open[key] = stand
        if not self._timer.isActive():
            self._timer.start()

    def forget(self, key: str) -> None:
        """Forget at once what is finished or thrown away."""
        known = self._open.pop(key, None) is not None
        known = self._entries.pop(key, None) is not None or known
        if known:
            self._write()

    def flush(self) -> None:
        """Write all that is open before the window goes."""
        self._timer.stop()
        if self._open:
            file = self._file or self._of_this()
            before = {} if self._read else file.read()
            file.write({**before, **self._now()}, self._next())

    def _of_this(self) -> KeptFile:
        """Return the file of the administration that is open or just opening."""
        return KeptFile(file_of(Path(self._desk.settings.fileName()).parent, self._desk.path))

    def _dated(self, stand: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        return {"at": self._desk.now().isoformat(), **stand()}

    def _now(self) -> dict[str, dict[str, Any]]:
        """Return all entries; of what is gone (with its window) the last stand counts."""
        self._open = {key: stand for key, stand in self._open.items() if alive(stand)}
        self._entries.update({key: self._dated(stand) for key, stand in self._open.items()})
        return dict(self._entries)

    def _next(self) -> int:
        self._stand += 1
        return self._stand

    def _write(self) -> None:
        if not self._read:
            self._timer.start()
            return
        self._timer.stop()
        if self._file is not None:
            self._desk.lanes.file(self._file.write, self._written, self._now(), self._next())

    def _written(self, good: bool) -> None:  # noqa: FBT001  what the lane brings home
        if not good and not self._said:
            self._said = True
            text = N_("Wat u typt kan nu niet worden bewaard; sla op tijd op.")
            self._desk.messages.say(_(text))

    # offering -------------------------------------------------------------------------------

    def open(self) -> None:
        """Look for what was not finished in the administration that was just opened."""
        from ises_desk.ui.strips import leave

        for offer in self._offers:
            leave(offer)
        self._offers.clear()
        if self._file is not None:  # what was begun in the first one, just before this, stays
            self._open = {}
        self._entries, self._read = {}, False
        self._file = self._of_this()
        QTimer.singleShot(LOOK_MS, self, partial(self._look, self._file))

    def _look(self, file: KeptFile) -> None:
        self._desk.lanes.file(file.read, partial(self._offer_all, file))

    def _offer_all(self, file: KeptFile, found: dict[str, dict[str, Any]]) -> None:
        if file is self._file:
            self._read = True
            self._entries = {**found, **self._entries}
            for key, entry in found.items():
                self._offer(key, entry)

    def _offer(self, key: str, entry: dict[str, Any]) -> None:
        from datetime import datetime

        from ises_desk.values.text import cut

        words = {
            "title": _(str(entry.get("title", ""))),
            "name": cut(str(entry.get("name", "")), SHORT),
            "at": datetime.fromisoformat(entry["at"]),
        }
        known = N_("U was bezig met {title} ({name}), {at}.")
        self._offers.append(
            self._desk.strips.offer(
                fill(known if words["name"] else N_("U was bezig met {title}, {at}."), words),
                (_(N_("&Verdergaan")), partial(self._resume, key, entry)),
                (_(N_("Weg&gooien")), partial(self.forget, key)),
            )
        )

    def _resume(self, key: str, entry: dict[str, Any]) -> None:
        if entry.get("kind") == "work":
            self.forget(key)
            start = named(str(entry.get("start", "")))
            if callable(start):
                start(self._desk)
            return
        if entry.get("kind") == "page":
            start = named(str(entry.get("start", "")))
            if callable(start):
                start(self._desk, key, entry)
            return
        from ises_desk.ui.unfinished import reopen

        if not reopen(self._desk, key, entry):
            self._desk.messages.tell(
                _(N_("Dit formulier is er niet meer")), "\n".join(_texts(entry.get("typed")))
            )


def fresh_key() -> str:
    """Return a key for something new."""
    return os.urandom(DIGITS).hex()


def _texts(typed: Any) -> list[str]:
    """Return the texts among what was typed, for whoever must type them again."""
    if isinstance(typed, dict):
        typed = list(typed.values())
    if isinstance(typed, list):
        return [text for each in typed for text in _texts(each)]
    return [typed] if isinstance(typed, str) and typed.strip() else []
