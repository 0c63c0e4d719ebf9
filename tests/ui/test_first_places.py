"""Where a first start puts things, and what is found there: chosen, refused, lost, moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk import paths
from ises_desk.ui.first_start import FirstStart
from ises_desk.ui.inline import Inline
from ises_desk.ui.opening import Opening
from ises_desk.ui.start_page import StartPage
from tests.ui.conftest import LONG, calm, cards, dialogs, to_the_place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def test_places_that_can_not_be_used_are_refused_at_their_field(
    begin: Callable[..., Any], tmp_path: Path, qtbot: QtBot
) -> None:
    window, _opening, page = begin()
    to_the_place(window, page, qtbot)
    (tmp_path / "bestand").write_bytes(b"x")
    for cell in (page.place.folder, page.place.backups):
        for bad in (str(tmp_path / "bestand"), "a/b", "/" + "x" * 900, "/proc/hier", ""):
            page.place.folder.input.set_value(str(tmp_path / "goed"))
            page.place.backups.input.set_value(str(tmp_path / "goed" / "b"))
            cell.input.set_value(bad)
            page.forward()
            calm(window, qtbot)
            assert cell.error, bad
            qtbot.waitUntil(lambda: page.step == "place", timeout=LONG)
    assert not dialogs(window)
    assert not list(tmp_path.glob("**/*.sqlite"))


def test_an_administration_in_the_chosen_folder_can_be_opened(
    begin: Callable[..., Any], filled: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window, _opening, page = begin()
    to_the_place(window, page, qtbot)
    there = tmp_path / "er al"
    there.mkdir()
    (there / paths.FILE_NAME).write_bytes(filled.read_bytes())
    page.place.folder.input.set_value(str(there))
    page.forward()
    calm(window, qtbot)
    assert "staat al een administratie" in page.place.folder.error
    page.place.other.click()
    qtbot.waitUntil(window.tabs.isEnabled, timeout=LONG)
    calm(window, qtbot)
    assert paths.own_file() == there / paths.FILE_NAME


def test_a_folder_that_is_synced_is_warned_about_but_backups_may_lie_there(
    begin: Callable[..., Any], tmp_path: Path, qtbot: QtBot
) -> None:
    _window, _opening, page = begin()
    page.go("place")
    page.place.backups.input.set_value(str(tmp_path / "Dropbox"))
    qtbot.wait(500)
    assert not page.place.caution.text
    page.place.folder.input.set_value(str(tmp_path / "OneDrive - Zaak" / "werk"))
    qtbot.waitUntil(lambda: "OneDrive" in page.place.caution.text, timeout=LONG)


def test_an_administration_that_is_gone_is_never_begun_anew_unasked(
    begin: Callable[..., Any], filled: Path, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    lost, moved = tmp_path / "schijf" / "mijn.sqlite", tmp_path / "verplaatst.sqlite"
    paths.remember_file(lost)
    window, opening, page = begin(paths.own_file())
    assert isinstance(page, StartPage)
    assert not lost.exists()
    moved.write_bytes(filled.read_bytes())
    opening.adopt_file(moved)
    qtbot.waitUntil(window.tabs.isEnabled, timeout=LONG)
    calm(window, qtbot)
    assert paths.own_file() == moved
    assert not (home / paths.FILE_NAME).exists()


def test_a_second_administration_is_begun_without_leaving_the_first(
    window: MainWindow, home: Path, administration: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    paths.remember_file(administration)
    assert home.is_dir()
    opening = next(iter(window.findChildren(Opening)))
    opening.begin_new(tmp_path / "tweede.sqlite")
    qtbot.waitUntil(lambda: isinstance(opening._cover, FirstStart), timeout=LONG)
    page = opening._cover
    assert page.step == "business"
    page.back()
    assert "Terug naar" in cards(page, "welcome")[0].accessibleName()
    cards(page, "welcome")[0].click()
    qtbot.waitUntil(window.tabs.isEnabled, timeout=LONG)
    calm(window, qtbot)
    assert window.desk.path == administration
    assert not (tmp_path / "tweede.sqlite").exists()


def test_the_settings_put_the_backups_elsewhere(
    window: MainWindow, home: Path, administration: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    from ises_desk.ui.settings_backups import BackupsPage

    (opening,) = window.findChildren(Opening)
    window.menus.settings.emit("backups")
    calm(window, qtbot)
    (page,) = window.findChildren(BackupsPage)
    (tmp_path / "bestand").write_bytes(b"x")
    page.put_in(tmp_path / "bestand")
    calm(window, qtbot)
    (said,) = dialogs(window)[-1].findChildren(Inline)
    assert said.heading
    page.put_in(tmp_path / "stick")
    calm(window, qtbot)
    assert paths.backup_folder(administration) == tmp_path / "stick"
    assert str(tmp_path / "stick") in page._where.text()
    opening.backups.make()
    calm(window, qtbot)
    assert len(list((tmp_path / "stick").glob("*.zip"))) == 1
    assert page._table.model.rows
    assert home.is_dir()
