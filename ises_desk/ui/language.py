"""The language of the window: chosen from the menu or the settings, spoken at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk import i18n

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale, QSettings

    from ises_desk.ui.window import MainWindow

KEY = "window/language"


def chosen(settings: QSettings) -> str:
    """Return the language that the owner chose; Dutch as long as he chose none."""
    kept = str(settings.value(KEY) or i18n.DUTCH)
    return kept if kept in dict(i18n.LANGUAGES) else i18n.DUTCH


def change(window: MainWindow, spoken: str) -> None:
    """Let the window speak a language from now on, and remember the choice."""
    window.desk.settings.setValue(KEY, spoken)
    i18n.choose(spoken)
    speak_qt()
    window.retell()


def locale() -> QLocale:
    """Return what Qt calls the language of the window."""
    from PySide6.QtCore import QLocale

    if i18n.language() == i18n.ENGLISH:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)


def speak_qt() -> None:
    """Let Qt's own words and calendars speak the language of the window; English is built in."""
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

    app = QCoreApplication.instance()
    if app is None:
        return
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.setParent(None)
    QLocale.setDefault(locale())
    if i18n.language() == i18n.ENGLISH:
        return
    from ises_desk.ui.qt_words import MoreDutch

    app.installTranslator(MoreDutch(app))
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(locale(), "qtbase", "_", folder):
        app.installTranslator(words)
