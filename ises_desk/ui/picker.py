"""Choosing one record out of many: a field, and a searchable list that drops down below it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from ises_desk.i18n import N_, _
from ises_desk.ui import icons
from ises_desk.ui.inputs import Input
from ises_desk.ui.listing_model import Ask, ListingModel
from ises_desk.ui.pick_table import PickTable
from ises_desk.ui.strips import leave
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label, tool

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ises_desk.ui import fields
    from ises_desk.ui.desk import Desk

TYPING_MS = 100
PAUSE_MS = 300  # after the last letter the list opens
OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down)
LEAVING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class PickInput(Input):
    """Shows the chosen record's name; its value is the key."""

    field: fields.Pick

    def __init__(self, field: fields.Pick, desk: Desk) -> None:
        super().__init__(field)
        self._desk = desk
        self._key: int | None = None
        self._picker: Picker | None = None
        self.edit = QLineEdit()
        self.edit.setReadOnly(True)
        self.edit.setPlaceholderText(_(N_("Enter om te kiezen")))
        self.edit.installEventFilter(self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(PAUSE_MS)
        self._typing.timeout.connect(self._paused)
        self.adopt(self.edit)
        if not field.locked:
            self.row.addWidget(button(_(N_("Kiezen…")), self.choose))
            if not field.required:
                self.row.addWidget(tool("close", _(N_("Leegmaken")), self._clear))

    def value(self) -> int | None:
        """Return the key of the chosen record."""
        return self._key

    def set_value(self, value: Any) -> None:
        """Choose a record by its key; its name follows from the read lane."""
        self._key = value
        self.edit.clear()
        if value is not None:
            named = self.field.named
            self._desk.lanes.read(named, self.edit.setText, value, self._desk.today)

    def empty(self) -> bool:
        """Tell whether nothing was chosen."""
        return self._key is None

    def choose(self, text: str = "") -> None:
        """Let the list drop down, or put it away again; what was typed already is the search."""
        if self._picker is not None:
            self._picker.reject()
            return
        cell = self.parentWidget()
        column = cell.layout() if cell is not None else None
        assert isinstance(column, QVBoxLayout)  # noqa: S101  so a cell is built
        title = _(self.field.title or self.field.label).replace("&", "")
        self._picker = made = Picker(self._desk, self.field, title, cell)
        made.search.setText(text)
        made.chosen.connect(self._take)
        made.gone.connect(self._put_away)
        column.insertWidget(column.indexOf(self) + 1, made)
        made.show()
        made.search.setFocus()
        self.opened.emit(made)

    def _put_away(self) -> None:
        """Take the list away; the keyboard goes back to the field, unless it went on by itself."""
        made, self._picker = self._picker, None
        if made is not None:
            if made.has_keyboard():
                self.edit.setFocus()
            leave(made)
            self.opened.emit(made)

    def _take(self, key: int) -> None:
        self.set_value(key)
        self.changed.emit()
        self.left.emit()

    def _clear(self) -> None:
        self.set_value(None)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Let Enter, Space and Down open the list, and letters begin the search."""
        if event.type() == QEvent.Type.FocusOut and self._typing.isActive():
            self._forget()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self.field.locked:
                return bool(event.text().strip()) or super().eventFilter(watched, event)
            if self._pressed(event):
                return True
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Take a key that opens the list or belongs to the search; tell whether it was one."""
        key, typing, text = event.key(), self._typing.isActive(), event.text()
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if not plain or (typing and key == Qt.Key.Key_Tab):
            return False
        if key in OPENING and not (typing and key == Qt.Key.Key_Space):
            self._search()
        elif typing and key == Qt.Key.Key_Escape:
            self._forget()
        elif typing and key == Qt.Key.Key_Backspace:
            self._show(self.edit.text()[:-1])
        elif text.isprintable() and (text.strip() or (typing and text)):
            self._show((self.edit.text() if typing else "") + text)
        else:
            return False
        return True

    def _show(self, typed: str) -> None:
        """Collect letters in the field: a list that opens while one types would lose some."""
        self.edit.setText(typed)
        self._typing.start()

    def _forget(self) -> None:
        self._typing.stop()
        self.set_value(self._key)

    def _search(self) -> None:
        if self._typing.isActive():
            self._paused()
        else:
            self.choose()

    def _paused(self) -> None:
        text = self.edit.text()
        self._forget()
        self.choose(text)


class Picker(QFrame):
    """A searchable list; `chosen` carries the key, `gone` tells that it is no longer needed."""

    chosen = Signal(int)
    gone = Signal()

    def __init__(self, desk: Desk, field: fields.Pick, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._make = partial(field.listing, desk.today)
        self._model = ListingModel(desk.lanes, self)
        self._model.loaded.connect(self._loaded)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_(N_("Zoeken…")))
        self.search.setAccessibleName(_(N_("Zoeken")))
        self.search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(TYPING_MS)
        self._wait.timeout.connect(self._ask)
        self.search.textChanged.connect(self._typed)
        self._asked = ""  # the search that the list answers, or is going to
        self._answered = False
        self._hasty = False  # Enter came before the answer
        self._view = PickTable(self._model, title, self)
        self._view.clicked.connect(lambda _index: self._choose())
        self._view.installEventFilter(self)
        self._empty = label(_(N_("Niets gevonden. Zoek iets anders.")), "muted")
        self._empty.hide()
        self._lay_out()
        self._ask()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.search)
        column.addWidget(self._view)
        column.addWidget(self._empty)

    def reject(self) -> None:
        """Choose nothing."""
        self.gone.emit()

    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is in here."""
        now = self.window().focusWidget()
        return now is not None and self.isAncestorOf(now)

    def _left(self) -> None:
        """Go when the owner went on to another field."""
        now = self.window().focusWidget()
        field = self.parentWidget()
        if now is not None and field is not None and not field.isAncestorOf(now):
            self.gone.emit()

    def _typed(self) -> None:
        self._hasty = False
        self._wait.start()

    def _ask(self) -> None:
        self._wait.stop()
        self._asked, self._answered = self.search.text(), False
        self._model.show(Ask(self._make, self._asked))

    def _loaded(self, count: int) -> None:
        self._answered = True
        self._view.fit()
        self._empty.setVisible(count == 0)
        if count:
            self._view.selectRow(0)
        if self._hasty and self._asked == self.search.text():
            self._choose()

    def _choose(self) -> None:
        """Choose the row; what is typed faster than it is found is first waited for."""
        if self._asked != self.search.text():
            self._ask()
        self._hasty = not self._answered
        if self._hasty:
            return
        key = self._model.key_at(self._view.currentIndex().row())
        if key is not None:
            self.chosen.emit(key)
            self.gone.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Let Enter choose, Esc leave, and the arrow keys walk the list from the search."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() not in LEAVING:
                QTimer.singleShot(0, self, self._left)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.reject()
                return True
            if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self._view.currentIndex().row() + step
                if 0 <= row < self._model.rowCount():
                    self._view.selectRow(row)
                return True
        return super().eventFilter(watched, event)
