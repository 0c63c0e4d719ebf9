"""A PDF on screen: the pages in sight are drawn on the slow lane, as sharp as the screen is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui import theme
from ises_desk.ui.paper_place import A4, PaperPlace
from ises_desk.ui.pdf_pages import POINTS, one, sizes
from ises_desk.ui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ises_desk.ui.desk import Desk

SCREEN_DPI = 96
MOST_DPI = 400  # sharp enough at any zoom; a page of more would take 100 MB
STEP = 1.1
SMALLEST, LARGEST = 0.5, 3.0
LEAST_FITTING, MOST_FITTING = 0.2, 1.6
WIDTH, PAGE = "width", "page"


class Page(QWidget):
    """One sheet of paper with its picture, as soon as there is one."""

    def __init__(self, number: int, size: tuple[float, float]) -> None:
        super().__init__()
        self.points = size
        self.image: QImage | None = None
        self.density = 0.0
        self.setAccessibleName(_(N_("Bladzijde {n}")).format(n=number))

    def lay(self, scale: float) -> None:
        """Take the room of a scale, in px a point."""
        self.setFixedSize(QSize(round(self.points[0] * scale), round(self.points[1] * scale)))

    def show_image(self, image: QImage, density: float) -> None:
        """Show the page as drawn at a density."""
        self.image, self.density = image, density
        self.update()

    def forget(self) -> None:
        """Let the picture of a page out of sight go."""
        self.image, self.density = None, 0.0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name and argument
        """Paint white paper, what is on it, and a thin edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self.image)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PdfView(QScrollArea):
    """Shows a PDF; `fit` is "width", "page" or empty for a zoom of the owner's."""

    moved = Signal()  # another page came in sight, or another zoom

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.fit = WIDTH
        self._zoom = 1.0
        self._asked = 0
        self._drawing = False
        self.pdf: bytes | None = None
        self.pages: list[Page] = []
        self.setObjectName("paper")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_(N_("Voorbeeld")))
        self._body = QWidget()
        self._body.setObjectName("sheet")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(GRID, GRID, GRID, GRID)
        self._column.setSpacing(2 * GRID)
        self._place = PaperPlace()
        self._place.hide()
        self._words = self._place.words
        self._column.addWidget(self._place, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.setWidget(self._body)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # what is shown --------------------------------------------------------------------------

    def show_text(self, text: str) -> None:
        """Show a sentence in the place of pages."""
        self.pdf = None
        self._asked += 1
        self._lay_pages(())
        self._words.setText(text)
        self._place.show()
        self._arrange()

    def show_pdf(self, pdf: bytes) -> None:
        """Show a PDF at the place and the zoom of the one before."""
        self.pdf = pdf
        self._asked += 1
        self._desk.lanes.file(sizes, partial(self._take_sizes, self._asked), pdf)

    def _take_sizes(self, asked: int, found: list[tuple[float, float]]) -> None:
        if asked != self._asked:
            return
        self._place.hide()
        if [page.points for page in self.pages] != found:
            self._lay_pages(found)
        for page in self.pages:
            page.density = 0.0  # the old picture stays until the new one is drawn
        self._arrange()

    def _lay_pages(self, found: Sequence[tuple[float, float]]) -> None:
        for page in self.pages:
            self._column.removeWidget(page)
            page.deleteLater()
        self.pages = [Page(number, size) for number, size in enumerate(found, start=1)]
        for at, page in enumerate(self.pages):
            self._column.insertWidget(at + 1, page, 0, Qt.AlignmentFlag.AlignHCenter)
            page.show()  # now, not as Qt would later: it has its place at once
        self.moved.emit()

    # zoom -----------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """The zoom in use; 1 is the size of the paper."""
        return self._fitting() if self.fit else self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at a zoom, as far as there is one."""
        self._zoom = min(max(zoom, SMALLEST), LARGEST)
        self.fit = ""
        self._arrange()

    def set_fit(self, fit: str) -> None:
        """Fit the width or the whole page from now on."""
        self.fit = fit
        self._arrange()

    def larger(self) -> None:
        """Zoom in by a step."""
        self.set_zoom(self.zoom * STEP)

    def smaller(self) -> None:
        """Zoom out by a step."""
        self.set_zoom(self.zoom / STEP)

    def _fitting(self) -> float:
        wide, high = self.pages[0].points if self.pages else A4
        room = self.maximumViewportSize()  # not what a bar leaves: it would come and go for ever
        found = (room.width() - 2 * GRID - 4) / wide
        if len(self.pages) > 1 or high * found + 2 * GRID > room.height():
            bar = self.verticalScrollBar().sizeHint().width()
            found = (room.width() - bar - 2 * GRID - 4) / wide
        if self.fit == PAGE:
            found = min(found, (room.height() - 2 * GRID) / high)
        return min(max(found * POINTS / SCREEN_DPI, LEAST_FITTING), MOST_FITTING)

    def _arrange(self) -> None:
        """Give every page its room, keep the place in sight, and draw what is there."""
        bar = self.verticalScrollBar()
        at_top = not bar.value()
        seen = (bar.value() + bar.pageStep() / 2) / max(bar.maximum() + bar.pageStep(), 1)
        scale = self.zoom * SCREEN_DPI / POINTS
        self._place.lay(scale)
        for page in self.pages:
            page.lay(scale)
        self._column.activate()
        self._body.adjustSize()
        if not at_top:
            bar.setValue(round(seen * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        self.moved.emit()
        self._draw()

    # drawing --------------------------------------------------------------------------------

    def _scrolled(self) -> None:
        self.moved.emit()
        self._draw()

    def _draw(self) -> None:
        """Have the next page in sight drawn; one at a time, so that zooming never piles up."""
        density = min(SCREEN_DPI * self.zoom * self.devicePixelRatioF(), MOST_DPI)
        for at in self._in_sight():
            page = self.pages[at]
            if page.density != density and not self._drawing and self.pdf is not None:
                self._drawing = True
                done = partial(self._take, self._asked, at, density)
                self._desk.lanes.file(one, done, self.pdf, density, at, failed=self._failed)
                return

    def _take(self, asked: int, at: int, density: float, image: QImage) -> None:
        self._drawing = False
        if asked == self._asked and at < len(self.pages):
            self.pages[at].show_image(image, density)
            near = self._in_sight()
            for number, page in enumerate(self.pages):
                if number not in near:
                    page.forget()
        self._draw()

    def _failed(self) -> None:
        self._drawing = False

    def _in_sight(self) -> list[int]:
        """Return the pages on screen and those beside them, the ones on screen first."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        tops = [(page.y(), page.y() + page.height()) for page in self.pages]
        on = [at for at, (high, low) in enumerate(tops) if low >= top and high <= bottom]
        beside = {at + step for at in on for step in (-1, 1)} - set(on)
        return [*on, *sorted(at for at in beside if 0 <= at < len(self.pages))]

    @property
    def page(self) -> int:
        """The number of the page in the middle of the view, from 1; 0 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        passed = [at for at, page in enumerate(self.pages, start=1) if page.y() <= middle]
        return max(passed, default=min(len(self.pages), 1))

    # events ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Go to the first or last page, or a screen on; the arrows are Qt's own."""
        bar = self.verticalScrollBar()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        places = {
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Space: bar.value() + bar.pageStep() * (-1 if shift else 1),
        }
        if event.key() in places:
            bar.setValue(places[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Zoom with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.larger() if event.angleDelta().y() > 0 else self.smaller()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Fit the pages to the new room."""
        super().resizeEvent(event)
        if self.fit:
            self._arrange()
        else:
            self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Draw anew on a screen of another density."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw()
