"""Changing the colours of a window that is in use, in pieces short enough not to be felt."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtWidgets import QApplication

from ises_desk.ui import theme
from ises_desk.ui.widgets import next_turn, retone

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def change(window: QWidget, choice: theme.Choice, done: Callable[[], None]) -> None:
    """Dress the whole program anew and then call `done`.

    The old sheet goes in one turn of the event loop and the new one comes in the next; no window
    is painted in between.
    """
    app = cast("QApplication", QApplication.instance())
    theme.tell_system(app, choice)
    shown = app.topLevelWidgets()
    for each in shown:
        each.setUpdatesEnabled(False)
    theme.undress(app)

    def dress() -> None:
        try:
            theme.apply(app, choice)
            retone(window)
        finally:
            for each in filter(shiboken6.isValid, shown):
                each.setUpdatesEnabled(True)
        done()

    next_turn(window, dress)
