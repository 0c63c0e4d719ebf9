"""A form that was only looked at isn't changed: nothing is asked, nothing kept; and its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from ises_desk.ui.customer_forms import CHANGE
from ises_desk.ui.dissolution_forms import DISSOLVE
from ises_desk.ui.forms import Form, open_form
from ises_desk.ui.kept import KeptFile
from ises_desk.ui.mnemonics import spread_dialog
from ises_desk.ui.products import ADD
from ises_desk.ui.row_inputs import RowsInput
from ises_desk.ui.strips import Offer
from tests.ui.conftest import DAY, calm
from tests.ui.keeping import LONG, kept_file, type_name

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

ADDRESS = {"street": "Kade", "house_number": "1", "postcode": "1234 AB", "city": "Delft"}


def customer(window: MainWindow) -> Form:
    """Open a form with values in its fields and in a row."""
    values = {"name": "Zoet", "email": "zoet@zoet.example", "addresses": [ADDRESS]}
    return open_form(window.desk, CHANGE, values, {"customer_id": 1})


def pass_by(form: Form) -> None:
    """Leave every line of a form as it is, as Tab does."""
    for edit in form.findChildren(QLineEdit):
        edit.editingFinished.emit()


def test_passing_by_the_fields_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    form = customer(window)
    calm(window, qtbot)
    pass_by(form)
    form.reject()
    assert form.findChild(Offer) is None, "asked whether to throw nothing away"
    assert not form.isVisible()


def test_options_that_come_later_are_not_typed(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, DISSOLVE, {}, {"contract_id": 1})
    calm(window, qtbot)
    form.reject()
    assert form.findChild(Offer) is None, "asked whether to throw nothing away"
    assert not form.isVisible()


def test_who_typed_is_asked(window: MainWindow, qtbot: QtBot) -> None:
    form = customer(window)
    calm(window, qtbot)
    (addresses,) = form.body.row_lists()
    assert isinstance(addresses, RowsInput)
    street = addresses.rows[0].grid.cells["street"].input.focusProxy()
    assert isinstance(street, QLineEdit)
    qtbot.keyClicks(street, "x")
    form.reject()
    assert form.findChild(Offer) is not None
    assert form.isVisible()
    form.throw_away()


def test_a_form_that_was_only_opened_is_not_kept(window: MainWindow, qtbot: QtBot) -> None:
    keeper = window.desk.keeper
    qtbot.waitUntil(lambda: keeper._read, timeout=LONG)
    form = open_form(window.desk, ADD, {"valid_from": DAY, "period": 12})
    calm(window, qtbot)
    form.reject()
    assert keeper._now() == {}
    again = open_form(window.desk, ADD, {"valid_from": DAY})
    type_name(again, "Half")
    keeper.flush()
    assert len(KeptFile(kept_file(window)).read()) == 1
    again.throw_away()


def test_the_letter_of_saving_is_its_own_in_every_form(window: MainWindow) -> None:
    form = open_form(window.desk, ADD, {})
    spread_dialog(form)
    texts = [each.text() for each in form.findChildren(QAbstractButton)]
    assert "&Toevoegen" in texts
    assert "&Terugbetalen bij eerder einde" not in texts
