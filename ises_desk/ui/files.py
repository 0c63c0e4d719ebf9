"""Asking for the name of a file, without holding the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QToolButton, QTreeView

from ises_desk.errors import Trouble
from ises_desk.i18n import N_
from ises_desk.ui import icons
from ises_desk.ui.file_icons import file_icons

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

SIZE = (900, 560)  # px
ICONS = {
    "backButton": "left",
    "forwardButton": "right",
    "toParentButton": "up",
    "newFolderButton": "plus",
    "listModeButton": "tiles",
    "detailModeButton": "rows",
}  # by the name of Qt's button


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


def content_of(path: Path, most: int = -1) -> bytes:
    """Return what is in a file (on a lane), no more than so many bytes."""
    from ises_desk.exchange.tables import refuse_in_use

    refuse_in_use(path)
    try:
        with path.open("rb") as opened:
            return opened.read(most)
    except OSError as why:
        raise Trouble(
            N_("Het bestand {path} kan niet worden gelezen."),
            why=str(why),
            advice=N_("Kies een ander bestand."),
            path=str(path),
        ) from why


def _show(dialog: QFileDialog, done: Callable[[Path], object]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setIconProvider(file_icons())

    def chosen(name: str) -> None:
        done(Path(name))

    dialog.fileSelected.connect(chosen)
    QDialog.open(dialog)
    _dress(dialog)


def _dress(dialog: QFileDialog) -> None:
    """Give Qt's own dialog, where the system has none, our icons and room for its columns."""
    buttons = {each.objectName(): each for each in dialog.findChildren(QToolButton)}
    for name, icon in ICONS.items():
        if name in buttons:
            buttons[name].setIcon(icons.icon(icon, "text"))
    view = dialog.findChild(QTreeView, "treeView")
    if view is not None:
        room = dialog.screen().availableGeometry()
        dialog.resize(min(SIZE[0], room.width() - 40), min(SIZE[1], room.height() - 60))
        head = view.header()
        head.setStretchLastSection(False)
        for at in range(1, head.count()):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
