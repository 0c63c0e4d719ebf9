"""A PDF with a bar above it: how large, and which page of how many."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui import keys
from ises_desk.ui.pdf_view import PAGE, WIDTH, PdfView
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import label, tool

if TYPE_CHECKING:
    from ises_desk.ui.desk import Desk

PERCENTS = (50, 75, 100, 125, 150, 200, 250, 300)
FITS = ((WIDTH, N_("Breedte passend")), (PAGE, N_("Hele bladzijde")))


class PdfPane(QWidget):
    """The pages in `view`; Ctrl with plus, minus and 0 zoom from anywhere in the dialog."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.view = PdfView(desk)
        self._sizes = QComboBox()
        self._sizes.setAccessibleName(_(N_("Grootte")))
        for fit, text in FITS:
            self._sizes.addItem(_(text), fit)
        for percent in PERCENTS:
            self._sizes.addItem(f"{percent} %", percent)
        self._sizes.activated.connect(self._choose)
        self._place = label("", "muted")
        self._lay_out()
        self.view.moved.connect(self._tell)
        for each, run in (
            (keys.LARGER, self.view.larger),
            (keys.SMALLER, self.view.smaller),
            (keys.FITTING, partial(self.view.set_fit, WIDTH)),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(key) for key in each])
            shortcut.activated.connect(run)
        self._tell()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        bar.setSpacing(GRID // 2)
        bar.addWidget(tool("zoom-out", _(N_("Kleiner (Ctrl+−)")), self.view.smaller))
        bar.addWidget(self._sizes)
        bar.addWidget(tool("zoom-in", _(N_("Groter (Ctrl++)")), self.view.larger))
        bar.addStretch(1)
        bar.addWidget(self._place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.view, 1)

    def _choose(self, at: int) -> None:
        wanted = self._sizes.itemData(at)
        if isinstance(wanted, str):
            self.view.set_fit(wanted)
        elif wanted:
            self.view.set_zoom(wanted / 100)

    def _tell(self) -> None:
        """Show the zoom in use and the page in sight."""
        percent = round(self.view.zoom * 100)
        self._sizes.setPlaceholderText(f"{percent} %")  # shown for a zoom in between
        self._sizes.setCurrentIndex(self._sizes.findData(self.view.fit or percent))
        count = len(self.view.pages)
        words = _(N_("Bladzijde {n} van {count}")).format(n=self.view.page, count=count)
        self._place.setText(words if count else "")
