"""A contract's line takes the price that this customer sees, whichever is chosen first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.ui.contract_forms import open_contract
from ises_desk.values.money import Money
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

FIRM, PERSON = 1, 2
NET, GROSS = 1100, 1331


def shown(form: Any) -> Any:
    return form.cell("lines").input.rows[0].grid.so_far().get("unit_price")


def choose_product(form: Any, window: MainWindow, qtbot: QtBot) -> None:
    cell = form.cell("lines").input.rows[0].grid.cells["product"]
    qtbot.waitUntil(lambda: cell.input.combo.count() > 1, timeout=20_000)
    cell.input.set_value("P001")
    cell.input.changed.emit()
    calm(window, qtbot)


@pytest.mark.parametrize(("customer", "cents"), [(FIRM, NET), (PERSON, GROSS)])
@pytest.mark.parametrize("first", ["customer", "product"])
def test_the_price_is_the_one_that_this_customer_sees(
    window: MainWindow, qtbot: QtBot, customer: int, cents: int, first: str
) -> None:
    open_contract(window.desk, customer if first == "customer" else None)
    calm(window, qtbot)
    form: Any = dialogs(window)[-1]
    choose_product(form, window, qtbot)
    if first == "product":
        form.cell("customer_id").input.set_value(customer)
        form.cell("customer_id").input.changed.emit()
        calm(window, qtbot)
    assert shown(form).cents == cents


def test_what_the_owner_typed_himself_stays(window: MainWindow, qtbot: QtBot) -> None:
    open_contract(window.desk, FIRM)
    calm(window, qtbot)
    form: Any = dialogs(window)[-1]
    choose_product(form, window, qtbot)
    cells = form.cell("lines").input.rows[0].grid.cells
    cells["unit_price"].input.set_value(Money(999))
    cells["unit_price"].input.changed.emit()
    form.cell("gross_prices").input.set_value(value=True)
    form.cell("gross_prices").input.changed.emit()
    calm(window, qtbot)
    assert shown(form).cents == 999
    cells["unit_price"].input.set_value(Money(NET))
    form.cell("gross_prices").input.set_value(value=False)
    form.cell("gross_prices").input.changed.emit()
    form.cell("gross_prices").input.set_value(value=True)
    form.cell("gross_prices").input.changed.emit()
    calm(window, qtbot)
    assert shown(form).cents == GROSS
