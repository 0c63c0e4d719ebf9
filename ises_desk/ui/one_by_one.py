"""What comes home from the lanes at once is brought one at a time, a turn of the window each."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable


class OneByOne(QObject):
    """Calls `bring` for what is added, in that order; between two calls the keyboard gets room.

    Qt hands over all that is waiting in one go, and four short answers make one long block.
    """

    def __init__(self, parent: QObject, bring: Callable[[Any], object]) -> None:
        super().__init__(parent)
        self._bring = bring
        self._waiting: deque[Any] = deque()
        self._brought = False  # something, in this turn

    def add(self, item: Any) -> None:
        """Bring an item now, or in its turn."""
        self._waiting.append(item)
        if not self._brought:
            self._next()

    def _next(self) -> None:
        self._brought = bool(self._waiting)
        if self._brought:
            QTimer.singleShot(1, self, self._next)  # what waits 0 ms still comes in this turn
            self._bring(self._waiting.popleft())
