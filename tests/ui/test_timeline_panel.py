"""The time line beside a customer: seen, filtered, followed and come back from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.timeline import Timeline
    from ises_desk.ui.window import MainWindow


def opened(window: MainWindow, qtbot: QtBot) -> tuple[Any, Timeline]:
    """Show the time line of the first customer by its key."""
    window.desk.navigator.go_to("customer")
    calm(window, qtbot)
    page = window._pages["customer"]
    window.activateWindow()
    page._table.view.setFocus()
    qtbot.waitUntil(page._table.view.hasFocus)
    QTest.keyClick(page._table.view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    calm(window, qtbot)
    return page, page._side.timeline


def words(line: Timeline) -> list[str]:
    return [line.model.index(row, 1).data() for row in range(line.model.rowCount())]


def test_ctrl_t_shows_all_that_happened_newest_first(
    window: MainWindow, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    page, line = opened(window, qtbot)
    assert line.isVisible()
    assert words(line) == [
        "Notitie",
        "Brief gemaakt",
        "Betaling",
        "Factuur",
        "Contract gesloten",
        "Domeinnaam geregistreerd",
    ]
    qtmodeltester.check(line.model)
    assert QApplication.focusWidget() in (line.view, None)
    QTest.keyClick(line.view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert not line.isVisible()
    assert page._panel.isVisible()


def test_a_row_leads_to_its_record_and_alt_left_comes_back_to_the_line(
    window: MainWindow, qtbot: QtBot
) -> None:
    page, line = opened(window, qtbot)
    customer = page.current_key()
    line.view.setCurrentIndex(line.model.index(3, 0))
    line.view.activated.emit(line.model.index(3, 0))
    calm(window, qtbot)
    invoices: Any = window._pages["invoice"]
    assert invoices.isVisible()
    assert invoices.sheet.title.startswith("Factuur ")
    window.desk.navigator.back()
    calm(window, qtbot)
    assert page.isVisible()
    assert page.current_key() == customer
    assert line.isVisible()


def test_a_note_in_the_line_opens_where_it_is_changed(window: MainWindow, qtbot: QtBot) -> None:
    _page, line = opened(window, qtbot)
    line.view.activated.emit(line.model.index(0, 0))
    calm(window, qtbot)
    assert [each.windowTitle() for each in dialogs(window)] == ["Notitie"]


def test_the_line_is_filtered_by_kind_and_by_words(window: MainWindow, qtbot: QtBot) -> None:
    page, line = opened(window, qtbot)
    page._side._follow("timeline:payment", 0)
    calm(window, qtbot)
    assert words(line) == ["Betaling"]
    line._search.setText("bestaat niet")
    calm(window, qtbot)
    assert line._empty.isVisible()
    line.show_kind("all")
    QTest.keyClicks(line.view, "zoet")
    calm(window, qtbot)
    assert words(line) == ["Domeinnaam geregistreerd"]


def test_the_line_follows_the_customer_that_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    page, line = opened(window, qtbot)
    QTest.keyClick(page._table.view, Qt.Key.Key_Down)
    calm(window, qtbot)
    assert words(line) == []
    assert line._empty.isVisible()


def test_what_does_not_fit_in_the_file_is_in_the_line(window: MainWindow, qtbot: QtBot) -> None:
    from ises_desk.ui.sheet import Row
    from tests.ui.conftest import Clerk

    assert window.desk.lanes.database is not None
    clerk = Clerk(window.desk.lanes.database)
    for number in range(9):
        clerk.do("letter.write", customer_id=1, subject=f"Brief {number}", text="Dag")
    window.desk.navigator.go_to("customer", 1)
    calm(window, qtbot)
    page: Any = window._pages["customer"]
    rows = [row for part in page.sheet.sections for row in part.rows]
    assert Row(("en nog 5",), ("timeline:letter", 0)) in rows
