"""The program itself, watched from inside: when it painted first, when its first page was filled.

Prints the seconds since the moment in BENCHMARK_BEGUN and the memory, as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time

BEGUN = float(os.environ["BENCHMARK_BEGUN"])

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QApplication

TIMES: dict[str, float] = {}


class Watch(QObject):
    """Sees every paint; the first one, and the first of a list with rows in it."""

    def eventFilter(self, seen: QObject, event: QEvent) -> bool:
        """Note the time after the events that are under way."""
        if event.type() == QEvent.Type.Paint:
            TIMES.setdefault("painted", time.time() - BEGUN)
            view = seen.parent()
            if isinstance(view, QAbstractItemView) and is_filled(view):
                tell()
        return False


def is_filled(view: QAbstractItemView) -> bool:
    """Tell whether a visible list shows words."""
    model = view.model()
    if model is None or not model.rowCount() or not view.isVisible():
        return False
    return any(model.index(0, column).data() for column in range(model.columnCount()))


def tell() -> None:
    """Print the times and the memory, and stop."""
    from benchmarks.measure import memory_mb

    TIMES["filled"] = time.time() - BEGUN
    TIMES["memory"] = memory_mb("VmHWM")
    sys.stdout.write(json.dumps(TIMES))
    sys.stdout.flush()
    os._exit(0)


def run() -> None:
    """Start the program as the owner does, with the watch beside it."""
    from ises_desk import app
    from ises_desk.options import Options

    begin = QApplication.exec

    def watched(*_: object) -> int:
        watch = Watch()
        QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
        return begin()

    QApplication.exec = watched  # type: ignore[method-assign,assignment]
    from datetime import date

    app.main(Options(file=Path(sys.argv[1]), day=date.fromisoformat(sys.argv[2])))


run()
