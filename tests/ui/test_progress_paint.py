"""Telling how far long work is costs the window nothing more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ises_desk.ui.errands import Progress
from ises_desk.ui.progress import ProgressStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot


class Painted(QWidget):
    """Counts how often it was painted."""

    times = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Count."""
        super().paintEvent(event)
        self.times += 1


def test_telling_the_stand_paints_nothing_at_once(qtbot: QtBot) -> None:
    """A page that was just chosen would be painted twice: now, and in its own turn."""
    whole = Painted()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    strip = ProgressStrip("Tellen")
    column.addWidget(strip)
    whole.show()
    qtbot.waitUntil(lambda: whole.times > 0)
    progress = Progress()
    for done in (1, 50, 99):
        progress.tell(done, 100)
        before = whole.times
        whole.update()  # what another page has waiting
        strip.watch(progress)
        assert whole.times == before
        qtbot.waitUntil(lambda before=before: whole.times > before)
    assert strip._bar.value() == 99
    assert strip._bar.updatesEnabled()
