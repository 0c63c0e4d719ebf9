"""Whatever `--file`, `--day` and `ask` are given: a sentence with advice, never a fault of ours."""

from __future__ import annotations

import random
import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ises_desk.cli import main
from ises_desk.cli.lists import QUESTIONS
from ises_desk.errors import Trouble
from ises_desk.store.database import open_database

if TYPE_CHECKING:
    from pathlib import Path

DONE, REFUSED, UNREADABLE, TROUBLE = range(4)
PAGE = 4096
NOTE = ("do", "note.add", "customer_id=1", "text=hoi")
COMMANDS = (
    NOTE,
    ("ask", "customers"),
    ("ask", "audit"),
    ("ask", "agenda"),
    ("ask", "customers", "id=1"),
    ("check", "--full"),
    ("backup", "make"),
)
FLIPS = 30


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of an administration with a customer and a note of many pages."""
    path = tmp_path_factory.mktemp("gezond") / "administratie.sqlite"
    assert main(["do", "customer.add", "name=Jansen", "--file", str(path)]) == DONE
    words = ["do", "note.add", "customer_id=1", f"text={'woord ' * 600}"]
    assert main([*words, "--file", str(path)]) == DONE
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    return path.read_bytes()


def run(path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Return the exit status and what was said on both streams."""
    status = main([*words, "--file", str(path)])
    said = capsys.readouterr()
    assert "Traceback" not in said.err, said.err
    return status, said.err + said.out


def flipped(healthy: bytes, number: int) -> bytes:
    """Return the file with one byte spoilt: in its head, in a page's head or inside a page."""
    chance = random.Random(number)  # noqa: S311  a choice, no secret
    page = chance.randrange(len(healthy) // PAGE) * PAGE
    within = (chance.randrange(100), page + chance.randrange(16), page + chance.randrange(PAGE))
    spoilt = bytearray(healthy)
    spoilt[within[number % 3]] ^= chance.choice((0xFF, 0x80, 1))
    return bytes(spoilt)


def test_a_flipped_byte_is_never_a_fault(
    healthy: bytes,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    pytestconfig: pytest.Config,
) -> None:
    for number in range(FLIPS * (100 if pytestconfig.getoption("--long") else 1)):
        path = tmp_path / f"{number}.sqlite"
        path.write_bytes(flipped(healthy, number))
        status, said = run(path, COMMANDS[number % len(COMMANDS)], capsys)
        assert status in {DONE, REFUSED, TROUBLE}, (number, said)


def page_of(healthy: bytes, table: str, folder: Path) -> int:
    """Return where the page of a table begins."""
    path = folder / "heel.sqlite"
    path.write_bytes(healthy)
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name=?", (table,))
        return int((found.fetchone()[0] - 1) * PAGE)


def test_rows_that_are_lost_from_a_table_are_damage(
    healthy: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt = bytearray(healthy)
    at = page_of(healthy, "audit_line", tmp_path)
    spoilt[at + 3 : at + 5] = (1).to_bytes(2, "big")
    path = tmp_path / "kwijt.sqlite"
    path.write_bytes(spoilt)
    status, said = run(path, ("ask", "audit"), capsys)
    assert status == DONE or "is beschadigd" in said


def test_words_of_sqlite_that_quote_the_damage_are_damage(
    healthy: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = healthy.index(b"CREATE TABLE customer")
    path = tmp_path / "schema.sqlite"
    path.write_bytes(healthy[:at] + b"CREATE \x8c\xff\xfe" + healthy[at + 10 :])
    for words in COMMANDS:
        status, said = run(path, words, capsys)
        assert status == TROUBLE
        assert "beschadigd" in said


def test_an_odd_value_is_damage_in_a_damaged_file_and_our_fault_in_a_healthy_one(
    healthy: bytes, tmp_path: Path
) -> None:
    sound, spoilt = tmp_path / "heel.sqlite", tmp_path / "stuk.sqlite"
    sound.write_bytes(healthy)
    at = page_of(healthy, "letter_dispatch", tmp_path)
    spoilt.write_bytes(healthy[:at] + bytes(PAGE) + healthy[at + PAGE :])
    for path, expected in ((sound, ZeroDivisionError), (sound, KeyError), (spoilt, Trouble)):
        database = open_database(path)
        fault = expected() if expected is not Trouble else KeyError()
        with pytest.raises(expected), database.read():
            raise fault
        database.close()


@pytest.mark.parametrize("name", ["n" * 300, "map", "map/administratie.sqlite/verder", "a\x00b"])
def test_a_name_that_is_no_file_is_trouble(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "administratie.sqlite").touch()
    for words in (NOTE, ("ask", "customers"), ("backup", "make")):
        status, said = run(tmp_path / name, words, capsys)
        assert status == TROUBLE
        assert said.startswith(("De administratie ", "Het bestand "))


def test_a_file_that_another_program_keeps_locked_says_so(
    healthy: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "administratie.sqlite"
    path.write_bytes(healthy)
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            held.set()
            done.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(60)
    try:
        status, said = run(path, NOTE, capsys)
    finally:
        done.set()
        thread.join()
    assert status == TROUBLE
    assert "vergrendeld door een ander programma" in said


@pytest.mark.parametrize("day", ["0001-01-01", "1989-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_far_away_is_not_travelled_to(
    day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "administratie.sqlite"
    status, said = run(path, ("do", "customer.add", "name=x", "--day", day), capsys)
    assert (status, said) == (UNREADABLE, "--day ligt van 1990 tot en met 2199.\n")


@pytest.mark.parametrize("day", ["1990-01-01", "2199-12-31"])
def test_the_first_and_last_day_work(
    healthy: bytes, day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "administratie.sqlite"
    path.write_bytes(healthy)
    line = '[{"description": "x", "unit_price": "1"}]'
    for words in (
        *COMMANDS,
        ("do", "contract.conclude", "customer_id=1", f"starts_on={day}", f"lines={line}"),
        ("do", "domain.register", "customer_id=1", "name=jan.nl"),
        ("do", "billing.run"),
    ):
        status, said = run(path, (*words, "--day", day), capsys)
        assert status in {DONE, REFUSED}, said


ASKED = ("text", "order", "limit", "id", "state", "day", "name", "x")
GIVEN = ("", "-1", "0", "9" * 18, "9" * 30, "\u0663", "[1]", "{", "%", "_", "\udcff", "0001-01-01")


@pytest.mark.parametrize("question", sorted(QUESTIONS))
def test_no_question_is_a_fault(
    question: str, healthy: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "administratie.sqlite"
    path.write_bytes(healthy)
    for place, name in enumerate(ASKED):
        for given in GIVEN[place % 3 :: 3] if name not in {"id", "state"} else GIVEN:
            status, said = run(path, ("ask", question, f"{name}={given}"), capsys)
            assert status in {DONE, REFUSED, UNREADABLE}, (name, given, said)


def test_bytes_that_are_no_text_are_said_to_be_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("do", "customer.add", "name=\udcff")
    status, said = run(tmp_path / "administratie.sqlite", words, capsys)
    assert (status, said) == (UNREADABLE, "name=\\udcff is geen leesbare tekst.\n")
