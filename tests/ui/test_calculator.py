"""Rekenhulp: the answer comes while one types, a refusal at its field, and it can be copied."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QGuiApplication

from ises_desk.queries.calculating import CALCULATORS as ANSWERS
from ises_desk.ui.calculator import CalculatorDialog
from ises_desk.ui.calculator_forms import CALCULATORS
from ises_desk.values.money import Money
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
R9 = {
    "party": "business", "amount": "1210.00", "due": date(2026, 5, 15),
    "until": date(2026, 11, 22), "costs": "181.50",
    "payments": [{"on": date(2026, 8, 31), "paid": Money.of("500.00")}],
}  # fmt: skip
FEE = {
    "party": "consumer", "on": date(2026, 11, 22), "one_contract": True,
    "amounts": [{"amount": Money.of("300.00")}, {"amount": Money.of("100.00")}],
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
        dialog.side.setCurrentRow(NAMES.index(name))
        given = {
            key: Money.of(values.pop(key)) for key in ("price", "amount", "costs") if key in values
        }
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
        ("interest", R9, "staat € 950,32 open"),
        ("interest", {**R9, "payments": []}, "rente € 65,47"),
        ("costs", FEE, "€ 45,00, over € 300,00"),
        ("costs", {**FEE, "one_contract": False}, "€ 60,00, over € 400,00"),
        ("costs", {**FEE, "vat_uplift": True}, "met btw € 54,45"),
        ("letter_term", {"sent": date(2026, 12, 23)}, "vanaf 14 januari 2027"),
        ("letter_term", {"sent": date(2026, 12, 23), "by": "email"}, "24 december 2026"),
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
        ("interest", {**R9, "until": date(2026, 5, 14)}, "until"),
        ("interest", {**R9, "costs": "-1.00"}, "costs"),
        ("interest", {**R9, "until": date(2026, 8, 30)}, "payments"),
        ("costs", {**FEE, "earlier_letter": date(2026, 11, 22)}, "earlier_letter"),
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


def test_the_steps_stand_in_a_table_that_ends_with_what_is_open(
    put: Callable[..., str], dialog: CalculatorDialog
) -> None:
    put("interest", **R9)
    table = dialog.sheet.table
    assert table is not None
    shown = [[cell.replace("\xa0", " ") for cell in row] for row in table.model.rows]
    assert [row[2] for row in shown] == [
        "Hoofdsom", "Kosten", "Rente 10,15%", "Rente 10,40%", "Betaling", "Rente 10,40%",
    ]  # fmt: skip
    assert shown[4][3:] == ["", "€ -500,00", "€ 928,36"]
    assert shown[-1][3:] == ["€ 928,36", "€ 21,96", "€ 950,32"]
    put("interest", **{**R9, "until": date(2026, 5, 14)})
    assert table.isHidden()


def test_what_begins_with_today_is_answered_at_once(dialog: CalculatorDialog, qtbot: QtBot) -> None:
    dialog.side.setCurrentRow(NAMES.index("letter_term"))
    qtbot.waitUntil(lambda: "Betalen zonder kosten kan tot en met" in dialog.sheet.strip.text)


def test_nothing_is_complained_about_before_an_amount_is_there(
    put: Callable[..., str], dialog: CalculatorDialog
) -> None:
    assert put("costs", **{**FEE, "amounts": []}) == ""
    assert errors(dialog) == {}
    assert put("costs", **FEE)


def test_the_owners_own_rate_counts(
    put: Callable[..., str], dialog: CalculatorDialog, window: MainWindow, qtbot: QtBot
) -> None:
    later = {**R9, "payments": [], "until": date(2027, 1, 2)}
    assert "niet nagekeken" in put("interest", **later)
    window.desk.lanes.perform(
        lambda _value: None,
        "rate.add",
        table="statutory_interest_trade",
        valid_from=date(2027, 1, 1),
        percent="11.00",
        source="Staatscourant",
    )
    calm(window, qtbot)
    assert "niet nagekeken" not in put("interest", **later)
    assert dialog.sheet.table is not None
    assert dialog.sheet.table.model.rows[-1][2] == "Rente 11%"
