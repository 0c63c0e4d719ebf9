"""Instellingen: a list of subjects at the left, the chosen one at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ises_desk.i18n import N_, _
from ises_desk.ui import icons
from ises_desk.ui.settings_backups import BackupsPage
from ises_desk.ui.settings_business import BusinessPage
from ises_desk.ui.settings_choices import ChoicesPage
from ises_desk.ui.settings_look import LookPage
from ises_desk.ui.settings_rates import RatesPage
from ises_desk.ui.settings_terms import TermsPage
from ises_desk.ui.settings_texts import TextsPage
from ises_desk.ui.shelf import Shelf
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, topmost

if TYPE_CHECKING:
    from collections.abc import Callable

    from ises_desk.ui.opening import Opening
    from ises_desk.ui.window import MainWindow

SIZE = (1440, 960)  # px, where the screen has them
PLACES = (
    ("business", N_("Eigen bedrijf"), "home"),
    ("choices", N_("Werkwijze"), "settings"),
    ("rates", N_("Tarieven"), "bank"),
    ("texts", N_("Briefteksten"), "letters"),
    ("terms", N_("Eigen voorwaarden"), "terms"),
    ("backups", N_("Back-ups"), "backup"),
    ("look", N_("Weergave"), "columns"),
)


class SettingsDialog(QDialog):
    """Pages are made when they are first shown."""

    def __init__(self, window: MainWindow, opening: Opening, place: str) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_(N_("Instellingen")))
        desk = window.desk
        self._makers: dict[str, Callable[[], QWidget]] = {
            "business": lambda: Shelf(partial(BusinessPage, desk)),
            "choices": lambda: ChoicesPage(desk),
            "rates": lambda: Shelf(partial(RatesPage, desk)),
            "texts": lambda: TextsPage(desk),
            "terms": lambda: TermsPage(desk),
            "backups": lambda: BackupsPage(desk, opening, self),
            "look": lambda: self._look(window, opening),
        }
        self._made: dict[str, QWidget] = {}
        self._messages = desk.messages
        self._side = QListWidget()
        self._side.setObjectName("side")
        self._side.setFixedWidth(190)
        self._side.setAccessibleName(_(N_("Onderwerpen")))
        self._stack = QStackedWidget()
        for _word, text, icon in PLACES:
            self._side.addItem(QListWidgetItem(icons.icon(icon), _(text)))
        self._lay_out()
        self._side.currentRowChanged.connect(self._show)
        room = window.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 100), min(SIZE[1], room.height() - 60))
        words = [word for word, _text, _icon in PLACES]
        self._side.setCurrentRow(words.index(place) if place in words else 0)
        self._side.scheduleDelayedItemsLayout()  # once it is styled: the rows have a padding

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(2 * GRID)
        body.addWidget(self._side)
        body.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(_(N_("&Sluiten")), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(body, 1)
        column.addLayout(foot)

    def _show(self, at: int) -> None:
        word = PLACES[at][0]
        if word not in self._made:
            self._made[word] = self._makers[word]()
            self._stack.addWidget(self._made[word])
        self._stack.setCurrentWidget(self._made[word])

    def _look(self, window: MainWindow, opening: Opening) -> LookPage:
        """Return the page of the looks; another language opens these settings anew."""
        page = LookPage(window)
        page.retold.connect(self.reject)
        page.retold.connect(lambda: open_settings(window, opening, "look"))
        return page

    def reject(self) -> None:
        """Close; ask first when a form or a letter text was filled in that isn't saved."""
        self.when_left(partial(QDialog.reject, self))

    def when_left(self, then: Callable[[], object]) -> None:
        """Do `then` when nothing waits here to be saved; otherwise ask about that first.

        A form asks in its own place, and who answers begins anew.
        """
        for word, page in self._made.items():
            if isinstance(page, Shelf) and not page.leave():
                self._side.setCurrentRow([each for each, _text, _icon in PLACES].index(word))
                return
        texts = self._made.get("texts")
        if not isinstance(texts, TextsPage) or not texts.unsaved:
            then()
            return

        def thrown_away() -> None:
            texts.throw_away()
            then()

        self._messages.ask(
            _(N_("Wijzigingen weggooien?")),
            _(N_("U hebt een brieftekst gewijzigd die nog niet is opgeslagen.")),
            _(N_("&Weggooien")),
            thrown_away,
        )


def open_settings(window: MainWindow, opening: Opening, place: str = "") -> SettingsDialog:
    """Open the settings at a place."""
    above = topmost(SettingsDialog)
    if above is not None:
        return above
    dialog = SettingsDialog(window, opening, place)
    dialog.open()
    return dialog
