"""The finder does deeds: those that simply work first, each once, those of Vandaag too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.ui.find_places import go
from ises_desk.ui.finding import Hit, find
from ises_desk.ui.letter_run import LetterRun
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def found(window: MainWindow, text: str) -> list[Hit]:
    """Return the deeds that a text finds, the best first."""
    with window.desk.lanes.session() as session:
        return [hit for hit in find(session, text, (), ()) if hit.code.startswith("deed:")]


def test_a_deed_that_needs_nothing_chosen_comes_first(window: MainWindow) -> None:
    first, *others = found(window, "nieuw contract")
    assert (first.title, first.about) == ("Nieuw contract", "Contracten")
    assert ("Nieuw contract", "Klanten") in [(hit.title, hit.about) for hit in others]


def test_a_deed_is_found_once_a_page(window: MainWindow) -> None:
    assert [hit.title for hit in found(window, "terugbetalen")] == ["Terugbetalen"]


def test_the_deed_of_today_is_found_and_done(window: MainWindow, qtbot: QtBot) -> None:
    hit, *_others = found(window, "herinneren")
    assert (hit.title, hit.about) == ("Herinneren en aanmanen", "Vandaag")
    go(window, hit)
    calm(window, qtbot)
    assert window.here()[0] == "today"
    assert isinstance(dialogs(window)[-1], LetterRun)
