"""What a form asks: what follows from another answer, and only what applies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ises_desk.ui import (
    address_fields,
    business_form,
    customer_forms,
    letter_forms,
    offer_forms,
    overdue,
    payment_forms,
)
from ises_desk.ui.forms import Form, open_form
from ises_desk.ui.inputs import ChoiceComboBox
from ises_desk.ui.notice_form import notice_of
from ises_desk.ui.products import PRICE
from ises_desk.ui.row_inputs import RowsInput
from ises_desk.values import kinds
from tests.ui.conftest import calm, dialogs
from tests.ui.test_forms import typed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def test_a_postcode_is_written_as_people_read_it_and_of_another_country_as_typed() -> None:
    assert address_fields.postcode("8148ra") == "8148 RA"
    assert address_fields.postcode("2000 Antw") == "2000 Antw"


def test_the_name_of_the_account_and_the_bic_follow_until_they_are_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = open_form(window.desk, replace(business_form.SPEC, look=None), {"country": "NL"})
    typed(form, "name", "Voorbeeld Hosting", qtbot)
    typed(form, "iban", "NL91ABNA0417164300", qtbot)
    calm(window, qtbot)
    assert form.cell("account_name").input.typed() == "Voorbeeld Hosting"
    assert form.cell("bic").input.typed() == "ABNANL2A"
    typed(form, "name", "Ander", qtbot)
    calm(window, qtbot)
    assert form.cell("account_name").input.typed() == "Ander"
    typed(form, "account_name", "J. de Vries", qtbot)
    typed(form, "name", "Nog anders", qtbot)
    calm(window, qtbot)
    assert form.cell("account_name").input.typed() == "J. de Vries"


def test_only_what_applies_is_asked_of_a_letter_and_of_a_notice(
    window: MainWindow,
) -> None:
    form = open_form(window.desk, replace(overdue.SPEC, look=None), {"_kind": "L06"})
    assert form.cell("days").isHidden()
    form.cell("_kind").input.set_value("L10")
    assert not form.cell("days").isHidden()
    assert not form.cell("facts").isHidden()
    form.cell("_kind").input.set_value("L08")
    assert form.cell("facts").isHidden()
    asked = {
        party: {field.name for field in notice_of(party).groups[0].fields} for party in kinds.Party
    }
    assert "accept_late" not in asked[kinds.Party.CONSUMER]
    assert "early_exit" in asked[kinds.Party.CONSUMER]
    assert "early_exit" not in asked[kinds.Party.BUSINESS] | asked[kinds.Party.GOVERNMENT]


def test_a_postcode_is_asked_for_where_each_address_has_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = open_form(window.desk, replace(business_form.SPEC, look=None), {"country": "NL"})
    calm(window, qtbot)
    form.submit()
    assert form.cell("postcode").error == form.cell("city").error == "Vul dit in."
    form.cell("country").input.set_value("IE")
    form.submit()
    assert (form.cell("postcode").error, form.cell("city").error) == ("", "Vul dit in.")


@pytest.mark.usefixtures("dressed")
def test_the_choices_that_drop_down_are_all_whole(qtbot: QtBot) -> None:
    around = QWidget()
    choice = ChoiceComboBox(around)
    choice.addItems(["Eerste", "Tweede", "Derde"])
    QVBoxLayout(around).addWidget(choice)
    qtbot.addWidget(around)
    around.setGeometry(200, 200, 300, 400)
    around.show()
    qtbot.wait(50)
    choice.showPopup()
    qtbot.wait(100)
    shown = choice.view()
    rows = sum(shown.sizeHintForRow(at) for at in range(choice.count()))
    assert shown.viewport().height() >= rows, "one of them is cut off"
    choice.hidePopup()


def test_a_form_is_as_high_as_its_fields_and_hints(window: MainWindow, qtbot: QtBot) -> None:
    for spec in (payment_forms.REVERSE, PRICE):
        form = open_form(window.desk, spec, {})
        calm(window, qtbot)
        assert form.body.verticalScrollBar().maximum() == 0
        spare = form.body.height() - form.body.sheet.layout().totalHeightForWidth(form.width())
        assert 0 <= spare <= 8
        form.reject()


def test_what_is_told_before_a_form_is_shown_leaves_no_empty_room(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = Form(window.desk, PRICE, {}, {}, None)
    form.body.finish()
    form._room.grow()  # as the strip asks when it is told something this early
    form.open()
    calm(window, qtbot)
    spare = form.body.height() - form.body.sheet.layout().totalHeightForWidth(form.width())
    assert 0 <= spare <= 8
    form.reject()


def test_a_tick_stands_beside_the_fields_of_its_row_not_beside_their_titles(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = open_form(window.desk, offer_forms.OFFER, {})
    calm(window, qtbot)

    def middle(name: str) -> int:
        shown = form.cell(name).input
        return shown.mapTo(form, shown.rect().center()).y()

    assert abs(middle("binding") - middle("valid_until")) <= 3
    form.reject()


def starred(form: Form, row: int) -> set[str]:
    """Return which fields of a row are marked as needed."""
    rows = form.cell("addresses").input
    assert isinstance(rows, RowsInput)
    labels = {
        cell.field.name: cell.findChildren(QLabel) for cell in rows.rows[row].grid.cells.values()
    }
    return {name for name, found in labels.items() if any("*" in each.text() for each in found)}


def test_an_address_that_may_stay_empty_is_marked_only_once_something_stands_in_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = open_form(window.desk, customer_forms.ADD, {"addresses": [dict(customer_forms.EMPTY)]})
    calm(window, qtbot)
    assert starred(form, 0) == set()
    rows = form.cell("addresses").input
    assert isinstance(rows, RowsInput)
    street = rows.rows[0].grid.cells["street"].input.focusProxy()
    assert isinstance(street, QLineEdit)
    qtbot.keyClicks(street, "K")
    assert starred(form, 0) == {"street", "postcode", "city"}
    street.clear()
    assert starred(form, 0) == set()
    form.throw_away()


def test_the_text_of_a_letter_takes_the_room_that_its_form_has(
    window: MainWindow, qtbot: QtBot
) -> None:
    letter_forms.open_free_letter(window.desk)
    calm(window, qtbot)
    form = dialogs(window)[-1]
    assert isinstance(form, Form)
    text, heights = form.cell("text").input.focusProxy(), []
    for height in (600, 1000, 1400):
        form.resize(form.width(), height)
        qtbot.wait(50)
        heights.append(text.height())
    assert heights[2] - heights[1] == 400
    assert heights[0] >= 14 * 18
    form.reject()
