"""F1 and the sheet of keys: from the window, and from every dialog above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ises_desk.ui import keys
from ises_desk.ui.manual_pages import BELONGS, CONTENTS, of_deed
from ises_desk.ui.mnemonics import spread_dialog
from ises_desk.ui.widgets import topmost

if TYPE_CHECKING:
    from ises_desk.ui.manual import Manual
    from ises_desk.ui.window import MainWindow


class Helping(QObject):
    """Opens the manual at the chapter of what has the keyboard."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.manual: Manual | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101  there is one
        app.focusChanged.connect(self._arm)
        window.theme_changed.connect(self._redress)
        window.closing.connect(self.close)

    def _arm(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Give a dialog that gets the keyboard its F1 (the menu is out of reach) and letters."""
        above = now.window() if now is not None else None
        if isinstance(above, QDialog):
            spread_dialog(above)  # each time: rows come and go
        if isinstance(above, QDialog) and above.property("helped") is None:
            above.setProperty("helped", "true")
            QShortcut(QKeySequence(keys.MANUAL), above).activated.connect(self.open_here)

    def open_here(self) -> None:
        """Open the manual at the chapter of the page or dialog that has the keyboard."""
        self.open_at(self.chapter_here())

    def open_at(self, name: str, heading: str = "") -> None:
        """Open the manual at a chapter, and there at a heading."""
        if self.manual is None:
            from ises_desk.ui.manual import Manual

            self.manual = Manual(self._window.desk)
        self.manual.show_chapter(name)
        self.manual.show()
        self.manual.raise_()
        self.manual.activateWindow()
        self.manual.reader.setFocus()
        if heading:
            self.manual.go_to_heading(heading)

    def chapter_here(self) -> str:
        """Return the chapter about what has the keyboard."""
        place: QWidget | None = QApplication.activeModalWidget() or QApplication.focusWidget()
        while place is not None:
            name = BELONGS.get(type(place).__name__, "") or _of_spec(getattr(place, "spec", None))
            if name:
                return name
            place = place.parentWidget()
        return BELONGS.get(self._window.here()[0], CONTENTS)

    def sheet(self) -> None:
        """Show the sheet of keys."""
        from ises_desk.ui.key_sheet import KeySheet

        if topmost(KeySheet) is None:
            KeySheet(self._window).open()

    def close(self) -> None:
        """Close the manual with the window."""
        if self.manual is not None:
            self.manual.close()
            self.manual.deleteLater()
            self.manual = None

    def _redress(self) -> None:
        if self.manual is not None:
            QTimer.singleShot(0, self.manual, self.manual.redress)


def _of_spec(spec: object) -> str:
    """Return the chapter of a page (by its subject) or of a form (by its deed)."""
    subject = BELONGS.get(str(getattr(spec, "subject", "")), "")
    return subject or of_deed(str(getattr(spec, "act", "")))
