"""Where a letter appears: a sheet without ink that says what is missing; how wide a page is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import label

A4 = (595.0, 842.0)  # points
BESIDE = 2 * GRID + 6  # px beside a page in a view


class PaperPlace(QFrame):
    """As large as the page that comes here, in the colours of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.words = label("", "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addStretch(2)

    def lay(self, scale: float) -> None:
        """Take the room of a scale, in px a point."""
        self.setFixedSize(QSize(round(A4[0] * scale), round(A4[1] * scale)))


def width_of_page(height: int) -> int:
    """Return how wide a view of `height` px is that shows a whole page.

    >>> width_of_page(800)
    578
    """
    return round((height - 2 * GRID) * A4[0] / A4[1]) + BESIDE
