"""The lines of the finder: icon, title, what more there is to say, and the word for what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ises_desk.i18n import N_, _
from ises_desk.ui import icons, theme
from ises_desk.ui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ises_desk.ui.finding import Hit

    Index = QModelIndex | QPersistentModelIndex

ROW = 44  # px
ICON = 18  # px
LEFT = 40  # px to the words
LEAST_ABOUT = 60  # px


class FindModel(QAbstractListModel):
    """What was found, the best first."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: Sequence[Hit] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Hold other lines."""
        self.beginResetModel()
        self.hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name and default
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a line, or all of it for who listens."""
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return hit.spoken
        return None


class FindDelegate(QStyledItemDelegate):
    """Draws a line: title above, the rest muted below, the word for what it is to the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802  Qt's name
        """Return the height of a line."""
        return QSize(LEFT, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        hit: Hit = index.model().hits[index.row()]  # type: ignore[attr-defined]  # a FindModel
        now, rect = theme.colours(), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.selected))
            painter.drawRoundedRect(rect, 6, 6)
            painter.setBrush(QColor(now.accent))
            painter.drawRoundedRect(rect.left(), rect.top() + 8, 3, rect.height() - 16, 1.5, 1.5)
        picture = icons.pixmap(hit.icon, "accent" if chosen else "muted", ICON)
        painter.drawPixmap(rect.left() + GRID + 4, rect.top() + (ROW - ICON) // 2, picture)
        word = painter.fontMetrics().horizontalAdvance(hit.word)
        kind = rect.adjusted(0, 0, -GRID - 4, 0)
        painter.setPen(QColor(now.muted))
        painter.drawText(
            kind, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hit.word
        )
        self._write(painter, rect.adjusted(LEFT, 0, -word - 4 * GRID, 0), hit)
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, hit: Hit) -> None:
        now, metrics = theme.colours(), painter.fontMetrics()
        half = room.height() // 2
        above = room.adjusted(0, 5, 0, -half) if hit.about else room
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        cut = Qt.TextElideMode.ElideRight
        painter.setPen(QColor(now.text))
        painter.drawText(above, side, metrics.elidedText(hit.title, cut, room.width()))
        if hit.about:
            painter.setPen(QColor(now.muted))
            below = room.adjusted(0, half, 0, -5)
            painter.drawText(below, side, metrics.elidedText(hit.about, cut, room.width()))


class FindList(QListView):
    """The lines; the keyboard stays in the field above. `walked` tells what is chosen now."""

    chosen = Signal()
    walked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findList")
        self.setAccessibleName(_(N_("Gevonden")))
        self._model = FindModel()
        self.setModel(self._model)
        self.setItemDelegate(FindDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        self.clicked.connect(lambda _index: self.chosen.emit())

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show other lines and choose the best."""
        self._model.show_hits(hits)
        self._set(0)

    def current(self) -> Hit | None:
        """Return the chosen line."""
        row = self.currentIndex().row()
        return self._model.hits[row] if 0 <= row < len(self._model.hits) else None

    def walk(self, step: int) -> None:
        """Choose the line `step` further, as far as there are."""
        self._set(self.currentIndex().row() + step)

    def _set(self, row: int) -> None:
        last = len(self._model.hits) - 1
        if last < 0:
            self.walked.emit("")
            return
        self.setCurrentIndex(self._model.index(min(max(row, 0), last)))
        hit = self.current()
        self.walked.emit("" if hit is None else hit.spoken)
