"""One record laid out in the panel beside a list; a long one is laid out in several turns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui import theme
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import Banner, Chip, Link, button, label, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ises_desk.ui.sheet import Fact, Goto, Row, Section, Sheet

AROUND = 6 * GRID  # px beside the rows: the margins and the scroll bar
LABEL_WIDTH = 112  # px
NUMBER = 18  # characters: a date, or the number of a record
TWO = 2  # columns
TURN = 30  # cells that are made in one turn of the window


class SheetPage(QFrame):
    """The page of one Sheet; `wanted(subject, key)` and `asked(code)` are called for clicks.

    It is made where it will be shown, hidden: a full page that is adopted is styled all anew, and
    a visible one lays out all of its parts for each that comes in.
    """

    def __init__(
        self, parent: QWidget, wanted: Callable[[str, int], object], asked: Callable[[str], object]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.hide()
        self._wanted, self._asked = wanted, asked
        self._made, self._turned = 0, False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GRID + 2, 2 * GRID, 2 * GRID, 2 * GRID)
        self._column.setSpacing(GRID)

    def say(self, text: str) -> None:
        """Say that nothing is chosen."""
        self._column.addStretch(1)
        words = label(text, "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(words)
        self._column.addStretch(2)

    def lay_out(self, sheet: Sheet, room: int) -> Iterator[None]:
        """Make all parts in `room` px; yields each time that the window may do something else.

        What took several turns is measured and shown in one more.
        """
        for part in self._head(sheet):
            self._column.addWidget(part)
        yield from self._facts(sheet.facts)
        for section in sheet.sections:
            self._column.addSpacing(GRID)
            self._column.addWidget(rule())
            yield from self._section(section, room - AROUND)
        self._column.addStretch(1)
        if self._turned:
            yield

    def _is_enough(self, cells: int) -> bool:
        """Count what was made; tell when it is enough for one turn."""
        self._made += cells
        if self._made < TURN:
            return False
        self._made, self._turned = 0, True
        return True

    def _head(self, sheet: Sheet) -> list[QWidget]:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(label(sheet.title, "title", wrap=True, selectable=True), 1)
        for text, word in sheet.chips:
            row.addWidget(Chip(text, word), 0, Qt.AlignmentFlag.AlignTop)
        parts: list[QWidget] = [head]
        if sheet.subtitle:
            parts.append(label(sheet.subtitle, "muted", wrap=True, selectable=True))
        if sheet.warning:
            banner = Banner("warn")
            banner.say(sheet.warning)
            parts.append(banner)
        return parts

    def _facts(self, facts: Sequence[Fact]) -> Iterator[None]:
        if not facts:
            return
        grid = QGridLayout()
        self._column.addLayout(grid)
        grid.setContentsMargins(0, GRID // 2, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID - 2)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for place, fact in enumerate(facts):
            name = label(fact.label, "muted")
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(name, place, 0)
            grid.addWidget(self._value(fact.value, fact.goto, fact.tone), place, 1)
            if self._is_enough(2):
                yield

    def _value(self, text: str, goto: Goto | None, ink: str = "") -> QWidget:
        if goto is None:
            made = label(text, "strong", wrap=True, selectable=True)
            if ink:
                made.setStyleSheet(f"color: {theme.colours().ink(ink)}")
            return made
        return self._link(text, goto)

    def _link(self, text: str, goto: Goto) -> Link:
        link = Link(text)
        link.clicked.connect(partial(self._wanted, *goto))
        return link

    def _section(self, section: Section, room: int) -> Iterator[None]:
        head = QHBoxLayout()
        head.addWidget(label(section.title, "heading", wrap=True), 1)
        if section.deed:
            text = _(N_("Toevoegen"))
            more = button(text, partial(self._asked, section.deed), quiet=True)
            more.setAccessibleName(f"{section.title}: {text}")
            more.setObjectName(f"deed:{section.deed}")
            head.addWidget(more)
        self._column.addLayout(head)
        if section.text:
            self._column.addWidget(label(section.text, "", wrap=True, selectable=True))
        if section.rows:
            yield from self._table(section.rows, room)
        elif section.empty:
            self._column.addWidget(label(section.empty, "muted", wrap=True))

    def _fits(self, rows: Sequence[Row], room: int) -> bool:
        """Tell whether all rows stand in `room` px: numbers whole, words on as many lines as asked.

        A link of several words counts for nothing: it is cut.
        """
        metrics, space = self.fontMetrics(), GRID + GRID // 2
        for row in rows:
            asked = 2 * GRID + (Chip.room(metrics, row.chip[0]) if row.chip[0] else 0)
            for at, text in enumerate(row.cells):
                if len(text) <= NUMBER:
                    asked += metrics.horizontalAdvance(text) + space
                elif at or row.goto is None:
                    asked += max(map(metrics.horizontalAdvance, text.split())) + space
            if asked > room:
                return False
        return True

    def _table(self, rows: Sequence[Row], room: int) -> Iterator[None]:
        grid = QGridLayout()
        self._column.addLayout(grid)
        grid.setHorizontalSpacing(GRID + GRID // 2)
        grid.setVerticalSpacing(GRID - 2)
        wide = max(len(row.cells) for row in rows)
        for at, length in enumerate(_lengths(rows, wide)):
            grid.setColumnStretch(at, length)
        fits = self._fits(rows, room)
        spare = range(0) if fits else range(1, wide - 1)
        below = not fits and wide == TWO  # nothing can be left out: what it is stands below
        for place, row in enumerate(rows):
            for at, text in enumerate(row.cells):
                if below and at and len(text) > NUMBER:
                    words = label(text, "muted", wrap=True, selectable=True)
                    grid.addWidget(words, 2 * place + 1, 0, 1, wide + 1)
                elif at not in spare:
                    self._cell(grid, row, 2 * place, at, text, last=wide - 1)
            if row.chip[0]:
                grid.addWidget(Chip(*row.chip), 2 * place, wide, Qt.AlignmentFlag.AlignRight)
            if self._is_enough(len(row.cells) + bool(row.chip[0])):
                yield

    def _cell(
        self, grid: QGridLayout, row: Row, place: int, at: int, text: str, *, last: int
    ) -> None:
        if at == 0 and row.goto is not None:
            link = self._link(text, row.goto)
            grid.addWidget(link, place, at)
            if _is_number(text):  # it is never cut, whatever stands beside it
                room = link.fontMetrics().horizontalAdvance(text) + 2 * GRID
                grid.setColumnMinimumWidth(0, max(grid.columnMinimumWidth(0), room))
            return
        name = "muted" if at and at < last else ""
        shown = label(text, name, selectable=bool(text))
        shown.setWordWrap(at == 0 or len(text) > NUMBER)
        if at == last and at:
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(shown, place, at)


def _is_number(text: str) -> bool:
    """Tell whether a link is the number of a record, or a date: words may be cut."""
    return len(text) <= NUMBER and any(map(str.isdigit, text))


def _lengths(rows: Sequence[Row], wide: int) -> list[int]:
    """Return how many characters the columns hold: they share the room so, and numbers need none.

    The first gets what is left when there are numbers only.
    """
    found = [max(len(row.cells[at]) for row in rows if at < len(row.cells)) for at in range(wide)]
    names = [length if length > NUMBER else 0 for length in found]
    return names if any(names) else [1, *names[1:]]
