"""Two parts with a handle between them: the second has its share, until the owner drags it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from ises_desk.ui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

PANEL = (380, 0.24, 600)  # px at least, of the room, px at most: beside a list
HANDLE = 2 * GRID - 2  # px


class PanelSplitter(QSplitter):
    """A large screen gives both parts more; what the owner drags is remembered in px."""

    def __init__(
        self,
        parent: QWidget | None,
        settings: QSettings,
        name: str,
        share: tuple[int, float, int] = PANEL,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
    ) -> None:
        """Take how wide the second part is as (least, of the room, most); both are made in it."""
        super().__init__(orientation, parent)
        self._settings, self._name, self._share = settings, name, share
        saved = str(settings.value(name) or "")
        self._own = int(saved) if saved.isdecimal() else -1  # px that the owner gave it, if any
        self.setHandleWidth(HANDLE)
        self.splitterMoved.connect(self._dragged)

    def remember(self) -> None:
        """Write to the settings what the owner dragged."""
        if self._own >= 0:
            self._settings.setValue(self._name, str(self._own))

    def divide(self) -> None:
        """Give the second part its room."""
        along = self.orientation() == Qt.Orientation.Horizontal
        room = (self.width() if along else self.height()) - self.handleWidth()
        least, share, most = self._share
        second = self._own if self._own >= 0 else max(least, min(round(room * share), most))
        if room > second and self.count():
            self.setCollapsible(0, False)
            self.setSizes([room - second, second])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Divide a larger or a smaller window anew."""
        super().resizeEvent(event)
        self.divide()

    def _dragged(self, _place: int, _handle: int) -> None:
        self._own = self.sizes()[1]
