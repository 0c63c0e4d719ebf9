"""A low screen keeps its rows; an amount is whole or not there, wherever it stands in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

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


def test_pictures_give_way_on_all_figures_or_on_none_and_names_last(qtbot: QtBot) -> None:
    figures = Figures()
    qtbot.addWidget(figures)
    figures.set_low(low=True)
    sums = ("Open", "€ 1,00"), ("Creditnota's terug te betalen", "€ 1.316.425,00")
    figures.show_figures(
        [FigureCard(label=name, value=value, icon="bill", tone="info") for name, value in sums]
    )
    figures.show()
    names = [each for each in figures.findChildren(QLabel) if each.objectName() == "figureLabel"]
    signs = [each for each in figures.findChildren(QLabel) if not each.objectName()]
    wanted = max(card.wanted() for card in figures._cards)
    for less, pictures, lines in ((0, True, 1), (4, False, 1), (60, False, 2)):
        figures.resize(2 * (wanted - less) + 12, LOW_HEIGHT)
        assert [each.isVisible() for each in signs] == [pictures, pictures], less
        assert [each.wordWrap() for each in names] == [False, lines > 1], less


def test_a_state_takes_the_room_of_its_word_only(qtbot: QtBot) -> None:
    table = RowsTable((("Stand", "state"), ("Wat", "text")), "Taken", wide=1)
    qtbot.addWidget(table)
    table.show_rows([("Klaar voor verzending|warn", "A")])
    wide = table.view.horizontalHeader().sectionSize(0)
    table.show_rows([("Klaar voor verzending|a-very-long-colour", "A")])
    assert table.view.horizontalHeader().sectionSize(0) == wide
