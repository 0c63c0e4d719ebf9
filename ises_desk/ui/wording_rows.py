"""The parts of one letter as rows: a box to type in, or a text with a lock and the reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui import icons
from ises_desk.ui.messages import sentence
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import tool

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ises_desk.errors import Refusal
    from ises_desk.ui.letter_draft import Part

PADDING = 18  # px, above and below the lines of a box
FIRST = 9  # the icon of a bound part stands beside its first line


class GrowingEdit(QPlainTextEdit):
    """A box as high as its text; Tab moves on."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.textChanged.connect(self._grow)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Take the height that the text has at the new width."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        lines = max(int(self.document().size().height()), 1)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + PADDING)


class GrowingLabel(QLabel):
    """A text that keeps the height of all its lines, in a list that scrolls too."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setWordWrap(True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Take the height that the text has at the new width."""
        super().resizeEvent(event)
        self._grow()

    def say(self, text: str) -> None:
        """Show another text, or nothing."""
        self.setText(text)
        self._grow()
        self.setVisible(bool(text))

    def _grow(self) -> None:
        self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))


class PartRow(QWidget):
    """One part of the letter, and the paragraphs that the owner added after it."""

    changed = Signal()

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part
        self.edit: QPlainTextEdit | None = None
        self.added: list[QPlainTextEdit] = []
        self._error = GrowingLabel("", "error")
        self._error.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self._column.addLayout(self._bound() if part.why else self._free())
        self._column.addWidget(self._error)

    def _bound(self) -> QHBoxLayout:
        lock = QLabel()
        lock.setPixmap(icons.pixmap("lock", "muted", 16))
        lock.setContentsMargins(0, FIRST, 0, 0)
        words = QVBoxLayout()
        words.setContentsMargins(GRID, GRID, GRID, GRID)
        words.setSpacing(2)
        heading = self.part.tone == "heading"
        words.addWidget(GrowingLabel(self.part.text, "strong" if heading else "muted"))
        if not heading:
            words.addWidget(GrowingLabel(self.part.why, "why"))
        frame = QFrame()
        frame.setObjectName("bound")
        frame.setLayout(words)
        frame.setAccessibleName(self.part.text)
        frame.setAccessibleDescription(self.part.why)
        frame.setToolTip(self.part.why)
        row = QHBoxLayout()
        row.addWidget(lock, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(frame, 1)
        row.addWidget(self._more(), 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _free(self) -> QHBoxLayout:
        self.edit = GrowingEdit(_(N_("Alinea {n}")).format(n=self.part.place + 1))
        self.edit.setPlaceholderText(_(N_("Deze alinea wordt weggelaten.")))
        self.edit.setPlainText(self.part.text)
        self.edit.textChanged.connect(self._typed)
        self._back = tool("undo", _(N_("Gewone tekst terugzetten")), self._take_back)
        self._back.setEnabled(False)
        row = QHBoxLayout()
        row.addWidget(self.edit, 1)
        row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._more(), 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _more(self) -> QWidget:
        return tool("plus", _(N_("Alinea hierna toevoegen")), self.add)

    def _typed(self) -> None:
        if self.edit is not None:
            self._back.setEnabled(self.edit.toPlainText() != self.part.text)
        self.complain(None)
        self.changed.emit()

    def _take_back(self) -> None:
        if self.edit is not None:
            self.edit.setPlainText(self.part.text)
            self.edit.setFocus()

    def add(self, text: str = "") -> None:
        """Add a paragraph after this part."""
        edit = GrowingEdit(_(N_("Toegevoegde alinea na alinea {n}")).format(n=self.part.place + 1))
        edit.setPlaceholderText(_(N_("Typ hier een eigen alinea.")))
        edit.setPlainText(text)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(3 * GRID, 0, 0, 0)
        row.addWidget(edit, 1)
        gone = partial(self._remove, holder, edit)
        row.addWidget(
            tool("close", _(N_("Deze alinea weghalen")), gone), 0, Qt.AlignmentFlag.AlignTop
        )
        self.added.append(edit)
        self._column.insertWidget(self._column.count() - 1, holder)
        edit.textChanged.connect(self._typed)
        if not text:
            edit.setFocus()

    def _remove(self, holder: QWidget, edit: QPlainTextEdit) -> None:
        self.added.remove(edit)
        holder.hide()
        holder.deleteLater()
        self._typed()

    def renew(self, part: Part) -> None:
        """Follow the letter's own text where the owner left it as it was."""
        before, self.part = self.part, part
        if self.edit is not None and self.edit.toPlainText() == before.text != part.text:
            self.edit.blockSignals(True)
            self.edit.setPlainText(part.text)
            self.edit.blockSignals(False)

    def passages(self) -> list[dict[str, Any]]:
        """Return the owner's words here, as the deed takes them."""
        found: list[dict[str, Any]] = []
        place, was = self.part.place, self.part.text
        if self.edit is not None and self.edit.toPlainText() != was:
            found.append({"place": place, "text": self.edit.toPlainText(), "was": was})
        texts = [edit.toPlainText() for edit in self.added]
        found += [
            {"place": place, "text": text, "was": was, "added": True}
            for text in texts
            if text.strip()
        ]
        return found

    def complain(self, refusal: Refusal | None) -> None:
        """Show why the owner's words can't stand, or take that away."""
        self._error.say("" if refusal is None else sentence(refusal))
