"""Overmacht in the window: recorded from the menu, told, over; its duties open what does them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.queries.force_majeure import events
from ises_desk.ui.force_majeure import ForceMajeure
from ises_desk.ui.inline import Inline
from tests.ui.conftest import DAY, calm, dialogs
from tests.ui.test_flows import agree, ask, form_on_screen, go, save

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def test_an_event_is_recorded_told_and_over(window: MainWindow, qtbot: QtBot) -> None:
    window.menus.force_majeure.emit(0)
    calm(window, qtbot)
    shown = dialogs(window)[-1]
    assert isinstance(shown, ForceMajeure)
    shown._record()
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window), cause_code="internet", cause="Kabel geraakt.")
    [event] = ask(window, events)
    assert (event.began_on, event.told) == (DAY, 0)
    calm(window, qtbot)
    assert shown.panel.sheet is not None
    assert shown.panel.sheet.allowed == {"inform", "end"}
    assert "17.3" in shown.panel.sheet.sections[1].text
    assert "6:237 onder f" in shown.panel.sheet.warning
    shown.panel.asked.emit("inform")
    shown.findChildren(Inline)[-1].accept()
    calm(window, qtbot)
    [event] = ask(window, events)
    assert event.told > 0
    shown.panel.asked.emit("end")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window))
    assert ask(window, events)[0].ended_on == DAY
    calm(window, qtbot)
    assert "end" not in (shown.panel.sheet.allowed or ())
    shown.reject()


def test_its_duty_opens_the_question_and_the_contract_shows_the_event(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.lanes.perform(
        lambda _key: None,
        "force_majeure.record",
        cause_code="power",
        cause="Geen stroom.",
        began_on=DAY,
    )
    page = go(window, qtbot, "today")
    page.refresh()
    calm(window, qtbot)
    at = next(n for n, row in enumerate(page._rows) if row.duty.kind == "force_majeure")
    page.table.choose(at)
    page._panel.asked.emit("do")
    agree(window, qtbot)
    assert ask(window, events)[0].told > 0
    contract = go(window, qtbot, "contract", 1)
    titles = [section.title for section in contract.sheet.sections]
    assert "Overmacht" in titles
