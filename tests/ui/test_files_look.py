"""Asking for a file where the system has no dialog of its own: Qt's, with our icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from ises_desk.ui import files, icons

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_the_buttons_can_be_seen_and_the_columns_are_whole(tmp_path: Path, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    files.ask_open(parent, "Openen", tmp_path, "Alles (*)", print)
    dialog = parent.findChild(QFileDialog)
    assert dialog is not None
    named = {each.objectName(): each for each in dialog.findChildren(QToolButton)}
    assert set(files.ICONS) <= set(named)
    size = QSize(18, 18)
    shown = named["toParentButton"].icon().pixmap(size).toImage()
    assert shown == icons.icon("up", "text").pixmap(size).toImage()
    assert dialog.width() > 700
    dialog.close()
