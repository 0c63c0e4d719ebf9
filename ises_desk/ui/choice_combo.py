"""The box in which one of a few is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox

LEAST_WORD = 8  # characters of a choice
BESIDE_WORD = 40  # px: its arrow and edges


class ChoiceComboBox(QComboBox):
    """A choice as wide as the room there is: one long word must not push other fields aside.

    Qt's own policy for it makes the list that drops down at once: a fifth of what a form costs.
    """

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the room for a short word."""
        width = self.fontMetrics().horizontalAdvance("X") * LEAST_WORD + BESIDE_WORD
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the same."""
        return self.sizeHint()
