"""The words of the command line: where options stand, and what can't be read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ises_desk.cli import main
from ises_desk.cli.deeds import pairs
from ises_desk.options import Options, UnknownWords, split

if TYPE_CHECKING:
    from collections.abc import Sequence

UNREADABLE = 2


def failure(words: Sequence[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Return the exit status and what was said on the error stream; nothing is put out."""
    status = main(words)
    said = capsys.readouterr()
    assert said.out == ""
    return status, said.err.strip()


@pytest.mark.parametrize(
    "words",
    [
        ["--file", "a.sqlite", "--day", "2026-11-22", "--json", "ask", "invoices"],
        ["ask", "invoices", "--file", "a.sqlite", "--day", "2026-11-22", "--json"],
        ["ask", "--file=a.sqlite", "--json", "invoices", "--day=2026-11-22"],
    ],
)
def test_general_options_stand_before_or_after_the_command(words: list[str]) -> None:
    options, left = split(words)
    assert options == Options(Path("a.sqlite"), date(2026, 11, 22), json=True)
    assert left == ["ask", "invoices"]


def test_after_two_dashes_an_option_is_a_word() -> None:
    assert split(["do", "--", "--json"]) == (Options(), ["do", "--", "--json"])


@pytest.mark.parametrize("words", [["--day"], ["--file"], ["--file="], ["--day", "2026-02-30"]])
def test_an_option_without_a_good_value_can_not_be_read(words: list[str]) -> None:
    with pytest.raises(UnknownWords):
        split(words)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--day", "1-2-2026", "check"], "--day verwacht een bestaande dag als 2026-11-22"),
        (["--day", "20260201", "check"], "--day verwacht een bestaande dag als 2026-11-22"),
        (["backup"], "Hier ontbreekt de opdracht; zie --help."),
        (["backup", "fly"], "De opdracht fly bestaat niet"),
        (["check", "one", "two"], "Hier staat te veel: one two; zie --help."),
        (["check", "--full=1"], "Na --full hoort geen waarde."),
        (["backup", "make", "--to"], "Na --to hoort een waarde."),
        (["fly"], "De opdracht fly bestaat niet"),
        (["check", "--fly"], "De optie --fly bestaat niet"),
        (["do"], "Hier ontbreekt CODE"),
        (["do", "no.such"], "Er is geen handeling no.such"),
        (["do", "deed.undo", "line"], "schrijf naam=waarde"),
        (["do", "deed.undo", "=3"], "schrijf naam=waarde"),
        (["do", "deed.undo", "line=1", "line=2"], "line staat er twee keer"),
        (["do", "deed.undo", "line=[1"], "line: dit is geen geldige JSON"),
        (["do", "deed.undo", "line=@nowhere.json"], "line: het bestand nowhere.json"),
        (["do", "deed.undo", "line=x"], "line: verwacht een geheel getal"),
        (["do", "deed.undo", "line=9999999999999999999"], "line: verwacht een geheel getal"),
        (["do", "business.set_logo", "content=nergens.png"], "content: verwacht een bestand"),
        (["do", "business.set_logo", "content=/"], "content: verwacht een bestand"),
        (["undo", "9999999999999999999"], "Een logregel is een nummer"),
        (["do", "deed.undo", "lime=1"], "kent geen gegeven lime"),
        (["do", "deed.undo"], "mist: line"),
        (["undo", "one"], "Een logregel is een nummer"),
        (["undo", "١"], "Een logregel is een nummer"),
    ],
)
def test_words_that_can_not_be_read_get_a_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = failure(words, capsys)
    assert status == UNREADABLE
    assert sentence in said


def test_programs_get_the_failure_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = failure(["fly", "--json"], capsys)
    assert status == UNREADABLE
    assert json.loads(said)["kind"] == "unreadable"


def test_a_group_without_its_command_shows_what_there_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, said = failure(["backup", "--json"], capsys)
    assert status == UNREADABLE
    assert "verify" in json.loads(said)["details"]


def test_a_text_is_never_read_as_json(tmp_path: Path) -> None:
    file = tmp_path / "lines.json"
    file.write_text('\ufeff[{"a": 1}]', encoding="utf-8")
    words = ["name=[Jan]", "lines=[1, 2]", f"more=@{file}", "day=2026-11-22"]
    assert pairs(words, {"name"}) == {
        "name": "[Jan]",
        "lines": [1, 2],
        "more": [{"a": 1}],
        "day": "2026-11-22",
    }


def test_the_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    said = capsys.readouterr().out
    assert "Gebruik: ises-desk OPDRACHT" in said
    assert "Toon deze uitleg." in said
    assert "Usage" not in said
    assert "Show" not in said


def test_every_action_is_listed_with_its_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actions", "--json"]) == 0
    acts = {act["code"]: act for act in json.loads(capsys.readouterr().out)}
    undo = acts["deed.undo"]
    assert undo["arguments"] == [{"name": "line", "expects": "getal", "required": True}]
    assert main(["actions"]) == 0
    assert "deed.undo  Ongedaan maken (terug te draaien)\n    line=getal" in capsys.readouterr().out
