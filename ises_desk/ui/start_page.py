"""The page over all others: a first start, or an administration that could not be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ises_desk.i18n import _
from ises_desk.ui import icons
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, card, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH = 620  # px


class StartPage(QWidget):
    """One card in the middle: what is the matter, and the ways on."""

    def __init__(
        self,
        icon: str,
        heading: str,
        text: str,
        ways: Sequence[tuple[str, Callable[[], object]]],
    ) -> None:
        """Take the ways on as (text, what to do); the first one is the usual one."""
        super().__init__()
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, "accent", 48))
        inside = QVBoxLayout()
        inside.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        inside.setSpacing(2 * GRID)
        inside.addWidget(picture)
        inside.addWidget(label(_(heading), "title", wrap=True))
        inside.addWidget(label(_(text), wrap=True, selectable=True))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.buttons = [
            button(_(name), run, primary=place == 0) for place, (name, run) in enumerate(ways)
        ]
        for made in self.buttons:
            row.addWidget(made)
        row.addStretch(1)
        inside.addSpacing(GRID)
        inside.addLayout(row)
        frame = card()
        frame.setFixedWidth(WIDTH)
        frame.setLayout(inside)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(frame, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    # what every page answers ------------------------------------------------------------------

    def refresh(self) -> None:
        """Stay as it is."""

    def remember(self) -> None:
        """Remember nothing."""

    def focus(self) -> None:
        """Put the keyboard on the first way on."""
        for first in self.buttons[:1]:
            first.setFocus()
