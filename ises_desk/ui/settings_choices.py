"""Settings: the owner's choices, each with what it means."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui import fields
from ises_desk.ui.field_grid import FieldGrid, boxed
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from ises_desk.errors import Refusal
    from ises_desk.ui.desk import Desk

WIDEST = 900  # px
HEADS = {
    "dunning": N_("Herinneren en aanmanen"),
    "letter": N_("Brieven"),
    "costs": N_("Kosten"),
    "interest": N_("Rente"),
    "renewal": N_("Verlenging"),
    "complaint": N_("Klachten"),
    "backup": N_("Back-up"),
}


def _read(session: Any) -> list[tuple[fields.Field, Any]]:
    """Return each choice as a field with its value (on the read lane)."""
    from ises_desk.queries import settings

    said = settings.values(session)
    return [(_field(choice), said[key]) for key, choice in settings.CHOICES.items()]


def _field(choice: Any) -> fields.Field:
    text, hint = choice.label, choice.help
    if choice.kind == "flag":
        return fields.Tick(name=choice.key, label=text, hint=hint, span=12)
    if choice.kind == "word":
        return fields.Choice(
            name=choice.key, label=text, hint=hint, required=True, span=6, options=choice.words
        )
    return fields.Whole(
        name=choice.key,
        label=text,
        hint=hint,
        required=True,
        least=choice.least,
        most=choice.most,
        span=6,
    )


class ChoicesPage(QWidget):
    """All choices; only what was changed is written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._grids: list[FieldGrid] = []
        self._known: dict[str, Any] = {}
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()  # as wide as the fields, so that it stands below them
        foot.addStretch(1)
        foot.addWidget(button(_(N_("&Opslaan")), self.save, primary=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + 4)
        column.addWidget(label(_(N_("Werkwijze")), "title"))
        column.addWidget(self._area, 1)
        below = QWidget()
        below.setMaximumWidth(WIDEST)
        foot.setContentsMargins(0, 0, GRID, 0)
        below.setLayout(foot)
        column.addWidget(below)
        desk.lanes.read(_read, self._take)

    def _take(self, found: list[tuple[fields.Field, Any]]) -> None:
        self._known = {field.name: value for field, value in found}
        body = QWidget()
        body.setObjectName("sheet")
        body.setMaximumWidth(WIDEST)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, GRID, 0)
        for head, title in HEADS.items():
            asked = [field for field, _value in found if field.name.startswith(f"{head}.")]
            frame, grid = boxed(_(title), "", asked, self._desk, body)
            grid.fill(self._known)
            self._grids.append(grid)
            column.addWidget(frame)
        column.addStretch(1)
        self._area.setWidget(body)

    def save(self) -> None:
        """Write what was changed, one deed a choice."""
        answers = [grid.answers() for grid in self._grids]
        if any(answer is None for answer in answers):
            return
        given = {name: value for answer in answers for name, value in (answer or {}).items()}
        for name, value in given.items():
            if value != self._known[name]:
                self._known[name] = value
                self._desk.lanes.perform(
                    lambda _key: self._desk.messages.say(_(N_("De instelling is opgeslagen."))),
                    "setting.set",
                    refused=partial(self._refuse, name),
                    key=name,
                    value=_word(value),
                )

    def _refuse(self, name: str, refusal: Refusal) -> None:
        for grid in self._grids:
            if name in grid.cells:
                grid.cells[name].complain(refusal)


def _word(value: Any) -> str:
    return ("ja" if value else "nee") if isinstance(value, bool) else str(value)
