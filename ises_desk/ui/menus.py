"""The menu bar: everything that isn't on a page, and the same again with its shortcut."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from ises_desk.i18n import N_, _
from ises_desk.ui import pages
from ises_desk.ui.column_menu import fill_columns, fill_sorting

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from ises_desk.ui.list_table import ListTable
    from ises_desk.ui.window import MainWindow

THEMES = (("system", N_("&Als het systeem")), ("light", N_("&Licht")), ("dark", N_("&Donker")))


class Menus(QObject):
    """Makes the menus; what concerns the file is asked by signals."""

    new_file = Signal()
    open_file = Signal()
    backup = Signal()
    demo = Signal()
    undo = Signal()
    settings = Signal(str)
    manual = Signal()
    about = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._needing: list[QAction] = []
        self._keys: list[tuple[QAction, str]] = []
        self._file()
        self._edit()
        self._view()
        self._extra()
        self._help()
        self.allow(opened=False)

    def arm(self) -> None:
        """Give the entries their keys: after the first paint, since a key sequence costs 26 ms."""
        for entry, key in self._keys:
            entry.setShortcut(QKeySequence(key))
        self._keys.clear()

    def allow(self, *, opened: bool) -> None:
        """Switch what needs an open administration."""
        for entry in self._needing:
            entry.setEnabled(opened)

    def _entry(
        self,
        menu: QMenu,
        text: str,
        run: Callable[[], object],
        key: str = "",
        *,
        needs_file: bool = True,
    ) -> QAction:
        entry = QAction(_(text), self)
        if key:
            self._keys.append((entry, key))
        entry.triggered.connect(lambda _checked=False: run())
        menu.addAction(entry)
        if needs_file:
            self._needing.append(entry)
        return entry

    def _file(self) -> None:
        menu = self._window.menuBar().addMenu(_(N_("&Bestand")))
        self._entry(menu, N_("&Nieuwe administratie…"), self.new_file.emit, needs_file=False)
        self._entry(menu, N_("&Openen…"), self.open_file.emit, "Ctrl+O", needs_file=False)
        menu.addSeparator()
        self._entry(menu, N_("&Back-up maken"), self.backup.emit, "Ctrl+Shift+B")
        self._entry(
            menu,
            N_("Back-&ups…"),
            partial(self.settings.emit, "backups"),
            needs_file=False,
        )
        menu.addSeparator()
        self._entry(menu, N_("&Afsluiten"), self._window.close, "Ctrl+Q", needs_file=False)

    def _edit(self) -> None:
        menu = self._window.menuBar().addMenu(_(N_("Be&werken")))
        self.undo_entry = self._entry(menu, N_("&Ongedaan maken"), self._undo, "Ctrl+Z")
        menu.addSeparator()
        for text, key, name in (
            (N_("K&nippen"), "", "cut"),
            (N_("&Kopiëren"), "", "copy"),
            (N_("&Plakken"), "", "paste"),
        ):
            self._entry(menu, text, partial(_clipboard, name), key, needs_file=False)

    def _undo(self) -> None:
        """Take back typing inside a field, else the last deed."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit) and focus.isUndoAvailable():
            focus.undo()
        else:
            self.undo.emit()

    def _view(self) -> None:
        menu = self._window.menuBar().addMenu(_(N_("B&eeld")))
        for at, tab in enumerate(pages.TABS):
            text = f"{_(tab.title)}\tAlt+{at + 1}"
            self._entry(menu, text, partial(self._show_tab, at))
        menu.addSeparator()
        navigator = self._window.desk.navigator
        self._entry(menu, N_("&Terug"), navigator.back, "Alt+Left")
        self._entry(menu, N_("&Vooruit"), navigator.forward, "Alt+Right")
        self._entry(menu, N_("&Vernieuwen"), self._window.refresh)
        menu.addSeparator()
        self._list_menu(menu, N_("&Kolommen"), fill_columns)
        self._list_menu(menu, N_("&Sorteren op"), fill_sorting)
        colours = menu.addMenu(_(N_("K&leuren")))
        group = QActionGroup(self)
        chosen = str(self._window.desk.settings.value("window/theme") or "system")
        for choice, text in THEMES:
            run = partial(self._window.choose_theme, choice)  # type: ignore[arg-type]
            entry = self._entry(colours, text, run, needs_file=False)
            entry.setCheckable(True)
            entry.setChecked(choice == chosen)
            group.addAction(entry)

    def _list_menu(self, menu: QMenu, text: str, fill: Callable[[QMenu, ListTable], None]) -> None:
        """Add a menu about the list on screen, filled when it opens."""
        made = menu.addMenu(_(text))

        def show() -> None:
            made.clear()
            table = getattr(self._window.stack.currentWidget(), "list_table", None)
            if table is not None and table.model.heads:
                fill(made, table)
            else:
                made.addAction(_(N_("Hier staat geen lijst"))).setEnabled(False)

        made.aboutToShow.connect(show)
        show()

    def _show_tab(self, at: int) -> None:
        self._window.tabs.setCurrentIndex(at)

    def _extra(self) -> None:
        menu = self._window.menuBar().addMenu(_(N_("E&xtra")))
        go = self._window.desk.navigator.go_to
        self._entry(menu, N_("&Producten en prijzen"), partial(go, "product"))
        self._entry(menu, N_("&Eigen bedrijf…"), partial(self.settings.emit, "business"))
        self._entry(menu, N_("&Tarieven…"), partial(self.settings.emit, "rates"))
        self._entry(menu, N_("&Briefteksten…"), partial(self.settings.emit, "texts"))
        menu.addSeparator()
        self._entry(menu, N_("&Instellingen…"), partial(self.settings.emit, ""), "Ctrl+,")

    def _help(self) -> None:
        menu = self._window.menuBar().addMenu(_(N_("&Help")))
        self._entry(menu, N_("&Toetsen"), self.manual.emit, "F1", needs_file=False)
        self._entry(menu, N_("&Demonstratie bekijken"), self.demo.emit, needs_file=False)
        self._entry(menu, N_("&Over ises_desk"), self.about.emit, needs_file=False)


def _clipboard(name: str) -> None:
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit | QPlainTextEdit):
        getattr(focus, name)()
