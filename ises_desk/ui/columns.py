"""The columns of a list: their widths, which are shown, their order; remembered per page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ises_desk.ui.delegates import LONGEST, READABLE, SPARE, fitted, widths

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtCore import QModelIndex, QSettings

    from ises_desk.ui.list_view import ListView
    from ises_desk.ui.listing_model import ListingModel
    from ises_desk.ui.page_spec import PageSpec


class Columns(QObject):
    """Lets the columns fill the table, unless the owner gave them a shape of his own."""

    changed = Signal()

    def __init__(
        self, view: ListView, model: ListingModel, spec: PageSpec, settings: QSettings
    ) -> None:
        super().__init__(view)
        self._view, self._model, self._spec, self._settings = view, model, spec, settings
        self._natural: list[int] = []
        self._shaped = self._fitting = False
        self._widths: dict[str, int] = {}  # given by the owner
        self._hidden: set[str] | None = None  # chosen by the owner; None: what fits
        model.loaded.connect(self._shape)
        model.dataChanged.connect(self._widen)

    # remembering ----------------------------------------------------------------------------

    @property
    def sorting(self) -> tuple[str, bool]:
        """The order remembered from the last time: column key and whether it descends."""
        key, _sep, down = self._saved("sort").partition(" ")
        return key, down == "desc"

    def remember(self) -> None:
        """Write widths, order, choice and sorting to the settings."""
        if self._model.ask is not None:
            order = " desc" if self._model.ask.descending else " asc"
            self._save("sort", self._model.ask.sort + order)
        if not self._shaped:
            return
        given = self._widths.items()
        self._save("widths", ",".join(f"{name}:{width}" for name, width in given))
        self._save("order", ",".join(self._order()) if self._is_moved() else "")
        hidden = self._hidden
        self._save("hidden", "auto" if hidden is None else ",".join(sorted(hidden)))

    def _saved(self, what: str) -> str:
        return str(self._settings.value(f"{self._spec.subject}/{what}") or "")

    def _save(self, what: str, value: str) -> None:
        self._settings.setValue(f"{self._spec.subject}/{what}", value)

    def _recall(self) -> None:
        """Take up the shape of the last time; columns that are no more are left out."""
        names = self.names
        for part in self._saved("widths").split(","):
            name, _sep, width = part.partition(":")
            if name in names and width.isdigit():
                self._widths[name] = int(width)
        chosen = self._saved("hidden") or "auto"
        if chosen != "auto" and set(names) - set(chosen.split(",")):
            self._hidden = {name for name in chosen.split(",") if name in names}
        head = self._view.horizontalHeader()
        known = [name for name in self._saved("order").split(",") if name in names]
        for place, name in enumerate(known):
            head.moveSection(head.visualIndex(names.index(name)), place)
        key, down = self.sorting
        if key in names:
            order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(names.index(key), order)

    # asking ---------------------------------------------------------------------------------

    @property
    def names(self) -> list[str]:
        """The keys of all columns in the order of the list."""
        return [head.key for head in self._model.heads]

    @property
    def natural(self) -> list[int]:
        """The widths in px that the columns would like to have."""
        return self._natural

    def _order(self) -> list[str]:
        head, names = self._view.horizontalHeader(), self.names
        return [names[head.logicalIndex(at)] for at in range(len(names))]

    def _is_moved(self) -> bool:
        return self._order() != self.names

    def is_shown(self, name: str) -> bool:
        """Tell whether a column is on screen."""
        return not self._view.horizontalHeader().isSectionHidden(self.names.index(name))

    # choosing -------------------------------------------------------------------------------

    def choose(self, name: str, *, shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        hidden = {each for each in self.names if not self.is_shown(each)}
        hidden = hidden - {name} if shown else hidden | {name}
        if len(hidden) < len(self.names):
            self._hidden = hidden
            self._widths.clear()  # what is left gets the room
            self.fit()

    def sort(self, name: str, *, descending: bool) -> None:
        """Sort by a column."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._view.horizontalHeader().setSortIndicator(self.names.index(name), order)

    def standard(self) -> None:
        """Go back to the layout of the program, and to its order."""
        head = self._view.horizontalHeader()
        self._hidden = None
        self._widths.clear()
        for place in range(len(self.names)):
            head.moveSection(head.visualIndex(place), place)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.fit()
        self.changed.emit()

    # fitting --------------------------------------------------------------------------------

    def _shape(self) -> None:
        """Give the columns their widths: by what they hold, the first time as remembered."""
        if not self._model.sample:
            return
        heads = [(column.title, column.kind) for column in self._model.heads]
        now = widths(heads, self._model.sample, self._view.fontMetrics(), LONGEST)
        before = self._natural or now
        self._natural = [max(pair) for pair in zip(before, now, strict=True)]
        if not self._shaped:
            self._recall()
            self._shaped = True
            self._view.horizontalHeader().sectionResized.connect(self._resized)
        self.fit()

    def _widen(self, first: QModelIndex, last: QModelIndex) -> None:
        """Give numbers, amounts and days of rows that came later their full width too."""
        heads, model = self._model.heads, self._model
        places = [at for at, head in enumerate(heads) if head.kind not in {"text", "state"}]
        if not self._natural or not places:
            return
        rows = range(first.row(), last.row() + 1)
        texts = [[model.index(row, at).data() or "" for at in places] for row in rows]
        found = widths([("", heads[at].kind) for at in places], texts, self._view.fontMetrics())
        wider = {at: width for at, width in zip(places, found, strict=True)
                 if width > self._natural[at]}  # fmt: skip
        if wider:
            self._natural = [wider.get(at, width) for at, width in enumerate(self._natural)]
            self.fit()

    def fit(self) -> None:
        """Let the columns fill the table; those that the owner widened keep their width."""
        if not self._natural:
            return
        heads, names = self._model.heads, self.names
        room = self._view.viewport().width()
        if self._hidden is None:
            natural = [self._widths.get(name, wide) for name, wide in zip(names, self._natural,
                                                                          strict=True)]  # fmt: skip
            kinds = [(head.key, head.kind) for head in heads]
            shown = roomy(kinds, natural, self._spec, room, self._bare())
        else:
            shown = [name for name in names if name not in self._hidden]
        self._fitting = True
        bar = self._view.horizontalHeader()
        for at, name in enumerate(names):
            bar.setSectionHidden(at, name not in shown)
        for name, width in self._fitted(shown, room).items():
            bar.resizeSection(names.index(name), width)
        self._fitting = False

    def _bare(self) -> set[str]:
        """Return the columns in which there is nothing as far as the first rows go."""
        sample = self._model.sample
        return {name for at, name in enumerate(self.names) if not any(row[at] for row in sample)}

    def _fitted(self, shown: Sequence[str], room: int) -> dict[str, int]:
        """Return the widths of the columns on screen in px."""
        free = [name for name in shown if name not in self._widths]
        given = {name: self._widths[name] for name in shown if name in self._widths}
        if not free:
            return given
        names, heads = self.names, self._model.heads
        wide = self._spec.wide if self._spec.wide in free else free[-1]
        natural = [self._natural[names.index(name)] for name in free]
        kinds = [head.kind for head in heads if head.key in free]
        lesser = [free.index(name) for name in self._spec.spare if name in free]
        found = fitted(natural, kinds, free.index(wide), room - sum(given.values()), lesser)
        return given | dict(zip(free, found, strict=True))

    def _resized(self, at: int, _old: int, new: int) -> None:
        """Remember that the owner dragged a column."""
        if not self._fitting and new:
            self._widths[self.names[at]] = new


def roomy(
    heads: Sequence[tuple[str, str]],
    natural: Sequence[int],
    spec: PageSpec,
    room: int,
    bare: Collection[str] = (),
) -> list[str]:
    """Return the columns that fit in `room` px, without the spare ones for which there is none.

    Of those the `bare` ones, in which there is nothing, go first.
    """

    def least(at: int) -> int:
        name, kind = heads[at]
        if kind != "text":
            return natural[at]
        return min(natural[at], SPARE if name in spec.spare else READABLE)

    shown = [name for name, _kind in heads]
    for name in sorted(spec.spare, key=lambda name: name not in bare):
        if sum(least(at) for at in range(len(heads)) if heads[at][0] in shown) <= room:
            break
        shown = [each for each in shown if each != name]
    return shown
