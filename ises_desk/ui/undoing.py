"""Taking back from the menu: the last deed of this sitting, and the last twenty by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ises_desk.i18n import N_, _

if TYPE_CHECKING:
    from datetime import datetime

    from ises_desk.errors import Refusal
    from ises_desk.ui.window import MainWindow


class Undoing(QObject):
    """Remembers the deeds of this sitting, the newest last, and takes them back one by one.

    The menu of earlier deeds is read from the audit, so that it survives a restart.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._entry = window.menus.undo_entry
        self._lines: list[tuple[int, str]] = []
        window.desk.lanes.written.connect(self._remember)
        window.desk.lanes.touched.connect(lambda _touched: self._read())
        window.menus.past.connect(self.show_past)
        window.language_changed.connect(self._renamed)
        self._show()

    def undo(self) -> None:
        """Take back the newest deed; what can't be taken back is shown with why."""
        if not self._lines:
            self._desk.messages.say(_(N_("Er is niets om ongedaan te maken.")))
            return
        line, title = self._lines.pop()
        said = _(N_("Ongedaan gemaakt: {deed}.")).format(deed=_(title))
        self._desk.lanes.undo(
            lambda _line: self._desk.messages.say(said), line, refused=partial(self._refused, line)
        )
        self._show()

    def show_past(self, line: int = 0) -> None:
        """Show the last deeds, this one chosen (0: the newest)."""
        from ises_desk.ui.past_deeds import open_past

        open_past(self._window, line)

    def forget(self) -> None:
        """Forget all: another administration was opened."""
        self._lines.clear()
        self._show()
        self._read()

    def _renamed(self) -> None:
        self._show()
        self._read()

    def _refused(self, line: int, _refusal: Refusal) -> None:
        self.show_past(line)

    def _read(self) -> None:
        if self._desk.lanes.database is not None:
            self._desk.lanes.read(_latest, self._window.menus.show_past, self._desk.now())

    def _remember(self, line: int, title: str) -> None:
        self._lines.append((line, title))
        self._show()

    def _show(self) -> None:
        title = _(self._lines[-1][1]) if self._lines else ""
        text = _(N_("&Ongedaan maken"))
        self._entry.setText(f"{text}: {title}" if title else text)


def _latest(session: Any, now: datetime) -> list[tuple[int, str]]:
    """On the read lane: the last deeds as they stand in the menu."""
    from ises_desk.actions import history

    return [(line, f"{title}\t{when(at, now)}") for line, at, title in history.latest(session)]


def when(at: datetime, now: datetime) -> str:
    """Return a moment in short: only the time when it was today."""
    from ises_desk.clock import AMSTERDAM, business_day
    from ises_desk.values.formats import short_day

    clock = f"{at.astimezone(AMSTERDAM):%H:%M}"
    day = business_day(at)
    return clock if day == business_day(now) else f"{short_day(day)} {clock}"
