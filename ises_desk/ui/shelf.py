"""A place in a dialog that shows a page, or the form that was opened from it: no dialog over it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ises_desk.ui.forms import Form
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.fields import FormSpec

WIDE = 940  # px: a form and the letter beside it


class Shelf(QStackedWidget):
    """Holds the page that `make` returns, and at most one form in front of it."""

    def __init__(self, make: Callable[[Shelf], QWidget]) -> None:
        super().__init__()
        self._page = make(self)
        self.form: Form | None = None
        self._asked_by: QWidget | None = None  # of the page: the keyboard goes back to it
        self._named = ""  # the dialog, without a form
        self.addWidget(self._page)

    def open_form(
        self,
        desk: Desk,
        spec: FormSpec,
        values: Mapping[str, Any] | None = None,
        fixed: Mapping[str, Any] | None = None,
    ) -> None:
        """Put a form in front of the page, until it is done or left; one that is there stays."""
        if self.form is None:
            held = self.window().focusWidget()
            self._asked_by = held if held is not None and self._page.isAncestorOf(held) else None
            self.form = form = Form(desk, spec, values, fixed, self)
            form.setWindowFlags(Qt.WindowType.Widget)
            form.body.finish()  # a form takes its own width and its first field at its start
            form.body.sheet.setMinimumWidth(0)  # the dialog tells how wide it is
            form.finished.connect(partial(self._put_away, form))
            whole = form.layout()
            assert isinstance(whole, QVBoxLayout)  # noqa: S101  so a form is built
            title = label(form.windowTitle(), "title")  # it has no bar of its own here
            title.setContentsMargins(2 * GRID, 0, 0, 0)
            whole.insertWidget(0, title)
            self.addWidget(form)
            self._named = self.window().windowTitle()
            self._entitle(shown=True)
            self._fit()
            self.setCurrentWidget(form)
            form.body.focus_first()

    def leave(self) -> bool:
        """Leave the form, which asks when something was typed; tell whether it has gone."""
        if self.form is not None:
            self.form.reject()
        return self.form is None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Show the letter beside the form only where both have room."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Let the dialog be called after the form that is in front again."""
        super().showEvent(event)
        self._entitle(shown=True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Give the dialog its own name back: another page is in front."""
        super().hideEvent(event)
        self._entitle(shown=False)

    def _entitle(self, *, shown: bool) -> None:
        if self.form is not None:
            self.window().setWindowTitle(self.form.windowTitle() if shown else self._named)

    def _fit(self) -> None:
        if self.form is not None and self.form.thinker.view is not None:
            self.form.thinker.view.setVisible(self.width() >= WIDE)

    def _put_away(self, form: Form, _result: int) -> None:
        held = self.window().focusWidget()
        self._entitle(shown=False)
        self.form = None
        self.setCurrentWidget(self._page)
        self.removeWidget(form)
        if self._asked_by is not None and shiboken6.isValid(self._asked_by):
            self._asked_by.setFocus()
        elif held is None or form.isAncestorOf(held):
            self._page.setFocus()
