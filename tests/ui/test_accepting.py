"""Accepting an application: only who ordered something else is asked which terms hold (2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ises_desk.ui.forms import Form
from tests.ui.conftest import DAY, calm, dialogs
from tests.ui.test_window import page_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

LINE = {"description": "Hosting", "unit_price": "60.00", "months": 12}


@pytest.mark.parametrize("price", ["60.00", "50.00"])
def test_the_customer_s_own_terms_are_asked_about_only_where_they_differ(
    window: MainWindow, qtbot: QtBot, price: str
) -> None:
    made: list[int] = []
    lanes = window.desk.lanes
    lanes.perform(made.append, "contract.offer", customer_id=1, starts_on=DAY, lines=[LINE])
    calm(window, qtbot)
    wanted = [{**LINE, "unit_price": price}] if price != LINE["unit_price"] else []
    lanes.perform(
        lambda _key: None, "contract.apply", contract_id=made[0], lines=wanted, channel="email"
    )
    calm(window, qtbot)
    window.desk.navigator.go_to("contract", made[0])
    calm(window, qtbot)
    page_of(window, "contract").run("accept")
    calm(window, qtbot)
    (form,) = [each for each in dialogs(window) if isinstance(each, Form)]
    assert form.cell("as_applied").isVisible() == (price == "50.00")
    form.submit()
    calm(window, qtbot)
    assert page_of(window, "contract").sheet.record.state == "running"
