"""The table of a list page, with its keyboard and its empty state."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QStackedLayout

from ises_desk.i18n import N_, _, fill, plural
from ises_desk.ui.chosen import Chosen, starting, text_of
from ises_desk.ui.column_menu import fill_columns
from ises_desk.ui.columns import Columns
from ises_desk.ui.empty import EmptyPage
from ises_desk.ui.kept_choice import AFTER, Kept
from ises_desk.ui.list_view import ListView, put_on_clipboard
from ises_desk.ui.listing_model import ListingModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.page_spec import PageSpec


class ListTable(QFrame):
    """A card with a table; `opened` on Enter or double click, `cleared` on Esc."""

    current_changed = Signal()
    opened = Signal()
    cleared = Signal()
    asked_menu = Signal(QPoint)

    def __init__(self, desk: Desk, spec: PageSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._desk, self._spec = desk, spec
        self._typed = ""
        self._kept = Kept()
        self.leaving: int | None = None  # its row may move away: the choice goes on to the next
        self.model = ListingModel(desk.lanes, self)
        self.view = ListView(self.model, _(spec.title), self, several=True)
        self.columns = Columns(self.view, self.model, spec, desk.settings)
        self._empty = EmptyPage(spec.icon, self, framed=False)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._prepare()
        self._connect()

    def _prepare(self) -> None:
        view, head = self.view, self.view.horizontalHeader()
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.setSectionsMovable(True)
        head.setSortIndicatorShown(True)
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(48)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def _connect(self) -> None:
        view, head = self.view, self.view.horizontalHeader()
        head.sortIndicatorChanged.connect(self.model.sort)
        head.customContextMenuRequested.connect(self._head_menu)
        view.customContextMenuRequested.connect(
            lambda place: self.asked_menu.emit(view.viewport().mapToGlobal(place))
        )
        view.doubleClicked.connect(lambda _index: self.opened.emit())
        view.selectionModel().currentRowChanged.connect(self._moved)
        view.selectionModel().selectionChanged.connect(self._moved)
        view.typed.connect(self._jump)
        view.copying.connect(self.copy)

    # state ----------------------------------------------------------------------------------

    def show_empty(self, *, empty: bool, filtered: bool, state: str = "") -> None:
        """Say what to do when there is nothing to show; `state` is all that was filtered on."""
        if state:
            text = N_("Kies een andere stand, of Alle, om de rest te zien.")
            self._empty.say(fill(N_("Niets in de stand “{state}”"), {"state": state}), _(text))
        elif filtered:
            text = N_("Zoek iets anders, of kies een andere stand.")
            self._empty.say(_(N_("Niets gevonden")), _(text))
        else:
            self._empty.say(_(self._spec.empty_title), _(self._spec.empty_text))
        self._stack.setCurrentIndex(1 if empty else 0)

    def current_key(self) -> int | None:
        """Return the key of the chosen record: the one row that is chosen, else the current."""
        rows = self.view.chosen_rows() if self.view.chosen_count() == 1 else []
        return self.model.key_at(rows[0] if rows else self.view.currentIndex().row())

    def chosen(self) -> Chosen:
        """Return what is chosen; all rows together are the listing, and no keys."""
        count = self.view.chosen_count()
        if count > 1 and count == self.model.rowCount():
            return Chosen((), count, self.model.listing)
        return Chosen(self.model.keys_of(self.view.chosen_rows()), count)

    def keep(self, *, same: bool = True, chosen: Chosen | None = None) -> None:
        """Remember what is chosen, and what comes after it, until the list is read anew.

        Of another list, which isn't the `same`, nothing is kept.
        """
        if chosen is not None:
            self._kept = Kept(chosen)
        elif not same or not self.model.rowCount():
            self._kept = Kept()
        else:
            row = self.view.currentIndex().row()
            after = range(row + 1, min(row + 1 + AFTER, self.model.rowCount()))
            self._kept = Kept(self.chosen(), self.model.keys_of(after), max(row, 0))

    def choose(self, key: int | None) -> None:
        """Choose the row of a key; is it gone, the one that came after it, else the first row."""
        count, kept = self.model.rowCount(), self._kept
        self._kept = Kept()
        if not count:
            return
        row = kept.row_in(self.model, key, onward=key is not None and key == self.leaving)
        if self.model.key_at(row) != key:
            self.leaving = None
        index = self.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        hint = QAbstractItemView.ScrollHint
        self.view.scrollTo(index, hint.PositionAtCenter if row else hint.EnsureVisible)
        if kept.chosen.listing is not None and kept.chosen.count == count:
            self.view.selectAll()
        elif kept.chosen.count > 1:
            self.view.choose_rows(self.model.rows_of(kept.chosen.keys))

    def focus(self) -> None:
        """Put the keyboard in the table."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self) -> None:
        """Write the shape of the columns and the sorting to the settings."""
        self.columns.remember()

    def _moved(self, _now: object, _before: object) -> None:
        self.current_changed.emit()

    # copying and jumping --------------------------------------------------------------------

    def copy(self) -> None:
        """Copy the chosen rows as text, with the columns as they are on screen."""
        chosen, listing = self.chosen(), self.model.listing
        if chosen.count and listing is not None:
            places = self.view.columns()
            done = partial(self._copied, chosen.count)
            self._desk.lanes.read(text_of, done, listing, self.model.states, places, chosen)

    def _copied(self, count: int, text: str) -> None:
        put_on_clipboard(text)
        said = plural(N_("{count} rij gekopieerd."), N_("{count} rijen gekopieerd."), count)
        self._desk.messages.say(said)

    def _jump(self, letters: str) -> None:
        """Look in the whole list for the first row that starts with the letters typed."""
        if self.model.listing is None:
            return
        self._typed = letters
        names = [self.model.ask.sort if self.model.ask else "", self._spec.wide]
        found = partial(self._found, letters)
        self._desk.lanes.read(starting, found, self.model.listing, names, letters)

    def _found(self, letters: str, key: int | None) -> None:
        if letters != self._typed:
            return
        if key is None:
            said = fill(N_("Geen rij begint met “{letters}”."), {"letters": letters})
            self._desk.messages.say(said)
        elif self.model.row_of(key) is not None:
            self.choose(key)

    # asking ---------------------------------------------------------------------------------

    def _head_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_columns(menu, self)
        menu.popup(self.view.horizontalHeader().mapToGlobal(place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Let Enter open the record, and Esc choose one row again or clear the search."""
        if event.type() == QEvent.Type.Resize:
            self.columns.fit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.opened.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self.view.chosen_count() > 1:
                    self.view.choose_one()
                else:
                    self.cleared.emit()
                return True
        return super().eventFilter(watched, event)
