"""Find anything: a field over the window, what it finds below it, and Enter goes there."""

from __future__ import annotations

import json
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui import icons
from ises_desk.ui.find_list import ROW, FindList
from ises_desk.ui.find_places import go, places
from ises_desk.ui.finding import Hit, find
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import label

if TYPE_CHECKING:
    from concurrent.futures import Future

    from PySide6.QtGui import QFocusEvent

    from ises_desk.ui.window import MainWindow

WIDTH = 660  # px
TOP = 72  # px below the window's edge: the tabs stay in sight
ROWS = 9  # on screen; the others scroll
KEPT = 12  # last used
FIRST_HINT = N_("Zoek een naam, nummer, bedrag, IBAN, domeinnaam, bladzijde of handeling.")
NOTHING = N_("Niets gevonden. Zoek op een ander woord, of op een deel ervan.")
LAST_USED = N_("Laatst gebruikt")
WALKING = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS - 1,
    Qt.Key.Key_PageUp: 1 - ROWS,
}
STAYING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Finder(QFrame):
    """Lies over the page while one searches; only the last text typed is ever looked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("finder")
        self._window, self._desk = window, window.desk
        self._asking: Future[None] | None = None
        self._asked: str | None = None  # the text that the list answers, or is going to
        self._answered = self._hasty = False
        self._before: QWidget | None = None
        self.search = QLineEdit()
        self.search.setObjectName("find")
        self.search.setAccessibleName(_(N_("Alles zoeken")))
        self.search.setMaxLength(200)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(_(N_("Alles zoeken")))
        self.search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._ask)
        self.search.installEventFilter(self)
        self.note = label("", "muted", wrap=True)
        self.list = FindList()
        self.list.chosen.connect(self._choose)
        self.list.walked.connect(self.search.setAccessibleDescription)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, GRID + 4, GRID + 4, GRID + 4)
        column.setSpacing(GRID)
        for part in (self.search, self.note, self.list):
            column.addWidget(part)
        window.installEventFilter(self)
        self.hide()

    # coming and going -----------------------------------------------------------------------

    def toggle(self) -> None:
        """Come up with the last used, or leave."""
        if self.isVisible():
            self.leave()
            return
        self._before = QApplication.focusWidget()
        self.search.clear()
        self._asked = None
        self._ask()
        self._fit()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Go away; the keyboard is where it was."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and _usable(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Lie in the middle under the tabs, as high as what was found asks."""
        room = self._window.rect()
        rows = min(self.list.model().rowCount(), ROWS)
        self.list.setFixedHeight(rows * ROW)
        self.list.setVisible(rows > 0)
        width = min(WIDTH, room.width() - 4 * GRID)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((room.width() - width) // 2, TOP)

    # finding --------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Look for what is typed now; a question that did not start yet is dropped."""
        text = self.search.text().strip()
        self._hasty = False
        if text == self._asked:
            return
        self._asked, self._answered = text, False
        if self._asking is not None:
            self._asking.cancel()
        known = places(self._window)
        self._asking = self._desk.lanes.read(
            find, partial(self._take, text), text, known, self._used()
        )

    def _take(self, text: str, hits: list[Hit]) -> None:
        if text != self._asked:
            return  # a newer question is under way
        self._answered = True
        self.list.show_hits(hits)
        note = LAST_USED if hits and not text else (NOTHING if text else FIRST_HINT)
        self.note.setText(_(note))
        self.note.setVisible(not (hits and text))
        self._fit()
        if self._hasty:
            self._choose()

    def _choose(self) -> None:
        """Go to the chosen one; what is typed faster than it is found is first waited for."""
        if not self._answered:
            self._hasty = True
            return
        self._hasty = False
        hit = self.list.current()
        if hit is None:
            return
        self._remember(hit.code)
        self.leave()
        go(self._window, hit)

    # the last used --------------------------------------------------------------------------

    def _place(self) -> str:
        """Return where the last used of this administration are kept: keys are its own."""
        return f"find/{sha256(str(self._desk.path).encode()).hexdigest()[:16]}"

    def _used(self) -> list[str]:
        try:
            kept = json.loads(str(self._desk.settings.value(self._place()) or "[]"))
        except ValueError:
            return []
        return [code for code in kept if isinstance(code, str)] if isinstance(kept, list) else []

    def _remember(self, code: str) -> None:
        used = [code, *(each for each in self._used() if each != code)][:KEPT]
        self._desk.settings.setValue(self._place(), json.dumps(used, ensure_ascii=False))

    # keys -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Walk, choose and leave by the keys; follow the window's size; leave with the focus."""
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._fit()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(Qt.Key(event.key()))
        if event.type() == QEvent.Type.FocusOut and self._goes_out(event):  # type: ignore[arg-type]
            self.hide()
        return False

    def _pressed(self, key: Qt.Key) -> bool:
        if key in WALKING:
            self.list.walk(WALKING[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _goes_out(self, event: QFocusEvent) -> bool:
        return self.isVisible() and event.reason() not in STAYING


def _usable(widget: QWidget) -> bool:
    import shiboken6

    return shiboken6.isValid(widget) and widget.isVisible()
