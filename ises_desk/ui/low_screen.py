"""A low screen: figures on one line, less air and lower rows, so that a list keeps its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from ises_desk.ui.delegates import LOW_ROW, ROW_HEIGHT
from ises_desk.ui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from ises_desk.ui.figures import Figures
    from ises_desk.ui.list_view import ListView
    from ises_desk.ui.month import MonthStrip

LOW = 720  # px of a page: a window on a screen of 768 high


class LowScreen(QObject):
    """Watches the height of a page, and gives its parts the room that there is."""

    def __init__(
        self,
        page: QWidget,
        column: QVBoxLayout,
        figures: Figures,
        view: ListView,
        month: MonthStrip | None = None,
    ) -> None:
        super().__init__(page)
        self._page, self._column, self._figures = page, column, figures
        self._view, self._month = view, month
        self.low = False
        self._apply()
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Look again when the page got another height."""
        if event.type() == QEvent.Type.Resize and (self._page.height() < LOW) != self.low:
            self.low = not self.low
            self._apply()
        return False

    def _apply(self) -> None:
        edge = GRID if self.low else 2 * GRID
        self._column.setContentsMargins(20, edge, 20, edge)
        self._column.setSpacing(GRID if self.low else 2 * GRID - 2)
        self._figures.set_low(low=self.low)
        self._view.verticalHeader().setDefaultSectionSize(LOW_ROW if self.low else ROW_HEIGHT)
        if self._month is not None:
            self._month.set_low(low=self.low)
