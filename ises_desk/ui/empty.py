"""The page in the place of an empty list: what it means, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ises_desk.i18n import _
from ises_desk.ui import icons
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget

WIDEST = 640  # px of a line of words


class EmptyPage(QFrame):
    """An icon, a heading and a sentence in the middle of a card."""

    def __init__(self, icon: str, parent: QWidget | None = None, *, framed: bool = True) -> None:
        super().__init__(parent)
        if framed:
            self.setObjectName("card")
        self._name = icon
        self.ways: list[QPushButton] = []
        self._picture = QLabel()
        self._title = label("", "heading")
        self._text = label("", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 2 * GRID, 6 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addStretch(2)
        for part in (self._picture, self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._picture)
        layout.addWidget(self._title)
        line = QHBoxLayout()  # a line of words is not as wide as a large screen
        line.addStretch(1)
        line.addWidget(self._text, 1000)
        line.addStretch(1)
        self._text.setMaximumWidth(WIDEST)
        layout.addLayout(line)
        self._ways = QHBoxLayout()
        self._ways.setSpacing(GRID)
        layout.addSpacing(GRID)
        layout.addLayout(self._ways)
        layout.addStretch(3)

    def offer(self, *ways: tuple[str, Callable[[], object]]) -> None:
        """Put buttons below the sentence, once: what to do first, each with its label."""
        self._ways.addStretch(1)
        self.ways = [button(_(text), run) for text, run in ways]
        for each in self.ways:
            self._ways.addWidget(each)
        self._ways.addStretch(1)

    def show_ways(self, *, shown: bool) -> None:
        """Show the buttons, or hide them where they would not help."""
        for each in self.ways:
            each.setVisible(shown)

    def say(self, title: str, text: str) -> None:
        """Show a heading and a sentence."""
        self._picture.setPixmap(icons.pixmap(self._name, "muted", 40))
        self._title.setText(title)
        self._text.setText(text)
