"""The last deeds: what each is, what taking it back would change, or what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _, fill, plural
from ises_desk.ui.letter_forms import open_many_not_sent
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.messages import sentence
from ises_desk.ui.one_click import close_once
from ises_desk.ui.rows_table import RowsTable
from ises_desk.ui.theme import GRID
from ises_desk.ui.undoing import when
from ises_desk.ui.widgets import Banner, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ises_desk.actions.history import Deed
    from ises_desk.actions.undo_view import Look
    from ises_desk.errors import Refusal
    from ises_desk.ui.window import MainWindow

DEEDS = (
    (N_("Handeling"), "text"),
    (N_("Over"), "text"),
    (N_("Moment"), "text"),
    (N_("Terug"), "state"),
)
CHANGES = ((N_("Wat er verandert"), "text"), (N_("Nu"), "text"), (N_("Straks"), "text"))
SHOWN = 100  # deeds: a run of letters to late payers is a deed each
SIZE = (1500, 760)  # px, where the screen has them
LEAST = 640  # px of the list: whole names and moments
# Where the deed that sets another right is done: the page, and its deed there.
SETS_RIGHT = {
    "contract.lift": ("contract", "lift"),
    "invoice.credit": ("invoice", "credit"),
    "letter.withdraw": ("letter", "withdraw"),
    "letter.not_sent": ("letter", "not_sent"),
}
PILE = "letter.many_not_sent"  # the whole pile at once
SETTINGS = {"business.set_logo": "business", "terms.choose": "terms"}


class PastDeeds(QDialog):
    """A list of the last deeds, and beside it the chosen one with its way back."""

    def __init__(self, window: MainWindow, line: int = 0) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close_once(self)
        self.setWindowTitle(_(N_("Eerdere handelingen")))
        self._window, self._desk, self._wanted = window, window.desk, line
        self._deeds: Sequence[Deed] = ()
        self.look: Look | None = None
        self.deeds = RowsTable(DEEDS, self.windowTitle(), wide=1)
        self.changes = RowsTable(CHANGES, _(N_("Wat er verandert")), wide=0)
        self.title, self.note = label("", "title", wrap=True), label("", "muted", wrap=True)
        self.banner = Banner("warn")
        self.later = button("", self._show_later, icon="right")
        self.right = button("", self._set_right, icon="right")
        self.undo = button(_(N_("&Ongedaan maken")), self._undo, icon="undo", primary=True)
        self.deeds.chosen.connect(self._choose)
        self._lay_out()
        room = window.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 60), min(SIZE[1], room.height() - 100))
        self._desk.lanes.touched.connect(self._read)
        self._read()

    def _lay_out(self) -> None:
        side = QWidget()
        inside = QVBoxLayout(side)
        inside.setContentsMargins(GRID, 0, 0, 0)
        inside.setSpacing(GRID + 4)
        for part in (self.title, self.note, self.banner):
            inside.addWidget(part)
        ways = QHBoxLayout()
        ways.addWidget(self.later)
        ways.addWidget(self.right)
        ways.addStretch(1)
        inside.addLayout(ways)
        inside.addWidget(self.changes, 1)
        inside.addStretch(0)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.deeds)
        splitter.addWidget(side)
        self.deeds.setMinimumWidth(LEAST)
        splitter.setSizes([SIZE[0] * 4 // 7, SIZE[0] * 3 // 7])
        splitter.setCollapsible(0, False)
        splitter.setCollapsible(1, False)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addStretch(1)
        foot.addWidget(button(_(N_("&Sluiten")), self.reject))
        foot.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(splitter, 1)
        column.addLayout(foot)
        self.later.hide()
        self.right.hide()
        self.changes.hide()
        self.undo.setEnabled(False)

    # reading --------------------------------------------------------------------------------

    def _read(self, _touched: object = None) -> None:
        self._desk.lanes.read(_recent, self._take, self._desk.now())

    def _take(self, deeds: Sequence[Deed]) -> None:
        self._deeds = deeds
        now = self._desk.now()
        self.deeds.show_rows(_rows(deeds, now))
        lines = [deed.line for deed in deeds]
        row = lines.index(self._wanted) if self._wanted in lines else 0
        if deeds:
            self.deeds.choose(row)
            self.deeds.view.setFocus()
        else:
            self.title.setText(_(N_("Er is nog niets gedaan in deze administratie.")))

    def _choose(self, row: int) -> None:
        self._wanted = self._deeds[row].line
        self.undo.setEnabled(False)
        self._desk.lanes.read(_look, self._show, self._desk.now(), self._wanted)

    def _show(self, look: Look) -> None:
        if look.line != self._wanted:
            return
        self.look = look
        self.title.setText(look.title)
        self.note.setText(_note(look, self._desk.now()))
        self.banner.say(look.refusal, "info" if look.by else "warn")
        self.later.setText(f" {fill(N_('Bekijk: {deed}'), {'deed': look.later_title})}")
        self.later.setVisible(look.later in [deed.line for deed in self._deeds])
        pile = f" ({len(look.keys)})" if look.by == PILE else ""
        self.right.setText(f" {look.by_title}{pile}…")
        self.right.setVisible(bool(look.by) and (look.by in SETTINGS or look.key > 0))
        rows = [(each.record or f"    {each.field}", each.now, each.then) for each in look.changes]
        self.changes.show_rows(rows)
        self.changes.setVisible(bool(rows))
        self.undo.setEnabled(not look.refusal)

    # doing ----------------------------------------------------------------------------------

    def _undo(self) -> None:
        if self.look is None:
            return
        said = fill(N_("Ongedaan gemaakt: {deed}."), {"deed": self.look.title})
        self.undo.setEnabled(False)
        self._desk.lanes.undo(
            lambda _line: self._desk.messages.say(said), self.look.line, refused=self._refused
        )

    def _refused(self, refusal: Refusal) -> None:
        self.banner.say(sentence(refusal), "warn")

    def _show_later(self) -> None:
        lines = [deed.line for deed in self._deeds]
        if self.look is not None and self.look.later in lines:
            self.deeds.choose(lines.index(self.look.later))

    def _set_right(self) -> None:
        """Open the deed that sets this one right; one dialog makes way for the other."""
        look, window = self.look, self._window
        if look is None:
            return
        self.accept()
        if look.by in SETTINGS:
            window.menus.settings.emit(SETTINGS[look.by])
            return
        if look.by == PILE:
            open_many_not_sent(window.desk, look.keys)
            return
        subject, code = SETS_RIGHT[look.by]
        window.desk.navigator.go_to(subject, look.key)
        page = window.stack.currentWidget()
        if isinstance(page, ListingPage):
            page.show_key(look.key, then=code)


def open_past(window: MainWindow, line: int = 0) -> PastDeeds:
    """Show the last deeds, this one chosen (0: the newest); once, however often it is asked."""
    shown = window.findChild(PastDeeds)
    if shown is not None and shown.isVisible():
        return shown
    dialog = PastDeeds(window, line)
    dialog.open()
    return dialog


def _recent(session: Any, now: datetime) -> Sequence[Deed]:
    from ises_desk.actions import history

    return history.recent(session, now, SHOWN)


def _look(session: Any, now: datetime, line: int) -> Look:
    from ises_desk.actions.undo_view import look

    return look(session, now, line)


def _rows(deeds: Sequence[Deed], now: datetime) -> list[tuple[str, ...]]:
    return [(deed.title, deed.about, when(deed.at, now), _state(deed)) for deed in deeds]


def _state(deed: Deed) -> str:
    if deed.can_undo:
        return _(N_("Kan|good"))
    if deed.undone:
        return _(N_("Ongedaan gemaakt|plain"))
    return _(N_("Rechtzetten|info") if deed.by else N_("Kan niet|warn"))


def _note(look: Look, now: datetime) -> str:
    told = fill(N_("Gedaan: {when}."), {"when": when(look.at, now)})
    if look.refusal:
        return told
    asked = _(N_("Kijk wat er verandert, en druk dan op Ongedaan maken."))
    if not look.changes:
        asked = _(N_("Aan wat u ziet verandert niets."))
    more = plural(N_("Nog {count} andere verandert ook."), N_("Nog {count} andere ook."), look.more)
    return f"{told} {asked} {more if look.more else ''}".strip()
