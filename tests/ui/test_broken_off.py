"""A real process that is ended in the middle: nothing is lost, nothing is half, it goes on."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from ises_desk.store.database import open_database
from ises_desk.ui.forms import Form
from ises_desk.ui.row_inputs import RowsInput
from tests.ui.conftest import Clerk, dialogs
from tests.ui.keeping import LONG, kept_file, offers, type_name
from tests.ui.killed import NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.keeping import Open

HERE = Path(__file__).resolve().parent


class Program:
    """The program in a process of its own, with its own data folder."""

    def __init__(self, home: Path, file: Path, deed: str) -> None:
        self.home = home
        environment = {**os.environ, "XDG_DATA_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
        words = [sys.executable, str(HERE / "killed.py"), str(file), "2026-11-22", deed]
        self.child = subprocess.Popen(  # noqa: S603  our own words
            words,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**environment, "PYTHONPATH": str(HERE.parents[1])},
            text=True,
        )

    def ready(self) -> None:
        """Wait until there is something to lose."""
        assert self.child.stdout is not None
        assert self.child.stdout.readline() == "ready\n"

    def end(self, way: str) -> int:
        """End it ("kill" or "terminate") and return its exit status."""
        getattr(self.child, way)()
        return self.child.wait(timeout=LONG // 1000)

    def settings(self, into: Path) -> None:
        """Copy what it kept to where the next window looks."""
        for each in (self.home / "ises-desk").glob("bezig-*.json"):
            (into / each.name).write_bytes(each.read_bytes())


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[Path, str], Program]]:
    """Start programs; none of them outlives the test."""
    made: list[Program] = []

    def begin(file: Path, deed: str) -> Program:
        made.append(Program(tmp_path / "home", file, deed))
        return made[-1]

    yield begin
    for each in made:
        each.child.kill()
        each.child.wait(timeout=LONG // 1000)
        assert each.child.stdout is not None
        each.child.stdout.close()


def test_a_form_survives_a_killed_process(
    start: Callable[[Path, str], Program],
    open_window: Open,
    administration: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    program = start(administration, "typing")
    program.ready()
    assert program.end("kill")
    program.settings(tmp_path)
    window, _opening = open_window(administration)
    qtbot.waitUntil(lambda: bool(offers(window)), timeout=LONG)
    assert NAME in offers(window)[0].text
    offers(window)[0].buttons[0].click()
    form = dialogs(window)[-1]
    assert isinstance(form, Form)
    assert form.cell("name").input.typed() == NAME
    assert form.cell("kvk").input.typed() == "12 is geen nummer"
    rows = form.cell("addresses").input
    assert isinstance(rows, RowsInput)
    assert rows.rows[0].grid.cells["street"].input.typed() == "Kerkweg"
    type_name(form, NAME)
    form.throw_away()


def drafts(path: Path) -> int:
    """Return how many drafts an administration has."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT count(*) FROM invoice WHERE number IS NULL")
        return int(found.fetchone()[0])


@pytest.mark.parametrize("way", ["terminate", "kill"])
def test_a_series_that_is_broken_off_is_whole_and_goes_on_at_the_next_start(
    start: Callable[[Path, str], Program],
    open_window: Open,
    administration: Path,
    qtbot: QtBot,
    way: str,
) -> None:
    database = open_database(administration)
    clerk = Clerk(database)
    line = {"description": "Werk", "unit_price": "50.00"}
    for _each in range(30):
        clerk.do("invoice.draft", customer_id=1, lines=[line])
    database.close()
    all_of_them = drafts(administration)
    program = start(administration, "finalising")
    program.ready()
    in_order = way == "terminate" and os.name == "posix"  # elsewhere both are sudden
    assert (program.end(way) == 0) == in_order
    program.settings(administration.parent)
    window, _opening = open_window(administration)
    qtbot.waitUntil(lambda: bool(offers(window)), timeout=LONG)
    left = drafts(administration)
    assert 0 < left < all_of_them
    assert "Facturen definitief maken" in offers(window)[0].text
    offers(window)[0].buttons[0].click()
    qtbot.waitUntil(lambda: window.desk.strips.working() is None, timeout=4 * LONG)
    assert drafts(administration) == 0
    with window.desk.lanes.session() as session:
        numbers = [
            int(row[0][4:])
            for row in session.execute(
                text("SELECT number FROM invoice WHERE number IS NOT NULL ORDER BY number")
            )
        ]
    assert numbers == list(range(1, len(numbers) + 1)), "no number is lost or doubled"
    qtbot.waitUntil(lambda: not kept_file(window).exists(), timeout=LONG)
