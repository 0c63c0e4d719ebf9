"""Changing the colours of a window that is in use, in pieces short enough not to be felt."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ises_desk.ui import theme
from ises_desk.ui.widgets import next_turn, retone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ises_desk.ui.window import MainWindow


class Dresser(QObject):
    """Dresses the whole program anew; a choice made meanwhile comes after, the last one only.

    Two changes through each other would put one style sheet in the place of another.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._wanted: theme.Choice | None = None  # while a change is under way

    def choose(self, choice: theme.Choice) -> None:
        """Begin, or remember the choice until the change under way is done."""
        busy, self._wanted = self._wanted is not None, choice
        if not busy:
            self._shed()

    def _shed(self) -> None:
        """Let the pages off screen go first, one a turn.

        Dressing them all takes a second, making one anew a tenth.
        """
        next_turn(self, self._shed if self._window.shed() else self._undress)

    def _undress(self) -> None:
        """Take the old sheet off in one turn and put the new one on in the next.

        No window is painted in between.
        """
        app = cast("QApplication", QApplication.instance())
        choice = cast("theme.Choice", self._wanted)
        theme.tell_system(app, choice)
        shown = app.topLevelWidgets()
        for each in shown:
            each.setUpdatesEnabled(False)
        theme.undress(app)
        next_turn(self, lambda: self._dress(app, choice, shown))

    def _dress(self, app: QApplication, choice: theme.Choice, shown: list[QWidget]) -> None:
        try:
            theme.apply(app, choice)
            retone(self._window)
        finally:
            for each in filter(shiboken6.isValid, shown):
                each.setUpdatesEnabled(True)
        wanted, self._wanted = self._wanted, None
        self._window.dressed()
        if wanted is not None and wanted != choice:
            self.choose(wanted)
