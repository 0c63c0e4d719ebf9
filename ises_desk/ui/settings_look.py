"""Settings: the colours of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui.menus import THEMES
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from ises_desk.ui.window import MainWindow


class LookPage(QWidget):
    """Light, dark, or as the system says."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for choice, text in THEMES:
            run = partial(window.choose_theme, choice)  # type: ignore[arg-type]
            row.addWidget(button(_(text), run))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + 4)
        column.addWidget(label(_(N_("Weergave")), "title"))
        column.addWidget(label(_(N_("De kleuren van het venster.")), "muted"))
        column.addLayout(row)
        column.addStretch(1)
