"""All letters to late payers that are due today: looked through as a list, then made in one go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout

from ises_desk.i18n import N_, _, plural
from ises_desk.ui.chosen import keys_of
from ises_desk.ui.detail import DetailPanel
from ises_desk.ui.duties import explained
from ises_desk.ui.empty import EmptyPage
from ises_desk.ui.one_click import close_once
from ises_desk.ui.progress import run_series
from ises_desk.ui.rows_table import RowsTable
from ises_desk.ui.sheet import Fact, Sheet
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label, topmost

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QModelIndex

    from ises_desk.ui.chosen import Chosen
    from ises_desk.ui.desk import Desk

COLUMNS = (
    (N_("Mee"), "state"),
    (N_("Klant"), "text"),
    (N_("Brief"), "text"),
    (N_("Facturen"), "text"),
    (N_("Openstaand"), "money"),
    (N_("Uiterlijk"), "day"),
)
TITLE = N_("Wie krijgt een brief?")
SIZE = (1160, 640)  # px
_MANY = 3  # invoices of which the numbers are still told


class Due:
    """A letter that is due, as a row of the list."""

    def __init__(self, duty: Any, letter: str) -> None:
        from ises_desk.values.formats import amount, short_day

        self.duty = duty
        self.kept = True
        numbers = duty.words[1]["numbers"]
        count = plural("{count} factuur", "{count} facturen", len(numbers))
        told = ", ".join(numbers) if len(numbers) <= _MANY else count
        owed = amount(duty.words[1]["open"])
        self.texts = (duty.customer, _(letter), told, owed, short_day(duty.due_on))

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of the row."""
        return _(N_("Ja|good") if self.kept else N_("Nee|plain")), *self.texts


def due(session: Any, day: date, chosen: Chosen | None) -> tuple[list[Due], int]:
    """Return the letters due on a day, and to how many of the chosen invoices none is (reading)."""
    from ises_desk.queries import overdue
    from ises_desk.queries.duties import in_order
    from ises_desk.values.kinds import LetterKind

    wanted = None if chosen is None else set(keys_of(session, chosen))
    possible = (
        duty
        for duty in overdue.duties(session, day)
        if duty.action
        and duty.due_on <= day
        and (wanted is None or wanted & set(duty.arguments["invoice_ids"]))
    )
    found = in_order(possible, day)
    asked = {key for duty in found for key in duty.arguments["invoice_ids"]}
    return [Due(duty, LetterKind(duty.kind).word) for duty in found], len((wanted or asked) - asked)


class LetterRun(QDialog):
    """The letters that are due at the left, why at the right; nothing is made before the button."""

    def __init__(self, desk: Desk, chosen: Chosen | None = None) -> None:
        super().__init__(desk.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close_once(self)
        self.setWindowTitle(_(TITLE))
        self._desk = desk
        self.rows: list[Due] = []
        self.table = RowsTable(COLUMNS, _(N_("Brieven die nu kunnen")), wide=1, spare=(5, 3, 2))
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self.turn)
        self.table.view.clicked.connect(self._clicked)
        self.panel = DetailPanel((), _(N_("Kies een regel om te zien waarom.")))
        self._note = label("", "muted", wrap=True)
        self._nothing = EmptyPage("letters", self)
        self._nothing.hide()
        self.all = button(_(N_("&Alles mee")), partial(self.turn_all, kept=True))
        self.none = button(_(N_("&Niets mee")), partial(self.turn_all, kept=False))
        self.run = button("", self._run, icon="letters", primary=True)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table.view)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self.turn(self.table.current()))
        self._lay_out()
        room = desk.window.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 40), min(SIZE[1], room.height() - 60))
        self._count()
        desk.lanes.read(due, self._take, desk.today, chosen)

    def _lay_out(self) -> None:
        self._body = body = QSplitter(Qt.Orientation.Horizontal)
        body.addWidget(self.table)
        body.addWidget(self.panel)
        body.setSizes([800, 320])
        body.setHandleWidth(2 * GRID - 2)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.all)
        foot.addWidget(self.none)
        foot.addStretch(1)
        foot.addWidget(button(_(N_("&Sluiten")), self.reject))
        foot.addWidget(self.run)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 2 * GRID)
        column.setSpacing(2 * GRID - 4)
        column.addWidget(self._note)
        column.addWidget(body, 1)
        column.addWidget(self._nothing, 1)
        column.addLayout(foot)

    def _take(self, found: tuple[list[Due], int]) -> None:
        self.rows, without = found
        told = [_(N_("Met de spatiebalk, Enter of een klik op Ja slaat u een regel over."))]
        if without:
            one = N_("Over {count} gekozen factuur kan nu geen brief.")
            told.append(
                plural(one, N_("Over {count} gekozen facturen kan nu geen brief."), without)
            )
        if not self.rows:
            self._nothing.say(
                _(N_("Er hoeft nu geen brief naar wie te laat is")), *(told[1:] or [""])
            )
        for part in (self._body, self._note, self.all, self.none):
            part.setVisible(bool(self.rows))
        self._nothing.setVisible(not self.rows)
        self._note.setText(" ".join(told))
        self.table.show_rows([row.cells for row in self.rows])
        self.table.choose(0)
        self.table.view.setFocus()
        self._count()

    # choosing -------------------------------------------------------------------------------

    @property
    def kept(self) -> list[Due]:
        """The letters that will be made."""
        return [row for row in self.rows if row.kept]

    def turn(self, at: int) -> None:
        """Keep a row, or skip it."""
        if 0 <= at < len(self.rows):
            self.rows[at].kept = not self.rows[at].kept
            self._show_kept()

    def turn_all(self, *, kept: bool) -> None:
        """Keep every row, or skip every row."""
        for row in self.rows:
            row.kept = kept
        self._show_kept()

    def _show_kept(self) -> None:
        self.table.model.change_rows([row.cells for row in self.rows])
        self._count()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.turn(index.row())

    def _count(self) -> None:
        kept = self.kept
        reminders = all(row.duty.kind == "L06" for row in kept)
        one, many = N_("{count} brief &maken"), N_("{count} brieven &maken")
        if kept and reminders:
            one, many = N_("{count} herinnering &maken"), N_("{count} herinneringen &maken")
        self.run.setText(" " + plural(one, many, len(kept)))
        self.run.setAccessibleName(plural(one, many, len(kept)).replace("&", ""))
        self.run.setEnabled(bool(kept))
        self.all.setEnabled(len(kept) < len(self.rows))
        self.none.setEnabled(bool(kept))

    def _show(self, at: int) -> None:
        row = self.rows[at]
        _kept, customer, letter, numbers, amount, day = row.cells
        facts = (
            Fact(_(N_("Brief")), letter),
            Fact(_(N_("Facturen")), numbers),
            Fact(_(N_("Openstaand")), amount),
            Fact(_(N_("Uiterlijk")), day),
        )
        sections = explained(row.duty, leads=False)
        self.panel.show_sheet(Sheet(key=at, title=customer, facts=facts, sections=sections))

    # doing ----------------------------------------------------------------------------------

    def _run(self) -> None:
        kept = self.kept
        deeds = [(row.duty.action, dict(row.duty.arguments)) for row in kept]
        names = [row.duty.customer for row in kept]
        self.accept()
        start = f"{__name__}:{open_letter_run.__name__}"
        run_series(
            self._desk,
            _(N_("Brieven maken")),
            _given,
            (deeds,),
            partial(_made, self._desk),
            start=start,
            names=names,
        )


def _given(_session: Any, deeds: list[tuple[str, dict[str, Any]]]) -> Any:
    return deeds


def _made(desk: Desk, report: Any) -> None:
    one = N_("{count} brief is gemaakt en ligt klaar om te versturen.")
    many = N_("{count} brieven zijn gemaakt en liggen klaar om te versturen.")
    desk.messages.say(plural(one, many, report.done))
    if report.done:
        desk.navigator.go_to("letter", None, "ready")


def open_letter_run(desk: Desk, chosen: Chosen | None = None) -> None:
    """Show which letters are due: about the chosen invoices, else about all."""
    if topmost(LetterRun) is None:
        LetterRun(desk, chosen).open()
