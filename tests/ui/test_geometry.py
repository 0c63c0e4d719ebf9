"""A window comes back where it can be seen, whatever screen it was on the last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSettings
from PySide6.QtWidgets import QApplication, QMainWindow

from ises_desk import clock
from ises_desk.ui.window import MainWindow
from tests.ui.conftest import DAY

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PLACES = {
    "beside all screens": QRect(5000, 4000, 1000, 640),
    "above the screen": QRect(100, -3000, 1000, 640),
    "larger than the screen": QRect(0, 0, 9000, 7000),
    "on a larger screen": QRect(2000, 900, 2500, 1400),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_remembered_shape_fits_on_the_screen_there_is(
    dressed: QApplication,  # noqa: ARG001  dresses the application
    qtbot: QtBot,
    tmp_path: Path,
    place: str,
) -> None:
    other = QMainWindow()
    qtbot.addWidget(other)
    other.setGeometry(PLACES[place])
    settings = QSettings(str(tmp_path / "venster.ini"), QSettings.Format.IniFormat)
    settings.setValue("window/geometry", other.saveGeometry())
    window = MainWindow(settings, lambda: clock.moment_on(DAY), tmp_path / "a.sqlite")
    qtbot.addWidget(window)
    window.show()
    room = window.screen().availableGeometry()
    seen = room.intersected(window.geometry())
    assert room.contains(window.geometry().topLeft())
    assert window.width() <= max(room.width(), window.minimumWidth())
    assert window.height() <= max(room.height(), window.minimumHeight())
    assert seen.height() >= min(room.height(), 600) * 0.9
    window.close()
