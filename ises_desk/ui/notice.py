"""The dialog behind every message: an icon, one heading, one text, details behind a button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ises_desk.i18n import N_, _
from ises_desk.ui import icons
from ises_desk.ui.one_click import close_once
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

WIDTH = 520  # px
LEAST_HEIGHT = 140  # px


class Notice(QDialog):
    """A dialog with an icon, one heading, one text, and details behind a button."""

    def __init__(
        self,
        heading: str,
        text: str,
        tone: str,
        parent: QWidget | None = None,
        *,
        title: str = "",
        details: str = "",
        yes: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close_once(self)
        self.setWindowTitle(title or heading)
        self.heading, self.text, self.details, self.yes = heading, text, details, yes
        names = {"info": "info", "warn": "warning", "bad": "warning"}
        picture = QLabel()
        picture.setPixmap(icons.pixmap(names.get(tone, "info"), tone, 32))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(GRID)
        words.addWidget(label(heading, "heading", wrap=True, selectable=True))
        words.addWidget(label(text, wrap=True, selectable=True))
        if details:
            self._box = QPlainTextEdit(details)
            self._box.setReadOnly(True)
            self._box.setAccessibleName(_(N_("Details")))
            self._box.setVisible(tone != "bad")
            self._box.setMaximumHeight(180)
            words.addWidget(self._box)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(picture)
        top.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(top)
        layout.addLayout(self._buttons(yes, copy=bool(details)))
        self._answer.setFocus()  # now that it stands in the window: else the first button has it
        self.setFixedWidth(WIDTH)
        self.resize(WIDTH, max(layout.totalHeightForWidth(WIDTH), LEAST_HEIGHT))

    def accept(self) -> None:
        """Agree: once, however often the button is pressed."""
        if self.isEnabled():
            self.setEnabled(False)
            super().accept()

    def _buttons(self, yes: str, *, copy: bool) -> QHBoxLayout:
        """Lay the buttons as a form does: the one to expect last, on every system."""
        row = QHBoxLayout()
        row.setSpacing(GRID)
        if copy:
            row.addWidget(button(_(N_("&Details kopiëren")), self._copy))
        row.addStretch(1)
        if yes:
            row.addWidget(button(_(N_("&Annuleren")), self.reject))
        run = self.accept if yes else self.reject
        last = button(yes or _(N_("&Sluiten")), run, primary=bool(yes))
        last.setDefault(True)
        row.addWidget(last)
        self._answer = last
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.heading}\n{self.text}\n\n{self.details}")
        self._box.show()
