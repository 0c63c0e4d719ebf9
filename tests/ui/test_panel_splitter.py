"""The panel beside a list: its share of a small and a large window, and what the owner gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from ises_desk.ui.panel_splitter import PanelSplitter

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Return settings in a file of their own."""
    return QSettings(str(tmp_path / "venster.ini"), QSettings.Format.IniFormat)


def shown(settings: QSettings, qtbot: QtBot, width: int) -> PanelSplitter:
    """Show a list with a panel beside it."""
    made = PanelSplitter(None, settings, "customer/panel")
    for _part in range(2):
        made.addWidget(QWidget())
    qtbot.addWidget(made)
    made.resize(width, 400)
    made.show()
    QApplication.processEvents()
    return made


@pytest.mark.parametrize(("width", "panel"), [(1326, 380), (2000, 477), (2520, 600)])
def test_a_large_window_gives_the_panel_more(
    settings: QSettings, qtbot: QtBot, width: int, panel: int
) -> None:
    assert shown(settings, qtbot, width).sizes()[1] == panel


def test_what_the_owner_dragged_stays(settings: QSettings, qtbot: QtBot) -> None:
    made = shown(settings, qtbot, 2520)
    made.remember()
    assert settings.value("customer/panel") is None  # nothing was dragged
    made.moveSplitter(2000, 1)
    made.resize(1800, 400)
    QApplication.processEvents()
    dragged = made.sizes()[1]
    assert dragged == 2520 - 2000 - made.handleWidth()
    made.remember()
    assert shown(settings, qtbot, 2520).sizes()[1] == dragged


def test_rubbish_in_the_settings_is_passed_over(settings: QSettings, qtbot: QtBot) -> None:
    settings.setValue("customer/panel", "breed")
    assert shown(settings, qtbot, 2520).sizes()[1] == 600
