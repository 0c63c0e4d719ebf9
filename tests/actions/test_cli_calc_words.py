"""What the calculators refuse and what they can't read: one sentence, and nothing put out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ises_desk.cli import main

if TYPE_CHECKING:
    from pathlib import Path

DONE, REFUSED, UNREADABLE = range(3)
Capture = pytest.CaptureFixture[str]
CONCLUDED = "withdrawal --concluded 2026-09-01"
ORDER = " --start 2026-09-01 --price 72.60 --statement yes --information yes"
SHOWN = f"{ORDER} --express-request yes"
NOT_BEFORE = "De overeenkomst is gesloten op 1 september 2026; herroepen kan niet eerder."


@pytest.mark.parametrize(
    ("words", "field", "basis", "sentence"),
    [
        (
            f"{CONCLUDED} --received 2026-08-31{SHOWN}",
            "--received",
            "5.1; 6:230o BW",
            NOT_BEFORE,
        ),
        (f"{CONCLUDED} --sent 2026-08-31", "--sent", "5.1; 6:230o BW", NOT_BEFORE),
        (
            f"{CONCLUDED} --received 2026-09-02 --sent 2026-09-03",
            "--sent",
            "5.1; 6:230o BW",
            "De herroeping is ontvangen op 2 september 2026 en kan niet later zijn verstuurd.",
        ),
        (
            f"withdrawal --concluded 2026-09-02 --received 2026-09-09{SHOWN}",
            "--start",
            "5.2; 6:230s BW",
            "De overeenkomst is gesloten op 2 september 2026; de dienst begint niet eerder.",
        ),
        (
            "notice --kind consumer --start 2026-03-01 --received 2026-02-28",
            "--received",
            "15.1",
            "De overeenkomst begint op 1 maart 2026; een opzegging kan niet eerder zijn ontvangen.",
        ),
    ],
)
def test_days_in_an_order_that_can_not_be_are_refused(
    words: str, field: str, basis: str, sentence: str, capsys: Capture
) -> None:
    assert main(["calc", *words.split()]) == REFUSED
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{field}: {sentence} ({basis})\n")
    assert main(["--json", "calc", *words.split()]) == REFUSED
    told = json.loads(capsys.readouterr().err)
    assert (told["kind"], told["field"], told["basis"]) == ("refusal", field, basis)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Hier ontbreekt de opdracht"),
        ("fly", "De opdracht fly bestaat niet"),
        ("withdrawal", "Hier ontbreekt --concluded; zie --help."),
        ("withdrawal --concluded", "Na --concluded hoort een waarde."),
        ("withdrawal --concluded 2027-02-29", "--concluded verwacht een bestaande dag"),
        ("withdrawal --concluded 01-09-2026", "--concluded verwacht een bestaande dag"),
        ("withdrawal --concluded ٢٠٢٦-09-01", "--concluded verwacht een bestaande dag"),
        ("withdrawal --concluded 20260901", "--concluded verwacht een bestaande dag"),
        ("withdrawal --concluded 1989-12-31", "--concluded ligt van 1990 tot en met 2098."),
        ("withdrawal --concluded 2099-01-01", "--concluded ligt van 1990 tot en met 2098."),
        (f"{CONCLUDED} --concluded=2026-09-02", "--concluded staat er twee keer."),
        (f"{CONCLUDED} --informed soon", "--informed verwacht een bestaande dag"),
        (f"{CONCLUDED} --price 12.345", "--price verwacht een bedrag als 12.50, niet 12.345."),
        (f"{CONCLUDED} --price 12,50", "--price verwacht een bedrag"),
        (f"{CONCLUDED} --price -1", "--price verwacht een bedrag"),
        (f"{CONCLUDED} --price -0", "--price verwacht een bedrag"),
        (f"{CONCLUDED} --price --1", "--price verwacht een bedrag"),
        (f"{CONCLUDED} --price ٣", "--price verwacht een bedrag"),
        (f"{CONCLUDED} --price 1e3", "--price verwacht een bedrag"),
        (f"{CONCLUDED} --price 9999999999.99", "--price verwacht een bedrag"),
        (f"{CONCLUDED} --months 0", "--months verwacht 1 tot en met 120 maanden, niet 0."),
        (f"{CONCLUDED} --months -1", "--months verwacht 1 tot en met 120 maanden"),
        (f"{CONCLUDED} --months 121", "--months verwacht 1 tot en met 120 maanden"),
        (f"{CONCLUDED} --months ٣", "--months verwacht 1 tot en met 120 maanden"),
        (f"{CONCLUDED} --months 1.5", "--months verwacht 1 tot en met 120 maanden"),
        (f"{CONCLUDED} --statement maybe", "--statement verwacht yes|no, niet maybe."),
        (f"{CONCLUDED} --price 5", "Hier ontbreekt --received; zie --help."),
        (f"{CONCLUDED} --price 5 --sent 2026-09-02", "Hier ontbreekt --start; zie --help."),
        (
            f"{CONCLUDED} --received 2026-09-02{SHOWN} --one-off 1",
            "Hier ontbreekt --one-off-consent; zie --help.",
        ),
        (
            f"{CONCLUDED} --received 2026-09-02{ORDER}",
            "Hier ontbreekt --express-request; zie --help.",
        ),
        (
            "notice --kind government --start 2026-01-01 --received 2026-01-01",
            "--kind verwacht business|consumer, niet government.",
        ),
        ("notice --kind business --start 2026-01-01", "Hier ontbreekt --received; zie --help."),
        (f"campaign --published {'a' * 5000}", f"niet {'a' * 60}."),
        ("forum --invoked 2026-02-01 more", "Hier staat te veel: more; zie --help."),
    ],
)
def test_words_that_can_not_be_read_get_a_sentence(
    words: str, sentence: str, capsys: Capture
) -> None:
    assert main(["calc", *words.split()]) == UNREADABLE
    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err


@pytest.mark.parametrize("name", ["withdrawal", "notice", "campaign", "force-majeure", "forum"])
def test_the_help_is_dutch_and_names_what_is_needed(name: str, capsys: Capture) -> None:
    assert main(["calc", name, "--help"]) == DONE
    said = capsys.readouterr().out
    assert f"Gebruik: ises-desk calc {name}" in said
    assert "[verplicht]" in said
    assert "required" not in said


def test_a_calculator_makes_no_file(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "administratie.sqlite"
    assert main(["--file", str(file), "calc", "forum", "--invoked", "2026-11-22"]) == DONE
    assert capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
