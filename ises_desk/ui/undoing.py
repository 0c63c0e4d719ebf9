"""Taking back from the menu: the last deed that stands, and the last twenty by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ises_desk.i18n import N_, _, fill

if TYPE_CHECKING:
    from datetime import datetime

    from ises_desk.errors import Refusal
    from ises_desk.ui.window import MainWindow


class Undoing(QObject):
    """Takes deeds back one by one, the newest first, as they stand in the file.

    They are read from the audit, so that taking back survives a restart; what was done before
    this sitting is asked about first.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._entry = window.menus.undo_entry
        self._newest = 0  # the last deed that is no taking back
        self._before: int | None = None  # what can't be taken back is passed by
        self._opened: int | None = None  # the last deed of the sitting before
        window.desk.lanes.touched.connect(lambda _touched: self._read())
        window.menus.past.connect(self.show_past)
        window.language_changed.connect(self._read)
        self._show("")

    def undo(self) -> None:
        """Take back the newest deed that stands; what can't be taken back is shown with why."""
        self._desk.lanes.read(_to_undo, self._found, self._before)

    def _found(self, found: tuple[int, datetime, str] | None) -> None:
        if found is None:
            self._desk.messages.say(_(N_("Er is niets om ongedaan te maken.")))
            return
        line, at, title = found
        self._before = line
        if self._opened is not None and line > self._opened:
            self._take_back(line, title)
            return
        words = {"deed": title, "when": when(at, self._desk.now())}
        self._desk.messages.ask(
            fill(N_("“{deed}” ongedaan maken?"), words),
            fill(N_("Dit deed u eerder: {when}."), words),
            _(N_("&Ongedaan maken")),
            partial(self._take_back, line, title),
        )

    def _take_back(self, line: int, title: str) -> None:
        said = fill(N_("Ongedaan gemaakt: {deed}."), {"deed": title})
        self._desk.lanes.undo(
            lambda _line: self._desk.messages.say(said), line, refused=partial(self._refused, line)
        )

    def show_past(self, line: int = 0) -> None:
        """Show the last deeds, this one chosen (0: the newest)."""
        from ises_desk.ui.past_deeds import open_past

        open_past(self._window, line)

    def forget(self) -> None:
        """Forget all: another administration was opened."""
        self._newest, self._before, self._opened = 0, None, None
        self._show("")
        self._read()

    def _refused(self, line: int, _refusal: Refusal) -> None:
        self.show_past(line)

    def _read(self) -> None:
        if self._desk.lanes.database is not None:
            self._desk.lanes.read(_latest, self._take, self._desk.now(), self._before)

    def _take(self, latest: _Latest) -> None:
        self._window.menus.show_past(latest.entries)
        if self._opened is None:
            self._opened = latest.newest
        if latest.newest > self._newest and self._before is not None:
            self._before = None
            self._read()
        self._newest = latest.newest
        self._show(latest.title)

    def _show(self, title: str) -> None:
        text = _(N_("&Ongedaan maken"))
        self._entry.setText(f"{text}: {title}" if title else text)


@dataclass(frozen=True, slots=True)
class _Latest:
    """The menu's entries; the newest deed that is no taking back; what would be taken back."""

    entries: list[tuple[int, str]]
    newest: int
    title: str


def _latest(session: Any, now: datetime, before: int | None) -> _Latest:
    """On the read lane: the last deeds as they stand in the menu."""
    from ises_desk.actions import history

    entries = [
        (line, f"{title}{f' – {whose}' if whose else ''}\t{when(at, now)}")
        for line, at, title, whose in history.latest(session)
    ]
    newest, found = history.to_undo(session), history.to_undo(session, before)
    return _Latest(entries, newest[0] if newest else 0, found[2] if found else "")


def _to_undo(session: Any, before: int | None) -> tuple[int, datetime, str] | None:
    from ises_desk.actions import history

    return history.to_undo(session, before)


def when(at: datetime, now: datetime) -> str:
    """Return a moment in short: only the time when it was today."""
    from ises_desk.clock import AMSTERDAM, business_day
    from ises_desk.values.formats import short_day

    clock = f"{at.astimezone(AMSTERDAM):%H:%M}"
    day = business_day(at)
    return clock if day == business_day(now) else f"{short_day(day)} {clock}"
