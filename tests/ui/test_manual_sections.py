"""The finder finds what stands in the manual, and opens it at the heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ises_desk.ui import manual_sections
from ises_desk.ui.find_places import go, places
from ises_desk.ui.finding import Hit, find
from ises_desk.ui.helping import Helping

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def found(window: MainWindow, text: str, used: tuple[str, ...] = ()) -> list[Hit]:
    """Return what a text finds in the manual, the best first."""
    with window.desk.lanes.session() as session:
        hits = find(session, text, places(window), used)
    return [hit for hit in hits if hit.code.startswith("chapter:")]


def test_the_pieces_are_the_whole_manual() -> None:
    pieces = manual_sections.pieces()
    assert len({piece.place for piece in pieces}) == len(pieces)
    assert {piece.name for piece in pieces if not piece.heading} == {piece.name for piece in pieces}


def test_a_heading_and_words_below_one_are_found(window: MainWindow) -> None:
    piece = next(each for each in manual_sections.pieces() if each.heading.count(" ") > 1)
    (hit, *_others) = found(window, piece.heading)
    assert (hit.title, hit.about) == (piece.heading, piece.title)
    whole = [
        each
        for each in found(window, "versleuteld")
        if each.about == "Back-ups maken en terugzetten"
    ]
    assert whole, "what stands in the text only is found as well"


@pytest.mark.parametrize("text", ["de", "a b", "qqxzz"])
def test_short_or_odd_words_find_nothing_in_the_manual(window: MainWindow, text: str) -> None:
    assert [hit for hit in found(window, text) if "#" in hit.code] == []


def test_it_opens_at_the_heading_and_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    piece = [each for each in manual_sections.pieces() if each.heading][-1]
    hit = next(each for each in found(window, piece.heading) if each.about == piece.title)
    go(window, hit)
    helping = window.findChild(Helping)
    assert helping is not None
    manual = helping.manual
    assert manual is not None
    assert manual.name == piece.name
    qtbot.waitUntil(lambda: manual.reader.textCursor().block().text() == piece.heading)
    assert found(window, "", (hit.code, "chapter:gone.md#Weg")) == [hit]
    helping.close()
