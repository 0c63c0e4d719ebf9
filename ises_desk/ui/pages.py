"""Which pages there are, in the order of the tabs; each is made when it is first shown."""

from __future__ import annotations

import time
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from ises_desk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStackedWidget, QWidget

    from ises_desk.ui.chosen import Chosen
    from ises_desk.ui.desk import Desk


class Page(Protocol):
    """What the window asks of a page."""

    def refresh(self) -> None:
        """Read everything anew."""

    def show_key(self, key: int | None, state: str = "", *, words: str = "") -> None:
        """Choose a record, or show the rows in a state or with words."""

    def current_key(self) -> int | None:
        """Return the chosen record."""

    def focus_list(self) -> None:
        """Put the keyboard in the list."""

    def remember(self) -> None:
        """Write the shape of the page to the settings."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: the subject it shows and the module that makes its page.

    A page `aside` is seldom wanted: its tab goes first when there is too little room.
    """

    subject: str
    title: str
    icon: str
    module: str
    aside: bool = False


TABS = (
    Tab("today", N_("&Vandaag"), "today", "today"),
    Tab("customer", N_("&Klanten"), "customers", "customers"),
    Tab("contract", N_("&Contracten"), "contracts", "contracts"),
    Tab("invoice", N_("&Facturen"), "invoices", "invoices"),
    Tab("payment", N_("Be&talingen"), "payments", "payments"),
    Tab("domain", N_("&Domeinen"), "domains", "domains"),
    Tab("complaint", N_("K&lachten"), "complaints", "complaints"),
    Tab("letter", N_("B&rieven"), "letters", "letters"),
    Tab("product", N_("&Producten"), "products", "products"),
    Tab("campaign", N_("&Wijzigingen"), "bell", "campaigns", aside=True),
    Tab("terms", N_("V&oorwaarden"), "terms", "terms", aside=True),
)


BREATH_S = 0.01
FIRST = (TABS[0].module,)
OTHERS = (
    *(tab.module for tab in TABS[1:]),
    *("billing", "letter_preview", "notice", "picker", "row_inputs", "settings", "thinker"),
)


def make(tab: Tab, desk: Desk) -> QWidget:
    """Return a new page; its module is imported now."""
    module = import_module(f"ises_desk.ui.{tab.module}")
    page: QWidget = module.page(desk)
    return page


Left = tuple["int | None", str, str, "Chosen | None"]


def drop(page: QWidget, stack: QStackedWidget) -> Left:
    """Delete a page at once, its shape remembered; returns what was chosen and the filter."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from ises_desk.ui.list_bar import ListBar
    from ises_desk.ui.list_table import ListTable

    bar, table = page.findChild(ListBar), page.findChild(ListTable)
    chosen = table.chosen() if table else None
    key = cast("Page", page).current_key()
    left = key, bar.state if bar else "", bar.text if bar else "", chosen
    cast("Page", page).remember()
    stack.removeWidget(page)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
    return left


def restore(page: Page, left: Left | None) -> None:
    """Let a page that was made anew show what it showed before."""
    from ises_desk.ui.list_table import ListTable

    if left is None or not any(left[:3]):
        return
    key, state, words, chosen = left
    page.show_key(key, state, words=words)
    table = cast("QWidget", page).findChild(ListTable)
    if table and chosen:
        table.keep(chosen=chosen)


def learn(names: Sequence[str]) -> None:
    """Import modules on a lane, so that the window doesn't wait for them when they are needed.

    The window comes first: between two modules it gets the time to paint what was waiting.
    """
    for name in names:
        import_module(f"ises_desk.ui.{name}")
        time.sleep(BREATH_S)


def meet_widgets() -> None:
    """Have PySide6 make all its kinds of widgets on a lane, each of which takes a moment.

    Else it makes them all at once, in the window, for the first widget of which it looks up the
    kind (15 ms).
    """
    widgets = import_module("PySide6.QtWidgets")
    for name in dir(widgets):
        getattr(widgets, name)
