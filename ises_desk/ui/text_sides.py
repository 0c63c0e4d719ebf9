"""Beside a letter text: the fields to put in, and the versions that were saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ises_desk.i18n import N_, _
from ises_desk.ui.letter_words import words_of
from ises_desk.ui.text_trial import FieldHint, difference, hints
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ises_desk.ui.desk import Desk


class FieldsSide(QWidget):
    """The fields of a letter with an example; Enter or a double click puts one in the text."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.list = QListWidget()
        self.list.setObjectName("side")
        self.list.setAccessibleName(_(N_("Velden van deze brief")))
        self.list.itemActivated.connect(self._choose)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_(N_("&Invoegen")), self._choose_current, icon="plus"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        text = N_("Het programma vult deze velden in. Dubbelklik of Enter zet er een in de tekst.")
        column.addWidget(label(_(text), "muted", wrap=True))
        column.addWidget(self.list, 1)
        column.addLayout(row)

    def show_letter(self, name: str) -> None:
        """Show the fields of a letter."""
        self._desk.lanes.read(hints, self._take, name)

    def _take(self, found: Sequence[FieldHint]) -> None:
        self.list.clear()
        for hint in found:
            example = hint.example.replace("\n", ", ")
            needed = f" · {_(N_('verplicht'))}" if hint.needed else ""
            shown = f"{words_of(hint.name)}{needed}\n{{{hint.name}}} · {example}"
            item = QListWidgetItem(shown, self.list)
            item.setData(Qt.ItemDataRole.UserRole, hint.name)
        self.list.setCurrentRow(0)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(f"{{{item.data(Qt.ItemDataRole.UserRole)}}}")

    def _choose_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._choose(item)


class VersionsSide(QWidget):
    """Every version of a text with its moment: look, compare with what is typed now, put back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._name, self._typed = "", ""
        self.versions: list[Any] = []
        self.list = QListWidget()
        self.list.setObjectName("side")
        self.list.setAccessibleName(_(N_("Versies van deze tekst")))
        self.list.currentRowChanged.connect(lambda _at: self._look())
        self.how = QComboBox()
        self.how.setAccessibleName(_(N_("Tonen")))
        self.how.addItems([_(N_("Verschil met de tekst hiernaast")), _(N_("De hele versie"))])
        self.how.currentIndexChanged.connect(lambda _at: self._look())
        self.shown = QPlainTextEdit()
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName(_(N_("Gekozen versie")))
        self._back = button(_(N_("Deze versie &terugzetten")), self._put_back, icon="undo")
        row = QHBoxLayout()
        row.addWidget(self.how)
        row.addStretch(1)
        row.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.list, 1)
        column.addWidget(self.shown, 2)
        column.addLayout(row)

    def show_letter(self, name: str) -> None:
        """Show the versions of a letter's text."""
        self._name = name
        self._desk.lanes.read(_versions, partial(self._take, name), name)

    def follow(self, typed: str) -> None:
        """Compare with this text from now on."""
        self._typed = typed
        if self.isVisible():
            self._look()

    def _take(self, name: str, found: list[tuple[str, Any]]) -> None:
        if name != self._name:
            return
        at = max(self.list.currentRow(), 0)
        self.versions = [version for _words, version in found]
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([words for words, _version in found])
        self.list.setCurrentRow(min(at, len(found) - 1))
        self.list.blockSignals(False)
        self._look()

    def _look(self) -> None:
        at = self.list.currentRow()
        if not 0 <= at < len(self.versions):
            return
        version = self.versions[at]
        self._back.setEnabled(not version.in_use)
        if self.how.currentIndex():
            self.shown.setPlainText(version.text)
        else:
            done = self.shown.setPlainText
            self._desk.lanes.read(difference, done, version.text, self._typed)

    def _put_back(self) -> None:
        version = self.versions[self.list.currentRow()]
        said = _(N_("De gekozen versie is weer in gebruik."))

        def done(_name: str) -> None:
            self._desk.messages.say(said)

        if version.key is None:
            self._desk.lanes.perform(done, "text.reset", name=self._name)
        else:
            self._desk.lanes.perform(done, "text.put_back", version_id=version.key)


def _versions(session: Any, name: str) -> list[tuple[str, Any]]:
    from ises_desk.queries.texts import versions
    from ises_desk.values.formats import moment

    found = []
    for version in versions(session, name):
        words = _(N_("Oorspronkelijke tekst"))
        if version.saved_at is not None:
            shape = _(N_("Versie {n}, {moment}"))
            words = shape.format(n=version.number, moment=moment(version.saved_at))
        used = f" · {_(N_('in gebruik'))}" if version.in_use else ""
        found.append((words + used, version))
    return found
