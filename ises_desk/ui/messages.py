"""The one place that tells the owner what went wrong, or right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ises_desk.errors import Refusal, Trouble
from ises_desk.i18n import N_, _, fill
from ises_desk.ui import icons
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import label, plainly

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH = 520  # px
LEAST_HEIGHT = 140  # px
SHORT_MS = 6000  # how long a message stays in the status bar


def sentence(refusal: Refusal) -> str:
    """Return the refusal's sentence with the article that decided it."""
    if not refusal.basis:
        return str(refusal)
    return f"{refusal} ({named_basis(refusal.basis)})"


def named_basis(basis: str) -> str:
    """Return the words for a source: a bare number is an article of the terms."""
    plain = basis.replace(".", "").isdigit()
    return fill(N_("artikel {number}"), {"number": basis}) if plain else basis


class Messages(QObject):
    """Shows a Refusal, a Trouble or a bug; `said` carries short messages to the status bar."""

    said = Signal(str)

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window

    def say(self, text: str) -> None:
        """Show a short message that fades by itself."""
        self.said.emit(text)

    def show(self, error: BaseException) -> QDialog:
        """Show an error in the way that its kind asks."""
        if isinstance(error, Refusal):
            return self.refusal(error)
        if isinstance(error, Trouble):
            return self.trouble(error)
        return self.bug(error)

    def refusal(self, refusal: Refusal) -> QDialog:
        """Say that a rule says no, and why."""
        return self._open(Notice(_(N_("Dit kan niet")), sentence(refusal), "info", self._above()))

    def trouble(self, trouble: Trouble) -> QDialog:
        """Say what happened, why, and what to try."""
        notice = Notice(
            fill(trouble.what, trouble.values),
            fill(trouble.advice, trouble.values),
            "warn",
            self._above(),
            title=_(N_("Er is iets aan de hand")),
            details=fill(trouble.why, {}) if trouble.why else "",
        )
        return self._open(notice)

    def bug(self, error: BaseException) -> QDialog:
        """Say that nothing was saved; the details can be copied and stand in the log."""
        import logging
        import traceback

        details = "".join(traceback.format_exception(error))
        logging.getLogger("ises_desk").error("unforeseen error\n%s", details)
        notice = Notice(
            _(N_("Er is niets opgeslagen")),
            _(
                N_(
                    "Het programma kwam iets tegen dat niet was voorzien. Uw administratie is niet"
                    " gewijzigd en u kunt doorwerken. Stuur de details mee als u dit meldt."
                )
            ),
            "bad",
            self._above(),
            details=details,
        )
        return self._open(notice)

    def ask(self, heading: str, text: str, yes: str, then: Callable[[], object]) -> QDialog:
        """Ask before something that can't be taken back; `then` is called on yes."""
        notice = Notice(heading, text, "warn", self._above(), yes=yes)
        notice.accepted.connect(plainly(then))
        return self._open(notice)

    def _above(self) -> QWidget | None:
        modal = QGuiApplication.instance()
        if modal is None:
            return None
        from PySide6.QtWidgets import QApplication

        return QApplication.activeModalWidget() or self._window

    def _open(self, notice: QDialog) -> QDialog:
        notice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        notice.open()
        return notice


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
        self.setWindowTitle(title or heading)
        self.heading, self.text, self.details = heading, text, details
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
        layout.addWidget(self._buttons(yes, copy=bool(details)))
        self.setFixedWidth(WIDTH)
        self.resize(WIDTH, max(layout.totalHeightForWidth(WIDTH), LEAST_HEIGHT))

    def _buttons(self, yes: str, *, copy: bool) -> QDialogButtonBox:
        box = QDialogButtonBox()
        if copy:
            more = QPushButton(_(N_("&Details kopiëren")))
            more.clicked.connect(self._copy)
            box.addButton(more, QDialogButtonBox.ButtonRole.ActionRole)
        if yes:
            sure = box.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
            sure.setProperty("primary", "true")
            box.addButton(_(N_("&Annuleren")), QDialogButtonBox.ButtonRole.RejectRole)
        else:
            fine = box.addButton(_(N_("&Sluiten")), QDialogButtonBox.ButtonRole.RejectRole)
            fine.setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.heading}\n{self.text}\n\n{self.details}")
        self._box.show()
