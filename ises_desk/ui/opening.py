"""Opening an administration into the window: the owner's own, a new one, a backup put back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal

from ises_desk.errors import Trouble
from ises_desk.i18n import N_, _
from ises_desk.paths import backup_folder, own_file, remembered_file
from ises_desk.ui import first_draft
from ises_desk.ui.daily_backups import DailyBackups, put_back
from ises_desk.ui.files import ask_open, ask_save
from ises_desk.ui.found import look_at
from ises_desk.ui.keeping import adopt
from ises_desk.ui.one_window import raise_first
from ises_desk.ui.progress import long_work
from ises_desk.ui.start_page import StartPage
from ises_desk.ui.widgets import next_turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ises_desk.ui.demonstration import DemoStrip
    from ises_desk.ui.first_start import FirstStart
    from ises_desk.ui.found import Found
    from ises_desk.ui.window import MainWindow

GO_ON = N_("&Stoppen en verdergaan")
FILES = N_("Administraties (*.sqlite);;Alle bestanden (*)")


class Opening(QObject):
    """Carries an administration into the window; `opened` when it, or a first start, is there."""

    opened = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._cover: QWidget | None = None
        self._make: Callable[[], QWidget] | None = None
        self._strip: DemoStrip | None = None
        self._opened_once = False
        self._adopting: Path | None = None
        self.backups = DailyBackups(window)
        window.menus.new_file.connect(self.ask_new)
        window.menus.open_file.connect(self.ask_open)
        window.menus.demo.connect(self.demonstrate)
        window.menus.backup.connect(lambda: self.backups.make(""))
        window.language_changed.connect(self._retell)

    # opening --------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Open an administration on the read lane; what goes wrong is shown with ways on."""
        desk = self._window.desk
        desk.path = path
        self._window.show_title()
        desk.lanes.prepare(partial(look_at, path), self._take, self._fail)

    def _take(self, found: Found) -> None:
        self._opened_once = True
        self._uncover()
        self._mark(demo=found.demo)
        if found.database is None:
            if self._window.desk.path == remembered_file():
                self._lost()
            else:
                self.first_start(made=False)
            return
        self._window.desk.lanes.attach(found.database)
        kept = first_draft.load(self._window.desk.settings)
        unfinished = kept.step == "begin" and Path(kept.file) == self._window.desk.path
        if unfinished or not found.has_business:
            self.first_start(made=True)
        else:
            self._window.make_page(self._window.tabs.currentIndex())
            next_turn(self, self._enter)

    def _enter(self) -> None:
        """Fill the pages: the administration is open and knows its owner."""
        desk = self._window.desk
        if desk.lanes.database is None:
            return  # closed in between
        self._window.opened()
        if self._strip is not None:
            self._window.setWindowTitle(self._strip.title)
        self.opened.emit()
        self.backups.begin()
        if self._adopting == desk.path and self._strip is None:
            desk.lanes.file(partial(adopt, desk.path), lambda _none: None)
        self._adopting = None

    def _mark(self, *, demo: bool) -> None:
        """Say over every page whether this is the demonstration."""
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None
        if demo:
            from ises_desk.ui.demonstration import DemoStrip

            self._strip = DemoStrip(self.go_home, self._rebuild_demo)
            self._strip.put_in(self._window)

    def _fail(self, error: BaseException) -> None:
        if not self._opened_once and raise_first(self._window.desk.path):
            self._window.close()  # the first window was still starting when this one looked
            return
        self._window.desk.messages.show(error)
        why = error if isinstance(error, Trouble) else Trouble(N_("Kies hoe u verdergaat."))
        self._stuck(N_("Deze administratie kan niet worden geopend"), why)

    def _lost(self) -> None:
        """Say that the owner's administration is gone; never begin a new one unasked."""
        why = Trouble(
            N_(
                "{path} is niet te vinden. Ligt het bestand op een andere schijf, sluit die dan"
                " aan en probeer het opnieuw. Hebt u het verplaatst, open het dan op zijn nieuwe"
                " plaats."
            ),
            path=str(self._window.desk.path),
        )
        again = (N_("Opnieuw &beginnen"), lambda: self.first_start(made=False))
        self._stuck(N_("Uw administratie is er niet"), why, again)
        self.opened.emit()

    def _stuck(self, heading: str, why: Trouble, *more: tuple[str, Any]) -> None:
        ways = (
            (N_("&Opnieuw proberen"), lambda: self.open(self._window.desk.path)),
            (N_("&Een andere openen…"), self.ask_instead),
            (N_("Een &back-up terugzetten…"), self.ask_restore),
            *more,
        )
        self._show(lambda: StartPage("warning", heading, str(why), ways))

    def first_start(self, *, made: bool) -> None:
        """Take the owner through a first start, or take it up where it was left."""
        from ises_desk.ui.first_making import first_page

        lanes = self._window.desk.lanes
        self._show(lambda: first_page(self._window, self, made=made or lanes.database is not None))
        self.opened.emit()

    def finish(self, where: str) -> None:
        """End the first start and go where the owner wants to begin."""
        first_draft.forget(self._window.desk.settings)
        self._uncover()
        self._enter()
        if where == first_draft.IMPORT:
            self._window.menus.intake.emit()
        else:
            self._window.desk.navigator.go_to(where)

    def _show(self, make: Callable[[], QWidget]) -> None:
        self._uncover()
        page = make()
        self._make, self._cover = make, page
        self._window.cover(page)
        cast("StartPage | FirstStart", page).focus()  # after the tabs gave the keyboard away

    def _retell(self) -> None:
        """Say what stands outside the pages in the language of the window too."""
        if self._strip is not None:
            self._mark(demo=True)
            self._window.setWindowTitle(self._strip.title)
        if self._cover is not None and self._make is not None:
            self._show(self._make)
        elif self._window.desk.lanes.database is not None:
            self.backups.look()

    def _uncover(self) -> None:
        if self._cover is not None:
            self._window.uncover(self._cover)
            self._cover = None
            self._window.menus.allow(opened=self._window.desk.lanes.database is not None)

    # asking ---------------------------------------------------------------------------------

    def ask_open(self) -> None:
        """Let the owner choose an administration."""
        folder = self._window.desk.path.parent
        ask_open(self._window, _(N_("Administratie openen")), folder, _(FILES), self.change_to)

    def ask_instead(self) -> None:
        """Let the owner choose the administration that opens from now on."""
        folder = self._window.desk.path.parent
        ask_open(self._window, _(N_("Administratie openen")), folder, _(FILES), self.adopt_file)

    def ask_new(self) -> None:
        """Let the owner name a new administration."""
        start = self._window.desk.path.parent / "nieuwe-administratie.sqlite"
        ask_save(self._window, _(N_("Nieuwe administratie")), start, _(FILES), self.begin_new)

    def ask_restore(self) -> None:
        """Let the owner choose a backup and put it in the place of the administration."""
        folder = backup_folder(self._window.desk.path)
        title, pattern = _(N_("Back-up terugzetten")), _(N_("Back-ups (*.zip)"))
        ask_open(self._window, title, folder, pattern, self.restore)

    def begin_new(self, path: Path) -> None:
        """Begin a new administration at a place; one that is there already is opened."""
        first_draft.Draft(step="business", file=str(path)).save(self._window.desk.settings)
        self.change_to(path)

    def restore(self, backup: Path) -> None:
        """Put a backup back: the present file is kept beside it, then the result is opened."""
        desk = self._window.desk
        if not desk.strips.may_leave(partial(self.restore, backup), _(GO_ON)):
            return
        self._leave()
        work = partial(put_back, backup, desk.path, desk.now())
        again = partial(self.open, desk.path)
        long_work(desk, _(N_("Back-up terugzetten")), work, self._restored, failed=again)

    def _restored(self, text: str) -> None:
        self.open(self._window.desk.path)
        self._window.desk.messages.say(text)

    # going from one to another ----------------------------------------------------------------

    def change_to(self, path: Path) -> None:
        """Close the administration that is open, and open another."""
        if not self._window.desk.strips.may_leave(partial(self.change_to, path), _(GO_ON)):
            return
        self._leave()
        self.open(path)

    def adopt_file(self, path: Path) -> None:
        """Open another administration, and the same one at each start from now on."""
        self._adopting = path
        self.change_to(path)

    def go_home(self) -> None:
        """Open the owner's own administration."""
        self.change_to(own_file())

    def demonstrate(self) -> None:
        """Show the demonstration; it is built when it isn't there."""
        from ises_desk.ui.demonstration import build, demo_file

        if demo_file().exists():
            self.change_to(demo_file())
        else:
            build(self._window.desk, self._offer_demo)

    def _offer_demo(self, made: Path | None) -> None:
        """Go to what was built, or offer it to an owner who went on with something else."""
        from ises_desk.ui.first_start import FirstStart

        waits = isinstance(self._cover, FirstStart) and self._cover.step == "welcome"
        if made is None:
            return
        if waits:
            self.change_to(made)
        else:
            look = (_(N_("&Bekijken")), partial(self.change_to, made))
            text = _(N_("De demonstratie staat klaar."))
            self._window.desk.strips.offer(text, look, (_(N_("&Later")), lambda: None))

    def _rebuild_demo(self) -> None:
        """Build the demonstration anew, in the place of the one that is open."""
        from ises_desk.ui.demonstration import build

        if not self._window.desk.strips.may_leave(self._rebuild_demo, _(GO_ON)):
            return
        self._leave()
        text = N_("Dit duurt een halve minuut. Onder in het venster staat hoe ver het is.")
        self._show(lambda: StartPage("refresh", N_("Demonstratie bouwen"), text, ()))
        build(
            self._window.desk,
            lambda made: self.open(made) if made else self.go_home(),
            failed=self.go_home,
        )

    def _leave(self) -> None:
        """Close the administration that is open; the lanes are empty at that moment."""
        self._window.forget_pages()
        lanes = self._window.desk.lanes
        lanes.settle()
        if lanes.database is not None:
            lanes.database.close()
            lanes.attach(None)
        self._window.show_tab(self._window.tabs.currentIndex())
