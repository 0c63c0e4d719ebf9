"""The keyboard goes through a page as it is read, and back the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ises_desk.ui import pages
from tests.ui.test_flows import go

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

SUBJECTS = [tab.subject for tab in pages.TABS if tab.subject != "today"]
MOST = 120  # stops of the keyboard on one page or form


def stops_from(first: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Return where the keyboard comes, from `first` on, until it is somewhere again."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    found: list[QWidget] = []
    for _each in range(MOST):
        now = QApplication.focusWidget()
        assert now is not None
        if now in found:
            return found
        found.append(now)
        QTest.keyClick(now, key)
    raise AssertionError([each.accessibleName() for each in found])


def _part(page: Any, stop: QWidget) -> int:
    """Return in which part of the page a stop lies: tabs, figures, bar, list, panel."""
    parts = (page._figures, page._bar, page._table, page._side)
    return next((at for at, part in enumerate(parts, 1) if part.isAncestorOf(stop)), 0)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_keyboard_goes_as_one_reads_and_back(
    window: MainWindow, qtbot: QtBot, subject: str
) -> None:
    page = go(window, qtbot, subject, 1)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    there = stops_from(window.tabs)
    inside = [stop for stop in there if page.isAncestorOf(stop)]
    parts = [_part(page, stop) for stop in inside]
    assert parts == sorted(parts)
    assert {2, 3, 4} <= set(parts)
    bar = [stop.mapTo(window, QPoint()).x() for stop in inside if _part(page, stop) == 2]
    assert bar == sorted(bar)
    back = stops_from(window.tabs, Qt.Key.Key_Backtab)
    assert back[1:] == there[:0:-1]
