"""The one place that tells the owner what went wrong, or right."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ises_desk.errors import Refusal, Trouble
from ises_desk.i18n import N_, _, fill

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ises_desk.ui.inline import Inline
    from ises_desk.ui.notice import Notice

    Shown = Notice | Inline

REGAIN_MS = 150  # until the window manager has seen a closed dialog go
SHORT_MS = 6000  # how long a message stays in the status bar
KEPT = 200  # messages of this sitting


def sentence(refusal: Refusal) -> str:
    """Return the refusal's sentence with the article that decided it."""
    if not refusal.basis:
        return str(refusal)
    return f"{refusal} ({named_basis(refusal.basis)})"


def named_basis(basis: str) -> str:
    """Return the words for a source: a bare number is an article of the terms."""
    plain = basis.replace(".", "").isdigit()
    return fill(N_("artikel {number}"), {"number": basis}) if plain else basis


@dataclass(frozen=True, slots=True)
class Message:
    """Something that was said: when, in which tone, and all of its words."""

    at: datetime
    tone: str
    heading: str
    text: str = ""
    details: str = ""

    @property
    def whole(self) -> str:
        """Everything, to copy."""
        return "\n".join(filter(None, (self.heading, self.text, self.details)))


class Messages(QObject):
    """Shows a Refusal, a Trouble or a bug; `said` carries short messages to the status bar.

    What was said stays in `kept`, the newest last; `noted` tells that something was added.
    """

    said = Signal(str)
    noted = Signal()

    def __init__(
        self, window: QWidget | None = None, now: Callable[[], datetime] | None = None
    ) -> None:
        super().__init__(window)
        self._window, self._now = window, now
        self.kept: deque[Message] = deque(maxlen=KEPT)

    def _note(self, tone: str, heading: str, text: str = "", details: str = "") -> None:
        from ises_desk import clock

        at = self._now() if self._now is not None else clock.now()
        self.kept.append(Message(at, tone, heading, text, details))
        self.noted.emit()

    def say(self, text: str) -> None:
        """Show a short message that fades by itself."""
        self._note("good", text)
        self.said.emit(text)

    def show(self, error: BaseException) -> Shown:
        """Show an error in the way that its kind asks."""
        if isinstance(error, Refusal):
            return self.refusal(error)
        if isinstance(error, Trouble):
            return self.trouble(error)
        return self.bug(error)

    def refusal(self, refusal: Refusal) -> Shown:
        """Say that a rule says no, and why."""
        return self._show(_(N_("Dit kan niet")), sentence(refusal), "info")

    def trouble(self, trouble: Trouble) -> Shown:
        """Say what happened, why, and what to try."""
        return self._show(
            fill(trouble.what, trouble.values),
            fill(trouble.advice, trouble.values),
            "warn",
            title=_(N_("Er is iets aan de hand")),
            details=fill(trouble.why, {}) if trouble.why else "",
        )

    def bug(self, error: BaseException) -> Shown:
        """Say that nothing was saved; the details can be copied and stand in the log."""
        import logging
        import traceback

        details = "".join(traceback.format_exception(error))
        logging.getLogger("ises_desk").error("unforeseen error\n%s", details)
        return self._show(
            _(N_("Er is niets opgeslagen")),
            _(
                N_(
                    "Het programma kwam iets tegen dat niet was voorzien. Uw administratie is niet"
                    " gewijzigd en u kunt doorwerken. Stuur de details mee als u dit meldt."
                )
            ),
            "bad",
            details=details,
        )

    def ask(self, heading: str, text: str, yes: str, then: Callable[[], object]) -> Shown:
        """Ask before something that can't be taken back; `then` is called on yes, once.

        A question that is on top already isn't asked again.
        """
        above = QApplication.activeModalWidget()
        notice = self._show(heading, text, "warn", yes=yes)
        if notice is above:
            return notice

        def agreed() -> None:
            then()
            QTimer.singleShot(REGAIN_MS, self, self._regain)

        notice.accepted.connect(agreed)
        return notice

    def _regain(self) -> None:
        """Give the window the keyboard when two dialogs that closed at once left it nowhere."""
        nowhere = QApplication.activeWindow() is None and QApplication.activeModalWidget() is None
        if nowhere and self._window is not None:
            self._window.activateWindow()

    def tell(self, heading: str, text: str, tone: str = "info") -> Shown:
        """Say something that needs no decision."""
        return self._show(heading, text, tone)

    def _show(
        self,
        heading: str,
        text: str,
        tone: str,
        *,
        title: str = "",
        details: str = "",
        yes: str = "",
    ) -> Shown:
        """Show a message in the dialog on top, or above the window when there is none; once.

        What needs no answer stays in the list. The modules are imported when first needed.
        """
        from ises_desk.ui.inline import Inline, host, show_in
        from ises_desk.ui.notice import Notice

        if not yes:
            self._note(tone, heading, text, details)
        above = QApplication.activeModalWidget()
        same = (heading, text, yes)
        if isinstance(above, Notice) and (above.heading, above.text, above.yes) == same:
            return above
        dialog = host(above)
        if dialog is not None:
            strip = Inline(heading, text, tone, details=details, yes=yes)
            show_in(dialog, strip)
            return strip
        owner = above or self._window
        notice = Notice(heading, text, tone, owner, title=title, details=details, yes=yes)
        notice.open()
        return notice
