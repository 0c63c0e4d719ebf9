"""A plot of two amounts by month: bars and a line, read with the mouse or the arrow keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy

from ises_desk.ui import theme
from ises_desk.ui.theme import GRID
from ises_desk.values.formats import whole_euros

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

LINES = 4  # at most, beside the one at nothing
BELOW, ABOVE = 22, GRID  # px for the months' names, and over the highest bar
BAR = 0.56  # of the room of a month
WIDEST_BAR = 64  # px: a month alone is no wall
DOT = 3.5  # px, half of it


@dataclass(frozen=True, slots=True)
class Point:
    """A month: its short name, a sentence with both amounts, and these in cents."""

    name: str
    words: str
    bar: int
    line: int


def steps(lowest: int, highest: int) -> list[int]:
    """Return round amounts in cents to draw lines at, from below the lowest to above the highest.

    >>> steps(0, 730_000)
    [0, 200000, 400000, 600000, 800000]
    >>> steps(-5_000, 14_000)
    [-5000, 0, 5000, 10000, 15000]
    >>> steps(0, 0)
    [0, 100]
    """
    size = 100
    for power in range(2, 15):
        fitting = [
            times * 10**power
            for times in (1, 2, 5)
            if highest - lowest <= LINES * times * 10**power
        ]
        if fitting:
            size = fitting[0]
            break
    first, last = lowest // size, max(-(-highest // size), lowest // size + 1)
    return [at * size for at in range(first, last + 1)]


class Plot(QLabel):
    """Bars and a line over the months; `read` carries the sentence of the month looked at.

    It is a label with a picture only so that a screen reader hears of a picture.
    """

    read = Signal(str)

    def __init__(self, name: str, bar: str, line: str, nothing: str) -> None:
        """Take what the plot is called, what bars and line are, and what to say without any."""
        super().__init__()
        self._points: Sequence[Point] = ()
        self._nothing = nothing
        self._legend = (bar, line)
        self._at = -1
        blank = QPixmap(1, 1)
        blank.fill(Qt.GlobalColor.transparent)
        self.setPixmap(blank)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show other months; the last one is looked at."""
        self._points = points
        self._look(len(points) - 1)
        self.update()

    @property
    def at(self) -> int:
        """The month that is looked at, -1 without one."""
        return self._at

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the room it likes to have."""
        return QSize(480, 132)

    def _look(self, at: int) -> None:
        if not self._points:
            self._at = -1
            return
        self._at = min(max(at, 0), len(self._points) - 1)
        words = self._points[self._at].words
        self.setAccessibleDescription(words)
        self.read.emit(words)
        self.update()

    # drawing --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name and argument
        """Draw lines, bars, the line, the names, and a ring when the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if any(each.bar or each.line for each in self._points):
            self._draw(painter)
        elif self._points:
            painter.setPen(theme.colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._nothing)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        levels = steps(
            min(0, *(min(each.bar, each.line) for each in self._points)),
            max(0, *(max(each.bar, each.line) for each in self._points)),
        )
        texts = [whole_euros(level // 100) for level in levels]
        metrics = painter.fontMetrics()
        left = max(metrics.horizontalAdvance(text) for text in texts) + 2 * GRID
        self._left = left
        ground = QRectF(left, ABOVE, self.width() - left - GRID, self.height() - ABOVE - BELOW)
        low, high = levels[0], levels[-1]

        def place(cents: int) -> float:
            return ground.bottom() - (cents - low) / (high - low) * ground.height()

        for level, text in zip(levels, texts, strict=True):
            where = place(level)
            painter.setPen(QPen(theme.colour("muted" if level == 0 else "line"), 1))
            painter.drawLine(QPointF(ground.left(), where), QPointF(ground.right(), where))
            painter.setPen(theme.colour("muted"))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, where - 9, left - GRID, 18), side, text)
        room = ground.width() / len(self._points)
        self._bars(painter, ground, room, place(0), [place(each.bar) for each in self._points])
        self._line(painter, ground, room, [place(each.line) for each in self._points])

    def _bars(
        self, painter: QPainter, ground: QRectF, room: float, base: float, tops: list[float]
    ) -> None:
        for at, (each, top) in enumerate(zip(self._points, tops, strict=True)):
            left = ground.left() + at * room
            if at == self._at:
                painter.fillRect(
                    QRectF(left, ground.top(), room, ground.height() + BELOW - 2),
                    theme.colour("hover"),
                )
            if top != base:
                high = max(abs(base - top), 1)
                wide = min(room * BAR, WIDEST_BAR)
                bar = QRectF(left + (room - wide) / 2, min(top, base), wide, high)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent"))
                painter.drawRoundedRect(bar, 2, 2)
            painter.setPen(theme.colour("text" if at == self._at else "muted"))
            below = QRectF(left, ground.bottom() + 3, room, BELOW - 4)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, each.name)

    def _line(self, painter: QPainter, ground: QRectF, room: float, places: list[float]) -> None:
        """Draw the line with a rim in the ground's colour, so that it stands out from the bars."""
        dots = [
            QPointF(ground.left() + (at + 0.5) * room, where) for at, where in enumerate(places)
        ]
        for colour, width in ((theme.colour("card"), 5.0), (theme.colour("warn"), 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawPolyline(QPolygonF(dots))
        painter.setBrush(theme.colour("warn"))
        for at, dot in enumerate(dots):
            painter.setPen(QPen(QColor(theme.colour("card")), 1.5))
            size = DOT + 1.5 if at == self._at else DOT
            painter.drawEllipse(dot, size, size)

    # looking --------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Look at the month under the mouse."""
        left = getattr(self, "_left", 0)
        room = (self.width() - left - GRID) / max(len(self._points), 1)
        if event.position().x() >= left and room > 0:
            self._look(int((event.position().x() - left) // room))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Look at another month with the arrows, Home and End."""
        places = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._points) - 1,
        }
        if event.key() in places:
            self._look(places[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Show the ring, and say which month is looked at."""
        super().focusInEvent(event)
        self._look(self._at)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()
