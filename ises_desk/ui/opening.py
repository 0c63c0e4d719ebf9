"""Opening, making and backing up the administration, from the window's side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from ises_desk.errors import Trouble
from ises_desk.i18n import N_, _, fill
from ises_desk.paths import backup_folder
from ises_desk.ui.files import ask_open, ask_save
from ises_desk.ui.one_window import raise_first
from ises_desk.ui.progress import long_work
from ises_desk.ui.start_page import StartPage

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QBoxLayout

    from ises_desk.store.database import Database
    from ises_desk.ui.errands import Progress
    from ises_desk.ui.window import MainWindow

GO_ON = N_("&Stoppen en verdergaan")
FILES = N_("Administraties (*.sqlite);;Alle bestanden (*)")
DAILY = "dagelijks"
BACKUP_MS = 2000  # after opening: the first page is filled first


class Opening(QObject):
    """Carries an administration into the window; `opened` when it is there."""

    opened = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._cover: StartPage | None = None
        self._opened_once = False
        window.menus.new_file.connect(self.ask_new)
        window.menus.open_file.connect(self.ask_open)
        window.menus.backup.connect(partial(self.backup, label=""))

    # opening --------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Open an administration on the read lane; what goes wrong is shown with ways on."""
        desk = self._window.desk
        desk.path = path
        self._window.show_title()
        desk.lanes.prepare(partial(_open, path), self._take, self._fail)

    def _take(self, found: tuple[Database, bool]) -> None:
        database, has_business = found
        self._opened_once = True
        lanes = self._window.desk.lanes
        lanes.attach(database)
        self._uncover()
        self._window.opened()
        self.opened.emit()
        if not has_business:
            self._welcome()
        QTimer.singleShot(BACKUP_MS, self, self._look_at_backups)

    def _fail(self, error: BaseException) -> None:
        if not self._opened_once and raise_first(self._window.desk.path):
            self._window.close()  # the first window was still starting when this one looked
            return
        self._window.desk.messages.show(error)
        text = str(error) if isinstance(error, Trouble) else _(N_("Kies hoe u verdergaat."))
        self._show(
            StartPage(
                "warning",
                N_("Deze administratie kan niet worden geopend"),
                text,
                (
                    (N_("&Opnieuw proberen"), lambda: self.open(self._window.desk.path)),
                    (N_("&Een andere openen…"), self.ask_open),
                    (N_("Een &back-up terugzetten…"), self.ask_restore),
                ),
            )
        )

    def _welcome(self) -> None:
        self._show(
            StartPage(
                "home",
                N_("Welkom"),
                N_(
                    "Dit is een nieuwe administratie. Vul eerst de gegevens van uw eigen bedrijf"
                    " in: ze staan op elke factuur en elke brief. Daarna voert u producten,"
                    " klanten en contracten in."
                ),
                (
                    (N_("&Mijn bedrijf invullen"), self._ask_business),
                    (N_("Een &andere openen…"), self.ask_open),
                    (N_("Een &back-up terugzetten…"), self.ask_restore),
                ),
            )
        )

    def _ask_business(self) -> None:
        from ises_desk.ui.business_form import open_business

        open_business(self._window.desk, done=lambda _key: self._uncover())

    def _show(self, page: StartPage) -> None:
        self._uncover()
        self._cover = page
        self._window.cover(page)
        page.buttons[0].setFocus()

    def _uncover(self) -> None:
        if self._cover is not None:
            self._window.uncover(self._cover)
            self._cover = None
            self._window.menus.allow(opened=self._window.desk.lanes.database is not None)

    # asking ---------------------------------------------------------------------------------

    def ask_open(self) -> None:
        """Let the owner choose an administration."""
        folder = self._window.desk.path.parent
        ask_open(self._window, _(N_("Administratie openen")), folder, _(FILES), self._change_to)

    def ask_new(self) -> None:
        """Let the owner name a new administration."""
        start = self._window.desk.path.parent / "nieuwe-administratie.sqlite"
        ask_save(self._window, _(N_("Nieuwe administratie")), start, _(FILES), self._change_to)

    def ask_restore(self) -> None:
        """Let the owner choose a backup and put it in the place of the administration."""
        folder = backup_folder(self._window.desk.path)
        title, pattern = _(N_("Back-up terugzetten")), _(N_("Back-ups (*.zip)"))
        ask_open(self._window, title, folder, pattern, self.restore)

    def restore(self, backup: Path) -> None:
        """Put a backup back: the present file is kept beside it, then the result is opened."""
        desk = self._window.desk
        if not desk.strips.may_leave(partial(self.restore, backup), _(GO_ON)):
            return
        self._leave()
        long_work(
            desk,
            _(N_("Back-up terugzetten")),
            partial(_restore, backup, desk.path, desk.now()),
            lambda _kept: self.open(desk.path),
            failed=lambda: self.open(desk.path),
        )

    def _change_to(self, path: Path) -> None:
        if not self._window.desk.strips.may_leave(partial(self._change_to, path), _(GO_ON)):
            return
        self._leave()
        self.open(path)

    def _leave(self) -> None:
        """Close the administration that is open; the lanes are empty at that moment."""
        self._window.forget_pages()
        lanes = self._window.desk.lanes
        lanes.settle()
        if lanes.database is not None:
            lanes.database.close()
            lanes.attach(None)
        self._window.show_tab(self._window.tabs.currentIndex())

    # backups --------------------------------------------------------------------------------

    def backup(self, label: str = "", host: QBoxLayout | None = None) -> None:
        """Make a backup; the daily one is quiet: leaving stops it, it is made the next time."""
        desk = self._window.desk
        if desk.lanes.database is not None:
            long_work(
                desk,
                _(N_("Back-up maken")),
                partial(_backup, desk.path, desk.now(), label),
                partial(self._backed_up, label),
                host=host,
                quiet=label == DAILY,
            )

    def _look_at_backups(self) -> None:
        """Show when the last backup was made, and make today's when there is none yet."""
        desk = self._window.desk
        if desk.lanes.database is not None:
            desk.lanes.file(partial(_last, desk.path, desk.now()), self._judge)

    def _judge(self, found: tuple[str, bool]) -> None:
        text, due = found
        self._window.show_backup(text)
        if due:
            self._window.desk.lanes.read(_automatic, self._backup_if)

    def _backup_if(self, wanted: bool) -> None:  # noqa: FBT001  what the read lane found
        if wanted:
            self.backup(DAILY)

    def _backed_up(self, label: str, text: str) -> None:
        self._window.show_backup(text)
        if label != DAILY:
            self._window.desk.messages.say(_(N_("De back-up is gemaakt en gecontroleerd.")))
        self._window.desk.lanes.touched.emit(frozenset({"backup"}))


def _open(path: Path) -> tuple[Database, bool]:
    """On the read lane: open, and tell whether the own business is known."""
    from ises_desk.queries.business import detail
    from ises_desk.store.database import open_database

    database = open_database(path)
    with database.read() as session:
        return database, detail(session) is not None


def _automatic(session: Any) -> bool:
    from ises_desk.queries.settings import value

    return bool(value(session, "backup.automatic"))


def _restore(backup: Path, administration: Path, now: datetime, progress: Progress) -> Any:
    from ises_desk.store.backup import restore

    return restore(backup, administration, now, progress.tell)


def _backup(administration: Path, now: datetime, label: str, progress: Progress) -> str:
    """On the long lane: make a backup, prune the daily ones, say when it was."""
    from ises_desk.store.backup import make, prune

    folder = backup_folder(administration)
    made = make(administration, folder, now, label, progress.tell)
    if label == DAILY:
        prune(folder)
    return _when(made.made_at, now)


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
