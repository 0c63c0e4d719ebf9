"""The rights on a design are shown at the contract, and changed from there (12.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.ui.forms import Form
from tests.ui.conftest import calm, dialogs
from tests.ui.test_window import page_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def test_the_rights_on_a_design_are_changed_from_the_record(
    window: MainWindow, qtbot: QtBot
) -> None:
    made: list[int] = []
    window.desk.lanes.perform(
        made.append, "design.record", contract_id=1, what="Website", licence="alleen hier"
    )
    calm(window, qtbot)
    window.desk.navigator.go_to("contract", 1)
    calm(window, qtbot)
    page = page_of(window, "contract")
    page._panel.wanted.emit("design", made[0])
    calm(window, qtbot)
    (form,) = [each for each in dialogs(window) if isinstance(each, Form)]
    values = form.values()
    assert (values["what"], values["licence"]) == ("Website", "alleen hier")
    form.cell("licence").input.set_value("overal")
    form.submit()
    calm(window, qtbot)
    assert not [each for each in dialogs(window) if isinstance(each, Form)]
    told = [row.cells for each in page.sheet.sections for row in each.rows]
    assert any("overal" in text for cells in told for text in cells)
