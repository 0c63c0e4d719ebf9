"""Whatever is typed in any filter or search line: a list, perhaps an empty one; never a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ises_desk.ui import contract_forms, pages
from ises_desk.ui.forms import open_form
from ises_desk.ui.picker import Picker
from tests.ui.conftest import calm, dialogs
from tests.ui.test_hostile_typing import HOSTILE, faults

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

__all__ = ["faults"]  # the fixture is used here too
LONG = 20_000  # ms
FEW = ("today", "customer")  # the other pages with --long
MORE = ("%_%", '"*" OR (', "\x00a", "a\tb\nc", "   ", "ij ĳ ß ł")


def lines(window: MainWindow) -> list[QLineEdit]:
    """Return the lines of the page on screen that are typed in."""
    found = window.stack.currentWidget().findChildren(QLineEdit)
    return [each for each in found if each.isVisible() and not each.isReadOnly()]


@pytest.mark.parametrize(
    "tab",
    [
        pytest.param(tab, id=tab.subject, marks=() if tab.subject in FEW else pytest.mark.long)
        for tab in pages.TABS
    ],
)
def test_every_filter_line_takes_whatever_is_typed(
    window: MainWindow, qtbot: QtBot, faults: list[BaseException], tab: pages.Tab
) -> None:
    window.desk.navigator.go_to(tab.subject, None)
    calm(window, qtbot)
    assert lines(window), "every page has a filter line"
    for line in lines(window):
        for given in HOSTILE + MORE:
            line.setText(given)
            qtbot.keyClick(line, Qt.Key.Key_Return)
            calm(window, qtbot)
            assert faults == [], given
            assert not dialogs(window)
        line.clear()
        calm(window, qtbot)
    assert window.isVisible()


def test_the_search_of_a_list_to_choose_from_takes_it_too(
    window: MainWindow, qtbot: QtBot, faults: list[BaseException]
) -> None:
    form = open_form(window.desk, contract_forms.CONCLUDE, {})
    form.cell("customer_id").input.choose()  # type: ignore[attr-defined]
    picker = form.findChild(Picker)
    assert picker is not None
    for given in HOSTILE + MORE:
        picker.search.setText(given)
        calm(window, qtbot)
        assert faults == [], given
    picker.search.setText("Gemeente")
    qtbot.waitUntil(lambda: picker._model.rowCount() == 1, timeout=LONG)
    picker.reject()
    form.reject()
