"""The panel beside a list: rows that fit its width, buttons that are equally wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from ises_desk.ui.detail import DetailPanel
from ises_desk.ui.sheet import Row, Section, Sheet
from ises_desk.ui.widgets import Chip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("dressed")
DEEDS = [
    ("show", "Bekijken", "letters", False),
    ("sent", "Verstuurd vastleggen", "send", True),
    ("print", "Afdrukken", "print", False),
]


@pytest.fixture
def panel(qtbot: QtBot) -> DetailPanel:
    """Return a panel that is as wide as on the smallest screen."""
    made = DetailPanel(DEEDS, "Niets gekozen")
    qtbot.addWidget(made)
    made.resize(380, 500)
    made.show()
    return made


def test_a_row_of_numbers_never_makes_the_record_wider_than_the_panel(
    panel: DetailPanel, qtbot: QtBot
) -> None:
    row = Row(("20260023", "06-01-2026", "€ 837,92"), ("invoice", 1), ("Aangemaand", "bad"))
    panel.show_sheet(Sheet(key=1, title="Bakkerij", sections=(Section("Facturen", (row,)),)))
    qtbot.waitUntil(lambda: bool(panel.findChildren(Chip)))
    qtbot.wait(20)
    assert panel._area.widget().width() <= panel._area.viewport().width()


def test_the_buttons_below_a_record_are_equally_wide(panel: DetailPanel, qtbot: QtBot) -> None:
    panel.show_sheet(Sheet(key=1, title="B2026-0001"))
    qtbot.wait(20)
    first, second = (panel.findChild(QPushButton, f"deed:{code}") for code in ("show", "sent"))
    assert first is not None
    assert second is not None
    assert abs(first.width() - second.width()) <= 1
