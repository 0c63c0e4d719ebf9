"""The panel beside a list: one record with its facts, its related records and its deeds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ises_desk.i18n import N_, _
from ises_desk.ui import icons, theme
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import Banner, Chip, Link, button, label, restyle, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ises_desk.ui.sheet import Fact, Goto, Row, Section, Sheet

AROUND = 6 * GRID  # px beside the rows: the margins and the scroll bar
LABEL_WIDTH = 112  # px
MOST_BUTTONS = 4
NUMBER = 18  # characters: a date, or the number of a record


class DetailPanel(QFrame):
    """Shows a Sheet; `wanted` asks to go to another record, `asked` to do a deed."""

    wanted = Signal(str, int)
    asked = Signal(str)

    def __init__(
        self,
        deeds: Sequence[tuple[str, str, str, bool]],
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        """Take the deeds as (code, text, icon, primary) and what to say when nothing is chosen."""
        super().__init__(parent)
        self.setObjectName("card")
        self._deeds: dict[str, QPushButton] = {}
        self._empty = empty
        self.sheet: Sheet | None = None
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more = button(_(N_("&Meer")), lambda: None, icon="down")
        self._more.setObjectName("more")
        self._foot = QFrame(self)
        self._foot.setObjectName("deeds")
        self._foot.setLayout(self._buttons(deeds))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._foot)
        self.setMinimumWidth(300)
        self.clear()

    def _buttons(self, deeds: Sequence[tuple[str, str, str, bool]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, 2 * GRID)
        grid.setSpacing(GRID)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        for code, text, icon, primary in deeds:
            made = button(text, partial(self.asked.emit, code), icon=icon, primary=primary)
            made.setObjectName(f"deed:{code}")
            made.setParent(self._foot)
            self._deeds[code] = made
        self._more.setParent(self._foot)
        return grid

    def rename(self, code: str, text: str) -> None:
        """Give a deed's button another text."""
        self._deeds[code].setText(f" {text}")
        self._deeds[code].setAccessibleName(text)

    def emphasise(self, code: str, *, strongly: bool) -> None:
        """Let a deed be the main one, or one of the others."""
        self._deeds[code].setProperty("primary", "true" if strongly else "false")
        name = str(self._deeds[code].property("icon_name"))
        self._deeds[code].setIcon(icons.icon(name, "on_accent" if strongly else "text"))
        restyle(self._deeds[code])

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self.sheet = None
        page, column = _page()
        column.addStretch(1)
        words = label(self._empty, "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words)
        column.addStretch(2)
        self._area.setWidget(page)
        self._foot.hide()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show one record; the place of the scrollbar stays when it is the same record."""
        same = self.sheet is not None and self.sheet.key == sheet.key
        place = self._area.verticalScrollBar().value() if same else 0
        self.sheet = sheet
        page, column = _page()
        self._area.setWidget(page)  # before it is filled: a full one would be styled all anew
        page.hide()  # else each part that comes in lays out all of them anew
        for part in self._head(sheet):
            column.addWidget(part)
        if sheet.facts:
            column.addLayout(self._facts(sheet.facts))
        for section in sheet.sections:
            column.addSpacing(GRID)
            column.addWidget(rule())
            self._section(column, section)
        column.addStretch(1)
        page.show()
        self._area.verticalScrollBar().setValue(place)
        self._offer(sheet.allowed)

    def _offer(self, allowed: frozenset[str] | None) -> None:
        """Lay the buttons of the deeds that make sense in two columns, the last under More."""
        grid = self._foot.layout()
        assert isinstance(grid, QGridLayout)  # noqa: S101  made so in _buttons
        focus = self.window().focusWidget()
        mine = (*self._deeds.values(), self._more)
        for made in mine:
            grid.removeWidget(made)
            made.hide()
        codes = [code for code in self._deeds if allowed is None or code in allowed]
        first = codes if len(codes) <= MOST_BUTTONS else codes[: MOST_BUTTONS - 1]
        shown = [self._deeds[code] for code in first]
        if len(first) < len(codes):
            shown.append(self._more)
            self._fill_more(codes[len(first) :])
        for place, made in enumerate(shown):
            alone = place == len(shown) - 1 and place % 2 == 0
            grid.addWidget(made, place // 2, place % 2, 1, 2 if alone else 1)
            made.show()
        self._foot.setVisible(bool(shown))
        if focus in mine and shown:  # hiding the button took the keyboard from it
            (focus if focus in shown else shown[0]).setFocus()

    def _fill_more(self, codes: Sequence[str]) -> None:
        menu = QMenu(self._more)
        for code in codes:
            made = self._deeds[code]
            entry = menu.addAction(made.icon(), made.text().strip())
            entry.triggered.connect(partial(self.asked.emit, code))
        old = self._more.menu()
        self._more.setMenu(menu)
        if old is not None:
            old.deleteLater()

    def _head(self, sheet: Sheet) -> list[QWidget]:
        head = QWidget()
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

    def _facts(self, facts: Sequence[Fact]) -> QGridLayout:
        grid = QGridLayout()
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
        return grid

    def _value(self, text: str, goto: Goto | None, ink: str = "") -> QWidget:
        if goto is None:
            made = label(text, "strong", wrap=True, selectable=True)
            if ink:
                made.setStyleSheet(f"color: {theme.colours().ink(ink)}")
            return made
        return self._link(text, goto)

    def _link(self, text: str, goto: Goto) -> Link:
        link = Link(text)
        link.clicked.connect(partial(self.wanted.emit, *goto))
        return link

    def _section(self, column: QVBoxLayout, section: Section) -> None:
        head = QHBoxLayout()
        head.addWidget(label(section.title, "heading"), 1)
        if section.deed:
            text = _(N_("Toevoegen"))
            more = button(text, partial(self.asked.emit, section.deed), quiet=True)
            more.setAccessibleName(f"{section.title}: {text}")
            more.setObjectName(f"deed:{section.deed}")
            head.addWidget(more)
        column.addLayout(head)
        if section.text:
            column.addWidget(label(section.text, "", wrap=True, selectable=True))
        if section.rows:
            column.addLayout(self._table(section.rows))
        elif section.empty:
            column.addWidget(label(section.empty, "muted", wrap=True))

    def _spare(self, rows: Sequence[Row], wide: int) -> range:
        """Return the columns between the first and the last when numbers alone don't fit."""
        metrics, space = self.fontMetrics(), GRID + GRID // 2
        room = self._area.viewport().width() - AROUND
        for row in rows:
            texts = [text for text in row.cells if len(text) <= NUMBER]
            asked = sum(map(metrics.horizontalAdvance, texts)) + len(texts) * space + 2 * GRID
            if row.chip[0]:
                asked += Chip(*row.chip).sizeHint().width()
            if asked > room:
                return range(1, wide - 1)
        return range(0)

    def _table(self, rows: Sequence[Row]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID + GRID // 2)
        grid.setVerticalSpacing(GRID - 2)
        wide = max(len(row.cells) for row in rows)
        spare = self._spare(rows, wide)
        for place, row in enumerate(rows):
            for at, text in enumerate(row.cells):
                if at in spare:
                    continue
                if at == 0 and row.goto is not None:
                    link = self._link(text, row.goto)
                    grid.addWidget(link, place, at)
                    if len(text) <= NUMBER:  # a number is never cut, whatever stands beside it
                        room = link.fontMetrics().horizontalAdvance(text) + 2 * GRID
                        grid.setColumnMinimumWidth(0, max(grid.columnMinimumWidth(0), room))
                    continue
                name = "muted" if at and at < wide - 1 else ""
                shown = label(text, name, selectable=bool(text))
                shown.setWordWrap(at == 0 or len(text) > NUMBER)
                if at == wide - 1 and at:
                    shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(shown, place, at)
            if row.chip[0]:
                grid.addWidget(Chip(*row.chip), place, wide, Qt.AlignmentFlag.AlignRight)
        for at, length in enumerate(_lengths(rows, wide)):
            grid.setColumnStretch(at, length)
        return grid


def _lengths(rows: Sequence[Row], wide: int) -> list[int]:
    """Return how many characters the columns hold: they share the room so, and numbers need none.

    The first gets what is left when there are numbers only.
    """
    found = [max(len(row.cells[at]) for row in rows if at < len(row.cells)) for at in range(wide)]
    names = [length if length > NUMBER else 0 for length in found]
    return names if any(names) else [1, *names[1:]]


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    page.setObjectName("sheet")
    column = QVBoxLayout(page)
    column.setContentsMargins(2 * GRID + 2, 2 * GRID, 2 * GRID, 2 * GRID)
    column.setSpacing(GRID)
    return page, column
