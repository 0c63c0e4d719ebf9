"""The places that the owner chose are remembered, and what speaks against a place is known."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

import pytest

from ises_desk import paths
from ises_desk.errors import Refusal
from ises_desk.store import place

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = ("LOCALAPPDATA", "XDG_DATA_HOME", "HOME")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in NAMES:
        monkeypatch.setenv(name, str(tmp_path / "thuis"))
    return paths.data_folder()


def test_without_a_choice_all_lies_in_the_user_s_own_folder(home: Path) -> None:
    assert paths.remembered_file() is None
    assert paths.own_file() == home / paths.FILE_NAME
    assert paths.backup_folder(home / "a.sqlite") == home / "backups"
    assert not home.exists()


def test_what_was_chosen_is_remembered(tmp_path: Path) -> None:
    one, two = tmp_path / "een" / "a.sqlite", tmp_path / "twee" / "b.sqlite"
    paths.remember_file(one)
    paths.choose_backups(one, tmp_path / "elders")
    assert paths.own_file() == one
    assert paths.backup_folder(one) == tmp_path / "elders"
    assert paths.backup_folder(two) == two.parent / "backups"
    paths.choose_backups(one, one.parent / "backups")
    assert "elders" not in (paths.data_folder() / paths.PLACES_NAME).read_text("utf-8")
    assert paths.own_file() == one


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[]", b'{"administration": 3, "backups": []}', b"{", b'{"ba']
)
def test_a_note_of_places_that_can_not_be_read_counts_as_none(home: Path, content: bytes) -> None:
    home.mkdir(parents=True)
    (home / paths.PLACES_NAME).write_bytes(content)
    assert paths.own_file() == home / paths.FILE_NAME
    assert paths.backup_folder(home / "a.sqlite") == home / "backups"
    paths.choose_backups(home / "a.sqlite", home / "b")
    assert paths.backup_folder(home / "a.sqlite") == home / "b"


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Voorbeeld B.V./boekhouding", "OneDrive"),
        ("Dropbox (Persoonlijk)/x", "Dropbox"),
        ("Google Drive/Mijn Drive", "Google Drive"),
        ("iCloudDrive", "iCloud"),
        ("Nextcloud2/a/b", "Nextcloud"),
        ("STACK/werk", "STACK"),
        ("stackoverflow", ""),
        ("administratie", ""),
    ],
)
def test_a_folder_that_is_synced_is_known_by_its_name(
    tmp_path: Path, folder: str, service: str
) -> None:
    assert place.synced_by(tmp_path / folder) == service


def test_a_folder_that_is_synced_is_known_by_its_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "wolk"
    (root / "diep").mkdir(parents=True)
    assert not place.synced_by(root / "diep")
    (root / ".stfolder").mkdir()
    assert place.synced_by(root / "diep") == "Syncthing"
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "zaak"))
    assert place.synced_by(tmp_path / "zaak" / "werk") == "OneDrive"


def test_what_speaks_against_places_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.sqlite"
    assert place.cautions(file, tmp_path / "OneDrive") == ()
    (same,) = place.cautions(file, tmp_path)
    assert "dezelfde map" in same
    monkeypatch.setattr(place, "_file_system", lambda _folder: "cifs")
    (network,) = place.cautions(file, tmp_path / "b")
    assert "andere computer" in network


def test_a_share_of_windows_is_a_network() -> None:
    assert PureWindowsPath("//server/map/x").drive.startswith("\\\\")
    assert not place.is_network(Path("/tmp"))  # noqa: S108  only its name is looked at


@pytest.mark.parametrize(
    "make",
    [
        lambda _folder: Path("los/van/alles"),
        lambda folder: folder / "bestand" / "map",
        lambda folder: folder / ("x" * 5000),
        lambda _folder: Path("/proc/hier"),
        lambda _folder: Path("/a\0b"),
    ],
    ids=["relative", "in a file", "too long", "not writable", "no name"],
)
def test_a_folder_that_can_not_hold_a_file_is_refused(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    (tmp_path / "bestand").write_bytes(b"x")
    with pytest.raises(Refusal) as refused:
        place.check_folder(make(tmp_path), "folder")
    assert refused.value.field == "folder"
    assert str(refused.value)


def test_a_folder_that_is_still_to_be_made_will_do(tmp_path: Path) -> None:
    assert place.check_folder(tmp_path / "a" / "b", "folder") == tmp_path / "a" / "b"
    assert list(tmp_path.iterdir()) == []
