"""The letter texts in the settings: the page while typing, the fields, and every version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget

from ises_desk.letters.catalogue import LETTERS
from ises_desk.letters.template import shipped
from ises_desk.queries import texts
from ises_desk.ui.inline import Inline
from ises_desk.ui.text_trial import attempt, difference
from tests.ui.conftest import calm, dialogs
from tests.ui.test_flows import ask

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.settings_texts import TextsPage
    from ises_desk.ui.window import MainWindow

LONG = 20_000  # ms
NAME = "fourteen_day_letter"


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> TextsPage:
    """Open the settings at the text of the fourteen-day letter."""
    window.menus.settings.emit("texts")
    calm(window, qtbot)
    shown: Any = dialogs(window)[-1]
    made: TextsPage = shown._made["texts"]
    made._which.setCurrentIndex(list(LETTERS).index(NAME))
    calm(window, qtbot)
    return made


def test_the_page_follows_what_is_typed(page: TextsPage, qtbot: QtBot) -> None:
    view = page._pane.view
    qtbot.waitUntil(lambda: view.pdf is not None, timeout=LONG)
    before = view.pdf
    page._edit.setPlainText(shipped(NAME).replace("Bent u het niet eens", "Ziet u het anders"))
    qtbot.waitUntil(lambda: view.pdf != before, timeout=LONG)
    assert page._banner.text == ""


def test_what_is_missing_is_named_while_typing_with_the_reason(
    page: TextsPage, qtbot: QtBot
) -> None:
    page._edit.setPlainText(shipped(NAME).replace("{fee}", "40 euro"))
    qtbot.waitUntil(lambda: "{fee} ontbreekt" in page._banner.text, timeout=LONG)
    assert "6:96 lid 6 BW" in page._banner.text
    page._edit.setPlainText("geen brief")
    qtbot.waitUntil(lambda: "Onderwerp" in page._banner.text, timeout=LONG)
    page._edit.setPlainText(shipped(NAME))
    qtbot.waitUntil(lambda: page._banner.text == "", timeout=LONG)


def test_a_field_is_put_in_the_text_with_the_keyboard(page: TextsPage, qtbot: QtBot) -> None:
    fields = page._fields.list
    assert {"Kosten · verplicht\n{fee} · €\xa040,00"} <= {
        fields.item(at).text() for at in range(fields.count())
    }
    page.findChild(QTabWidget).setCurrentIndex(1)
    page._edit.clear()
    fields.setCurrentRow(2)
    name = fields.currentItem().data(Qt.ItemDataRole.UserRole)
    qtbot.keyClick(fields, Qt.Key.Key_Return)
    page._fields._choose_current()
    assert page._edit.toPlainText() == f"{{{name}}}" * 2


def test_versions_are_kept_compared_and_put_back(
    page: TextsPage, window: MainWindow, qtbot: QtBot
) -> None:
    for words in ("Met groet", "Met hartelijke groet"):
        page._edit.setPlainText(shipped(NAME).replace("Met vriendelijke groet", words))
        page.save()
        calm(window, qtbot)
    side = page._versions
    page.findChild(QTabWidget).setCurrentIndex(2)
    calm(window, qtbot)
    assert [version.number for version in side.versions] == [2, 1, 0]
    assert side.list.item(0).text().endswith("in gebruik")
    assert not side._back.isEnabled()
    side.list.setCurrentRow(1)
    calm(window, qtbot)
    assert "−  Met groet,\n+  Met hartelijke groet," in side.shown.toPlainText()
    side.how.setCurrentIndex(1)
    assert side.shown.toPlainText() == side.versions[1].text
    side._put_back()
    calm(window, qtbot)
    assert "Met groet" in page._edit.toPlainText()
    side.list.setCurrentRow(2)
    side._put_back()
    calm(window, qtbot)
    assert ask(window, texts.own, NAME) is None
    assert page._edit.toPlainText() == shipped(NAME)


def test_what_is_typed_for_another_letter_stays_and_closing_asks(
    page: TextsPage, window: MainWindow, qtbot: QtBot
) -> None:
    page._edit.setPlainText(shipped(NAME) + "\nDag.\n")
    page._which.setCurrentIndex(0)
    page._which.setCurrentIndex(list(LETTERS).index(NAME))
    assert page._edit.toPlainText().endswith("Dag.\n")
    settings = page.window()
    settings.close()
    assert settings.isVisible()
    (question,) = settings.findChildren(Inline)
    assert "brieftekst" in question.text
    question.accepted.emit()
    calm(window, qtbot)
    assert settings not in dialogs(window)


def test_who_saves_goes_on_where_he_was(page: TextsPage, qtbot: QtBot) -> None:
    place = page._edit.toPlainText().index("Bent u het niet eens")
    cursor = page._edit.textCursor()
    cursor.setPosition(place)
    cursor.insertText("x")
    page._edit.setTextCursor(cursor)
    page.save()
    qtbot.waitUntil(lambda: page._now.own, timeout=LONG)
    assert page._edit.textCursor().position() == place + 1
    page._edit.undo()
    assert page.unsaved, "what was typed can't be taken back any more"
    page.throw_away()


def test_what_was_typed_comes_back_after_the_original_text(page: TextsPage, qtbot: QtBot) -> None:
    own = shipped(NAME).replace("Bent u het niet eens", "Ziet u het anders")
    page._edit.setPlainText(own)
    page.save()
    qtbot.waitUntil(lambda: page._now.own, timeout=LONG)
    page._edit.insertPlainText("half ")
    page._take_back()
    qtbot.waitUntil(lambda: not page._now.own, timeout=LONG)
    assert page._edit.toPlainText() == shipped(NAME)
    page._edit.undo()
    assert "half " in page._edit.toPlainText()
    page.throw_away()


def test_a_text_of_any_shape_is_tried_without_a_crash(window: MainWindow) -> None:
    for bad in ("", "Onderwerp:", "Onderwerp: {bestaat_niet}", "Onderwerp: x\n\n| a | b |", "\x00"):
        for name in ("invoice", "free_letter", NAME):
            found = ask(window, attempt, name, bad)
            assert found.problems


def test_a_difference_says_what_went_and_what_came() -> None:
    assert difference(None, "a\nb", "a\nc") == "   a\n−  b\n+  c"
