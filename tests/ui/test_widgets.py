"""The small parts that every page shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ises_desk.ui.detail import DetailPanel
from ises_desk.ui.sheet import Row, Section, Sheet
from ises_desk.ui.widgets import Link, button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot) -> None:
    pressed: list[int] = []
    made = button("&Opslaan", lambda: pressed.append(1))
    qtbot.addWidget(made)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(made, key)
    assert len(pressed) == 3


def test_the_number_of_a_record_is_whole_beside_a_long_name(qtbot: QtBot) -> None:
    panel = DetailPanel((), "Niets gekozen")
    qtbot.addWidget(panel)
    panel.resize(360, 400)
    names = ("Stichting Buurtbus 's-Gravenbroekerdijk", "Omgevingsdienst Kwartelhuizen")
    rows = tuple(
        Row((f"C2026-002{at}", name), chip=("Loopt", "good"), goto=("contract", at))
        for at, name in enumerate(names)
    )
    panel.show_sheet(Sheet(key=1, title="Product", sections=(Section("Contracten", rows),)))
    panel.show()
    links = panel.findChildren(Link)
    assert [each.text() for each in links][:2] == ["C2026-0020", "C2026-0021"]
