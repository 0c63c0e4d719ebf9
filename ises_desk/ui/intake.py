"""Bringing over an old administration: a file, its columns, a trial, and in it goes."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _, fill, plural
from ises_desk.ui import intake_work as work
from ises_desk.ui.empty import EmptyPage
from ises_desk.ui.files import ask_open, ask_save
from ises_desk.ui.intake_columns import ColumnsStep
from ises_desk.ui.intake_head import NEXT, IntakeFoot, IntakeHead
from ises_desk.ui.intake_preview import PreviewStep
from ises_desk.ui.messages import sentence
from ises_desk.ui.progress import long_work
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import Banner

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.window import MainWindow

FILES = N_("Exportbestanden (*.csv *.txt *.tsv *.xlsx);;Alle bestanden (*)")
ORDER = N_(
    "Sleep een exportbestand hierheen, of kies er een: CSV of Excel. Begin met de klanten, daarna"
    " de contracten, de openstaande facturen en de domeinnamen. U ziet eerst wat er zou gebeuren."
)


class IntakePage(QWidget):
    """The steps over the pages of the window: a file, its columns, the trial, what was done.

    The tabs lead away and leave it as it is; `left` when the owner is done with it.
    """

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.looked: work.Looked | None = None
        self.trial: work.Trial | None = None
        self.outcome: work.Outcome | None = None
        self.setAcceptDrops(True)
        self.banner = Banner("bad")
        self.head = IntakeHead(desk, self.ask_file)
        self.head.changed.connect(self._read_again)
        self.foot = IntakeFoot(
            back=self.back, forward=self.forward, rest=self.ask_rest, undo=self.undo,
            close=self.left.emit,
        )  # fmt: skip
        self.empty, self.columns, self.preview = EmptyPage("inbox"), ColumnsStep(), PreviewStep()
        self.done = EmptyPage("check")
        self._steps: tuple[QWidget, ...] = (self.empty, self.columns, self.preview, self.done)
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)
        self.preview.changed.connect(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 2 * GRID, 20, 2 * GRID)
        column.setSpacing(GRID + 4)
        column.addWidget(self.head)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self.empty.say(_(N_("Begin met uw klanten")), _(ORDER))
        self._show(0)

    @property
    def step(self) -> int:
        """The step on screen: 0 choosing, 1 the columns, 2 the trial, 3 what was done."""
        return self._stack.currentIndex()

    def focus(self) -> None:
        """Put the keyboard where the step begins."""
        if self.step == 1:
            self.columns.begin()
        elif self.step == 2:  # noqa: PLR2004  the trial
            self.preview.begin()
        else:
            self.head.choose.setFocus()

    # going ----------------------------------------------------------------------------------

    def _show(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self.head.show_step(step)
        self.foot.show_step(step, undoable=self.outcome is not None)
        self._count()
        self.focus()

    def back(self) -> None:
        """Go to the step before; after a deed, to another file."""
        if self.step == len(self._steps) - 1:
            self._say_next()
            self.looked = self.trial = self.outcome = None
            self.head.clear()
        self._show(max(self.step - 1, 0) if self.looked is not None else 0)

    def forward(self) -> None:
        """Look at the columns, bring in what is good, and go on to the next file."""
        if self.step == 1:
            self.rehearse()
        elif self.step == 2:  # noqa: PLR2004  the trial
            self.bring()
        else:
            self.back()
            self.ask_file()

    def _say_next(self) -> None:
        """Say what can be brought over after this kind."""
        kind = self.looked.kind.value if self.looked is not None else ""
        title = NEXT.get(kind)
        if title is not None and self.outcome is not None:
            self.empty.say(_(title), _(N_("Sleep het bestand hierheen, of kies het.")))

    def _count(self) -> None:
        """Say on the button how many rows go in."""
        if self.trial is not None:
            doubtful = self.preview.doubtful
            self.foot.show_count(self.preview.going, len(doubtful), len(self.trial.left(doubtful)))

    # a file -----------------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Let the owner choose a file."""
        kept = self._desk.settings.value("window/taken_from")
        folder = Path(str(kept)) if kept else Path.home()
        ask_open(self, _(N_("Exportbestand kiezen")), folder, _(FILES), self.read)

    def read(self, path: Path, kind: str = "", sheet: str = "") -> None:
        """Read a file and guess what it holds."""
        self._desk.settings.setValue("window/taken_from", str(path.parent))
        self.banner.say("")
        job = partial(work.look, self._desk, path, kind, sheet)
        long_work(self._desk, _(N_("Bestand lezen")), job, self._take, quiet=True)

    def _take(self, found: work.Looked | Refusal) -> None:
        if isinstance(found, Refusal):
            self.banner.say(sentence(found))
            return
        self.looked, self.trial, self.outcome = found, None, None
        self.head.fill(found)
        self.columns.fill(found, work.fields_of(found.kind))
        for one, next_one in pairwise((self.head.last, *self.columns.choices, self.foot.first)):
            self.setTabOrder(one, next_one)  # the choices are made after all other parts
        self._show(1)

    def _read_again(self) -> None:
        if self.looked is not None:
            self.read(self.looked.path, self.head.kind, self.head.sheet)

    # the trial --------------------------------------------------------------------------------

    def rehearse(self) -> None:
        """See what would become of each row."""
        if self.looked is None:
            return
        try:
            through = self.head.through
        except Refusal:
            return
        job = partial(work.rehearse, self._desk, self.looked, self.columns.columns, through)
        long_work(self._desk, _(N_("Proef maken")), job, self._judge, quiet=True)

    def _judge(self, found: work.Trial | Refusal) -> None:
        if isinstance(found, Refusal):
            self.columns.banner.say(sentence(found))
            return
        self.trial = found
        self.preview.fill(found)
        self._show(2)

    # the deed -----------------------------------------------------------------------------------

    def bring(self) -> None:
        """Bring in the good rows; stopping it leaves nothing done."""
        if self.looked is None or self.trial is None or not self.preview.going:
            return
        asked = work.Asked(
            looked=self.looked,
            trial=self.trial,
            doubtful=self.preview.doubtful,
            remember=self.columns.changed,
        )
        self.foot.rest_a_moment()
        job = partial(work.bring, self._desk, asked)
        title = _(N_("Oude administratie overnemen"))
        long_work(self._desk, title, job, self._brought, failed=self._count)

    def _brought(self, outcome: work.Outcome) -> None:
        self._count()
        if outcome.touched:
            self._desk.lanes.touched.emit(outcome.touched)
        if outcome.line is None:
            self.preview.banner.say(outcome.refused or _(N_("Gestopt: er is niets overgenomen.")))
            return
        self.outcome = outcome
        self._desk.lanes.written.emit(outcome.line, outcome.title)
        count = self.preview.going
        heading = plural(N_("{count} regel overgenomen"), N_("{count} regels overgenomen"), count)
        left = len(self.trial.left(self.preview.doubtful)) if self.trial is not None else 0
        rest = _(N_("Alle regels zijn verwerkt. U kunt verdergaan met het volgende bestand."))
        if left:
            rest = plural(
                N_(
                    "{count} regel bleef liggen. Bewaar hem met de reden erbij in een bestand,"
                    " verbeter hem als hij nog mee moet, en neem dat bestand later over."
                ),
                N_(
                    "{count} regels bleven liggen. Bewaar ze met de reden erbij in een bestand,"
                    " verbeter wat nog mee moet, en neem dat bestand later over."
                ),
                left,
            )
        self.done.say(heading, rest)
        self._show(3)

    def undo(self) -> None:
        """Take back what was brought in."""
        if self.outcome is not None and self.outcome.line is not None:
            self._desk.lanes.undo(self._undone, self.outcome.line)

    def _undone(self, _line: Any) -> None:
        self.outcome = None
        text = N_("Uw administratie is weer zoals voor het overnemen van dit bestand.")
        self.done.say(_(N_("Teruggedraaid")), _(text))
        self.foot.show_step(3, undoable=False)

    # the rest -----------------------------------------------------------------------------------

    def ask_rest(self) -> None:
        """Ask where to write what stays behind."""
        if self.looked is not None:
            start = self.looked.path.with_name(f"{self.looked.path.stem}-rest.csv")
            ask_save(self, _(N_("De rest opslaan")), start, _(N_("CSV (*.csv)")), self.save_rest)

    def save_rest(self, path: Path) -> None:
        """Write what stays behind, each row with its reason."""
        if self.looked is None or self.trial is None:
            return
        said = fill(N_("Opgeslagen als {name}."), {"name": path.name})
        job = partial(work.save_rest, self.looked, self.trial, self.preview.doubtful, path)
        self._desk.lanes.file(job, lambda _none: self._desk.messages.say(said))

    # what every page answers, and Qt ------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Take one file that is dragged here."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Read the file that was dropped."""
        event.acceptProposedAction()
        self.read(Path(event.mimeData().urls()[0].toLocalFile()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Leave with Esc; what was looked at stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def open_intake(window: MainWindow, opened: SignalInstance) -> None:
    """Show the page, as it was left; another administration (`opened`) takes it away."""
    page = window.findChild(IntakePage)
    if page is None:
        page = IntakePage(window.desk)
        window.stack.addWidget(page)
        page.left.connect(partial(_leave, window))
        opened.connect(page.deleteLater)
        window.tabs.tabBarClicked.connect(partial(_turn, window))
    window.stack.setCurrentWidget(page)
    page.focus()


def _turn(window: MainWindow, at: int) -> None:
    """Show the page of a tab that is clicked, the present one too."""
    if at >= 0:
        window.show_tab(at)


def _leave(window: MainWindow) -> None:
    window.show_tab(window.tabs.currentIndex())
