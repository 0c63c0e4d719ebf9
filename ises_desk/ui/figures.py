"""The few figures that matter, as cards at the top of a page; a click shows what is behind one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from ises_desk.ui import icons
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import label, restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ises_desk.ui.sheet import FigureCard

HEIGHT, LOW_HEIGHT = 64, 38  # px
SIGN, LOW_SIGN = 24, 18  # px
CLOSE_EDGE, EDGE = GRID, 2 * GRID  # px


class Figures(QWidget):
    """A row of cards; `chosen` carries the card that was clicked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID + GRID // 2)
        self._cards: list[_Card] = []
        self._low = False
        self.set_low(low=False)

    def set_low(self, *, low: bool) -> None:
        """Put name and value on one line, where the screen is low."""
        self._low = low
        self.setFixedHeight(LOW_HEIGHT if low else HEIGHT)
        for shown in self._cards:
            shown.set_low(low=low)
        self._make_room()

    def mark(self, state: str) -> None:
        """Mark the card whose state the list is filtered on."""
        for shown in self._cards:
            shown.mark(state)

    def show_figures(self, figures: Sequence[FigureCard]) -> None:
        """Show these figures; cards that stay are only filled anew."""
        while len(self._cards) > len(figures):
            self._cards.pop().deleteLater()
        while len(self._cards) < len(figures):
            made = _Card()
            made.set_low(low=self._low)
            made.chosen.connect(self.chosen)
            self._row.addWidget(made, 1)
            self.setTabOrder(self._cards[-1] if self._cards else self._before(), made)
            self._cards.append(made)
        for shown, figure in zip(self._cards, figures, strict=True):
            shown.fill(figure)
        self._make_room()

    def _make_room(self) -> None:
        """Leave the pictures out where one would cost a digit: all of them, or none."""
        wide = (self.width() + self._row.spacing()) // max(len(self._cards), 1)
        room = wide - self._row.spacing()
        signs = not self._low or all(shown.wanted() <= room for shown in self._cards)
        for shown in self._cards:
            shown.make_room(room, signs=signs)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Look again what fits."""
        super().resizeEvent(event)
        self._make_room()

    def _before(self) -> QWidget:
        """Return where the keyboard is before it comes here: cards are made after the page."""
        found = self.previousInFocusChain()
        while found not in (None, self) and found.focusPolicy() == Qt.FocusPolicy.NoFocus:
            found = found.previousInFocusChain()
        return found or self


class _Card(QPushButton):
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("figure")
        self._figure: FigureCard | None = None
        self._icon = QLabel()
        self._name = label("", "figureLabel")
        self._value = label("", "figureValue")
        for part in (self._icon, self._name, self._value):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._words.addWidget(self._name)
        self._words.addWidget(self._value)
        self._low = False
        self._row = row = QHBoxLayout(self)
        row.addWidget(self._icon)
        row.addLayout(self._words, 1)
        self.clicked.connect(lambda: self.chosen.emit(self._figure))

    def set_low(self, *, low: bool) -> None:
        """Take one line, or two."""
        ways = QBoxLayout.Direction
        self._words.setDirection(ways.LeftToRight if low else ways.TopToBottom)
        self._words.setSpacing(GRID if low else 2)
        self._words.setStretch(1, 1 if low else 0)
        edge, side = (0, CLOSE_EDGE) if low else (GRID, EDGE)
        self._row.setContentsMargins(side, edge, side, edge)
        self._row.setSpacing(GRID - 2 if low else 2 * GRID - 4)
        self._low = low
        self._value.setProperty("low", "true" if low else "false")
        restyle(self._value)
        self._draw_sign()
        self.setFixedHeight(LOW_HEIGHT if low else HEIGHT)

    def _draw_sign(self) -> None:
        if self._figure is not None:
            size = LOW_SIGN if self._low else SIGN
            self._icon.setPixmap(icons.pixmap(self._figure.icon, self._figure.tone, size))

    def wanted(self) -> int:
        """Return the width in px that picture, name and value ask on one line."""
        name = self._name.fontMetrics().horizontalAdvance(self._name.text())
        sign = LOW_SIGN + self._row.spacing()
        beside = self._words.spacing() + 2 * CLOSE_EDGE + 2
        return sign + name + self._value.sizeHint().width() + beside

    def make_room(self, room: int, *, signs: bool) -> None:
        """Show the picture or not; a name that is too long even so takes two lines."""
        self._icon.setVisible(signs)
        sign = LOW_SIGN + self._row.spacing()
        self._name.setWordWrap(self._low and not signs and self.wanted() - sign > room)

    def mark(self, state: str) -> None:
        """Draw the card as chosen when it carries this state."""
        chosen = self._figure is not None and bool(state) and self._figure.state == state
        self.setProperty("chosen", "true" if chosen else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def fill(self, figure: FigureCard) -> None:
        """Show one figure."""
        self._figure = figure
        self._draw_sign()
        self._name.setText(figure.label)
        self._value.setText(figure.value)
        self.setAccessibleName(f"{figure.label}: {figure.value}")
        self.setAccessibleDescription(figure.tip)
        self.setToolTip(figure.tip)
        leads = bool(figure.state or figure.subject)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setEnabled(True)
