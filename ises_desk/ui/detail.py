"""The panel beside a list: one record with its facts, its related records and its deeds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout

from ises_desk.i18n import N_, _
from ises_desk.ui import icons
from ises_desk.ui.sheet_page import SheetPage
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, restyle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from ises_desk.ui.sheet import Sheet

MOST_BUTTONS = 4


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
        self._known = {code: (text, icon, primary) for code, text, icon, primary in deeds}
        self._deeds: dict[str, QPushButton] = {}  # each is made when it is first shown
        self._empty = empty
        self.sheet: Sheet | None = None
        self._making: SheetPage | None = None  # until it is whole
        self._steps: Iterator[bool] = iter(())
        self._place = 0  # of the scroll bar, for what is being made
        self._turns = QTimer(self)
        self._turns.setSingleShot(True)
        self._turns.timeout.connect(self._lay_out)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more = button(_(N_("&Meer")), lambda: None, icon="down")
        self._more.setObjectName("more")
        self._foot = QFrame(self)
        self._foot.setObjectName("deeds")
        self._foot.setLayout(self._grid())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._foot)
        self.setMinimumWidth(300)
        self.clear()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, 2 * GRID)
        grid.setSpacing(GRID)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self._more.setParent(self._foot)
        return grid

    def _deed(self, code: str) -> QPushButton:
        """Return the button of a deed; there are many, and few are shown of a record."""
        if code not in self._deeds:
            text, icon, primary = self._known[code]
            made = button(text, partial(self.asked.emit, code), icon=icon, primary=primary)
            made.setObjectName(f"deed:{code}")
            made.setParent(self._foot)
            self._deeds[code] = made
        return self._deeds[code]

    def rename(self, code: str, text: str) -> None:
        """Give a deed's button another text."""
        deed = self._deed(code)
        deed.setText(f" {text}")
        deed.setAccessibleName(text)

    def emphasise(self, code: str, *, strongly: bool) -> None:
        """Let a deed be the main one, or one of the others."""
        deed = self._deed(code)
        deed.setProperty("primary", "true" if strongly else "false")
        name = str(deed.property("icon_name"))
        deed.setIcon(icons.icon(name, "on_accent" if strongly else "text"))
        restyle(deed)

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self.sheet = None
        self._turns.stop()
        page = self._new_page(0)
        page.say(self._empty)
        self._put(page)
        self._foot.hide()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show one record; the place of the scrollbar stays when it is the same record.

        It is laid out in turns of its own, for the list beside it asks time too: the one before
        it stays until the new one is whole.
        """
        same = self.sheet is not None and self.sheet.key == sheet.key
        page = self._new_page(self._area.verticalScrollBar().value() if same else 0)
        self.sheet = sheet
        self._steps = self._in_turns(page, sheet)
        self._turns.start()

    def _in_turns(self, page: SheetPage, sheet: Sheet) -> Iterator[bool]:
        """Lay out a record and then its buttons; yields True when the record can be shown."""
        for _step in page.lay_out(sheet, self._area.viewport().width()):
            yield False
        yield True
        self._offer(sheet.allowed)

    def finish(self) -> None:
        """Lay out at once what is still to come of the record."""
        while self._turns.isActive():
            self._lay_out()

    def _new_page(self, place: int) -> SheetPage:
        if self._making is not None:  # of a record that was left already
            self._making.deleteLater()
        self._making = SheetPage(self._area.viewport(), self.wanted.emit, self.asked.emit)
        self._place = place
        return self._making

    def _lay_out(self) -> None:
        """Take a step, and show the page as soon as it is whole."""
        self._turns.stop()
        whole = next(self._steps, None)
        if whole is None:
            return
        if whole and self._making is not None:
            self._put(self._making)
        self._turns.start()

    def _put(self, page: SheetPage) -> None:
        self._making = None
        self._area.setWidget(page)
        page.show()
        self._area.verticalScrollBar().setValue(self._place)

    def _offer(self, allowed: frozenset[str] | None) -> None:
        """Lay the buttons of the deeds that make sense in two columns, the last under More."""
        grid = self._foot.layout()
        assert isinstance(grid, QGridLayout)  # noqa: S101  made so in _buttons
        focus = self.window().focusWidget()
        mine = (*self._deeds.values(), self._more)
        for made in mine:
            grid.removeWidget(made)
            made.hide()
        codes = [code for code in self._known if allowed is None or code in allowed]
        if len(codes) > MOST_BUTTONS:  # what is to be done now never hides among the rest
            behind = codes[MOST_BUTTONS - 1 :]
            urgent = [code for code in behind if self._known[code][2]]
            codes = urgent + [code for code in codes if code not in urgent]
        first = codes if len(codes) <= MOST_BUTTONS else codes[: MOST_BUTTONS - 1]
        shown = [self._deed(code) for code in first]
        if len(first) < len(codes):
            shown.append(self._more)
            self._fill_more(codes[len(first) :])
        for place, row in enumerate(self._in_rows(shown)):
            for at, made in enumerate(row):
                grid.addWidget(made, place, at, 1, 2 if len(row) == 1 else 1)
                made.show()
        self._foot.setVisible(bool(shown))
        if focus in mine and shown:  # hiding the button took the keyboard from it
            (focus if focus in shown else shown[0]).setFocus()

    def _in_rows(self, shown: Sequence[QPushButton]) -> list[list[QPushButton]]:
        """Put two buttons beside each other where the words of both fit in half of the width."""
        half = (self.width() - 5 * GRID) // 2
        rows: list[list[QPushButton]] = []
        room = False
        for made in shown:
            made.ensurePolished()
            fits = made.sizeHint().width() <= half
            if room and fits:
                rows[-1].append(made)
                room = False
            else:
                rows.append([made])
                room = fits
        return rows

    def _fill_more(self, codes: Sequence[str]) -> None:
        menu = QMenu(self._more)
        for code in codes:
            text, icon, _primary = self._known[code]
            if code in self._deeds:  # it may be called otherwise by now
                text = self._deeds[code].text().strip()
            entry = menu.addAction(icons.icon(icon, "text"), text) if icon else menu.addAction(text)
            entry.triggered.connect(partial(self.asked.emit, code))
        old = self._more.menu()
        self._more.setMenu(menu)
        if old is not None:
            old.deleteLater()
