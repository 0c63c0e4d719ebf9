"""How long work will still take: a smoothed estimate, and that in words."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ises_desk.i18n import N_, _, plural

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_S = 2.0  # nothing is said before: the first items tell little
STEP_S = 1.0  # between two looks
WEIGHT = 0.3  # of the newest look
MINUTE, HOUR = 60, 3600
TEN = 10


class Pace:
    """Measures how fast items go; `clock` gives seconds that only go up."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun = self._looked = clock()
        self._done = 0
        self._speed = 0.0  # items a second

    def remaining(self, done: int, total: int) -> float | None:
        """Return the seconds still to go; None while that can't be told."""
        now = self._clock()
        if now - self._looked >= STEP_S and done > self._done:
            fresh = (done - self._done) / (now - self._looked)
            self._speed += (fresh - self._speed) * (WEIGHT if self._speed else 1.0)
            self._looked, self._done = now, done
        if not self._speed or now - self._begun < FIRST_S:
            return None
        gone = min((now - self._looked) * self._speed, max(total - self._done, 0))
        return (max(total - self._done, 0) - gone) / self._speed


def in_words(seconds: float | None) -> str:
    """Return a rest of time as people say it; empty when it isn't known."""
    if seconds is None:
        return ""
    if seconds < TEN:
        return _(N_("nog enkele seconden"))
    tens = round(seconds / TEN) * TEN
    if tens < MINUTE:
        one, many = N_("nog ongeveer {count} seconde"), N_("nog ongeveer {count} seconden")
        return plural(one, many, tens)
    minutes = round(seconds / MINUTE)
    if minutes < MINUTE:
        one, many = N_("nog ongeveer {count} minuut"), N_("nog ongeveer {count} minuten")
        return plural(one, many, max(minutes, 1))
    hours = round(seconds / HOUR)
    return plural(N_("nog ongeveer {count} uur"), N_("nog ongeveer {count} uur"), hours)
