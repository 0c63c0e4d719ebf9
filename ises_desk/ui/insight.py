"""The strip in a form that says what the answers lead to, with "Waarom?" behind a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ises_desk.i18n import N_, _
from ises_desk.ui.citing import linked
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label, restyle

if TYPE_CHECKING:
    from ises_desk.ui.fields import Insight


class InsightStrip(QFrame):
    """Hidden until there is something to say; `asked` carries the key of a paragraph to explain."""

    shown = Signal()
    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("tone", "info")
        self._text = label("", wrap=True, selectable=True)
        self._reasons = label("", wrap=True, selectable=True)
        self._reasons.setTextFormat(Qt.TextFormat.RichText)
        self._reasons.linkActivated.connect(lambda key: self.asked.emit(int(key)))
        self._reasons.hide()
        self._paragraph = label("", "muted", wrap=True, selectable=True)
        self._paragraph.hide()
        self._why = button(_(N_("Waaro&m?")), self._toggle, quiet=True)
        top = QHBoxLayout()
        top.addWidget(self._text, 1)
        top.addWidget(self._why)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._reasons)
        column.addWidget(self._paragraph)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def show_insight(self, insight: Insight | None) -> None:
        """Show what the answers lead to, or nothing."""
        self.setVisible(insight is not None)
        if insight is None:
            return
        if self.property("tone") != insight.tone:
            self.setProperty("tone", insight.tone)
            restyle(self)
        self._text.setText(insight.text)
        self._reasons.setText("<br>".join(f"•&nbsp; {linked(each)}" for each in insight.reasons))
        self._why.setVisible(bool(insight.reasons))
        if not insight.reasons:
            self._reasons.hide()
            self._paragraph.hide()
        self.shown.emit()

    def explain(self, text: str) -> None:
        """Show what the paragraph says that was asked for, below the reasons."""
        self._paragraph.setText(text)
        self._paragraph.setVisible(bool(text))
        self.shown.emit()

    def _toggle(self) -> None:
        self._reasons.setVisible(self._reasons.isHidden())
        self._paragraph.setVisible(self._reasons.isVisible() and bool(self._paragraph.text()))
        self.shown.emit()
