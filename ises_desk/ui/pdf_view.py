"""Pages of a PDF as pictures, drawn on the slow lane; zooming draws them anew."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QPixmap, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ises_desk.ui.desk import Desk

POINTS = 72  # per inch
SCREEN_DPI = 96
PRINT_DPI = 300
STEP = 1.2
SMALLEST, LARGEST = 0.3, 4.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as bytes: blue, green, red per pixel; lines of `stride` bytes."""

    width: int
    height: int
    stride: int
    pixels: bytes

    def image(self) -> QImage:
        """Return the page as an image that owns its pixels."""
        shape = QImage.Format.Format_BGR888
        return QImage(self.pixels, self.width, self.height, self.stride, shape).copy()


def draw(pdf: bytes, dpi: float) -> list[Picture]:
    """Return all pages at a density (on the slow lane: the library works in one thread)."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        pictures = []
        for at in range(len(document)):
            bitmap = document[at].render(scale=dpi / POINTS)
            pictures.append(
                Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            )
        return pictures
    finally:
        document.close()


class PdfView(QScrollArea):
    """Shows a PDF; fits the width until the owner zooms."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._zoom: float | None = None
        self._asked = 0
        self.pdf: bytes | None = None
        self.pages: list[QLabel] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_(N_("Voorbeeld")))
        self._body = QWidget()
        self._body.setObjectName("sheet")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(GRID, GRID, GRID, GRID)
        self._column.setSpacing(2 * GRID)
        self.setWidget(self._body)

    def show_text(self, text: str) -> None:
        """Show a sentence in the place of pages."""
        self.pdf = None
        self._asked += 1
        self._clear()
        words = label(text, "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(words)
        self.pages.append(words)

    def show_pdf(self, pdf: bytes) -> None:
        """Show a PDF."""
        self.pdf = pdf
        self._draw()

    def zoom(self, factor: float | None) -> None:
        """Zoom by a factor, or fit the width with None."""
        if factor is None:
            self._zoom = None
        else:
            now = self._zoom or self._fitting()
            self._zoom = min(max(now * factor, SMALLEST), LARGEST)
        self._draw()

    def _fitting(self) -> float:
        room = self.viewport().width() - 2 * GRID - 4
        paper = 210 / 25.4 * SCREEN_DPI
        return min(max(room / paper, SMALLEST), 1.6)

    def _draw(self) -> None:
        if self.pdf is None:
            return
        self._asked += 1
        dense = self.devicePixelRatioF()
        dpi = SCREEN_DPI * (self._zoom or self._fitting()) * dense
        self._desk.lanes.file(draw, partial(self._take, self._asked, dense), self.pdf, dpi)

    def _take(self, asked: int, dense: float, pictures: list[Picture]) -> None:
        if asked != self._asked:
            return
        place = self.verticalScrollBar().value()
        self._clear()
        for number, picture in enumerate(pictures, start=1):
            pixmap = QPixmap.fromImage(picture.image())
            pixmap.setDevicePixelRatio(dense)
            page = QLabel()
            page.setPixmap(pixmap)
            page.setAccessibleName(_(N_("Pagina {n}")).format(n=number))
            page.setFrameShape(QFrame.Shape.Box)
            page.setSizePolicy(page.sizePolicy().Policy.Fixed, page.sizePolicy().Policy.Fixed)
            page.setStyleSheet("border: 1px solid #c5ccd6;")
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
            self.pages.append(page)
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(place)

    def _clear(self) -> None:
        self.pages.clear()
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Zoom with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        if self._zoom is None and event.oldSize().width() != event.size().width():
            self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Draw anew on a screen of another density."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw()
