"""A line of a loose invoice can be filled from what is sold, and stays free."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QPushButton

from ises_desk.ui import invoice_forms as forms
from ises_desk.ui.fields import Choice
from ises_desk.ui.forms import open_form
from ises_desk.ui.unfinished import reopen, stand
from ises_desk.values.money import Money
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.field_grid import FieldGrid
    from ises_desk.ui.window import MainWindow

FIRM, PERSON = 1, 2
NET, GROSS = 1100, 1331


def choose(grid: FieldGrid, window: MainWindow, qtbot: QtBot) -> None:
    shown: Any = grid.cells["_product"].input
    assert isinstance(shown.field, Choice)
    qtbot.waitUntil(lambda: shown.combo.count() > 1, timeout=20_000)
    shown.set_value("P001")
    shown.changed.emit()
    calm(window, qtbot)


def draft_of(window: MainWindow, qtbot: QtBot, customer: int) -> tuple[Any, Any]:
    made: list[int] = []
    form = open_form(window.desk, forms.DRAFT, {"customer_id": customer}, done=made.append)
    calm(window, qtbot)
    rows: Any = form.cell("lines").input
    choose(rows.rows[0].grid, window, qtbot)
    return form, made


def line_of(window: MainWindow, key: int) -> Any:
    from ises_desk.queries import invoices

    with window.desk.lanes.session() as session:
        return invoices.detail(session, key, window.desk.today).lines[-1]


@pytest.mark.parametrize(("customer", "cents"), [(FIRM, NET), (PERSON, GROSS)])
def test_a_product_fills_the_line_of_a_new_invoice_with_the_price_its_customer_sees(
    window: MainWindow, qtbot: QtBot, customer: int, cents: int
) -> None:
    form, made = draft_of(window, qtbot, customer)
    found = form.cell("lines").input.rows[0].grid.so_far()
    assert found["description"] == "Product 1"
    assert found["vat_kind"] == "high"
    assert found["unit_price"].cents == cents
    form.submit()
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    line = line_of(window, made[0])
    assert (line.description, line.unit_price.cents) == ("Product 1", cents)


def test_what_the_product_filled_in_can_be_changed(window: MainWindow, qtbot: QtBot) -> None:
    form, made = draft_of(window, qtbot, FIRM)
    cells = form.cell("lines").input.rows[0].grid.cells
    cells["description"].input.set_value("Iets anders")
    cells["unit_price"].input.set_value(Money(999))
    form.submit()
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    line = line_of(window, made[0])
    assert (line.description, line.unit_price.cents) == ("Iets anders", 999)


def test_a_product_fills_a_line_that_is_added_to_a_draft_or_changed_in_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    form, made = draft_of(window, qtbot, PERSON)
    form.submit()
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    key = made[0]
    known = {"description": "Oud", "quantity": forms.one(), "unit_price": Money(1)}
    for spec, fixed in (
        (forms.ADD_LINE, {"invoice_id": key}),
        (forms.CHANGE_LINE, {"line_id": line_of(window, key).id, "_invoice_id": key}),
    ):
        done: list[int] = []
        another: Any = open_form(window.desk, spec, known, fixed, done.append)
        calm(window, qtbot)
        choose(another.grids[0], window, qtbot)
        another.submit()
        qtbot.waitUntil(lambda done=done: bool(done), timeout=20_000)
        line = line_of(window, key)
        assert (line.description, line.unit_price.cents) == ("Product 1", GROSS)


def test_a_line_with_a_product_chosen_can_still_be_removed(
    window: MainWindow, qtbot: QtBot
) -> None:
    form, made = draft_of(window, qtbot, FIRM)
    form.submit()
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    fixed = {"invoice_id": made[0]}
    added: list[int] = []
    more: Any = open_form(
        window.desk, forms.ADD_LINE, {"quantity": forms.one()}, fixed, added.append
    )
    choose(more.grids[0], window, qtbot)
    more.submit()
    qtbot.waitUntil(lambda: bool(added), timeout=20_000)
    gone: list[int] = []
    open_form(
        window.desk,
        forms.CHANGE_LINE,
        {},
        {"line_id": added[0], "_invoice_id": made[0]},
        gone.append,
    )
    buttons = dialogs(window)[-1].findChildren(QPushButton)
    next(each for each in buttons if each.text() == "&Verwijderen").click()
    qtbot.waitUntil(lambda: bool(gone), timeout=20_000)
    assert line_of(window, made[0]).id != added[0]


def test_a_line_that_is_offered_again_keeps_what_was_typed_over_the_product(
    window: MainWindow, qtbot: QtBot
) -> None:
    made: list[int] = []
    form = open_form(window.desk, forms.DRAFT, {"customer_id": FIRM}, done=made.append)
    choose(form.cell("lines").input.rows[0].grid, window, qtbot)  # type: ignore[attr-defined]
    form.submit()
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    fixed = {"line_id": line_of(window, made[0]).id, "_invoice_id": made[0]}
    first: Any = open_form(window.desk, forms.CHANGE_LINE, {"quantity": forms.one()}, fixed)
    choose(first.grids[0], window, qtbot)
    first.grids[0].cells["description"].input.type_again("Eigen woorden")
    entry = stand(first, fixed, {})
    first.close()
    assert reopen(window.desk, "weer", entry)
    calm(window, qtbot)
    again: Any = dialogs(window)[-1]
    assert again is not first
    assert again.grids[0].so_far()["_product"] == "P001"
    assert again.grids[0].so_far()["description"] == "Eigen woorden"
