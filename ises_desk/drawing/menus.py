"""What drops down: the menus with their submenus, of a record, of a row, of a heading, a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton

from ises_desk.drawing.camera import calm
from ises_desk.drawing.scenes import Scene, close_all, shown_windows, slug, turn_to
from ises_desk.ui import pages
from ises_desk.ui.detail import DetailPanel
from ises_desk.ui.list_table import ListTable
from ises_desk.ui.listing_page import ListingPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from ises_desk.ui.window import MainWindow

PLACE = QPoint(60, 12)  # px within a row or a heading
CUSTOMERS = 1  # tab


def every(window: MainWindow) -> Iterator[Scene]:
    """Show every menu above the window, where it opens."""
    turn_to(window, CUSTOMERS)
    for entry in window.menuBar().actions():
        menu = cast("QMenu | None", entry.menu())
        if menu is not None:
            under = window.menuBar().actionGeometry(entry).bottomLeft()
            place = window.menuBar().mapToGlobal(under)
            yield from _dropped(window, menu, place, f"menu-{slug(menu.title())}")
            yield from _submenus(window, menu, place)
    for at, tab in enumerate(pages.TABS):
        turn_to(window, at)
        page = window.stack.currentWidget()
        if isinstance(page, ListingPage):
            yield from _more(window, page, slug(tab.title))
            if at == CUSTOMERS:
                yield from _of_list(window, page, slug(tab.title))


def _dropped(window: MainWindow, menu: QMenu, place: QPoint, name: str) -> Iterator[Scene]:
    """Open a menu at a place."""
    menu.popup(place)
    calm(window)
    if not menu.isEmpty():
        yield Scene(name, window, above=(menu,))
    menu.close()


def _submenus(window: MainWindow, menu: QMenu, place: QPoint) -> Iterator[Scene]:
    """Open each submenu beside its menu, which opens at a place."""
    for entry in menu.actions():
        inner = cast("QMenu | None", entry.menu())
        if inner is None or not entry.isEnabled():
            continue
        menu.popup(place)
        inner.popup(menu.mapToGlobal(menu.actionGeometry(entry).topRight()))
        calm(window)
        name = f"menu-{slug(menu.title())}-{slug(entry.text())}"
        yield Scene(name, window, above=(menu, inner))
        inner.close()
        menu.close()


def _more(window: MainWindow, page: ListingPage, name: str) -> Iterator[Scene]:
    """Open the menu of the deeds that don't fit beside a record, on the first that has one."""
    for state in ("", *page.spec.states()):
        page.show_key(None, state or "all")
        calm(window)
        panel = page.findChild(DetailPanel)
        more = None if panel is None else panel.findChild(QPushButton, "more")
        if more is not None and more.isVisible() and more.menu() is not None:
            menu = more.menu()
            above = more.mapToGlobal(QPoint(0, -menu.sizeHint().height()))
            yield from _dropped(window, menu, above, f"menu-meer-{name}")
            break
    page.show_key(None, "all")
    calm(window)


def _of_list(window: MainWindow, page: ListingPage, name: str) -> Iterator[Scene]:
    """Open the menus of a row and of the headings, and the states to filter on."""
    table, states = page.findChild(ListTable), page.findChild(QComboBox)
    if table is None or states is None:
        return
    before = shown_windows()
    view = table.view
    view.customContextMenuRequested.emit(PLACE)
    yield from _came(window, before, f"menu-rij-{name}")
    view.horizontalHeader().customContextMenuRequested.emit(PLACE)
    yield from _came(window, before, f"menu-kolomkop-{name}")
    states.showPopup()
    yield from _came(window, before, f"menu-stand-{name}")
    states.hidePopup()


def _came(window: MainWindow, before: list[QWidget], name: str) -> Iterator[Scene]:
    """Show what popped up, and put it away."""
    calm(window)
    above = tuple(each for each in shown_windows() if each not in before)
    if above:
        yield Scene(name, window, above=above)
    close_all(window, before)
