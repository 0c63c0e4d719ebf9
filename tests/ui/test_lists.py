"""Lists by hand: letters, ends, several rows, copying, and the columns the owner wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ises_desk.ui.chosen import Chosen, keys_of
from tests.ui.conftest import calm

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.opening import Opening
    from ises_desk.ui.window import MainWindow

    OpenWindow = Callable[[Path], tuple[MainWindow, Opening]]

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def at(window: MainWindow, qtbot: QtBot, subject: str = "product") -> Any:
    window.desk.navigator.go_to(subject)
    calm(window, qtbot)
    return window._pages[subject]


def press(page: Any, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(page._table.view, key, modifiers)


def row(page: Any) -> int:
    found: int = page._table.view.currentIndex().row()
    return found


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_letters_go_to_the_first_row_that_starts_so_even_one_not_yet_fetched(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = at(window, qtbot)
    QTest.keyClicks(page._table.view, "p068")
    calm(window, qtbot)
    assert row(page) == 68


def test_letters_without_a_row_leave_the_row_and_say_so(window: MainWindow, qtbot: QtBot) -> None:
    page = at(window, qtbot)
    said: list[str] = []
    window.desk.messages.said.connect(said.append)
    QTest.keyClicks(page._table.view, "zz")
    calm(window, qtbot)
    assert row(page) == 0
    assert said[-1] == "Geen rij begint met “zz”."


def test_letters_look_in_the_column_sorted_by_first_and_fold_accents(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = at(window, qtbot, "customer")
    QTest.keyClicks(page._table.view, "om")
    calm(window, qtbot)
    assert page.sheet.title == "Ömer Łuk"
    page._table.columns.sort("city", descending=False)
    calm(window, qtbot)
    qtbot.wait(1100)
    QTest.keyClicks(page._table.view, "k1")
    calm(window, qtbot)
    assert page.sheet.subtitle.startswith("K1"), "no place starts so: the numbers do"


@pytest.mark.parametrize("modifiers", [NONE, CONTROL], ids=["alone", "with Ctrl"])
def test_home_and_end_go_to_the_first_and_the_last_row(
    window: MainWindow, qtbot: QtBot, modifiers: Qt.KeyboardModifier
) -> None:
    page = at(window, qtbot)
    press(page, Qt.Key.Key_End, modifiers)
    assert row(page) == 69
    press(page, Qt.Key.Key_Home, modifiers)
    assert row(page) == 0
    press(page, Qt.Key.Key_PageDown)
    assert 5 < row(page) < 60
    press(page, Qt.Key.Key_PageUp)
    assert row(page) == 0


def test_one_row_is_copied_as_it_is_on_screen(window: MainWindow, qtbot: QtBot) -> None:
    page = at(window, qtbot)
    page._table.columns.choose("gross", shown=False)
    page._table.view.horizontalHeader().moveSection(1, 0)
    press(page, Qt.Key.Key_C, CONTROL)
    calm(window, qtbot)
    assert clipboard().startswith("Product 0\tP000\t")
    assert "14" not in clipboard(), "the price with VAT isn't on screen"
    assert "\n" not in clipboard()


def test_several_rows_are_copied_under_their_titles(window: MainWindow, qtbot: QtBot) -> None:
    page = at(window, qtbot)
    press(page, Qt.Key.Key_Down, SHIFT)
    press(page, Qt.Key.Key_Down, SHIFT)
    press(page, Qt.Key.Key_C, CONTROL)
    calm(window, qtbot)
    lines = clipboard().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Code", "P000", "P001", "P002"]


def test_all_rows_are_handed_over_as_the_listing(window: MainWindow, qtbot: QtBot) -> None:
    page = at(window, qtbot)
    press(page, Qt.Key.Key_A, CONTROL)
    chosen = page._table.chosen()
    assert chosen == Chosen((), 70, page._table.model.listing)
    found: list[list[int]] = []
    window.desk.lanes.read(keys_of, found.append, chosen)
    calm(window, qtbot)
    assert len(found[0]) == 70
    press(page, Qt.Key.Key_C, CONTROL)
    calm(window, qtbot)
    assert len(clipboard().splitlines()) == 71


def test_the_panel_tells_how_many_rows_are_chosen_and_what_they_come_to(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = at(window, qtbot, "customer")
    press(page, Qt.Key.Key_A, CONTROL)
    calm(window, qtbot)
    assert page.sheet.title == "3 klanten"
    whole = page.sheet.facts[0]
    assert whole.label == "Openstaand"
    assert not [each for each in page._panel.findChildren(QPushButton, "deed:change")
                if each.isVisible()]  # fmt: skip
    press(page, Qt.Key.Key_Home)
    calm(window, qtbot)
    assert page.sheet.title == "Bakkerij & Zn. <b>Zoet</b>"
    press(page, Qt.Key.Key_End, SHIFT | CONTROL)
    calm(window, qtbot)
    assert page.sheet.facts == (whole,)
    press(page, Qt.Key.Key_Up, SHIFT)
    calm(window, qtbot)
    assert page.sheet.title == "2 klanten"


def test_a_deed_for_one_is_not_done_to_several(window: MainWindow, qtbot: QtBot) -> None:
    page = at(window, qtbot, "customer")
    said: list[str] = []
    window.desk.messages.said.connect(said.append)
    press(page, Qt.Key.Key_A, CONTROL)
    press(page, Qt.Key.Key_Return)
    calm(window, qtbot)
    assert said == ["Dit kan met één tegelijk: kies één rij."]


def test_the_one_row_that_is_left_chosen_is_the_record(window: MainWindow, qtbot: QtBot) -> None:
    page = at(window, qtbot, "customer")
    view, flag = page._table.view, QItemSelectionModel.SelectionFlag
    press(page, Qt.Key.Key_Down, SHIFT)
    view.selectionModel().select(page._table.model.index(1, 0), flag.Deselect | flag.Rows)
    calm(window, qtbot)
    assert row(page) == 1
    assert page.current_key() == page._table.model.key_at(0)
    assert page.sheet.key == page.current_key()


def test_columns_are_chosen_ordered_sized_and_remembered(
    open_window: OpenWindow, administration: Path, qtbot: QtBot
) -> None:
    window, _opening = open_window(administration)
    calm(window, qtbot)
    page = at(window, qtbot, "customer")
    page._table.columns.choose("email", shown=False)
    page._table.columns.choose("city", shown=True)
    head = page._table.view.horizontalHeader()
    head.moveSection(1, 0)
    head.resizeSection(1, 233)
    page._table.columns.sort("number", descending=True)
    calm(window, qtbot)
    names = page._table.columns.names
    before = [names[at] for at in page._table.view.columns()]
    window.close()
    again, _opening = open_window(administration)
    calm(again, qtbot)
    page = at(again, qtbot, "customer")
    assert [names[at] for at in page._table.view.columns()] == before
    assert before[0] == "name"
    assert "email" not in before
    assert page._table.view.columnWidth(1) == 233
    assert page._table.columns.sorting == ("number", True)
    page._table.columns.standard()
    calm(again, qtbot)
    assert page._table.columns._order() == names
    assert page._table.model.ask.sort == ""
    assert page._table.columns._widths == {}


def test_the_last_column_stays(window: MainWindow, qtbot: QtBot) -> None:
    columns = at(window, qtbot, "customer")._table.columns
    for name in columns.names:
        columns.choose(name, shown=False)
    assert [name for name in columns.names if columns.is_shown(name)] == [columns.names[-1]]


def entries(window: MainWindow, title: str) -> dict[str, Any]:
    """Open a menu below Beeld and return its entries by their text."""
    view = next(each.menu() for each in window.menuBar().actions() if each.text() == "B&eeld")
    menu = next(each.menu() for each in view.actions() if each.text() == title)
    menu.aboutToShow.emit()
    return {each.text(): each for each in menu.actions()}


def test_columns_and_order_are_chosen_from_the_menu_too(window: MainWindow, qtbot: QtBot) -> None:
    page = at(window, qtbot, "customer")
    entries(window, "Kolo&mmen")["Openstaand"].trigger()
    assert page._table.columns.is_shown("owed") is False
    entries(window, "&Sorteren op")["Nummer"].trigger()
    calm(window, qtbot)
    assert (page._table.model.ask.sort, page._table.model.ask.descending) == ("number", False)
    entries(window, "&Sorteren op")["Nummer (oplopend)"].trigger()
    calm(window, qtbot)
    assert page._table.model.ask.descending is True
    entries(window, "Kolo&mmen")["&Standaardindeling"].trigger()
    assert page._table.columns.is_shown("owed") is True


def test_a_page_without_a_list_has_no_columns_to_choose(window: MainWindow, qtbot: QtBot) -> None:
    calm(window, qtbot)
    (only,) = entries(window, "Kolo&mmen").values()
    assert not only.isEnabled()


def test_an_amount_further_down_widens_its_column(window: MainWindow, qtbot: QtBot) -> None:
    page = at(window, qtbot, "invoice")
    table = page.list_table
    place = table.columns.names.index("total")
    before = table.columns.natural[place]
    model = table.model
    texts, tones = model._pages[0]
    long = [*texts[0]]
    long[place] = "€ 1.316.425.000,00"
    model._pages[0] = ([long, *texts[1:]], tones)
    model.dataChanged.emit(model.index(0, 0), model.index(0, len(model.heads) - 1))
    assert table.columns.natural[place] > before
    assert table.view.columnWidth(place) >= table.columns.natural[place]
