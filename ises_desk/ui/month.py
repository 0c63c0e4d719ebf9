"""The month at the foot of Vandaag: its figures beside the month before, and a year as a plot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ises_desk.i18n import N_, _, fill
from ises_desk.ui.plot import Plot, Point
from ises_desk.ui.rows_table import RowsTable
from ises_desk.ui.theme import GRID
from ises_desk.ui.tones import tone
from ises_desk.ui.widgets import button, label, restyle

if TYPE_CHECKING:
    from datetime import date

NAMES = N_(
    "januari februari maart april mei juni juli augustus september oktober november december"
)
SHORT = N_("jan feb mrt apr mei jun jul aug sep okt nov dec")
TURNOVER, OPEN = N_("Omzet zonder btw"), N_("Openstaand op het eind")
COLUMNS = ((N_("Maand"), "text"), (TURNOVER, "money"), (N_("Openstaand"), "money"))


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """One figure: its name, the amount of this month, the words about the month before."""

    label: str
    value: str
    before: str
    tone: str


@dataclass(frozen=True, slots=True)
class Year:
    """Everything that the strip shows."""

    title: str
    figures: tuple[MonthFigure, ...]
    points: tuple[Point, ...]
    rows: tuple[tuple[str, ...], ...]


def read(session: Any, day: date) -> Year:
    """Return the figures of a day's month and the twelve months until it (read lane)."""
    from ises_desk.queries import turnover
    from ises_desk.values.formats import amount

    names, short = _(NAMES).split(), _(SHORT).split()
    found = turnover.months(session, day)
    before = names[found[-2].first.month - 1]
    points, rows = [], []
    for each in found:
        at = each.first.month - 1
        title = f"{names[at]} {each.first.year}"
        texts = (amount(each.turnover), amount(each.open))
        words = {"month": title, "turnover": texts[0], "open": texts[1]}
        sentence = fill(N_("{month}: omzet {turnover}, openstaand {open}"), words)
        points.append(Point(short[at], sentence, each.turnover.cents, each.open.cents))
        rows.append((title, *texts))
    figures = tuple(
        MonthFigure(
            _(each.label),
            amount(each.now),
            fill(N_("{month}: {amount}"), {"month": before, "amount": amount(each.before)}),
            tone(each.tone),
        )
        for each in turnover.figures(session, day)
    )
    return Year(names[day.month - 1].capitalize(), figures, tuple(points), tuple(reversed(rows)))


LOW_HEIGHT = 168  # px
WIDGET_MOST = 16_777_215  # px: Qt's own, no limit


class MonthStrip(QFrame):
    """A card with the figures at the left and the plot, or the same as a table, at the right.

    It is empty until there is a year to show: the first page does not wait for it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._low = False
        self.figures: list[_Figure] = []
        self._switch = button("", self._turn, quiet=True)
        self._switch.setParent(self)
        self._switch.hide()

    def _make(self) -> None:
        self._title = label("", "heading")
        self._reading = label("", "muted")
        self.figures = [_Figure() for _place in range(4)]
        self._stack = QStackedWidget(self)
        name, nothing = N_("Omzet en openstaand over twaalf maanden"), N_("Nog geen omzet.")
        self.plot = Plot(_(name), _(TURNOVER), _(OPEN), _(nothing))
        title = _(N_("Omzet en openstaand per maand"))
        self.table = RowsTable(COLUMNS, title, self._stack, wide=0)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self._stack.addWidget(self.plot)
        self._stack.addWidget(self.table)
        self.plot.read.connect(self._reading.setText)
        self._name_switch()
        self._lay_out()
        self._switch.show()
        self.setTabOrder(self._switch, self.plot)  # the panel beside it was made before
        self.setTabOrder(self.plot, self.table.view)
        self.set_low(low=self._low)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self._title)
        head.addWidget(ColourKey(_(TURNOVER), "accent", bar=True))
        head.addWidget(ColourKey(_(OPEN), "warn", bar=False))
        head.addStretch(1)
        head.addWidget(self._switch)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        for at, figure in enumerate(self.figures):
            grid.addWidget(figure, at // 2, at % 2)
        left = QVBoxLayout()
        left.addLayout(grid)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(GRID // 2)
        right.addWidget(self._stack, 1)
        right.addWidget(self._reading, 0, Qt.AlignmentFlag.AlignRight)
        body = QHBoxLayout()
        body.setSpacing(3 * GRID)
        body.addLayout(left)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addLayout(body, 1)

    def set_low(self, *, low: bool) -> None:
        """Leave the rows of the list more room, where the screen is low."""
        self._low = low
        self.setMaximumHeight(LOW_HEIGHT if low else WIDGET_MOST)
        for figure in self.figures:
            figure.set_low(low=low)
        beside = self.parentWidget()
        if low and isinstance(beside, QSplitter):
            beside.setSizes([beside.height() - LOW_HEIGHT, LOW_HEIGHT])

    def show_year(self, year: Year) -> None:
        """Show a month with its year."""
        if not self.figures:
            self._make()
        self._title.setText(year.title)
        for shown, figure in zip(self.figures, year.figures, strict=True):
            shown.fill(figure)
        self.plot.show_points(year.points)
        self.table.show_rows(year.rows)

    def _turn(self) -> None:
        """Show the plot as a table, or the table as a plot."""
        self._stack.setCurrentIndex(1 - self._stack.currentIndex())
        self._reading.setVisible(self._stack.currentIndex() == 0)
        self._name_switch()

    def _name_switch(self) -> None:
        text = N_("Als &grafiek") if self._stack.currentIndex() else N_("Als &tabel")
        self._switch.setText(_(text))
        self._switch.setAccessibleName(_(text).replace("&", ""))


class _Figure(QWidget):
    """One figure of the month: name, amount, and the month before."""

    def __init__(self) -> None:
        super().__init__()
        self._name = label("", "figureLabel")
        self._value = label("", "monthValue")
        self._before = label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for part in (self._name, self._value, self._before):
            column.addWidget(part)

    def set_low(self, *, low: bool) -> None:
        """Leave the month before out on a low screen: it stands in the table and in the tip."""
        self._before.setVisible(not low)

    def fill(self, figure: MonthFigure) -> None:
        """Show one figure; a late amount is red, with its name beside it."""
        self._name.setText(figure.label)
        self._value.setText(figure.value)
        self._before.setText(figure.before)
        self.setToolTip(figure.before)
        self._value.setProperty("tone", figure.tone)
        restyle(self._value)
        self.setAccessibleName(f"{figure.label}: {figure.value}; {figure.before}")


class ColourKey(QWidget):
    """What a colour and a shape in the plot stand for."""

    def __init__(self, text: str, tone: str, *, bar: bool) -> None:
        super().__init__()
        mark = QFrame()
        mark.setObjectName("key")
        mark.setProperty("tone", tone)
        mark.setFixedSize(10 if bar else 16, 10 if bar else 3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID - 2)
        row.addWidget(mark)
        row.addWidget(label(text, "muted"))
