"""What a form shows of the answers so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ises_desk.ui import overdue
from ises_desk.ui.forms import open_form
from ises_desk.ui.letter_forms import FREE
from ises_desk.ui.thinker import LETTER_MS, WAITING
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.fields import FormSpec
    from ises_desk.ui.window import MainWindow


@pytest.mark.parametrize("spec", [FREE, overdue.SPEC])
def test_a_letter_without_a_customer_waits_for_one(
    window: MainWindow, qtbot: QtBot, spec: FormSpec
) -> None:
    form = open_form(window.desk, spec, {})
    form.thinker.start()
    qtbot.wait(2 * LETTER_MS)
    calm(window, qtbot)
    assert dialogs(window) == [form], "an unforeseen error was told"


def test_a_letter_waits_until_all_that_is_asked_is_there(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, FREE, {"customer_id": 1, "body": "Tot ziens."})
    view = form.thinker.view
    assert view is not None
    qtbot.wait(2 * LETTER_MS)
    calm(window, qtbot)
    assert view.pdf is None
    assert view._words.text() == WAITING, "not that the subject is empty: that is seen"
    assert view._words.geometry().center().y() > view.viewport().height() / 4
