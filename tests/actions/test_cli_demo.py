"""The demonstration from the command line: what is asked of it and what it tells."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.cli import demonstration, main
from ises_desk.demo import Summary
from ises_desk.paths import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from tests.actions.conftest import Office

DONE, REFUSED, UNREADABLE, TROUBLE = range(4)
PAGES = 11
WORKING_DAY = date(2026, 11, 23)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return what is asked of the demonstration, which makes nothing here."""
    asked: list[Any] = []

    def run(folder: Path, customers: int, day: date | None, say: Any) -> Summary:
        asked.append((folder.name, customers, day))
        say("Tot vandaag")
        line = (("Klanten", "7"),)
        return Summary(file=folder / FILE_NAME, on=WORKING_DAY, made=line, day=line)

    def draw(file: Path, folder: Path, day: date) -> list[Path]:
        asked.append((file.name, folder.name, day))
        return [folder / "1-vandaag.png"]

    monkeypatch.setattr("ises_desk.demo.run", run)
    monkeypatch.setattr("ises_desk.cli.demonstration._draw", draw)
    return asked


def test_without_more_it_is_two_hundred_customers_in_a_folder_here(
    asked: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo"]) == DONE
    assert asked == [("demonstratie", 200, None), (FILE_NAME, "schermen", WORKING_DAY)]
    said = capsys.readouterr()
    assert "Klanten  7" in said.out
    assert f"--file demonstratie/{FILE_NAME} --day 2026-11-23" in said.out
    assert said.err == "Tot vandaag\n"


def test_folder_number_and_day_can_be_named(
    asked: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["demo", "elders", "--customers", "5", "--day", "2026-11-22", "--json"]
    assert main(words) == DONE
    assert asked[0] == ("elders", 5, date(2026, 11, 22))
    assert json.loads(capsys.readouterr().out) == {
        "file": f"elders/{FILE_NAME}",
        "made": {"Klanten": "7"},
        "day": {"Klanten": "7"},
        "pictures": ["elders/schermen/1-vandaag.png"],
    }


@pytest.mark.parametrize("text", ["veel", "-1", "1.5", "٣"])
def test_a_number_that_is_none_can_not_be_read(
    text: str, asked: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", f"--customers={text}"]) == UNREADABLE
    assert asked == []
    assert "verwacht een aantal" in capsys.readouterr().err


def test_too_many_customers_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", str(tmp_path / "x"), "--customers", "10001"]) == REFUSED
    assert "1 tot 10000 klanten" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_a_place_where_nothing_can_be_made_is_told_with_advice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "bestand"
    place.write_text("van de eigenaar", encoding="utf-8")
    assert main(["demo", str(place)]) == TROUBLE
    assert "kan geen demonstratie worden gemaakt" in capsys.readouterr().err
    assert place.read_text(encoding="utf-8") == "van de eigenaar"


def test_every_page_of_the_window_is_drawn_without_a_screen(office: Office, tmp_path: Path) -> None:
    office.invoice(office.customer())
    office.database.close()
    command = [sys.executable, "-m", "ises_desk.drawing", str(office.database.path), str(tmp_path)]
    done = subprocess.run([*command, "2026-11-22"], capture_output=True, text=True, check=False)  # noqa: S603  our own program
    assert (done.returncode, done.stderr) == (0, "")
    pictures = {path.name for path in tmp_path.glob("*.png")}
    assert len(pictures) == PAGES + 1
    assert {"1-vandaag-donker.png", "1-vandaag.png", "2-klanten.png"} < pictures
    assert all(path.stat().st_size > 10_000 for path in tmp_path.glob("*.png"))


def test_how_to_look_at_it_is_said_as_the_program_was_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert demonstration._command() == "python3 run.py"
    monkeypatch.setattr(demonstration, "__file__", str(tmp_path / "a" / "b" / "c.py"))
    assert demonstration._command() == "ises-desk"
