"""The widgets behind the fields of a form: each reads what people type, or refuses at its field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from ises_desk.i18n import _, shown
from ises_desk.ui.choice_combo import ChoiceComboBox

if TYPE_CHECKING:
    from ises_desk.errors import Refusal
    from ises_desk.ui import fields

LINE_HEIGHT = 20  # px per row of a block
TICK_HEIGHT = 30  # px
MOST_TICKS = 8  # rows before the list scrolls


class Input(QWidget):
    """The base of all inputs: `changed` on every key, `left` when the owner moves on.

    `opened` carries what dropped down below the field, or is put away again.
    """

    changed = Signal()
    left = Signal()
    opened = Signal(QWidget)
    offering = False  # while it changes by itself: other options came

    def __init__(self, field: fields.Field) -> None:
        super().__init__()
        self.field = field
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), self.sizePolicy().Policy.Fixed)

    def adopt(self, control: QWidget) -> None:
        """Make `control` the part that gets the keyboard and the accessible name."""
        self.row.addWidget(control, 1)
        self.setFocusProxy(control)
        control.setAccessibleName(self.field.plain)
        if self.field.hint:
            control.setAccessibleDescription(_(self.field.hint))
        control.setEnabled(not self.field.locked)

    def value(self) -> Any:
        """Return the value; raises a Refusal when it can't be read."""
        raise AssertionError

    def so_far(self) -> Any:
        """Return the value as far as it can be read now; raises a Refusal, shows none."""
        return self.value()

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise AssertionError(value)

    def empty(self) -> bool:
        """Tell whether nothing was answered."""
        return False

    def typed(self) -> Any:
        """Return what is in the field now, read or not, in a form that JSON holds."""
        return self.value()

    def type_again(self, typed: Any) -> None:
        """Put back what `typed` returned."""
        self.set_value(typed)

    def wrong_part(self) -> QWidget | None:
        """Return what gets the keyboard when the answer is wrong."""
        return self.focusProxy()

    def settle(self) -> Refusal | None:
        """Show what is meant before it is saved; return a question when that was a guess."""
        return None

    def mark(self, *, wrong: bool) -> None:
        """Draw the control as wrong, or as right again."""
        control = self.focusProxy()
        if control is not None and control.property("wrong") != str(wrong).lower():
            control.setProperty("wrong", str(wrong).lower())
            control.style().unpolish(control)
            control.style().polish(control)


class LineInput(Input):
    """One line; the base of everything that is typed."""

    def __init__(self, field: fields.Field, longest: int = 120) -> None:
        super().__init__(field)
        self.edit = QLineEdit()
        self.edit.setMaxLength(longest + 200)
        self.longest = longest
        self.edit.textChanged.connect(lambda _text: self.changed.emit())
        self.edit.editingFinished.connect(self.left)
        self.adopt(self.edit)

    def text(self) -> str:
        """Return what was typed, trimmed; refuses what can't be seen or doesn't fit."""
        return _clean(self.edit.text(), self.longest, self.field.plain)

    def value(self) -> Any:
        """Return the text; the deed has the last word on what it means."""
        return self.text()

    def set_value(self, value: Any) -> None:
        """Show a text."""
        self.edit.setText("" if value is None else str(value))
        self.edit.setCursorPosition(0)

    def empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.edit.text().strip()

    def typed(self) -> str:
        """Return the very text."""
        return self.edit.text()

    def type_again(self, typed: Any) -> None:
        """Put a text back as it was typed."""
        self.edit.setText(str(typed))


class BlockInput(Input):
    """Several lines; Tab moves on."""

    def __init__(self, field: fields.Block) -> None:
        super().__init__(field)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumHeight(field.rows * LINE_HEIGHT + 16)
        if field.grows:
            self.setSizePolicy(self.edit.sizePolicy())
        else:
            self.edit.setFixedHeight(field.rows * LINE_HEIGHT + 16)
        self.edit.textChanged.connect(self.changed)
        self.adopt(self.edit)
        self._longest = field.longest

    def value(self) -> str:
        """Return the text."""
        return _clean(self.edit.toPlainText(), self._longest, self.field.plain, lines=True)

    def set_value(self, value: Any) -> None:
        """Show a text."""
        self.edit.setPlainText(str(value or ""))

    def empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.edit.toPlainText().strip()

    def typed(self) -> str:
        """Return the very text."""
        return self.edit.toPlainText()


class ChoiceInput(Input):
    """One of a few."""

    field: fields.Choice

    def __init__(self, field: fields.Choice) -> None:
        super().__init__(field)
        self.combo = ChoiceComboBox(self)
        self._wanted: Any = None
        self.adopt(self.combo)
        self.combo.currentIndexChanged.connect(lambda _at: self._chosen())
        self.offer(field.options)

    def offer(self, options: fields.Options) -> None:
        """Offer other options and keep the choice when it is still among them."""
        wanted = self.value()
        self.combo.blockSignals(True)
        self.combo.clear()
        if not self.field.required:
            self.combo.addItem(_(self.field.nothing), None)
        for word, text in options:
            self.combo.addItem(shown(text), word)
        self.combo.setPlaceholderText("" if options else _(self.field.lacking))
        self.combo.setCurrentIndex(max(self.combo.findData(wanted), 0))
        self.combo.blockSignals(False)
        self._wanted = None

    def value(self) -> Any:
        """Return the chosen word or key; one that isn't offered yet counts until it is."""
        return self.combo.currentData() if self._wanted is None else self._wanted

    def set_value(self, value: Any) -> None:
        """Choose a word or key; remembered until it is offered."""
        plain = getattr(value, "value", value)
        at = self.combo.findData(plain)
        self.combo.setCurrentIndex(max(at, 0))
        self._wanted = plain if at < 0 and plain is not None else None

    def empty(self) -> bool:
        """Tell whether nothing was chosen."""
        return self.value() is None

    def _chosen(self) -> None:
        self._wanted = None
        self.changed.emit()


class TicksInput(Input):
    """Any number of a few, each with a box."""

    def __init__(self, field: fields.Ticks) -> None:
        super().__init__(field)
        self.list = QListWidget()
        self.list.setObjectName("ticks")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self._wanted: tuple[Any, ...] = ()
        self.adopt(self.list)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.offer(())

    def offer(self, options: fields.Options) -> None:
        """Offer other options; what was ticked stays ticked."""
        wanted = self._wanted or self.value()
        self.list.blockSignals(True)
        self.list.clear()
        for word, text in options:
            item = QListWidgetItem(shown(text), self.list)
            item.setData(Qt.ItemDataRole.UserRole, word)
            on = Qt.CheckState.Checked if word in wanted else Qt.CheckState.Unchecked
            item.setCheckState(on)
        self.list.blockSignals(False)
        self.list.setFixedHeight(min(max(len(options), 1), MOST_TICKS) * TICK_HEIGHT + 12)
        self.offering = True
        self.changed.emit()
        self.offering = False

    def value(self) -> tuple[Any, ...]:
        """Return what is ticked."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def typed(self) -> list[Any]:
        """Return what is ticked, or will be when it is offered."""
        return list(self.value() or self._wanted)

    def set_value(self, value: Any) -> None:
        """Tick these; remembered until they are offered."""
        self._wanted = tuple(value or ())

    def empty(self) -> bool:
        """Tell whether nothing is ticked."""
        return not self.value()


class TickInput(Input):
    """Yes or no, with its label beside the box."""

    def __init__(self, field: fields.Field) -> None:
        super().__init__(field)
        self.box = QCheckBox(field.caption)
        self.box.toggled.connect(lambda _on: self.changed.emit())
        self.adopt(self.box)

    def value(self) -> bool:
        """Tell whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick or untick."""
        self.box.setChecked(bool(value))


def _clean(text: str, longest: int, name: str, *, lines: bool = False) -> str:
    from ises_desk.values.text import block, line

    clean = block if lines else line
    return clean(text, longest, name, empty=True, printable=False)
