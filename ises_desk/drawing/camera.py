"""Taking pictures: wait until all is still, take one, keep it small, lay many on one sheet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ises_desk.ui.window import MainWindow

ROUNDS = 4  # a page that is filled may ask for a detail, which may ask for a picture
LONGEST_MS = 600  # of the pauses that the window makes; what waits longer is not waited for
PATIENCE_MS = 5000
STEP_MS = 10
MOST_COLOURS, EXACT = 256, 96
ALIKE = 0xE0E0E0  # of the rest, colours that differ in less than this share one
THUMB = (420, 270)  # px on a sheet
GAP = 12
CAPTION = 22
ACROSS = 6


def calm(window: MainWindow) -> None:
    """Let everything under way arrive and be painted."""
    end = QDeadlineTimer(PATIENCE_MS)
    for _round in range(ROUNDS):
        QCoreApplication.processEvents()
        while _waiting() and not end.hasExpired():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, STEP_MS)
        window.desk.lanes.settle()
        QCoreApplication.processEvents()


def _waiting() -> bool:
    """Tell whether anything on screen waits for the next key before it goes on."""
    return any(
        timer.isActive() and timer.isSingleShot() and timer.interval() <= LONGEST_MS
        for shown in QApplication.topLevelWidgets()
        if shown.isVisible()
        for timer in shown.findChildren(QTimer)
    )


def take(widget: QWidget, path: Path, above: Sequence[QWidget] = ()) -> Path:
    """Write a picture of a window or a dialog, with what dropped down above it; returns its path.

    What hangs over the edge is cut off, as a screen would.
    """
    whole = widget.grab()
    painter = QPainter(whole)
    for each in above:
        painter.drawPixmap(each.pos() - widget.pos(), each.grab())
    painter.end()
    small(whole.toImage()).save(str(path))
    return path


def small(picture: QImage) -> QImage:
    """Return a picture in its own most used colours: a third of the bytes, hardly a difference."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I")).most_common()
    table = [colour for colour, _count in counted[:EXACT]]
    alike = {colour & ALIKE: colour for colour, _count in reversed(counted[EXACT:])}
    table += list(reversed(alike.values()))[: MOST_COLOURS - EXACT]
    return plain.convertToFormat(
        QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither
    )


def sheet(pictures: Sequence[Path], path: Path) -> Path:
    """Lay pictures with their names on one contact sheet; returns its path."""
    wide, high = THUMB[0] + GAP, THUMB[1] + CAPTION + GAP
    down = -(-len(pictures) // ACROSS)
    whole = QImage(ACROSS * wide + GAP, down * high + GAP, QImage.Format.Format_RGB32)
    whole.fill(QColor("#808890"))
    painter = QPainter(whole)
    painter.setPen(QColor("#ffffff"))
    for at, each in enumerate(pictures):
        left, top = GAP + at % ACROSS * wide, GAP + at // ACROSS * high
        painter.drawText(QRect(left, top, THUMB[0], CAPTION), 0, each.stem)
        thumb = QImage(str(each)).scaled(
            *THUMB, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(left, top + CAPTION, thumb)
    painter.end()
    whole.save(str(path))
    return path
