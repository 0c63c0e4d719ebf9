"""Recording that a letter was sent: the form says where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ises_desk.ui.forms import Form
from ises_desk.ui.inline import Inline
from ises_desk.ui.letter_forms import open_sent
from ises_desk.ui.letter_preview import LetterDialog, open_letter
from tests.ui.conftest import calm, dialogs
from tests.ui.test_past_deeds import do

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

LONG = 20_000


def test_the_form_says_where_the_letter_goes_by_each_way(window: MainWindow, qtbot: QtBot) -> None:
    open_sent(window.desk, 1)
    calm(window, qtbot)
    (form,) = dialogs(window)
    assert isinstance(form, Form)
    strip = form.thinker.strip
    form.cell("channel").input.set_value("email")
    qtbot.waitUntil(lambda: strip.text == "Naar b@zoet.example", timeout=LONG)
    form.cell("channel").input.set_value("post")
    qtbot.waitUntil(lambda: "Dorpsstraat 1, 8011 AB" in strip.text, timeout=LONG)
    form.cell("sent_to").input.set_value("Postbus 1, Zwolle")
    qtbot.waitUntil(strip.isHidden, timeout=LONG)
    form.throw_away()


def test_who_has_no_e_mail_address_is_noticed_before(window: MainWindow, qtbot: QtBot) -> None:
    do(window, qtbot, "letter.write", customer_id=2, subject="Welkom", text="Fijn dat u er bent.")
    open_sent(window.desk, max(_letters(window)))
    calm(window, qtbot)
    (form,) = dialogs(window)
    assert isinstance(form, Form)
    form.cell("channel").input.set_value("email")
    words = "Ömer Łuk heeft geen e-mailadres"
    qtbot.waitUntil(lambda: form.thinker.strip.text.startswith(words), timeout=LONG)
    form.throw_away()


def test_what_is_said_of_a_letter_stands_in_its_dialog(window: MainWindow, qtbot: QtBot) -> None:
    open_letter(window.desk, 1)
    calm(window, qtbot)
    (dialog,) = dialogs(window)
    shown = window.desk.messages.tell("Er is geen printer", "Bewaar de brief als PDF.", "warn")
    assert isinstance(shown, Inline)
    assert dialog.isAncestorOf(shown)
    assert shown.isVisible()
    assert dialogs(window) == [dialog]
    dialog.reject()


def test_tab_goes_out_of_a_form_that_stands_in_a_dialog(window: MainWindow, qtbot: QtBot) -> None:
    open_letter(window.desk, 1)
    calm(window, qtbot)
    (dialog,) = dialogs(window)
    assert isinstance(dialog, LetterDialog)
    open_sent(window.desk, 1, dialog._shelf)
    calm(window, qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    form = dialog._shelf.form
    assert form is not None
    form._save.setFocus()
    QTest.keyClick(form._save, Qt.Key.Key_Tab)
    now = QApplication.focusWidget()
    assert now is not None
    assert not form.isAncestorOf(now)
    form.throw_away()
    dialog.reject()


def test_the_keyboard_goes_back_to_the_button_that_opened_the_form(
    window: MainWindow, qtbot: QtBot
) -> None:
    open_letter(window.desk, 1)
    calm(window, qtbot)
    (dialog,) = dialogs(window)
    assert isinstance(dialog, LetterDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    sent = dialog.panel._deed("sent")
    sent.setFocus()
    sent.click()
    calm(window, qtbot)
    form = dialog._shelf.form
    assert form is not None
    qtbot.waitUntil(lambda: form.isAncestorOf(dialog.focusWidget()))
    form.throw_away()
    calm(window, qtbot)
    assert dialog.focusWidget() is sent
    dialog.reject()


def _letters(window: MainWindow) -> list[int]:
    from ises_desk.queries import letters
    from ises_desk.queries.listing import keys

    with window.desk.lanes.session() as session:
        return list(keys(session, letters.listing(window.desk.today, "all")))


@pytest.mark.usefixtures("in_steps")
def test_a_form_in_a_dialog_is_as_wide_as_it_and_begins_in_its_first_field(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ises_desk.ui.one_by_one.STEPS_S", 0)  # a slow computer: a step a turn
    open_letter(window.desk, 1)
    calm(window, qtbot)
    (dialog,) = dialogs(window)
    assert isinstance(dialog, LetterDialog)
    dialog._run("sent")
    calm(window, qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    form = dialog._shelf.form
    assert form is not None
    assert form.body.sheet.width() <= form.body.viewport().width()
    now = QApplication.focusWidget()
    assert now is not None
    assert form.cell("channel").isAncestorOf(now)
    form.throw_away()
    dialog.reject()
