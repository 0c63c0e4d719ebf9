"""The form of every record: asks its fields, performs its deed, shows a refusal at its field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _, plural
from ises_desk.ui.coming import Coming, coming
from ises_desk.ui.fields import given
from ises_desk.ui.form_body import FormBody
from ises_desk.ui.form_room import FormRoom
from ises_desk.ui.form_ways import leave_for
from ises_desk.ui.keeper import fresh_key
from ises_desk.ui.messages import sentence
from ises_desk.ui.one_click import close_once
from ises_desk.ui.order import step
from ises_desk.ui.strips import Offer, leave
from ises_desk.ui.theme import GRID
from ises_desk.ui.thinker import Thinker
from ises_desk.ui.unfinished import stand
from ises_desk.ui.widgets import Banner, button, rule, topmost

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ises_desk.errors import Refusal
    from ises_desk.ui.cells import Cell
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.field_grid import FieldGrid
    from ises_desk.ui.fields import FormSpec


class Form(QDialog):
    """A modal form; `done` carries what the deed returned."""

    done_with = Signal(object)
    stays = Signal()  # who was asked goes on with it

    def __init__(
        self,
        desk: Desk,
        spec: FormSpec,
        values: Mapping[str, Any] | None = None,
        fixed: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show `values` in the fields; `fixed` are arguments of the deed that aren't asked."""
        super().__init__(parent or desk.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close_once(self)
        self.setWindowTitle(_(spec.title))
        self._desk, self.spec, self._fixed = desk, spec, dict(fixed or {})
        self.of = (spec, self._fixed)  # which form this is, on which record
        self._dirty = self._started = False
        self._key = ""  # under which it is kept, once something was typed
        self._question: Offer | None = None
        self._asked: dict[str, Any] = {}
        self.body = FormBody(desk, spec, self)
        self.finished.connect(self.body.drop)
        self.banner = Banner("bad")
        self.thinker = Thinker(desk, spec, self.values, self)
        self._room = FormRoom(self, desk, self.body, beside=self.thinker.view is not None)
        self._save = button(_(spec.submit), self.submit, primary=True)
        self._lay_out()
        self.body.then(partial(self._start, values or {}))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        inside = QHBoxLayout()
        whole.addLayout(inside, 1)
        inside.addWidget(self.body, 1)
        if self.thinker.view is not None:
            inside.addWidget(self.thinker.view, 1)
        self.body.lay_out(self.thinker.strip)
        whole.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        """Return the foot: what is wrong with the whole, questions, buttons."""
        buttons = QHBoxLayout()
        for text, act in self.spec.others:
            buttons.addWidget(button(_(text), partial(self._perform, act, given(self._fixed))))
        for text, way in self.spec.ways:
            buttons.addWidget(button(_(text), partial(leave_for, self, self._desk, way)))
        buttons.addStretch(1)
        buttons.addWidget(button(_(N_("&Annuleren")), self.reject))
        buttons.addWidget(self._save)
        self._place = foot = QVBoxLayout()
        foot.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        foot.addWidget(rule())
        foot.setSpacing(GRID)
        foot.addWidget(self.banner)
        foot.addLayout(buttons)
        return foot

    def _start(self, values: Mapping[str, Any]) -> None:
        self.body.changed.connect(self._changed)
        self.body.start(values, self._around())
        self.thinker.follow(cell.input for cell in self.body.cells())
        for cell in self.body.cells():
            cell.input.opened.connect(self._room.drop_down)
        asked = {cell.field.name for cell in self.body.cells()}
        self._beside = {name: each for name, each in values.items() if name not in asked}
        self._started = True
        self.thinker.start()
        self.thinker.strip.shown.connect(lambda: QTimer.singleShot(0, self, self._room.grow))
        self.body.focus_first()
        self._room.fit(self.spec.width)

    def _around(self) -> dict[str, Any]:
        """Return what isn't asked: the fixed arguments and the day."""
        return {**self._fixed, "_today": self._desk.today}

    @property
    def grids(self) -> list[FieldGrid]:
        """The grids of fields, one a card."""
        return self.body.grids

    def cell(self, name: str) -> Cell:
        """Return the cell of a field."""
        return next(cell for cell in self.body.cells() if cell.field.name == name)

    def values(self) -> dict[str, Any]:
        """Return what can be read now, with what isn't asked."""
        return {**self._around(), **self.body.so_far()}

    def submit(self) -> None:
        """Check all fields, and perform the deed when all are right."""
        if not self._save.isEnabled():
            return
        self.banner.say("")
        if not self.body.settle():
            return
        asked = self.body.answers()
        if asked is None:
            self.body.show_first_wrong()
            QTimer.singleShot(0, self, self._room.grow)
            return
        wrapped = {self.spec.wrap: asked} if self.spec.wrap else asked
        self._perform(*self.spec.asks({**self._fixed, **wrapped}))

    def _perform(self, act: str, arguments: dict[str, Any]) -> None:
        """Perform a deed: one at a time, however often a button is pressed."""
        if not self._save.isEnabled():
            return
        self._save.setEnabled(False)
        self._desk.lanes.perform(
            self._finish, act, refused=self.show_refusal, failed=self._again, **arguments
        )

    def _finish(self, value: Any) -> None:
        self._done()
        if self.spec.counted is not None:
            self._desk.messages.say(plural(*self.spec.counted, value))
        elif self.spec.success:
            self._desk.messages.say(_(self.spec.success))
        self.accept()
        self.done_with.emit(value)

    def _again(self) -> None:
        self._save.setEnabled(True)

    def show_refusal(self, refusal: Refusal) -> None:
        """Show a refusal at its field, or above the buttons when it has none here."""
        if not self.body.refuse(refusal):
            self.banner.say(sentence(refusal))

    def open(self) -> None:
        """Show the form; what isn't made yet is made now."""
        self.body.finish()
        if not self.isVisible():
            super().open()

    def _changed(self, name: str) -> None:
        if self._started and not self.body.offering():  # the first values aren't the owner's
            self._dirty = True
            self._key = self._key or fresh_key()
            self._desk.keeper.keep(self._key, self._kept)
        self.banner.say("")
        self._forget_question()
        self.body.follow(name, self.values())
        QTimer.singleShot(0, self, self._room.grow)
        self.thinker.start()

    def _kept(self) -> dict[str, Any]:
        return stand(self, self._fixed, self._beside)

    def take_up(self, key: str, typed: Mapping[str, Any]) -> None:
        """Go on with what was typed before the program ended."""
        self._key = key
        self.body.type_again(typed)
        self._changed("")

    def _done(self) -> None:
        """Keep nothing any more: it is saved, or thrown away."""
        self._dirty = False
        if self._key:
            self._desk.keeper.forget(self._key)

    # leaving --------------------------------------------------------------------------------

    def reject(self) -> None:
        """Leave the form; ask first, in the form itself, when something was typed.

        A deed under way ends first: the form goes with it, or shows why not.
        """
        if not self._save.isEnabled():
            return
        if not self._dirty:
            super().reject()
            return
        if self._question is None:
            self._question = Offer(
                _(N_("U hebt iets ingevuld dat nog niet is opgeslagen.")),
                (
                    (_(N_("&Weggooien")), self.throw_away),
                    (_(N_("&Verder invullen")), self._go_on),
                ),
                "warn",
            )
            self._asked = self.body.typed()
            self._place.insertWidget(self._place.count() - 1, self._question)
            self._question.show()
            QTimer.singleShot(0, self, self._room.grow)
        self._question.buttons[-1].setFocus()

    def throw_away(self) -> None:
        """Leave without keeping what was typed."""
        self._question = None
        self._done()
        super().reject()

    def _go_on(self) -> None:
        """Go back to the fields."""
        self._question = None
        self.body.focus_first()
        self.stays.emit()

    def _forget_question(self) -> None:
        """Who types on doesn't leave; a field that is only left says that it changed too."""
        if self._question is not None and self.body.typed() != self._asked:
            leave(self._question)
            self._question = None
            self.stays.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Treat the cross of the window as Esc."""
        if self._dirty or not self._save.isEnabled():
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802  Qt's names
        """Go through the fields as they stand."""
        return step(self, forward=next) or super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Let Ctrl+S and Enter submit; inside a text of several lines Ctrl+Enter does."""
        if event.matches(QKeySequence.StandardKey.Save):
            self.submit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control or not isinstance(self.focusWidget(), QPlainTextEdit):
                self.submit()
                return
        super().keyPressEvent(event)


def open_form(
    desk: Desk,
    spec: FormSpec,
    values: Mapping[str, Any] | None = None,
    fixed: Mapping[str, Any] | None = None,
    done: Callable[[Any], None] | None = None,
    *,
    parent: QWidget | None = None,
) -> Form:
    """Open a form above the window, or above `parent`; `done` gets what the deed returned.

    It comes on screen when it is made, which happens in short steps. The same form is open once:
    who presses twice gets the one that is there.
    """
    above = coming(parent or desk.window) or topmost(Form)
    here = above is not None and above.parentWidget() is (parent or desk.window)
    if above is not None and here and above.of == (spec, dict(fixed or {})):
        return above
    form = Form(desk, spec, values, fixed, parent)
    if done is not None:
        form.done_with.connect(done)
    Coming(form)
    form.body.then(form.open)
    return form
