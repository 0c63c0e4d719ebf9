"""Everything there is to see: goes through all pages, deeds, parts, duties, settings and menus."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QTabWidget,
    QWidget,
)

from ises_desk.drawing.camera import calm
from ises_desk.ui import pages
from ises_desk.ui.detail import DetailPanel
from ises_desk.ui.finder import Finder
from ises_desk.ui.first_start import FirstStart
from ises_desk.ui.list_table import ListTable
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.message_list import MessageList
from ises_desk.ui.strips import Offer, leave
from ises_desk.ui.today import TodayPage
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from ises_desk.ui.window import MainWindow

STEPS = {
    "welcome": "welkom",
    "business": "eerste-keer-bedrijf",
    "place": "eerste-keer-plaats",
    "begin": "eerste-keer-begin",
}
SENDER = {
    "name": "Voorbeeld Hosting",
    "street": "Lemelerweg",
    "house_number": "12",
    "postcode": "8148 PC",
    "city": "Lemele",
    "kvk": "08119563",
    "vat_id": "NL000099998B57",
    "iban": "NL91ABNA0417164300",
    "account_name": "Voorbeeld Hosting",
    "email": "info@voorbeeld.nl",
}
DEMONSTRATION = "demonstratie"  # the entry that opens it: its file is the computer's own
ROWS_EACH = 3  # of every state, looked at for deeds that the first doesn't offer


@dataclass(frozen=True, slots=True)
class Scene:
    """A window or dialog as it is on screen now; the name tells how to get there.

    `place` is the tab or the subject that the window shows, when it has more of them; `above` is
    what dropped down over it.
    """

    name: str
    widget: QWidget
    place: str = ""
    above: tuple[QWidget, ...] = ()


def every(window: MainWindow) -> Iterator[Scene]:
    """Show every page and dialog in turn; each is gone again when the next is asked."""
    for at in range(len(pages.TABS)):
        yield from of_page(window, at)
    yield from of_menus(window)


def beginning(window: MainWindow) -> Iterator[Scene]:
    """Show what a new administration looks like: the welcome, then every page without a record."""
    welcome = window.stack.currentWidget()
    if isinstance(welcome, FirstStart):
        yield from _first_start(window, welcome)
    for at, tab in enumerate(pages.TABS):
        turn_to(window, at)
        yield Scene(f"leeg-{slug(tab.title)}", window)


def _first_start(window: MainWindow, page: FirstStart) -> Iterator[Scene]:
    """Go through a first start; where its file lies is not remembered."""
    page.business.fill(SENDER)
    page.place.always.setChecked(False)
    for step, name in STEPS.items():
        if page.step != step:
            page.go(step) if step == "business" else page.forward()
        calm(window)
        yield Scene(name, window)
    page.end("today")
    calm(window)


def turn_to(window: MainWindow, at: int) -> None:
    """Show a page and wait until it is filled."""
    window.tabs.setCurrentIndex(at)
    window.show_tab(at)
    window.statusBar().clearMessage()  # of what was done on the way here
    calm(window)


def slug(text: str) -> str:
    """Return a text as part of a file name.

    >>> slug("&Nieuwe factuur…")
    'nieuwe-factuur'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text.replace("&", ""))).strip("-")


def of_page(window: MainWindow, at: int) -> Iterator[Scene]:
    """Show a page and every dialog that its deeds, parts and duties lead to."""
    turn_to(window, at)
    name = slug(pages.TABS[at].title)
    page = window.stack.currentWidget()
    if isinstance(page, ListingPage):
        page.show_key(page.current_key() or 0)  # unfiltered, whatever led here before
        calm(window)
    yield Scene(name, window)
    if isinstance(page, TodayPage):
        yield from _duties(window, page, name)
    elif isinstance(page, ListingPage):
        yield from _deeds(window, page, at, name)


def _duties(window: MainWindow, page: TodayPage, name: str) -> Iterator[Scene]:
    """Open the first duty of every kind."""
    seen: set[str] = set()
    while kinds := [text[3].partition("|")[0] for text in page.table.model.rows]:
        row = next((at for at, kind in enumerate(kinds) if kind not in seen), None)
        if row is None:
            return
        seen.add(kinds[row])
        page.table.choose(row)
        opened = partial(page.table.opened.emit, row)
        yield from _after(window, opened, f"{name}-{slug(kinds[row])}")
        turn_to(window, 0)


def _deeds(window: MainWindow, page: ListingPage, at: int, name: str) -> Iterator[Scene]:
    """Do every deed of a page that leads to a dialog, on the first record that allows it."""
    left = {deed.code: deed for deed in page.spec.deeds if not deed.hidden}
    parts = set(page.spec.parts)
    for state in ("", *page.spec.states()):
        for row in range(ROWS_EACH):
            if not left and not parts:
                return
            if not _choose(window, page, at, state, row) or page.sheet is None:
                break
            allowed = page.sheet.allowed
            for code in [c for c in left if allowed is None or c in allowed or _in_bar(left[c])]:
                press = page.findChild(QPushButton, f"deed:{code}")
                text = slug(left.pop(code).text)
                if press is not None:
                    yield from _after(window, press.click, f"{name}-{text}")
                    _choose(window, page, at, state, row)
            for goto in _parts(page, parts):
                parts.discard(goto[0])
                panel = page.findChild(DetailPanel)
                if panel is not None:
                    follow = partial(panel.wanted.emit, *goto)
                    yield from _after(window, follow, f"{name}-{slug(goto[0])}")
                _choose(window, page, at, state, row)


def _in_bar(deed: object) -> bool:
    return getattr(deed, "place", "") == "bar"


def _parts(page: ListingPage, wanted: set[str]) -> list[tuple[str, int]]:
    """Return the first part of every kind in the panel that isn't seen yet."""
    sheet = page.sheet
    rows = [row for section in (sheet.sections if sheet else ()) for row in section.rows]
    found = {row.goto[0]: row.goto for row in reversed(rows) if row.goto is not None}
    return [goto for part, goto in found.items() if part in wanted]


def _choose(window: MainWindow, page: ListingPage, at: int, state: str, row: int) -> bool:
    """Choose a row of a state; tells whether there is one."""
    turn_to(window, at)
    page.show_key(None, state or "all")
    calm(window)
    table = page.findChild(ListTable)
    if table is None or row >= table.model.rowCount():
        return False
    table.view.selectRow(row)
    calm(window)
    return True


def of_menus(window: MainWindow) -> Iterator[Scene]:
    """Choose everything in the menus that leads to a window of its own, each window once."""
    turn_to(window, 0)
    seen: set[str] = set()
    for menu in window.menuBar().actions():
        for entry in _entries(menu):
            if entry.isEnabled() and not _ends(entry):
                for scene in _after(window, entry.trigger, slug(entry.text())):
                    name = slug(f"{scene.widget.windowTitle()} {scene.place}")
                    if name not in seen:
                        seen.add(name)
                        yield Scene(name, scene.widget)


def _entries(entry: QAction) -> list[QAction]:
    """Return what can be chosen below an entry of the menu bar, submenus left out: no windows."""
    menu = cast("QMenu | None", entry.menu())
    return [] if menu is None else [each for each in menu.actions() if not each.isSeparator()]


def _ends(entry: QAction) -> bool:
    """Tell whether an entry would end the program, open another file, or only shows a page."""
    keys = entry.shortcut().toString()
    leaves = keys == "Ctrl+Q" or slug(entry.text()).startswith(DEMONSTRATION)
    return leaves or "\t" in entry.text() or entry.menu() is not None


def _after(window: MainWindow, run: Callable[[], object], name: str) -> Iterator[Scene]:
    """Run something and yield the window that came, with all its tabs or places; then close it."""
    before = shown_windows()
    run()
    calm(window)
    for shown in [each for each in shown_windows() if each not in before]:
        if isinstance(shown, QDialog) and (side := shown.findChild(QListWidget, "side")):
            yield from _places(window, shown, side, name)
        elif (tabs := shown.findChild(QTabWidget)) is not None:
            yield from _tabs(window, shown, tabs, name)
        else:
            yield Scene(name, shown)
    close_all(window, before)


def _places(window: MainWindow, shown: QWidget, side: QListWidget, name: str) -> Iterator[Scene]:
    """Yield every place of the settings."""
    for at in range(side.count()):
        side.setCurrentRow(at)
        calm(window)
        place = side.item(at).text()
        yield Scene(f"{name}-{slug(place)}", shown, place)


def _tabs(window: MainWindow, shown: QWidget, tabs: QTabWidget, name: str) -> Iterator[Scene]:
    for at in range(tabs.count()):
        tabs.setCurrentIndex(at)
        calm(window)
        place = tabs.tabText(at)
        yield Scene(f"{name}-{slug(place)}", shown, place)


def shown_windows() -> list[QWidget]:
    """Return the windows on screen: tips and menus that popped up are windows too."""
    shown = QApplication.topLevelWidgets()
    return [each for each in shown if each.isVisible() and not isinstance(each, QLabel)]


def close_all(window: MainWindow, kept: list[QWidget]) -> None:
    """Close what came, asking nothing: the newest first, then what lies over the page."""
    for shown in reversed([each for each in shown_windows() if each not in kept]):
        if isinstance(shown, QDialog):
            QDialog.reject(shown)
        else:
            shown.close()
    for finder in window.findChildren(Finder):
        finder.leave()
    for messages in window.findChildren(MessageList):
        messages.leave()
    for offer in window.findChildren(Offer):
        leave(offer)
    calm(window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
