"""What was said in this sitting: a small panel above the status bar, to read again and copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ises_desk.i18n import N_, _
from ises_desk.ui.rows_table import RowsTable
from ises_desk.ui.theme import GRID
from ises_desk.ui.undoing import when
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from ises_desk.ui.messages import Message
    from ises_desk.ui.window import MainWindow

COLUMNS = ((N_("Tijd"), "text"), (N_("Melding"), "text"), (N_("Soort"), "state"))
KINDS = {
    "good": N_("Gedaan|good"),
    "info": N_("Ter informatie|info"),
    "warn": N_("Let op|warn"),
    "bad": N_("Fout|bad"),
}
WIDTH, HEIGHT = 620, 380  # px
WORDS = 96  # px, of the message in full


class MessageList(QFrame):
    """Lies over the window at its foot; it blocks nothing."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("finder")
        self._window, self._messages = window, window.desk.messages
        self._before: QWidget | None = None
        self._shown: list[Message] = []
        self.table = RowsTable(COLUMNS, _(N_("Meldingen")), wide=1)
        self.table.chosen.connect(self._choose)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(_(N_("De hele melding")))
        self.words.setFixedHeight(WORDS)
        self.empty = label(_(N_("Er is in deze zitting nog niets gemeld.")), "muted")
        self.copy = button(_(N_("&Kopiëren")), self._copy, icon="copy")
        head = QHBoxLayout()
        head.addWidget(label(_(N_("Meldingen")), "heading"))
        head.addStretch(1)
        head.addWidget(self.copy)
        head.addWidget(button(_(N_("&Sluiten")), self.leave))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, GRID + 4, GRID + 4, GRID + 4)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(self.words)
        self._messages.noted.connect(self._read)
        window.installEventFilter(self)
        self.hide()

    def toggle(self) -> None:
        """Come up with the newest message, or leave."""
        if self.isVisible():
            self.leave()
            return
        self._before = QApplication.focusWidget()
        self.show()
        self.raise_()
        self._read()
        self._fit()
        self.table.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Go away; the keyboard is where it was."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        room = self._window.rect()
        foot = self._window.statusBar().height() + GRID
        width = min(WIDTH, room.width() - 4 * GRID)
        height = min(HEIGHT, room.height() - 2 * foot)
        self.setGeometry(room.width() - width - GRID, room.height() - height - foot, width, height)

    def _read(self) -> None:
        if not self.isVisible():
            return
        now = self._window.desk.now()
        self._shown = list(reversed(self._messages.kept))
        self.table.show_rows(
            [
                (when(each.at, now), each.heading, _(KINDS.get(each.tone, KINDS["info"])))
                for each in self._shown
            ]
        )
        some = bool(self._shown)
        for part in (self.table, self.words, self.copy):
            part.setVisible(some)
        self.empty.setVisible(not some)
        if some:
            self.table.choose(0)
            self._choose(0)

    def _choose(self, row: int) -> None:
        self.words.setPlainText(self._shown[row].whole)

    def _copy(self) -> None:
        row = self.table.current()
        if 0 <= row < len(self._shown):
            QGuiApplication.clipboard().setText(self._shown[row].whole)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Leave by Esc, copy by the usual key."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)
