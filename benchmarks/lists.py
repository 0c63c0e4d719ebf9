"""A list of 100 000 invoices in the window, beside bare SQLite and a bare QTableView.

Processor time of the whole process, lanes and all, until everything that was asked is on screen.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.find import again
from benchmarks.measure import Figure, Stopwatch, median, progress
from benchmarks.office import TODAY, busy_file
from ises_desk.clock import moment_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from ises_desk.ui.listing_page import ListingPage
    from ises_desk.ui.window import MainWindow

CUSTOMERS = 10_000
COPIES = 9  # of every invoice
TURNS = 7
STEPS = 12  # of scrolling, three rows each
FIRST_MS, SCROLL_MS, ASK_MS, TAB_MS, RECORD_MS = 150.0, 16.0, 200.0, 50.0, 50.0
WORD = "orsted 77"
SIZE = (1280, 720)
# What a list can't do without: its keys in order, and the cells of one page.
JOINED = "FROM invoice JOIN customer ON customer.id = invoice.customer_id "
CELLS = "SELECT invoice.number, customer.name, issued_on, due_on, total, open " + JOINED
KEYS = {
    "sorted": f"SELECT invoice.id {JOINED} ORDER BY customer.name, invoice.id",
    "filtered": f"SELECT invoice.id {JOINED} WHERE invoice.search LIKE '%orsted%' "
    "AND invoice.search LIKE '%77%' ORDER BY invoice.id DESC",
    "first": f"SELECT invoice.id {JOINED} ORDER BY invoice.id DESC",
}
PAGE = 64


def run(*, long: bool) -> list[Figure]:
    """Work in the window as the owner does, and ask the same of what is bare."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "administratie.sqlite"
        shutil.copyfile(_file(), path)
        bare = _bare(path)
        window = _window(path)
        try:
            return _figures(window, bare, TURNS * (2 if long else 1))
        finally:
            window.asks = False
            window.close()


def _figures(window: MainWindow, bare: dict[str, float], turns: int) -> list[Figure]:
    from ises_desk.ui import pages

    places = {tab.subject: at for at, tab in enumerate(pages.TABS)}
    for at in places.values():  # every page is made once
        _timed(window, lambda at=at: window.show_tab(at), 1)
    tab = median(
        [
            _timed(window, lambda at=at: window.show_tab(at), turns)
            for at in (places["customer"], places["invoice"])
        ]
    )
    page: Any = window.stack.currentWidget()
    progress(f"{page.total} rows")
    model, ask = page.list_table.model, page.list_table.model.ask
    heads = [head.key for head in model.heads]
    first = _timed(window, model.reload, turns)
    found = _timed(window, lambda: model.show(replace(ask, text=WORD)), turns)
    by_name = replace(ask, sort=heads[_column(heads)])
    ordered = _timed(window, lambda: model.show(by_name), turns)
    _timed(window, lambda: model.show(ask), 1)
    record = _records(window, page, turns)
    scroll = _scrolled(page.list_table.view)
    return [
        *_beside("first paint", first, FIRST_MS, bare["first"]),
        *_beside("sorting", ordered, ASK_MS, bare["sorted"]),
        *_beside("filtering", found, ASK_MS, bare["filtered"]),
        *_beside("a step of scrolling", scroll, SCROLL_MS, bare["scroll"]),
        Figure("lists: another tab", tab, TAB_MS, 1.0, "ms", "what is allowed"),
        Figure("lists: a record beside the list", record, RECORD_MS, 1.0, "ms", "what is allowed"),
    ]


def _column(heads: list[str]) -> int:
    return heads.index("customer") if "customer" in heads else 1


def _beside(name: str, ours: float, most: float, bare: float) -> list[Figure]:
    progress(f"{name}: {ours:.1f} ms, {ours / bare:.2f} x the {bare:.1f} ms of what is bare")
    return [Figure(f"lists: {name}", ours, most, 1.0, "ms", f"allowed; bare is {bare:.1f} ms")]


def _window(path: Path) -> MainWindow:
    """Open the window on the file, as large as the owner's."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from ises_desk.ui import theme
    from ises_desk.ui.window import MainWindow
    from ises_desk.ui.wiring import wire

    application = QApplication.instance() or QApplication([])
    theme.apply(application, "light")
    settings = QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat)
    window = MainWindow(settings, lambda: moment_on(TODAY), path)
    opening = wire(window)
    window.resize(*SIZE)
    window.show()
    opening.open(path)
    while window.desk.lanes.database is None:
        application.processEvents()
    _rest(window)
    return window


def _rest(window: MainWindow) -> None:
    """Wait until the lanes are empty and what they brought is on screen."""
    from PySide6.QtWidgets import QApplication

    for _round in range(3):
        QApplication.processEvents()
        window.desk.lanes.settle()
        QApplication.processEvents()


def _timed(window: MainWindow, act: Callable[[], object], turns: int) -> float:
    """Return the median milliseconds of something, until the window rests."""
    watch = Stopwatch(time.process_time)
    for _turn in range(turns):
        _rest(window)
        with watch.running():
            act()
            _rest(window)
    return median(watch.laps) * 1000


def _records(window: MainWindow, page: ListingPage, turns: int) -> float:
    """Return what it takes to show another record in the panel, after the wait for more keys."""
    view = page.list_table.view
    laps = []
    for row in range(1, 2 * turns + 1):
        view.selectRow(row)
        _rest(window)
        laps.append(_timed(window, page._read_detail, 1))
    return median(laps)


def _scrolled(view: Any) -> float:
    """Return the median milliseconds of a step over rows that are there."""
    from PySide6.QtWidgets import QApplication

    watch, bar = Stopwatch(time.process_time), view.verticalScrollBar()
    for step in range(STEPS):
        with watch.running():
            bar.setValue(bar.singleStep() * 3 * (step + 1))
            QApplication.processEvents()
    return median(watch.laps) * 1000


def _bare(path: Path) -> dict[str, float]:
    """Return the same of bare SQLite, painted by a bare table: by name, in milliseconds."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication, QTableView

    QApplication.instance() or QApplication([])
    table = QTableView()
    table.resize(*SIZE)
    table.show()
    found: dict[str, float] = {}
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA cache_size=-32000")
        for name, statement in KEYS.items():
            watch = Stopwatch(time.process_time)
            for _turn in range(TURNS):
                with watch.running():
                    keys = [key for (key,) in connection.execute(statement)][:PAGE]
                    marks = ", ".join("?" * len(keys))
                    rows = connection.execute(f"{CELLS} WHERE invoice.id IN ({marks})", keys)
                    model = QStandardItemModel()
                    for row in rows:
                        model.appendRow([QStandardItem(str(value)) for value in row])
                    table.setModel(model)
                    QApplication.processEvents()
            found[name] = median(watch.laps) * 1000
    found["scroll"] = _scrolled(table)
    table.close()
    return found


def _file() -> Path:
    """Return a file with 100 000 invoices."""
    source = busy_file(CUSTOMERS)
    path = source.with_name(source.name.replace("busy", "listed"))
    if not path.exists():
        progress("making them a hundred thousand invoices (kept for the next run) ...")
        fresh = path.with_suffix(".part")
        shutil.copyfile(source, fresh)
        with closing(sqlite3.connect(fresh)) as connection, connection:
            for k in range(1, COPIES + 1):
                again(connection, "invoice", k)
        fresh.replace(path)
    return path
