"""The row of tabs: pages that are seldom wanted stand in it where there is room, or when shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabBar

from ises_desk.ui import pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

ICON, NO_ICON = QSize(18, 18), QSize(1, 1)  # px


class PageTabs(QTabBar):
    """Hides the tabs of the pages aside for which the window is too narrow, the last first.

    Where one of these is shown and still doesn't fit, the tabs have no pictures.
    """

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _at: self.make_room())

    def make_room(self) -> None:
        """Show every tab when all fit, else those of the daily work and the one that is shown."""
        if self.count() != len(pages.TABS):
            return
        self.setIconSize(ICON)
        room = self.width() - self._wide(
            at for at, tab in enumerate(pages.TABS) if not tab.aside or at == self.currentIndex()
        )
        for at, tab in enumerate(pages.TABS):
            shown = not tab.aside or at == self.currentIndex()
            if not shown:  # in their order, as long as there is room
                wide = self.tabSizeHint(at).width()
                shown = wide <= room
                room -= wide if shown else room
            if shown != self.isTabVisible(at):
                self.setTabVisible(at, shown)
        now = [at for at in range(self.count()) if self.isTabVisible(at)]
        if pages.TABS[self.currentIndex()].aside and self._wide(now) > self.width():
            self.setIconSize(NO_ICON)

    def _wide(self, tabs: Iterable[int]) -> int:
        return sum(self.tabSizeHint(at).width() for at in tabs)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Look again what fits."""
        super().resizeEvent(event)
        self.make_room()
