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

from PySide6.QtCore import QTimer

TIMES: dict[str, float] = {}


def note_first_paint() -> None:
    """Note when the window's first paint is done: by its own event, as the bare window does.

    A filter on the whole application would count in its own cost: a call for every event.
    """
    from ises_desk.ui.window import MainWindow

    paint = MainWindow.paintEvent

    def after() -> None:
        TIMES["painted"] = time.time() - BEGUN
        note_first_row()  # imports the list: not before the first paint

    def painted(self: MainWindow, event: object) -> None:
        if not TIMES:
            TIMES["painted"] = 0.0
            QTimer.singleShot(0, after)
        paint(self, event)  # type: ignore[arg-type]

    MainWindow.paintEvent = painted  # type: ignore[method-assign,assignment]


def note_first_row() -> None:
    """Stop when the first cell with words of the first list was painted."""
    from ises_desk.ui.delegates import RowDelegate

    paint = RowDelegate.paint

    def painted(self: RowDelegate, painter: object, option: object, index: object) -> None:
        paint(self, painter, option, index)  # type: ignore[arg-type]
        if index.data():  # type: ignore[attr-defined]
            tell()

    RowDelegate.paint = painted  # type: ignore[method-assign,assignment]


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
    from datetime import date

    from ises_desk import app
    from ises_desk.options import Options

    note_first_paint()
    app.main(Options(file=Path(sys.argv[1]), day=date.fromisoformat(sys.argv[2])))


run()
