"""What a field understood of what is typed, under it while the owner types: it moves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from ises_desk.ui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QLineEdit

GAP = 2  # px below the field


class Whisper:
    """A small label that floats under a line while it has the keyboard."""

    def __init__(self, edit: QLineEdit) -> None:
        self._edit = edit
        self._label: QLabel | None = None

    @property
    def text(self) -> str:
        """What is said now."""
        return self._label.text() if self._label is not None else ""

    def say(self, text: str) -> None:
        """Show a text under the line, or nothing."""
        if not text:
            if self._label is not None:
                self._label.setText("")
                self._label.hide()
            return
        if self._label is None:
            self._label = label("", "whisper")
            self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._edit.destroyed.connect(self._label.deleteLater)
        above = self._edit.window()
        if self._label.parentWidget() is not above:
            self._label.setParent(above)
        self._label.setText(text)
        self._label.adjustSize()
        place = self._edit.mapTo(above, QPoint(0, self._edit.height() + GAP))
        most = above.width() - self._label.width() - GAP
        self._label.move(max(min(place.x(), most), 0), place.y())
        self._label.raise_()
        self._label.show()
