"""Going from any record to any related one, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 100  # places remembered
WORDS = "?"  # between a page and the words to search it for

Place = tuple[str, int | None]


class Navigator(QObject):
    """Remembers where the owner came from; `moved` tells the window where to go."""

    moved = Signal(str, object, str, str)

    def __init__(self, here: Callable[[], Place], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._back: list[Place] = []
        self._forward: list[Place] = []

    def go_to(self, subject: str, key: int | None = None, state: str = "") -> None:
        """Show a record (or a page, filtered on `state`) and remember this place.

        A subject with words, as `invoice?bakker`, is that page with the rows that have them.
        """
        page, _mark, words = subject.partition(WORDS)
        self._back.append(self._here())
        del self._back[:-LONGEST]
        self._forward.clear()
        self.moved.emit(page, None if words else key, state, words)

    def back(self) -> None:
        """Return to the place before this one."""
        if self._back:
            self._forward.append(self._here())
            self.moved.emit(*self._back.pop(), "", "")

    def forward(self) -> None:
        """Undo the last way back."""
        if self._forward:
            self._back.append(self._here())
            self.moved.emit(*self._forward.pop(), "", "")

    @property
    def can_go_back(self) -> bool:
        """Tell whether there is a place before this one."""
        return bool(self._back)
