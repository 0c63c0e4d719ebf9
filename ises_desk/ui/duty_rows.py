"""Duties as rows of a table: their words are made when they are first looked at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, overload

from ises_desk.i18n import N_, _
from ises_desk.ui.tones import tone

COLUMNS = (
    (N_("Wanneer"), "state"),
    (N_("Uiterlijk"), "day"),
    (N_("Wat er moet gebeuren"), "text"),
    (N_("Soort"), "state"),
    (N_("Grond"), "text"),
)
GROUP_TONES = {
    "overdue": "bad",
    "today": "warn",
    "week": "info",
    "later": "plain",
    "aside": "plain",
    "done": "good",
}


class Shown:
    """A duty as a row; its words are made when they are first looked at."""

    def __init__(self, duty: Any, group: str, group_words: str, kind: tuple[str, str]) -> None:
        self.duty, self.group, self._group_words, self._kind = duty, group, group_words, kind

    @property
    def same(self) -> tuple[Any, ...]:
        """What a duty is about: by this it is found again when the agenda was read anew."""
        return self.duty.kind, self.duty.subject, self.duty.key, self.duty.customer_id

    @property
    def chip(self) -> tuple[str, str]:
        """The kind of duty for people, and its tone."""
        label, colour = self._kind
        return _(label), tone(colour)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The cells of the row."""
        from ises_desk.values.formats import short_day

        basis = ", ".join(self.duty.basis)
        group = f"{_(self._group_words)}|{GROUP_TONES[self.group]}"
        due = short_day(self.duty.due_on)
        return group, due, self.duty.title, "|".join(self.chip), basis

    @cached_property
    def searched(self) -> str:
        """The words that a search looks in."""
        from ises_desk.values.text import fold

        return fold(" ".join(self.texts))


class Texts(Sequence[tuple[str, ...]]):
    """The cells of many rows, each made when it is asked."""

    def __init__(self, rows: list[Shown]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> tuple[str, ...]: ...
    @overload
    def __getitem__(self, at: slice) -> list[tuple[str, ...]]: ...
    def __getitem__(self, at: int | slice) -> Any:
        """Return the cells of a row, or of several."""
        if isinstance(at, slice):
            return [row.texts for row in self._rows[at]]
        return self._rows[at].texts


def matching(_session: Any, rows: list[Shown], words: list[str]) -> list[Shown]:
    """Return the rows with all of these words (on the read lane: the first time takes long)."""
    return [row for row in rows if all(word in row.searched for word in words)]
