"""The room that a form takes on screen: at the start, and when something appears in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ises_desk.ui.paper_place import width_of_page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.form_body import FormBody

BESIDE = 640  # px of a form with a letter beside it, and of the letter at least
FOOT = 76  # px below both
ROOM = 0.88  # of the screen's height


class FormRoom(QObject):
    """Sizes a form; with a letter `beside` it, it has all the room from the start."""

    def __init__(self, form: QDialog, desk: Desk, body: FormBody, *, beside: bool) -> None:
        super().__init__(form)
        self._form, self._desk, self._body, self._beside = form, desk, body, beside
        self._lower = 0  # its height before something dropped down
        self._width = 0  # that was asked for

    def fit(self, width: int) -> None:
        """Give the form its first size."""
        self._width = width
        room = self._desk.window.screen().availableGeometry()
        if self._beside:
            height = int(room.height() * ROOM)
            width = BESIDE + max(BESIDE, width_of_page(height - FOOT))
            self._body.setMaximumWidth(BESIDE)
            self._form.resize(min(width, room.width() - 40), height)
            return
        self._body.sheet.setMinimumWidth(min(width, room.width() - 60))
        wide = min(width + 20, room.width() - 40)
        layout = self._form.layout()
        around = layout.sizeHint().height() - self._body.sizeHint().height() if layout else 0
        self._form.resize(wide, min(self._content(wide) + around + 4, int(room.height() * ROOM)))

    def _content(self, wide: int) -> int:
        """Return how high the fields are: a hint takes more lines in a narrow form."""
        layout = self._body.sheet.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(wide)
        return self._body.sheet.sizeHint().height()

    def grow(self) -> None:
        """Give what appeared its room, as far as the screen has it."""
        if self._beside or not self._width:
            return
        if not self._form.isVisible():  # nothing in it has its place yet: measured from hints
            self.fit(self._width)
            return
        room = int(self._desk.window.screen().availableGeometry().height() * ROOM)
        around = self._form.height() - self._body.height()
        # a bar that is there makes lines of words longer, and by that stays
        wide = self._form.width() - self._body.verticalScrollBar().sizeHint().width()
        wanted = min(self._content(wide) + around, room)
        if wanted > self._form.height():
            self._form.resize(self._form.width(), wanted)

    def drop_down(self, part: QWidget) -> None:
        """Give what drops down below a field its room, until it is put away again."""
        if part.isVisible():
            self._lower = self._form.height()
            QTimer.singleShot(0, part, self.grow)
            self._body.bring(part)
        elif not self._beside:
            self._form.resize(self._form.width(), self._lower)
