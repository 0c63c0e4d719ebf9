"""The last day that still counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Deadline:
    """A last day, inclusive.

    >>> Deadline(date(2026, 11, 22)).is_past(date(2026, 11, 22))
    False
    """

    last_day: date

    def is_past(self, day: date) -> bool:
        """Tell whether `day` is too late."""
        return day > self.last_day

    @property
    def day_after(self) -> date:
        """The first day that is too late."""
        return self.last_day + _DAY
