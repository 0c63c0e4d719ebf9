"""A low screen keeps its rows; an amount is whole or not there, wherever it stands in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ises_desk.ui.delegates import LOW_ROW, ROW_HEIGHT
from ises_desk.ui.figures import HEIGHT, LOW_HEIGHT, Figures
from ises_desk.ui.low_screen import LOW, LowScreen
from ises_desk.ui.rows_table import RowsTable
from ises_desk.ui.sheet import FigureCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_figures_margins_and_rows_give_way_on_a_low_screen(qtbot: QtBot) -> None:
    page, figures = QWidget(), Figures()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    table = RowsTable((("Naam", "text"),), "Namen", wide=0)
    column.addWidget(figures)
    column.addWidget(table)
    screen = LowScreen(page, column, figures, table.view)
    figures.show_figures([FigureCard(label="Open", value="€ 5,00", icon="bill", tone="info")])
    for height, low in ((LOW, False), (LOW - 1, True), (LOW, False)):
        page.resize(900, height)
        page.show()
        assert screen.low is low
        assert figures.height() == (LOW_HEIGHT if low else HEIGHT)
        assert table.view.rowHeight(0) in (0, LOW_ROW if low else ROW_HEIGHT)
        assert table.view.verticalHeader().defaultSectionSize() == (LOW_ROW if low else ROW_HEIGHT)


def test_the_longest_amount_of_all_rows_has_room(qtbot: QtBot) -> None:
    table = RowsTable((("Naam", "text"), ("Bedrag", "money")), "Bedragen", wide=0)
    qtbot.addWidget(table)
    table.resize(200, 300)
    long = "€ 1.316.425.000,00"
    table.show_rows([("A", "€ 1,00")] * 40 + [("B", long)])
    room = table.view.horizontalHeader().sectionSize(1)
    assert room >= table.view.fontMetrics().horizontalAdvance(long) + 20
