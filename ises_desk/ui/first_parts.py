"""What the steps of a first start are made of: a choice between ways, and where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _, fill
from ises_desk.ui.choice_card import Picture
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import card, label, restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ises_desk.ui.choice_card import ChoiceCard

WIDTH, ICON = 640, 48  # px


class Where(QWidget):
    """Tells which step this is, of how many."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = titles
        self._count = label("", "muted")
        self._names = [label(_(title)) for title in titles]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self._count)
        for name in self._names:
            row.addWidget(name)

    def show_step(self, at: int) -> None:
        """Show a step: 0 is the choice before the steps."""
        self.setVisible(at > 0)
        self._count.setText(fill(N_("Stap {at} van {all}"), {"at": at, "all": len(self._titles)}))
        for place, (name, title) in enumerate(zip(self._names, self._titles, strict=True), start=1):
            name.setObjectName("strong" if place == at else "muted")
            restyle(name)  # before its text: the row takes the room that it asks then
            name.setText("")
            name.setText(f"✓ {_(title)}" if place < at else _(title))
        self.setAccessibleName(self._count.text())


def choosing(title: str, text: str, cards: Sequence[ChoiceCard]) -> QWidget:
    """Return a card in the middle with a heading, a sentence and the ways on."""
    inside = QVBoxLayout()
    inside.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 4 * GRID)
    inside.setSpacing(GRID + 4)
    inside.addWidget(Picture("app", "accent", ICON))
    inside.addWidget(label(_(title), "title", wrap=True))
    inside.addWidget(label(_(text), "muted", wrap=True))
    inside.addSpacing(GRID)
    for each in cards:
        inside.addWidget(each)
    frame = card()
    frame.setFixedWidth(WIDTH)
    frame.setLayout(inside)
    page = QWidget()
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addStretch(2)
    row = QHBoxLayout()  # not an alignment: that asks the frame its height at the page's width
    row.addStretch(1)
    row.addWidget(frame)
    row.addStretch(1)
    whole.addLayout(row)
    whole.addStretch(3)
    return page
