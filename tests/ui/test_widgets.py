"""The small parts that every page shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ises_desk.ui import icons, theme
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
    panel.finish()
    panel.show()
    links = panel.findChildren(Link)
    assert [each.text() for each in links][:2] == ["C2026-0020", "C2026-0021"]


def test_a_long_address_has_its_room_beside_a_moment(qtbot: QtBot) -> None:
    panel = DetailPanel((), "Niets gekozen")
    qtbot.addWidget(panel)
    panel.resize(400, 400)
    address = "E-mail: post@petra-jachtwagen-demo.example"
    rows = (Row((address, "23 november 2026, 09:00")),)
    panel.show_sheet(Sheet(key=1, title="Brief", sections=(Section("Verstuurd", rows),)))
    panel.finish()
    panel.show()
    shown = next(each for each in panel.findChildren(QLabel) if each.text() == address)
    assert shown.height() < 3 * shown.fontMetrics().height()


@pytest.mark.usefixtures("qapp")
def test_the_icon_of_a_button_that_is_off_has_the_colour_of_its_words() -> None:
    made = icons.icon("bill", "on_accent")
    off = made.pixmap(QSize(18, 18), QIcon.Mode.Disabled).toImage()
    seen = {off.pixelColor(x, y).name() for x in range(18) for y in range(18)
            if off.pixelColor(x, y).alpha() > 250}  # fmt: skip
    assert seen == {theme.colours().muted}
