"""The calculators on the command line: the examples of the rule book, and what they refuse."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ises_desk.cli import main

DONE = 0
BOTH = "mogen beide partijen ontbinden"
SHOWN = ("--express-request", "yes", "--statement", "yes", "--information", "yes")
W1 = ("--concluded", "2026-09-01", "--start", "2026-09-01", "--price", "72.60")
W2 = ("--concluded", "2026-11-02", "--start", "2026-11-02", "--price", "60.50")
ONE_OFF = ("--one-off", "9.99", "--one-off-consent")
Capture = pytest.CaptureFixture[str]


def calculated(capsys: Capture, *words: str) -> dict[str, Any]:
    """Return the outcome as data."""
    assert main(["--json", "calc", *words]) == DONE
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def settled(capsys: Capture, *words: str) -> tuple[str, str, str]:
    """Return what is owed, what is refunded and by when."""
    found = calculated(capsys, "withdrawal", *words)
    return found["owed"], found["refund"], found["refund_by"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (*W1, *SHOWN, "--months", "12", "--received", "2026-09-09"),
            ("1.79", "70.81", "2026-09-23"),
        ),
        (
            (*W1, *SHOWN[:-1], "no", "--received", "2026-09-09"),
            ("0.00", "72.60", "2026-09-23"),
        ),
        (
            (*W2, *SHOWN, *ONE_OFF, "yes", "--received", "2026-11-12"),
            ("11.81", "58.68", "2026-11-26"),
        ),
        (
            (*W2, *SHOWN, *ONE_OFF, "no", "--received", "2026-11-12"),
            ("0.00", "70.49", "2026-11-26"),
        ),
        (
            ("--concluded", "2026-11-01", "--start", "2026-11-01", "--price", "9.99", *SHOWN,
             "--months", "1", "--received", "2026-11-05"),
            ("1.67", "8.32", "2026-11-19"),
        ),
        (
            (*W1, *SHOWN, "--received", "2026-09-09", "--paid", "0"),
            ("1.79", "0.00", "2026-09-23"),
        ),
        (
            (*W1, *SHOWN, "--received", "2026-09-12", "--sent", "2026-09-09"),
            ("1.79", "70.81", "2026-09-26"),  # sending ends the use, receipt starts the refund
        ),
    ],
    ids=["W1", "W1b", "W2", "W2b", "W3", "W4", "W1-sent"],
)  # fmt: skip
def test_5_2_the_examples(
    words: tuple[str, ...], expected: tuple[str, str, str], capsys: Capture
) -> None:
    assert settled(capsys, *words) == expected


@pytest.mark.parametrize(
    ("words", "last"),
    [
        (("--concluded", "2026-12-12"), "2026-12-28"),
        (("--concluded", "2026-12-18"), "2027-01-04"),
        (("--concluded", "2026-07-01", "--informed", "never"), "2027-07-15"),
        (("--concluded", "2026-07-01", "--informed", "2026-09-10"), "2026-09-24"),
        (("--concluded", "2026-07-01", "--informed", "2026-06-01"), "2026-07-15"),
    ],
)
def test_5_1_without_a_receipt_there_is_only_the_last_day(
    words: tuple[str, ...], last: str, capsys: Capture
) -> None:
    found = calculated(capsys, "withdrawal", *words)
    assert list(found) == ["last_day", "in_time", "owed", "refund", "refund_by", "why"]
    assert (found["last_day"], bool(found["why"])) == (last, True)
    assert {found[name] for name in ("in_time", "owed", "refund", "refund_by")} == {None}


def test_5_1_sending_decides_and_receipt_may_still_come(capsys: Capture) -> None:
    words = ("withdrawal", "--concluded", "2026-11-08", "--sent", "2026-11-23")
    found = calculated(capsys, *words)
    assert (found["in_time"], found["refund_by"]) == (True, None)
    found = calculated(capsys, *words, "--received", "2026-11-26")
    assert (found["in_time"], found["refund_by"]) == (True, "2026-12-10")
    found = calculated(capsys, *words[:-1], "2026-11-24")
    assert found["in_time"] is False


def test_5_2_the_reasons_cite_the_terms_and_the_law(capsys: Capture) -> None:
    why = calculated(capsys, "withdrawal", *W1, *SHOWN, "--received", "2026-09-09")["why"]
    assert why[1].startswith("Voorwaarden art. 5.1: ")
    assert "6:230s lid 4 BW: Gebruikt zijn 9 van de 365 dagen" in "\n".join(why)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "--kind business --start 2026-03-01 --months 12 --received 2027-01-31",
            ("2027-02-28", "2027-01-31", "2027-02-28"),
        ),
        (
            "--kind business --start 2026-03-01 --months 12 --received 2027-02-01",
            ("2027-02-28", "2027-01-31", "2028-02-29"),
        ),
        (
            "--kind business --start 2025-03-15 --months 12 --received 2026-02-14",
            ("2026-03-14", "2026-02-14", "2026-03-14"),
        ),
        (
            "--kind business --start 2025-05-01 --months 12 --received 2026-03-31",
            ("2026-04-30", "2026-03-31", "2026-04-30"),
        ),
        (
            "--kind business --start 2026-01-31 --months 12 --received 2026-12-30",
            ("2027-01-30", "2026-12-30", "2027-01-30"),
        ),
        (
            "--kind business --start 2024-02-29 --months 12 --received 2025-01-28",
            ("2025-02-27", "2025-01-27", "2026-02-27"),
        ),
        (
            "--kind consumer --start 2026-03-01 --months 12 --received 2026-06-15",
            ("2027-02-28", "2027-01-31", "2027-02-28"),
        ),
        (
            "--kind consumer --start 2026-03-01 --months 12 --received 2027-02-10",
            ("2027-02-28", "2027-01-31", "2027-03-10"),
        ),
        (
            "--kind consumer --start 2026-03-01 --months 12 --received 2028-03-01",
            (None, None, "2028-04-01"),
        ),
        (
            "--kind consumer --start 2024-03-01 --months 12 --received 2027-01-31",
            (None, None, "2027-02-28"),
        ),
        (
            "--kind consumer --start 2024-03-01 --months 12 --received 2028-01-31",
            (None, None, "2028-02-29"),
        ),
        (
            "--kind consumer --start 2024-03-01 --months 12 --received 2026-12-31",
            (None, None, "2027-01-31"),
        ),
    ],
)
def test_15_1_the_examples(
    words: str, expected: tuple[str | None, str | None, str], capsys: Capture
) -> None:
    found = calculated(capsys, "notice", *words.split())
    assert list(found) == ["current_end", "last_notice_day", "ends_on", "why"]
    assert tuple(found.values())[:3] == expected
    assert any("15.1" in each for each in found["why"])


@pytest.mark.parametrize(
    ("published", "effective", "last"),
    [
        ("2026-01-31", "2026-02-28", "2026-02-27"),
        ("2026-11-22", "2026-12-22", "2026-12-21"),
    ],
)
def test_3_2_the_examples(published: str, effective: str, last: str, capsys: Capture) -> None:
    found = calculated(capsys, "campaign", "--published", published)
    assert found == {"effective": effective, "cancel_until": last, "ends_on": last}


def test_17_3_the_example(capsys: Capture) -> None:
    found = calculated(capsys, "force-majeure", "--start", "2026-11-22")
    assert found.pop("dissolve_from") == "2026-12-07"
    assert list(found) == ["why"]


def test_19_2_the_example(capsys: Capture) -> None:
    found = calculated(capsys, "forum", "--invoked", "2026-11-22")
    assert found.pop("choose_until") == "2026-12-22"
    assert list(found) == ["why"]


def test_nothing_is_refunded_by_a_day_when_nothing_was_paid(capsys: Capture) -> None:
    assert main(["calc", "withdrawal", *W1, *SHOWN, "--received", "2026-09-09", "--paid", "0"]) == 0
    assert "Terugbetalen uiterlijk" not in capsys.readouterr().out.partition("Waarom:")[0]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("withdrawal", *W1, *SHOWN, "--received", "2026-09-09"),
            ["Herroepen kan tot en met 15 september 2026.", "De herroeping is op tijd.",
             "De klant is €\xa01,79 verschuldigd en krijgt €\xa070,81 terug.",
             "Terugbetalen uiterlijk op 23 september 2026."],
        ),
        (
            ("withdrawal", *W2, *SHOWN, *ONE_OFF, "nee", "--received", "2026-11-12"),
            ["In de andere lezing blijft €\xa01,82 verschuldigd en komt €\xa068,67 terug."],
        ),
        (
            ("withdrawal", *W1, *SHOWN, "--received", "2026-09-09", "--paid", "0.00"),
            ["Crediteer €\xa070,81; er blijft €\xa01,79 te betalen.", "", "Waarom:"],
        ),
        (
            ("withdrawal", *W1, *SHOWN, "--received", "2026-09-16"),
            ["De herroeping is te laat.",
             "De klant is €\xa072,60 verschuldigd en krijgt €\xa00,00 terug."],
        ),
        (
            ("notice", "--kind", "business", "--start", "2026-03-01", "--received", "2027-02-01"),
            ["De laatste dag van het contract is 29 februari 2028.",
             "Neemt u haar toch aan, dan is de laatste dag 28 februari 2027."],
        ),
        (
            ("notice", "--kind", "consumer", "--start", "2026-03-01", "--received", "2026-06-15"),
            ["Laat u de klant eerder gaan, dan kan dat vanaf 15 juni 2026."],
        ),
        (
            ("notice", "--kind", "consumer", "--start", "2026-03-01", "--received", "2027-03-01"),
            ["Er loopt geen termijn meer: opzeggen kan elke dag."],
        ),
        (("campaign", "--published", "2026-11-22"), ["De wijziging gaat in op 22 december 2026."]),
        (
            ("force-majeure", "--start", "2026-11-22"),
            [f"Duurt de overmacht dan nog, dan {BOTH} vanaf 7 december 2026."],
        ),
        (
            ("forum", "--invoked", "2026-11-22"),
            ["De klant kan de wettelijke rechter kiezen tot en met 22 december 2026."],
        ),
    ],
)  # fmt: skip
def test_people_read_sentences_and_then_the_reasons(
    words: tuple[str, ...], told: list[str], capsys: Capture
) -> None:
    assert main(["calc", *words]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in told if line not in lines] == []
    assert all(line.startswith("- ") for line in lines[lines.index("Waarom:") + 1 :])
