"""What comes after a contract in the window: data offered, deleted, declared; and one passed on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.queries import contracts, transfers
from tests.ui.conftest import DAY, calm, dialogs
from tests.ui.test_flows import LONG, ask, form_on_screen, go, save

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def conclude(window: MainWindow, qtbot: QtBot, **values: Any) -> int:
    """Conclude a contract per month with a business, billed through September; return its key."""
    from ises_desk.actions.line_input import LineInput
    from ises_desk.values.money import Money

    line = LineInput(
        description="Hosting",
        unit_price=Money.of("10.00"),
        months=1,
        billed_through=date(2026, 9, 30),
    )
    given = {"customer_id": 1, "lines": (line,), "starts_on": date(2026, 8, 1), "months": 1}
    return perform(window, qtbot, "contract.conclude", **given, **values)


def perform(window: MainWindow, qtbot: QtBot, code: str, **arguments: Any) -> int:
    """Do a deed without its form."""
    made: list[int] = []
    window.desk.lanes.perform(made.append, code, **arguments)
    calm(window, qtbot)
    return made[0]


def test_from_the_offer_to_the_declaration(window: MainWindow, qtbot: QtBot) -> None:
    key = conclude(window, qtbot)
    running = go(window, qtbot, "contract", key).sheet
    assert running.allowed.isdisjoint({"offer_data", "certify"})
    assert running.sections[0].deed == "line"
    perform(window, qtbot, "contract.give_notice", contract_id=key, received_on=date(2026, 8, 1))
    page = go(window, qtbot, "contract", key)
    assert "offer_data" in page.sheet.allowed
    assert page.sheet.allowed.isdisjoint({"delete_data", "certify"})
    page.run("offer_data")
    save(window, qtbot, form_on_screen(window), told_on=date(2026, 10, 1))
    page.run("delete_data")
    calm(window, qtbot)
    form = form_on_screen(window)
    assert form.values()["kinds"] == ("hosted", "access")  # the backups go weeks later
    save(window, qtbot, form, deleted_on=date(2026, 11, 20))
    assert "offer_data" not in page.sheet.allowed
    assert "delete_data" in page.sheet.allowed
    page.run("delete_data")
    calm(window, qtbot)
    form = form_on_screen(window)
    assert form.values()["kinds"] == ("copies",)
    save(window, qtbot, form, deleted_on=date(2026, 11, 20))
    assert page.sheet.allowed.isdisjoint({"delete_data", "offer_data"})
    page.run("certify")
    form = form_on_screen(window)
    qtbot.waitUntil(lambda: form.thinker.view.pdf is not None, timeout=LONG)
    save(window, qtbot, form)
    for dialog in dialogs(window):
        dialog.close()
    assert ask(window, contracts.detail, key, DAY).state == "deleted"
    assert go(window, qtbot, "contract", key).sheet.sections[0].deed == ""  # no line can be added


def test_a_contract_passes_and_its_file_tells_it(window: MainWindow, qtbot: QtBot) -> None:
    key = conclude(window, qtbot)
    page = go(window, qtbot, "contract", key)
    assert page.sheet.allowed.isdisjoint({"carry_out", "drop_transfer"})
    page.run("transfer")
    form = form_on_screen(window)
    qtbot.waitUntil(lambda: "oude klant" in form.thinker.strip.text, timeout=LONG)
    days = dict.fromkeys(("deed_on", "old_on", "new_on", "owner_on"), date(2026, 11, 20))
    save(window, qtbot, form, to_customer_id=2, from_on=date(2026, 12, 1), **days)
    page = go(window, qtbot, "contract", key)
    assert {"carry_out", "drop_transfer"} <= page.sheet.allowed
    assert "transfer" not in page.sheet.allowed
    [found] = ask(window, transfers.of_contract, key)
    assert (found.to_customer_id, found.done_on) == (2, None)
    assert "Overdrachten" in [section.title for section in page.sheet.sections]
