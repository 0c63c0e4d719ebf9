"""Vordering: the claim of an invoice or a customer on screen, to any day, with why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from ises_desk.ui import customers, invoices, pages
from ises_desk.ui.claim_view import ClaimView, open_claim
from ises_desk.ui.sheet import Sheet
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

FIRM, BILL = 1, 1


@pytest.fixture
def opened(lasting_window: MainWindow, qtbot: QtBot) -> Callable[..., ClaimView]:
    """Open the view of a customer or an invoice; it shows what it found."""

    def show(**values: Any) -> ClaimView:
        dialog = open_claim(lasting_window.desk, values)
        calm(lasting_window, qtbot)
        return dialog

    return show


def column(dialog: ClaimView, at: int) -> list[str]:
    return [row[at] for row in dialog.table.model.rows]


def choose(dialog: ClaimView, window: MainWindow, qtbot: QtBot, **values: Any) -> None:
    for grid in dialog.body.grids:
        grid.fill(values)
    dialog.work_out()
    calm(window, qtbot)


def test_from_the_menu_it_asks_whose_claim(lasting_window: MainWindow, qtbot: QtBot) -> None:
    lasting_window.menus.claim.emit()
    calm(lasting_window, qtbot)
    (dialog,) = dialogs(lasting_window)
    assert isinstance(dialog, ClaimView)
    assert dialog.empty.isVisible()
    assert not dialog.copy.isEnabled()
    choose(dialog, lasting_window, qtbot, customer_id=FIRM)
    assert not dialog.empty.isVisible()
    assert dialog.sums.text().startswith("Op 22 november 2026: hoofdsom €\xa0")


@pytest.mark.parametrize(("spec", "key"), [(customers.SPEC, FIRM), (invoices.SPEC, BILL)])
def test_a_record_leads_to_its_claim(
    lasting_window: MainWindow, qtbot: QtBot, spec: Any, key: int
) -> None:
    deed = next(each for each in spec.deeds if each.code == "claim")
    deed.run(lasting_window.desk, Sheet(key=key, title=""))
    calm(lasting_window, qtbot)
    (dialog,) = dialogs(lasting_window)
    assert isinstance(dialog, ClaimView)
    assert dialog.shown is not None
    assert dialog.focusWidget() is dialog.table.view


def test_the_last_line_is_what_is_open_and_says_why(
    lasting_window: MainWindow, opened: Callable[..., ClaimView], qtbot: QtBot
) -> None:
    dialog = opened(customer_id=FIRM, invoice_id=BILL)
    assert dialog.shown is not None
    assert column(dialog, 9)[-1] in dialog.sums.text()
    assert dialog.sums.text().endswith(f"= {column(dialog, 9)[-1]} open")
    assert column(dialog, 4)[0].startswith("Factuur ")
    assert any(text.startswith("Betaling: kosten ") for text in column(dialog, 4))
    at = column(dialog, 4).index("Rente")
    dialog.table.choose(at)
    assert dialog.strip.text.startswith("Rente 10,40% over ")
    assert any("6:119a BW" in each for each in dialog.shown.whys[at][1])
    assert dialog.plot.at == len(dialog.shown.points) - 1
    dialog.copy.click()
    text = QGuiApplication.clipboard().text()
    assert dialog.sums.text() in text
    assert "6:119a BW" in text
    calm(lasting_window, qtbot)


def test_another_day_is_another_claim_and_a_day_before_it_is_refused_there(
    lasting_window: MainWindow, opened: Callable[..., ClaimView], qtbot: QtBot
) -> None:
    dialog = opened(customer_id=FIRM, invoice_id=BILL)
    before = dialog.sums.text()
    choose(dialog, lasting_window, qtbot, day=date(2027, 11, 22))
    assert dialog.sums.text() != before
    assert "22 november 2027" in dialog.sums.text()
    assert "niet nagekeken" in dialog.warnings.text()
    choose(dialog, lasting_window, qtbot, day=date(2020, 1, 1))
    wrong = {cell.field.name: cell.error for cell in dialog.body.cells() if cell.error}
    assert list(wrong) == ["day"]
    assert dialog.empty.isVisible()
    choose(dialog, lasting_window, qtbot, day=date(2026, 11, 22))
    assert dialog.sums.text() == before
    assert not [cell for cell in dialog.body.cells() if cell.error]


def test_nothing_open_says_so(opened: Callable[..., ClaimView]) -> None:
    dialog = opened(customer_id=3)
    assert dialog.empty.isVisible()
    assert dialog.shown is None


def test_an_invoice_of_another_customer_is_not_shown_with_this_one(
    opened: Callable[..., ClaimView],
) -> None:
    dialog = opened(customer_id=2, invoice_id=BILL)
    assert dialog.shown is not None
    assert dialog.shown.title == "Ömer Łuk"


def test_enter_goes_to_where_a_line_comes_from(
    lasting_window: MainWindow, opened: Callable[..., ClaimView], qtbot: QtBot
) -> None:
    dialog = opened(customer_id=FIRM, invoice_id=BILL)
    dialog.table.choose(0)
    qtbot.keyClick(dialog.table.view, Qt.Key.Key_Return)
    calm(lasting_window, qtbot)
    assert not dialogs(lasting_window)
    assert pages.TABS[lasting_window.tabs.currentIndex()].subject == "invoice"


def test_it_opens_once(lasting_window: MainWindow, qtbot: QtBot) -> None:
    first = open_claim(lasting_window.desk)
    calm(lasting_window, qtbot)
    assert open_claim(lasting_window.desk) is first


@pytest.mark.parametrize(("name", "begins"), [("a.csv", b"\xef\xbb\xbf"), ("a.xlsx", b"PK")])
def test_the_open_items_are_saved_from_the_menu(
    lasting_window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, begins: bytes
) -> None:
    lasting_window.menus.open_items.emit()
    calm(lasting_window, qtbot)
    (asked,) = dialogs(lasting_window)
    assert isinstance(asked, QFileDialog)
    asked.fileSelected.emit(str(tmp_path / name))
    asked.hide()
    calm(lasting_window, qtbot)
    assert (tmp_path / name).read_bytes().startswith(begins)
