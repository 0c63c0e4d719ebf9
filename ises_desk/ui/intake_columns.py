"""Which field each column of an old administration is: the guess, beside what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _, fill
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import Banner, card, label

if TYPE_CHECKING:
    from ises_desk.ui.intake_work import Looked

LEAST_WORD = 18  # characters of a field's name
WIDEST = 1100  # px: a choice stands beside what it is about, on a large screen too
HEADS = (N_("Kolom in het bestand"), N_("Wat erin staat"), N_("Wordt"))


class ColumnsStep(QWidget):
    """A row for each column, with a choice of fields."""

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner("bad")
        self.choices: list[QComboBox] = []
        self._guess: tuple[str, ...] = ()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        inside.addWidget(self._area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.banner)
        column.addWidget(frame, 1)

    @property
    def columns(self) -> tuple[str, ...]:
        """By column the key of its field, or nothing."""
        return tuple(str(choice.currentData() or "") for choice in self.choices)

    @property
    def changed(self) -> bool:
        """Tell whether the owner chose otherwise than was guessed."""
        return self.columns != self._guess

    def fill(self, looked: Looked, fields: tuple[tuple[str, str], ...]) -> None:
        """Show the columns of a file; `fields` are (key, label) of what they can be."""
        self._guess = looked.columns
        self.choices = []
        self.banner.say("")
        body = QWidget()
        body.setObjectName("sheet")
        body.setMaximumWidth(WIDEST)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, GRID, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        for at, head in enumerate(HEADS):
            grid.addWidget(label(_(head), "strong"), 0, at)
        headings = looked.table.headings
        for at, (heading, sample) in enumerate(zip(headings, looked.samples, strict=True), start=1):
            words = label(sample or _(N_("leeg")), "muted", wrap=True)
            grid.addWidget(label(heading, wrap=True), at, 0)
            grid.addWidget(words, at, 1)
            grid.addWidget(self._choice(heading, sample, looked.columns[at - 1], fields), at, 2)
        grid.setRowStretch(len(headings) + 1, 1)
        self._area.setWidget(body)

    def _choice(
        self, heading: str, sample: str, chosen: str, fields: tuple[tuple[str, str], ...]
    ) -> QComboBox:
        choice = QComboBox()
        choice.setMinimumContentsLength(LEAST_WORD)
        choice.addItem(_(N_("— overslaan —")), "")
        for key, name in fields:
            choice.addItem(name, key)
        choice.setCurrentIndex(max(choice.findData(chosen), 0))
        choice.setAccessibleName(fill(N_("Wat kolom {heading} is"), {"heading": heading}))
        choice.setAccessibleDescription(sample)
        choice.currentIndexChanged.connect(lambda _at: self.banner.say(""))
        self.choices.append(choice)
        return choice

    def begin(self) -> None:
        """Put the keyboard in the first choice."""
        if self.choices:
            self.choices[0].setFocus()
