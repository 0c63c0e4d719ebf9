"""Three ways of going wrong, three ways of saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from ises_desk.errors import Refusal, Trouble
from ises_desk.ui.messages import Messages, named_basis, sentence
from ises_desk.ui.notice import Notice

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


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
