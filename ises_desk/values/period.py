"""A stretch of days, half-open inside, printed "t/m"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ises_desk.values.months import add_months

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` up to, not including, `until`; at least one day, else ValueError.

    >>> Period(date(2026, 3, 1), date(2027, 3, 1)).days
    365
    """

    start: date
    until: date

    def __post_init__(self) -> None:
        """Refuse a period without days."""
        if self.until <= self.start:
            raise ValueError(f"a period needs days: {self.start} until {self.until}")

    @classmethod
    def through(cls, start: date, last_day: date) -> Period:
        """Make a period from its first and its last day."""
        return cls(start, last_day + _DAY)

    @classmethod
    def months(cls, anchor: date, index: int, length: int) -> Period:
        """Return the `index`-th period of `length` months counted from an anchor; they tile.

        >>> Period.months(date(2026, 1, 31), 1, 1)
        Period(start=datetime.date(2026, 2, 28), until=datetime.date(2026, 3, 31))
        """
        return cls(add_months(anchor, index * length), add_months(anchor, (index + 1) * length))

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.until - self.start).days

    @property
    def last_day(self) -> date:
        """The last day that belongs to it."""
        return self.until - _DAY

    def intersect(self, other: Period) -> Period | None:
        """Return the days both have, or None."""
        start, until = max(self.start, other.start), min(self.until, other.until)
        return Period(start, until) if start < until else None

    def __contains__(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return self.start <= day < self.until
