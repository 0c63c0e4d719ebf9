"""The head and foot of bringing over: which file and what it holds; the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from ises_desk.i18n import N_, _, fill
from ises_desk.ui.cells import Cell
from ises_desk.ui.fields import Day
from ises_desk.ui.intake_work import described, kinds
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label, restyle, retitle, retone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.intake_work import Looked

CONTRACTS = "contracts"
COLUMNS, TRIAL, DONE = 1, 2, 3
NARROW = 420  # px
THROUGH = Day(
    name="billed_through",
    label=N_("In de oude administratie gefactureerd &tot en met"),
    hint=N_("Leeg: tot en met vandaag. Wat daarna komt, factureert u hier."),
)
NEXT = {  # by what was brought over
    "customers": N_("Uw klanten zijn er; nu de contracten"),
    "contracts": N_("Uw contracten zijn er; nu de openstaande facturen"),
    "open-invoices": N_("Uw openstaande facturen zijn er; nu de domeinnamen"),
    "domains": N_("Uw domeinnamen zijn er; nog een bestand?"),
}


class IntakeHead(QWidget):
    """The file, what it holds, its sheet, and through which day was billed over there."""

    changed = Signal()

    def __init__(self, desk: Desk, ask: Callable[[], object]) -> None:
        super().__init__()
        self._file = label(_(N_("Nog geen bestand gekozen")), "muted")
        self.choose = button(_(N_("Bestand &kiezen…")), ask, icon="open")
        self._kind, self._sheet = QComboBox(), QComboBox()
        self._through = Cell(THROUGH, desk, self)
        self._through.setMaximumWidth(NARROW)
        for name, text in kinds():
            self._kind.addItem(text, name)
        self._kinds, self._sheets = QLabel(_(N_("&Dit zijn"))), QLabel(_(N_("B&lad")))
        for words, combo in ((self._kinds, self._kind), (self._sheets, self._sheet)):
            words.setBuddy(combo)
            combo.setAccessibleName(words.text().replace("&", ""))
            combo.activated.connect(lambda _at: self.changed.emit())
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.choose)
        row.addWidget(self._file, 1)
        for part in (self._sheets, self._sheet, self._kinds, self._kind):
            row.addWidget(part)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(GRID)
        grid.addWidget(label(_(N_("Oude administratie overnemen")), "title"), 0, 0)
        grid.addLayout(row, 1, 0)
        grid.addWidget(self._through, 2, 0)
        self.clear()

    @property
    def kind(self) -> str:
        """What the owner says that the file holds."""
        return str(self._kind.currentData())

    @property
    def sheet(self) -> str:
        """The sheet of a workbook, or nothing."""
        return self._sheet.currentText() if self._sheet.isVisibleTo(self) else ""

    @property
    def through(self) -> date | None:
        """The day through which was billed over there; a Refusal is shown at its field."""
        if self.kind != CONTRACTS or self._through.input.empty():
            return None
        found: date = self._through.answer()
        return found

    def fill(self, looked: Looked) -> None:
        """Show a file that was read."""
        self._file.setText(described(looked))
        self._kind.setCurrentIndex(self._kind.findData(looked.kind.value))
        self._sheet.clear()
        self._sheet.addItems(list(looked.table.sheets))
        self._sheet.setCurrentText(looked.table.sheet)
        several = len(looked.table.sheets) > 1
        self._show(several=several, kinds=True)

    def clear(self) -> None:
        """Show that there is no file."""
        self._file.setText(_(N_("Nog geen bestand gekozen")))
        self._show(several=False, kinds=False)

    @property
    def last(self) -> QWidget:
        """The part that the keyboard comes to last."""
        return self._through.input if self.kind == CONTRACTS else self._kind

    def show_step(self, step: int) -> None:
        """Ask for the day only where it still counts: before the trial."""
        self._through.setVisible(step == COLUMNS and self.kind == CONTRACTS)
        self.choose.setProperty("primary", "true" if step == 0 else "false")
        restyle(self.choose)
        retone(self)

    def _show(self, *, several: bool, kinds: bool) -> None:
        for part in (self._sheets, self._sheet):
            part.setVisible(several)
        for part in (self._kinds, self._kind):
            part.setVisible(kinds)


class IntakeFoot(QWidget):
    """The buttons, each shown where it means something."""

    def __init__(self, **ways: Callable[[], Any]) -> None:
        """Take what back, forward, rest, undo and close do."""
        super().__init__()
        self.first = button(_(N_("Sl&uiten")), ways["close"])
        self._back = button(_(N_("Teru&g")), ways["back"], icon="back")
        self._rest = button(_(N_("De &rest opslaan…")), ways["rest"], icon="save")
        self._undo = button(_(N_("Terugdraa&ien")), ways["undo"], icon="undo")
        self.forward = button(_(N_("&Proef bekijken")), ways["forward"], primary=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.first)
        row.addStretch(1)
        for each in (self._back, self._undo, self._rest, self.forward):
            row.addWidget(each)

    def show_step(self, step: int, *, undoable: bool) -> None:
        """Show the buttons of a step."""
        self._back.setVisible(0 < step < DONE)
        self._undo.setVisible(step == DONE and undoable)
        self._rest.setVisible(step in {TRIAL, DONE})
        self.forward.setVisible(step in {COLUMNS, TRIAL, DONE})
        self.forward.setEnabled(True)
        retitle(self.forward, _(N_("&Volgend bestand") if step == DONE else N_("&Proef bekijken")))
        self._trial = step == TRIAL

    def show_count(self, going: int, doubtful: int, left: int) -> None:
        """Say how many rows go in, how many of them are doubtful, and whether there is a rest."""
        self._rest.setEnabled(left > 0)
        if self._trial:
            said = N_("Goede regels &overnemen ({count})")
            if doubtful:
                said = N_("&Overnemen ({count}, waarvan {doubtful} twijfelachtig)")
            retitle(self.forward, fill(said, {"count": going, "doubtful": doubtful}))
            self.forward.setEnabled(going > 0)

    def rest_a_moment(self) -> None:
        """Take no second press while the first is carried out."""
        self.forward.setEnabled(False)
