"""Strips at the foot of the window: questions that can wait, and work under way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui import icons
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ises_desk.ui.progress import ProgressStrip

STOP = N_("&Stoppen en afsluiten")


class Offer(QFrame):
    """A sentence with buttons that stays until one of them is pressed; it blocks nothing."""

    def __init__(
        self, text: str, ways: Sequence[tuple[str, Callable[[], object]]], tone: str = "info"
    ) -> None:
        """Offer the ways as (text, what it does); the first is the one to expect."""
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("tone", tone)
        self.setAccessibleName(text)
        self.text = text
        sign = QLabel()
        sign.setPixmap(icons.pixmap("question", tone, 18))
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + 4, GRID - 2, GRID, GRID - 2)
        row.setSpacing(GRID)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label(text, wrap=True, selectable=True), 1)
        self.buttons = [button(words, partial(self._take, run)) for words, run in ways]
        for each in self.buttons:
            row.addWidget(each)

    def _take(self, run: Callable[[], object]) -> None:
        """Go one way: once, however often the button is pressed."""
        if self.isEnabled():
            self.setEnabled(False)
            leave(self)
            run()


def leave(strip: QWidget) -> None:
    """Take a strip away (it may have gone with its dialog); the keyboard stays in the window."""
    if not shiboken6.isValid(strip):
        return
    held = QApplication.focusWidget()
    if held is not None and strip.isAncestorOf(held):
        strip.window().setFocus()
    strip.hide()
    place = strip.parentWidget()
    layout = None if place is None else place.layout()
    if layout is not None:
        layout.removeWidget(strip)
    strip.deleteLater()


class Strips(QWidget):
    """The strips of a window, the newest last; `idle` when the last work under way has ended."""

    idle = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 0, 20, 8)
        self._column.setSpacing(GRID)
        self._works: list[ProgressStrip] = []
        self._then: Callable[[], object] | None = None
        self._question: Offer | None = None
        self.hide()

    def add(self, strip: QWidget) -> None:
        """Give a strip its place; it is gone when it is destroyed."""
        strip.destroyed.connect(self._tidy)
        self._column.addWidget(strip)

    def reveal(self, strip: QWidget) -> None:
        """Show a strip."""
        self.show()
        strip.show()

    def offer(
        self, text: str, *ways: tuple[str, Callable[[], object]], tone: str = "info"
    ) -> Offer:
        """Ask something that can wait."""
        made = Offer(text, ways, tone)
        self.add(made)
        self.reveal(made)
        return made

    def _tidy(self) -> None:
        if not self._column.count():
            self.hide()

    # work under way -------------------------------------------------------------------------

    def working(self, title: str = "") -> ProgressStrip | None:
        """Return the work under way with this title, or the first of all."""
        return next((work for work in self._works if title in ("", work.title)), None)

    def begin(self, work: ProgressStrip) -> None:
        """Count a work as under way, wherever it is shown."""
        self._works.append(work)

    def end(self, work: ProgressStrip) -> None:
        """Count it as ended."""
        self._works.remove(work)

    @property
    def leaving(self) -> bool:
        """Tell whether the owner leaves as soon as all has ended."""
        return self._then is not None

    def rest(self) -> None:
        """Let who waited to leave go, when nothing is under way any more."""
        if self._works:
            return
        then, self._then = self._then, None
        if self._question is not None:
            leave(self._question)
            self._question = None
        self.idle.emit()
        if then is not None:
            then()

    def may_leave(self, then: Callable[[], object], yes: str = STOP) -> bool:
        """Tell whether nothing is under way; if it is, ask, and call `then` when all has ended.

        When the system itself ends the session there is no time to ask.
        """
        app = QApplication.instance()
        hurried = isinstance(app, QApplication) and app.isSavingSession()
        if not self._works or hurried:
            return True
        titles = ", ".join(work.title for work in self._works if not work.quiet)
        if not titles:
            self._stop_all(then)
            return False
        if self._question is None:
            self._question = self.offer(
                _(N_("Nog bezig: {titles}. Wat klaar is, blijft klaar.")).format(titles=titles),
                (_(yes), lambda: self._stop_all(then)),
                (_(N_("&Doorgaan")), self._stay),
                tone="warn",
            )
        self._question.buttons[-1].setFocus()
        return False

    def _stay(self) -> None:
        self._question = None

    def _stop_all(self, then: Callable[[], object]) -> None:
        self._question = None
        self._then = then
        for work in self._works:
            work.stop()
        if not self._works:
            then()
