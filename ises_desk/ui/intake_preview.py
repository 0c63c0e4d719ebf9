"""What would become of each row of an old administration: a table to filter, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui.figures import Figures
from ises_desk.ui.rows_table import RowsTable
from ises_desk.ui.sheet import FigureCard
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import Banner, button, card, label

if TYPE_CHECKING:
    from ises_desk.ui.intake_work import Trial

COLUMNS = (
    (N_("Regel"), "number"),
    (N_("Stand"), "state"),
    (N_("Wat"), "text"),
    (N_("Toelichting"), "text"),
)
CARDS = (
    ("new", N_("Nieuw"), "plus", "good"),
    ("changed", N_("Gewijzigd"), "edit", "info"),
    ("same", N_("Ongewijzigd"), "check", "plain"),
    ("needless", N_("Hoeft niet"), "check", "plain"),
    ("doubtful", N_("Twijfelachtig"), "question", "warn"),
    ("refused", N_("Geweigerd"), "warning", "bad"),
)
MEANT = {
    "new": N_("Komt erbij."),
    "changed": N_("Is er al; bij de regel staat wat er verandert."),
    "same": N_("Is er al en blijft zoals het is."),
    "needless": N_("Afgelopen of al betaald: er is niets over te nemen en niets te verbeteren."),
    "doubtful": N_("Gaat alleen mee als u dat goedvindt; bij de regel staat waarom."),
    "refused": N_("Kan zo niet mee; bij de regel staat waarom. Bewaar de rest en verbeter die."),
}
WHY_HEIGHT = 84  # px; more where the reasons need it


class PreviewStep(QWidget):
    """The counts by state, the rows, and the reasons of the chosen row."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner("bad")
        self.figures = Figures()
        self.table = RowsTable(COLUMNS, _(N_("Wat er met elke regel gebeurt")), wide=3)
        self.every = QCheckBox(_(N_("&Alle twijfelachtige regels toch overnemen")))
        self.one = button(_(N_("Deze regel toch over&nemen")), self._toggle)
        self._why = label("", wrap=True, selectable=True)
        self._trial: Trial | None = None
        self._shown: list[int] = []
        self._state = ""
        self._let_in: set[int] = set()
        self.figures.chosen.connect(lambda shown: self.show_state(shown.state))
        self.table.chosen.connect(lambda _row: self._tell())
        self.every.toggled.connect(self._all)
        frame = card()
        frame.setMinimumHeight(WHY_HEIGHT)
        frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        inside.addWidget(self._why, 1)
        inside.addWidget(self.one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.banner)
        column.addWidget(self.figures)
        column.addWidget(self.table, 1)
        column.addWidget(frame)
        column.addWidget(self.every)

    def fill(self, trial: Trial) -> None:
        """Show a trial; nothing doubtful is let in yet."""
        self._trial = trial
        self._let_in.clear()
        with QSignalBlocker(self.every):  # the rows that are shown are still of the file before
            self.every.setChecked(False)
        self.banner.say("")
        counts = Counter(trial.verdicts)
        self.figures.show_figures(
            [
                FigureCard(
                    label=_(name),
                    value=str(counts[state]),
                    icon=icon,
                    tone=tone,
                    state=state,
                    tip=_(MEANT[state]),
                )
                for state, name, icon, tone in CARDS
                if state != "needless" or counts[state]
            ]
        )
        self.every.setVisible(bool(counts["doubtful"]))
        self._state = ""
        self._filter()

    @property
    def doubtful(self) -> tuple[int, ...]:
        """The lines of the doubtful rows that go in as well."""
        return tuple(sorted(self._let_in))

    @property
    def going(self) -> int:
        """How many rows go in."""
        known = self._trial.verdicts if self._trial is not None else ()
        return sum(each in {"new", "changed"} for each in known) + len(self._let_in)

    def show_state(self, state: str) -> None:
        """Show only the rows of a state; the same again shows all."""
        self._state = "" if state == self._state else state
        self._filter()

    def begin(self) -> None:
        """Put the keyboard in the table."""
        self.table.view.setFocus()

    def _filter(self) -> None:
        if self._trial is None:
            return
        verdicts = self._trial.verdicts
        self._shown = [
            at for at, each in enumerate(verdicts) if not self._state or each == self._state
        ]
        self.figures.mark(self._state)
        self.table.show_rows(self._rows())
        self.table.choose(0)
        self._tell()

    def _rows(self) -> list[tuple[str, ...]]:
        """Return the rows that are shown; a doubtful one that goes in says so."""
        found = [] if self._trial is None else [self._trial.texts[at] for at in self._shown]
        goes = f"{_(N_('Gaat mee'))}|good"
        return [(row[0], goes, *row[2:]) if int(row[0]) in self._let_in else row for row in found]

    def _at(self) -> int:
        row = self.table.current()
        return self._shown[row] if 0 <= row < len(self._shown) else -1

    def _tell(self) -> None:
        """Show the reasons of the chosen row in full, and whether it may be let in."""
        at, trial = self._at(), self._trial
        doubtful = trial is not None and at >= 0 and trial.verdicts[at] == "doubtful"
        self.one.setVisible(doubtful)
        if trial is None or at < 0:
            self._why.setText(_(N_("Geen regels met deze stand.")))
            return
        line, _state, title, said = trial.texts[at]
        meant = _(MEANT[trial.verdicts[at]])
        self._why.setText(f"{title}\n{said or _(N_('Niets op aan te merken.'))}\n{meant}")
        self._why.setToolTip(said)
        # the room for the reasons is taken from the table: what is chosen stays in sight
        QTimer.singleShot(0, self, lambda: self.table.view.scrollTo(self.table.view.currentIndex()))
        let_in = int(line) in self._let_in
        self.one.setText(
            _(N_("Toch &niet overnemen") if let_in else N_("Deze regel toch over&nemen"))
        )

    def _toggle(self) -> None:
        trial, at = self._trial, self._at()
        if trial is not None and at >= 0:
            self._let_in ^= {int(trial.texts[at][0])}
            self._let_in_changed()

    def _all(self, wanted: bool) -> None:  # noqa: FBT001  Qt's signal
        self._let_in.clear()
        if wanted and self._trial is not None:
            rows = zip(self._trial.texts, self._trial.verdicts, strict=True)
            self._let_in |= {int(texts[0]) for texts, state in rows if state == "doubtful"}
        self._let_in_changed()

    def _let_in_changed(self) -> None:
        self.table.model.change_rows(self._rows())
        self._tell()
        self.changed.emit()
