"""Asking lists and pieces from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.cli import main
from ises_desk.cli.lists import QUESTIONS

if TYPE_CHECKING:
    from pathlib import Path

DONE, REFUSED, UNREADABLE = range(3)
NAMES = ("Jansen & Zonen", "Zwart B.V.", "Łukasz Ørsted")


@pytest.fixture
def file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return an administration with three customers."""
    path = str(tmp_path / "administratie.sqlite")
    for name in NAMES:
        assert main(["do", "customer.add", f"name={name}", "--file", path]) == DONE
    capsys.readouterr()
    return path


def asked(capsys: pytest.CaptureFixture[str], file: str, *words: str) -> Any:
    """Return the answer as data."""
    assert main(["ask", *words, "--json", "--file", file]) == DONE
    return json.loads(capsys.readouterr().out)


def refused(capsys: pytest.CaptureFixture[str], file: str, *words: str) -> tuple[int, str]:
    """Return the exit status and the sentence."""
    status = main(["ask", *words, "--file", file])
    return status, capsys.readouterr().err


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_every_list_answers_people_and_programs(
    name: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert isinstance(asked(capsys, file, name), list)
    assert main(["ask", name, "--file", file]) == DONE
    assert "Traceback" not in capsys.readouterr().err


def test_every_paragraph_of_the_terms_has_a_rule_or_a_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = asked(capsys, str(tmp_path / "none.sqlite"), "articles")
    assert len(rows) == 98
    assert [row["number"] for row in rows if bool(row["rules"]) == bool(row["reason"])] == []
    found = {row["number"]: row for row in rows}
    assert found["15.1"]["consumer"] == "void"
    assert "end_by_notice" in found["15.1"]["rules"]
    assert found["19.1"]["law"].startswith("Rv art. 101")
    assert list(tmp_path.iterdir()) == []


def test_of_the_terms_nothing_is_chosen(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = refused(capsys, file, "articles", "state=open")
    assert (status, said) == (UNREADABLE, "Bij articles valt er niets te kiezen.\n")


def test_a_list_is_searched_folded_sorted_and_cut(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = asked(capsys, file, "customers", "order=-number", "limit=2")
    assert [row["name"] for row in rows] == [NAMES[2], NAMES[1]]
    assert [row["name"] for row in asked(capsys, file, "customers", "text=orsted LUK")] == [
        NAMES[2]
    ]
    assert [row["name"] for row in asked(capsys, file, "customers", "state=active")] == []


def test_people_get_an_aligned_table_with_dutch_words(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "customers", "order=number", "--file", file]) == DONE
    head, line, *rows = capsys.readouterr().out.splitlines()
    assert head.split()[:3] == ["Sleutel", "Nummer", "Naam"]
    assert len(line) == len(rows[0])
    assert len(rows) == len(NAMES)
    place = head.index("Naam")
    assert [row[place : place + len(name)] for row, name in zip(rows, NAMES, strict=True)] == [
        *NAMES
    ]
    assert "€ 0,00" in rows[0]
    assert rows[0].endswith("Nog geen contract")


def test_one_piece_is_asked_by_its_key(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, file, "customers", "id=2")
    assert found["name"] == NAMES[1]
    assert found["owed"] == "0.00"
    assert main(["ask", "customers", "id=2", "--file", file]) == DONE
    assert f"name: {NAMES[1]}\n" in capsys.readouterr().out


def test_a_piece_that_is_not_there_is_a_refusal(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(capsys, file, "customers", "id=99")[0] == REFUSED


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["fish"], "Er is geen lijst fish"),
        (["customers", "state=fish"], "De stand fish bestaat hier niet"),
        (["customers", "order=fish"], "De kolom fish bestaat niet"),
        (["customers", "limit=x"], "limit: verwacht een geheel getal"),
        (["customers", "limit=-1"], "limit: verwacht een geheel getal"),
        (["customers", "id=x"], "key: verwacht een geheel getal"),
        (["customers", "fish=1"], "fish is hier niet te vragen"),
        (["contracts", "customer_id=x"], "customer_id: verwacht een geheel getal"),
        (["rates", "id=1"], "Van deze lijst is geen enkel stuk te vragen"),
        (["rates", "fish=1"], "fish is hier niet te vragen"),
    ],
)
def test_a_question_that_can_not_be_read_gets_a_sentence(
    words: list[str], sentence: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = refused(capsys, file, *words)
    assert status == UNREADABLE
    assert sentence in said


def test_the_rates_are_asked_by_table(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = asked(capsys, file, "rates", "name=vat_high")
    assert [row["percent"] for row in rows] == ["21", "19"]


def test_the_agenda_says_what_to_do_and_with_which_deed(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    duty = next(each for each in asked(capsys, file, "agenda") if each["kind"] == "business")
    assert duty["action"] == "business.set"
    assert main(["ask", "agenda", "--file", file]) == DONE
    head, _line, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == ["Uiterlijk", "Wat", "Klant", "Grond", "Handeling"]
    assert any(row.endswith("business.set") for row in rows)


def test_the_log_shows_deeds_by_their_title(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, file, "audit", "limit=1")[0]["title"] == "Klant toevoegen"
    assert asked(capsys, file, "audit", "id=1")["arguments"] == {"name": NAMES[0]}
