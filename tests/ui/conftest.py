"""A small administration, and a window on a copy of it."""

from __future__ import annotations

import gc
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from ises_desk import clock, paths
from ises_desk.store.database import open_database
from ises_desk.ui import theme
from ises_desk.ui.choice_card import ChoiceCard
from ises_desk.ui.intake import IntakePage
from ises_desk.ui.one_by_one import Steps
from ises_desk.ui.window import MainWindow
from ises_desk.ui.wiring import wire
from tests.ui.small_office import BUSINESS, DAY, Clerk, fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.first_start import FirstStart
    from ises_desk.ui.opening import Opening

LONG = 20_000  # ms
PAUSE = 200  # ms: the longest that is waited for after a key


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the file that every test copies."""
    path = tmp_path_factory.mktemp("gevuld") / "administratie.sqlite"
    database = open_database(path)
    fill(Clerk(database))
    database.close()
    return path


@pytest.fixture(autouse=True)
def _own_rubbish() -> Iterator[None]:
    """Look for rubbish between tests on this thread, as the program does; never on a lane."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture
def in_steps() -> bool:
    """Let what is large be made in steps, as in the program."""
    return True


@pytest.fixture(autouse=True)
def _at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make what is large in one go: tests look into it as soon as they asked for it."""
    if "in_steps" not in request.fixturenames:
        monkeypatch.setattr(Steps, "add", lambda _self, step: step())


@pytest.fixture
def administration(filled: Path, tmp_path: Path) -> Path:
    """Copy the small administration."""
    return shutil.copy(filled, tmp_path / "administratie.sqlite")


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """Dress the application in its own colours and font; what a test left on stays on.

    Dressing everything anew costs a third of making a window.
    """
    if theme.colours() is not theme.LIGHT or qapp.styleSheet() != theme.style_sheet(theme.LIGHT):
        theme.apply(qapp, "light")
    return qapp


def make_window(path: Path, settings: Path) -> tuple[MainWindow, Opening]:
    """Open a window on a file, with its settings in another."""
    kept = QSettings(str(settings), QSettings.Format.IniFormat)
    window = MainWindow(kept, lambda: clock.moment_on(DAY), path)
    opening = wire(window)
    window.resize(1280, 720)
    window.show()
    opening.open(path)
    return window, opening


def put_away(window: MainWindow) -> None:
    """Close a window without asking anything."""
    for dialog in window.findChildren(QDialog):
        dialog.hide()  # else it is in front in the next test
    window.asks = False
    window.close()


@pytest.fixture(scope="module")
def _lasting() -> Iterator[list[MainWindow]]:
    """Keep the window that the tests of a module share."""
    kept: list[MainWindow] = []
    yield kept
    _let_go(kept)


def _let_go(kept: list[MainWindow]) -> None:
    """End a shared window: a test that has its own hears of no other."""
    for window in kept:
        put_away(window)
        window.deleteLater()
    kept.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def open_window(
    dressed: QApplication, _lasting: list[MainWindow], qtbot: QtBot, tmp_path: Path
) -> Iterator[Callable[[Path], tuple[MainWindow, Opening]]]:
    """Open a window on a file; it is closed after the test."""
    _let_go(_lasting)
    made: list[MainWindow] = []

    def make(path: Path) -> tuple[MainWindow, Opening]:
        window, opening = make_window(path, tmp_path / "venster.ini")
        made.append(window)
        qtbot.addWidget(window)
        return window, opening

    yield make
    for window in made:
        put_away(window)
    dressed.processEvents()


@pytest.fixture
def window(
    open_window: Callable[[Path], tuple[MainWindow, Opening]], administration: Path, qtbot: QtBot
) -> MainWindow:
    """Open a window on the small administration and wait for its first page."""
    made, _opening = open_window(administration)
    settled(made, qtbot)
    return made


def settled(window: MainWindow, qtbot: QtBot) -> None:
    """Wait for the first page of a window."""
    qtbot.waitUntil(lambda: window.desk.lanes.database is not None, timeout=LONG)
    calm(window, qtbot)


@pytest.fixture
def lasting_window(
    _lasting: list[MainWindow],
    dressed: QApplication,  # noqa: ARG001  before it is made
    filled: Path,
    tmp_path_factory: pytest.TempPathFactory,
    qtbot: QtBot,
) -> Iterator[MainWindow]:
    """Lend the window of a module to one of its tests, with the small administration as it was.

    For many tests that each ask little: making a window takes longer than the asking.
    """
    if not _lasting:
        folder = tmp_path_factory.mktemp("venster")
        file = shutil.copy(filled, folder / "administratie.sqlite")
        _lasting.append(make_window(file, folder / "venster.ini")[0])
        settled(_lasting[0], qtbot)
    window = _lasting[0]
    yield window
    for dialog in window.findChildren(QDialog):
        dialog.hide()
        dialog.deleteLater()
    calm(window, qtbot)
    with (
        closing(sqlite3.connect(filled)) as before,
        closing(sqlite3.connect(window.desk.path)) as now,
    ):
        before.backup(now)


def calm(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the lanes are empty and everything they brought is shown.

    Three rounds in which nothing came home and no short pause ran: what follows on an answer waits
    a turn or two, and each round lasts longer than those, on a busy machine too.
    """
    came: list[object] = []
    window.desk.lanes._home.connect(came.append)
    quiet = 0
    for _round in range(200):
        came.clear()
        window.desk.lanes.settle()
        qtbot.wait(10)
        quiet = 0 if came or pausing(window) else quiet + 1
        if quiet == 3:
            break
    window.desk.lanes._home.disconnect(came.append)


def pausing(window: MainWindow) -> bool:
    """Tell whether something waits for a short pause: in typing, in going through a list."""
    pauses = (each for each in window.findChildren(QTimer) if each.isSingleShot())
    return any(each.isActive() and each.interval() <= PAUSE for each in pauses)


def dialogs(window: MainWindow) -> list[QDialog]:
    """Return the dialogs on screen, the newest last."""
    return [each for each in window.findChildren(QDialog) if each.isVisible()]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a user's folder of its own."""
    for name in ("LOCALAPPDATA", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "thuis"))
    return paths.data_folder()


@pytest.fixture
def begin(
    open_window: Callable[[Path], tuple[MainWindow, Opening]], home: Path, qtbot: QtBot
) -> Callable[..., tuple[MainWindow, Opening, Any]]:
    """Start the program with nothing there yet; gives the window, its opening and the page."""

    def start(path: Path | None = None) -> tuple[MainWindow, Opening, Any]:
        window, opening = open_window(path or home / paths.FILE_NAME)
        qtbot.waitUntil(lambda: opening._cover is not None, timeout=LONG)
        calm(window, qtbot)
        return window, opening, opening._cover

    return start


def to_the_place(window: MainWindow, page: FirstStart, qtbot: QtBot, **other: str) -> None:
    """Answer the first step of a first start and go on."""
    page.go("business")
    page.business.fill({**BUSINESS, **other})
    page.forward()
    calm(window, qtbot)
    calm(window, qtbot)


def cards(page: FirstStart, step: str) -> list[ChoiceCard]:
    """Return the cards of a step."""
    return page._steps[step].findChildren(ChoiceCard)


@pytest.fixture
def intake(window: MainWindow, qtbot: QtBot) -> IntakePage:
    """Open the page of the window."""
    window.menus.intake.emit()
    calm(window, qtbot)
    (found,) = window.findChildren(IntakePage)
    assert window.stack.currentWidget() is found
    return found
