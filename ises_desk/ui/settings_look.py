"""Settings: the colours and the language of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ises_desk.i18n import LANGUAGES, N_, _, shown
from ises_desk.ui import icons, language
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
        self._themes = _row(THEMES, self._colour)
        column.addLayout(_laid(self._themes))
        column.addSpacing(GRID)
        about = N_("De taal van het venster. Facturen en brieven blijven Nederlands.")
        column.addWidget(label(_(about), "muted", wrap=True))
        self._languages = _row(LANGUAGES, self._speak)
        column.addLayout(_laid(self._languages))
        column.addStretch(1)
        self._mark()

    def _mark(self) -> None:
        """Show what is chosen now: with a tick, and in words for who doesn't see it."""
        settings = self._window.desk.settings
        theme = str(settings.value("window/theme") or "system")
        for chosen, made in ((theme, self._themes), (language.chosen(settings), self._languages)):
            for word, each in made.items():
                each.setIcon(icons.icon("check", "text") if word == chosen else QIcon())
                each.setProperty("icon_name", "check" if word == chosen else "")
                each.setAccessibleDescription(_(N_("Gekozen")) if word == chosen else "")

    def _colour(self, theme: str) -> None:
        self._window.choose_theme(theme)  # type: ignore[arg-type]  # it is one of THEMES
        self._mark()

    def _speak(self, spoken: str) -> None:
        language.change(self._window, spoken)
        self.retold.emit()


def _row(
    options: Sequence[tuple[str, str]], choose: Callable[[str], object]
) -> dict[str, QPushButton]:
    return {word: button(shown(text), partial(choose, word)) for word, text in options}


def _laid(buttons: dict[str, QPushButton]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for each in buttons.values():
        row.addWidget(each)
    row.addStretch(1)
    return row
