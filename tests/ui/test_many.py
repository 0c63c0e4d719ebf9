"""A deed for several chosen rows at once, as a series of whole deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.queries import invoices
from ises_desk.queries.listing import keys
from ises_desk.ui.chosen import Chosen
from ises_desk.ui.notice import Notice
from tests.ui.conftest import DAY, LONG, Clerk, calm, dialogs
from tests.ui.test_flows import agree, ask, go

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def _drafts(window: MainWindow) -> list[int]:
    return list(ask(window, keys, invoices.listing(DAY, "draft")))


def _three_drafts(window: MainWindow) -> list[int]:
    assert window.desk.lanes.database is not None
    clerk = Clerk(window.desk.lanes.database)
    line = {"description": "Werk", "unit_price": "10.00"}
    for _each in range(2):
        clerk.do("invoice.draft", customer_id=2, lines=[line])
    return sorted(_drafts(window))


def _many(window: MainWindow, qtbot: QtBot, page: Any, code: str, rows: list[int]) -> None:
    deed = next(each for each in page.spec.deeds if each.code == code)
    deed.many(window.desk, Chosen(tuple(rows), len(rows)))
    calm(window, qtbot)


def test_only_the_chosen_drafts_become_final(window: MainWindow, qtbot: QtBot) -> None:
    first, second, third = _three_drafts(window)
    page = go(window, qtbot, "invoice")
    _many(window, qtbot, page, "finalise", [third, 1, first])  # 1 is final already
    question = dialogs(window)[-1]
    assert isinstance(question, Notice)
    assert question.heading == "2 conceptfacturen definitief maken"
    agree(window, qtbot)
    qtbot.waitUntil(lambda: _drafts(window) == [second], timeout=LONG)
    calm(window, qtbot)


def test_without_a_draft_among_them_nothing_is_asked(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "invoice")
    _many(window, qtbot, page, "finalise", [1, 2])
    assert not dialogs(window)


def test_a_few_deeds_need_no_process_of_their_own(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object) -> None:
        raise AssertionError

    monkeypatch.setattr("ises_desk.actions.batches.run_apart", refuse)
    drafts = _three_drafts(window)
    page = go(window, qtbot, "invoice")
    _many(window, qtbot, page, "finalise", drafts)
    agree(window, qtbot)
    qtbot.waitUntil(lambda: not _drafts(window), timeout=LONG)
    calm(window, qtbot)


def test_making_all_drafts_final_says_how_many_and_for_how_much(
    window: MainWindow, qtbot: QtBot
) -> None:
    _three_drafts(window)
    go(window, qtbot, "invoice").run("finalise_all")
    calm(window, qtbot)
    question = dialogs(window)[-1]
    assert isinstance(question, Notice)
    assert question.heading == "3 concepten definitief maken?"
    assert question.text.startswith("Samen €\N{NO-BREAK SPACE}80,50.")
    question.reject()
