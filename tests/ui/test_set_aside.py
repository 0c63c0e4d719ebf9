"""Vandaag: a duty is set aside with its reason, found again, taken up; what was done is there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ises_desk.ui.today import TodayPage
from tests.ui.conftest import DAY, calm
from tests.ui.test_flows import form_on_screen, go, save

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def today(window: MainWindow, qtbot: QtBot) -> TodayPage:
    """Show Vandaag."""
    page = go(window, qtbot, "today")
    assert isinstance(page, TodayPage)
    return page


def view(window: MainWindow, qtbot: QtBot, page: TodayPage, word: str) -> list[str]:
    """Choose what to show above the list, as the owner does; return the titles."""
    page._bar._states.setCurrentIndex(page._bar._states.findData(word))
    calm(window, qtbot)
    # the backup of the day may be made meanwhile
    return [row.duty.title for row in page._rows if row.duty.kind != "backup"]


def test_a_duty_waits_is_found_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    page = today(window, qtbot)
    titles = view(window, qtbot, page, "")
    at = next(n for n, row in enumerate(page._rows) if row.duty.kind.startswith("L"))
    page.table.choose(at)
    assert page._panel.sheet is not None
    assert page._panel.sheet.allowed == {"do", "aside"}
    chosen = page._rows[at].duty.title
    page._panel.asked.emit("aside")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window), until=DAY + timedelta(days=1), reason="Eerst eten.")
    assert chosen not in view(window, qtbot, page, "")
    assert view(window, qtbot, page, "aside") == [chosen]
    assert page._panel.sheet is not None
    assert page._panel.sheet.allowed == {"do", "take_up"}
    assert "Eerst eten." in page._panel.sheet.sections[0].text
    page._panel.asked.emit("take_up")
    calm(window, qtbot)
    assert view(window, qtbot, page, "aside") == []
    assert view(window, qtbot, page, "") == titles


def test_what_was_done_leads_to_its_record(window: MainWindow, qtbot: QtBot) -> None:
    page = today(window, qtbot)
    view(window, qtbot, page, "later")
    assert {row.group for row in page._rows} <= {"later"}
    titles = view(window, qtbot, page, "done")
    assert titles
    at = next(n for n, row in enumerate(page._rows) if row.duty.subject)
    duty = page._rows[at].duty
    page.table.choose(at)
    page._panel.asked.emit("do")
    calm(window, qtbot)
    assert window.stack.currentWidget() is window._pages[duty.subject]


def test_each_duty_shows_its_article_and_why(window: MainWindow, qtbot: QtBot) -> None:
    page = today(window, qtbot)
    for at, row in enumerate(page._rows):
        page.table.choose(at)
        sheet = page._panel.sheet
        assert sheet is not None
        assert sheet.sections, row.duty.title
        assert row.duty.basis, row.duty.title
        assert row.duty.explanation
