"""Asking for a file leaves the administration that is open alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QTreeView

from ises_desk.ui import files

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

READING = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT 1 FROM counter')"


def test_a_file_dialog_does_not_end_the_locks_of_the_open_administration(
    window: MainWindow, qtbot: QtBot
) -> None:
    path = window.desk.path
    files.ask_open(window, "Openen", path.parent, "Administraties (*.sqlite)", lambda _path: None)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    shown = dialog.findChild(QTreeView)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.model().rowCount(shown.rootIndex()) > 0)
    qtbot.wait(200)
    log = Path(f"{path}-wal")
    assert log.exists()
    subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", READING, str(path)], check=True
    )
    assert log.exists(), "another process thought that nobody else had the file open"
    dialog.reject()
