"""Rekenhulp: some days in, what follows by the terms and the law out, with the reasons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.ui import icons
from ises_desk.ui.calculator_forms import CALCULATORS, Calculator
from ises_desk.ui.fields import Insight
from ises_desk.ui.form_body import FormBody
from ises_desk.ui.insight import InsightStrip
from ises_desk.ui.list_view import put_on_clipboard
from ises_desk.ui.messages import sentence
from ises_desk.ui.rows_table import RowsTable
from ises_desk.ui.theme import GRID
from ises_desk.ui.thinker import paragraph_of
from ises_desk.ui.widgets import after_a_pause, button, label, topmost

if TYPE_CHECKING:
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.window import MainWindow

SIZE = (1000, 720)  # px, where the screen has them
GRID_HEIGHT = 150  # px
TYPING_MS = 200  # wait for the next key before working it out
TITLE = N_("Rekenhulp")


def _answered(session: Any, name: str, values: dict[str, Any]) -> Any:
    """On the read lane: the answer, or the Refusal that names the field."""
    from ises_desk.queries.calculating import answer
    from ises_desk.queries.rates import table

    try:
        return answer(name, values, partial(table, session))
    except Refusal as refusal:
        return refusal


def _lacks(value: Any) -> bool:
    """Tell whether nothing was filled in yet; of rows: in none of them."""
    if isinstance(value, list):
        return not any(None not in row.values() for row in value)
    return value in (None, "")


class CalculatorSheet(QWidget):
    """The form of one calculator, and under it what it comes to."""

    def __init__(self, desk: Desk, calculator: Calculator, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self.calculator = desk, calculator
        self._asked: dict[str, Any] = {}
        self.text = ""
        self.body = FormBody(desk, calculator.form, self)
        self.strip = InsightStrip()
        self.strip.asked.connect(self._explain)
        self.copy = button(_(N_("&Kopiëren als tekst")), self._copy, icon="copy")
        self.copy.setEnabled(False)
        self.body.lay_out(QWidget())
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(_(calculator.title), "title"))
        column.addWidget(self.body, 1)
        column.addWidget(self.strip)  # in sight, however long the form is
        column.addLayout(foot)
        self._column = column
        self.table: RowsTable | None = None
        self._pause = after_a_pause(self, TYPING_MS, self.work_out)
        self.body.start(dict.fromkeys(calculator.today, desk.today), {"_today": desk.today})
        self.body.changed.connect(lambda _name: self._pause.start())
        self._pause.start()  # what begins with today may be enough

    def work_out(self) -> None:
        """Ask for the answer to what is filled in, once it is enough."""
        values = self.body.so_far()
        self._asked = values
        if any(_lacks(values.get(name)) for name in self.calculator.needed):
            self._show(values, None)
            return
        done = partial(self._show, values)
        self._desk.lanes.read(_answered, done, self.calculator.name, values)

    def _show(self, values: dict[str, Any], found: Any) -> None:
        if values is not self._asked:
            return  # a newer question is under way
        for cell in self.body.cells():
            if not cell.input.empty() and values.get(cell.field.name) is not None:
                cell.complain(None)
        self.text = ""
        insight = grid = None
        if isinstance(found, Refusal):
            if not self._refuse(found):
                insight = Insight(sentence(found), tone="warn")
        elif found is not None:
            insight = Insight("\n".join(found.said), found.why)
            why = [f"- {reason}" for reason in found.why]
            self.text = "\n".join([*found.said, "", _(N_("Waarom:")), *why])
            grid = found.grid
        self.copy.setEnabled(bool(self.text))
        self.strip.show_insight(insight)
        self._show_grid(grid)

    def _show_grid(self, grid: Any) -> None:
        """Show the steps of an outcome under it, where it has any."""
        if self.table is None and grid is not None:
            self.table = RowsTable(
                grid.heads, _(N_("De berekening, stap voor stap")), wide=2, spare=(3,)
            )
            self.table.setMinimumHeight(GRID_HEIGHT)
            self._column.insertWidget(self._column.count() - 1, self.table, 1)
        if self.table is not None:
            self.table.setVisible(grid is not None)
            self.table.show_rows(grid.rows if grid is not None else ())

    def _refuse(self, refusal: Refusal) -> bool:
        """Show a refusal at its field; the keyboard stays where one types."""
        cells = {cell.field.name: cell for cell in self.body.cells()}
        cell = cells.get(refusal.field or "")
        if cell is not None:
            cell.complain(refusal)
        return cell is not None

    def _explain(self, key: int) -> None:
        self._desk.lanes.read(paragraph_of, self.strip.explain, key)

    def _copy(self) -> None:
        put_on_clipboard(self.text)
        self._desk.messages.say(_(N_("De uitkomst is gekopieerd.")))


class CalculatorDialog(QDialog):
    """The calculators at the left, the chosen one at the right; each is made when first shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_(TITLE))
        self._desk = window.desk
        self._made: dict[int, CalculatorSheet] = {}
        self.side = QListWidget()
        self.side.setObjectName("side")
        self.side.setFixedWidth(210)
        self.side.setAccessibleName(_(TITLE))
        self._stack = QStackedWidget()
        for each in CALCULATORS:
            self.side.addItem(QListWidgetItem(icons.icon("calculator"), _(each.title)))
        self._lay_out()
        self.side.currentRowChanged.connect(self._show)
        room = window.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 60), min(SIZE[1], room.height() - 60))
        self.side.setCurrentRow(0)
        self.side.scheduleDelayedItemsLayout()  # once it is styled: the rows have a padding

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(2 * GRID)
        body.addWidget(self.side)
        body.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(_(N_("&Sluiten")), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(body, 1)
        column.addLayout(foot)

    @property
    def sheet(self) -> CalculatorSheet:
        """The calculator on screen."""
        return self._made[self.side.currentRow()]

    def _show(self, at: int) -> None:
        if at not in self._made:
            self._made[at] = CalculatorSheet(self._desk, CALCULATORS[at], self._stack)
            self._stack.addWidget(self._made[at])
        self._stack.setCurrentWidget(self._made[at])


def open_calculator(window: MainWindow) -> CalculatorDialog:
    """Open the calculators; once, however often it is asked."""
    above = topmost(CalculatorDialog)
    if above is not None:
        return above
    dialog = CalculatorDialog(window)
    dialog.open()
    return dialog
