"""The menu bar: everything that isn't on a page, and the same again with its shortcut."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit

from ises_desk.i18n import LANGUAGES, N_, _, shown
from ises_desk.ui import keys, language, pages
from ises_desk.ui.mnemonics import spread_menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from ises_desk.ui.window import MainWindow

    Options = tuple[tuple[str, str], ...]

THEMES = (("system", N_("&Als het systeem")), ("light", N_("&Licht")), ("dark", N_("&Donker")))

CHANGING = "changing"  # of a menu whose entries change: the finder leaves them out


class Menus(QObject):
    """Makes the menus; what concerns the file is asked by signals."""

    new_file = Signal()
    open_file = Signal()
    backup = Signal()
    demo = Signal()
    intake = Signal()
    force_majeure = Signal(int)
    undo = Signal()
    find = Signal()
    past = Signal(int)
    messages = Signal()
    settings = Signal(str)
    calculator = Signal()
    claim = Signal()
    dossier = Signal()
    open_items = Signal()
    manual = Signal()
    key_sheet = Signal()
    about = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._needing: list[QAction] = []
        self._keys: list[tuple[QAction, str]] = []
        self._named: list[tuple[QAction, str, str]] = []
        self._fills: list[Callable[[], None]] = []
        self._file()
        self._edit()
        self._view()
        self._extra()
        self._help()
        self.name()
        self.allow(opened=False)

    def arm(self) -> None:
        """Give the entries their keys: after the first paint, since a key sequence costs 26 ms."""
        for entry, key in self._keys:
            entry.setShortcut(QKeySequence(key))
        self._keys.clear()

    def name(self) -> None:
        """Give everything its words in the language of the window."""
        for entry, text, tail in self._named:
            entry.setText(shown(text) + tail)
        for fill in self._fills:
            fill()
        for menu in self._window.menuBar().findChildren(QMenu):
            spread_menu(menu)

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
        tail: str = "",
    ) -> QAction:
        """Add an entry; `tail` is shown behind its words as it is."""
        entry = QAction(self)
        self._named.append((entry, text, tail))
        if key:
            self._keys.append((entry, key))
        entry.triggered.connect(lambda _checked=False: run())
        menu.addAction(entry)
        if needs_file:
            self._needing.append(entry)
        return entry

    def _menu(self, text: str, within: QMenu | None = None) -> QMenu:
        menu = (self._window.menuBar() if within is None else within).addMenu("")
        self._named.append((menu.menuAction(), text, ""))
        return menu

    def _choices(
        self, menu: QMenu, options: Options, key: str, choose: Callable[[str], None]
    ) -> None:
        """Add entries of which the one that the settings hold under `key` is ticked."""
        group = QActionGroup(menu)
        for word, text in options:
            entry = self._entry(menu, text, partial(choose, word), needs_file=False)
            entry.setCheckable(True)
            group.addAction(entry)

        def tick() -> None:
            kept = str(self._window.desk.settings.value(key) or options[0][0])
            for entry, (word, _text) in zip(group.actions(), options, strict=True):
                entry.setChecked(word == kept)

        menu.aboutToShow.connect(tick)
        tick()

    def _file(self) -> None:
        menu = self._menu(N_("&Bestand"))
        self._entry(menu, N_("&Nieuwe administratie…"), self.new_file.emit, needs_file=False)
        self._entry(menu, N_("&Openen…"), self.open_file.emit, keys.OPEN_FILE, needs_file=False)
        menu.addSeparator()
        self._entry(menu, N_("Openstaande &posten opslaan…"), self.open_items.emit)
        menu.addSeparator()
        self._entry(menu, N_("&Back-up maken"), self.backup.emit, keys.BACKUP)
        self._entry(
            menu,
            N_("Back-&ups…"),
            partial(self.settings.emit, "backups"),
            needs_file=False,
        )
        menu.addSeparator()
        self._entry(menu, N_("&Afsluiten"), self._window.close, keys.QUIT, needs_file=False)

    def _edit(self) -> None:
        menu = self._menu(N_("Be&werken"))
        self.undo_entry = self._entry(menu, N_("&Ongedaan maken"), self._undo, keys.UNDO)
        self._past = self._menu(N_("&Eerdere handelingen"), menu)
        self._past.menuAction().setData(CHANGING)
        self.show_past([])
        menu.addSeparator()
        self._entry(menu, N_("&Alles zoeken…"), self.find.emit, keys.FIND_ANYTHING)
        menu.addSeparator()
        for text, key, name in (
            (N_("K&nippen"), keys.CUT, "cut"),
            (N_("&Kopiëren"), keys.COPY, "copy"),
            (N_("&Plakken"), keys.PASTE, "paste"),
        ):  # the field that has the keyboard hears these keys itself
            run = partial(_clipboard, name)
            self._entry(menu, text, run, needs_file=False, tail=f"\t{key}")

    def show_past(self, deeds: list[tuple[int, str]]) -> None:
        """Show the last deeds as (audit line, name and moment), the newest first."""
        self._past.clear()
        self._past.setEnabled(bool(deeds))
        for line, text in deeds:
            entry = self._past.addAction(text.replace("&", "&&"))
            entry.triggered.connect(partial(self.past.emit, line))

    def _undo(self) -> None:
        """Take back typing inside a field, else the last deed."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit) and focus.isUndoAvailable():
            focus.undo()
        else:
            self.undo.emit()

    def _view(self) -> None:
        menu = self._menu(N_("B&eeld"))
        for at, tab in enumerate(pages.TABS):
            self._entry(menu, tab.title, partial(self._show_tab, at), tail=f"\t{keys.PAGES[at]}")
        menu.addSeparator()
        navigator = self._window.desk.navigator
        self._entry(menu, N_("T&erug"), navigator.back, keys.BACK)
        self._entry(menu, N_("V&ooruit"), navigator.forward, keys.FORWARD)
        self._entry(menu, N_("Ver&nieuwen"), self._window.refresh, tail=f"\t{keys.REFRESH}")
        self._entry(menu, N_("Meld&ingen"), self.messages.emit, keys.MESSAGES, needs_file=False)
        menu.addSeparator()
        self._list_menu(menu, N_("Kolo&mmen"), "fill_columns")
        self._list_menu(menu, N_("&Sorteren op"), "fill_sorting")
        colours = self._menu(N_("Kle&uren"), menu)
        self._choices(colours, THEMES, "window/theme", self._window.choose_theme)  # type: ignore[arg-type]
        languages = self._menu(N_("T&aal"), menu)
        self._choices(languages, LANGUAGES, language.KEY, partial(language.change, self._window))

    def _list_menu(self, menu: QMenu, text: str, fill: str) -> None:
        """Add a menu about the list on screen, filled when it opens by a function of that name.

        By name, since what fills it isn't needed for the first paint.
        """
        made = self._menu(text, menu)
        made.menuAction().setData(CHANGING)

        def show() -> None:
            made.clear()
            table = getattr(self._window.stack.currentWidget(), "list_table", None)
            if table is not None and table.model.heads:
                getattr(import_module("ises_desk.ui.column_menu"), fill)(made, table)
            else:
                made.addAction(_(N_("Hier staat geen lijst"))).setEnabled(False)

        made.aboutToShow.connect(show)
        self._fills.append(show)

    def _show_tab(self, at: int) -> None:
        self._window.tabs.setCurrentIndex(at)

    def _extra(self) -> None:
        menu = self._menu(N_("E&xtra"))
        self._entry(menu, N_("&Vordering…"), self.claim.emit)
        self._entry(menu, N_("&Dossier maken…"), self.dossier.emit)
        self._entry(menu, N_("&Rekenhulp…"), self.calculator.emit)
        menu.addSeparator()
        self._entry(menu, N_("&Eigen bedrijf…"), partial(self.settings.emit, "business"))
        self._entry(menu, N_("&Tarieven…"), partial(self.settings.emit, "rates"))
        self._entry(menu, N_("&Briefteksten…"), partial(self.settings.emit, "texts"))
        menu.addSeparator()
        self._entry(menu, N_("O&vermacht…"), partial(self.force_majeure.emit, 0))
        self._entry(menu, N_("Oude administratie &overnemen…"), self.intake.emit)
        self._entry(menu, N_("&Instellingen…"), partial(self.settings.emit, ""), keys.SETTINGS)

    def _help(self) -> None:
        menu = self._menu(N_("&Help"))
        self._entry(menu, N_("&Handleiding"), self.manual.emit, keys.MANUAL, needs_file=False)
        self._entry(menu, N_("&Toetsen"), self.key_sheet.emit, keys.SHEET, needs_file=False)
        self._entry(menu, N_("&Demonstratie bekijken"), self.demo.emit, needs_file=False)
        self._entry(menu, N_("&Over ises_desk"), self.about.emit, needs_file=False)


def _clipboard(name: str) -> None:
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit | QPlainTextEdit):
        getattr(focus, name)()
