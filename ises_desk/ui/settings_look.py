"""Settings: the colours and the language of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ises_desk.i18n import LANGUAGES, N_, _, shown
from ises_desk.ui import language
from ises_desk.ui.menus import THEMES
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ises_desk.ui.window import MainWindow


class LookPage(QWidget):
    """Light, dark, or as the system says; and the language. `retold` asks for a new dialog."""

    retold = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + 4)
        column.addWidget(label(_(N_("Weergave")), "title"))
        column.addWidget(label(_(N_("De kleuren van het venster.")), "muted"))
        column.addLayout(_row(THEMES, window.choose_theme))  # type: ignore[arg-type]
        column.addSpacing(GRID)
        about = N_("De taal van het venster. Facturen en brieven blijven Nederlands.")
        column.addWidget(label(_(about), "muted", wrap=True))
        column.addLayout(_row(LANGUAGES, self._speak))
        column.addStretch(1)

    def _speak(self, spoken: str) -> None:
        language.change(self._window, spoken)
        self.retold.emit()


def _row(options: Sequence[tuple[str, str]], choose: Callable[[str], object]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for word, text in options:
        row.addWidget(button(shown(text), partial(choose, word)))
    row.addStretch(1)
    return row
