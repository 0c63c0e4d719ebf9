"""CSV as other programs write it, and as Excel reads it: encoding and delimiter found out."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.exchange.tables import Cell, Found, Row, Table, keep
from ises_desk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DELIMITERS = (";", ",", "\t", "|")
ENCODINGS = {"utf-8": "UTF-8", "cp1252": "Windows-1252", "utf-16": "UTF-16", "cp850": "DOS (850)"}
REASON = N_("Reden")
_SAMPLE = 50
FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WHITE = frozenset("\t\r\n\x0b\x0c")


def read(content: bytes, encoding: str = "") -> Found:
    """Return the rows of a CSV file."""
    text, used = _decode(content, encoding)
    delimiter = _delimiter(text)
    first = 1
    if text[:4].lower() == "sep=":  # Excel's own hint
        text, first = text.partition("\n")[2], 2
    rows: list[Row] = []
    passed = first - 1
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in lines:
            keep(rows, first, (_unguarded(cell) for cell in cells))
            first = passed + lines.line_num + 1
    except csv.Error as problem:
        raise Refusal(
            N_("Vanaf regel {line} is het bestand niet te lezen: een aanhalingsteken wordt niet "
               "gesloten, of een veld is te lang."),
            field="content",
            line=first,
        ) from problem  # fmt: skip
    return Found(rows=rows, encoding=used, delimiter=delimiter)


def _decode(content: bytes, encoding: str) -> tuple[str, str]:
    if encoding and encoding not in ENCODINGS:
        raise Refusal(
            N_("Codering {encoding} is niet bekend; wel: {known}."),
            field="encoding",
            encoding=encoding,
            known=tuple(ENCODINGS),
        )
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _readable(content, name), name.removesuffix("-sig")
    if encoding:
        return _readable(content, encoding), encoding
    try:
        return _plain(content.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return _readable(content, "cp1252"), "cp1252"


def _readable(content: bytes, encoding: str) -> str:
    try:
        return _plain(content.decode(encoding))
    except UnicodeDecodeError as problem:
        raise _no_text() from problem


def _plain(text: str) -> str:
    """Return text without signs that only other kinds of files hold."""
    if any(unicodedata.category(sign) == "Cc" and sign not in _WHITE for sign in set(text)):
        raise _no_text()
    return text


def _no_text() -> Refusal:
    return Refusal(
        N_("Dit is geen tabel in tekst: het bestand is van een andere soort of beschadigd. Kies "
           "een CSV-bestand of een Excel-werkmap (.xlsx)."),
        field="content",
    )  # fmt: skip


def _delimiter(text: str) -> str:
    """Return the sign that divides the first lines into the most equal, widest rows."""
    if text[:4].lower() == "sep=" and text[4:5] in DELIMITERS:
        return text[4]
    sample = "".join(line for _count, line in zip(range(_SAMPLE), io.StringIO(text), strict=False))

    def fitness(delimiter: str) -> tuple[int, int]:
        widths = Counter(_widths(sample, delimiter))
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        return (0, 0) if width == 1 else (count, width)

    return max(DELIMITERS, key=fitness)


def _widths(sample: str, delimiter: str) -> list[int]:
    found = []
    try:
        for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            found.append(len(cells))  # noqa: PERF401  what was counted before an error counts
    except csv.Error:
        pass  # reading it in earnest says where
    return [width for width in found if width]


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that kept a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA and cell[1:] else cell


def written(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a CSV file that Excel opens as it is, and that runs nothing there."""
    made = io.StringIO(newline="")
    out = csv.writer(made, delimiter=";", lineterminator="\r\n")
    out.writerow([_guarded(heading) for heading in headings])
    out.writerows([_guarded(shown(cell)) for cell in row] for row in rows)
    return codecs.BOM_UTF8 + made.getvalue().encode("utf-8", "replace")


def rest(table: Table, reasons: dict[int, str]) -> bytes:
    """Return the rows (by line) that were left out, each with its reason, to mend in Excel."""
    word = _(REASON)
    width = len(table.headings)
    while width and table.headings[width - 1].split(" (")[0] == word:  # of an earlier time
        width -= 1
    left = [row for row in table.rows if row.line in reasons]
    return written(
        [*table.headings[:width], word],
        ([*row.cells[:width], reasons[row.line]] for row in left),
    )


def shown(cell: Cell) -> str:
    """Return a cell as a Dutch spreadsheet shows it."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell.day:02}-{cell.month:02}-{cell.year:04}"
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    return cell


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
