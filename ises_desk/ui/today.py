"""Vandaag: what must be done, by when and by which article, with the deed one key away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _, fill
from ises_desk.paths import backup_folder
from ises_desk.ui import duties, duty_views, keys, month
from ises_desk.ui.detail import DetailPanel
from ises_desk.ui.duty_bar import BAR, LETTERS, is_new, write_letters
from ises_desk.ui.duty_rows import COLUMNS, Shown, Texts, matching
from ises_desk.ui.empty import EmptyPage
from ises_desk.ui.figures import Figures
from ises_desk.ui.list_bar import ListBar
from ises_desk.ui.low_screen import LowScreen
from ises_desk.ui.month import MonthStrip
from ises_desk.ui.panel_splitter import PanelSplitter
from ises_desk.ui.rows_table import RowsTable

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import FigureCard
    from ises_desk.ui.window import MainWindow

WARM_AFTER_MS = 300
MONTH = (210, 0.22, 300)  # px at least, of the room, px at most: the month below the duties


class TodayPage(QWidget):
    """The agenda; it never writes, it opens what does."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._agenda = duties.Agenda([], [], {}, [])
        self._apart: list[Shown] = []  # of the view that was chosen
        self._rows: list[Shown] = []
        self._group = ""
        self._stale = self._new = False
        self._asked = 0  # how often rows were asked for: an older answer is not shown
        self._figures = Figures(self)
        self._bar = ListBar(BAR, lambda _code: write_letters(desk), self)
        self._bar.title(LETTERS, "")
        # each part is made in its place: a full one that is adopted is styled anew
        self._splitter = PanelSplitter(self, desk.settings, "today/panel")
        below, upright = "today/below", Qt.Orientation.Vertical
        self._left = PanelSplitter(self._splitter, desk.settings, below, MONTH, upright)
        self._stack = QStackedWidget(self._left)
        title = _(N_("Wat er moet gebeuren"))
        self.table = RowsTable(COLUMNS, title, self._stack, wide=2, spare=(4, 3))
        self._stack.addWidget(self.table)
        self._empty: EmptyPage | None = None  # made when there is nothing to do
        self.month = MonthStrip(self._left)
        self._panel = DetailPanel(
            (
                ("do", _(duties.DEED_LETTER), "right", True),
                ("aside", _(N_("Uitstellen…")), "calendar", False),
                ("take_up", _(N_("Weer oppakken")), "undo", False),
            ),
            _(N_("Kies iets om te zien waarom het moet.")),
            self._splitter,
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        LowScreen(self, layout, self._figures, self.table.view, self.month)
        layout.addWidget(self._figures)
        layout.addWidget(self._bar)
        layout.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self._bar.searched.connect(self._show)
        self._bar.state_chosen.connect(self._choose_view)
        self._bar.left.connect(self.table.view.setFocus)
        self._figures.chosen.connect(self._choose_group)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._do)
        self._panel.asked.connect(self._ask)
        self._panel.wanted.connect(self.desk.navigator.go_to)
        self.desk.lanes.touched.connect(self._refresh_on)
        found = (
            (keys.SEARCH, self._bar.focus_search),
            (keys.REFRESH, self.refresh),
            (keys.REMOVE, self._stay),
        )
        for key, run in found:
            shortcut = QShortcut(QKeySequence(key), self)  # works while this page is on screen
            shortcut.activated.connect(run)

    def _refresh_on(self, _touched: frozenset[str]) -> None:
        """Read anew after every deed, when the page is on screen or as soon as it is."""
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Read anew what changed while another page was on screen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    # showing --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the agenda anew."""
        self._stale = False
        folder = backup_folder(self.desk.path)
        self.desk.lanes.read(duties.read, self._take, self.desk.today, folder)
        self.desk.lanes.read(month.read, self.month.show_year, self.desk.today)
        self.desk.lanes.read(is_new, self._know, self.desk.today)

    def _know(self, new: bool) -> None:  # noqa: FBT001  what the read lane found
        if new != self._new:
            self._new = new
            self._show()

    def _take(self, agenda: duties.Agenda) -> None:
        self._agenda = agenda
        self._figures.show_figures(agenda.cards)
        self._bar.offer(agenda.kinds)
        self._offer_letters(agenda)
        self._choose_view()
        QTimer.singleShot(WARM_AFTER_MS, self, self._warm)

    def _choose_view(self) -> None:
        """Show what was chosen above the list; what the agenda didn't read is read now."""
        view = self._bar.state
        if view in duty_views.READ:
            self.desk.lanes.read(duty_views.read, self._take_view, self.desk.today, view)
        else:
            self._show()

    def _take_view(self, found: tuple[str, list[Shown]]) -> None:
        view, rows = found
        if view == self._bar.state:
            self._apart = rows
            self._show()

    def _source(self) -> list[Shown]:
        """Return the rows to choose from: of the agenda, or of a view of its own."""
        view = self._bar.state
        if view in duty_views.READ:
            return self._apart
        return self._agenda.aside if view == "aside" else self._agenda.rows

    def _offer_letters(self, agenda: duties.Agenda) -> None:
        """Say how many letters to late payers are due: together they are one deed."""
        count = sum(row.group != "week" for row in agenda.rows if row.duty.kind in duties.LETTERS)
        text = N_("Herinneren en aanmanen ({count})")
        self._bar.title(LETTERS, fill(text, {"count": count}) if count else "")

    def _warm(self) -> None:
        """Put the words of all duties ready for the search, once the first are on screen."""
        self.desk.lanes.read(matching, lambda _rows: None, self._agenda.rows, [""])

    def _show(self) -> None:
        """Choose the rows; which of them have the words of the search is read apart."""
        from ises_desk.values.text import fold

        words = fold(self._bar.text).split()
        apart = self._bar.state in duty_views.VIEWS
        kind = "" if apart else self._bar.state
        rows = [
            row
            for row in self._source()
            if (apart or not self._group or row.group == self._group)
            and (not kind or row.duty.kind == kind)
        ]
        self._asked += 1
        if words:
            self.desk.lanes.read(matching, partial(self._found, self._asked), rows, words)
        else:
            self._found(self._asked, rows)

    def _found(self, asked: int, rows: list[Shown]) -> None:
        """Show the rows, unless others were asked for meanwhile."""
        if asked != self._asked:
            return
        before, at = self._rows, self.table.current()
        self._rows = rows
        self.table.show_rows(Texts(self._rows))
        self._bar.show_count(len(self._rows))
        if self._rows:
            self._stack.setCurrentIndex(0)
            self.table.choose(duties.next_after(before, at, self._rows))
            return
        self._panel.clear()
        self._tell_nothing()

    def _tell_nothing(self) -> None:
        if self._empty is None:
            self._empty = EmptyPage("check", self._stack)
            self._empty.offer(
                (N_("&Product invoeren"), partial(self.desk.navigator.go_to, "product")),
                (N_("&Klant invoeren"), partial(self.desk.navigator.go_to, "customer")),
                (N_("Oude administratie &overnemen…"), self._bring),
            )
            self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        self._empty.show_ways(shown=self._new and not self._agenda.rows)
        if self._bar.state in duty_views.VIEWS and not self._source():
            self._empty.say(*duty_views.nothing(self._bar.state))
        elif self._agenda.rows:
            self._empty.say(_(N_("Niets gevonden")), _(N_("Zoek iets anders, of kies Alle.")))
        elif self._new:
            text = N_("Voer eerst producten in, daarna klanten en contracten, of neem alles over.")
            self._empty.say(_(N_("Hier staat straks wat er moet gebeuren")), _(text))
        else:
            self._empty.say(_(N_("Alles is gedaan")), _(N_("Er wacht vandaag niets op u.")))

    def _choose(self, row: int) -> None:
        shown = self._rows[row]
        done = shown.group == "done"
        self._panel.rename("do", _(N_("Bekijken")) if done else duties.words(shown.duty))
        self._panel.show_sheet(duties.sheet(shown))

    def _bring(self) -> None:
        cast("MainWindow", self.desk.window).menus.intake.emit()

    def _choose_group(self, card: FigureCard) -> None:
        self._group = "" if self._group == card.state else card.state
        self._figures.mark(self._group)
        self._show()

    def _ask(self, code: str) -> None:
        """Do what a button of the panel says."""
        row = self.table.current()
        if code == "do":
            self._do(row)
        elif 0 <= row < len(self._rows):
            run = {"aside": duty_views.set_aside, "take_up": duty_views.take_up}[code]
            run(self.desk, self._rows[row].duty)

    def _stay(self) -> None:
        """Say how a duty goes away."""
        if self._rows:
            text = N_("Een taak verwijdert u niet: zij verdwijnt zodra zij is gedaan.")
            self.desk.messages.say(_(text))

    def _do(self, row: int) -> None:
        if not 0 <= row < len(self._rows):
            return
        shown = self._rows[row]
        if shown.group == "done":
            if shown.duty.key is not None:
                self.desk.navigator.go_to(shown.duty.subject, shown.duty.key)
            return
        window = cast("MainWindow", self.desk.window)
        duties.do(self.desk, shown.duty, window.menus)

    # what the window asks -------------------------------------------------------------------

    def show_key(self, key: int | None, state: str = "", *, words: str = "") -> None:  # noqa: ARG002  no keys
        """Show the page, filtered where that is asked; duties have no keys of their own."""
        if state or words:
            self._bar.filter(state, words)
        self.refresh()

    def focus_list(self) -> None:
        """Put the keyboard in the list."""
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_key(self) -> int | None:
        """Return nothing: duties have no keys of their own."""
        return None

    def remember(self) -> None:
        """Write the splitters to the settings."""
        self._left.remember()
        self._splitter.remember()


def page(desk: Desk) -> TodayPage:
    """Return the page."""
    return TodayPage(desk)
