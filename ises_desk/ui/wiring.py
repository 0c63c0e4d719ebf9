"""What the menus lead to; made after the first paint."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ises_desk.i18n import N_, _
from ises_desk.ui.messages import Notice
from ises_desk.ui.opening import Opening

if TYPE_CHECKING:
    from ises_desk.ui.window import MainWindow

KEYS = N_(
    "Alt+1 … Alt+9: naar een pagina\n"
    "Alt+Links, Alt+Rechts: terug en vooruit\n"
    "Ctrl+F: zoeken    Esc: zoeken leegmaken\n"
    "Ctrl+N: nieuw    Enter: openen of wijzigen    Delete: verwijderen waar het mag\n"
    "Ctrl+S: een formulier opslaan    Esc: een formulier verlaten\n"
    "F5: vernieuwen    Ctrl+Z: laatste handeling ongedaan maken\n"
    "Ctrl+Shift+B: back-up maken    Ctrl+,: instellingen"
)


def wire(window: MainWindow) -> Opening:
    """Connect the menus of a window; returns what opens administrations."""
    opening = Opening(window)
    window.menus.settings.connect(partial(_settings, window, opening))
    window.menus.manual.connect(partial(_keys, window))
    window.menus.about.connect(partial(_about, window))
    return opening


def _settings(window: MainWindow, opening: Opening, place: str) -> None:
    from ises_desk.ui.settings import open_settings

    open_settings(window, opening, place)


def _keys(window: MainWindow) -> None:
    Notice(_(N_("Toetsen")), _(KEYS), "info", window).open()


def _about(window: MainWindow) -> None:
    from ises_desk import __version__

    text = N_("De administratie van een kleine hosting- en domeinaanbieder. Versie {version}.")
    Notice("ises_desk", _(text).format(version=__version__), "info", window).open()
