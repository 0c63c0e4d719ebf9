"""Two starts within a moment give one window, also when there is no administration yet."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from ises_desk.ui import one_window

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

LONG = 30_000  # ms


def test_a_double_click_too_many_opens_one_window(tmp_path: Path, qtbot: QtBot) -> None:
    own = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "TMPDIR"), f"{tmp_path}")
    words = [sys.executable, "-m", "ises_desk", "--file", f"{tmp_path / 'nieuw.sqlite'}"]
    starts = [
        subprocess.Popen(words, env=os.environ | own, stderr=subprocess.DEVNULL)  # noqa: S603  our own words
        for _both in range(2)
    ]
    try:
        qtbot.waitUntil(lambda: any(each.poll() is not None for each in starts), timeout=LONG)
        assert sorted(f"{each.poll()}" for each in starts) == ["0", "None"]
    finally:
        for each in starts:
            each.kill()
            each.wait()


def test_a_claim_goes_along_to_another_administration(tmp_path: Path, qtbot: QtBot) -> None:
    assert qtbot is not None
    first, other = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    assert one_window.is_first(first)
    bell = one_window.Doorbell()
    [mine] = one_window._claims
    assert bell.listen(first)
    assert one_window._claims == [mine]  # never given up: who waits for it would take it
    assert not one_window.is_first(first)
    assert bell.listen(other)
    assert [lock.fileName() for lock in one_window._claims] == [
        f"{one_window.QDir.tempPath()}/{one_window._name(other)}.lock"
    ]
    bell.close()
    assert one_window._claims == []


def test_a_start_that_hangs_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_window, "PATIENCE_S", 0)
    monkeypatch.setattr(one_window, "_claim", lambda *_words: False)
    assert one_window.is_first(tmp_path / "a.sqlite")
