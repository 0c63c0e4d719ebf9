"""Ten thousand open claims with four years of interest and two payments each, worked out to a day.

Processor time. Beside it the same stretches in a bare loop: whole numbers over one denominator,
nothing kept but what is open. And how it grows: a hundred times as many take as many times longer.
"""

from __future__ import annotations

import random
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.measure import Figure, Stopwatch, progress
from ises_desk.law import tables
from ises_desk.law.interest import Claim, Receipt, claim
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Sequence

UNTIL = date(2026, 11, 22)
FIRST = date(2022, 11, 1)
COUNT = 10_000
SIZES = (1_000, 10_000)
LONGEST = 100_000
TURNS = 3
MOST_MS = 1000.0
MOST_GROWTH = 1.3  # of the time for each claim, from the smallest to the largest

Facts = tuple[Money, date, tuple[Receipt, Receipt]]


def run(*, long: bool) -> list[Figure]:
    """Work the claims out, as a list of open items does, and compare with the bare loop."""
    found = {count: _measured(count) for count in (*SIZES, *((LONGEST,) if long else ()))}
    for count, (ours, bare) in found.items():
        progress(f"{count} claims: {ours * 1000:.0f} ms, {ours / count * 1e6:.0f} µs each "
                 f"(bare {bare * 1000:.0f} ms)")  # fmt: skip
    ours, bare = found[COUNT]
    smallest, largest = min(found), max(found)
    each = [found[count][0] / count * 1e6 for count in (smallest, largest)]
    return [
        Figure(
            "claims: ten thousand, four years, two payments",
            ours * 1000,
            MOST_MS,
            1.0,
            "ms",
            f"what is allowed; the bare loop over the same stretches {bare * 1000:.0f} ms",
        ),
        Figure(
            f"claims: one of {largest}",
            each[1],
            each[0],
            MOST_GROWTH,
            "µs",
            f"one of {smallest}",
        ),
    ]


def _measured(count: int) -> tuple[float, float]:
    """Return the seconds of the processor for all claims, and for the bare loop over the same."""
    facts, table = _facts(count), tables.trade_interest()
    best: list[float] = []
    for _turn in range(TURNS):
        watch = Stopwatch(time.process_time)
        with watch.running():
            for owed, due, paid in facts:  # of each a list keeps the amounts, not the claim
                open_now = claim(owed, due, UNTIL, table, receipts=paid).open
        best.append(watch.seconds)
    progress(f"the last of them: {open_now.plain} open")
    loops = [_stretches(claim(owed, due, UNTIL, table, receipts=paid)) for owed, due, paid in facts]
    watch = Stopwatch(time.process_time)
    with watch.running():
        _bare(loops)
    return min(best), watch.seconds


def _facts(count: int) -> list[Facts]:
    """Return claims that are four years old, each with two payments, always the same ones."""
    dice = random.Random(1)  # noqa: S311  always the same facts, nothing secret
    found: list[Facts] = []
    for _place in range(count):
        due = FIRST + timedelta(days=dice.randrange(60))
        early, late = (
            due + timedelta(days=dice.randrange(span, span + 300)) for span in (200, 800)
        )
        paid = (Receipt(early, Money(500)), Receipt(late, Money(700)))
        found.append((Money(dice.randrange(1_000, 500_000)), due, paid))
    return found


def _stretches(found: Claim) -> list[tuple[int, int, int]]:
    """Return what a bare loop needs of each stretch: base, rate times days, and denominator."""
    return [
        (part.base.cents, int(part.percent * 100) * part.days, 10_000 * part.denominator)
        for part in found.segments
    ]


def _bare(loops: Sequence[Sequence[tuple[int, int, int]]]) -> int:
    total = 0
    for parts in loops:
        for base, above, below in parts:
            total += (2 * base * above + below) // (2 * below)
    return total
