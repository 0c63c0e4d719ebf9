"""A letter on screen as it leaves the building: print, save, copy, and record that it was sent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _, fill
from ises_desk.ui.detail import DetailPanel
from ises_desk.ui.letter_sheet import sheet
from ises_desk.ui.one_click import close_once
from ises_desk.ui.paper import save_letter, save_pdf
from ises_desk.ui.paper_place import width_of_page
from ises_desk.ui.pdf_pane import PdfPane
from ises_desk.ui.printing import print_letters
from ises_desk.ui.shelf import Shelf
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, topmost

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet

DEEDS = (
    ("sent", N_("Verstuurd vastleggen"), "send", True),
    ("print", N_("Afdrukken"), "print", False),
    ("save", N_("Opslaan als…"), "save", False),
    ("copy", N_("Kopie maken"), "copy", False),
)
SIDE = 400  # px
LEAST = 1180  # px
BAR = 40  # px above the pages
ROOM = 0.92  # of the screen


def open_letter(desk: Desk, key: int, parent: QWidget | None = None) -> None:
    """Show a letter from the archive."""
    desk.lanes.read(_both, partial(_show, desk, key, parent), key, desk.today)


def _sheet(session: Any, key: int, day: date) -> Sheet:
    from ises_desk.queries import letters

    return sheet(session, letters.detail(session, key, day), day)


def _both(session: Any, key: int, day: date) -> tuple[Sheet, bytes]:
    from ises_desk.queries.letter_papers import whole_of

    return _sheet(session, key, day), whole_of(session, key)


def _show(desk: Desk, key: int, parent: QWidget | None, found: tuple[Sheet, bytes]) -> None:
    above = topmost(LetterDialog)
    if above is None or above.key != key:  # once, however often asked
        LetterDialog(desk, key, *found, parent or desk.window).open()


def _named(shown: Sheet) -> str:
    """Return what a letter is, its number and to whom."""
    found: Any = shown.record
    words = {"kind": found.kind.label, "number": found.number, "customer": found.customer}
    return fill(N_("{kind} {number} aan {customer}"), words)


class LetterDialog(QDialog):
    """The pages at the left, those of what is enclosed last; what is known of it at the right."""

    def __init__(self, desk: Desk, key: int, shown: Sheet, pdf: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close_once(self)
        self.setWindowTitle(_named(shown))
        self._desk, self.key, self._name = desk, key, shown.title
        self._pane = PdfPane(desk)
        self.view = self._pane.view
        self.panel = DetailPanel(
            [(code, _(text), icon, primary) for code, text, icon, primary in DEEDS], ""
        )
        self._shelf = Shelf(lambda _shelf: self.panel)
        self.panel.asked.connect(self._run)
        self.panel.wanted.connect(self._go)
        desk.lanes.touched.connect(self._refresh)
        self._lay_out()
        room = desk.window.screen().availableGeometry()
        height = int(room.height() * ROOM)
        width = max(LEAST, width_of_page(height - BAR) + SIDE + 2 * GRID)
        self.resize(min(width, int(room.width() * ROOM)), height)
        self.view.show_pdf(pdf)
        self._fill(shown)
        self.view.setFocus()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(0, 2 * GRID, 2 * GRID, 2 * GRID)
        side.setSpacing(GRID)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(_(N_("&Sluiten")), self.reject))
        side.addWidget(self._shelf, 1)
        side.addLayout(foot)
        self._shelf.setFixedWidth(SIDE)
        whole = QVBoxLayout(self)  # above the row there is room for a message
        whole.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        whole.addLayout(row)
        row.addWidget(self._pane, 1)
        row.addLayout(side)

    def reject(self) -> None:
        """Close; a form in which something was typed is asked about first."""
        if self._shelf.leave():
            super().reject()

    def _fill(self, shown: Sheet) -> None:
        found: Any = shown.record
        self.panel.show_sheet(shown)
        self.panel.emphasise("sent", strongly=found.sent_on is None)

    def _refresh(self, touched: frozenset[str]) -> None:
        if "letter" in touched:
            self._desk.lanes.read(_sheet, self._fill, self.key, self._desk.today)

    def _go(self, subject: str, key: int) -> None:
        self.accept()
        self._desk.navigator.go_to(subject, key)

    def _run(self, code: str) -> None:
        runs: dict[str, Callable[[], None]] = {
            "sent": lambda: mark_sent(self._desk, self.key, self._shelf),
            "print": lambda: print_letters(self._desk, (self.key,), self),
            "save": lambda: save_letter(self._desk, self.key, self._name, self),
            "copy": lambda: save_copy(self._desk, self.key, self._name, self),
        }
        runs[code]()


def mark_sent(desk: Desk, key: int, shelf: Shelf | None = None) -> None:
    """Ask how and when the letter was sent."""
    from ises_desk.ui.letter_forms import open_sent

    open_sent(desk, key, shelf)


def save_copy(desk: Desk, key: int, name: str, parent: QWidget) -> None:
    """Make a copy marked KOPIE and ask where to save it."""
    from ises_desk.ui.letter_forms import copy_pdf

    desk.lanes.read(copy_pdf, lambda pdf: save_pdf(desk, pdf, f"{name}-kopie.pdf", parent), key)
