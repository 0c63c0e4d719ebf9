"""Opening an administration: a new one, a wrong one, one in use; its backups; one window."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.store.database import open_database
from ises_desk.ui.notice import Notice
from ises_desk.ui.start_page import StartPage
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.opening import Opening
    from ises_desk.ui.window import MainWindow

    OpenWindow = Callable[[Path], tuple[MainWindow, Opening]]

LONG = 20_000  # ms


def page_of(window: MainWindow, subject: str) -> Any:
    return window._pages[subject]


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=999")
    connection.close()


def _damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(bytes(content))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(b"hallo" * 100), "geen administratie"),
        (_newer, "nieuwere versie"),
        (_damage, "beschadigd"),
    ],
    ids=["not ours", "newer", "damaged"],
)
def test_a_file_that_can_not_be_opened_is_explained_with_ways_on(
    open_window: OpenWindow,
    administration: Path,
    qtbot: QtBot,
    spoil: Callable[[Path], None],
    words: str,
) -> None:
    spoil(administration)
    window, opening = open_window(administration)
    qtbot.waitUntil(lambda: opening._cover is not None, timeout=LONG)
    notice = next(each for each in dialogs(window) if isinstance(each, Notice))
    assert words in notice.heading
    assert window.desk.lanes.database is None


def test_a_file_in_use_is_explained(
    open_window: OpenWindow, administration: Path, qtbot: QtBot
) -> None:
    other = open_database(administration)
    window, opening = open_window(administration)
    qtbot.waitUntil(lambda: opening._cover is not None, timeout=LONG)
    notice = next(each for each in dialogs(window) if isinstance(each, Notice))
    assert "al geopend" in notice.heading
    other.close()
    notice.reject()
    assert isinstance(opening._cover, StartPage)
    opening._cover.buttons[0].click()
    qtbot.waitUntil(lambda: window.desk.lanes.database is not None, timeout=LONG)
    calm(window, qtbot)
    assert window.tabs.isEnabled()


def test_opening_makes_the_backup_of_the_day_once(
    window: MainWindow, administration: Path, qtbot: QtBot
) -> None:
    folder = administration.parent / "backups"
    qtbot.waitUntil(lambda: len(list(folder.glob("*.zip"))) == 1, timeout=LONG)
    shown = window._backup
    assert shown is not None
    qtbot.waitUntil(lambda: "vandaag" in shown.text(), timeout=LONG)


def test_a_backup_is_put_back_and_the_old_file_kept(
    open_window: OpenWindow, administration: Path, qtbot: QtBot
) -> None:
    window, opening = open_window(administration)
    folder = administration.parent / "backups"
    qtbot.waitUntil(lambda: len(list(folder.glob("*.zip"))) == 1, timeout=LONG)
    calm(window, qtbot)
    window.desk.lanes.perform(lambda _key: None, "note.add", customer_id=1, text="Later")
    calm(window, qtbot)
    with qtbot.waitSignal(opening.opened, timeout=LONG):
        opening.restore(next(folder.glob("*.zip")))
    calm(window, qtbot)
    window.desk.navigator.go_to("customer", 1)
    calm(window, qtbot)
    sections = {section.title: section for section in page_of(window, "customer").sheet.sections}
    assert len(sections["Notities"].rows) == 1
    assert list(administration.parent.glob("*voor-terugzetten*"))


def test_a_second_start_raises_the_first_window(tmp_path: Path, qtbot: QtBot) -> None:
    from ises_desk.ui.one_window import Doorbell, raise_first

    assert not raise_first(tmp_path / "a.sqlite")
    bell = Doorbell()
    assert bell.listen(tmp_path / "a.sqlite")
    with qtbot.waitSignal(bell.rung, timeout=LONG):
        assert raise_first(tmp_path / "a.sqlite")
    bell.close()
    assert not raise_first(tmp_path / "a.sqlite")
