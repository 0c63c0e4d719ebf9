"""Export files as they come: encodings, delimiters, broken ones, and the file to mend."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from ises_desk.errors import Refusal, Trouble
from ises_desk.exchange import tables
from ises_desk.exchange.csv_table import rest
from ises_desk.exchange.tables import Row, Table, read_bytes, read_table

TEXT = "Naam;Plaats\r\nZoë;'s-Gravendeel\r\n"


def book(*rows: list[object], title: str = "Blad1") -> bytes:
    """Return an Excel workbook with these rows."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def cells(content: bytes, **how: str) -> list[tuple[object, ...]]:
    """Return the rows of a file."""
    return [row.cells for row in read_table(content, **how).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encoding_and_delimiter_are_found_out(encoding: str, delimiter: str) -> None:
    table = read_table(TEXT.replace(";", delimiter).encode(encoding))
    assert table.headings == ("Naam", "Plaats")
    assert [row.cells for row in table.rows] == [("Zoë", "'s-Gravendeel")]
    assert (table.encoding, table.delimiter) == (encoding.removesuffix("-sig"), delimiter)


def test_an_encoding_can_be_chosen() -> None:
    content = TEXT.encode("cp850")
    assert cells(content)[0][0] != "Zoë"
    assert cells(content, encoding="cp850")[0][0] == "Zoë"


def test_a_comma_in_a_quoted_amount_is_no_delimiter() -> None:
    content = b'nummer,bedrag\r\n1,"12,50"\r\n2,"1,00"\r\n'
    assert cells(content) == [("1", "12,50"), ("2", "1,00")]


def test_quoted_lines_and_the_hint_of_excel_keep_the_numbers_of_the_lines() -> None:
    table = read_table(b'sep=;\r\na;b\r\n"x\r\ny";1\r\n\r\nz;2\r\n')
    assert [(row.line, row.cells) for row in table.rows] == [
        (3, ("x\r\ny", "1")),
        (6, ("z", "2")),
    ]


def test_a_title_above_the_table_is_passed_over() -> None:
    assert read_table(b"Export van 1 mei;\r\n\r\nNaam;Plaats\r\nJan;Ommen\r\n").headings == (
        "Naam",
        "Plaats",
    )


def test_doubled_and_empty_headings_are_told_apart() -> None:
    table = read_table(b"Naam;naam;;Plaats\r\n1;2;3;4\r\n")
    assert table.headings == ("Naam", "naam (2)", "Kolom 3", "Plaats")


def test_half_a_row_is_marked_and_keeps_its_place() -> None:
    table = read_table(b"a;b;c\r\n1;2\r\n1;2;3;4\r\n1;2;3;\r\n1\r\n")
    assert [bool(row.problem) for row in table.rows] == [True, True, False, True]
    assert "2 kolommen in plaats van 3" in table.rows[0].problem
    assert "één kolom in plaats van 3" in table.rows[3].problem
    assert all(len(row.cells) == 3 for row in table.rows)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (b"\xef\xbb\xbf", "geen gegevens"),
        (b"\r\n\r\n", "geen gegevens"),
        (b"Naam;Plaats\r\n", "geen gegevens"),
        (bytes(range(256)) * 4, "geen tabel in tekst"),
        (b"Naam;Plaats\r\nJan\x00;Ommen\r\n", "geen tabel in tekst"),
        (b"\x81\x8d;x\r\n1;2\r\n", "geen tabel in tekst"),
        (b'a;b\r\n1;2\r\n"half', "Vanaf regel 3"),
        (b"a;b\r\n1;" + b"x" * 200_000 + b"\r\n", "Vanaf regel 2"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "Excel-werkmap"),
        (b"PK\x03\x04 niets", "geen Excel-werkmap"),
        (b";".join([b"a"] * 300) + b"\r\n1\r\n", "300 kolommen"),
    ],
)
def test_what_cant_be_read_is_said_in_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_table(content)
    assert words in str(caught.value)
    assert caught.value.field == "content"


def test_a_very_large_file_isnt_even_read(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "groot.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("it was read"))
    with pytest.raises(Refusal, match=r"."):
        read_bytes(path)
    with pytest.raises(Trouble):
        read_bytes(path.with_name("weg.csv"))


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    assert len(cells(b"a;b\r\n" + b"1;2\r\n" * 3)) == 3
    with pytest.raises(Refusal, match=r"."):
        cells(b"a;b\r\n" + b"1;2\r\n" * 4)


def test_a_workbook_keeps_numbers_and_days() -> None:
    content = book(
        ["Nummer", "Bedrag", "Dag", "Moment", "Ja"],
        [1001, 12.5, date(2026, 3, 1), datetime(2026, 3, 1, 12, 30), True],  # noqa: DTZ001
        [None, 0.1 + 0.2, "1-3-2026", None, None],
    )
    table = read_table(content)
    day = date(2026, 3, 1)
    assert [row.cells for row in table.rows] == [
        (Decimal(1001), Decimal("12.5"), day, day, "ja"),
        (None, Decimal("0.3"), "1-3-2026", None, None),
    ]
    assert (table.sheet, table.sheets) == ("Blad1", ("Blad1",))
    assert [row.problem for row in table.rows] == ["", ""]


def test_a_formula_is_never_worked_out() -> None:
    content = book(["Naam", "Bedrag"], ["Jan", "=1+1"])
    assert cells(content) == [("Jan", None)]


def test_another_sheet_can_be_chosen() -> None:
    made = openpyxl.Workbook()
    made.create_sheet("Klanten").append(["Naam", "Plaats"])
    made["Klanten"].append(["Jan", "Ommen"])
    first = made.worksheets[0]
    first.append(["a", "b"])
    first.append(["1", "2"])
    out = io.BytesIO()
    made.save(out)
    assert cells(out.getvalue()) == [("1", "2")]
    assert cells(out.getvalue(), sheet="Klanten") == [("Jan", "Ommen")]


def packed(name: str, content: bytes) -> bytes:
    """Return a workbook with one part changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book(["a", "b"], ["1", "2"]))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            new.writestr(part.filename, content if part.filename == name else old.read(part))
    return out.getvalue()


def test_a_workbook_that_declares_entities_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    with pytest.raises(Refusal, match="geen Excel-werkmap"):
        read_table(packed("xl/worksheets/sheet1.xml", bomb))


def test_a_workbook_that_unpacks_to_gigabytes_is_refused() -> None:
    with pytest.raises(Refusal, match="uitpakken"):
        read_table(packed("xl/theme/theme1.xml", b" " * 210_000_000))


def test_a_broken_part_is_refused() -> None:
    with pytest.raises(Refusal, match="geen Excel-werkmap"):
        read_table(packed("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"))


def made(*rows: Row) -> Table:
    """Return a table of two columns."""
    return Table(name="x", digest="", headings=("Naam", "Reden"), rows=rows)


def test_the_rest_opens_in_excel_and_runs_nothing_there() -> None:
    table = made(Row(2, ("=HYPERLINK(x)", "oud")), Row(3, ("-5", None)), Row(4, ("goed", None)))
    content = rest(table, {2: "formule", 3: "te laag; kijk na"})
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == [
        "Naam;Reden",
        "'=HYPERLINK(x);formule",
        '\'-5;"te laag; kijk na"',
    ]


def test_what_was_left_comes_in_as_it_was() -> None:
    table = made(
        Row(2, ("=1+1", None)), Row(3, (date(2026, 3, 1), None)), Row(4, (Decimal("1.5"), None))
    )
    again = read_table(rest(table, {2: "a", 3: "b", 4: "c"}))
    assert [row.cells[0] for row in again.rows] == ["=1+1", "01-03-2026", "1,5"]
