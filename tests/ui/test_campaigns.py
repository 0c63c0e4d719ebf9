"""Wijzigingen in the window: from a draft to letters that were sent, and leaving over a change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.queries import agenda, campaigns, contracts
from ises_desk.ui import duties
from tests.ui.conftest import DAY, LONG, calm
from tests.ui.test_flows import agree, ask, form_on_screen, go, save

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

RISE = {"title": "Prijzen 2027", "kind": "price", "text": "Alles werd duurder.", "percent": "10"}


def run(page: Any, qtbot: QtBot, deed: str) -> None:
    """Do a deed as soon as the record on screen offers it."""
    qtbot.waitUntil(
        lambda: page.sheet is not None and page.sheet.key == 2 and deed in page.sheet.allowed,
        timeout=LONG,
    )
    page.run(deed)


def word(window: MainWindow) -> str:
    """Return how far the new campaign is."""
    found: str = ask(window, campaigns.detail, 2, DAY).word
    return found


def test_a_rise_of_prices_goes_from_draft_to_letters_that_were_sent(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = go(window, qtbot, "campaign")
    page.run("add")
    calm(window, qtbot)
    strip = form_on_screen(window).thinker.strip
    qtbot.waitUntil(lambda: "22 december 2026" in strip.text, timeout=LONG)
    save(window, qtbot, form_on_screen(window), **RISE)
    run(page, qtbot, "approve")
    assert page.sheet.sections[0].title == "Contracten (2)"
    agree(window, qtbot)
    assert word(window) == "approved"
    run(page, qtbot, "publish")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window))
    assert word(window) == "published"
    run(page, qtbot, "tell")
    run(page, qtbot, "send")
    agree(window, qtbot)
    assert ask(window, campaigns.detail, 2, DAY).count("told") == 2


def test_new_terms_are_drafted_with_their_version(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "campaign")
    page.run("terms")
    calm(window, qtbot)
    save(
        window, qtbot, form_on_screen(window),
        title="Voorwaarden 2027", version="Voorwaarden van 2027", text="Artikel 4 is nieuw.",
    )  # fmt: skip
    found = ask(window, campaigns.detail, 2, DAY)
    assert (found.kind.value, len(found.members)) == ("terms", 2)
    run(page, qtbot, "change")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window), title="Nieuwe voorwaarden")
    assert ask(window, campaigns.detail, 2, DAY).title == "Nieuwe voorwaarden"


def announce(window: MainWindow, qtbot: QtBot) -> None:
    """Publish a rise of prices."""
    page = go(window, qtbot, "campaign")
    page.run("add")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window), **RISE)
    run(page, qtbot, "approve")
    agree(window, qtbot)
    run(page, qtbot, "publish")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window))


def test_a_notice_over_a_change_is_offered_only_when_there_is_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = go(window, qtbot, "contract", 1)
    page.run("notice")
    calm(window, qtbot)
    form = form_on_screen(window)
    assert "over_change" not in {name for grid in form.grids for name in grid.cells}
    form.close()
    announce(window, qtbot)
    page = go(window, qtbot, "contract", 1)
    page.run("notice")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window), over_change=True)
    assert ask(window, contracts.detail, 1, DAY).ends_on == date(2026, 12, 21)


def test_the_duty_to_write_leads_to_its_campaign(window: MainWindow, qtbot: QtBot) -> None:
    announce(window, qtbot)
    found = [duty for duty in ask(window, agenda.agenda, DAY) if duty.kind == "campaign"]
    assert [(duty.action, duty.due_on) for duty in found] == [("campaign.tell", DAY)]
    go(window, qtbot, "today")
    duties.do(window.desk, found[0], window.menus)
    calm(window, qtbot)
    assert window.here()[0] == "campaign"
