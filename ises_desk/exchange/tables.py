"""Tables from another program's export file, as rows of cells: CSV and XLSX, bytes in, rows out.

Nothing is evaluated and nothing is guessed about what a column means; that is `headings`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal, Trouble
from ises_desk.i18n import N_
from ises_desk.paths import in_use
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Cell = str | Decimal | date | None
MOST_BYTES = 20_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 200
_MEGABYTE = 1_000_000
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENOUGH = 2  # filled cells: a line with fewer is a title above the table


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line where it begins, its cells, and what is wrong with the row as a whole."""

    line: int
    cells: tuple[Cell, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its headings; `digest` is of the file's bytes, `kind` says how it was read.

    `sheets` are the names of all sheets of a workbook, `sheet` is the one that was read.
    """

    name: str
    digest: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    headings: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def doubled(self) -> tuple[str, ...]:
        """Return the headings that stand more than once."""
        plain = [heading.rpartition(" (")[0] for heading in self.headings if heading[-1:] == ")"]
        return tuple(dict.fromkeys(name for name in plain if name in self.headings))


def refuse_in_use(path: Path) -> None:
    """Refuse to read the administration that is open as if it were an export or a picture."""
    if in_use(path):
        raise Refusal(N_("Dit is de administratie die openstaat; kies een ander bestand."))


def read_bytes(path: Path) -> bytes:
    """Return the content of a file; Refusal when it is too large, Trouble when it can't be read."""
    refuse_in_use(path)
    try:
        refuse_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as problem:
        raise Trouble(
            N_("{path} kan niet worden gelezen."),
            why=str(problem),
            advice=N_("Kijk na of het bestand er staat en niet in een ander programma open is."),
            path=str(path),
        ) from problem


def digest_of(content: bytes) -> str:
    """Return the digest by which a file is known again."""
    return sha256(content).hexdigest()


def refuse_size(size: int) -> None:
    """Refuse a file with nothing in it, or far more than an administration."""
    if not size:
        raise Refusal(N_("Het bestand is leeg."), field="content")
    if size > MOST_BYTES:
        raise Refusal(
            N_("Het bestand is {size} MB; hooguit {most} MB wordt gelezen. Splits het in delen."),
            field="content",
            size=size // _MEGABYTE,
            most=MOST_BYTES // _MEGABYTE,
        )


def read_table(content: bytes, name: str = "", *, encoding: str = "", sheet: str = "") -> Table:
    """Return the table in an export file; Refusal, in a sentence, for what can't be read.

    `encoding` and `sheet` choose what is otherwise found out.
    """
    from ises_desk.exchange import csv_table, xlsx_table

    refuse_size(len(content))
    if content.startswith(_OLD_OFFICE):
        raise Refusal(
            N_("Dit is een oud of met een wachtwoord beveiligd Excel-bestand. Sla het in Excel op "
               "als “Excel-werkmap (.xlsx)” of “CSV UTF-8” en kies dat bestand."),
            field="content",
        )  # fmt: skip
    is_book = content.startswith(_ZIP)
    if sheet and not is_book:
        raise no_sheet(sheet)
    found = xlsx_table.read(content, sheet) if is_book else csv_table.read(content, encoding)
    headings, rows = _below_headings(found.rows)
    return Table(
        name=name,
        digest=digest_of(content),
        encoding=found.encoding,
        delimiter=found.delimiter,
        sheet=found.sheet,
        sheets=found.sheets,
        headings=headings,
        rows=tuple(_checked(row, len(headings), whole=not found.sheet) for row in rows),
    )


def no_sheet(sheet: str) -> Refusal:
    """Return the refusal of a sheet that isn't there."""
    return Refusal(N_("Er is geen blad “{sheet}” in dit bestand."), field="sheet", sheet=sheet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a reader found before it was known which row holds the headings."""

    rows: list[Row]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def keep(rows: list[Row], line: int, cells: Iterable[Cell]) -> None:
    """Add a row unless it is empty; Refusal when there are more than are read."""
    found = tuple(cells)
    while found and found[-1] in {None, ""} and len(found) > MOST_COLUMNS:
        found = found[:-1]
    if not any(cell not in {None, ""} for cell in found):
        return
    if len(found) > MOST_COLUMNS:
        raise Refusal(
            N_("Regel {line} heeft {count} kolommen; hooguit {most} worden gelezen."),
            field="content",
            line=line,
            count=len(found),
            most=MOST_COLUMNS,
        )
    if len(rows) > MOST_ROWS:
        raise Refusal(
            N_("Het bestand heeft meer dan {most} regels; splits het in delen."),
            field="content",
            most=MOST_ROWS,
        )
    rows.append(Row(line, found))


def _below_headings(rows: list[Row]) -> tuple[tuple[str, ...], list[Row]]:
    """Return the headings and the rows below them; titles above the table are passed over."""
    at = next((place for place, row in enumerate(rows) if _filled(row) >= _ENOUGH), 0)
    if len(rows) <= at + 1:
        raise Refusal(
            N_("In het bestand staan geen gegevens: er is hooguit een regel met koppen."),
            field="content",
        )
    names = [" ".join(str(cell or "").split()) for cell in rows[at].cells]
    while names and not names[-1]:
        names.pop()
    seen: Counter[str] = Counter()
    headings = []
    for place, name in enumerate(names, start=1):
        seen[fold(name)] += 1
        count = seen[fold(name)]
        plain = name or f"Kolom {place}"
        headings.append(f"{plain} ({count})" if name and count > 1 else plain)
    return tuple(headings), rows[at + 1 :]


def _filled(row: Row) -> int:
    return sum(cell not in {None, ""} for cell in row.cells)


def _checked(row: Row, width: int, *, whole: bool) -> Row:
    """Return a row of exactly `width` cells; in CSV another number means that it is broken."""
    cells = row.cells
    over = [cell for cell in cells[width:] if cell not in {None, ""}]
    problem = ""
    if over or (whole and len(cells) < width):
        problem = N_("Deze regel heeft {count} kolommen in plaats van {width}; hij is niet heel.")
        if len(cells) == 1:
            problem = N_("Deze regel heeft één kolom in plaats van {width}; hij is niet heel.")
    padded = (*cells[:width], *(None,) * (width - len(cells)))
    found = Row(row.line, padded)
    if problem:
        from ises_desk.i18n import fill

        found = Row(row.line, padded, fill(problem, {"count": len(cells), "width": width}))
    return found
