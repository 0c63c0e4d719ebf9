"""Python's rubbish is looked for on the window's own thread, and on no other.

A ring of objects that nobody holds any more may have widgets in it. Python looks for such rings
in whatever thread happens to ask for memory; a lane would then take widgets apart beside the
window that is painting them, and Qt ends the whole program.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 100  # what lanes leave in half a second takes longer than a turn may
WHOLE_S = 60.0  # between two looks through everything that stayed


class Rubbish(QObject):
    """Looks for rubbish now and then, as Python itself would, for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._whole_at = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look through what is young; through all of it once a minute at the most."""
        young, middle, old = gc.get_count()
        first, second, third = gc.get_threshold()
        now = time.monotonic()
        if old > third and now - self._whole_at > WHOLE_S:
            self._whole_at = now
            gc.collect()
        elif middle > second:
            gc.collect(1)
        elif young > first:
            gc.collect(0)
