"""Until when a claim to money can be enforced: 3:307, 3:308, 3:317 and 3:319 BW."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ises_desk.values.kinds import LetterKind
from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

TERM_MONTHS = 60
WARNED_MONTHS = 54
BASIS = ("3:307 BW", "3:308 BW", "3:317 BW", "3:319 BW")
# A written demand keeps the right to performance unambiguously; a friendly reminder may not.
INTERRUPTING = (LetterKind.L07, LetterKind.L08, LetterKind.L09, LetterKind.L10)


@dataclass(frozen=True, slots=True)
class Limitation:
    """From which day the term runs, its last day, and from when it is warned about.

    `interrupted_on` is the day of the demand that began the running term, None in the first one.
    """

    last_day: date
    warned_from: date
    interrupted_on: date | None = None

    def has_passed(self, day: date) -> bool:
        """Tell whether the term was over on a day: who owes it may then say so."""
        return day > self.last_day

    def is_near(self, day: date) -> bool:
        """Tell whether it is to be looked at on a day."""
        return day >= self.warned_from


def limitation(issued_on: date, due_on: date, demanded: Iterable[tuple[date, date]]) -> Limitation:
    """Return when a claim that was due after `due_on` can no longer be enforced.

    Five years from the day after it fell due (3:308 BW). `demanded` are written demands as (sent,
    arrived): one that arrived in time (3:37 lid 3 BW) begins five new years with the day after it
    was sent, the safer of both days (3:317 lid 1, 3:319 lid 1 and 2 BW). The
    first warning counts from the day of the invoice, so that it is never too late.

    >>> from datetime import date
    >>> limitation(date(2021, 11, 16), date(2021, 11, 30), []).last_day
    datetime.date(2026, 11, 30)
    """
    # to check: limitation-five-years
    found = Limitation(add_months(due_on, TERM_MONTHS), add_months(issued_on, WARNED_MONTHS))
    for sent, arrived in sorted(demanded):
        if due_on < sent and arrived <= found.last_day:
            found = Limitation(add_months(sent, TERM_MONTHS), add_months(sent, WARNED_MONTHS), sent)
    return found
