"""Small parts that every page shares: labels, buttons, cards, chips, banners."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ises_desk.ui import icons, theme
from ises_desk.ui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

Dialog = TypeVar("Dialog", bound=QDialog)
CHIP_HEIGHT = 22  # px
CHIP_PADDING = 10  # px


def label(text: str, name: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """Return a label that prints its text literally: markup in a name stays a name."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if name:
        made.setObjectName(name)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return made


def topmost(kind: type[Dialog]) -> Dialog | None:
    """Return the dialog on top when it is of that kind: who presses twice opens one."""
    found = QApplication.activeModalWidget()
    return found if isinstance(found, kind) else None


def literal(text: str) -> str:
    """Return a text for a button or menu in which an ampersand is an ampersand."""
    return text.replace("&", "&&")


class PushButton(QPushButton):
    """A push button that Enter presses too, where the keyboard is on it (not only Space).

    A double click is one press: the second half could meet another button in the same place.
    """

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's own name
        """Take the second press and do nothing with it."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's own name
        """Draw a line inside the main button when it has the keyboard: a style sheet has none."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("primary") == "true":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme.colours().on_accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name
        """Press on Enter; everything else as Qt does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str,
    run: Callable[[], object],
    *,
    icon: str = "",
    primary: bool = False,
    quiet: bool = False,
    tip: str = "",
) -> QPushButton:
    """Return a push button; `text` may carry a mnemonic."""
    made = PushButton(f" {text}" if icon else text)
    if icon:
        made.setIcon(icons.icon(icon, "on_accent" if primary else "text"))
        made.setProperty("icon_name", icon)
    made.setIconSize(QSize(16, 16))
    made.setProperty("primary", "true" if primary else "false")
    made.setProperty("quiet", "true" if quiet else "false")
    made.setAutoDefault(False)
    made.setAccessibleName(text.replace("&", ""))
    if tip:
        made.setToolTip(tip)
    made.clicked.connect(plainly(run))
    return made


def retitle(pressed: QPushButton, text: str) -> None:
    """Let a button say something else, also to who hears it; `text` may carry a mnemonic."""
    pressed.setText(text)
    pressed.setAccessibleName(text.replace("&", ""))


def plainly(run: Callable[[], object]) -> Callable[[], None]:
    """Keep the `checked` argument of a click away from `run`."""

    def clicked() -> None:
        run()

    return clicked


def tool(icon: str, name: str, run: Callable[[], object]) -> QToolButton:
    """Return a small button with only an icon; `name` is its tip and its accessible name."""
    made = QToolButton()
    made.setIcon(icons.icon(icon, "muted"))
    made.setProperty("icon_name", icon)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(plainly(run))
    return made


def card() -> QFrame:
    """Return an empty card: white (or dark) ground, thin line, round corners."""
    frame = QFrame()
    frame.setObjectName("card")
    return frame


def rule() -> QFrame:
    """Return a thin horizontal line."""
    line = QFrame()
    line.setObjectName("rule")
    return line


def retone(root: QWidget) -> None:
    """Redraw the icons of all buttons below `root` in the colours in use."""
    for push in root.findChildren(QPushButton):
        name = push.property("icon_name")
        if name:
            primary = push.property("primary") == "true"
            push.setIcon(icons.icon(str(name), "on_accent" if primary else "text"))
    for small in root.findChildren(QToolButton):
        name = small.property("icon_name")
        if name:
            small.setIcon(icons.icon(str(name), "muted"))


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again after a property changed, inside the widget too."""
    for each in (widget, *widget.findChildren(QWidget)):
        each.style().unpolish(each)
        each.style().polish(each)


class Banner(QFrame):
    """A coloured strip with one sentence; hidden until it has something to say."""

    def __init__(self, tone: str = "bad") -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("tone", tone)
        self._icon = QLabel()
        self._text = label("", wrap=True, selectable=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def say(self, text: str, tone: str = "") -> None:
        """Show a sentence, or hide when it is empty."""
        if tone and tone != self.property("tone"):
            self.setProperty("tone", tone)
            restyle(self)
        name = str(self.property("tone"))
        self._icon.setPixmap(icons.pixmap("check" if name == "good" else "warning", name, 18))
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class Link(QPushButton):
    """A text that leads to another record; cut with an ellipsis when there is no room."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setFlat(True)
        self.setObjectName("link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._cut()

    def _cut(self) -> None:
        room = max(self.width() - 2, 24)
        short = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        self.setText(literal(short))
        self.setToolTip(self._text if short != self._text else "")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Cut the text to the new width."""
        super().resizeEvent(event)
        self._cut()


class Chip(QWidget):
    """A state as a coloured word."""

    def __init__(self, text: str, tone: str) -> None:
        super().__init__()
        self._text, self._tone = text, tone
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the room that the word takes."""
        return QSize(self.room(self.fontMetrics(), self._text), CHIP_HEIGHT)

    @staticmethod
    def room(metrics: QFontMetrics, text: str) -> int:
        """Return the px that a state takes beside others."""
        return metrics.horizontalAdvance(text) + 2 * CHIP_PADDING

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the same room: a state is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name and argument
        """Draw the chip."""
        painter = QPainter(self)
        draw_chip(painter, 0, (self.height() - CHIP_HEIGHT) // 2, self._text, self._tone)
        painter.end()


def draw_chip(painter: QPainter, left: int, top: int, text: str, tone: str) -> None:
    """Draw a state as a coloured word at a place in px."""
    now = theme.colours()
    width = Chip.room(painter.fontMetrics(), text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(now.ground(tone)))
    painter.drawRoundedRect(left, top, width, CHIP_HEIGHT, CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
    painter.setPen(QColor(now.ink(tone)))
    painter.drawText(left, top, width, CHIP_HEIGHT, Qt.AlignmentFlag.AlignCenter, text)


def after_a_pause(parent: QObject, wait: int, run: Callable[[], object]) -> QTimer:
    """Return a timer that runs once, `wait` ms after it was last started."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(wait)
    timer.timeout.connect(run)
    return timer


def next_turn(parent: QObject, run: Callable[[], object]) -> None:
    """Run something in the next turn of the event loop, unless `parent` is gone by then.

    A millisecond, since what waits 0 ms still comes in this turn: a long step becomes two short
    ones, with room for the keyboard between them.
    """
    QTimer.singleShot(1, parent, run)
