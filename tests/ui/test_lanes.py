"""Work leaves the UI thread and comes home to it; what goes wrong is shown."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject

from ises_desk import clock
from ises_desk.errors import Refusal, Trouble
from ises_desk.store.database import open_database
from ises_desk.ui.lanes import Lanes
from ises_desk.ui.messages import Messages
from ises_desk.ui.one_by_one import OneByOne
from tests.ui.conftest import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.errands import Progress

LONG = 20_000  # ms


class Shown(Messages):
    """Remembers the errors instead of showing them."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[BaseException] = []

    def show(self, error: BaseException) -> Any:
        """Remember."""
        self.errors.append(error)


@pytest.fixture
def lanes(administration: Path, qapp: object) -> Iterator[Lanes]:
    assert qapp is not None
    messages = Shown()
    made = Lanes(messages, lambda: clock.moment_on(DAY))
    made.attach(open_database(administration))
    yield made
    made.close()


def errors(lanes: Lanes) -> list[BaseException]:
    shown = lanes._messages
    assert isinstance(shown, Shown)
    return shown.errors


def test_a_read_runs_elsewhere_and_comes_home_here(lanes: Lanes, qtbot: QtBot) -> None:
    seen: list[tuple[str, str]] = []
    lanes.read(
        lambda _session: threading.current_thread().name,
        lambda name: seen.append((name, threading.current_thread().name)),
    )
    qtbot.waitUntil(lambda: bool(seen), timeout=LONG)
    assert seen[0][0].startswith("read")
    assert seen[0][1] == threading.main_thread().name


def test_a_deed_tells_what_it_touched_and_its_audit_line(lanes: Lanes, qtbot: QtBot) -> None:
    touched: list[frozenset[str]] = []
    lines: list[tuple[int, str]] = []
    lanes.touched.connect(touched.append)
    lanes.written.connect(lambda line, title: lines.append((line, title)))
    lanes.perform(lambda _key: None, "note.add", customer_id=1, text="Hallo")
    qtbot.waitUntil(lambda: bool(touched), timeout=LONG)
    assert touched == [{"customer"}]
    assert lines[0][0] > 0
    assert lines[0][1] == "Notitie toevoegen"


def test_a_refusal_goes_to_who_asked_for_it(lanes: Lanes, qtbot: QtBot) -> None:
    refused: list[Refusal] = []
    lanes.perform(lambda _key: None, "customer.add", refused=refused.append, name="X", kvk="123")
    qtbot.waitUntil(lambda: bool(refused), timeout=LONG)
    assert refused[0].field == "kvk"
    assert not errors(lanes)


def test_a_refusal_that_nobody_asked_for_is_shown(lanes: Lanes, qtbot: QtBot) -> None:
    lanes.perform(lambda _key: None, "customer.add", name="X", kvk="123")
    qtbot.waitUntil(lambda: bool(errors(lanes)), timeout=LONG)
    assert isinstance(errors(lanes)[0], Refusal)


@pytest.mark.parametrize("error", [Trouble("Vol"), ZeroDivisionError("nul")])
def test_trouble_and_bugs_are_shown_and_failed_is_called(
    lanes: Lanes, qtbot: QtBot, error: Exception
) -> None:
    def fail(_session: object) -> None:
        raise error

    failed: list[int] = []
    lanes.read(fail, lambda _value: None, failed=lambda: failed.append(1))
    qtbot.waitUntil(lambda: bool(failed), timeout=LONG)
    assert errors(lanes) == [error]


def test_what_comes_home_to_a_widget_that_is_gone_is_dropped(lanes: Lanes, qtbot: QtBot) -> None:
    import shiboken6

    class Gone(QObject):
        def take(self, _value: object) -> None:
            raise AssertionError

    gone = Gone()
    started, free = threading.Event(), threading.Event()

    def slow(_session: object) -> None:
        started.set()
        free.wait(10)

    lanes.read(slow, gone.take)
    assert started.wait(10)
    shiboken6.delete(gone)
    free.set()
    lanes.settle()
    qtbot.wait(20)
    assert not errors(lanes)


def test_slow_work_tells_its_progress_and_can_be_stopped(lanes: Lanes, qtbot: QtBot) -> None:
    watched: list[int] = []
    done: list[int] = []

    def work(progress: Progress) -> int:
        at = 0
        while progress.tell(at, 1_000_000):
            at += 1
            threading.Event().wait(0.001)
        return at

    progress = lanes.slow(work, done.append, watch=lambda now: watched.append(now.done))
    qtbot.waitUntil(lambda: bool(watched), timeout=LONG)
    progress.cancel()
    qtbot.waitUntil(lambda: bool(done), timeout=LONG)
    assert 0 < done[0] < 1_000_000


def test_closing_in_the_middle_ends_the_deed_and_drops_the_rest(lanes: Lanes, qtbot: QtBot) -> None:
    started = threading.Event()
    came: list[object] = []

    def slow(_session: object) -> int:
        started.set()
        threading.Event().wait(0.2)
        return 1

    lanes.read(slow, came.append)
    waiting = lanes.read(lambda _session: 2, came.append)
    assert started.wait(10)
    lanes.close()
    assert waiting.cancelled()
    assert lanes.read(lambda _session: 3, came.append).cancelled()
    lanes.close()
    qtbot.wait(20)
    assert came == []


def test_a_rehearsal_shows_the_letter_and_leaves_nothing(lanes: Lanes, qtbot: QtBot) -> None:
    from ises_desk.queries import letters
    from ises_desk.queries.listing import keys
    from ises_desk.ui.letter_forms import pdf_of

    def count(session: Any) -> int:
        return len(keys(session, letters.listing(DAY)))

    found: list[Any] = []
    words = {"customer_id": 1, "subject": "Proef", "text": "Tekst"}
    lanes.read(count, found.append)
    qtbot.waitUntil(lambda: len(found) == 1, timeout=LONG)  # two lanes come home in any order
    lanes.rehearse(found.append, "letter.write", pdf_of, words)
    lanes.settle()
    lanes.read(count, found.append)
    qtbot.waitUntil(lambda: len(found) == 3, timeout=LONG)
    before, pdf, after = found
    assert pdf.startswith(b"%PDF")
    assert before == after


def test_a_rehearsal_returns_the_refusal(lanes: Lanes, qtbot: QtBot) -> None:
    found: list[Any] = []
    words = {"customer_id": 1, "subject": "", "text": "Tekst"}
    lanes.rehearse(found.append, "letter.write", lambda _session, value: value, words)
    qtbot.waitUntil(lambda: bool(found), timeout=LONG)
    assert isinstance(found[0], Refusal)


def test_a_deed_can_be_taken_back(lanes: Lanes, qtbot: QtBot) -> None:
    lines: list[int] = []
    lanes.written.connect(lambda line, _title: lines.append(line))
    lanes.perform(lambda _key: None, "note.add", customer_id=1, text="Weg")
    qtbot.waitUntil(lambda: bool(lines), timeout=LONG)
    with qtbot.waitSignal(lanes.touched, timeout=LONG):
        lanes.undo(lambda _line: None, lines[0])
    assert not errors(lanes)


def test_without_an_administration_work_is_dropped(qapp: object, qtbot: QtBot) -> None:
    assert qapp is not None
    messages = Shown()
    lanes = Lanes(messages, lambda: clock.moment_on(DAY))
    came: list[object] = []
    lanes.read(lambda _session: 1, came.append)
    lanes.settle()
    qtbot.wait(20)
    lanes.close()
    assert came == []
    assert messages.errors == []


def test_what_comes_home_at_once_is_brought_a_turn_each_in_its_order(qtbot: QtBot) -> None:
    brought: list[int] = []
    owner = QObject()
    one = OneByOne(owner, brought.append)
    for item in range(3):
        one.add(item)
    assert brought == [0], "the first one at once"
    qtbot.wait(50)
    assert brought == [0, 1, 2]
    one.add(3)
    assert brought[-1] == 3, "nothing waits where nothing is brought"
