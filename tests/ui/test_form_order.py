"""The keyboard goes through every form as it is read, also through parts that came later."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

import ises_desk.ui
from ises_desk.ui.cells import Cell
from ises_desk.ui.fields import FormSpec, Rows
from ises_desk.ui.forms import Form, open_form
from tests.ui.conftest import calm
from tests.ui.test_order import stops_from

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

WITH_ROWS = {
    f"{module.name}.{name}": spec
    for module in iter_modules(ises_desk.ui.__path__)
    for name, spec in vars(import_module(f"ises_desk.ui.{module.name}")).items()
    if isinstance(spec, FormSpec)
    and any(isinstance(field, Rows) for group in spec.groups for field in group.fields)
}


def _first(form: Form) -> QWidget:
    """Return where the keyboard comes after the last button: it goes round."""
    form._save.setFocus()
    QTest.keyClick(form._save, Qt.Key.Key_Tab)
    now = QApplication.focusWidget()
    assert now is not None
    return now


def _cell(stop: QWidget) -> Cell | None:
    """Return the outermost cell around a stop."""
    found, at = None, stop
    while at is not None:
        found = at if isinstance(at, Cell) else found
        at = at.parentWidget()
    return found


@pytest.mark.parametrize("name", sorted(WITH_ROWS))
def test_the_rows_of_a_form_come_where_they_stand(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    spec: Any = WITH_ROWS[name]
    form = open_form(window.desk, spec, {"customer_id": 1}, {"_contract_id": 1, "invoice_id": 1})
    calm(window, qtbot)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    for rows in form.body.row_lists():
        rows._add_fresh()
    calm(window, qtbot)
    stops = stops_from(form.body.cells()[0].input)
    assert form._save in stops
    assert stops[0] is _first(form)
    inside = [stop for stop in stops if form.body.isAncestorOf(stop)]
    cells = form.body.cells()
    # what is in no cell is the strip that explains, below them
    places = [cells.index(cell) if (cell := _cell(stop)) else len(cells) for stop in inside]
    assert places == sorted(places), [stop.accessibleName() for stop in inside]
    for rows in form.body.row_lists():
        mine = [stop for stop in inside if rows.isAncestorOf(stop)]
        tops = [(stop.mapTo(form, QPoint()).y(), stop.mapTo(form, QPoint()).x()) for stop in mine]
        assert mine[-1] is rows._more, [stop.accessibleName() for stop in stops]
        assert isinstance(mine[-1], QPushButton)
        fields = [top for stop, top in zip(mine, tops, strict=True) if not _tool(stop)]
        assert [y // 12 for y, _x in fields] == sorted(y // 12 for y, _x in fields), tops
    form.throw_away()


def _tool(stop: QWidget) -> bool:
    """Tell whether this is the button that takes a row away: it stands at its middle."""
    return stop.metaObject().className().endswith("ToolButton")
