"""How a chapter looks: its headings stand out from the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.ui import manual_pages
from ises_desk.ui.manual import Reader
from ises_desk.ui.manual_look import SIZES, TEXT, dress

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_headings_are_larger_than_the_text(dressed: QApplication, qtbot: QtBot) -> None:
    reader = Reader()
    qtbot.addWidget(reader)
    reader.setMarkdown(manual_pages.chapter("te-laat.md").text)
    dress(reader.document())
    reader.show()
    dressed.processEvents()
    found: dict[int, set[int]] = {}
    block = reader.document().begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            size = part.fragment().charFormat().font().pixelSize()
            found.setdefault(block.blockFormat().headingLevel(), set()).add(size)
            part += 1
        block = block.next()
    assert found == {0: {TEXT}, 1: {SIZES[1]}, 2: {SIZES[2]}}


def test_strong_words_are_as_heavy_as_our_font_and_no_heavier(dressed: QApplication) -> None:
    reader = Reader()
    reader.setMarkdown("Druk op **Opslaan**.")
    dress(reader.document())
    dressed.processEvents()
    part, weights = reader.document().begin().begin(), set()
    while not part.atEnd():
        weights.add(part.fragment().charFormat().fontWeight())
        part += 1
    assert weights == {400, 600}
