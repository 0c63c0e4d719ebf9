"""All letters to late payers in one go: looked through first, the refused ones by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from ises_desk.models import Letter
from ises_desk.ui.chosen import Chosen
from ises_desk.ui.letter_run import LetterRun
from ises_desk.ui.notice import Notice
from tests.ui.conftest import Clerk, calm, dialogs
from tests.ui.test_flows import ask, go

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

LONG = 20_000  # ms


def _run_of(window: MainWindow, qtbot: QtBot) -> LetterRun:
    """Press the button above the agenda."""
    page = go(window, qtbot, "today")
    page._bar.findChild(object, "deed:letters").click()
    calm(window, qtbot)
    found = dialogs(window)[-1]
    assert isinstance(found, LetterRun)
    return found


def _letters(window: MainWindow) -> list[tuple[Any, ...]]:
    found = select(Letter.customer_id, Letter.kind).where(Letter.kind.in_(["L06", "L07", "L08"]))
    rows = ask(window, lambda session: session.execute(found.order_by(Letter.id)).all())
    return [(customer, kind.value) for customer, kind in rows]


def test_a_letter_that_is_skipped_is_not_made_and_the_button_counts(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown = _run_of(window, qtbot)
    assert shown.run.accessibleName() == "2 herinneringen maken"
    assert [row.duty.customer_id for row in shown.rows] == [1, 2]
    assert shown.table.model.rows[0][1] == "Bakkerij & Zn. <b>Zoet</b>"
    qtbot.keyClick(shown.table.view, Qt.Key.Key_Space)
    assert shown.run.accessibleName() == "1 herinnering maken"
    assert shown.table.model.rows[0][0].startswith("Nee")
    shown.run.click()
    qtbot.waitUntil(lambda: _letters(window) == [(2, "L06")], timeout=LONG)
    calm(window, qtbot)
    assert window.here()[0] == "letter"


def test_what_is_refused_is_named_and_the_rest_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    shown = _run_of(window, qtbot)
    assert window.desk.lanes.database is not None
    Clerk(window.desk.lanes.database).do(
        "invoice.set_disputed", invoice_id=1, reason="Niet geleverd"
    )
    shown.run.click()
    qtbot.waitUntil(lambda: _letters(window) == [(2, "L06")], timeout=LONG)
    calm(window, qtbot)
    told = window.desk.messages.kept
    (refused,) = [each for each in told if each.heading == "1 overgeslagen"]
    assert refused.text.startswith("Bakkerij & Zn. <b>Zoet</b>: ")
    for each in dialogs(window):
        assert isinstance(each, Notice)
        each.reject()


def test_only_the_chosen_invoices_are_asked_about(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "invoice")
    deed = next(each for each in page.spec.deeds if each.code == "demand")
    deed.many(window.desk, Chosen((2, 3), 2))
    calm(window, qtbot)
    shown = dialogs(window)[-1]
    assert isinstance(shown, LetterRun)
    assert [row.duty.customer_id for row in shown.rows] == [2]
    assert "Over 1 gekozen factuur kan nu geen brief." in shown._note.text()


def test_without_any_letter_it_says_so_in_the_place_of_the_list(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = go(window, qtbot, "invoice")
    deed = next(each for each in page.spec.deeds if each.code == "demand")
    deed.many(window.desk, Chosen((3,), 1))
    calm(window, qtbot)
    shown = dialogs(window)[-1]
    assert isinstance(shown, LetterRun)
    assert (shown.rows, shown.table.isVisible(), shown.run.isEnabled()) == ([], False, False)
    told = [each.text() for each in shown.findChildren(QLabel) if each.isVisible()]
    assert "Er hoeft nu geen brief naar wie te laat is" in told
    assert "Over 1 gekozen factuur kan nu geen brief." in told


def test_nothing_kept_makes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    shown = _run_of(window, qtbot)
    shown.none.click()
    assert not shown.run.isEnabled()
    shown.all.click()
    assert shown.run.accessibleName() == "2 herinneringen maken"
