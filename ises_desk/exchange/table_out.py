"""A table for a spreadsheet, CSV or XLSX: amounts are numbers, and nothing in it is ever run."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.exchange import csv_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ises_desk.exchange.tables import Cell

CSV, XLSX = ".csv", ".xlsx"
_AMOUNT, _DAY = "#,##0.00", "dd-mm-yyyy"
_RUN = (*csv_table.FORMULA, "#")  # what a spreadsheet may take for more than words
_WIDEST, _NARROWEST = 40, 10  # characters


def written(
    kind: str,
    name: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell | int]],
    totals: Sequence[Cell | int] = (),
) -> bytes:
    """Return a table as CSV or XLSX; `totals` is its last row, set apart by its weight."""
    if kind == CSV:
        whole = [*rows, *([totals] if totals else [])]
        return csv_table.written(headings, ([_plain(cell) for cell in row] for row in whole))
    return _workbook(name, headings, rows, totals)


def _plain(cell: Cell | int) -> Cell:
    return Decimal(cell) if isinstance(cell, int) else cell


def _workbook(
    name: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell | int]],
    totals: Sequence[Cell | int],
) -> bytes:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(name[:31])
    sheet.freeze_panes = "A2"
    make = _Cells(sheet)
    kept = [*rows]
    for at, heading in enumerate(headings):
        longest = max((len(csv_table.shown(_plain(row[at]))) for row in kept), default=0)
        wide = min(max(longest, len(heading), _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(at + 1)].width = wide + 2
    sheet.append([make.bold(heading) for heading in headings])
    for row in kept:
        sheet.append([make.cell(cell) for cell in row])
    if totals:
        sheet.append([make.bold(cell) for cell in totals])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


class _Cells:
    """Makes the cells of a sheet; only those that need more than their value are dressed."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
        from openpyxl.styles import Font

        self._make, self._illegal = partial(WriteOnlyCell, sheet), ILLEGAL_CHARACTERS_RE
        self._bold = Font(bold=True)

    def cell(self, value: Cell | int) -> Any:
        """Return a cell; words are words, also when they begin as a formula or an error does."""
        if isinstance(value, str):
            return self._words(value)
        if isinstance(value, Decimal | date):
            cell = self._make(value)
            cell.number_format = _AMOUNT if isinstance(value, Decimal) else _DAY
            return cell
        return value

    def _words(self, text: str) -> Any:
        plain = self._illegal.sub(" ", text)
        if plain[:1] not in _RUN:
            return plain or None
        cell = self._make(plain)
        cell.data_type = "s"
        cell.quotePrefix = True
        return cell

    def bold(self, value: Cell | int) -> Any:
        """Return a cell in bold."""
        found = self.cell(value)
        cell = found if hasattr(found, "number_format") else self._make(found)
        cell.font = self._bold
        return cell
