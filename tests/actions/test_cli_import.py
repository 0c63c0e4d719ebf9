"""`ises-desk import`: what it shows and does, what it leaves in a file, and its exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.cli import main

if TYPE_CHECKING:
    from pathlib import Path

DONE, REFUSED, UNREADABLE, TROUBLE = range(4)
CUSTOMERS = "Klantnr;Naam;Postcode;Straat;Plaats;Soort\r\n"
JAN = "K1;Jan de Vries;8148 AB;Kerkweg 1;Lemele;P\r\n"
WRONG = "K2;=Piet;814;Kerkweg 2;Lemele;P\r\n"
DOUBTFUL = "K3;Jan de Vries;8148 AB;Kerkweg 1;Lemele;P\r\n"


class Line:
    """The command line on one administration in a folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.file = folder / "administratie.sqlite"

    def write(self, text: str, name: str = "klanten.csv") -> Path:
        """Write an export file."""
        path = self.folder / name
        path.write_bytes(text.encode())
        return path

    def run(self, *words: object, file: Path | None = None) -> tuple[int, str, str]:
        """Return the exit status, what was printed and what was complained."""
        general = ["--file", str(file or self.file), "--day", "2026-11-22"]
        status = main([*general, *map(str, words)])
        said = self._capsys.readouterr()
        return status, said.out, said.err

    def data(self, *words: object) -> tuple[int, Any]:
        """Return the exit status and what was printed as data."""
        status, out, err = self.run(*words, "--json")
        return status, json.loads(out or err)


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """Return a command line with an empty administration."""
    found = Line(tmp_path, capsys)
    assert found.run("do", "note.remove", "note_id=1")[0] == REFUSED
    return found


def test_a_dry_run_shows_every_row_and_changes_nothing(line: Line) -> None:
    path = line.write(CUSTOMERS + JAN + WRONG + DOUBTFUL)
    before = line.file.read_bytes()
    status, out, _err = line.run("import", "customers", path, "--dry-run")
    assert status == DONE
    assert "3 regels: nieuw 1, twijfelachtig 1, geweigerd 1." in out
    assert "regel 3: Geweigerd:" in out
    assert "Lijkt op K1 van regel 2" in out
    assert line.file.read_bytes() == before
    assert sorted(each.name for each in line.folder.glob("*.csv")) == ["klanten.csv"]


def test_a_dry_run_needs_no_administration_and_makes_none(line: Line) -> None:
    absent = line.folder / "nieuw" / "administratie.sqlite"
    path = line.write(CUSTOMERS + JAN)
    status, out, err = line.run("import", "customers", path, "--dry-run", file=absent)
    assert (status, err) == (DONE, "")
    assert "1 regel: nieuw 1." in out
    assert not absent.parent.exists()


def test_a_dry_run_as_data(line: Line) -> None:
    status, said = line.data("import", "customers", line.write(CUSTOMERS + JAN), "--dry-run")
    assert status == DONE
    assert {kind: count for kind, count in said["counts"].items() if count} == {"new": 1}
    assert said["columns"]["person"] == "Naam"
    assert (said["rows"][0]["line"], said["rows"][0]["verdict"]) == (2, "new")
    assert (said["encoding"], said["delimiter"]) == ("utf-8", ";")


def test_the_good_rows_go_in_and_the_rest_is_a_file_to_mend(line: Line) -> None:
    path = line.write(CUSTOMERS + JAN + WRONG + DOUBTFUL)
    status, said = line.data("import", "customers", path)
    assert status == DONE
    assert said["brought"] == {"new": 1, "changed": 0, "doubtful": 0, "same": 0, "left": 2}
    rest = line.folder / "klanten-rest.csv"
    assert said["rest"] == str(rest)
    kept = rest.read_bytes().decode("utf-8-sig").splitlines()
    assert kept[0] == "Klantnr;Naam;Postcode;Straat;Plaats;Soort;Reden"
    assert kept[1].startswith("K2;'=Piet;814;Kerkweg 2;Lemele;P;")
    mended = line.write(
        rest.read_bytes().decode().replace("'=Piet;814", "Piet;8148 AC"), "nieuw.csv"
    )
    status, said = line.data("import", "customers", mended, "--with-doubtful")
    assert (status, said["brought"]["new"], said["brought"]["doubtful"]) == (DONE, 1, 1)
    assert said["rest"] is None
    assert [row["number"] for row in line.data("ask", "customers", "order=number")[1]] == [
        "K1",
        "K2",
        "K3",
    ]


def test_the_same_file_twice_changes_nothing(line: Line) -> None:
    path = line.write(CUSTOMERS + JAN)
    assert line.run("import", "customers", path)[0] == DONE
    before = line.data("ask", "audit")[1]
    status, out, _err = line.run("import", "customers", path)
    assert (status, "niets overgenomen" in out, "ongewijzigd 1" in out) == (DONE, True, True)
    assert line.data("ask", "audit")[1] == before


def test_it_is_taken_back_with_its_audit_line(line: Line) -> None:
    said = line.data("import", "customers", line.write(CUSTOMERS + JAN))[1]
    assert line.run("undo", said["line"])[0] == DONE
    assert line.data("ask", "customers")[1] == []


def test_nothing_good_is_a_refusal(line: Line) -> None:
    path = line.write(CUSTOMERS + WRONG)
    first = line.data("import", "customers", path)
    second = line.data("import", "customers", path)
    assert (first[0], second[0]) == (REFUSED, REFUSED)
    assert second[1]["rest"] == str(line.folder / "klanten-rest-2.csv")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "leeg"),
        ("Kleur;Maat\r\nrood;2\r\n", "Kies welke kolom"),
        ("\x00\x01\x02", "geen tabel"),
    ],
)
def test_what_cant_be_read_is_said(line: Line, text: str, words: str) -> None:
    status, said = line.data("import", "customers", line.write(text))
    assert (status, said["kind"]) == (UNREADABLE, "unreadable")
    assert words in said["sentence"]


def test_a_file_that_isnt_there_is_trouble(line: Line) -> None:
    status, said = line.data("import", "customers", line.folder / "weg.csv")
    assert (status, said["kind"]) == (TROUBLE, "trouble")


def test_a_file_that_changed_since_it_was_looked_at_is_refused(line: Line) -> None:
    path = line.write(CUSTOMERS + JAN)
    digest = line.data("import", "customers", path, "--dry-run")[1]["digest"]
    line.write(CUSTOMERS + JAN.replace("K1", "K9"))
    status, said = line.data("import", "customers", path, "--digest", digest)
    assert (status, said["field"]) == (REFUSED, "digest")


def test_a_column_is_named_once_and_remembered(line: Line) -> None:
    path = line.write("Wie;Kenmerk\r\nJan;K7\r\n")
    assert line.run("import", "customers", path)[0] == UNREADABLE
    named = ("--column", "person=Wie", "--column", "number=Kenmerk")
    assert line.run("import", "customers", path, *named)[0] == DONE
    assert line.data("import", "customers", path, "--dry-run")[1]["counts"]["same"] == 1
    status, said = line.data("import", "customers", path, "--column", "person=Niets")
    assert (status, "Wie, Kenmerk" in said["sentence"]) == (UNREADABLE, True)


def test_contracts_and_open_invoices_follow_their_customers(line: Line) -> None:
    line.run("import", "customers", line.write(CUSTOMERS + JAN))
    contracts = line.write(
        "Klantnr;Omschrijving;Ingangsdatum;Prijs;Facturatie\r\nK1;Hosting;1-1-2024;10;jaar\r\n",
        "contracten.csv",
    )
    through = ("--billed-through", "2026-10-31")
    assert line.run("import", "contracts", contracts, *through)[0] == DONE
    assert (
        line.run("import", "contracts", contracts, "--billed-through", "gisteren")[0] == UNREADABLE
    )
    invoices = line.write("Factuur,Klant,Datum,Bedrag\r\n2024-7,K1,1-9-2026,50\r\n", "open.csv")
    assert line.run("import", "open-invoices", invoices)[0] == DONE
    domains = line.write("Domein,Klant,Geregistreerd\r\njan.nl,K1,1-9-2020\r\n", "domeinen.csv")
    assert line.run("import", "domains", domains)[0] == DONE
    row = line.data("ask", "invoices")[1][0]
    assert (row["number"], row["open"], row["state"]) == ("2024-7", "50.00", "overdue")
