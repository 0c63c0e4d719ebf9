"""Rekenhulp: the answer comes while one types, a refusal at its field, and it can be copied."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QGuiApplication

from ises_desk.queries.calculating import CALCULATORS as ANSWERS
from ises_desk.ui.calculator import CalculatorDialog
from ises_desk.ui.calculator_forms import CALCULATORS
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

NAMES = [each.name for each in CALCULATORS]
NOTICE = {"party": "business", "start": date(2026, 3, 1), "received": date(2027, 1, 31)}
ORDER = {
    "concluded": date(2026, 12, 12), "received": date(2026, 12, 22), "start": date(2026, 12, 12),
    "price": "72.60", "express_request": "yes", "statement": "yes", "information": "yes",
}  # fmt: skip


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> Iterator[CalculatorDialog]:
    """Open the calculators from the menu."""
    window.menus.calculator.emit()
    calm(window, qtbot)
    (found,) = [each for each in dialogs(window) if isinstance(each, CalculatorDialog)]
    yield found
    found.reject()


@pytest.fixture
def put(window: MainWindow, qtbot: QtBot, dialog: CalculatorDialog) -> Callable[..., str]:
    """Fill in a calculator by its name; returns what it says."""

    def fill(name: str, **values: Any) -> str:
        from ises_desk.values.money import Money

        dialog.side.setCurrentRow(NAMES.index(name))
        given = {"price": Money.of(values.pop("price"))} if "price" in values else {}
        for grid in dialog.sheet.body.grids:
            grid.fill({**values, **given})
        dialog.sheet.work_out()
        calm(window, qtbot)
        return dialog.sheet.strip.text if not dialog.sheet.strip.isHidden() else ""

    return fill


def errors(dialog: CalculatorDialog) -> dict[str, str]:
    """Return what is said under the fields."""
    return {cell.field.name: cell.error for cell in dialog.sheet.body.cells() if cell.error}


def test_every_calculator_has_a_form_and_an_answer() -> None:
    assert set(NAMES) == set(ANSWERS)


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("notice", NOTICE, "28 februari 2027"),
        ("notice", {**NOTICE, "received": date(2027, 2, 1)}, "29 februari 2028"),
        ("campaign", {"published": date(2026, 11, 22)}, "22 december 2026"),
        ("force_majeure", {"start": date(2026, 11, 1)}, "16 november 2026"),
        ("forum", {"invoked": date(2026, 11, 22)}, "22 december 2026"),
        ("withdrawal", {"concluded": date(2026, 12, 12)}, "28 december 2026"),
        ("withdrawal", ORDER, "verschuldigd"),
        ("withdrawal", {**ORDER, "statement": "no"}, "€ 0,00 verschuldigd"),
    ],
)
def test_the_answer_is_that_of_the_rule(
    put: Callable[..., str], name: str, given: dict[str, Any], said: str
) -> None:
    assert said in put(name, **given).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("name", "given", "field"),
    [
        ("notice", {**NOTICE, "received": date(2026, 2, 28)}, "received"),
        ("notice", {**NOTICE, "start": date(2199, 1, 1)}, "start"),
        ("withdrawal", {**ORDER, "received": date(2026, 12, 11)}, "received"),
        ("withdrawal", {**ORDER, "sent": date(2026, 12, 23)}, "sent"),
        ("withdrawal", {**ORDER, "start": date(2026, 12, 11)}, "start"),
        ("withdrawal", {**ORDER, "statement": None}, "statement"),
        ("withdrawal", {**ORDER, "price": "-1.00"}, "price"),
        ("withdrawal", {"concluded": date(2026, 12, 12), "knew": "later"}, "informed"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    put: Callable[..., str],
    dialog: CalculatorDialog,
    name: str,
    given: dict[str, Any],
    field: str,
) -> None:
    assert put(name, **given) == ""
    assert list(errors(dialog)) == [field]
    assert not dialog.sheet.copy.isEnabled()


def test_a_complaint_goes_when_the_other_day_is_put_right(
    put: Callable[..., str], dialog: CalculatorDialog
) -> None:
    put("notice", **{**NOTICE, "received": date(2026, 2, 28)})
    assert put("notice", start=date(2026, 2, 1))
    assert errors(dialog) == {}


def test_the_outcome_is_copied_with_its_reasons(
    put: Callable[..., str], dialog: CalculatorDialog
) -> None:
    put("notice", **NOTICE)
    dialog.sheet.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("De laatste dag van het contract is 28 februari 2027.")
    assert "Voorwaarden art. 15.1" in copied
