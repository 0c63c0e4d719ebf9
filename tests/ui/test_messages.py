"""Three ways of going wrong, three ways of saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from ises_desk.errors import Refusal, Trouble
from ises_desk.ui.forms import open_form
from ises_desk.ui.inline import Inline
from ises_desk.ui.message_list import MessageList
from ises_desk.ui.messages import KEPT, Messages, named_basis, sentence
from ises_desk.ui.notice import Notice
from ises_desk.ui.products import ADD
from tests.ui.conftest import dialogs

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def shown(messages: Messages, error: BaseException, qtbot: QtBot) -> Notice:
    notice = messages.show(error)
    assert isinstance(notice, Notice)
    qtbot.addWidget(notice)
    return notice


def test_a_refusal_says_its_sentence_and_its_article(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    refusal = Refusal("Klant {name} niet.", name="<b>Jan</b>", basis="15.1")
    notice = shown(Messages(), refusal, qtbot)
    assert notice.text == "Klant <b>Jan</b> niet. (artikel 15.1)"


def test_a_statute_is_named_as_it_is() -> None:
    assert named_basis("6:96 lid 6 BW") == "6:96 lid 6 BW"
    assert sentence(Refusal("Nee.")) == "Nee."


def test_trouble_says_what_why_and_what_to_try(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    trouble = Trouble("De schijf {disk} is vol.", why="ENOSPC", advice="Maak ruimte.", disk="C")
    notice = shown(Messages(), trouble, qtbot)
    assert (notice.heading, notice.text) == ("De schijf C is vol.", "Maak ruimte.")
    assert notice.details == "ENOSPC"


def test_a_bug_says_nothing_was_saved_and_can_be_copied(
    dressed: QApplication, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    assert dressed is not None
    try:
        raise ZeroDivisionError("nul")  # noqa: TRY301  a traceback is wanted
    except ZeroDivisionError as error:
        notice = shown(Messages(), error, qtbot)
    assert notice.heading == "Er is niets opgeslagen"
    copy = next(b for b in notice.findChildren(QPushButton) if "kopi" in b.text())
    copy.click()
    assert "ZeroDivisionError: nul" in QGuiApplication.clipboard().text()
    assert "ZeroDivisionError: nul" in caplog.text


def test_a_question_does_nothing_until_yes(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    said: list[int] = []
    notice = Messages().ask("Zeker?", "Echt?", "&Ja", lambda: said.append(1))
    qtbot.addWidget(notice)
    notice.reject()
    assert said == []
    second = Messages().ask("Zeker?", "Echt?", "&Ja", lambda: said.append(1))
    qtbot.addWidget(second)
    second.accept()
    assert said == [1]


def test_a_short_message_goes_to_the_status_bar(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    messages = Messages()
    with qtbot.waitSignal(messages.said) as said:
        messages.say("Klaar.")
    assert said.args == ["Klaar."]


def test_over_a_dialog_a_message_stands_inside_it_and_never_over_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = open_form(window.desk, ADD, {})
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is form)
    strip = window.desk.messages.show(Trouble("De schijf is vol.", why="ENOSPC"))
    again = window.desk.messages.show(Trouble("De schijf is vol.", why="ENOSPC"))
    assert isinstance(strip, Inline)
    assert isinstance(again, Inline)
    assert dialogs(window) == [form]
    assert not strip.isVisible()
    assert again.isVisible()
    copy = next(each for each in again.findChildren(QPushButton) if "kopi" in each.text())
    copy.click()
    assert "ENOSPC" in QGuiApplication.clipboard().text()
    again.answer.click()
    assert not again.isVisible()
    form.reject()


def test_a_question_in_a_dialog_is_answered_once_or_left_with_esc(
    window: MainWindow, qtbot: QtBot
) -> None:
    said: list[int] = []
    form = open_form(window.desk, ADD, {})
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is form)
    first = window.desk.messages.ask("Zeker?", "Echt?", "&Ja", lambda: said.append(1))
    assert isinstance(first, Inline)
    qtbot.keyClick(first.answer, Qt.Key.Key_Escape)
    assert not first.isVisible()
    assert form.isVisible()
    second = window.desk.messages.ask("Zeker?", "Echt?", "&Ja", lambda: said.append(2))
    assert isinstance(second, Inline)
    second.accept()
    second.accept()
    assert said == [2]
    form.reject()


def test_a_message_over_a_message_stands_in_it(window: MainWindow, qtbot: QtBot) -> None:
    first = window.desk.messages.tell("Een", "Eerste.")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is first)
    second = window.desk.messages.tell("Twee", "Tweede.")
    assert isinstance(first, Notice)
    assert isinstance(second, Inline)
    assert dialogs(window) == [first]
    first.reject()


def test_what_was_said_stays_in_the_list_and_can_be_copied(
    window: MainWindow, qtbot: QtBot
) -> None:
    messages = window.desk.messages
    messages.say("De klant is toegevoegd.")
    messages.show(Trouble("De schijf is vol.", why="ENOSPC", advice="Maak ruimte.")).reject()
    window.menus.messages.emit()
    shown = window.findChild(MessageList)
    assert isinstance(shown, MessageList)
    assert shown.isVisible()
    assert [row[1:] for row in shown.table.model.rows[:2]] == [
        ("De schijf is vol.", "Let op|warn"),
        ("De klant is toegevoegd.", "Gedaan|good"),
    ]
    assert "ENOSPC" in shown.words.toPlainText()
    qtbot.keyClick(shown.table.view, Qt.Key.Key_Down)
    assert shown.words.toPlainText() == "De klant is toegevoegd."
    shown.copy.click()
    assert QGuiApplication.clipboard().text() == "De klant is toegevoegd."
    messages.say("Nog een.")
    assert shown.table.model.rows[0][1] == "Nog een."
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_the_list_opens_and_closes_by_its_key_and_is_never_endless(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    shown = window.findChild(MessageList)
    assert isinstance(shown, MessageList)
    assert shown.empty.isVisible()
    for at in range(KEPT + 5):
        window.desk.messages.say(f"Melding {at}")
    assert len(shown.table.model.rows) == KEPT
    window.menus.messages.emit()
    assert not shown.isVisible()


def test_a_question_has_its_buttons_in_the_order_of_a_form(window: MainWindow) -> None:
    question = window.desk.messages.ask("Weg?", "Echt?", "&Ja", lambda: None)
    assert isinstance(question, Notice)
    buttons = sorted(question.findChildren(QPushButton), key=lambda each: each.x())
    assert [each.text() for each in buttons] == ["&Annuleren", "&Ja"]
    assert buttons[-1].isDefault()
    assert question.focusWidget() is buttons[-1], "Enter gives the answer that is expected"
