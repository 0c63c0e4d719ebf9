"""The window: it paints before anything heavy, finds its way, and survives every file."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from ises_desk.ui import pages, theme
from ises_desk.ui.forms import Form
from ises_desk.ui.notice import Notice
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.opening import Opening
    from ises_desk.ui.window import MainWindow

    OpenWindow = Callable[[Path], tuple[MainWindow, Opening]]

LONG = 20_000  # ms
HEAVY = ("sqlalchemy", "babel", "reportlab", "stdnum", "schwifty", "alembic", "pypdfium2")
NAMESPACE = "namespace"  # Qt.… with its hundred enumerations: a twelfth of the first paint
FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from ises_desk.ui import theme
from ises_desk.ui.window import MainWindow
app = QApplication([])
theme.apply(app)
settings = QSettings(sys.argv[1], QSettings.Format.IniFormat)
window = MainWindow(settings, lambda: None, Path("a.sqlite"))
window.show()
app.processEvents()
from PySide6 import QtCore
print(*(["namespace"] if "Qt" in vars(QtCore) else []))
assert not window.grab().isNull()
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_the_first_paint_imports_nothing_heavy(tmp_path: Path) -> None:
    words = [sys.executable, "-c", FIRST_PAINT, str(tmp_path / "v.ini")]
    setting = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=setting)  # noqa: S603  our own words
    assert not set(done.stdout.split()) & {*HEAVY, NAMESPACE}


def page_of(window: MainWindow, subject: str) -> Any:
    return window._pages[subject]


@pytest.mark.parametrize("tab", pages.TABS, ids=lambda tab: tab.subject)
def test_every_page_shows_its_records_and_opens_its_forms(
    window: MainWindow, qtbot: QtBot, tab: pages.Tab
) -> None:
    window.desk.navigator.go_to(tab.subject)
    calm(window, qtbot)
    page = page_of(window, tab.subject)
    assert not dialogs(window), [each.windowTitle() for each in dialogs(window)]
    if tab.subject == "today":
        assert page.table.model.rows
        return
    assert page.total
    assert page.sheet is not None
    assert page.sheet.key == page.current_key()
    for deed in page.spec.deeds:
        page.run(deed.code)
        calm(window, qtbot)
        for dialog in reversed(dialogs(window)):
            bug = isinstance(dialog, Notice) and dialog.heading == "Er is niets opgeslagen"
            assert not bug, (deed.code, dialog.details if isinstance(dialog, Notice) else "")
            if isinstance(dialog, Form):
                dialog._dirty = False
            dialog.close()


def test_a_link_leads_to_the_record_and_back(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("customer", 2)
    calm(window, qtbot)
    assert page_of(window, "customer").current_key() == 2
    window.desk.navigator.go_to("contract", 2)
    calm(window, qtbot)
    assert page_of(window, "contract").sheet.record.customer_id == 2
    window.desk.navigator.back()
    calm(window, qtbot)
    assert window.here() == ("customer", 2)
    window.desk.navigator.forward()
    calm(window, qtbot)
    assert window.here() == ("contract", 2)


def test_a_figure_filters_the_list(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("invoice")
    calm(window, qtbot)
    page = page_of(window, "invoice")
    everything = page.total
    drafts = page._figures._cards[3]
    drafts.click()
    calm(window, qtbot)
    assert (page.total, page._bar.state) == (1, "draft")
    drafts.click()
    calm(window, qtbot)
    assert page.total == everything


def test_searching_finds_by_folded_words_and_esc_clears(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("customer")
    calm(window, qtbot)
    page = page_of(window, "customer")
    page._bar.focus_search()
    qtbot.keyClicks(page._bar._search, "omer luk")
    qtbot.waitUntil(lambda: page.total == 1, timeout=LONG)
    qtbot.keyClick(page._bar._search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.total == 3, timeout=LONG)


def test_an_empty_answer_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("customer")
    calm(window, qtbot)
    page = page_of(window, "customer")
    qtbot.keyClicks(page._bar._search, "bestaat niet")
    qtbot.waitUntil(lambda: page.total == 0, timeout=LONG)
    assert page._table._empty._title.text() == "Niets gevonden"
    assert page.sheet is None


def test_a_state_in_which_nothing_is_left_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("invoice", state="overdue")
    calm(window, qtbot)
    page = page_of(window, "invoice")
    page.show_key(None, "credited")
    qtbot.waitUntil(lambda: page.total == 0, timeout=LONG)
    assert page._table._empty._title.text() == "Niets in de stand “Gecrediteerd”"


def test_enter_opens_the_record(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("customer", 1)
    calm(window, qtbot)
    qtbot.keyClick(page_of(window, "customer")._table.view, Qt.Key.Key_Return)
    calm(window, qtbot)
    form = dialogs(window)[-1]
    assert form.windowTitle() == "Klant wijzigen"


def test_a_deed_refreshes_the_pages_and_can_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("customer", 1)
    calm(window, qtbot)
    page = page_of(window, "customer")
    window.desk.lanes.perform(lambda _key: None, "note.add", customer_id=1, text="Nieuw")
    calm(window, qtbot)
    notes = {section.title: section for section in page.sheet.sections}["Notities"]
    assert len(notes.rows) == 2
    assert "Notitie toevoegen" in window.menus.undo_entry.text()
    window.menus.undo.emit()
    calm(window, qtbot)
    notes = {section.title: section for section in page.sheet.sections}["Notities"]
    assert len(notes.rows) == 1
    window.menus.undo.emit()


def test_markup_in_a_name_is_shown_as_it_is(window: MainWindow, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLabel

    window.desk.navigator.go_to("customer", 1)
    calm(window, qtbot)
    labels = page_of(window, "customer")._panel.findChildren(QLabel)
    title = next(each for each in labels if each.objectName() == "title")
    assert title.text() == "Bakkerij & Zn. <b>Zoet</b>"
    assert title.textFormat() == Qt.TextFormat.PlainText


def test_the_colours_change_everywhere_and_are_remembered(window: MainWindow, qtbot: QtBot) -> None:
    window.choose_theme("dark")
    calm(window, qtbot)
    assert theme.colours().name == "dark"
    assert window.desk.settings.value("window/theme") == "dark"
    window.choose_theme("light")
    calm(window, qtbot)
    assert theme.colours().name == "light"


def test_colours_chosen_while_others_come_wait_and_the_last_ones_stay(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    worn: list[str] = []
    apply = theme.apply

    def worn_too_soon(app: QApplication, choice: theme.Choice) -> None:
        worn.append(choice)
        apply(app, choice)
        if choice == "dark":
            window.choose_theme("light")  # while the dark ones are coming

    monkeypatch.setattr(theme, "apply", worn_too_soon)
    for choice in ("dark", "light", "dark"):
        window.choose_theme(choice)  # type: ignore[arg-type]  # it is one of THEMES
    calm(window, qtbot)
    calm(window, qtbot)
    assert worn == ["dark", "light"]
    assert theme.colours().name == "light"
    assert window.updatesEnabled()


def test_after_new_colours_the_other_pages_come_back_at_the_chosen_record(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.navigator.go_to("customer", 2)
    calm(window, qtbot)
    before = page_of(window, "customer")
    window.desk.navigator.go_to("contract")
    window.choose_theme("dark")
    calm(window, qtbot)
    assert set(window._pages) == {"contract"}, "the others are not dressed while nobody sees them"
    window.tabs.setCurrentIndex(1)
    calm(window, qtbot)
    assert page_of(window, "customer") is not before
    assert window.here() == ("customer", 2)


def test_the_shape_of_the_window_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("customer")
    calm(window, qtbot)
    head = page_of(window, "customer")._table.view.horizontalHeader()
    head.resizeSection(0, 222)
    window.closeEvent(QCloseEvent())
    settings = window.desk.settings
    assert settings.value("window/geometry") is not None
    assert settings.value("customer/widths") == "number:222"


@pytest.mark.parametrize(
    "place", ["business", "choices", "rates", "texts", "terms", "backups", "look"]
)
def test_every_place_of_the_settings_opens(window: MainWindow, qtbot: QtBot, place: str) -> None:
    window.menus.settings.emit(place)
    calm(window, qtbot)
    shown = dialogs(window)
    assert [each.windowTitle() for each in shown] == ["Instellingen"]
    shown[0].close()


def test_a_fault_in_the_window_itself_is_shown_and_it_lives_on(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ises_desk import app

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app._catch(window.desk.messages)
    error = ZeroDivisionError("nul")
    sys.excepthook(type(error), error, None)
    assert any(isinstance(each, Notice) for each in dialogs(window))
    assert window.isVisible()
    assert QApplication.instance() is not None
