"""What stands beside a list: the chosen record, and for a customer his time line behind a tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui.detail import DetailPanel
from ises_desk.ui.timeline import Timeline

if TYPE_CHECKING:
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.page_spec import PageSpec

KINDS = "timeline:"  # a link that leads to one kind of events


class Beside(QFrame):
    """The panel, and the time line when the page has one; `wanted` asks for another record."""

    wanted = Signal(str, int)

    def __init__(self, desk: Desk, spec: PageSpec, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.timeline: Timeline | None = None
        deeds, nothing = spec.panel_deeds(), _(spec.nothing_chosen)
        if not spec.timeline:
            self.panel = DetailPanel(deeds, nothing, self)
            self.panel.wanted.connect(self._follow)
            column.addWidget(self.panel)
            return
        self.setObjectName("card")
        column.setContentsMargins(1, 1, 1, 1)
        self.tabs, self._stack = QTabBar(self), QStackedWidget(self)
        self.panel = DetailPanel(deeds, nothing, self._stack)
        self.panel.wanted.connect(self._follow)
        self.panel.setObjectName("inner")
        self.timeline = Timeline(desk, self._stack)
        self.timeline.wanted.connect(self.wanted)
        self._make_tabs((self.panel, N_("Dossier")), (self.timeline, N_("Tijdlijn")))
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    def _make_tabs(self, *parts: tuple[QWidget, str]) -> None:
        self.tabs.setObjectName("beside")
        self.tabs.setExpanding(True)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(_(N_("Dossier of tijdlijn")))
        for part, title in parts:
            self._stack.addWidget(part)
            self.tabs.addTab(_(title))
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)

    def follow(self, key: int | None) -> None:
        """Let the time line be that of the chosen record."""
        if self.timeline is not None:
            self.timeline.follow(key)

    def show_record(self) -> None:
        """Put the record (or what several come to) in front."""
        if self.timeline is not None:
            self.tabs.setCurrentIndex(0)

    def turn(self) -> None:
        """Change between the record and its time line, which gets the keyboard."""
        if self.timeline is not None:
            self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
            if self.tabs.currentIndex():
                self.timeline.setFocus()

    def _follow(self, subject: str, key: int) -> None:
        """Show one kind of events, or ask for another record."""
        if subject.startswith(KINDS) and self.timeline is not None:
            self.timeline.show_kind(subject.removeprefix(KINDS))
            self.tabs.setCurrentIndex(1)
            self.timeline.setFocus()
        else:
            self.wanted.emit(subject, key)
