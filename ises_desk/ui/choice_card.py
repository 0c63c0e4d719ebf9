"""A way on as a card that is pressed: an icon, what it is called, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy

from ises_desk.i18n import _
from ises_desk.ui import icons
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import PushButton, label, plainly

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent

ICON = 28  # px


class Picture(QLabel):
    """An icon that follows the colours of the theme."""

    def __init__(self, name: str, tone: str, size: int) -> None:
        super().__init__()
        self._drawn = name, tone, size
        self.setPixmap(icons.pixmap(*self._drawn))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Draw the icon anew in other colours."""
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange:
            self.setPixmap(icons.pixmap(*self._drawn))


class ChoiceCard(PushButton):
    """A button of two lines; its name may carry a mnemonic."""

    def __init__(self, icon: str, name: str, text: str, run: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("choice")
        self.setAutoDefault(False)
        picture = Picture(icon, "accent", ICON)
        title, words = label(_(name), "heading"), label(_(text), "muted", wrap=True)
        title.setBuddy(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(picture, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(title, 0, 1)
        grid.addWidget(words, 1, 1)
        for part in (picture, title, words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_(name).replace("&", ""))
        self.setAccessibleDescription(_(text))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(plainly(run))

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the room of the two lines, not that of a button's own text."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        """Tell that the second line wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """Return the height at a width."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0
