"""What the menus lead to; made after the first paint."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ises_desk.i18n import N_, _
from ises_desk.ui.helping import Helping
from ises_desk.ui.keeper import Keeper
from ises_desk.ui.opening import Opening
from ises_desk.ui.undoing import Undoing
from ises_desk.ui.widgets import tool

if TYPE_CHECKING:
    from ises_desk.ui.window import MainWindow


def wire(window: MainWindow) -> Opening:
    """Connect the menus of a window; returns what opens administrations."""
    window.arm()
    opening = Opening(window)
    window.menus.settings.connect(partial(_settings, window, opening))
    window.menus.calculator.connect(partial(_calculator, window))
    window.menus.claim.connect(partial(_claim, window))
    window.menus.dossier.connect(partial(_dossier, window))
    window.menus.open_items.connect(partial(_open_items, window))
    window.menus.intake.connect(partial(_intake, window, opening))
    window.menus.force_majeure.connect(partial(_force_majeure, window))
    undoing = Undoing(window)
    window.menus.undo.connect(undoing.undo)
    opening.opened.connect(undoing.forget)
    window.menus.find.connect(partial(_find, window))
    window.language_changed.connect(partial(_forget_panels, window))
    window.menus.messages.connect(partial(_messages, window))
    told = tool("bell", _(N_("Meldingen")), window.menus.messages.emit)
    window.statusBar().addPermanentWidget(told)
    helping = Helping(window)
    window.menus.manual.connect(helping.open_here)
    window.menus.key_sheet.connect(helping.sheet)
    keeper = window.desk.keeper = Keeper(window.desk, window)
    opening.opened.connect(keeper.open)
    window.closing.connect(keeper.flush)
    window.menus.about.connect(partial(_about, window))
    return opening


def _calculator(window: MainWindow) -> None:
    from ises_desk.ui.calculator import open_calculator

    open_calculator(window)


def _claim(window: MainWindow) -> None:
    from ises_desk.ui.claim_view import open_claim

    open_claim(window.desk)


def _dossier(window: MainWindow) -> None:
    from ises_desk.ui.dossier import open_dossier

    open_dossier(window.desk)


def _open_items(window: MainWindow) -> None:
    from ises_desk.ui.open_items import save_open_items

    save_open_items(window.desk)


def _settings(window: MainWindow, opening: Opening, place: str) -> None:
    from ises_desk.ui.settings import open_settings

    open_settings(window, opening, place)


def _intake(window: MainWindow, opening: Opening) -> None:
    from ises_desk.ui.intake import open_intake

    open_intake(window, opening.opened)


def _force_majeure(window: MainWindow, key: int) -> None:
    from ises_desk.ui.force_majeure import open_force_majeure

    open_force_majeure(window, key)


def _find(window: MainWindow) -> None:
    from ises_desk.ui.finder import Finder

    found = window.findChild(Finder)
    (found or Finder(window)).toggle()


def _forget_panels(window: MainWindow) -> None:
    """Let the panels be made anew: another language was chosen."""
    from ises_desk.ui.finder import Finder
    from ises_desk.ui.message_list import MessageList

    for kind in (Finder, MessageList):
        for panel in window.findChildren(kind):
            panel.setParent(None)
            panel.deleteLater()


def _messages(window: MainWindow) -> None:
    from ises_desk.ui.message_list import MessageList

    found = window.findChild(MessageList)
    (found or MessageList(window)).toggle()


def _about(window: MainWindow) -> None:
    from ises_desk import __version__

    text = N_("De administratie van een kleine hosting- en domeinaanbieder.\nVersie {version}")
    window.desk.messages.tell("ises_desk", _(text).format(version=__version__))
