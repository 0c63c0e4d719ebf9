"""Whatever is typed in any field of any form: a sentence at it, and nothing stored."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

import ises_desk.ui
from ises_desk.actions.arguments import parameters
from ises_desk.actions.register import find
from ises_desk.ui import contract_forms, fields
from ises_desk.ui.forms import Form, open_form
from ises_desk.ui.inputs import BlockInput, Input, LineInput
from ises_desk.ui.messages import Messages
from ises_desk.ui.row_inputs import RowsInput
from ises_desk.ui.typed_inputs import ReadInput
from ises_desk.values.money import Money
from tests.ui.conftest import DAY, calm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

HOSTILE = (
    "--5",
    "1,234",
    "-99999999999999999999",
    "9" * 200,
    "\u0661\u0662\u0663",
    "1e400",
    "1-1-1",
    "31-12-9999",
    "29-2-2026",
    "1-1-2026 25:99",
    "1-1-0001 00:00",
    "a\u202eb",
    "\U0001f600",
    "woord " * 50,
    "<b>&{braces}%s{0}</b>",
    "'; DROP TABLE customer; --",
    "1-1-20261",
    "x" * 10_000,
    "\u200f\u05d0" * 5_000,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 2_000,
)
SPECS = {
    f"{module.name}.{name}": spec
    for module in iter_modules(ises_desk.ui.__path__)
    for name, spec in vars(import_module(f"ises_desk.ui.{module.name}")).items()
    if isinstance(spec, fields.FormSpec)
}


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Return the unforeseen errors that the window had to tell of."""
    found: list[BaseException] = []
    tell = Messages.bug

    def bug(messages: Messages, error: BaseException) -> Any:
        found.append(error)
        return tell(messages, error)

    monkeypatch.setattr(Messages, "bug", bug)
    return found


def typed_inputs(form: Form) -> Iterator[Input]:
    """Yield every input that is typed in, those of the first row of a list too."""
    for cell in form.body.cells():
        if isinstance(cell.input, RowsInput):
            if not cell.input.rows:
                cell.input._add_fresh()
            for inner in cell.input.rows[0].grid.cells.values():
                yield inner.input
        else:
            yield cell.input


def type_over(form: Form, given: str) -> list[Input]:
    """Type a text in every field and leave it; return those that can't be read."""
    unread = []
    for field in typed_inputs(form):
        if field.field.locked or not isinstance(field, LineInput | BlockInput):
            continue
        if isinstance(field, LineInput):
            field.edit.setText(given)
            field.edit.editingFinished.emit()
        else:
            field.edit.setPlainText(given)
        if isinstance(field, ReadInput):
            unread.append(field)
    return unread


def missing(spec: fields.FormSpec) -> dict[str, Any]:
    """Return what a form's deed needs besides the answers: the first of everything."""
    act = find(spec.act)
    asked = {field.name for group in spec.groups for field in group.fields}
    known = parameters(act) if act is not None else {}
    keys = {int: 1, tuple[int, ...]: (1,)}
    found = {
        name: keys[kind] for name, (kind, _) in known.items() if kind in keys and name not in asked
    }
    return {**found, "_contract_id": 1, "_customer_id": 1}


def stored(window: MainWindow) -> int:
    """Return how many deeds were done."""
    assert window.desk.lanes.database is not None
    with window.desk.lanes.database.read() as session:
        return int(session.execute(text("SELECT count(*) FROM audit_line")).scalar_one())


@pytest.mark.parametrize("name", sorted(SPECS))
def test_a_form_tells_what_is_wrong_or_does_it(
    lasting_window: MainWindow,
    qtbot: QtBot,
    faults: list[BaseException],
    name: str,
    pytestconfig: pytest.Config,
) -> None:
    spec = SPECS[name]
    one = sum(name.encode()) % len(HOSTILE)
    some = HOSTILE if pytestconfig.getoption("--long") else HOSTILE[one : one + 1]
    for given in some:
        before = stored(lasting_window)
        form = open_form(lasting_window.desk, spec, {"customer_id": 1}, missing(spec))
        calm(lasting_window, qtbot)
        unread = type_over(form, given)
        form.submit()
        calm(lasting_window, qtbot)
        assert faults == [], given
        wrong = [each for each in unread if each.parent().error]  # type: ignore[attr-defined]
        if wrong:
            assert form.isVisible()
            assert stored(lasting_window) == before
        lasting_window.desk.lanes.settle()
        try:
            form._dirty = False
            form.reject()
        except RuntimeError:  # it was saved and is gone
            assert stored(lasting_window) == before + 1


def test_a_new_row_with_one_thing_that_can_not_be_read_does_not_vanish(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = open_form(window.desk, contract_forms.CONCLUDE, {"customer_id": 1, "starts_on": DAY})
    calm(window, qtbot)
    rows = form.cell("lines").input
    assert isinstance(rows, RowsInput)
    rows.rows[0].grid.fill({"description": "Hosting", "unit_price": Money(100)})
    rows._add_fresh()
    price = rows.rows[1].grid.cells["unit_price"]
    assert isinstance(price.input, LineInput)
    price.input.edit.setText("12,345")
    before = stored(window)
    form.submit()
    calm(window, qtbot)
    assert price.error
    assert stored(window) == before


def test_every_form_is_found() -> None:
    assert len(SPECS) > 25
