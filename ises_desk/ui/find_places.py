"""Where the finder can go beside records: pages, settings and menu entries; and going there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from ises_desk.i18n import N_, _, fill
from ises_desk.ui import manual_pages, pages
from ises_desk.ui.finding import CHAPTER, MENU, PAGE, SETTING, Hit, deeds_of, plain
from ises_desk.ui.helping import Helping
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.menus import CHANGING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction

    from ises_desk.ui.window import MainWindow

CHOOSE_FIRST = N_("Kies eerst waar het om gaat, en daarna: {deed}.")


def places(window: MainWindow) -> list[Hit]:
    """Return the pages, the settings, what stands in the menus and the chapters of the manual."""
    from ises_desk.ui.settings import PLACES

    found = [
        Hit(f"page:{tab.subject}", tab.icon, _(PAGE), plain(_(tab.title)), subject=tab.subject)
        for tab in pages.TABS
    ]
    found += [
        Hit(f"setting:{word}", icon, _(SETTING), _(text), _(N_("Instellingen")))
        for word, text, icon in PLACES
    ]
    known = {hit.title for hit in found}
    entries = {plain(entry.text()): menu for menu, entry in menu_entries(window)}
    found += [
        Hit(f"menu:{text}", "right", _(MENU), text, menu)
        for text, menu in entries.items()
        if text not in known
    ]
    found += [
        Hit(f"chapter:{name}", "info", _(CHAPTER), title)
        for name, title in manual_pages.titles()
        if name != manual_pages.CONTENTS  # the menu has an entry for the whole
    ]
    return found


def menu_entries(window: MainWindow) -> Iterator[tuple[str, QAction]]:
    """Yield every entry of the menu bar that does something, with the name of its menu."""
    for top in window.menuBar().actions():
        yield from _entries(top.menu(), plain(top.text()))  # type: ignore[arg-type]  # a menu each


def _entries(menu: QMenu, name: str) -> Iterator[tuple[str, QAction]]:
    for entry in menu.actions():
        inner = entry.menu()
        if isinstance(inner, QMenu):
            if entry.data() != CHANGING:
                yield from _entries(inner, f"{name} > {plain(entry.text())}")
        elif not entry.isSeparator():
            yield name, entry


def go(window: MainWindow, hit: Hit) -> None:
    """Go to what was found, or do it."""
    kind, _sep, rest = hit.code.partition(":")
    if kind in {"record", "paragraph"}:
        window.desk.navigator.go_to(hit.subject, hit.goto)
    elif kind == "page":
        window.desk.navigator.go_to(hit.subject)
    elif kind == "setting":
        window.menus.settings.emit(rest)
    elif kind == "menu":
        for _menu, entry in menu_entries(window):
            if plain(entry.text()) == rest:
                entry.trigger()
                return
    elif kind == "chapter":
        helping = window.findChild(Helping)
        if helping is not None:
            name, _sharp, heading = rest.partition("#")
            helping.open_at(name, heading)
    else:
        _do(window, hit)


def _do(window: MainWindow, hit: Hit) -> None:
    """Do a deed on its page; one about a record only when that page shows the record already."""
    _kind, subject, code = hit.code.split(":")
    before = window.stack.currentWidget()
    was_here = isinstance(before, ListingPage) and before.spec.subject == subject
    if not was_here:
        window.desk.navigator.go_to(subject)
    page = window.stack.currentWidget()
    if not isinstance(page, ListingPage):
        _do_above(window, subject, code)
        return
    deed = next(deed for deed in page.spec.deeds if deed.code == code)
    if deed.place == "bar" or (was_here and page.current_key() is not None):
        page.run(code)
    else:
        window.desk.messages.say(fill(CHOOSE_FIRST, {"deed": hit.title}))


def _do_above(window: MainWindow, subject: str, code: str) -> None:
    """Do a deed that stands above a page that is no list of records."""
    tab = next(tab for tab in pages.TABS if tab.subject == subject)
    for deed in deeds_of(tab):
        if deed.code == code:
            deed.run(window.desk, None)
