"""The choice in a list that is read anew: it stays, or goes on to the next when its row is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import DAY, Clerk, calm
from tests.ui.test_flows import go

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def domains(window: MainWindow, qtbot: QtBot) -> Any:
    """Return the page with five names, by the day on which they are renewed."""
    database = window.desk.lanes.database
    assert database is not None
    clerk = Clerk(database)
    for name, day in (
        ("een.nl", "2026-12-01"),
        ("twee.nl", "2026-12-02"),
        ("drie.nl", "2026-12-03"),
    ):
        clerk.do(
            "domain.register", customer_id=1, name=name, registered_on="2025-11-01",
            anniversary_on=day,
        )  # fmt: skip
    page = go(window, qtbot, "domain")
    press(page, Qt.Key.Key_Home)
    calm(window, qtbot)
    return page


def press(page: Any, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.list_table.view, key, modifiers)


def name(page: Any) -> str:
    return str(page.sheet.title)


def test_after_a_renewal_the_next_name_in_the_list_is_chosen(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = domains(window, qtbot)
    said: list[str] = []
    window.desk.messages.said.connect(said.append)
    assert name(page) == "zoet1.nl"
    page.run("renew")
    calm(window, qtbot)
    assert said == ["zoet1.nl is voor een jaar verlengd."]
    assert name(page) == "zoet2.nl"
    page.run("renew")
    calm(window, qtbot)
    assert name(page) == "een.nl"


def test_a_renewed_name_stays_chosen_where_it_stays_in_its_place(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = domains(window, qtbot)
    page.list_table.view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    calm(window, qtbot)
    page.show_key(page.list_table.model.key_at(0))
    calm(window, qtbot)
    before = name(page)
    page.run("renew")
    calm(window, qtbot)
    assert name(page) == before


def test_who_changes_a_record_stays_with_it_wherever_it_moves(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = domains(window, qtbot)
    key = page.current_key()
    window.desk.lanes.perform(
        lambda _value: None, "domain.change", domain_id=key, anniversary_on=DAY.replace(year=2028)
    )
    calm(window, qtbot)
    assert page.current_key() == key
    assert page.list_table.model.row_of(key) == 4


def test_a_row_that_leaves_the_filter_makes_place_for_the_next(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = domains(window, qtbot)
    page.show_key(None, "soon")
    calm(window, qtbot)
    first, second, third = (page.list_table.model.key_at(row) for row in range(3))
    press(page, Qt.Key.Key_Home)
    press(page, Qt.Key.Key_Down)
    calm(window, qtbot)
    for key, then in ((second, third), (third, first), (first, None)):
        assert page.current_key() == key
        window.desk.lanes.perform(lambda _value: None, "domain.cancel", domain_id=key)
        calm(window, qtbot)
        assert page.current_key() == then


def test_another_search_begins_at_the_first_row(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "product")
    for _step in range(5):
        press(page, Qt.Key.Key_Down)
    page.show_key(None, words="P06")
    calm(window, qtbot)
    assert page.total == 10
    assert page.list_table.view.currentIndex().row() == 0


@pytest.mark.parametrize("elsewhere", [False, True])
def test_all_rows_that_were_chosen_stay_so_when_the_colours_change(
    window: MainWindow, qtbot: QtBot, *, elsewhere: bool
) -> None:
    page = go(window, qtbot, "product")
    press(page, Qt.Key.Key_Home)
    press(page, Qt.Key.Key_Down, SHIFT)
    press(page, Qt.Key.Key_Down, CONTROL)
    press(page, Qt.Key.Key_Down, CONTROL)
    press(page, Qt.Key.Key_Space, CONTROL)
    calm(window, qtbot)
    chosen = page.list_table.chosen()
    assert page.list_table.view.chosen_rows() == [0, 1, 3]
    if elsewhere:
        go(window, qtbot, "invoice")
    window.choose_theme("dark")
    calm(window, qtbot)
    again: Any = go(window, qtbot, "product") if elsewhere else window._pages["product"]
    calm(window, qtbot)
    assert (again is page) != elsewhere
    assert again.list_table.chosen() == chosen
    window.choose_theme("light")
    calm(window, qtbot)


def test_f5_keeps_all_that_is_chosen_and_a_search_lets_it_go(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = go(window, qtbot, "product")
    press(page, Qt.Key.Key_A, CONTROL)
    calm(window, qtbot)
    page.refresh()
    calm(window, qtbot)
    assert page.list_table.chosen().count == 70
    page.show_key(None, words="P06")
    calm(window, qtbot)
    assert page.list_table.chosen().count == 1
