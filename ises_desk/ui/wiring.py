"""What the menus lead to; made after the first paint."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ises_desk.i18n import N_, _
from ises_desk.ui.helping import Helping
from ises_desk.ui.keeper import Keeper
from ises_desk.ui.opening import Opening

if TYPE_CHECKING:
    from ises_desk.ui.window import MainWindow


class Undoing(QObject):
    """Remembers the deeds of this sitting, the newest last, and takes them back one by one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._entry = window.desk, window.menus.undo_entry
        self._lines: list[tuple[int, str]] = []
        window.desk.lanes.written.connect(self._remember)
        window.language_changed.connect(self._show)
        self._show()

    def undo(self) -> None:
        """Take back the newest deed; what can't be taken back says why."""
        if not self._lines:
            self._desk.messages.say(_(N_("Er is niets om ongedaan te maken.")))
            return
        line, title = self._lines.pop()
        said = _(N_("Ongedaan gemaakt: {deed}.")).format(deed=_(title))
        self._desk.lanes.undo(lambda _line: self._desk.messages.say(said), line)
        self._show()

    def forget(self) -> None:
        """Forget all: another administration was opened."""
        self._lines.clear()
        self._show()

    def _remember(self, line: int, title: str) -> None:
        self._lines.append((line, title))
        self._show()

    def _show(self) -> None:
        title = _(self._lines[-1][1]) if self._lines else ""
        text = _(N_("&Ongedaan maken"))
        self._entry.setText(f"{text}: {title}" if title else text)


def wire(window: MainWindow) -> Opening:
    """Connect the menus of a window; returns what opens administrations."""
    window.arm()
    opening = Opening(window)
    window.menus.settings.connect(partial(_settings, window, opening))
    window.menus.intake.connect(partial(_intake, window, opening))
    undoing = Undoing(window)
    window.menus.undo.connect(undoing.undo)
    opening.opened.connect(undoing.forget)
    helping = Helping(window)
    window.menus.manual.connect(helping.open_here)
    window.menus.key_sheet.connect(helping.sheet)
    keeper = window.desk.keeper = Keeper(window.desk, window)
    opening.opened.connect(keeper.open)
    window.closing.connect(keeper.flush)
    window.menus.about.connect(partial(_about, window))
    return opening


def _settings(window: MainWindow, opening: Opening, place: str) -> None:
    from ises_desk.ui.settings import open_settings

    open_settings(window, opening, place)


def _intake(window: MainWindow, opening: Opening) -> None:
    from ises_desk.ui.intake import open_intake

    open_intake(window, opening.opened)


def _about(window: MainWindow) -> None:
    from ises_desk import __version__

    text = N_("De administratie van een kleine hosting- en domeinaanbieder. Versie {version}.")
    window.desk.messages.tell("ises_desk", _(text).format(version=__version__))
