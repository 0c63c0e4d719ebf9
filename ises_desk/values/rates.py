"""Percentages with the day they begin, their source and how far they were checked."""

from __future__ import annotations

import csv
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ises_desk.values.period import Period

_CHECKED = "# checked until "


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage that holds from a day until the next one."""

    valid_from: date
    percent: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class RateTable:
    r"""Rates in order of their first day; `checked_until` is the last day they surely hold.

    >>> table = read_rates("# checked until 2026-11-22\nvalid_from,percent,source\n"
    ...                    "2012-10-01,21,Wet OB art. 9\n")
    >>> table.at(date(2026, 1, 1)).percent
    Decimal('21')
    """

    rates: tuple[Rate, ...]
    checked_until: date

    def __post_init__(self) -> None:
        """Refuse an empty table and rates out of order."""
        days = [rate.valid_from for rate in self.rates]
        if not days or days != sorted(set(days)):
            raise ValueError("a rate table needs rates in order of their first day")

    def at(self, day: date) -> Rate:
        """Return the rate of a day; Refusal before the first one."""
        place = bisect_right(self.rates, day, key=lambda rate: rate.valid_from)
        if place == 0:
            raise Refusal(
                N_("Voor {day} is geen percentage bekend; de tabel begint op {first}."),
                day=day,
                first=self.rates[0].valid_from,
            )
        return self.rates[place - 1]

    def stretches(self, period: Period) -> list[tuple[date, Decimal]]:
        """Return from which day which percentage holds in a period, each time it changes.

        Refusal when the period begins before the first rate.
        """
        rate = self.at(period.start)
        found = [(period.start, rate.percent)]
        place = bisect_right(self.rates, period.start, key=lambda each: each.valid_from)
        for later in self.rates[place:]:
            if later.valid_from >= period.until:
                break
            if later.percent != found[-1][1]:
                found.append((later.valid_from, later.percent))
        return found

    def extended(self, rates: Iterable[Rate], checked_until: date | None = None) -> RateTable:
        """Return the table with newer rates of the owner; one of the same day is replaced."""
        by_day = {rate.valid_from: rate for rate in (*self.rates, *rates)}
        newest = max(self.checked_until, checked_until or self.checked_until)
        return RateTable(tuple(by_day[day] for day in sorted(by_day)), newest)


def checked_until(text: str) -> date:
    """Return the day of the line `# checked until YYYY-MM-DD`; ValueError when it lacks."""
    for row in text.splitlines():
        if row.startswith(_CHECKED):
            return date.fromisoformat(row.removeprefix(_CHECKED).strip())
    raise ValueError("the rate table does not say until when it was checked")


def table_rows(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text by column name, without its comment lines."""
    return list(csv.DictReader(row for row in text.splitlines() if row and row[0] != "#"))


def read_rates(text: str) -> RateTable:
    """Read a table from CSV text with the columns valid_from, percent and source."""
    rates = (
        Rate(date.fromisoformat(row["valid_from"]), Decimal(row["percent"]), row["source"])
        for row in table_rows(text)
    )
    return RateTable(tuple(rates), checked_until(text))
