"""A message or question inside the dialog that is open: no dialog comes over a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ises_desk.i18n import N_, _
from ises_desk.ui import icons
from ises_desk.ui.strips import leave
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

DETAILS = 120  # px


class Inline(QWidget):
    """A strip above the buttons of a dialog; it leaves by its own buttons, or Esc inside it."""

    accepted = Signal()

    def __init__(
        self, heading: str, text: str, tone: str, *, details: str = "", yes: str = ""
    ) -> None:
        super().__init__()
        ground = QFrame()
        ground.setObjectName("banner")
        ground.setProperty("tone", tone)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(ground)
        self.setAccessibleName(f"{heading} {text}")
        self.heading, self.text, self.details, self.yes = heading, text, details, yes
        sign = QLabel()
        sign.setPixmap(icons.pixmap("question" if yes else "warning", tone, 18))
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(label(heading, "heading", wrap=True, selectable=True))
        words.addWidget(label(text, wrap=True, selectable=True))
        self._box = QPlainTextEdit(details)
        self._box.setReadOnly(True)
        self._box.setAccessibleName(_(N_("Details")))
        self._box.setMaximumHeight(DETAILS)
        self._box.setVisible(False)
        words.addWidget(self._box)
        row = QHBoxLayout(ground)
        row.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        row.setSpacing(GRID)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if details:
            row.addWidget(button(_(N_("&Details kopiëren")), self._copy))
        if yes:
            row.addWidget(button(_(N_("&Terug")), self.reject))
        self.answer = button(
            yes or _(N_("&Gezien")), self.accept if yes else self.reject, primary=bool(yes)
        )
        row.addWidget(self.answer)

    def accept(self) -> None:
        """Agree: once, however often the button is pressed."""
        if self.isEnabled():
            self.setEnabled(False)
            leave(self)
            self.accepted.emit()

    def reject(self) -> None:
        """Leave without agreeing."""
        self.setEnabled(False)
        leave(self)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.heading}\n{self.text}\n\n{self.details}")
        self._box.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Leave by Esc while the keyboard is in here."""
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        else:
            super().keyPressEvent(event)


def host(widget: QWidget | None) -> QDialog | None:
    """Return the dialog that can hold a strip, None when there is none."""
    fits = isinstance(widget, QDialog) and type(widget.layout()) is QVBoxLayout
    return widget if fits and isinstance(widget, QDialog) else None


def show_in(dialog: QDialog, strip: Inline) -> None:
    """Show a strip above the dialog's last row; the same one is not shown twice."""
    column = dialog.layout()
    assert isinstance(column, QVBoxLayout)  # noqa: S101  `host` looked
    for old in dialog.findChildren(Inline):
        if (old.heading, old.text) == (strip.heading, strip.text):
            old.reject()
    if not column.contentsMargins().left():  # a dialog whose parts keep their own distance
        strip.column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
    column.insertWidget(max(column.count() - 1, 0), strip)
    strip.show()  # at once, so that it can have the keyboard
    strip.answer.setFocus(Qt.FocusReason.OtherFocusReason)
