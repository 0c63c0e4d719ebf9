"""A withdrawal in the window: its evidence, the record, the receipt and the settlement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.queries import contracts
from tests.ui.conftest import DAY, calm, dialogs
from tests.ui.test_flows import LONG, ask, form_on_screen, go, save

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def conclude(window: MainWindow, qtbot: QtBot) -> int:
    """Conclude a contract with a consumer today; return its key."""
    from ises_desk.actions.line_input import LineInput
    from ises_desk.values.kinds import Channel
    from ises_desk.values.money import Money

    made: list[int] = []
    line = LineInput(description="Hosting", unit_price=Money.of("72.60"))
    window.desk.lanes.perform(
        made.append,
        "contract.conclude",
        customer_id=2,
        lines=(line,),
        starts_on=DAY,
        channel=Channel.WEBSITE,
    )
    calm(window, qtbot)
    return made[0]


def test_a_withdrawal_goes_from_evidence_to_settlement(window: MainWindow, qtbot: QtBot) -> None:
    key = conclude(window, qtbot)
    page = go(window, qtbot, "contract", key)
    assert "herroepingsfunctie" in page.sheet.warning
    page.run("evidence")
    form = form_on_screen(window)
    qtbot.waitUntil(lambda: "Nog niet aan te tonen" in form.thinker.strip.text, timeout=LONG)
    save(window, qtbot, form, function_url="https://www.voorbeeld.nl/herroepen", informed_on=DAY)
    assert not page.sheet.warning
    page.run("withdrawal")
    calm(window, qtbot)
    form = form_on_screen(window)
    qtbot.waitUntil(lambda: "Op tijd" in form.thinker.strip.text, timeout=LONG)
    save(window, qtbot, form)
    assert {"acknowledge", "settle"} <= page.sheet.allowed
    for deed in ("acknowledge", "settle"):
        page = go(window, qtbot, "contract", key)
        page.run(deed)
        form = form_on_screen(window)
        qtbot.waitUntil(lambda form=form: form.thinker.view.pdf is not None, timeout=LONG)
        save(window, qtbot, form)
        for dialog in dialogs(window):
            dialog.close()
    found = ask(window, contracts.detail, key, DAY).withdrawal
    assert found is not None
    assert found.acknowledgement_id is not None
    assert found.settlement_id is not None


def test_what_is_done_once_is_asked_about_only_when_there_is_such_a_part(
    window: MainWindow, qtbot: QtBot
) -> None:
    for kind, asked in (("hosting", False), ("domain", True)):
        made: list[int] = []
        line = {"description": "voorbeeld.nl", "unit_price": "9.99", "kind": kind, "months": 12}
        order = {"customer_id": 2, "starts_on": DAY, "channel": "website", "lines": [line]}
        window.desk.lanes.perform(made.append, "contract.conclude", **order)
        calm(window, qtbot)
        page = go(window, qtbot, "contract", made[0])
        page.run("withdrawal")
        calm(window, qtbot)
        form = form_on_screen(window)
        assert form.cell("performed").isVisible() == asked
        form._dirty = False
        form.reject()
        calm(window, qtbot)
