"""Asking for the name of a file, without holding the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from ises_desk.ui.file_icons import file_icons

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def ask_open(
    parent: QWidget, title: str, folder: Path, pattern: str, done: Callable[[Path], object]
) -> None:
    """Ask for a file that is there; `done` gets it."""
    dialog = QFileDialog(parent, title, str(folder), pattern)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _show(dialog, done)


def ask_save(
    parent: QWidget, title: str, start: Path, pattern: str, done: Callable[[Path], object]
) -> None:
    """Ask where to write a file, beginning with `start`; `done` gets the place."""
    dialog = QFileDialog(parent, title, str(start.parent), pattern)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(start.suffix.removeprefix("."))
    dialog.selectFile(start.name)
    _show(dialog, done)


def ask_folder(parent: QWidget, title: str, folder: Path, done: Callable[[Path], object]) -> None:
    """Ask for a folder, beginning with one that is there; `done` gets it."""
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _show(dialog, done)


def _show(dialog: QFileDialog, done: Callable[[Path], object]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setIconProvider(file_icons())

    def chosen(name: str) -> None:
        done(Path(name))

    dialog.fileSelected.connect(chosen)
    QDialog.open(dialog)
