"""F1: the chapter that fits, from a page and from a form; the sheet of keys; no double letters."""

from __future__ import annotations

import ast
import doctest
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget

from ises_desk.ui import keys, list_view, manual_pages, pages
from ises_desk.ui import mnemonics as mnemonics_module
from ises_desk.ui.find_places import go, places
from ises_desk.ui.helping import Helping
from ises_desk.ui.key_sheet import KeySheet
from ises_desk.ui.mnemonics import marked
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from types import ModuleType

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.manual import Manual
    from ises_desk.ui.window import MainWindow

UI = Path(keys.__file__).parent
SUBJECTS = [tab.subject for tab in pages.TABS]


def helping(window: MainWindow) -> Helping:
    (found,) = [each for each in window.children() if isinstance(each, Helping)]
    return found


def opened(window: MainWindow) -> Manual:
    made = helping(window).manual
    assert made is not None
    return made


@pytest.mark.parametrize("subject", SUBJECTS)
def test_f1_opens_the_chapter_of_the_page(window: MainWindow, qtbot: QtBot, subject: str) -> None:
    window.desk.navigator.go_to(subject)
    calm(window, qtbot)
    window.menus.manual.emit()
    title = next(tab.title for tab in pages.TABS if tab.subject == subject).replace("&", "")
    assert opened(window).isVisible()
    assert f"Bladzijde {title} (" in opened(window).reader.toPlainText()


def test_f1_works_in_a_form_and_stays_beside_it(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("invoice")
    calm(window, qtbot)
    page: Any = window._pages["invoice"]
    page.run("billing")
    calm(window, qtbot)
    (dialog,) = dialogs(window)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.property("helped") == "true")
    (shortcut,) = [each for each in dialog.findChildren(QShortcut)
                   if each.key() == QKeySequence(keys.MANUAL)]  # fmt: skip
    shortcut.activated.emit()
    assert opened(window).name == "factureren.md"
    assert opened(window).isEnabled()
    dialog.close()


def test_the_manual_is_searched_and_closes_with_the_window(window: MainWindow) -> None:
    helping(window).open_at("README.md")
    manual = opened(window)
    assert manual.contents.count() == len(manual_pages.all_chapters())
    manual.search.setText("KLACHT binnen")
    titles = [manual.contents.item(row).text() for row in range(manual.contents.count())]
    assert "Klachten" in titles
    assert len(titles) < 8
    QTest.keyClick(manual.search, Qt.Key.Key_Return)
    assert manual.name != "README.md"
    manual.back()
    assert manual.name == "README.md"
    manual.search.setText("hottentottententententoonstelling")
    assert manual._none.isVisible()
    window.close()
    assert not manual.isVisible()


def test_links_lead_to_chapters_and_never_out(window: MainWindow) -> None:
    helping(window).open_at("README.md")
    manual = opened(window)
    manual.reader.anchorClicked.emit(QUrl("klanten.md"))
    assert manual.name == "klanten.md"
    manual.reader.anchorClicked.emit(QUrl("../te-controleren.md"))
    assert manual.name == "../te-controleren.md"
    manual.reader.anchorClicked.emit(QUrl("https://voorbeeld.example/"))
    assert manual.name == "../te-controleren.md"
    assert QGuiApplication.clipboard().text() == "https://voorbeeld.example/"


def test_every_chapter_can_be_read_in_both_themes(window: MainWindow) -> None:
    helping(window).open_at("README.md")
    manual = opened(window)
    for each in manual_pages.all_chapters():
        manual.show_chapter(each.name)
        assert each.title in manual.reader.toPlainText()
    window.choose_theme("dark")
    manual.redress()
    assert manual.reader.toPlainText()


def test_the_sheet_shows_every_key(window: MainWindow, qtbot: QtBot) -> None:
    window.menus.key_sheet.emit()
    calm(window, qtbot)
    (sheet,) = dialogs(window)
    assert isinstance(sheet, KeySheet)
    caps = {each.text() for each in sheet.findChildren(QLabel, "keycap")}
    lines = [line for _title, group in keys.GROUPS for line in group]
    assert caps == {keys.shown(key) for line in lines for key in line.keys}


def test_every_key_the_window_listens_to_is_on_the_sheet(window: MainWindow, qtbot: QtBot) -> None:
    for subject in SUBJECTS:
        window.desk.navigator.go_to(subject)
        calm(window, qtbot)
    heard = {each.key().toString() for each in window.findChildren(QShortcut)}
    heard |= {each.shortcut().toString() for each in window.menus.children()
              if hasattr(each, "shortcut")}  # fmt: skip
    known = {QKeySequence(key).toString() for key in keys.everything()}
    assert sorted(heard - known - {""}) == []


def test_keys_are_written_in_one_place() -> None:
    sequence = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+[A-Z0-9,+=-]|F\d{1,2}")
    found = [
        (path.name, node.value)
        for path in UI.glob("*.py")
        if path.name != "keys.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and sequence.fullmatch(node.value)
    ]
    assert found == []


# mnemonics ----------------------------------------------------------------------------------


def letters(texts: list[str]) -> list[str]:
    """Return the letters that are used twice among texts with mnemonics."""
    count = Counter(letter for letter in map(marked, texts) if letter)
    return [letter for letter, times in count.items() if times > 1]


def mnemonics(root: QWidget) -> list[str]:
    """Return the texts with mnemonics that can be seen below a widget."""
    buttons = [each.text() for each in root.findChildren(QAbstractButton) if each.isVisible()]
    labels = [
        each.text()
        for each in root.findChildren(QLabel)
        if each.isVisible() and each.buddy() is not None
    ]
    return buttons + labels


def test_no_menu_has_a_letter_twice(window: MainWindow) -> None:
    bar = [each.text() for each in window.menuBar().actions()]
    assert letters(bar) == []
    for menu in window.menuBar().findChildren(QMenu):
        assert letters([each.text() for each in menu.actions()]) == [], menu.title()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_page_has_a_letter_twice_or_one_of_the_menu_bar(
    lasting_window: MainWindow, qtbot: QtBot, subject: str
) -> None:
    lasting_window.desk.navigator.go_to(subject)
    calm(lasting_window, qtbot)
    bar = [each.text() for each in lasting_window.menuBar().actions()]
    assert letters(bar + mnemonics(lasting_window._pages[subject])) == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_form_has_a_letter_twice(lasting_window: MainWindow, qtbot: QtBot, subject: str) -> None:
    lasting_window.desk.navigator.go_to(subject)
    calm(lasting_window, qtbot)
    page: Any = lasting_window._pages[subject]
    if not hasattr(page, "spec"):
        return
    double = {}
    for deed in page.spec.deeds:
        page.run(deed.code)
        calm(lasting_window, qtbot)
        for form in reversed(dialogs(lasting_window)):
            double[f"{deed.code}: {form.windowTitle()}"] = letters(mnemonics(form))
            form._dirty = False
            form.close()
    assert {title: found for title, found in double.items() if found} == {}


@pytest.mark.parametrize("module", [keys, list_view, manual_pages, mnemonics_module])
def test_the_examples_in_the_text_are_true(module: ModuleType) -> None:
    tried = doctest.testmod(module)
    assert tried.attempted
    assert not tried.failed


def test_a_chapter_is_found_among_everything_and_opened(window: MainWindow) -> None:
    (hit,) = [each for each in places(window) if each.code == "chapter:te-laat.md"]
    assert (hit.word, hit.title) == ("Handleiding", "Te laat betaald")
    go(window, hit)
    helping = window.findChild(Helping)
    assert helping is not None
    assert helping.manual is not None
    assert helping.manual.isVisible()
    assert hit.title in helping.manual.reader.toPlainText()
    helping.close()
