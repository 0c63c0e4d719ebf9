"""The table of a list page, with its keyboard and its empty state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStackedLayout,
    QTableView,
)

from ises_desk.i18n import N_, _
from ises_desk.ui.delegates import ROW_HEIGHT, RowDelegate, fitted, widths
from ises_desk.ui.empty import EmptyPage
from ises_desk.ui.listing_model import ListingModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.page_spec import PageSpec


ROOMY, ROOMY_WIDE = 110, 190  # px below which a text column is too narrow to read


class ListTable(QFrame):
    """A card with a table; `opened` on Enter or double click, `cleared` on Esc."""

    current_changed = Signal()
    opened = Signal()
    cleared = Signal()
    asked_menu = Signal(QPoint)

    def __init__(self, desk: Desk, spec: PageSpec) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk, self._spec = desk, spec
        self._shaped = self._own = self._fitting = False
        self._natural: list[int] = []
        self.model = ListingModel(desk.lanes, self)
        self.view = QTableView()
        self._empty = EmptyPage(spec.icon, framed=False)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._prepare()
        self.model.loaded.connect(self._shape)

    def _prepare(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(RowDelegate(view))
        view.setAccessibleName(_(self._spec.title))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(
            lambda place: self.asked_menu.emit(view.viewport().mapToGlobal(place))
        )
        rows = view.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setMinimumSectionSize(ROW_HEIGHT)
        head = view.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(True)
        head.setSortIndicatorShown(True)
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(48)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.sortIndicatorChanged.connect(self.model.sort)
        view.doubleClicked.connect(lambda _index: self.opened.emit())
        view.selectionModel().currentRowChanged.connect(self._moved)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    # state ----------------------------------------------------------------------------------

    @property
    def sorting(self) -> tuple[str, bool]:
        """The order remembered from the last time: column key and whether it descends."""
        saved = str(self._desk.settings.value(f"{self._spec.subject}/sort") or "")
        key, _sep, down = saved.partition(" ")
        return key, down == "desc"

    def show_empty(self, *, empty: bool, filtered: bool) -> None:
        """Say what to do when there is nothing to show."""
        if filtered:
            text = N_("Zoek iets anders, of kies een andere stand.")
            self._empty.say(_(N_("Niets gevonden")), _(text))
        else:
            self._empty.say(_(self._spec.empty_title), _(self._spec.empty_text))
        self._stack.setCurrentIndex(1 if empty else 0)

    def current_key(self) -> int | None:
        """Return the key of the chosen row."""
        index = self.view.currentIndex()
        return self.model.key_at(index.row()) if index.isValid() else None

    def choose(self, key: int | None) -> None:
        """Choose the row of a key, or the first row."""
        if not self.model.rowCount():
            return
        row = self.model.row_of(key) if key is not None else None
        index = self.model.index(row or 0, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        hint = QAbstractItemView.ScrollHint
        self.view.scrollTo(index, hint.PositionAtCenter if row else hint.EnsureVisible)

    def focus(self) -> None:
        """Put the keyboard in the table."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self) -> None:
        """Write column widths, order and sorting to the settings."""
        settings, subject = self._desk.settings, self._spec.subject
        if self.model.ask is not None:
            order = " desc" if self.model.ask.descending else " asc"
            settings.setValue(f"{subject}/sort", self.model.ask.sort + order)
        if not self._own:
            return
        settings.setValue(f"{subject}/header", self.view.horizontalHeader().saveState())
        settings.setValue(f"{subject}/columns", ",".join(head.key for head in self.model.heads))

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit()

    def _shape(self) -> None:
        """Give the columns their widths: by what they hold, the first time as remembered."""
        if not self.model.sample:
            return
        heads = [(column.title, column.kind) for column in self.model.heads]
        now = widths(heads, self.model.sample, self.view.fontMetrics())
        before = self._natural or now
        self._natural = [max(pair) for pair in zip(before, now, strict=True)]
        self.fit()
        if self._shaped:
            return
        self._shaped = True
        head = self.view.horizontalHeader()
        names = [column.key for column in self.model.heads]
        saved = self._desk.settings.value(f"{self._spec.subject}/header")
        known = self._desk.settings.value(f"{self._spec.subject}/columns")
        if saved is not None and known == ",".join(names):
            self._own = head.restoreState(saved)
        head.sectionResized.connect(self._resized)
        key, down = self.sorting
        if key in names:
            order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(names.index(key), order)

    def fit(self) -> None:
        """Let the columns fill the table, unless the owner gave them widths of his own."""
        if not self._natural or self._own:
            return
        heads = self.model.heads
        names = [head.key for head in heads]
        room = self.view.viewport().width()
        shown = roomy([(head.key, head.kind) for head in heads], self._natural, self._spec, room)
        wide = self._spec.wide if self._spec.wide in shown else shown[-1]
        natural = [self._natural[names.index(name)] for name in shown]
        kinds = [head.kind for head in heads if head.key in shown]
        self._fitting = True
        bar = self.view.horizontalHeader()
        for at, name in enumerate(names):
            bar.setSectionHidden(at, name not in shown)
        found = fitted(natural, kinds, shown.index(wide), room)
        for name, width in zip(shown, found, strict=True):
            bar.resizeSection(names.index(name), width)
        self._fitting = False

    def _resized(self, _at: int, _old: int, _new: int) -> None:
        """Remember that the owner dragged a column."""
        if not self._fitting:
            self._own = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Let Enter open the record and Esc clear the search."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.opened.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.cleared.emit()
                return True
        return super().eventFilter(watched, event)


def roomy(
    heads: Sequence[tuple[str, str]], natural: Sequence[int], spec: PageSpec, room: int
) -> list[str]:
    """Return the columns that fit in `room` px, without the spare ones for which there is none."""

    def least(at: int) -> int:
        name, kind = heads[at]
        if kind != "text":
            return natural[at]
        return min(natural[at], ROOMY_WIDE if name == spec.wide else ROOMY)

    shown = [name for name, _kind in heads]
    for name in spec.spare:
        if sum(least(at) for at in range(len(heads)) if heads[at][0] in shown) <= room:
            break
        shown = [each for each in shown if each != name]
    return shown
