"""Looking at the demonstration: built when it isn't there, marked as made up, with a way back."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ises_desk.i18n import N_, _
from ises_desk.paths import FILE_NAME, demo_folder
from ises_desk.ui.progress import long_work
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.errands import Progress
    from ises_desk.ui.window import MainWindow

CUSTOMERS = 60  # enough to look around in, and made while one waits
FRIDAY = 4


class DemoStrip(QFrame):
    """Says over every page that this is the demonstration, and leads back."""

    def __init__(self, home: Callable[[], object], again: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("demo")
        text = _(N_("Dit is de demonstratie: alles is verzonnen en er kan niets misgaan."))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(label(_(N_("Demonstratie")), "strong"))
        row.addWidget(label(text, selectable=True), 1)
        row.addWidget(button(_(N_("Opnieuw op&bouwen")), again, quiet=True))
        row.addWidget(button(_(N_("Naar mijn &eigen administratie")), home, quiet=True))
        self.setAccessibleName(text)

    @property
    def title(self) -> str:
        """The title of the window."""
        return _(N_("Demonstratie")) + " – ises_desk"

    def put_in(self, window: MainWindow) -> None:
        """Stand under the tabs of the window, over every page."""
        middle = window.centralWidget()
        body = middle.layout() if middle is not None else None
        if isinstance(body, QVBoxLayout):
            body.insertWidget(1, self)


def demo_file() -> Path:
    """Return where the demonstration lies, built or not."""
    return demo_folder() / FILE_NAME


def build(
    desk: Desk, done: Callable[[Path | None], None], failed: Callable[[], None] | None = None
) -> None:
    """Build the demonstration while the window stays free; `done` gets it, None when stopped."""
    title, work = _(N_("Demonstratie bouwen")), partial(_build, desk.today)
    long_work(desk, title, work, done, failed=failed, quiet=True)


def _build(today: date, progress: Progress) -> Path | None:
    """On the long lane: let a process build it, with the last working day as its today."""
    from ises_desk.demo.apart import build as build_apart

    day = today - timedelta(days=max(today.weekday() - FRIDAY, 0))
    return build_apart(demo_folder(), CUSTOMERS, day, progress.tell)
