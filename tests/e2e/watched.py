"""Start the real program and write down, many times a second, what stands where on the screen.

The program itself is untouched; only positions and texts are read, so that a test can move
the mouse to a thing by its name. Used as: python watched.py SNAPSHOT [words of ises-desk].
"""

from __future__ import annotations

import json
import sys
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QStatusBar,
    QTabBar,
    QTableView,
    QWidget,
)

EVERY_MS = 40


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QStatusBar):
        return widget.currentMessage()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""


def _box(widget: QWidget, x: int, y: int, width: int, height: int) -> list[int]:
    place = widget.mapToGlobal(QPoint(x, y))
    return [place.x(), place.y(), width, height]


def _things(top: QWidget) -> list[dict[str, Any]]:
    found = []
    for widget in [top, *top.findChildren(QWidget)]:
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        rect = widget.visibleRegion().boundingRect()
        found.append(
            {
                "kind": type(widget).__name__,
                "name": widget.accessibleName(),
                "text": _text(widget),
                "enabled": widget.isEnabled(),
                "focus": widget.hasFocus(),
                "box": _box(widget, rect.x(), rect.y(), rect.width(), rect.height()),
            }
        )
        if isinstance(widget, QTableView):
            found += _cells(widget)
        if isinstance(widget, QTabBar):
            found += _tabs(widget)
        if isinstance(widget, QMenuBar):
            found += _entries(widget, "menu-title")
    return found


def _cells(table: QTableView) -> list[dict[str, Any]]:
    model, found = table.model(), []
    if model is None:
        return []
    for row in range(min(model.rowCount(), 40)):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            rect = table.visualRect(index)
            text = index.data()
            if text and rect.isValid() and table.viewport().rect().intersects(rect):
                box = _box(table.viewport(), rect.x(), rect.y(), rect.width(), rect.height())
                found.append(_part("cell", str(text), box))
    return found


def _tabs(bar: QTabBar) -> list[dict[str, Any]]:
    found = []
    for at in range(bar.count()):
        rect = bar.tabRect(at)
        box = _box(bar, rect.x(), rect.y(), rect.width(), rect.height())
        found.append(_part("page-tab", bar.tabText(at), box))
    return found


def _entries(menu: QMenu | QMenuBar, kind: str) -> list[dict[str, Any]]:
    shown = [each for each in menu.actions() if each.text() and each.isEnabled()]
    rects = [menu.actionGeometry(each) for each in shown]
    return [
        _part(kind, each.text(), _box(menu, rect.x(), rect.y(), rect.width(), rect.height()))
        for each, rect in zip(shown, rects, strict=True)
    ]


def _part(kind: str, text: str, box: list[int]) -> dict[str, Any]:
    same = {"name": "", "enabled": True, "focus": False}
    return {"kind": kind, "text": text, "box": box, **same}


_seen = count(1)


def _look(snapshot: Path) -> None:
    front = QApplication.activeModalWidget() or QApplication.activeWindow()
    has_keys = front is not None and front.isActiveWindow()
    above = QApplication.activePopupWidget()
    menu = _entries(above, "menu-entry") if isinstance(above, QMenu) else []
    seen = {
        "number": next(_seen),
        "active": front.windowTitle() if front is not None and has_keys else "",
        "things": [*(_things(front) if front is not None else []), *menu],
    }
    fresh = snapshot.with_suffix(".new")
    fresh.write_text(json.dumps(seen, ensure_ascii=False), encoding="utf-8")
    fresh.replace(snapshot)


def main() -> int:
    """Run the program with a timer beside it."""
    snapshot = Path(sys.argv.pop(1))
    run = QApplication.exec

    def watched(*_: Any) -> int:
        timer = QTimer()
        timer.timeout.connect(lambda: _look(snapshot))
        timer.start(EVERY_MS)
        return run()

    QApplication.exec = watched  # type: ignore[method-assign]
    from ises_desk.__main__ import main as program

    return program() or 0


if __name__ == "__main__":
    sys.exit(main())
