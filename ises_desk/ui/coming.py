"""A form on its way to the screen: what is typed while it is made, in short steps, is for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ises_desk.ui.forms import Form

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class Coming(QObject):
    """Lets a press in any window open `form` at once: a key goes to the form, a click nowhere.

    Nothing else would be under a form that stands above all windows already.
    """

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self.form = form
        for each in (form, *QGuiApplication.topLevelWindows()):
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Open the form at the first press, and hand the key on; end when it is on screen."""
        if watched is self.form:
            if event.type() == QEvent.Type.Show:
                self.deleteLater()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if not event.isAutoRepeat():  # the key that asked for the form, still held
                key = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
                self.form.open()
                QApplication.sendEvent(self.form.focusWidget() or self.form, key)
            return True
        elif event.type() in _PRESSES:
            self.form.open()
            return True
        return super().eventFilter(watched, event)


def coming(parent: QWidget) -> Form | None:
    """Return the form above `parent` that is on its way, if there is one."""
    found = parent.findChildren(Coming)
    return found[-1].form if found else None
