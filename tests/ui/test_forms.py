"""Forms ask, check without nagging, and show a refusal where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from ises_desk.errors import Refusal
from ises_desk.ui import contract_forms, customer_forms, fields, invoice_forms
from ises_desk.ui.forms import Form, open_form
from ises_desk.ui.letter_forms import FREE
from ises_desk.ui.products import ADD, PRICE
from ises_desk.ui.row_inputs import RowsInput
from ises_desk.ui.strips import Offer
from tests.ui.conftest import DAY, calm, dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

LONG = 20_000  # ms


def typed(form: Form, name: str, text: str, qtbot: QtBot) -> None:
    """Type over what a field holds, and leave it."""
    control = form.cell(name).input.focusProxy()
    assert isinstance(control, QLineEdit)
    control.selectAll()
    qtbot.keyClicks(control, text)
    control.editingFinished.emit()


def test_an_empty_required_field_is_only_named_on_saving(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, ADD, {})
    form.cell("code").input.left.emit()
    assert form.cell("code").error == ""
    form.submit()
    assert form.cell("code").error == "Vul dit in."
    typed(form, "code", "X1", qtbot)
    assert form.cell("code").error == ""


def test_a_wrong_amount_is_named_on_leaving_and_gone_when_right(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = open_form(window.desk, PRICE, {}, {"product_id": 1})
    typed(form, "net", "12,345", qtbot)
    assert "hooguit twee cijfers" in form.cell("net").error
    typed(form, "net", "12,34", qtbot)
    assert form.cell("net").error == ""
    assert form.values()["net"].plain == "12.34"


def test_a_day_is_read_as_people_type_it(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, PRICE, {}, {"product_id": 1})
    typed(form, "valid_from", "morgen", qtbot)
    assert form.values()["valid_from"].isoformat() == "2026-11-23"
    control = form.cell("valid_from").input.focusProxy()
    assert isinstance(control, QLineEdit)
    assert control.text() == "ma 23 nov 2026"
    typed(form, "valid_from", "31-2-2026", qtbot)
    assert "bestaat niet" in form.cell("valid_from").error


def test_a_refusal_of_the_deed_stands_at_its_field(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, ADD, {"kind": "hosting", "vat_kind": "high", "months": 12})
    typed(form, "code", "P001", qtbot)
    typed(form, "name", "Dubbel", qtbot)
    form.submit()
    qtbot.waitUntil(lambda: bool(form.cell("code").error), timeout=LONG)
    assert form.cell("code").error == "Productcode P001 bestaat al."
    assert form.isVisible()
    assert form._save.isEnabled()


def test_a_refusal_in_a_row_stands_in_that_row(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, contract_forms.CONCLUDE, {"customer_id": 1, "starts_on": DAY})
    calm(window, qtbot)
    form.show_refusal(Refusal("Te duur.", field="lines[0].unit_price"))
    rows = form.cell("lines").input
    assert isinstance(rows, RowsInput)
    assert rows.rows[0].grid.cells["unit_price"].error == "Te duur."


def test_a_refusal_without_a_field_stands_above_the_buttons(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert qtbot is not None
    form = open_form(window.desk, ADD, {})
    form.show_refusal(Refusal("Dat kan nu niet.", basis="4.1"))
    assert form.banner.text == "Dat kan nu niet. (artikel 4.1)"


def test_ctrl_s_saves_and_the_page_goes_to_the_new_record(window: MainWindow, qtbot: QtBot) -> None:
    window.show_place("product", None)
    calm(window, qtbot)
    page: Any = window._pages["product"]
    page.run("add")
    form = dialogs(window)[-1]
    assert isinstance(form, Form)
    typed(form, "code", "NIEUW", qtbot)
    typed(form, "name", "Nieuw product", qtbot)
    qtbot.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.sheet is not None and page.sheet.subtitle == "NIEUW", timeout=LONG)


def test_leaving_with_answers_asks_first(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, ADD, {})
    typed(form, "code", "X", qtbot)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    question = form.findChild(Offer)
    assert question is not None
    assert question.isVisible()
    assert dialogs(window) == [form], "no dialog above a dialog"
    assert form.focusWidget() is question.buttons[1], "throwing away is no accident"
    qtbot.keyClick(question.buttons[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not dialogs(window), timeout=LONG)


def test_who_types_on_or_wants_to_does_not_leave(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, ADD, {})
    typed(form, "code", "X", qtbot)
    form.close()
    question = form.findChild(Offer)
    assert question is not None
    question.buttons[1].click()
    assert form.isVisible()
    assert not question.isVisible()
    form.reject()
    typed(form, "code", "XY", qtbot)
    assert form._question is None
    assert form.isVisible()


def test_a_deed_is_done_once_and_the_form_stays_until_then(
    window: MainWindow, qtbot: QtBot
) -> None:
    done: list[object] = []
    form = open_form(window.desk, customer_forms.NOTE, {}, {"customer_id": 1}, done.append)
    form.cell("text").input.set_value("Belt morgen terug")
    form._save.click()
    form._save.click()
    form.submit()
    form.reject()
    assert form.isVisible()
    assert form._question is None
    qtbot.waitUntil(lambda: bool(done), timeout=LONG)
    calm(window, qtbot)
    assert len(done) == 1


def test_another_deed_of_a_form_is_done_once(window: MainWindow, qtbot: QtBot) -> None:
    lines: list[int] = []
    window.desk.lanes.written.connect(lambda line, _title: lines.append(line))
    form = open_form(window.desk, customer_forms.NOTE_CHANGE, {"text": "Weg"}, {"note_id": 1})
    remove = next(
        each for each in form.findChildren(QPushButton) if each.accessibleName() == "Verwijderen"
    )
    remove.click()
    remove.click()
    calm(window, qtbot)
    assert len(lines) == 1
    assert not dialogs(window)


def test_leaving_without_answers_just_leaves(window: MainWindow) -> None:
    form = open_form(window.desk, ADD, {})
    form.reject()
    assert not [each for each in dialogs(window) if isinstance(each, Form)]


def test_enter_saves_but_not_inside_a_text(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, FREE, {"customer_id": 1})
    block = form.findChild(QPlainTextEdit)
    assert block is not None
    block.setFocus()
    qtbot.keyClicks(block, "Regel")
    qtbot.keyClick(block, Qt.Key.Key_Return)
    assert block.toPlainText() == "Regel\n"
    assert form.cell("subject").error == ""
    qtbot.keyClick(block, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.cell("subject").error == "Vul dit in."


def test_a_product_fills_its_line_with_the_price_for_this_customer(
    window: MainWindow, qtbot: QtBot
) -> None:
    person = 2
    values = {"starts_on": DAY, "customer_id": person}  # in this order, as the page gives them
    form = open_form(window.desk, contract_forms.CONCLUDE, values)
    calm(window, qtbot)
    rows = form.cell("lines").input
    assert isinstance(rows, RowsInput)
    cells = rows.rows[0].grid.cells
    combo = cells["product"].input.focusProxy()
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData("P001"))
    qtbot.waitUntil(lambda: cells["unit_price"].input.value() is not None, timeout=LONG)
    assert cells["unit_price"].input.value().plain == "13.31"
    assert cells["description"].input.value() == "Product 1"


def test_accounts_follow_the_customer(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, contract_forms.CONCLUDE, {"customer_id": 2})
    calm(window, qtbot)
    combo = form.cell("account_id").input.focusProxy()
    assert isinstance(combo, QComboBox)
    assert combo.count() == 1
    form.cell("customer_id").input.set_value(1)
    form.cell("customer_id").input.changed.emit()
    qtbot.waitUntil(lambda: combo.count() == 2, timeout=LONG)


def test_a_double_customer_is_warned_of(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, customer_forms.ADD, {"language": "nl"})
    typed(form, "email", "b@zoet.example", qtbot)
    qtbot.waitUntil(lambda: "lijkt op" in form.thinker.strip.text, timeout=LONG)


def test_the_letter_stands_beside_the_form(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, FREE, {"customer_id": 1, "subject": "Onderwerp"})
    form.cell("text").input.set_value("De tekst.")
    view = form.thinker.view
    assert view is not None
    qtbot.waitUntil(lambda: view.pdf is not None, timeout=LONG)
    qtbot.waitUntil(lambda: bool(view.pages), timeout=LONG)


def test_drawing_a_draft_keeps_what_a_row_holds_besides_its_fields(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert qtbot is not None
    form = open_form(window.desk, invoice_forms.CREDIT, {"lines": [{"line_id": 1, "x": 2}]})
    rows = form.cell("lines").input
    assert isinstance(rows, RowsInput)
    assert rows.rows[0].kept == {"x": 2}


def test_markup_is_printed_as_it_is_and_hidden_signs_are_refused(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = open_form(window.desk, ADD, {})
    typed(form, "name", "<b>&amp;</b>", qtbot)
    assert form.values()["name"] == "<b>&amp;</b>"
    form.cell("name").input.set_value("a\N{RIGHT-TO-LEFT OVERRIDE}b")
    form.submit()
    assert "onzichtbaar teken" in form.cell("name").error


def test_every_control_of_every_kind_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    for spec in (ADD, contract_forms.CONCLUDE, customer_forms.ADD, invoice_forms.DRAFT):
        form = open_form(window.desk, spec, {})
        calm(window, qtbot)
        for kind in (QLineEdit, QComboBox, QPushButton, QPlainTextEdit):
            for control in form.findChildren(kind):
                assert control.accessibleName(), (spec.title, control)
        form._dirty = False
        form.reject()


def test_focus_goes_to_the_first_required_empty_field(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, FREE, {"customer_id": 1})
    qtbot.waitUntil(form.isVisible, timeout=LONG)
    assert form.focusWidget() is form.cell("subject").input.focusProxy()


def test_options_of_an_enumeration_carry_their_words() -> None:
    from ises_desk.values.kinds import Delivery

    assert fields.kinds(Delivery) == (("post", "Per post"), ("email", "Per e-mail"))


def test_a_form_begins_after_the_customer_who_is_known(window: MainWindow, qtbot: QtBot) -> None:
    form = open_form(window.desk, FREE, {"customer_id": 1, "subject": "Welkom", "text": "Dag."})
    qtbot.waitUntil(form.isVisible, timeout=LONG)
    assert form.focusWidget() is not None
    assert not form.cell("customer_id").input.isAncestorOf(form.focusWidget())


def test_a_refusal_scrolls_the_field_with_its_error_wholly_into_view(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = open_form(window.desk, customer_forms.ADD, {})
    qtbot.waitUntil(form.isVisible, timeout=LONG)
    form.resize(form.width(), 320)
    calm(window, qtbot)
    cells = [cell for cell in form.body.cells() if cell.input.focusProxy() is not None]
    for cell in (cells[-1], cells[0], cells[len(cells) // 2]):
        why = Refusal("Dit is een lange zin over wat hier niet kan. " * 4, field=cell.field.name)
        form.show_refusal(why)
        qtbot.wait(20)
        top = cell.mapTo(form.body.viewport(), QPoint(0, 0)).y()
        assert top >= 0, cell.field.name
        assert top + cell.height() <= form.body.viewport().height(), cell.field.name
