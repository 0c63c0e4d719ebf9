"""Withdrawal by a consumer from a contract at a distance: 6:230o up to and including 6:230s BW."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from ises_desk.i18n import N_
from ises_desk.law.working_days import extend_eu
from ises_desk.values.deadline import Deadline
from ises_desk.values.money import ZERO, Money
from ises_desk.values.months import add_months
from ises_desk.values.period import Period

_DAYS = timedelta(days=14)
_DAY = timedelta(days=1)
_LONGER_MONTHS = 12
FUNCTION_SINCE = date(2026, 6, 19)  # Directive (EU) 2023/2673


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What can be shown about a service that began within the term (6:230s lid 5 BW)."""

    express_request: bool
    statement: bool
    information: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """The marked words for what can't be shown."""
        shown = (
            (self.express_request, N_("het uitdrukkelijke verzoek om te beginnen")),
            (self.statement, N_("de verklaring over het verlies van het recht")),
            (self.information, N_("de volledige informatie over het herroepen")),
        )
        return tuple(words for there, words in shown if not there)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that was ordered, with VAT: a service over a term, or something done once.

    `months` is the length of the term that `price` is for, 0 for what is done once; `performed`
    tells of the latter whether it is fully done. `ends_on` is the last day of a service that was
    stopped before. `billed` is what was billed of it; None means all. `key` and `what` tell which.
    """

    start: date
    price: Money
    months: int = 12
    performed: bool = True
    ends_on: date | None = None
    billed: Money | None = None
    key: int = 0
    what: str = ""

    @property
    def once(self) -> bool:
        """Whether it is done once."""
        return self.months == 0

    @property
    def term(self) -> Period:
        """The whole term of the service."""
        return Period.months(self.start, 0, self.months)

    @property
    def charged(self) -> Money:
        """What was billed of it."""
        return self.price if self.billed is None else self.billed


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What was ordered, and what can be shown about it.

    `one_off_consent`: the consumer's consent to what is done once is on record. `paid` is what
    came in; None means all that was billed.
    """

    parts: tuple[Part, ...]
    evidence: Evidence
    one_off_consent: bool = False
    paid: Money | None = None

    @property
    def total(self) -> Money:
        """What was billed for everything."""
        return Money.total(part.charged for part in self.parts)

    @property
    def done_once(self) -> tuple[Part, ...]:
        """What is done once and is fully performed."""
        return tuple(part for part in self.parts if part.once and part.performed)


def order_of(
    *,
    start: date,
    price: Money,
    evidence: Evidence,
    months: int = 12,
    one_off: Money = ZERO,
    one_off_consent: bool = False,
    paid: Money | None = None,
) -> Order:
    """Return an order of one service, with at most one thing that is done once and was done."""
    once = (Part(start=start, price=one_off, months=0),) if one_off else ()
    return Order(
        parts=(Part(start=start, price=price, months=months), *once),
        evidence=evidence,
        one_off_consent=one_off_consent,
        paid=paid,
    )


@dataclass(frozen=True, slots=True)
class Share:
    """The performed part of a service, by days: what is owed for it when it may be charged."""

    used: int
    total: int
    amount: Money


def counted_last_day(concluded_on: date, informed_on: date | None) -> date:
    """Return the last day to withdraw as it is counted, before any extension (6:230o lid 1 and 2).

    Fourteen days from the day the information was complete (None: never), at most twelve months
    longer than fourteen days from the conclusion.

    >>> counted_last_day(date(2026, 7, 1), date(2026, 9, 10))
    datetime.date(2026, 9, 24)
    """
    latest = add_months(concluded_on + _DAYS, _LONGER_MONTHS)
    if informed_on is None:
        return latest
    return min(max(informed_on, concluded_on) + _DAYS, latest)


def last_day(concluded_on: date, informed_on: date | None) -> Deadline:
    """Return the last day to withdraw, extended to a working day (6:230i lid 2, 1182/71 art. 3).

    >>> last_day(date(2026, 12, 12), date(2026, 12, 12)).last_day
    datetime.date(2026, 12, 28)
    """
    return extend_eu(concluded_on, Deadline(counted_last_day(concluded_on, informed_on)))


def refund_by(received_on: date) -> Deadline:
    """Return the last day to refund: fourteen days after the receipt (6:230r lid 1).

    The plain day, also in a weekend: an extension is the owner's own, and not to be relied on.

    >>> refund_by(date(2026, 11, 12)).last_day
    datetime.date(2026, 11, 26)
    """
    # to check: refund-on-the-plain-day
    return Deadline(received_on + _DAYS)


def used_part(part: Part, exercised_on: date) -> Share:
    """Return the performed part of a service, the day of exercise included (6:230s lid 4).

    >>> part = Part(start=date(2026, 9, 1), price=Money(7260))
    >>> used_part(part, date(2026, 9, 9)).amount.plain
    '1.79'
    """
    term = part.term
    last = exercised_on if part.ends_on is None else min(exercised_on, part.ends_on)
    used = min(max((last + _DAY - term.start).days, 0), term.days)
    return Share(used, term.days, part.price.times(Fraction(used, term.days)))


def missing(order: Order, informed_on: date | None, exercised_on: date) -> tuple[str, ...]:
    """Return what can't be shown: information that came after the withdrawal was not given."""
    in_time = informed_on is not None and informed_on <= exercised_on
    information = order.evidence.information and in_time
    return replace(order.evidence, information=information).missing


def one_off_kept(order: Order) -> bool:
    """Tell whether the right is lost for what is done once (6:230p onder d)."""
    # to check: one-off-fully-performed
    return order.one_off_consent and order.evidence.statement


def owed(order: Order, informed_on: date | None, exercised_on: date) -> tuple[Money, ...]:
    """Return by part what a consumer who withdrew in time still owes (6:230p d, 6:230s lid 4, 5).

    Without consent for what was done once nothing of the whole order is kept.
    """
    # to check: one-off-without-consent
    if order.done_once and not one_off_kept(order):
        return (ZERO,) * len(order.parts)
    lacking = missing(order, informed_on, exercised_on)
    return tuple(
        _once(part) if part.once else ZERO if lacking else used_part(part, exercised_on).amount
        for part in order.parts
    )


def performed(order: Order, exercised_on: date) -> tuple[Money, ...]:
    """Return by part what was performed, whatever can be shown."""
    return tuple(
        _once(part) if part.once else used_part(part, exercised_on).amount for part in order.parts
    )


def _once(part: Part) -> Money:
    return part.price if part.performed else ZERO


def function_due(concluded_on: date, *, online: bool) -> bool:
    """Tell whether a contract must offer a withdrawal function (6:230oa BW).

    >>> function_due(date(2026, 6, 19), online=True), function_due(date(2026, 6, 18), online=True)
    (True, False)
    """
    return online and concluded_on >= FUNCTION_SINCE
