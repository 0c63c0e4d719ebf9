"""The line above a list: search, state filter, count, and the deeds that need no record."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ises_desk.i18n import N_, _, plural
from ises_desk.ui import icons
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from ises_desk.ui.page_spec import Deed
    from ises_desk.ui.tones import States

SEARCH_WIDTH = 340  # px
SIGNS = 64  # px beside the words of a search: the glass, the cross and the edges


@dataclass(frozen=True, slots=True, kw_only=True)
class BarSpec:
    """What a bar needs to know of its page."""

    hint: str
    one: str
    many: str
    deeds: tuple[Deed, ...] = ()


class ListBar(QWidget):
    """Search and filter; `left` means that the owner wants to go to the table."""

    searched = Signal()
    state_chosen = Signal()
    left = Signal()

    def __init__(self, spec: BarSpec, run: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._spec = spec
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(_(spec.hint))
        self._search.setAccessibleName(_(N_("Zoeken")))
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(200)
        self._search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        hint = self._search.fontMetrics().horizontalAdvance(self._search.placeholderText())
        self._search.setMinimumWidth(min(hint + SIGNS, SEARCH_WIDTH))
        self._search.setMaximumWidth(SEARCH_WIDTH)
        self._search.textChanged.connect(lambda _text: self.searched.emit())
        self._search.installEventFilter(self)
        self._states = QComboBox(self)
        self._states.setAccessibleName(_(N_("Stand")))
        self._states.setMinimumWidth(150)
        self._wanted = ""
        self._states.currentIndexChanged.connect(lambda _at: self._chosen())
        self._count = label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._search, 100)  # before the empty room: its hint would be cut
        row.addWidget(self._states)
        row.addSpacing(GRID)
        row.addWidget(self._count)
        row.addStretch(1)
        self._states.hide()
        self._deeds: dict[str, QPushButton] = {}
        for deed in spec.deeds:
            if deed.place == "bar":
                made = button(
                    _(deed.text),
                    partial(run, deed.code),
                    icon=deed.icon,
                    primary=deed.primary,
                    tip=deed.shortcut,
                )
                made.setObjectName(f"deed:{deed.code}")
                self._deeds[deed.code] = made
                row.addWidget(made)

    @property
    def text(self) -> str:
        """What the owner searches."""
        return self._search.text().strip()

    @property
    def state(self) -> str:
        """The state filtered on, empty for all."""
        return self._wanted

    @property
    def state_name(self) -> str:
        """The state filtered on in words, empty for all."""
        return self._states.currentText() if self._wanted else ""

    def offer(self, states: States) -> None:
        """Offer the states to filter on; what was chosen stays."""
        words = [str(self._states.itemData(at)) for at in range(1, self._states.count())]
        if words == list(states):
            return
        with QSignalBlocker(self._states):
            self._states.clear()
            self._states.addItem(_(N_("Alle")), "")
            for word, (text, _colour) in states.items():
                self._states.addItem(_(text), word)
        self._states.setVisible(bool(states))
        self.set_state(self._wanted)

    def set_state(self, word: str) -> None:
        """Filter on a state without asking the file yet."""
        self._wanted = word
        with QSignalBlocker(self._states):
            self._states.setCurrentIndex(max(self._states.findData(word), 0))

    def _chosen(self) -> None:
        self._wanted = str(self._states.currentData() or "")
        self.state_chosen.emit()

    def filter(self, state: str, words: str) -> None:
        """Filter on a state, and search for words where there are any."""
        self.set_state(state)
        if words:
            self._search.setText(words)

    def clear(self) -> None:
        """Empty the search."""
        self._search.clear()

    def focus_search(self) -> None:
        """Put the cursor in the search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def title(self, code: str, text: str) -> None:
        """Give a deed's button another text; without one there is nothing to do now."""
        pressed = self._deeds[code]
        pressed.setVisible(bool(text))
        if text:
            pressed.setText(f" {text}")
            pressed.setAccessibleName(text)

    def show_count(self, count: int) -> None:
        """Say how many rows were found, where there is room for it beside the search."""
        self._count.setText(plural(self._spec.one, self._spec.many, count))
        self._fit()

    def _fit(self) -> None:
        """Let the count give way to the words of the search in a narrow window."""
        row = self.layout()
        assert row is not None  # noqa: S101  made with the bar
        others = [each for each in (self._states, *self._deeds.values()) if not each.isHidden()]
        wanted = self._search.minimumWidth() + self._count.sizeHint().width()
        wanted += sum(each.sizeHint().width() for each in others)
        self._count.setVisible(wanted + row.spacing() * (len(others) + 4) <= self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Let Esc empty the search, and Down or Enter go to the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.clear()
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
