"""The page in the place of an empty list: what it means, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from ises_desk.ui import icons
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import label


class EmptyPage(QFrame):
    """An icon, a heading and a sentence in the middle of a card."""

    def __init__(self, icon: str, *, framed: bool = True) -> None:
        super().__init__()
        if framed:
            self.setObjectName("card")
        self._name = icon
        self._picture = QLabel()
        self._title = label("", "heading")
        self._text = label("", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 2 * GRID, 6 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addStretch(2)
        for part in (self._picture, self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(part)
        layout.addStretch(3)

    def say(self, title: str, text: str) -> None:
        """Show a heading and a sentence."""
        self._picture.setPixmap(icons.pixmap(self._name, "muted", 40))
        self._title.setText(title)
        self._text.setText(text)
