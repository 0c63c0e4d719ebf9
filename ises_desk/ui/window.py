"""The window: menu, tabs, pages, status bar. It paints before anything heavy is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui import icons, keys, pages, theme
from ises_desk.ui.desk import Desk
from ises_desk.ui.lanes import Lanes
from ises_desk.ui.menus import Menus
from ises_desk.ui.messages import SHORT_MS, Messages
from ises_desk.ui.navigation import Navigator, Place
from ises_desk.ui.page_tabs import PageTabs
from ises_desk.ui.skeleton import skeleton

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QCloseEvent, QPaintEvent
    from PySide6.QtWidgets import QLabel

    from ises_desk.ui.pages import Page, Tab

FIRST_SIZE = QSize(1280, 720)
LEAST = QSize(960, 600)


class MainWindow(QMainWindow):
    """One administration on screen; `ready` when its first page may be filled."""

    theme_changed = Signal()
    language_changed = Signal()
    painted = Signal()
    closing = Signal()

    def __init__(self, settings: QSettings, now: Callable[[], datetime], path: Path) -> None:
        super().__init__()
        messages = Messages(self, now)
        self.desk = Desk(
            lanes=Lanes(messages, now, self),
            messages=messages,
            settings=settings,
            navigator=Navigator(self.here, self),
            window=self,
            now=now,
            path=path,
        )
        self._pages: dict[str, QWidget] = {}
        self._left: dict[str, pages.Left] = {}  # by pages that are made anew when shown
        self._open = self._painted = False
        self.asks = False  # before it closes: from the first paint on, while there is time
        self._place: QLabel | None = None
        self._backup: QLabel | None = None
        self.tabs = PageTabs()
        self.stack = QStackedWidget()
        self.menus = Menus(self)
        self._make_tabs()
        self._lay_out()
        self.desk.navigator.moved.connect(self.show_place)
        messages.said.connect(lambda text: self.statusBar().showMessage(text, SHORT_MS))
        self._restore_shape()
        self.show_title()
        self._skeleton = skeleton()
        self.stack.addWidget(self._skeleton)
        self._mark_tab(0)

    # making ---------------------------------------------------------------------------------

    def _make_tabs(self) -> None:
        self.tabs.setObjectName("pages")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        for _tab in pages.TABS:
            self.tabs.addTab("")
        self._name_tabs()
        self.tabs.currentChanged.connect(self.show_tab)
        self.tabs.tabBarClicked.connect(lambda _at: self.tabs.clearFocus())

    def _name_tabs(self) -> None:
        self.tabs.setAccessibleName(_(N_("Bladzijden")))
        for at, tab in enumerate(pages.TABS):
            self.tabs.setTabText(at, _(tab.title).replace("&", ""))
        self.tabs.make_room()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setObjectName("head")
        inside = QVBoxLayout(head)
        inside.setContentsMargins(8, 0, 8, 0)
        inside.addWidget(self.tabs)
        body = QWidget()
        self._column = column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(body)
        self.setMinimumSize(LEAST)

    def _make_status(self) -> None:
        """Make the labels of the status bar: after the first paint, as they name no file yet."""
        from ises_desk.ui.widgets import label

        self._place = label("", "place")
        self._backup = label("", "muted")
        self.statusBar().addWidget(self._place)
        self.statusBar().addPermanentWidget(self._backup)
        self.statusBar().setSizeGripEnabled(False)

    def arm(self) -> None:
        """Give menus and tabs their keys and strips their place: after the first paint."""
        from ises_desk.ui.strips import Strips

        self.desk.strips = Strips()
        self._column.addWidget(self.desk.strips)
        self.asks = True
        self.setWindowIcon(icons.icon("app", "accent"))
        self.menus.arm()
        for at in range(len(pages.TABS)):
            shortcut = QShortcut(QKeySequence(keys.PAGES[at]), self)
            shortcut.activated.connect(lambda at=at: self.tabs.setCurrentIndex(at))

    def _restore_shape(self) -> None:
        saved = self.desk.settings.value("window/geometry")
        if saved is None or not self.restoreGeometry(saved):
            room = QGuiApplication.primaryScreen().availableGeometry().size()
            self.resize(FIRST_SIZE.boundedTo(room))

    # pages ----------------------------------------------------------------------------------

    def here(self) -> Place:
        """Return where the owner is: for the way back."""
        tab = pages.TABS[self.tabs.currentIndex()]
        return tab.subject, page.current_key() if (page := self._page(tab)) is not None else None

    def _page(self, tab: Tab) -> Page | None:
        found = self._pages.get(tab.subject)
        return None if found is None else cast("Page", found)

    def make_page(self, at: int) -> QWidget:
        """Return a page, made the first time; it isn't shown yet."""
        tab = pages.TABS[at]
        if tab.subject not in self._pages:
            self._pages[tab.subject] = pages.make(tab, self.desk)
        return self._pages[tab.subject]

    def show_tab(self, at: int) -> None:
        """Show a page, making it the first time; before the file is open, only its tab."""
        if not self._open:
            self._mark_tab(at)
            return
        made = self.make_page(at)
        page, fresh = cast("Page", made), self.stack.indexOf(made) < 0
        if fresh:
            self.stack.addWidget(made)
        self.stack.setCurrentWidget(made)
        self._mark_tab(at)
        if fresh:
            # on screen first: reading beside it makes its first paint three times as long
            QTimer.singleShot(1, made, page.refresh)
            pages.restore(page, self._left.pop(pages.TABS[at].subject, None))
        if not self.tabs.hasFocus():
            page.focus_list()

    def _mark_tab(self, at: int) -> None:
        for place, each in enumerate(pages.TABS):
            self.tabs.setTabIcon(place, icons.icon(each.icon, "accent" if place == at else "muted"))

    def show_place(self, subject: str, key: int | None, state: str = "", words: str = "") -> None:
        """Show a record on its page."""
        for at, tab in enumerate(pages.TABS):
            if tab.subject == subject:
                self.tabs.setCurrentIndex(at)
                self.show_tab(at)
                page = self._page(tab)
                if page is not None:
                    page.show_key(key, state, words=words)
                return

    def refresh(self) -> None:
        """Read the page on screen anew."""
        page = self._page(pages.TABS[self.tabs.currentIndex()])
        if page is not None and self._open:
            page.refresh()

    # the file -------------------------------------------------------------------------------

    def opened(self) -> None:
        """Fill the page on screen: the administration is open, and the page gets the keyboard."""
        self._open = True
        if self._place is None:
            self._make_status()
        self.tabs.clearFocus()
        self.show_title()
        at = self.tabs.currentIndex()
        made = self.stack.indexOf(self.make_page(at)) >= 0
        self.show_tab(at)
        if made:
            self.refresh()
        self.menus.allow(opened=True)

    def cover(self, page: QWidget) -> None:
        """Show a page over all others (first start, or no file); the tabs rest meanwhile."""
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.tabs.setEnabled(False)  # Qt hands its keyboard on to the next thing in the window
        self.menus.allow(opened=False)

    def uncover(self, page: QWidget) -> None:
        """Take such a page away again."""
        self.stack.removeWidget(page)
        page.deleteLater()
        self.tabs.setEnabled(True)
        self.show_tab(self.tabs.currentIndex())

    def forget_pages(self) -> None:
        """Drop all pages: another administration comes."""
        for page in self._pages.values():
            pages.drop(page, self.stack)
        self._pages.clear()
        self._left.clear()
        self._open = False
        self.stack.setCurrentWidget(self._skeleton)

    def show_title(self) -> None:
        """Show which administration is open."""
        self.setWindowTitle(f"{self.desk.path.stem} – ises_desk")
        if self._place is None:
            return
        self._place.setText(str(self.desk.path.name))
        self._place.setToolTip(str(self.desk.path))

    def show_backup(self, text: str) -> None:
        """Show in the status bar when the last backup was made."""
        if self._backup is not None:
            self._backup.setText(text)

    # look -----------------------------------------------------------------------------------

    def choose_theme(self, choice: theme.Choice) -> None:
        """Change the colours of the whole program and remember the choice."""
        from ises_desk.ui.dressing import Dresser

        self.desk.settings.setValue("window/theme", choice)
        (self.findChild(Dresser) or Dresser(self)).choose(choice)

    def shed(self) -> bool:
        """Drop a page that is off screen, to be made anew when it is shown; False if none is."""
        here = pages.TABS[self.tabs.currentIndex()].subject
        for subject in [each for each in self._pages if each != here][:1]:
            self._left[subject] = pages.drop(self._pages.pop(subject), self.stack)
            return True
        return False

    def dressed(self) -> None:
        """Show the page in the colours that came."""
        self.show_tab(self.tabs.currentIndex())
        self.theme_changed.emit()
        self.refresh()

    def retell(self) -> None:
        """Say everything in the language of the window: pages are made anew, in their place."""
        place, opened = self.here(), self._open
        self.menus.name()
        self._name_tabs()
        self.forget_pages()
        self._open = opened
        self.language_changed.emit()
        if self.tabs.isEnabled():
            self.show_place(*place)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Tell once that the window is on screen: then the heavy work may begin."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Remember the shape and stop the lanes; long work under way is asked about first."""
        if self.asks and not self.desk.strips.may_leave(self.close):
            event.ignore()
            return
        self.desk.settings.setValue("window/geometry", self.saveGeometry())
        for page in self._pages.values():
            cast("Page", page).remember()
        self.desk.settings.sync()
        self.closing.emit()
        self.desk.lanes.close()
        event.accept()
