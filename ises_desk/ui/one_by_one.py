"""Things that need not be done in one go are done one at a time, a turn of the window each."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable


STEPS_S = 0.008  # of making something, in one turn


class OneByOne(QObject):
    """Calls `bring` for what is added, in that order; between two turns the keyboard gets room.

    Qt hands over all that is waiting in one go, and four short answers make one long block. What
    is short comes with the one before it, as long as their turn has lasted less than `spend` s.
    """

    def __init__(self, parent: QObject, bring: Callable[[Any], object], spend: float = 0) -> None:
        super().__init__(parent)
        self._bring, self._spend = bring, spend
        self._waiting: deque[Any] = deque()
        self._bringing = False
        self._timer = QTimer(self)  # active as long as something was brought in this turn
        self._timer.setSingleShot(True)
        self._timer.setInterval(1)  # what waits 0 ms still comes in this turn
        self._timer.timeout.connect(self._next)

    def add(self, item: Any) -> None:
        """Bring an item now, or in its turn."""
        self._waiting.append(item)
        if not self._timer.isActive():
            self._next()

    def finish(self) -> None:
        """Bring at once what still waits; what is being brought itself asks this in vain."""
        while self._waiting and not self._bringing:
            self._bring_one()

    def drop(self) -> None:
        """Forget what still waits."""
        self._waiting.clear()

    def _next(self) -> None:
        if not self._waiting:
            return
        self._timer.start()
        begun = time.perf_counter()
        self._bring_one()
        while self._waiting and time.perf_counter() - begun < self._spend:
            self._bring_one()

    def _bring_one(self) -> None:
        before, self._bringing = self._bringing, True
        try:
            self._bring(self._waiting.popleft())
        finally:
            self._bringing = before


class Steps(OneByOne):
    """The steps in which something large is made: each is called without anything."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, lambda step: step(), STEPS_S)
