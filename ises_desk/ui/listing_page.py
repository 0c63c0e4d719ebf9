"""A list page: figures, filter, table, and the chosen record beside it. Every page shares this."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui import keys
from ises_desk.ui.beside import Beside
from ises_desk.ui.chosen import several
from ises_desk.ui.figures import Figures
from ises_desk.ui.list_bar import BarSpec, ListBar
from ises_desk.ui.list_table import ListTable
from ises_desk.ui.listing_model import Ask
from ises_desk.ui.low_screen import LowScreen
from ises_desk.ui.panel_splitter import PanelSplitter
from ises_desk.ui.widgets import after_a_pause, literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from ises_desk.ui.chosen import Chosen
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.page_spec import Deed, PageSpec
    from ises_desk.ui.sheet import FigureCard, Sheet
    from ises_desk.ui.tones import States

TYPING_MS = 120  # wait for the next letter before asking the file
BROWSING_MS = 40  # wait for the next arrow key before reading a record


class ListingPage(QWidget):
    """Shows one subject; `total` is how many rows the list holds now."""

    def __init__(self, desk: Desk, spec: PageSpec) -> None:
        super().__init__()
        self.desk, self.spec = desk, spec
        self.total: int | None = None
        self._wanted: int | None = None
        self._asked = ("", "")
        self._stale = False
        self._shown: int | None = None
        self._waiting: tuple[int, str] | None = None
        self._figures = Figures(self)
        bar = BarSpec(hint=spec.hint, one=spec.one, many=spec.many, deeds=spec.deeds)
        self._bar = ListBar(bar, self.run, self)
        # each part is made in its place: a full one that is adopted is styled anew
        self._splitter = PanelSplitter(self, desk.settings, f"{spec.subject}/panel")
        self._table = ListTable(desk, spec, self._splitter)
        self._side = Beside(desk, spec, self._splitter)
        self._panel = self._side.panel
        self._lay_out()
        self._typing = after_a_pause(self, TYPING_MS, self.refresh_list)
        self._browsing = after_a_pause(self, BROWSING_MS, self._read_detail)
        self._connect()
        self._shortcuts()

    # making ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        LowScreen(self, layout, self._figures, self._table.view)
        if self.spec.marks:
            layout.addWidget(self._figures)
        else:
            self._figures.hide()
        layout.addWidget(self._bar)
        layout.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self._bar.searched.connect(self._typing.start)
        self._bar.state_chosen.connect(self.refresh_list)
        self._bar.left.connect(self._table.focus)
        self._figures.chosen.connect(self._follow_figure)
        self._table.model.loaded.connect(self._loaded)
        self._table.current_changed.connect(self._browsing.start)
        self._table.opened.connect(self._open)
        self._table.cleared.connect(self._bar.clear)
        self._table.asked_menu.connect(self._menu)
        self._side.wanted.connect(self._follow)
        self._panel.asked.connect(self.run)
        self.desk.lanes.touched.connect(self._refresh_on)

    def _shortcuts(self) -> None:
        found: list[tuple[str, Any]] = [
            (keys.SEARCH, self._bar.focus_search),
            (keys.REFRESH, self.refresh),
        ]
        found += [(keys.TIMELINE, self._side.turn)] if self.spec.timeline else []
        own = {deed.shortcut: partial(self.run, deed.code) for deed in self.spec.deeds}
        own.setdefault(keys.REMOVE, partial(self._stay, keys.REMOVE))
        for key, run in found + [pair for pair in own.items() if pair[0]]:
            shortcut = QShortcut(QKeySequence(key), self)  # works while this page is on screen
            shortcut.activated.connect(run)

    # showing --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read figures, list and record anew."""
        self._stale = False
        self.desk.lanes.read(self.spec.head, self._take_head, self.desk.today)
        self.refresh_list()

    def _take_head(self, head: tuple[Sequence[FigureCard], States]) -> None:
        figures, states = head
        self._figures.show_figures(figures)
        self._bar.offer(states)

    def refresh_list(self) -> None:
        """Read the list anew with its filter."""
        self._figures.mark(self._bar.state)
        old = self._table.model.ask
        make = partial(self.spec.listing, self._bar.state, self.desk.today)
        asked = (self._bar.state, self._bar.text)
        if self._wanted is None:
            self._wanted = self._table.current_key()
            self._table.keep(same=asked == self._asked)
        self._asked = asked
        remembered = self._table.columns.sorting
        sort, descending = remembered if old is None else (old.sort, old.descending)
        ask = Ask(make, self._bar.text, sort, descending, self.spec.states)
        self._table.model.show(ask)

    def show_key(self, key: int | None, state: str = "", then: str = "", words: str = "") -> None:
        """Choose a record, and do the deed `then` on it; a filter that hides it is dropped."""
        if key is not None:
            self._wanted, self._waiting = key, ((key, then) if then else None)
            self._table.keep(same=False)
            self._bar.clear()
            self._bar.set_state("")
        if state or words:
            self._bar.filter(state, words)
        self.refresh_list()

    def current_key(self) -> int | None:
        """Return the key of the chosen record."""
        return self._table.current_key()

    def focus_list(self) -> None:
        """Put the keyboard in the list."""
        self._table.focus()

    @property
    def list_table(self) -> ListTable:
        """The list: the menus choose its columns."""
        return self._table

    @property
    def sheet(self) -> Sheet | None:
        """The record in the panel."""
        return self._panel.sheet

    def remember(self) -> None:
        """Write widths and splitter to the settings."""
        self._splitter.remember()
        self._table.remember()

    def _loaded(self, count: int) -> None:
        self.total = count
        filtered = bool(self._bar.text or self._bar.state)
        only = "" if self._bar.text else self._bar.state_name
        self._table.show_empty(empty=count == 0, filtered=filtered, state=only)
        self._bar.show_count(count)
        wanted, self._wanted = self._wanted, None
        self._table.choose(wanted)
        if wanted is not None and self._table.current_key() != wanted:
            self._leave_panel()
        if count == 0:
            self._panel.clear()
        else:
            self._read_detail()

    def _leave_panel(self) -> None:
        """Put the keyboard in the list: its record is gone, and Enter must not touch another."""
        focus = QApplication.focusWidget()
        if focus is not None and self._panel.isAncestorOf(focus):
            self._table.focus()

    def _read_detail(self) -> None:
        key, chosen = self._table.current_key(), self._table.chosen()
        listing = self._table.model.listing
        if chosen.count > 1 and listing is not None:
            done = partial(self._take_several, chosen)
            self.desk.lanes.read(several, done, self.spec, listing, chosen)
            return
        if key is None:
            self._panel.clear()
            return
        self.desk.lanes.read(self.spec.detail, partial(self._take, key), key, self.desk.today)

    def _take(self, key: int, sheet: Sheet | None) -> None:
        if key != self._table.current_key():
            return
        if sheet is None:
            self._panel.clear()
            return
        self._panel.show_sheet(sheet)
        self._side.follow(key)
        self._shown = key
        waiting = self._waiting or (0, "")
        if waiting[0] == key or self._wanted is None:  # else the list that holds it is being read
            self._waiting = None
            if waiting[0] == key:
                self.run(waiting[1])

    def _take_several(self, chosen: Chosen, sheet: Sheet) -> None:
        if chosen == self._table.chosen():
            self._panel.show_sheet(sheet)
            self._side.show_record()
            self._shown = None

    def _refresh_on(self, touched: frozenset[str]) -> None:
        if not touched & self.spec.touched:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Read anew what changed while another page was on screen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    # doing ----------------------------------------------------------------------------------

    def run(self, code: str) -> None:
        """Do a deed by its code, as its button does."""
        deed = next((deed for deed in self.spec.deeds if deed.code == code), None)
        if deed is None:
            return
        sheet, chosen = self._panel.sheet, self._table.chosen()
        if deed.place == "detail" and chosen.count > 1:
            self._run_many(deed, chosen)
            return
        if deed.place == "detail":
            key = self._table.current_key()
            if key is not None and (sheet is None or key != self._shown):
                self._waiting = (key, code)  # the record of this row is still being read
                return
            if sheet is None or not deed.is_offered(sheet):
                self._stay(deed.shortcut)
                return
            self._table.leaving = key if deed.onward else None
        deed.run(self.desk, sheet)

    def _run_many(self, deed: Deed, chosen: Chosen) -> None:
        if deed.many is not None:
            deed.many(self.desk, chosen)
        else:
            self.desk.messages.say(_(N_("Dit kan met één tegelijk: kies één rij.")))

    def _open(self) -> None:
        self.run(next((deed.code for deed in self.spec.deeds if deed.opens), ""))

    def _stay(self, key: str) -> None:
        """Say what to do instead of removing the chosen record."""
        if key == keys.REMOVE and self._table.current_key() is not None:
            self.desk.messages.say(_(self.spec.stays))

    def _follow(self, subject: str, key: int) -> None:
        """Do what is behind a part of the record, or go to another record."""
        part, sheet = self.spec.parts.get(subject), self._panel.sheet
        if part is not None and sheet is not None:
            part(self.desk, sheet, key)
        else:
            self.desk.navigator.go_to(subject, key)

    def _follow_figure(self, figure: FigureCard) -> None:
        if figure.subject:
            self.desk.navigator.go_to(figure.subject, None, figure.state)
        elif figure.state:
            self._bar.set_state("" if self._bar.state == figure.state else figure.state)
            self.refresh_list()

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet = self._panel.sheet
        for deed in self.spec.deeds:
            shown = deed.place == "detail" and not deed.hidden
            if shown and sheet is not None and deed.is_offered(sheet):
                entry = menu.addAction(literal(_(deed.text).replace("&", "")))
                entry.triggered.connect(partial(self.run, deed.code))
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(_(N_("&Kopiëren als tekst"))).triggered.connect(self._table.copy)
        menu.popup(place)
