"""The sheet of keys: made from the one place where the keys are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ises_desk.i18n import N_, _
from ises_desk.ui import keys
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE = (940, 640)  # px: all keys without a scroll bar
KEYS = 164  # px: what they do stands in one line below each other


class KeySheet(QDialog):
    """All keys in two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_(N_("Toetsen")))
        body = QWidget()
        body.setObjectName("sheet")
        columns = QHBoxLayout(body)
        columns.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        columns.setSpacing(4 * GRID)
        left, right = QVBoxLayout(), QVBoxLayout()
        for at, (title, lines) in enumerate(keys.GROUPS):
            column = left if at in (0, len(keys.GROUPS) - 1) else right
            if column.count():
                column.addSpacing(2 * GRID)
            column.addWidget(label(_(title), "heading"))
            column.addLayout(_table(lines))
        for column in (left, right):
            column.setSpacing(GRID)  # else that of the row they stand in
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = QScrollArea()
        area.setAccessibleName(_(N_("Toetsen")))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(body)
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        foot.addStretch(1)
        foot.addWidget(button(_(N_("&Sluiten")), self.accept))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        room = parent.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 40), min(SIZE[1], room.height() - 60))


def _table(lines: Sequence[keys.Line]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(GRID - 2)
    grid.setColumnMinimumWidth(0, KEYS)
    grid.setColumnStretch(1, 1)
    for place, line in enumerate(lines):
        caps = QHBoxLayout()
        caps.setSpacing(GRID // 2)
        for key in line.keys:
            caps.addWidget(label(keys.shown(key), "keycap"), 0, Qt.AlignmentFlag.AlignTop)
        caps.addStretch(1)
        grid.addLayout(caps, place, 0)
        grid.addWidget(label(_(line.does), wrap=True), place, 1)
    return grid
