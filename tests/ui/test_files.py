"""Asking for a file leaves the administration that is open alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QTreeView

from ises_desk.actions import arguments
from ises_desk.actions.arguments import Unreadable
from ises_desk.actions.register import find
from ises_desk.errors import Refusal
from ises_desk.exchange.tables import read_bytes
from ises_desk.store.database import open_database
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
    assert _other_process_leaves_it(path), "it thought that nobody else had the file open"
    dialog.reject()


def _other_process_leaves_it(path: Path) -> bool:
    log = Path(f"{path}-wal")
    assert log.exists()
    subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", READING, str(path)], check=True
    )
    return log.exists()


def test_opening_the_open_administration_again_leaves_its_locks(window: MainWindow) -> None:
    path = window.desk.path
    open_database(path, lock=False).close()
    assert _other_process_leaves_it(path)


def test_the_open_administration_is_no_export_file_and_no_picture(window: MainWindow) -> None:
    path = window.desk.path
    for read in (read_bytes, files.content_of):
        with pytest.raises(Refusal, match="die openstaat"):
            read(path)
    act = find("business.set_logo")
    assert act is not None
    with pytest.raises(Unreadable):
        arguments.read(act, {"content": str(path)})
    assert _other_process_leaves_it(path)
