"""The whole story in the real window, off-screen, with the watcher beside it; prints JSON.

Used as: python -m benchmarks.watched_story FILE DAY.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTableView

from benchmarks.measure import progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.watcher import Watcher
    from ises_desk.ui.window import MainWindow

    Wait = Callable[[], bool] | None
    Steps = Iterator[tuple[str, Wait]]

NEXT_MS = 120  # between two things that a person does
PATIENCE_S = 900
WORDS = "kerk"
RECORDS = 3  # of each page


def story(window: MainWindow) -> Steps:
    """Do what an owner does in a day; yield what comes next and what to wait for first."""
    yield from _pages(window)
    yield from _forms(window)
    yield from _series(window)
    yield from _files(window)


def _pages(window: MainWindow) -> Steps:
    for turn in ("first", "again"):
        for at in range(window.tabs.count()):
            window.tabs.setCurrentIndex(at)
            yield f"tab {window.tabs.tabText(at)}, {turn}", None
            table = window.stack.currentWidget().findChild(QTableView)
            if table is not None:
                for row in range(RECORDS):
                    table.selectRow(row)
                    yield f"record {row} of {window.tabs.tabText(at)}", None
                table.sortByColumn(1, table.horizontalHeader().sortIndicatorOrder())
                yield f"sort {window.tabs.tabText(at)}", None
                table.scrollToBottom()
                yield f"scroll {window.tabs.tabText(at)}", None
            search = window.stack.currentWidget().findChild(QLineEdit)
            for letter in WORDS if search is not None else "":
                QTest.keyClicks(search, letter)
                yield f"filter {window.tabs.tabText(at)}", None
            if search is not None:
                search.clear()
                yield f"filter {window.tabs.tabText(at)} empty", None


def _modules() -> list[str]:
    import ises_desk.ui

    return [f"ises_desk.ui.{module.name}" for module in iter_modules(ises_desk.ui.__path__)]


def _specs() -> list[tuple[str, Any]]:
    from ises_desk.ui.fields import FormSpec

    return [
        (f"{module.rpartition('.')[2]}.{name}", spec)
        for module in _modules()
        for name, spec in vars(import_module(module)).items()
        if isinstance(spec, FormSpec) and spec.look is None and spec.act
    ]


def _forms(window: MainWindow) -> Steps:
    from ises_desk.ui.forms import open_form

    for module in _modules():  # one at a time: the program imports each when it is needed
        import_module(module)
        yield f"{module} is imported", None
    for name, spec in _specs():
        form = open_form(window.desk, spec, {"customer_id": 1}, {"_contract_id": 1})
        yield f"form {name}", None
        for line in form.findChildren(QLineEdit)[:2]:
            if not line.isReadOnly():
                QTest.keyClicks(line, "a1")
                yield f"typing in {name}", None
        form.throw_away()
        yield f"leaving {name}", None
        for left in window.findChildren(QDialog):
            left.close()


def _series(window: MainWindow) -> Steps:
    from ises_desk.ui import billing

    billing.open_billing(window.desk)
    yield "what there is to bill", None
    dialog = window.findChildren(billing.BillingDialog)[-1]
    yield "what there is to bill, shown", dialog.run.isEnabled
    dialog.accept()
    for name, begin in (
        ("billing run", billing.make_drafts),
        ("finalising", billing.finalise_drafts),
    ):
        begin(window.desk)
        yield name, None
        at = 0
        while window.desk.strips.working() is not None:
            window.tabs.setCurrentIndex(at % window.tabs.count())
            at += 1
            yield f"{name}, reading on {window.tabs.tabText((at - 1) % window.tabs.count())}", None
        yield f"{name}, done", None


def _files(window: MainWindow) -> Steps:
    from ises_desk.ui.letter_preview import open_letter

    window.menus.backup.emit()
    yield "backup", lambda: window.desk.strips.working() is None
    open_letter(window.desk, 1)
    yield "a letter", None
    for left in window.findChildren(QDialog):
        left.close()
        yield "a letter, closed", None
    window.menus.settings.emit("")
    yield "settings", None
    for left in window.findChildren(QDialog):
        left.close()
    for theme in ("dark", "light"):
        window.choose_theme(theme)  # type: ignore[arg-type]
        yield f"{theme} colours", None


class Walk:
    """Takes the steps one by one, with a pause between them as a person has."""

    def __init__(self, window: MainWindow, watcher: Watcher) -> None:
        self._window, self._watcher = window, watcher
        self._steps = story(window)
        self._wait: Wait = None
        self.failed: Exception | None = None
        self._since = time.monotonic()
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._go)
        self._timer.start(NEXT_MS)

    def _go(self) -> None:
        patient = time.monotonic() - self._since < PATIENCE_S
        if self._wait is not None and not self._wait() and patient:
            return
        self._since = time.monotonic()
        try:
            self._watcher.step, self._wait = next(self._steps)
        except StopIteration:
            self._end()
        except Exception as error:  # noqa: BLE001  the program's own hook would only tell the log
            self.failed = error
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._watcher.stop()
        self._window.asks = False
        self._window.close()


def main() -> int:
    """Run the program with the walk in it; print every block that was noted."""
    from benchmarks.watcher import Watcher
    from ises_desk import app
    from ises_desk.options import Options
    from ises_desk.ui.window import MainWindow

    watchers: list[Watcher] = []
    kept: list[Walk] = []
    paint = MainWindow.paintEvent

    def painted(window: MainWindow, event: Any) -> None:
        paint(window, event)
        if not watchers:
            watchers.append(Watcher())
            watchers[0].step = "the first page"
            QTimer.singleShot(0, window, lambda: opened(window))

    def opened(window: MainWindow) -> None:
        if window.desk.lanes.database is None or not hasattr(window.desk, "keeper"):
            QTimer.singleShot(NEXT_MS, window, lambda: opened(window))
        else:
            kept.append(Walk(window, watchers[0]))

    MainWindow.paintEvent = painted  # type: ignore[method-assign]
    QApplication.setQuitOnLastWindowClosed(True)
    status = app.main(Options(file=Path(sys.argv[1]), day=date.fromisoformat(sys.argv[2])))
    if kept[0].failed is not None:
        raise kept[0].failed  # a story that broke off half-way has measured nothing
    progress(f"{len(watchers[0].blocks)} blocks noted")
    print(json.dumps([(each.own, each.wall, each.show()) for each in watchers[0].blocks]))
    return status


if __name__ == "__main__":
    sys.exit(main())
