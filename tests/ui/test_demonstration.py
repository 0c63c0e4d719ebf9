"""The demonstration from the window: built beside it, stopped, marked as made up, left again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ises_desk import paths
from ises_desk.demo import apart, story
from ises_desk.ui import demonstration
from ises_desk.ui.first_start import FirstStart
from ises_desk.ui.strips import Offer
from tests.ui.conftest import LONG, calm

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.opening import Opening
    from ises_desk.ui.window import MainWindow

    OpenWindow = Callable[[Path], tuple[MainWindow, Opening]]

DAY = date(2026, 11, 20)


def test_a_demonstration_is_built_apart_and_says_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []

    def tell(done: int, total: int, text: str) -> bool:
        told.append((done, total, text))
        return True

    made = apart.build(tmp_path / "demo", 8, DAY, tell)
    assert made == tmp_path / "demo" / paths.FILE_NAME
    assert paths.is_demo(made)
    steps = {done for done, _total, _text in told}
    assert steps == set(range(apart.STEPS))
    assert [text for _done, _total, text in told][-1] == "Werkdag 20 november 2026"


def test_a_demonstration_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    assert apart.build(tmp_path / "demo", 8, DAY, lambda done, _total, _text: done < 1) is None
    assert not (tmp_path / "demo").exists()


def test_a_folder_with_a_real_administration_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / paths.FILE_NAME).write_bytes(b"echt")
    with pytest.raises(story.Trouble):
        apart.build(tmp_path, 8, DAY, lambda *_told: True)
    assert apart.build(tmp_path, 8, DAY, lambda *_told: False) is None
    assert (tmp_path / paths.FILE_NAME).read_bytes() == b"echt"


def test_the_demonstration_is_marked_in_the_window_and_left_for_the_own_administration(
    open_window: OpenWindow,
    administration: Path,
    home: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(demonstration, "CUSTOMERS", 8)
    paths.remember_file(administration)
    window, opening = open_window(administration)
    calm(window, qtbot)
    window.menus.demo.emit()
    assert window.desk.strips.working() is not None
    asked = window.desk.strips
    qtbot.waitUntil(lambda: bool(asked.findChildren(Offer)), timeout=60_000)
    assert window.desk.path == administration, "the owner is not taken away from his work"
    asked.findChildren(Offer)[0].buttons[0].click()
    qtbot.waitUntil(lambda: opening._strip is not None, timeout=LONG)
    calm(window, qtbot)
    strip = opening._strip
    assert strip is not None
    assert strip.isVisible()
    assert "Demonstratie" in window.windowTitle()
    assert window.desk.path == home / "demonstratie" / paths.FILE_NAME
    assert paths.own_file() == administration, "looking around changes no start"
    opening.go_home()
    qtbot.waitUntil(lambda: window.desk.path == administration, timeout=LONG)
    calm(window, qtbot)
    assert opening._strip is None
    assert "Demonstratie" not in window.windowTitle()
    window.menus.demo.emit()
    calm(window, qtbot)
    assert opening._strip is not None, "what was built is opened at once"


def test_stopping_the_building_stays_where_one_was(
    open_window: OpenWindow, home: Path, qtbot: QtBot
) -> None:
    window, opening = open_window(home / paths.FILE_NAME)
    qtbot.waitUntil(lambda: opening._cover is not None, timeout=LONG)
    opening.demonstrate()
    opening.demonstrate()
    work = window.desk.strips.working()
    assert work is not None
    work.stop()
    qtbot.waitUntil(lambda: window.desk.strips.working() is None, timeout=LONG)
    calm(window, qtbot)
    assert not paths.demo_folder().exists()
    assert opening._cover is not None
    assert not home.joinpath(paths.FILE_NAME).exists()


def test_a_demonstration_is_gone_to_at_once_from_the_welcome_and_built_anew_in_its_place(
    open_window: OpenWindow, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demonstration, "CUSTOMERS", 4)
    window, opening = open_window(home / paths.FILE_NAME)
    qtbot.waitUntil(lambda: opening._cover is not None, timeout=LONG)
    opening.demonstrate()
    qtbot.waitUntil(lambda: opening._strip is not None, timeout=60_000)
    calm(window, qtbot)
    assert window.tabs.isEnabled()
    opening._rebuild_demo()
    work = window.desk.strips.working()
    assert work is not None
    work.stop()
    qtbot.waitUntil(lambda: isinstance(opening._cover, FirstStart), timeout=LONG)
    assert opening._strip is None
    assert window.desk.path == home / paths.FILE_NAME
