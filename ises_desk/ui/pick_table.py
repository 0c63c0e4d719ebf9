"""The rows to choose one from: all columns in the room there is, without a bar below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ises_desk.ui.delegates import LONGEST, ROW_HEIGHT, RowDelegate, fitted, widths

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ises_desk.ui.listing_model import ListingModel

ROWS = 7  # that the list shows at once, its head among them


class PickTable(QTableView):
    """Shows a listing; one row is chosen."""

    def __init__(self, model: ListingModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._listed = model
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.setFixedHeight(ROWS * ROW_HEIGHT)

    def fit(self) -> None:
        """Give every column its width: what is long gives way, and the last goes if it must."""
        texts, heads = self._listed.sample, self._listed.heads
        if not texts:
            return
        titles = [(head.title, head.kind) for head in heads]
        natural = widths(titles, texts, self.fontMetrics(), LONGEST)
        kinds, wide = [head.kind for head in heads], natural.index(max(natural))
        room, count = self.viewport().width(), len(heads)
        while sum(found := fitted(natural[:count], kinds[:count], wide, room)) > room:
            if count <= max(wide + 1, 2):
                break
            count -= 1
        for at in range(len(heads)):
            self.setColumnHidden(at, at >= count)
        for at, width in enumerate(found):
            self.setColumnWidth(at, width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Fit the columns to the new room."""
        super().resizeEvent(event)
        self.fit()
