"""What a customer is told ahead of the end of a term (15.1): how it goes on, and until when not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ises_desk.values.period import Period

TOLD_DAYS_BEFORE = 60 + 35  # to think it over, and for a month of notice with days for the post
_NOTICE_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """A term about whose end the customer is told ahead: notice by `notice_by` ends it in time.

    A business contract goes on with `next_term`; a consumer can leave any month from
    `monthly_from`.
    """

    term: Period
    notice_by: date
    next_term: Period | None = None
    monthly_from: date | None = None

    def due_on(self, days: int, notice_months: int = 1) -> date:
        """Return from when the customer is to be told, `days` before the end of the term.

        A term of notice of more than a month comes on top of that.
        """
        # to check: renewal-message-days
        before = days + _NOTICE_DAYS * max(0, notice_months - 1)
        return max(self.term.start, self.term.last_day - timedelta(days=before))
