"""The fourteen-day letter to a consumer: 6:96 lid 6 BW and HR 25-11-2016."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.law.working_days import extend_statutory, is_delivery_day
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import Delivery, Party

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAY = timedelta(days=1)
_POSTAL_DAYS = 2
_LEGAL_DAYS = 14
_SAFE_DAYS = 15
BASIS = "6:96 lid 6 BW"


@dataclass(frozen=True, slots=True)
class NoticeTerm:
    """When the letter is held to arrive, the legal and our last day, and the costs' first day."""

    delivered_on: date
    legal_last_day: date
    last_day: date
    costs_from: date


def delivered(sent: date, delivery: Delivery, buffer_days: int = 0) -> date:
    """Return the day a letter is held to be delivered.

    By post the second day after sending, where Sunday, Monday and public holidays don't count;
    `buffer_days` adds postal days. By e-mail the day after sending.

    >>> delivered(date(2026, 12, 23), Delivery.POST)
    datetime.date(2026, 12, 29)
    """
    if delivery is Delivery.EMAIL:
        # to check: email-arrives-next-day
        return sent + _DAY
    # to check: postal-buffer
    day, left = sent, _POSTAL_DAYS + buffer_days
    while left:
        day += _DAY
        left -= is_delivery_day(day)
    return day


def notice_term(sent: date, delivery: Delivery, buffer_days: int = 0) -> NoticeTerm:
    """Return the term of a letter sent on a day: one day more than the law asks, no weekend end.

    >>> notice_term(date(2026, 11, 26), Delivery.POST).costs_from
    datetime.date(2026, 12, 15)
    """
    arrived = delivered(sent, delivery, buffer_days)
    # to check: fourteen-days-extended
    last = extend_statutory(Deadline(arrived + timedelta(days=_SAFE_DAYS)))
    return NoticeTerm(arrived, arrived + timedelta(days=_LEGAL_DAYS), last.last_day, last.day_after)


def check_notice(party: Party, payment_deadlines: Iterable[Deadline], sent: date) -> None:
    """Refuse a letter without effect: not to a consumer, nothing in it, or before the default."""
    if party is not Party.CONSUMER:
        raise Refusal(
            N_("De veertiendagenbrief is voor particulieren; stuur een bedrijf een aanmaning."),
            basis=BASIS,
        )
    deadlines = list(payment_deadlines)
    if not deadlines:
        raise Refusal(N_("Er staat geen factuur open om over te schrijven."), basis=BASIS)
    newest = max(deadlines)
    if not newest.is_past(sent):
        raise Refusal(
            N_("De betaaltermijn loopt nog tot en met {last}; een eerdere veertiendagenbrief heeft "
               "geen gevolg. Stuur hem vanaf {first}."),
            basis=BASIS,
            last=newest.last_day,
            first=newest.day_after,
        )  # fmt: skip
