"""A table model over a Listing: keys in memory, rows fetched by page through the read lane."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ises_desk.i18n import N_, _
from ises_desk.ui.tones import state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from ises_desk.queries.listing import Listing
    from ises_desk.ui.lanes import Lanes
    from ises_desk.ui.tones import States

    Index = QModelIndex | QPersistentModelIndex

PAGE = 64  # rows per fetch
PAGES_KEPT = 64
TONE_ROLE = Qt.ItemDataRole.UserRole + 1  # the tone of a state cell
KIND_ROLE = Qt.ItemDataRole.UserRole + 2  # the kind of a cell's column
RIGHT = frozenset({"money", "number", "period"})


@dataclass(frozen=True, slots=True)
class Head:
    """What the screen needs of a column."""

    key: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Ask:
    """What the owner wants to see: how the listing is made, searched and sorted.

    `make()` and `states()` (the words of its state cells) are called on the read lane.
    """

    make: Callable[[], Listing]
    text: str = ""
    sort: str = ""
    descending: bool = False
    states: Callable[[], States] = dict


Texts = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Loaded:
    listing: Listing
    states: States
    heads: tuple[Head, ...]
    keys: array[int]
    page: tuple[Texts, Texts]


class ListingModel(QAbstractTableModel):
    """Shows a Listing of any length; `loaded` tells how many rows it found."""

    loaded = Signal(int)

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._ask: Ask | None = None
        self._listing: Listing | None = None
        self._heads: tuple[Head, ...] = ()
        self._states: States = {}
        self._keys: array[int] = array("q")
        self._pages: OrderedDict[int, tuple[Texts, Texts]] = OrderedDict()
        self._waiting: dict[int, Future[None]] = {}
        self._generation = 0
        self._loading: Future[None] | None = None

    # asking ---------------------------------------------------------------------------------

    def show(self, ask: Ask) -> None:
        """Load a listing; what is on screen stays until the answer is there."""
        self._ask = ask
        self._generation += 1
        if self._loading is not None:
            self._loading.cancel()
        self._loading = self._lanes.read(_load, partial(self._take, self._generation), ask)

    def reload(self) -> None:
        """Ask the same again."""
        if self._ask is not None:
            self.show(self._ask)

    @property
    def ask(self) -> Ask | None:
        """What was asked last."""
        return self._ask

    @property
    def listing(self) -> Listing | None:
        """The listing on screen: "select all" hands it to a deed."""
        return self._listing

    @property
    def heads(self) -> tuple[Head, ...]:
        """The columns on screen."""
        return self._heads

    @property
    def sample(self) -> Texts:
        """The texts of the first page: the columns take their widths from it."""
        return self._pages[0][0] if 0 in self._pages else []

    def key_at(self, row: int) -> int | None:
        """Return the key of a row."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: int) -> int | None:
        """Return the row of a key, None when it isn't in the listing."""
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    def keys_of(self, wanted: Sequence[int]) -> tuple[int, ...]:
        """Return the keys of rows."""
        return tuple(self._keys[row] for row in wanted)

    def rows_of(self, keys: Sequence[int]) -> list[int]:
        """Return the rows of those keys that are in the listing, from the top."""
        wanted = set(keys)
        return [row for row, key in enumerate(self._keys) if key in wanted] if wanted else []

    @property
    def states(self) -> States:
        """The words of the state cells on screen."""
        return self._states

    def _take(self, generation: int, loaded: _Loaded) -> None:
        if generation != self._generation:
            return
        self.beginResetModel()
        self._listing, self._heads, self._keys = loaded.listing, loaded.heads, loaded.keys
        self._waiting.clear()
        self._pages.clear()
        self._states = loaded.states
        if loaded.page[0]:
            self._pages[0] = loaded.page
        self.endResetModel()
        self.loaded.emit(len(self._keys))

    def _fetch(self, page: int) -> None:
        if page in self._waiting or self._listing is None:
            return
        for old in [number for number in self._waiting if abs(number - page) > 1]:
            if self._waiting[old].cancel():
                del self._waiting[old]
        keys = self._keys[page * PAGE : (page + 1) * PAGE]
        done = partial(self._place, self._generation, page)
        self._waiting[page] = self._lanes.read(read_page, done, self._listing, self._states, keys)

    def _place(self, generation: int, page: int, got: tuple[Texts, Texts]) -> None:
        if generation != self._generation:
            return
        self._waiting.pop(page, None)
        self._pages[page] = got
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min((page + 1) * PAGE, len(self._keys)) - 1
        self.dataChanged.emit(
            self.index(page * PAGE, 0), self.index(last, max(len(self._heads) - 1, 0))
        )

    # Qt's questions -------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name and default
        """Return how many rows the listing has."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name and default
        """Return how many columns the listing has."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell; None while its page is on the way."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, TONE_ROLE):
            page = index.row() // PAGE
            got = self._pages.get(page)
            if got is None:
                self._fetch(page)
                return None
            cells = got[1] if role == TONE_ROLE else got[0]
            place = index.row() % PAGE
            return cells[place][index.column()] if place < len(cells) else ""
        kind = self._heads[index.column()].kind
        if role == KIND_ROLE:
            return kind
        return _alignment(kind) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(  # noqa: N802  Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's title, aligned as its cells."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._heads[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._heads[section].kind)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by SQL; column -1 is the listing's own order."""
        if self._ask is None or not -1 <= column < len(self._heads):
            return
        key = self._heads[column].key if column >= 0 else ""
        descending = column >= 0 and order == Qt.SortOrder.DescendingOrder
        if (key, descending) != (self._ask.sort, self._ask.descending):
            self.show(replace(self._ask, sort=key, descending=descending))


def _alignment(kind: str) -> int:
    side = Qt.AlignmentFlag.AlignRight if kind in RIGHT else Qt.AlignmentFlag.AlignLeft
    return int((side | Qt.AlignmentFlag.AlignVCenter).value)


def _load(session: Any, ask: Ask) -> _Loaded:
    """On the read lane: make the listing, read all its keys and its first page."""
    from ises_desk.queries.listing import keys

    listing = asked(ask)
    found, states = keys(session, listing), ask.states()
    heads = tuple(Head(column.key, _(column.title), column.kind) for column in listing.columns)
    return _Loaded(listing, states, heads, found, read_page(session, listing, states, found[:PAGE]))


def asked(ask: Ask) -> Listing:
    """Return the listing that is asked for, searched and sorted."""
    listing = ask.make()
    if ask.text:
        listing = listing.filtered(ask.text)
    if ask.sort and any(column.key == ask.sort for column in listing.columns):
        listing = listing.sorted_by(ask.sort, descending=ask.descending)
    return listing


def read_page(
    session: Any, listing: Listing, states: States, keys: Sequence[int]
) -> tuple[Texts, Texts]:
    """On the read lane: the texts for people and the tones of some rows."""
    from ises_desk.queries.listing import rows

    kinds = [column.kind for column in listing.columns]
    texts, tones = [], []
    for row in rows(session, listing, keys):
        cells = [cell(value, kind, states) for value, kind in zip(row, kinds, strict=True)]
        texts.append(tuple(text for text, _tone in cells))
        tones.append(tuple(tone for _text, tone in cells))
    return texts, tones


def cell(value: Any, kind: str, states: States) -> tuple[str, str]:
    """Return the text for people of a stored value, and the tone when it is a state."""
    from ises_desk.values import formats

    if value is None or value == "":
        return "", ""
    if kind == "state":
        return state(value, states)
    if kind == "period" and not value:
        return _(N_("eenmalig")), ""
    return (formats.short_day(value) if kind == "day" else formats.show(value)), ""
