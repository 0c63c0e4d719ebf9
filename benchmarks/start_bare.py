"""The bare window: a PySide6 main window with a table, painted; with `orm` SQLAlchemy after it.

Prints the seconds since the moment in BENCHMARK_BEGUN, as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time

BEGUN = float(os.environ["BENCHMARK_BEGUN"])

from PySide6.QtCore import QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

ROWS, COLUMNS = 50, 7


class Table(QTableView):
    """A table that says when it was painted first."""

    def paintEvent(self, event: object) -> None:
        """Paint, then go on."""
        super().paintEvent(event)  # type: ignore[arg-type]
        if not PAINTED:
            PAINTED.append(time.time() - BEGUN)
            QTimer.singleShot(0, end)


PAINTED: list[float] = []


def end() -> None:
    """Import what the first page asks, tell the times and stop."""
    if "orm" in sys.argv:
        import sqlalchemy.orm  # noqa: F401  its time is the limit
    said = {"painted": PAINTED[0], "filled": time.time() - BEGUN}
    sys.stdout.write(json.dumps(said))
    sys.stdout.flush()
    os._exit(0)


app = QApplication([])
window = QMainWindow()
table = Table()
model = QStandardItemModel(ROWS, COLUMNS)
for row in range(ROWS):
    for column in range(COLUMNS):
        model.setItem(row, column, QStandardItem(f"cell {row} {column}"))
table.setModel(model)
window.setCentralWidget(table)
window.resize(1280, 720)
window.show()
app.exec()
