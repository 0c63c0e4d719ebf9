"""A table for a spreadsheet, CSV or XLSX: amounts are numbers, and nothing in it is ever run."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ises_desk.exchange import csv_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ises_desk.exchange.tables import Cell

CSV, XLSX = ".csv", ".xlsx"
_AMOUNT, _DAY = "#,##0.00", "dd-mm-yyyy"
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
    kept = [*rows]
    for at, heading in enumerate(headings):
        longest = max((len(csv_table.shown(_plain(row[at]))) for row in kept), default=0)
        wide = min(max(longest, len(heading), _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(at + 1)].width = wide + 2
    sheet.append([_cell(sheet, heading, bold=True) for heading in headings])
    for row in kept:
        sheet.append([_cell(sheet, cell) for cell in row])
    if totals:
        sheet.append([_cell(sheet, cell, bold=True) for cell in totals])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _cell(sheet: Any, value: Cell | int, *, bold: bool = False) -> Any:
    """Return a cell; words are words, also when they begin as a formula does."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(" ", value))
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in csv_table.FORMULA
    else:
        cell = WriteOnlyCell(sheet, value)
        if isinstance(value, Decimal):
            cell.number_format = _AMOUNT
        elif isinstance(value, date):
            cell.number_format = _DAY
    if bold:
        cell.font = Font(bold=True)
    return cell
