"""Rubbish is cleared on the window's thread, and by nobody else."""

from __future__ import annotations

import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ises_desk.ui.rubbish import Rubbish

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

ENOUGH = 5_000


class Ring:
    """Holds itself, and tells on which thread it was taken apart."""

    def __init__(self, told: list[int]) -> None:
        self.told, self.own = told, self

    def __del__(self) -> None:
        """Tell the thread."""
        self.told.append(threading.get_ident())


def test_a_ring_made_on_a_lane_is_cleared_on_the_window_s_thread(qtbot: QtBot) -> None:
    told: list[int] = []

    def work() -> None:
        for _at in range(ENOUGH):
            Ring(told)

    owner = QObject()
    rubbish = Rubbish(owner)
    assert not gc.isenabled()
    with ThreadPoolExecutor(1) as lane:
        lane.submit(work).result()
    assert told == []
    qtbot.waitUntil(lambda: len(told) == ENOUGH, timeout=20_000)
    assert set(told) == {threading.get_ident()}
    rubbish.setParent(None)


def test_all_of_it_is_looked_through_once_a_minute_at_the_most(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda generation=2: looked.append(generation))
    monkeypatch.setattr(gc, "get_count", lambda: (10_000, 100, 100))
    owner = QObject()
    rubbish = Rubbish(owner)
    for _at in range(3):
        rubbish.look()
    rubbish._whole_at -= 61.0
    for _at in range(2):
        rubbish.look()
    monkeypatch.setattr(gc, "get_count", lambda: (10_000, 0, 100))
    rubbish.look()
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    rubbish.look()
    assert looked == [1, 1, 1, 2, 1, 0]
    assert qtbot is not None
