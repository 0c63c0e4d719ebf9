"""The command line on a real file: deeds, refusals, backups, trouble."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.cli import main
from ises_desk.store.database import open_database

if TYPE_CHECKING:
    from pathlib import Path

DONE, REFUSED, UNREADABLE, TROUBLE, FAULT = range(5)


class Desk:
    """A command line that works on one administration."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self._capsys = capsys

    def run(self, *words: object) -> tuple[int, str, str]:
        """Return the exit status, the output and the error stream."""
        status = main([*(str(word) for word in words), "--file", str(self.path)])
        said = self._capsys.readouterr()
        return status, said.out, said.err

    def data(self, *words: object) -> Any:
        """Return the output of a run that succeeds, as data."""
        status, out, err = self.run(*words, "--json")
        assert (status, err) == (DONE, "")
        return json.loads(out)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Return a desk with a customer on it."""
    desk = Desk(tmp_path / "administratie.sqlite", capsys)
    desk.data("do", "customer.add", "name=Jansen & Zn <b>", "--day", "2026-03-01")
    return desk


def rows(path: Path, question: str) -> list[tuple[Any, ...]]:
    """Return what the file itself says."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def test_a_deed_is_done_and_says_its_audit_line(desk: Desk) -> None:
    done = desk.data("do", "account.add", "customer_id=1", "name=winkel")
    assert done == {"value": 1, "line": 2, "touched": ["customer"]}
    assert rows(desk.path, "SELECT name FROM account") == [("winkel",)]


def test_a_deed_is_told_in_dutch(desk: Desk) -> None:
    status, out, _err = desk.run("do", "account.add", "customer_id=1", "name=winkel")
    assert (status, out) == (DONE, "Account toevoegen: gedaan (resultaat 1, logregel 2).\n")


def test_the_day_travels(desk: Desk) -> None:
    assert rows(desk.path, "SELECT at FROM audit_line")[0][0].startswith("2026-03-01T11:00")


def test_a_refusal_leaves_nothing_behind(desk: Desk) -> None:
    status, out, err = desk.run("do", "account.add", "customer_id=99", "name=winkel")
    assert (status, out) == (REFUSED, "")
    assert err.startswith("customer_id: ")
    assert rows(desk.path, "SELECT count(*) FROM account") == [(0,)]
    assert rows(desk.path, "SELECT count(*) FROM audit_line") == [(1,)]


def test_a_deed_is_taken_back_by_its_line(desk: Desk) -> None:
    desk.data("do", "account.add", "customer_id=1", "name=winkel")
    assert desk.data("undo", "2")["value"] == 2
    assert rows(desk.path, "SELECT count(*) FROM account") == [(0,)]
    assert desk.run("undo", "77")[0] == REFUSED


def test_the_deed_that_takes_back_is_the_command_that_takes_back(desk: Desk) -> None:
    desk.data("do", "customer.add", "name=Jan", "number=K7")
    desk.data("do", "customer.remove", "customer_id=2")
    desk.data("do", "customer.add", "name=Piet", "number=K7")
    status, _out, err = desk.run("do", "deed.undo", "line=3")
    assert status == REFUSED
    assert "opnieuw in gebruik" in err
    desk.data("do", "deed.undo", "line=4")
    assert rows(desk.path, "SELECT code, undoes_id FROM audit_line WHERE id=5") == [
        ("deed.undo", 4)
    ]
    assert desk.run("do", "deed.undo", "line=4")[2] == "line: Dit is al ongedaan gemaakt.\n"


def test_a_backup_is_made_listed_verified_and_put_back(desk: Desk) -> None:
    made = desk.data("backup", "make", "--day", "2026-03-02")
    assert made["counts"]["customer"] == 1
    assert [one["sha256"] for one in desk.data("backup", "list")] == [made["sha256"]]
    assert desk.data("backup", "verify", made["path"])["sha256"] == made["sha256"]
    desk.data("do", "account.add", "customer_id=1", "name=later")
    kept = desk.data("backup", "restore", made["path"])["kept"]
    assert rows(desk.path, "SELECT count(*) FROM account") == [(0,)]
    assert rows(kept, "SELECT count(*) FROM account") == [(1,)]


def test_people_read_the_list_of_backups_as_a_table(desk: Desk) -> None:
    desk.data("backup", "make", "--day", "2026-03-02")
    _status, out, _err = desk.run("backup", "list")
    head, line, row = out.splitlines()
    assert head.split() == ["gemaakt", "soort", "bestand", "kB"]
    assert set(line) == {"-", " "}
    assert row.startswith("2 maart 2026, 12:00")


def test_a_backup_that_was_touched_is_trouble(desk: Desk, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.zip"
    spoilt.write_bytes(b"PK\x03\x04 nothing")
    for verb in ("verify", "restore"):
        status, out, err = desk.run("backup", verb, spoilt)
        assert (status, out) == (TROUBLE, "")
        assert "spoilt.zip" in err
    assert rows(desk.path, "SELECT count(*) FROM customer") == [(1,)]


def test_a_file_in_use_is_not_replaced_nor_written(desk: Desk) -> None:
    made = desk.data("backup", "make")
    held = open_database(desk.path)
    try:
        for words in (
            ("backup", "restore", made["path"]),
            ("do", "account.add", "customer_id=1", "name=x"),
        ):
            status, _out, err = desk.run(*words)
            assert status == TROUBLE
            assert "al geopend" in err
        assert desk.run("check")[0] == DONE
        assert desk.run("backup", "make")[0] == DONE
    finally:
        held.close()


def test_the_check_finds_what_was_changed_behind_our_back(desk: Desk) -> None:
    assert desk.run("check", "--full") == (DONE, "Alles klopt.\n", "")
    with closing(sqlite3.connect(desk.path)) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type='trigger'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE audit_payload SET payload='{}'")
        connection.commit()
    status, out, _err = desk.run("check")
    assert status == TROUBLE
    assert "Logregel 1" in out


@pytest.mark.parametrize("words", [("check",), ("backup", "make"), ("do", "deed.undo", "line=1")])
def test_a_file_that_is_not_ours_is_trouble_and_stays_as_it_is(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "boodschappen.txt"
    other.write_text("melk, brood" * 20, encoding="utf-8")
    status, _out, err = Desk(other, capsys).run(*words)
    assert status == TROUBLE
    assert "geen administratie van dit programma" in err
    assert other.read_text(encoding="utf-8") == "melk, brood" * 20


def test_reading_makes_no_new_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path / "nieuw.sqlite", capsys)
    assert desk.run("check")[0] == TROUBLE
    assert desk.run("backup", "make")[0] == TROUBLE
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_the_program_saves_nothing_and_shows_its_details(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("ises_desk.actions.work.Work.add", fail)
    status, out, err = desk.run("do", "account.add", "customer_id=1", "name=winkel")
    assert (status, out) == (FAULT, "")
    assert err.startswith("Er is niets opgeslagen")
    assert "ZeroDivisionError" in err
    assert rows(desk.path, "SELECT count(*) FROM audit_line") == [(1,)]
