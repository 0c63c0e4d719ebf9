"""The text of one letter: free parts are typed over, bound ones show why they stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui.inputs import Input
from ises_desk.ui.letter_draft import Given
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button
from ises_desk.ui.wording_rows import GrowingLabel, PartRow

if TYPE_CHECKING:
    from ises_desk.errors import Refusal
    from ises_desk.ui import fields
    from ises_desk.ui.letter_draft import Draft, Part

HINT = N_(
    "Typ over wat u anders wilt zeggen; een lege alinea wordt weggelaten. Wat een slot heeft, moet"
    " in deze brief staan."
)


class WordingInput(Input):
    """Closed until the owner wants to change the text; then a row for every part."""

    def __init__(self, field: fields.Wording) -> None:
        super().__init__(field)
        self.rows: list[PartRow] = []
        self._draft: Draft | None = None
        self._kept: dict[str, list[dict[str, Any]]] = {}
        self._again: list[dict[str, Any]] = []  # typed before the program ended
        self._open = button(_(field.label), self._toggle, icon="edit", quiet=True)
        self._open.setProperty("flush", "true")  # it stands below fields
        self._open.setCheckable(True)
        self._open.setEnabled(False)
        self._waiting: list[Part] = []  # parts that get their row in a next turn
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addWidget(GrowingLabel(_(HINT), "muted"))
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._body)
        self._body.hide()
        self.row.addLayout(whole, 1)
        self.setFocusProxy(self._open)

    def _toggle(self) -> None:
        self._build()
        self._body.setVisible(self._open.isChecked())
        self.changed.emit()

    def offer(self, draft: Draft) -> None:
        """Show the parts of the letter that the form makes now; the owner's words stay."""
        if self._draft is not None:
            self._kept[self._draft.key] = list(self.value())
        elif self._again:
            self._kept[draft.key], self._again = self._again, []
        same = self._draft is not None and _shape(self._draft) == _shape(draft)
        self._draft = draft
        self._open.setEnabled(True)
        if same and self.rows and not self._waiting:
            for row, part in zip(self.rows, draft.parts, strict=True):
                row.renew(part)
        else:
            self._clear()
            if self._open.isChecked() or self._kept.get(draft.key):
                self._build()
        for row in self.rows:
            row.complain(None)
        if draft.refusal is not None:
            self.refuse(_index(draft.refusal), "", draft.refusal)

    def _clear(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows, self._waiting = [], []

    def _build(self) -> None:
        """Make the rows, one a turn: the window goes on meanwhile."""
        if self._draft is not None and not self.rows and not self._waiting:
            self._waiting = list(self._draft.parts)
            QTimer.singleShot(0, self, self._build_one)

    def _build_one(self) -> None:
        if not self._waiting or self._draft is None:
            return
        part = self._waiting[0]
        row = PartRow(part)
        for each in self._kept.get(self._draft.key, []):
            if each["place"] == part.place and each.get("added"):
                row.add(each["text"])
            elif each["place"] == part.place and row.edit is not None:
                row.edit.setPlainText(each["text"])
        row.changed.connect(self.changed)
        self._column.addWidget(row)
        self.rows.append(row)
        del self._waiting[0]
        if self._waiting:
            QTimer.singleShot(0, self, self._build_one)
        else:
            self.changed.emit()

    @property
    def given(self) -> Given:
        """The owner's words with the text that they are for."""
        return Given(self._draft.key if self._draft else "", tuple(self.value()))

    def value(self) -> tuple[dict[str, Any], ...]:
        """Return the owner's words, as the deed takes them."""
        if self._waiting and self._draft is not None:
            return tuple(self._kept.get(self._draft.key, ()))
        return tuple(each for row in self.rows for each in row.passages())

    def set_value(self, value: Any) -> None:
        """Begin with words that were typed before; they need the letter's text to stand in."""
        if value and self._draft is not None:
            self._kept[self._draft.key] = list(value)

    def typed(self) -> list[dict[str, Any]]:
        """Return the owner's words."""
        return list(self.value() or self._again)

    def type_again(self, typed: Any) -> None:
        """Put the words back as soon as the letter's text is there."""
        self._again = list(typed)

    def empty(self) -> bool:
        """Tell whether the text is as it always is."""
        return not self.value()

    def refuse(self, at: int, _name: str, refusal: Refusal) -> QWidget | None:
        """Show a refusal at the passage that it is about, which is returned."""
        owners = [row for row in self.rows for _each in row.passages()]
        if at >= len(owners):
            return None
        owners[at].complain(refusal)
        owners[at].setFocus()
        return owners[at]


def _shape(draft: Draft) -> tuple[Any, ...]:
    return (draft.key, *((part.place, part.why) for part in draft.parts))


def _index(refusal: Refusal) -> int:
    inside = (refusal.field or "").partition("[")[2].partition("]")[0]
    return int(inside) if inside.isdigit() else 0
