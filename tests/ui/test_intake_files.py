"""Files that the window is asked to bring over: hostile ones, lost ones, workbooks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tests.ui.conftest import LONG, dialogs

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.intake import IntakePage
    from ises_desk.ui.window import MainWindow


def _book() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Klantnr", "Naam"])
    book.active.append(["K9", "=1+1"])
    book.create_sheet("Leeg")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02" * 1000,
        b"PK\x03\x04rommel",
        b"\xd0\xcf\x11\xe0oud",
        b"alleen een kop;nog een\r\n",
        b"x" * 20_000_001,
        b"\xff\xfe\x00",
    ],
    ids=["empty", "binary", "broken zip", "old excel", "headings only", "too large", "half a mark"],
)
def test_a_file_that_can_not_be_read_is_told_in_a_sentence(
    intake: IntakePage, tmp_path: Path, window: MainWindow, qtbot: QtBot, content: bytes
) -> None:
    path = tmp_path / "vreemd.csv"
    path.write_bytes(content)
    intake.read(path)
    qtbot.waitUntil(lambda: bool(intake.banner.text), timeout=LONG)
    assert intake.step == 0
    assert not dialogs(window)


def test_a_file_that_is_gone_is_a_trouble(
    intake: IntakePage, tmp_path: Path, window: MainWindow, qtbot: QtBot
) -> None:
    intake.read(tmp_path / "weg.csv")
    qtbot.waitUntil(lambda: bool(dialogs(window)), timeout=LONG)
    assert "kan niet worden gelezen" in getattr(dialogs(window)[-1], "heading", "")


def test_a_workbook_is_read_and_another_kind_can_be_chosen(
    intake: IntakePage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "boek.xlsx"
    path.write_bytes(_book())
    intake.read(path)
    qtbot.waitUntil(lambda: intake.step == 1, timeout=LONG)
    assert intake.looked is not None
    assert intake.head._sheet.count() == 2
    kind = intake.head._kind
    kind.setCurrentIndex(kind.findData("domains"))
    kind.activated.emit(kind.currentIndex())
    qtbot.waitUntil(
        lambda: intake.looked is not None and intake.looked.kind == "domains", timeout=LONG
    )
