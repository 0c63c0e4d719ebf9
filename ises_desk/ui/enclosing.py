"""Asking whether what is enclosed with letters is printed as well."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _, fill, plural
from ises_desk.ui.one_click import close_once
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label, topmost

if TYPE_CHECKING:
    from collections.abc import Callable

    from ises_desk.ui.desk import Desk

WIDTH = 520  # px


class PrintEnclosures(QDialog):
    """Names what is enclosed, with one tick; `tick` is on when any of the letters goes by post."""

    def __init__(self, parent: QWidget, found: Any, then: Callable[[bool], object]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close_once(self)
        self.setWindowTitle(_(N_("Afdrukken")))
        one = N_("Bij {count} brief hoort een bijlage")
        many = N_("Bij {count} brieven hoort een bijlage")
        self.tick = QCheckBox(_(N_("&Bijlagen ook afdrukken")))
        self.tick.setChecked(found.by_post)
        self._then = then
        names = fill(N_("{names}."), {"names": found.stored})
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_(N_("&Annuleren")), self.reject))
        self.go = button(_(N_("Verder naar &printer")), self.accept, icon="print", primary=True)
        self.go.setDefault(True)
        row.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label(plural(one, many, found.count), "heading", wrap=True))
        column.addWidget(label(names, wrap=True))
        column.addWidget(self.tick)
        column.addLayout(row)
        self.setFixedWidth(WIDTH)
        self.tick.setFocus()

    def accept(self) -> None:
        """Go on: once, however often the button is pressed."""
        if self.isEnabled():
            self.setEnabled(False)
            super().accept()
            self._then(self.tick.isChecked())


def with_enclosures(
    desk: Desk, keys: tuple[int, ...], parent: QWidget, then: Callable[[bool], object]
) -> None:
    """Call `then` with whether to print what is enclosed; asked only when there is something."""
    desk.lanes.read(_pile, partial(_ask, parent, then), keys)


def _pile(session: Any, keys: tuple[int, ...]) -> Any:
    from ises_desk.queries.letter_papers import pile

    return pile(session, keys)


def _ask(parent: QWidget, then: Callable[[bool], object], found: Any) -> None:
    if not found.stored:
        then(False)
    elif topmost(PrintEnclosures) is None:
        PrintEnclosures(parent, found, then).open()
