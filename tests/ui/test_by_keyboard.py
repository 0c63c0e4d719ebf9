"""What the keyboard does at once, also while a page or a record is still being read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from ises_desk.errors import Refusal
from ises_desk.ui import customer_forms
from ises_desk.ui.forms import Form, open_form
from ises_desk.ui.mnemonics import marked
from ises_desk.ui.row_inputs import RowsInput
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.opening import Opening
    from ises_desk.ui.window import MainWindow

    OpenWindow = Callable[[Path], tuple[MainWindow, Opening]]

CONTROL = Qt.KeyboardModifier.ControlModifier


def _page(window: MainWindow, subject: str) -> Any:
    return window._pages[subject]


def _new_customer(window: MainWindow, qtbot: QtBot) -> tuple[Form, RowsInput]:
    window.desk.navigator.go_to("customer")
    calm(window, qtbot)
    _page(window, "customer").run("add")
    calm(window, qtbot)
    (form,) = dialogs(window)
    assert isinstance(form, Form)
    rows = form.cell("addresses").input
    assert isinstance(rows, RowsInput)
    return form, rows


def test_a_page_that_comes_on_screen_takes_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    calm(window, qtbot)
    window.activateWindow()
    window.tabs.setCurrentIndex(1)
    calm(window, qtbot)
    assert window.focusWidget() is _page(window, "customer")._table.view


def test_a_tab_clicked_before_the_file_is_open_is_filled_when_it_is(
    open_window: OpenWindow, administration: Path, qtbot: QtBot
) -> None:
    window, _opening = open_window(administration)
    window.tabs.setCurrentIndex(1)
    assert not window._pages, "a page without a file offers deeds that come to nothing"
    calm(window, qtbot)
    assert list(window._pages) == ["customer"]
    assert _page(window, "customer").total == 3


def test_ctrl_n_works_wherever_the_keyboard_is(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("customer")
    calm(window, qtbot)
    window.activateWindow()
    window.tabs.setFocus()
    qtbot.waitUntil(window.tabs.hasFocus)
    QTest.keyClick(window.tabs, Qt.Key.Key_N, CONTROL)
    calm(window, qtbot)
    assert [each.windowTitle() for each in dialogs(window)] == ["Nieuwe klant"]


def test_enter_right_after_an_arrow_opens_the_row_where_the_arrow_came(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.navigator.go_to("customer")
    calm(window, qtbot)
    page = _page(window, "customer")
    before = page.sheet.key
    view = page._table.view
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    calm(window, qtbot)
    (form,) = dialogs(window)
    assert page.current_key() != before
    assert form.values()["customer_id"] == page.current_key()


def test_a_deed_asked_of_a_row_that_was_left_before_it_was_read_is_not_done_to_another(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.navigator.go_to("customer")
    calm(window, qtbot)
    view = _page(window, "customer")._table.view
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Down):
        QTest.keyClick(view, key)
    calm(window, qtbot)
    assert not dialogs(window)


def test_the_button_that_was_pressed_keeps_the_keyboard_when_its_record_is_read_anew(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.navigator.go_to("customer")
    calm(window, qtbot)
    page = _page(window, "customer")
    pressed = page._panel.findChild(QPushButton, "deed:change")
    pressed.setFocus()
    page.refresh()
    calm(window, qtbot)
    assert window.focusWidget() is pressed


def test_a_column_grows_with_what_comes_into_it(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("invoice", None, "draft")
    calm(window, qtbot)
    page = _page(window, "invoice")
    names = [head.key for head in page._table.model.heads]
    number = names.index("number")
    narrow = page._table.columns.natural[number]
    page.show_key(1)
    calm(window, qtbot)
    assert page._table.columns.natural[number] > narrow
    assert page._table.view.columnWidth(number) > narrow


def test_a_record_taken_away_while_it_was_read_leaves_the_panel_empty(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.navigator.go_to("customer")
    calm(window, qtbot)
    page = _page(window, "customer")
    page._table.current_key = lambda: 999
    page._read_detail()
    calm(window, qtbot)
    assert not dialogs(window)
    assert page.sheet is None


def test_what_comes_home_to_a_closed_dialog_is_dropped(window: MainWindow, qtbot: QtBot) -> None:
    calm(window, qtbot)
    gone, heard = QDialog(), []
    callbacks = (lambda _found: heard.append(gone.windowTitle()), partial(heard.append, gone))
    for callback in callbacks:
        window.desk.lanes.read(lambda _session: 1, callback)
    shiboken6.delete(gone)
    calm(window, qtbot)
    assert not heard
    assert not dialogs(window)


def test_the_same_error_is_shown_once(window: MainWindow, qtbot: QtBot) -> None:
    calm(window, qtbot)
    messages = window.desk.messages
    first = messages.show(Refusal("Nee."))
    assert messages.show(Refusal("Nee.")) is first
    assert messages.show(Refusal("Ook niet.")) is not first
    assert dialogs(window) == [first], "the other one stands in the dialog that is there"


def test_the_window_takes_the_keyboard_when_two_closed_dialogs_left_it_nowhere(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm(window, qtbot)
    asked: list[str] = []
    monkeypatch.setattr(window, "activateWindow", lambda: asked.append("active"))
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    notice = window.desk.messages.ask("Weg?", "Echt?", "Ja", lambda: asked.append("gone"))
    notice.accept()
    qtbot.waitUntil(lambda: asked == ["gone", "active"])


def test_a_new_row_left_empty_does_not_count(window: MainWindow, qtbot: QtBot) -> None:
    form, rows = _new_customer(window, qtbot)
    assert rows.value() == []
    rows.rows[0].grid.fill({"street": "Dorpsstraat"})
    assert [row["street"] for row in rows.so_far()] == ["Dorpsstraat"]
    form._dirty = False


def test_nothing_complains_before_the_owner_is_done(window: MainWindow, qtbot: QtBot) -> None:
    form, rows = _new_customer(window, qtbot)
    form.cell("name").input.set_value("Zoet")
    rows.rows[0].grid.fill({"street": "Dorpsstraat"})
    form._changed("name")
    calm(window, qtbot)
    assert not [cell.field.name for cell in form.body.cells() if cell.error]
    assert rows.rows[0].grid.first_wrong() is None
    form._dirty = False


def test_the_keyboard_goes_to_the_field_in_a_row_that_is_wrong(
    window: MainWindow, qtbot: QtBot
) -> None:
    form, rows = _new_customer(window, qtbot)
    form.cell("name").input.set_value("Zoet")
    rows.rows[0].grid.fill({"street": "Dorpsstraat", "postcode": "8011 AB"})
    form.submit()
    calm(window, qtbot)
    city = rows.rows[0].grid.cells["city"]
    assert city.error == "Vul dit in."
    assert form.focusWidget() is city.input.focusProxy()
    form._dirty = False


def test_the_underlined_letter_of_a_label_leads_to_its_field(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = open_form(window.desk, customer_forms.ADD, {})
    calm(window, qtbot)
    titles = [each for each in form.findChildren(QLabel) if marked(each.text())]
    assert len(titles) > 6
    for title in titles:
        letter = marked(title.text())
        QTest.keyClick(form, Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.AltModifier)
        assert QApplication.focusWidget() is title.buddy(), title.text()
