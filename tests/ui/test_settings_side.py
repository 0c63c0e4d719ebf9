"""The subjects of the settings stand below each other, wherever the settings open."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QListWidget

from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


@pytest.mark.parametrize("place", ["", "backups"])
def test_no_subject_lies_over_the_next(window: MainWindow, qtbot: QtBot, place: str) -> None:
    window.menus.settings.emit(place)
    calm(window, qtbot)
    side = dialogs(window)[-1].findChild(QListWidget, "side")
    assert side is not None
    places = [side.visualItemRect(side.item(at)) for at in range(side.count())]
    assert all(not one.intersects(after) for one, after in pairwise(places))
    dialogs(window)[-1].reject()
