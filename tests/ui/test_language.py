"""The language of the window: another one at once, the paper always Dutch."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QWidget,
)

from ises_desk import i18n, ui
from ises_desk.ui import language, pages
from ises_desk.ui.fields import FormSpec
from ises_desk.ui.forms import Form, open_form
from ises_desk.ui.letterhead import sketch
from ises_desk.ui.products import PRICE
from ises_desk.ui.settings import SettingsDialog, open_settings
from ises_desk.ui.settings_look import LookPage
from tests.house.catalogue import read
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.opening import Opening
    from ises_desk.ui.window import MainWindow


ENTERED = {"Werk", "Welkom"}  # what the small administration itself holds


KEYS = {"complaint_id": 1, "contract_id": 1, "_contract_id": 1, "invoice_id": 1, "customer_id": 1}


@pytest.fixture(autouse=True)
def _dutch_again() -> Iterator[None]:
    yield
    i18n.choose(i18n.DUTCH)
    language.speak_qt()


def titles(window: MainWindow) -> list[str]:
    """Return the words of the tabs."""
    return [window.tabs.tabText(at) for at in range(window.tabs.count())]


def menus(window: MainWindow) -> list[str]:
    """Return the words of the menu bar and of all that is in it."""
    bar = [entry.text() for entry in window.menuBar().actions()]
    within = [entry for menu in window.menuBar().findChildren(QMenu) for entry in menu.actions()]
    return [*bar, *(entry.text() for entry in within if entry.text())]


def test_the_window_speaks_english_at_once_and_dutch_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    before, dutch = titles(window), menus(window)
    assert "Klanten" in before
    language.change(window, "en")
    calm(window, qtbot)
    assert "Customers" in titles(window)
    assert "&File" in menus(window)
    assert not set(menus(window)) & set(dutch) - {"&Help", "", "Nederlands", "English"}
    assert QLocale().language() == QLocale.Language.English
    language.change(window, "nl")
    calm(window, qtbot)
    assert (titles(window), menus(window)) == (before, dutch)
    assert QLocale().language() == QLocale.Language.Dutch


def test_the_page_on_screen_is_made_anew_with_the_same_record(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_place("customer", 2)
    calm(window, qtbot)
    language.change(window, "en")
    calm(window, qtbot)
    assert window.here() == ("customer", 2)
    names = [
        each.accessibleName() for each in window.stack.currentWidget().findChildren(QPushButton)
    ]
    assert "New customer" in names
    assert "Nieuwe klant" not in names


def test_the_choice_is_remembered_and_ticked(window: MainWindow, qtbot: QtBot) -> None:
    assert language.chosen(window.desk.settings) == "nl"
    language.change(window, "en")
    calm(window, qtbot)
    assert language.chosen(window.desk.settings) == "en"
    window.desk.settings.setValue(language.KEY, "tlh")
    assert language.chosen(window.desk.settings) == "nl"
    window.desk.settings.setValue(language.KEY, "en")
    menu = next(m for m in window.menuBar().findChildren(QMenu) if m.title() == "Lan&guage")
    menu.aboutToShow.emit()
    assert [entry.text() for entry in menu.actions() if entry.isChecked()] == ["English"]


def test_no_two_entries_of_a_menu_have_the_same_letter(window: MainWindow) -> None:
    for spoken in ("nl", "en"):
        language.change(window, spoken)
        for menu in (window.menuBar(), *window.menuBar().findChildren(QMenu)):
            plain = [entry.text().replace("&&", "") for entry in menu.actions()]
            texts = [text for text in plain if "&" in text]
            letters = [text[text.index("&") + 1].lower() for text in texts]
            assert sorted(letters) == sorted(set(letters)), (spoken, texts)


def test_words_of_qt_that_have_no_dutch_are_added_and_no_others_are_lost(
    qapp: QApplication,
) -> None:
    language.speak_qt()
    assert qapp.translate("QFileDialog", "&Look in:") == "&Map:"
    assert qapp.translate("QFileDialog", "File &name:") == "Bestands&naam:", "Qt's own stays"
    assert qapp.translate("QFileDialog", "unknown") == "unknown"
    i18n.choose(i18n.ENGLISH)
    language.speak_qt()
    assert qapp.translate("QFileDialog", "&Look in:") == "&Look in:"


def test_the_settings_open_anew_in_the_language_chosen_there(
    open_window: Callable[[Path], tuple[MainWindow, Opening]],
    administration: Path,
    qtbot: QtBot,
) -> None:
    window, opening = open_window(administration)
    qtbot.waitUntil(lambda: window.desk.lanes.database is not None, timeout=20_000)
    calm(window, qtbot)
    dialog = open_settings(window, opening, "look")
    page = dialog.findChild(LookPage)
    assert page is not None
    page._speak("en")
    calm(window, qtbot)
    shown = [each for each in dialogs(window) if isinstance(each, SettingsDialog)]
    assert [each.windowTitle() for each in shown] == ["Settings"]


def test_a_cover_over_the_pages_speaks_too(
    open_window: Callable[[Path], tuple[MainWindow, Opening]], tmp_path: Path, qtbot: QtBot
) -> None:
    window, opening = open_window(tmp_path / "nieuw.sqlite")
    qtbot.waitUntil(lambda: opening._cover is not None, timeout=20_000)
    language.change(window, "en")
    calm(window, qtbot)
    assert opening._cover is not None
    assert window.stack.currentWidget() is opening._cover
    words = [each.text() for each in opening._cover.findChildren(QLabel)]
    assert "Welcome to ises_desk" in words
    assert not window.tabs.isEnabled()


@cache
def dutch() -> frozenset[str]:
    """Return what is said differently in English, without mnemonics."""
    known = [message for message in read() if message.id and message.string]
    english = {bare(str(message.string)) for message in known}
    return frozenset({bare(str(message.id)) for message in known} - english - ENTERED)


def bare(text: str) -> str:
    """Return a text without its mnemonic and the star of a mandatory field."""
    return text.replace("&", "").removesuffix(" *").strip()


def said(root: QWidget) -> set[str]:
    """Return the words on everything below a widget, and what is only heard."""
    found: set[str] = set()
    for part in (root, *root.findChildren(QWidget)):
        found |= {part.accessibleName(), part.accessibleDescription(), part.toolTip()}
        if isinstance(part, QLabel | QAbstractButton):
            found.add(part.text())
        if isinstance(part, QComboBox):
            found |= {part.itemText(at) for at in range(part.count())}
        if isinstance(part, QLineEdit):
            found.add(part.placeholderText())
        if isinstance(part, QTableView) and (model := part.model()) is not None:
            across = Qt.Orientation.Horizontal
            found |= {str(model.headerData(at, across)) for at in range(model.columnCount())}
    return {bare(text) for text in found}


def forms() -> list[tuple[str, FormSpec]]:
    """Return every form that a module of the window holds ready."""
    modules = [import_module(f"{ui.__name__}.{each.name}") for each in iter_modules(ui.__path__)]
    return [
        (f"{module.__name__}.{name}", value)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, FormSpec)
    ]


def test_no_page_says_a_word_of_dutch_in_an_english_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_tab(1)  # a page that was made in Dutch before
    language.change(window, "en")
    for at in range(len(pages.TABS)):
        window.tabs.setCurrentIndex(at)
        calm(window, qtbot)
        assert said(window.stack.currentWidget()) & dutch() == set()
    assert len(window._pages) == len(pages.TABS)


def test_no_form_says_a_word_of_dutch_in_an_english_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    language.change(window, "en")
    left = {}
    for name, spec in forms():
        form = Form(window.desk, spec, fixed=KEYS)
        window.desk.lanes.settle()
        qtbot.wait(1)
        if found := said(form) & dutch():
            left[name] = found
        form.deleteLater()
    assert left == {}


def test_an_amount_and_a_day_are_typed_as_the_window_speaks(
    window: MainWindow, qtbot: QtBot
) -> None:
    language.change(window, "en")
    form = open_form(window.desk, PRICE, {}, {"product_id": 1})
    calm(window, qtbot)
    amount, day = form.cell("net"), form.cell("valid_from")
    for typed, shown, error in (
        ("1.234,50", "1.234,50", "This is not an amount; type it as 12.50 or 1,234.50."),
        ("1.234", "1.234", "An amount has at most two digits after the point, such as 12.50."),
        ("1,234.5", "1,234.50", ""),
        ("12,50", "12.50", ""),
    ):
        amount.input.edit.setText(typed)
        amount.input.edit.editingFinished.emit()
        assert (amount.input.edit.text(), amount.error) == (shown, error)
    day.input.edit.setText("1/3/2026")
    day.input.edit.editingFinished.emit()
    assert "Mar" in day.input.edit.text()
    assert day.input.value() == date(2026, 3, 1)
    form.deleteLater()


@pytest.mark.usefixtures("english")
def test_the_sketch_of_a_first_start_is_paper_too() -> None:
    english = sketch({"name": "Voorbeeld"}, date(2026, 3, 1))
    i18n.choose(i18n.DUTCH)
    assert _content(english) == _content(sketch({"name": "Voorbeeld"}, date(2026, 3, 1)))


def _content(pdf: bytes) -> str:
    with closing(PdfDocument(pdf)) as document:
        return str(document[0].get_textpage().get_text_bounded())
