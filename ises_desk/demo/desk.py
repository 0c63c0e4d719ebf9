"""The desk of the demonstration: deeds on a day that moves, and what is still to happen."""

from __future__ import annotations

import heapq
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ises_desk import clock
from ises_desk.actions.arguments import read
from ises_desk.actions.perform import perform
from ises_desk.actions.register import ACTIONS, load_all
from ises_desk.demo.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from random import Random

    from ises_desk.store.database import Database

FIRST_DEED = timedelta(hours=-3)  # from noon
BETWEEN_DEEDS = timedelta(seconds=11)
SATURDAY = 5


class Desk:
    """Does deeds by their code as the command line does, on the day that it is here.

    What will happen later waits in order of its day; `until` plays it.
    """

    def __init__(self, database: Database, day: date, chance: Random) -> None:
        load_all()
        self.database = database
        self.day = day
        self.chance = chance
        self._deeds_today = 0
        self._later: list[tuple[date, int, Callable[[], Any]]] = []
        self._planned = 0

    @property
    def now(self) -> datetime:
        """This moment: deeds of a day follow each other from nine o'clock."""
        return clock.moment_on(self.day) + FIRST_DEED + self._deeds_today * BETWEEN_DEEDS

    def do(self, code: str, /, **given: Any) -> Any:
        """Do the deed with a code, its values given as plain words; returns its value."""
        act = ACTIONS[code]
        outcome = perform(self.database, self.now, act, **read(act, given))
        self._deeds_today += 1
        return outcome.value

    def ask(self, question: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
        """Return a query's answer."""
        with self.database.read() as session:
            return question(session, *given, **named)

    def go_to(self, day: date) -> None:
        """Move to another day."""
        if day != self.day:
            self.day, self._deeds_today = day, 0

    def plan(self, day: date, deed: Callable[[], Any]) -> None:
        """Let something happen on a day, or today when that day has passed."""
        self._planned += 1
        heapq.heappush(self._later, (max(day, self.day), self._planned, deed))

    def until(self, day: date) -> None:
        """Play what was planned before a day, then move to it."""
        while self._later and self._later[0][0] < day:
            then, _, deed = heapq.heappop(self._later)
            self.go_to(then)
            deed()
        self.go_to(day)

    def pick(self, file: str, key: str) -> Any:
        """Return one of the made-up words."""
        return self.chance.choice(words(file)[key])

    def soon(self, least: int, most: int) -> date:
        """Return a working day between so many days from now."""
        return working(self.day + timedelta(days=self.chance.randint(least, most)))


def working(day: date) -> date:
    """Return a day, or the Monday after when it lies in a weekend.

    >>> from datetime import date
    >>> working(date(2026, 11, 22)).isoformat()
    '2026-11-23'
    """
    late = day.weekday() - SATURDAY
    return day + timedelta(days=2 - late) if late >= 0 else day
