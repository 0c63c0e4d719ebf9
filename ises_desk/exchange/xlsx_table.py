"""The first sheet of an Excel workbook: stored values only, no formula is ever worked out."""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Refusal
from ises_desk.exchange.tables import Cell, Found, Row, keep, no_sheet
from ises_desk.i18n import N_

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_MOST_UNPACKED = 200_000_000
_MOST_PARTS = 2_000
_HEAD = 4_096
_DECLARED = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), b"\x00<\x00!\x00D")
_DECIMALS = 9  # a number of Excel is a float; more decimals than this are noise


def read(content: bytes, sheet: str = "") -> Found:
    """Return the rows of a sheet, by default the first one that people see."""
    _refuse_bomb(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(content, sheet)
    except Refusal:
        raise
    except Exception as problem:  # whatever a broken workbook makes the library do
        raise _broken() from problem


def _read(content: bytes, sheet: str) -> Found:
    import openpyxl

    book = openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=True, keep_links=False
    )
    try:
        return _rows(book, sheet)
    finally:
        book.close()


def _rows(book: Workbook, sheet: str) -> Found:
    pages = [page for page in book.worksheets if page.sheet_state == "visible"]
    names = tuple(str(page.title) for page in pages)
    if sheet and sheet not in names:
        raise no_sheet(sheet)
    page = next((each for each in pages if each.title == sheet), pages[0] if pages else None)
    if page is None:
        raise _broken()
    if hasattr(page, "reset_dimensions"):
        page.reset_dimensions()  # some programs write a size that is not so
    rows: list[Row] = []
    for line, cells in enumerate(page.iter_rows(values_only=True), start=1):
        keep(rows, line, (_cell(value) for value in cells))
    return Found(rows=rows, sheet=str(page.title), sheets=names)


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, str | date):
        return value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int | float):
        return Decimal(repr(round(value, _DECIMALS))).normalize() + 0
    return str(value) if isinstance(value, time | timedelta) else str(value or "")


def _refuse_bomb(content: bytes) -> None:
    """Refuse a workbook that unpacks to far more than it is, or whose XML declares things."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if sum(part.file_size for part in parts) > _MOST_UNPACKED or len(parts) > _MOST_PARTS:
                raise Refusal(
                    N_(
                        "Dit bestand wordt bij het uitpakken veel te groot; het wordt niet gelezen."
                    ),
                    field="content",
                )
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    with packed.open(part) as opened:
                        head = opened.read(_HEAD)
                    if any(word in head for word in _DECLARED):
                        raise _broken()
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError) as problem:
        raise _broken() from problem


def _broken() -> Refusal:
    return Refusal(
        N_("Dit is geen Excel-werkmap die te lezen is. Open het in Excel en sla het op als "
           "“Excel-werkmap (.xlsx)” of “CSV UTF-8”."),
        field="content",
    )  # fmt: skip
