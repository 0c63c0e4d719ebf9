"""The calendar under a day field: for the mouse and for the keyboard alone."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ises_desk.i18n import N_, _
from ises_desk.ui import icons, language, theme
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class CalendarPopup(QFrame):
    """Weeks from Monday with their numbers; arrows and PageUp walk, Enter chooses, Esc leaves."""

    chosen = Signal(object)

    def __init__(self, day: date, today: date, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("card")
        self.calendar = calendar = QCalendarWidget()
        calendar.setLocale(language.locale())
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        calendar.setDateEditEnabled(False)
        calendar.setAccessibleName(name)
        calendar.setSelectedDate(_q(day))
        self._colour()
        calendar.clicked.connect(self._choose)
        calendar.activated.connect(self._choose)
        foot = QHBoxLayout()
        foot.setContentsMargins(GRID, 0, GRID, GRID)
        foot.addWidget(label(_(N_("Enter kiest, Esc sluit")), "muted"))
        foot.addStretch(1)
        now = button(_(N_("&Vandaag")), partial(self._choose, _q(today)), quiet=True)
        foot.addWidget(now)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(GRID // 2)
        column.addWidget(calendar)
        column.addLayout(foot)

    def _colour(self) -> None:
        """Give the weekend and the heads our own colours: Qt paints them red on any ground."""
        quiet = QTextCharFormat()
        quiet.setForeground(theme.colour("muted"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, quiet)
        self.calendar.setHeaderTextFormat(quiet)
        for name, sign in (("qt_calendar_prevmonth", "left"), ("qt_calendar_nextmonth", "right")):
            arrow = self.calendar.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setIcon(icons.icon(sign, "text"))

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()

    def open_below(self, widget: QWidget) -> None:
        """Show the calendar below a widget, inside the screen, with the keyboard in it."""
        self.adjustSize()
        place = widget.mapToGlobal(widget.rect().bottomLeft())
        room = widget.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place.setY(widget.mapToGlobal(widget.rect().topLeft()).y() - self.height())
        place.setX(max(min(place.x(), room.right() - self.width()), room.left()))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def _q(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
