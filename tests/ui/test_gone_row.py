"""A deed that takes its own record out of the list leaves the keyboard in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QPushButton

from ises_desk.ui.settings_look import LookPage
from tests.ui.conftest import calm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def test_enter_touches_no_other_record_after_the_last_payment(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.desk.navigator.go_to("invoice", None, "overdue")
    calm(window, qtbot)
    page: Any = window._pages["invoice"]
    key = page.current_key()
    assert key is not None
    pressed = next(
        each for each in page._panel.findChildren(QPushButton)
        if "etaling" in each.text() and each.isVisible()
    )  # fmt: skip
    pressed.setFocus()
    with window.desk.lanes.database.read() as session:
        from ises_desk.queries.invoices import detail

        found = detail(session, key, window.desk.today)
    window.desk.lanes.perform(
        lambda _key: None, "payment.record", customer_id=found.customer_id, amount=found.open
    )
    calm(window, qtbot)
    calm(window, qtbot)
    assert page.current_key() != key
    assert QApplication.focusWidget() is page._table.view


def test_the_look_that_is_chosen_has_a_tick(window: MainWindow, qtbot: QtBot) -> None:
    page = LookPage(window)
    qtbot.addWidget(page)
    assert [word for word, each in page._themes.items() if not each.icon().isNull()] == ["system"]
    page._themes["dark"].click()
    calm(window, qtbot)
    ticked = [word for word, each in page._themes.items() if each.accessibleDescription()]
    assert ticked == ["dark"]
    assert [word for word, each in page._languages.items() if each.accessibleDescription()] == [
        "nl"
    ]
