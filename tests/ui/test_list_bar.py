"""The bar above a list keeps room for the words of its search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from ises_desk.i18n import N_
from ises_desk.ui.list_bar import BarSpec, ListBar
from ises_desk.ui.page_spec import Deed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DEEDS = tuple(
    Deed(code=code, text=text, place="bar", icon="plus", run=lambda *_: None)
    for code, text in {
        "add": N_("Nieuw contract"),
        "offer": N_("Nieuwe offerte"),
        "receive": N_("Aanvraag vastleggen"),
        "renewals": N_("Verlengingen"),
    }.items()
)
HINT = N_("Zoek op nummer, klant of dienst…")


@pytest.mark.parametrize(("width", "counted"), [(900, False), (1400, True)])
def test_the_count_gives_way_to_the_hint_of_the_search(
    qtbot: QtBot, width: int, *, counted: bool
) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    spec = BarSpec(
        hint=HINT, one=N_("{count} contract"), many=N_("{count} contracten"), deeds=DEEDS
    )
    bar = ListBar(spec, lambda _code: None, place)
    bar.show_count(12_345)
    place.resize(width, 60)
    bar.resize(width, 40)
    place.show()
    qtbot.waitUntil(lambda: bar._search.width() > 0)
    qtbot.waitUntil(lambda: bar._count.isVisible() is counted)
    words = bar._search.fontMetrics().horizontalAdvance(bar._search.placeholderText())
    assert bar._search.width() > words + 40
