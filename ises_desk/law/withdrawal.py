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
class Order:
    """What was ordered, with VAT: a service over a term, and a part that is done once.

    `one_off_consent`: that part is fully performed, with the consumer's consent on record.
    `paid` is what came in; None means everything.
    """

    start: date
    price: Money
    evidence: Evidence
    months: int = 12
    one_off: Money = ZERO
    one_off_consent: bool = False
    paid: Money | None = None

    @property
    def term(self) -> Period:
        """The whole term of the service."""
        return Period.months(self.start, 0, self.months)

    @property
    def total(self) -> Money:
        """What was billed for everything."""
        return self.price + self.one_off


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


def used_part(order: Order, exercised_on: date) -> Share:
    """Return the performed part of a service, the day of exercise included (6:230s lid 4).

    >>> all_shown = Evidence(express_request=True, statement=True, information=True)
    >>> order = Order(start=date(2026, 9, 1), price=Money(7260), evidence=all_shown)
    >>> used_part(order, date(2026, 9, 9)).amount.plain
    '1.79'
    """
    term = order.term
    used = min(max((exercised_on + _DAY - term.start).days, 0), term.days)
    return Share(used, term.days, order.price.times(Fraction(used, term.days)))


def missing(order: Order, informed_on: date | None, exercised_on: date) -> tuple[str, ...]:
    """Return what can't be shown: information that came after the withdrawal was not given."""
    in_time = informed_on is not None and informed_on <= exercised_on
    information = order.evidence.information and in_time
    return replace(order.evidence, information=information).missing


def one_off_kept(order: Order) -> bool:
    """Tell whether the right is lost for the part that is done once (6:230p onder d)."""
    # to check: one-off-fully-performed
    return order.one_off_consent and order.evidence.statement


def owed(order: Order, informed_on: date | None, exercised_on: date) -> Money:
    """Return what a consumer who withdrew in time still owes (6:230p onder d, 6:230s lid 4 and 5).

    Without consent for the part that is done once nothing of the whole order is kept.
    """
    # to check: one-off-without-consent
    if order.one_off and not one_off_kept(order):
        return ZERO
    lacking = missing(order, informed_on, exercised_on)
    return (ZERO if lacking else used_part(order, exercised_on).amount) + order.one_off
