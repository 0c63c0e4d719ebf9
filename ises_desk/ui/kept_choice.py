"""What was chosen in a list before it is read anew, and where to go on when that row is gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ises_desk.ui.chosen import Chosen

if TYPE_CHECKING:
    from ises_desk.ui.listing_model import ListingModel

AFTER = 50  # rows below the chosen one that are remembered


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows that were chosen, the keys below the current one, and the place of that."""

    chosen: Chosen = field(default_factory=Chosen)
    after: tuple[int, ...] = ()
    place: int = 0

    def row_in(self, model: ListingModel, key: int | None, *, onward: bool) -> int:
        """Return the row to choose: that of the key, unless it is gone or, going on, moved away."""
        row = None if key is None else model.row_of(key)
        coming = (model.row_of(each) for each in self.after)
        then = next((each for each in coming if each is not None), None)
        if row is None:
            last = model.rowCount() - 1
            return min(self.place, last) if then is None else then
        moved = then is not None and then != row + 1
        return then if onward and moved and then is not None else row
