"""The second click of a double click on a button that closes its dialog goes nowhere.

Else it falls on whatever lies below the dialog, in the same place: a button of the list, perhaps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QMouseEvent, QWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class Shield(QObject):
    """Keeps a press in the same place from every window, for as long as a double click takes."""

    def __init__(self) -> None:
        app = QGuiApplication.instance()
        super().__init__(app)
        hints = QGuiApplication.styleHints()
        self._place = QPointF(QCursor.pos())
        self._near = hints.startDragDistance()
        self._kept = False
        for each in QGuiApplication.topLevelWindows():
            each.installEventFilter(self)
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._come)  # what opens in the place of the dialog
        QTimer.singleShot(hints.mouseDoubleClickInterval(), self, self.deleteLater)

    def _come(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Keep the second press, and its release."""
        if event.type() in _PRESSES and isinstance(event, QMouseEvent):
            away = (event.globalPosition() - self._place).manhattanLength()
            self._kept = away <= self._near
            return self._kept
        if event.type() == QEvent.Type.MouseButtonRelease and self._kept:
            self._kept = False
            return True
        return super().eventFilter(watched, event)


def close_once(dialog: QDialog) -> None:
    """Let a double click on a button of `dialog` that closes it count once."""
    dialog.finished.connect(lambda _code: Shield())
