"""Backups while an administration is open: today's by itself, one when it is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from ises_desk.i18n import N_, _, fill
from ises_desk.paths import backup_folder
from ises_desk.ui.progress import long_work

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QBoxLayout

    from ises_desk.ui.errands import Progress
    from ises_desk.ui.window import MainWindow

DAILY = N_("dagelijks")
BACKUP_MS = 2000  # after opening: the first page is filled first


class DailyBackups(QObject):
    """Makes backups on the slow lane and shows when the last one was."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def begin(self) -> None:
        """Look a moment from now whether today's is there."""
        QTimer.singleShot(BACKUP_MS, self, self.look)

    def make(self, label: str = "", host: QBoxLayout | None = None) -> None:
        """Make a backup; the daily one is quiet: leaving stops it, it is made the next time."""
        desk = self._window.desk
        if desk.lanes.database is not None:
            long_work(
                desk,
                _(N_("Back-up maken")),
                partial(_backup, desk.path, desk.now(), label),
                partial(self._made, label),
                host=host,
                quiet=label == DAILY,
            )

    def look(self) -> None:
        """Show when the last backup was made, and make today's when there is none yet."""
        desk = self._window.desk
        if desk.lanes.database is not None:
            desk.lanes.file(partial(_last, desk.path, desk.now()), self._judge)

    def _judge(self, found: tuple[str, bool]) -> None:
        text, due = found
        self._window.show_backup(text)
        if due:
            self._window.desk.lanes.read(_automatic, self._make_if)

    def _make_if(self, wanted: bool) -> None:  # noqa: FBT001  what the read lane found
        if wanted:
            self.make(DAILY)

    def _made(self, label: str, text: str) -> None:
        self._window.show_backup(text)
        if label != DAILY:
            self._window.desk.messages.say(_(N_("De back-up is gemaakt en gecontroleerd.")))
        self._window.desk.lanes.touched.emit(frozenset({"backup"}))


def _automatic(session: Any) -> bool:
    from ises_desk.queries.settings import value

    return bool(value(session, "backup.automatic"))


def _backup(administration: Path, now: datetime, label: str, progress: Progress) -> str:
    """On the long lane: make a backup, prune the daily ones, say when it was."""
    from ises_desk.store.backup import make, prune

    folder = backup_folder(administration)
    made = make(administration, folder, now, label, progress.tell)
    if label == DAILY:
        prune(folder)
    return _when(made.made_at, now)


def put_back(backup: Path, administration: Path, now: datetime, progress: Progress) -> str:
    """On the long lane: put a backup back, and say where the file is that it came in place of."""
    from ises_desk.store.backup import restore

    kept = restore(backup, administration, now, progress.tell)
    text = _(N_("De back-up is teruggezet."))
    if kept is None:
        return text
    also = N_("Het vorige bestand is bewaard als {name}.")
    return f"{text} {fill(also, {'name': kept.name})}"


def _last(administration: Path, now: datetime) -> tuple[str, bool]:
    """On the slow lane: when the last backup was, and whether today's is still to be made."""
    from ises_desk.clock import business_day
    from ises_desk.store.backup import backups

    found = backups(backup_folder(administration))
    if not found:
        return _(N_("Nog geen back-up")), True
    due = business_day(found[0].made_at) < business_day(now)
    return _when(found[0].made_at, now), due


def _when(made_at: datetime, now: datetime) -> str:
    from ises_desk.clock import AMSTERDAM, business_day
    from ises_desk.values.formats import short_day

    day = business_day(made_at)
    word = _(N_("vandaag")) if day == business_day(now) else short_day(day)
    clock = f"{made_at.astimezone(AMSTERDAM):%H:%M}"
    return fill(N_("Laatste back-up: {day} {time}"), {"day": word, "time": clock})
