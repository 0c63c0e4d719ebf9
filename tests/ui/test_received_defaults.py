"""A customer's default notice in the window: recorded at the contract, answered from Vandaag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.ui.forms import Form
from tests.ui.conftest import DAY, calm, dialogs
from tests.ui.test_opening import page_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def _form(window: MainWindow) -> Form:
    (form,) = [each for each in dialogs(window) if isinstance(each, Form)]
    return form


def test_it_is_recorded_at_the_contract_and_answered_from_today(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.navigator.go_to("contract", 1)
    calm(window, qtbot)
    page = page_of(window, "contract")
    assert "answer_default" not in page.sheet.allowed
    page.run("received_default")
    calm(window, qtbot)
    form = _form(window)
    form.cell("facts").input.set_value("De website is traag")
    form.cell("given_until").input.set_value(DAY)
    form.submit()
    calm(window, qtbot)
    titles = [section.title for section in page.sheet.sections]
    assert "De klant stelde u in gebreke (met uiterste dag)" in titles
    assert "answer_default" in page.sheet.allowed
    window.desk.navigator.go_to("today")
    calm(window, qtbot)
    today: Any = window.stack.currentWidget()
    (row,) = [at for at, each in enumerate(today._rows) if each.duty.kind == "cure"]
    today.table.choose(row)
    today._do(row)
    calm(window, qtbot)
    form = _form(window)
    form.cell("outcome").input.set_value("Hersteld")
    form.submit()
    calm(window, qtbot)
    assert not [each for each in today._rows if each.duty.kind == "cure"]
