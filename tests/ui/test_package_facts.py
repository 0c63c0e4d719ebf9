"""What a package holds and who owns a design, in the record and the forms of a contract."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ises_desk.queries import contracts
from ises_desk.queries.designs import designs
from ises_desk.values.kinds import ProductKind, RightsHolder
from tests.ui.conftest import DAY, LONG, calm
from tests.ui.test_flows import ask, form_on_screen, go, save

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def part(page: Any, title: str) -> Any:
    """Return a section of the record by its title."""
    return next(each for each in page.sheet.sections if each.title == title)


def hosted(window: MainWindow) -> tuple[int, int]:
    """Return a contract with a hosting line and that line's place."""
    for key in range(1, 20):
        found = ask(window, contracts.detail, key, DAY)
        for line in found.lines:
            if line.kind is ProductKind.HOSTING and line.ends_on is None:
                return key, line.id
    raise AssertionError


def test_what_a_line_holds_is_shown_and_agreed_otherwise(window: MainWindow, qtbot: QtBot) -> None:
    contract, line = hosted(window)
    page = go(window, qtbot, "contract", contract)
    row = next(each for each in part(page, "Wat erin zit").rows if each.goto == ("agreed", line))
    page._follow(*row.goto)
    calm(window, qtbot)
    form = form_on_screen(window)
    form.cell("sla_target").input.set_value("99,9")
    qtbot.waitUntil(lambda: "onduidelijk" in form.thinker.strip.text, timeout=LONG)
    save(
        window, qtbot, form, backup_included=False, quota="7 GB", sla_measured="per maand",
        sla_credit="5",
    )  # fmt: skip
    page = go(window, qtbot, "contract", contract)
    cells = [each.cells for each in part(page, "Wat erin zit").rows]
    assert ("Back-up", "Niet inbegrepen") in cells
    assert ("Ruimte", "7 GB") in cells
    assert any("99,90%; gemeten per maand" in text for _name, *rest in cells for text in rest)


def test_the_rights_on_a_design_are_recorded_and_shown(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "contract", 1)
    assert "design" in page.sheet.allowed
    page.run("design")
    calm(window, qtbot)
    form = form_on_screen(window)
    form.cell("holder").input.set_value("customer")
    calm(window, qtbot)
    agreed = DAY - timedelta(days=9)
    save(window, qtbot, form, what="Logo", agreed_on=agreed, document="De offerte")
    [found] = ask(window, designs, 1, DAY)
    assert (found.holder, found.lacks_deed) == (RightsHolder.CUSTOMER, True)
    page = go(window, qtbot, "contract", 1)
    shown = part(page, "Rechten op het ontwerp").rows[0]
    assert shown.chip == ("Akte ontbreekt", "warn")
