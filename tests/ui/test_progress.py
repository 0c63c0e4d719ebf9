"""Long work shows how far it is, can be stopped, and is asked about when the owner leaves."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ises_desk.errors import Stopped
from ises_desk.ui import progress
from ises_desk.ui.pace import Pace, in_words
from ises_desk.ui.progress import ProgressStrip, long_work
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.errands import Progress
    from ises_desk.ui.window import MainWindow

LONG = 20_000  # ms


class Work:
    """Work that goes on until it is let go or stopped."""

    def __init__(self) -> None:
        self.free = threading.Event()

    def __call__(self, progress: Progress) -> str:
        """Tell the same stand again and again."""
        while progress.tell(3, 8):
            if self.free.wait(0.005):
                return "klaar"
        return "gestopt"


def begin(
    window: MainWindow, qtbot: QtBot, done: Callable[[Any], None], **more: Any
) -> tuple[Work, ProgressStrip]:
    """Start work and wait until its strip is there."""
    work = Work()
    strip = long_work(window.desk, "Tellen", work, done, **more)
    qtbot.waitUntil(lambda: strip.isVisible() and "3 van 8" in strip.text, timeout=LONG)
    return work, strip


def gone(strip: ProgressStrip) -> bool:
    """Tell whether a strip is no longer on screen."""
    try:
        return not strip.isVisible()
    except RuntimeError:
        return True


def test_the_strip_tells_the_stand_and_goes_when_it_is_done(
    window: MainWindow, qtbot: QtBot
) -> None:
    came: list[str] = []
    work, strip = begin(window, qtbot, came.append)
    assert window.desk.strips.working("Tellen") is strip
    assert not dialogs(window), "the owner can read on"
    work.free.set()
    qtbot.waitUntil(lambda: came == ["klaar"], timeout=LONG)
    qtbot.waitUntil(lambda: not window.desk.strips.isVisible(), timeout=LONG)
    assert window.desk.strips.working("Tellen") is None


def test_what_is_done_at_once_shows_no_strip(window: MainWindow, qtbot: QtBot) -> None:
    came: list[int] = []
    strip = long_work(window.desk, "Snel", lambda _progress: 1, came.append)
    qtbot.waitUntil(lambda: came == [1], timeout=LONG)
    assert gone(strip)
    assert not window.desk.strips.isVisible()


def test_stop_ends_the_work_and_keeps_what_is_done(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[str] = []
    _work, strip = begin(window, qtbot, came.append)
    page = window.stack.currentWidget()
    page.focus_list()
    qtbot.waitUntil(lambda: page.isAncestorOf(QApplication.focusWidget()))
    strip._before = QApplication.focusWidget()
    strip.stopper.setFocus()
    monkeypatch.setattr(progress, "DEAF_MS", LONG)
    qtbot.mouseClick(strip.stopper, Qt.MouseButton.LeftButton)
    assert strip.stopper.isEnabled()  # the strip was just shown: this press was for something else
    monkeypatch.setattr(progress, "DEAF_MS", 0)
    qtbot.keyClick(strip.stopper, Qt.Key.Key_Space)
    assert not strip.stopper.isEnabled()
    qtbot.waitUntil(lambda: came == ["gestopt"], timeout=LONG)
    assert gone(strip)
    assert page.isAncestorOf(QApplication.focusWidget())  # where the keyboard was before


def test_work_that_raises_stopped_says_so_only_when_it_was_asked(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = threading.Event()

    def work(_progress: Progress) -> None:
        asked.wait()
        raise Stopped

    failed: list[int] = []
    said: list[str] = []
    monkeypatch.setattr(window.desk.messages, "say", said.append)
    for times in (1, 2):
        asked.clear()
        said.clear()
        strip = long_work(window.desk, "Af", work, failed.append, failed=lambda: failed.append(1))
        if times == 2:
            strip.stop()
        asked.set()
        qtbot.waitUntil(lambda times=times: failed == [1] * times, timeout=LONG)
        assert said == ([] if times == 1 else ["Gestopt: Af."])
    assert not dialogs(window)
    assert window.desk.strips.working("Af") is None


def test_the_same_work_is_under_way_once(window: MainWindow, qtbot: QtBot) -> None:
    came: list[str] = []
    work, strip = begin(window, qtbot, came.append)
    assert long_work(window.desk, "Tellen", Work(), came.append) is strip
    work.free.set()
    qtbot.waitUntil(lambda: came == ["klaar"], timeout=LONG)
    calm(window, qtbot)
    assert came == ["klaar"]


def test_a_dialog_can_show_the_strip_and_be_closed_meanwhile(
    window: MainWindow, qtbot: QtBot
) -> None:
    came: list[str] = []
    dialog = QWidget(window)
    host = QVBoxLayout(dialog)
    dialog.show()
    work, strip = begin(window, qtbot, came.append, host=host)
    assert strip.parentWidget() is dialog
    dialog.deleteLater()
    qtbot.waitUntil(lambda: gone(strip), timeout=LONG)
    work.free.set()
    qtbot.waitUntil(lambda: came == ["klaar"], timeout=LONG)
    assert window.desk.strips.working("Tellen") is None


def test_closing_in_the_middle_asks_in_the_window_and_can_be_taken_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    came: list[str] = []
    work, _strip = begin(window, qtbot, came.append)
    window.close()
    window.close()
    assert window.isVisible()
    question = window.desk.strips._question
    assert question is not None
    assert question.isVisible()
    assert "Tellen" in question.text
    assert not dialogs(window)
    question.buttons[1].click()
    work.free.set()
    qtbot.waitUntil(lambda: came == ["klaar"], timeout=LONG)
    assert window.isVisible()


def test_closing_in_the_middle_stops_the_work_first(window: MainWindow, qtbot: QtBot) -> None:
    came: list[str] = []
    begin(window, qtbot, came.append)
    window.close()
    question = window.desk.strips._question
    assert question is not None
    question.buttons[0].click()
    question.buttons[0].click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
    assert came == ["gestopt"]


def test_work_that_ends_by_itself_takes_the_question_away(window: MainWindow, qtbot: QtBot) -> None:
    came: list[str] = []
    work, _strip = begin(window, qtbot, came.append)
    window.close()
    work.free.set()
    qtbot.waitUntil(lambda: came == ["klaar"], timeout=LONG)
    qtbot.waitUntil(lambda: not window.desk.strips.isVisible(), timeout=LONG)
    assert window.isVisible()


def test_quiet_work_is_stopped_without_asking(window: MainWindow, qtbot: QtBot) -> None:
    came: list[str] = []
    begin(window, qtbot, came.append, quiet=True)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
    assert came == ["gestopt"]


def test_another_administration_waits_for_the_work(
    open_window: Callable[[Path], Any], administration: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window, opening = open_window(administration)
    qtbot.waitUntil(lambda: window.desk.lanes.database is not None, timeout=LONG)
    came: list[str] = []
    begin(window, qtbot, came.append)
    other = tmp_path / "andere.sqlite"
    opening.change_to(other)
    assert window.desk.path == administration
    with qtbot.waitSignal(opening.opened, timeout=LONG):
        window.desk.strips._question.buttons[0].click()
    assert came == ["gestopt"]
    assert window.desk.path == other


def test_a_stopped_backup_leaves_nothing(
    open_window: Callable[[Path], Any],
    administration: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    from ises_desk.store import backup

    monkeypatch.setattr(backup, "PAGES", 1)
    window, opening = open_window(administration)
    qtbot.waitUntil(lambda: window.desk.lanes.database is not None, timeout=LONG)
    folder = administration.parent / "backups"
    before = list(folder.glob("*"))
    opening.backups.make()
    strip = window.desk.strips.working()
    assert strip is not None
    strip.stop()
    qtbot.waitUntil(lambda: window.desk.strips.working("Back-up maken") is None, timeout=LONG)
    assert list(folder.glob("*")) == before
    assert not dialogs(window)


class Seconds:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


def test_the_rest_is_only_told_once_it_is_known_and_is_smooth() -> None:
    clock = Seconds()
    pace = Pace(clock)
    assert pace.remaining(0, 100) is None
    clock.now = 1.0
    assert pace.remaining(10, 100) is None, "the first items tell little"
    clock.now = 2.0
    assert pace.remaining(20, 100) == 8.0
    clock.now = 3.0
    slower = pace.remaining(21, 100)
    assert slower is not None
    assert 7.9 < slower < 79.0, "one slow item doesn't turn the estimate over"
    clock.now = 9.0
    later = pace.remaining(21, 100)
    assert later is not None
    assert later < slower, "it counts down between items"


def test_a_rest_of_time_in_words() -> None:
    said = [in_words(each) for each in (None, 4, 33, 57, 70, 130, 4000, 7300)]
    assert said == [
        "",
        "nog enkele seconden",
        "nog ongeveer 30 seconden",
        "nog ongeveer 1 minuut",
        "nog ongeveer 1 minuut",
        "nog ongeveer 2 minuten",
        "nog ongeveer 1 uur",
        "nog ongeveer 2 uur",
    ]
