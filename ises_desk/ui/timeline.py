"""The time line in the panel of a customer: what happened, newest first; Enter goes there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ises_desk.i18n import N_, _
from ises_desk.ui import icons, theme
from ises_desk.ui.empty import EmptyPage
from ises_desk.ui.list_view import ListView, as_text, put_on_clipboard
from ises_desk.ui.listing_model import TONE_ROLE, Ask, ListingModel
from ises_desk.ui.theme import GRID

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.queries.listing import Listing
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.tones import States

    Index = QModelIndex | QPersistentModelIndex

HEIGHT = 54  # px
ON, WHAT, NAME, AMOUNT = range(4)  # the columns of the listing


class EventDelegate(QStyledItemDelegate):
    """Draws an event in two lines: what and when, which one and how much."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one event."""
        now, rect = theme.colours(), QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(now.selected if selected else now.card))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(now.line))
        if selected and bool(option.state & QStyle.StateFlag.State_Active):
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(now.accent))
        model, row = index.model(), index.row()
        texts = [str(model.index(row, at).data() or "") for at in range(4)]
        tone = str(model.index(row, WHAT).data(TONE_ROLE) or "plain")
        inside = rect.adjusted(2 * GRID, GRID - 1, -2 * GRID, -GRID)
        upper = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
        lower = upper.translated(0, inside.height() // 2)
        _two(painter, upper, (texts[WHAT], now.ink(tone)), (texts[ON], now.muted))
        _two(painter, lower, (texts[NAME], now.text), (texts[AMOUNT], now.text))
        painter.restore()


def _two(painter: QPainter, room: QRect, left: tuple[str, str], right: tuple[str, str]) -> None:
    """Write a text at the left, cut where the one at the right begins."""
    middle = Qt.AlignmentFlag.AlignVCenter
    metrics = painter.fontMetrics()
    taken = metrics.horizontalAdvance(right[0]) + GRID
    painter.setPen(QColor(right[1]))
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, right[0])
    text = metrics.elidedText(left[0], Qt.TextElideMode.ElideRight, room.width() - taken)
    painter.setPen(QColor(left[1]))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, text)


class Timeline(QWidget):
    """A filter line, the kinds, and the events; `wanted` asks to go to the record of an event."""

    wanted = Signal(str, int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer: int | None = None
        self._stale = True
        self.model = ListingModel(desk.lanes, self)
        self.view = ListView(self.model, _(N_("Tijdlijn")), self)
        self._search, self._kinds = QLineEdit(self), QComboBox(self)
        self._empty = EmptyPage("clock", self, framed=False)
        self._prepare()
        self._lay_out()
        self.model.loaded.connect(self._loaded)

    def _prepare(self) -> None:
        view, head = self.view, self.view.horizontalHeader()
        view.setItemDelegate(EventDelegate(view))
        view.verticalHeader().setDefaultSectionSize(HEIGHT)
        head.hide()
        view.clicked.connect(self._go)
        view.activated.connect(self._go)
        view.typed.connect(self._type)
        view.copying.connect(self._copy)
        self._search.setPlaceholderText(_(N_("Zoek in de tijdlijn…")))
        self._search.setAccessibleName(_(N_("Zoeken in de tijdlijn")))
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(200)
        self._search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._search.textChanged.connect(lambda _text: self.refresh())
        self._search.returnPressed.connect(view.setFocus)
        self._kinds.setAccessibleName(_(N_("Soort gebeurtenis")))
        self._kinds.addItem(_(N_("Alles")), "all")
        self._kinds.currentIndexChanged.connect(lambda _at: self.refresh())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        top.setSpacing(GRID)
        top.addWidget(self._search, 1)
        top.addWidget(self._kinds)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(self._stack, 1)
        self.setFocusProxy(self.view)

    # showing --------------------------------------------------------------------------------

    def follow(self, customer: int | None) -> None:
        """Show the line of a customer, at once when it is on screen."""
        self._customer, self._stale = customer, True
        if self.isVisible():
            self.refresh()

    def show_kind(self, kind: str) -> None:
        """Show only what leads to one subject."""
        with QSignalBlocker(self._kinds), QSignalBlocker(self._search):
            self._offer()
            self._search.clear()
            self._kinds.setCurrentIndex(max(self._kinds.findData(kind), 0))
        self.refresh()

    def refresh(self) -> None:
        """Read the line anew."""
        if self._customer is None:
            return
        self._offer()
        self._stale = False
        kind = str(self._kinds.currentData())
        make = partial(_listing, self._desk.today, self._customer, kind)
        self.model.show(Ask(make, self._search.text().strip(), states=_words))

    def _offer(self) -> None:
        """Offer the kinds, the first time that the line is seen."""
        if self._kinds.count() > 1:
            return
        from ises_desk.queries.timeline import STATES

        with QSignalBlocker(self._kinds):
            for word, (text, _colour) in STATES.items():
                self._kinds.addItem(_(text), word)

    def _loaded(self, count: int) -> None:
        head = self.view.horizontalHeader()
        for at in range(1, head.count()):
            head.setSectionHidden(at, True)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        title, text = N_("Niets gevonden"), N_("Zoek iets anders, of kies een andere soort.")
        if not self._search.text() and self._kinds.currentIndex() <= 0:
            title = N_("Nog niets gebeurd")
            text = N_("Contracten, facturen, betalingen en brieven komen hier vanzelf te staan.")
        self._empty.say(_(title), _(text))
        self._stack.setCurrentIndex(0 if count else 1)
        if count:
            self.view.setCurrentIndex(self.model.index(0, 0))

    # doing ----------------------------------------------------------------------------------

    def _go(self, index: QModelIndex) -> None:
        key = self.model.key_at(index.row())
        if key is not None:
            self._desk.lanes.read(_place, self._arrive, key)

    def _arrive(self, place: tuple[str, int]) -> None:
        subject, key = place
        self.wanted.emit(subject, key)

    def _type(self, letters: str) -> None:
        """Search for what is typed while the list has the keyboard."""
        self._search.setFocus()
        self._search.setText(letters)

    def _copy(self) -> None:
        row = self.view.currentIndex().row()
        cells = [str(self.model.index(row, at).data() or "") for at in range(4)]
        put_on_clipboard(as_text([], [cells]))

    def showEvent(self, event: Any) -> None:  # noqa: N802  Qt's name
        """Read the line of the customer on screen when it comes into view."""
        super().showEvent(event)
        if self._stale:
            self.refresh()


def _listing(day: date, customer: int, kind: str) -> Listing:
    from ises_desk.queries import timeline

    return timeline.listing(day, customer, kind)


def _words() -> States:
    from ises_desk.queries.timeline import WORDS

    return WORDS


def _place(session: Any, key: int) -> tuple[str, int]:
    from ises_desk.queries import timeline

    return timeline.place(session, key)
