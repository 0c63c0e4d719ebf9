"""What tests of keeping share: where it is kept, what is offered, typing and closing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ises_desk.ui.inputs import LineInput
from ises_desk.ui.kept import file_of
from ises_desk.ui.strips import Offer

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.forms import Form
    from ises_desk.ui.opening import Opening
    from ises_desk.ui.window import MainWindow

    Open = Callable[[Path], tuple[MainWindow, Opening]]

LONG = 30_000  # ms


def kept_file(window: MainWindow) -> Path:
    """Return where this window keeps what isn't finished."""
    return file_of(Path(window.desk.settings.fileName()).parent, window.desk.path)


def offers(window: MainWindow) -> list[Offer]:
    """Return the offers on screen."""
    return [each for each in window.desk.strips.findChildren(Offer) if each.isVisible()]


def shut(window: MainWindow, qtbot: QtBot) -> None:
    """Close a window; it may have to stop the backup of the day first."""
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)


def type_name(form: Form, text: str) -> None:
    """Type in the field of the name."""
    line = form.cell("name").input
    assert isinstance(line, LineInput)
    line.edit.setText(text)
