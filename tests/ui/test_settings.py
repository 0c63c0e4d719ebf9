"""The settings: their forms are part of the dialog, and are asked about before it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton

from ises_desk.ui.settings import PLACES, SettingsDialog
from ises_desk.ui.settings_backups import BackupsPage
from ises_desk.ui.settings_choices import ChoicesPage
from ises_desk.ui.shelf import Shelf
from ises_desk.ui.strips import Offer
from ises_desk.ui.theme import GRID
from tests.ui.conftest import LONG, calm, dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def _form(window: MainWindow, qtbot: QtBot, place: str, words: str) -> tuple[SettingsDialog, Shelf]:
    """Open the settings at a place and press the button that leads to its form."""
    window.menus.settings.emit(place)
    calm(window, qtbot)
    (settings,) = dialogs(window)
    assert isinstance(settings, SettingsDialog)
    (shelf,) = settings.findChildren(Shelf)
    next(each for each in shelf.findChildren(QPushButton) if words in each.accessibleName()).click()
    qtbot.waitUntil(lambda: shelf.form is not None, timeout=LONG)
    calm(window, qtbot)
    return settings, shelf


def test_a_form_of_the_settings_stands_in_them(window: MainWindow, qtbot: QtBot) -> None:
    settings, shelf = _form(window, qtbot, "business", "Gegevens wijzigen")
    form = shelf.form
    assert form is not None
    assert [each for each in dialogs(window) if each.isWindow()] == [settings]
    assert QApplication.activeModalWidget() is settings
    assert form.cell("name").input.hasFocus()
    name = form.cell("name").input.focusProxy()
    assert name is not None
    QTest.keyClicks(name, " Nieuw")
    with qtbot.waitSignal(form.done_with, timeout=LONG):
        QTest.keyClick(name, Qt.Key.Key_Return)
    calm(window, qtbot)
    assert shelf.form is None
    assert settings.isVisible()
    shelf.open_form(window.desk, form.spec)
    assert shelf.currentWidget() is shelf.form


def test_what_was_typed_there_is_asked_about_wherever_one_looks(
    window: MainWindow, qtbot: QtBot
) -> None:
    settings, shelf = _form(window, qtbot, "rates", "Toevoegen")
    form = shelf.form
    assert form is not None
    percent = form.cell("percent").input.focusProxy()
    assert percent is not None
    QTest.keyClicks(percent, "9")
    side = settings.findChild(QListWidget, "side")
    assert side is not None
    assert settings.windowTitle() == "Percentage toevoegen"
    side.setCurrentRow(0)
    assert settings.windowTitle() == "Instellingen"
    settings.reject()
    assert settings.windowTitle() == "Percentage toevoegen"
    assert settings.isVisible()
    assert form.isVisible(), "the question would be out of sight"
    (question,) = form.findChildren(Offer)
    question.buttons[0].click()
    assert shelf.form is None
    assert settings.windowTitle() == "Instellingen"
    settings.reject()
    assert dialogs(window) == []


def test_the_button_that_saves_the_choices_stands_below_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.menus.settings.emit("choices")
    calm(window, qtbot)
    (settings,) = dialogs(window)
    settings.resize(1900, 1000)
    calm(window, qtbot)
    (page,) = settings.findChildren(ChoicesPage)
    save = next(each for each in page.findChildren(QPushButton) if "Opslaan" in each.text())
    fields = page._area.widget()
    edge = fields.mapToGlobal(QPoint(fields.width(), 0)).x()
    right = save.mapToGlobal(QPoint(save.width(), 0)).x()
    assert abs(right - edge) <= 2 * GRID


def test_a_backup_is_put_back_only_after_what_was_typed_is_answered_for(
    window: MainWindow, qtbot: QtBot
) -> None:
    settings, shelf = _form(window, qtbot, "business", "Gegevens wijzigen")
    form = shelf.form
    assert form is not None
    name = form.cell("name").input.focusProxy()
    assert name is not None
    QTest.keyClicks(name, " Nieuw")
    backups = [word for word, _text, _icon in PLACES].index("backups")
    settings._side.setCurrentRow(backups)
    calm(window, qtbot)
    (page,) = settings.findChildren(BackupsPage)
    for words in ("Ander bestand", "Terugzetten"):
        next(
            each for each in page.findChildren(QPushButton) if words in each.text().replace("&", "")
        ).click()
        calm(window, qtbot)
        assert settings.isVisible()
        assert shelf.isVisible()
        assert shelf.form is form
        assert form._question is not None
        settings._side.setCurrentRow(backups)
    form.throw_away()
    assert shelf.form is None
    settings.when_left(settings.accept)
    assert not settings.isVisible()
