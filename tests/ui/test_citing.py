"""A reason leads to the paragraph of the terms that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.ui.citing import goto, linked
from ises_desk.ui.duties import explained
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.insight import InsightStrip
    from ises_desk.ui.window import MainWindow


@pytest.mark.parametrize(
    ("basis", "key"), [("15.1", 1501), ("1.10", 110), ("6:96 lid 6 BW", None), ("", None)]
)
def test_only_a_paragraph_of_the_terms_leads_there(basis: str, key: int | None) -> None:
    assert goto(basis) == (None if key is None else ("terms", key))


@pytest.mark.parametrize("text", ["artikel 6:236 onder j BW", "art. 38 Wet OB", "€ 12.50", "12.00"])
def test_the_law_and_amounts_are_no_links(text: str) -> None:
    assert "<a " not in linked(text)


def test_a_duty_leads_to_its_article(window: MainWindow, qtbot: QtBot) -> None:
    calm(window, qtbot)
    page: Any = window._pages["today"]
    duties = [row.duty for row in page._rows if "4.1" in row.duty.basis]
    (section,) = explained(duties[0])
    assert [row.goto for row in section.rows] == [("terms", 401)]
    assert explained(duties[0], leads=False)[0].rows == ()


def test_why_in_a_form_says_what_the_paragraph_says(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("contract")
    calm(window, qtbot)
    page: Any = window._pages["contract"]
    page.run("add")
    calm(window, qtbot)
    form: Any = dialogs(window)[-1]
    strip: InsightStrip = form.thinker.strip
    strip.asked.emit(1501)
    calm(window, qtbot)
    assert strip._paragraph.text().startswith("Artikel 15.1: Duur en opzegging. ")
    form.reject()
