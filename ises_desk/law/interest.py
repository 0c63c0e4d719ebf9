"""Statutory interest, and in which order payments settle a claim (6:119, 6:119a, 6:44 BW)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ises_desk.i18n import N_
from ises_desk.law import tables
from ises_desk.values.kinds import DayBasis, Party
from ises_desk.values.money import ZERO, Money, half_up
from ises_desk.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from ises_desk.values.rates import RateTable

_DAY = timedelta(days=1)
_FIXED_DAYS = 365
_PERCENT = 100
_TRADE_FROM = date(2002, 8, 8)
_TRADE_DIRECTIVE = date(2013, 3, 16)

TABLE_UNCHECKED = N_(
    "De rentetabel is niet nagekeken tot en met de einddatum van de berekening: kijk of er een "
    "nieuw percentage geldt."
)
OLD_TRADE_CONTRACT = N_(
    "De overeenkomst is van vóór 16 maart 2013: niet zeker is of de opslag van 8 procentpunt geldt "
    "(in plaats van 7)."
)
TRADE_BY_TERMS = N_(
    "De voorwaarden noemen de wettelijke rente; bij bedrijven is dat de handelsrente (6:119a BW), "
    "maar een klant kan betogen dat de gewone rente (6:119 BW) is bedoeld."
)


class Segment(NamedTuple):
    """Days with one percentage over one base; the interest is rounded once."""

    start: date
    last_day: date
    days: int
    percent: Decimal
    denominator: int
    base: Money
    interest: Money


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money that came in on a day; the amount is above zero.

    `principal_only`: the creditor had claimed neither costs nor interest yet and took it all
    as principal, which he may do in the debtor's favour (6:44 BW protects the creditor).
    """

    on: date
    amount: Money
    principal_only: bool = False


class Booking(NamedTuple):
    """What a receipt settled, in the order of 6:44 BW."""

    on: date
    amount: Money
    to_costs: Money
    to_interest: Money
    to_principal: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim on a day: how the interest grew, what was paid, what is open.

    `interest` is all that ever accrued; `open_capitalised` is the part of `open_interest`
    that itself bears interest.
    """

    segments: tuple[Segment, ...]
    bookings: tuple[Booking, ...]
    interest: Money
    costs: Money
    total: Money
    paid: Money
    open_costs: Money
    open_interest: Money
    open_capitalised: Money
    open_principal: Money
    surplus: Money
    warnings: tuple[str, ...]

    @property
    def open(self) -> Money:
        """All that is still owed."""
        return self.open_costs + self.open_interest + self.open_principal


@dataclass(slots=True)
class _Account:
    """What is open while the days go by, in whole cents: a list has many claims to work out."""

    principal: int
    waiting: Sequence[Receipt]
    later_costs: int
    costs_from: date
    costs: int = 0
    accrued: int = 0
    capitalised: int = 0
    surplus: int = 0
    bookings: list[Booking] = field(default_factory=list)

    def capitalise(self) -> None:
        """Add the interest of the year that passed to the base (6:119 lid 2 BW)."""
        self.capitalised += self.accrued
        self.accrued = 0

    def let_costs_fall_due(self, day: date) -> None:
        """Count the costs from their first day on."""
        if day >= self.costs_from:
            self.costs += self.later_costs
            self.later_costs = 0

    def settle(self, day: date) -> None:
        """Book what came in up to and including a day."""
        for receipt in self.waiting[len(self.bookings) :]:
            if receipt.on > day:
                break
            self.let_costs_fall_due(receipt.on)
            self.bookings.append(self._book(receipt))

    def _book(self, receipt: Receipt) -> Booking:
        """Settle costs, then interest, the oldest first, then principal (6:44 lid 1 BW)."""
        # to check: capitalised-stays-interest
        rest = receipt.amount.cents
        reserved = rest if receipt.principal_only else 0
        to_costs = min(rest - reserved, self.costs)
        rest -= to_costs
        to_capitalised = min(rest - reserved, self.capitalised)
        rest -= to_capitalised
        to_accrued = min(rest - reserved, self.accrued)
        rest -= to_accrued
        to_principal = min(rest, self.principal)
        self.surplus += rest - to_principal
        self.costs -= to_costs
        self.capitalised -= to_capitalised
        self.accrued -= to_accrued
        self.principal -= to_principal
        to_interest = to_capitalised + to_accrued
        return Booking(
            receipt.on, receipt.amount, Money(to_costs), Money(to_interest), Money(to_principal)
        )


def table_for(party: Party, concluded_on: date | None = None) -> RateTable:
    """Return the table of art. 6:119 BW (consumers), 6:119a or 6:119b BW (others).

    A trade contract from before 8 August 2002 bears the ordinary interest.
    """
    # to check: trade-interest-by-terms
    old = concluded_on is not None and concluded_on < _TRADE_FROM
    if party is Party.CONSUMER or old:
        return tables.consumer_interest()
    return tables.trade_interest()


def doubts(party: Party, concluded_on: date | None = None) -> tuple[str, ...]:
    """Return what can be argued about the rate itself, in marked sentences."""
    if party is Party.CONSUMER:
        return ()
    # to check: old-trade-contract
    old = concluded_on is not None and concluded_on < _TRADE_DIRECTIVE
    return (TRADE_BY_TERMS, OLD_TRADE_CONTRACT) if old else (TRADE_BY_TERMS,)


def year_start(start: date, index: int) -> date:
    """Return the first day of interest-year `index`; a year from 29 February ends on the 28th.

    >>> year_start(date(2024, 2, 29), 1)
    datetime.date(2025, 3, 1)
    """
    # to check: interest-year-from-leap-day
    try:
        return start.replace(year=start.year + index)
    except ValueError:
        return date(start.year + index, 3, 1)


def claim(
    principal: Money,
    last_day: date,
    until: date,
    table: RateTable,
    *,
    receipts: Sequence[Receipt] = (),
    costs: Money = ZERO,
    costs_from: date | None = None,
    basis: DayBasis = DayBasis.ACTUAL,
) -> Claim:
    """Return what is owed at the end of `until`, when `last_day` was the last day to pay.

    Interest runs from the day after `last_day`, the day of payment included (6:119, 6:119a,
    6:120 BW), is added to the base after each year, and is split at each change of the rate,
    each anniversary and each payment. Costs count from `costs_from` (default: with the
    interest). Refusal when the table begins later.

    >>> table = tables.consumer_interest()
    >>> claim(Money(12100), date(2025, 9, 24), date(2026, 11, 22), table).total.plain
    '127.31'
    """
    first = last_day + _DAY
    counted = sorted((each for each in receipts if each.on <= until), key=lambda each: each.on)
    account = _Account(principal.cents, counted, costs.cents, costs_from or first)
    account.settle(last_day)
    segments = list(_segments(account, first, until, table, basis))
    account.let_costs_fall_due(until)
    unchecked = bool(segments) and until > table.checked_until
    return _outcome(principal, account, segments, (TABLE_UNCHECKED,) if unchecked else ())


def _segments(
    account: _Account, first: date, until: date, table: RateTable, basis: DayBasis
) -> Iterator[Segment]:
    """Yield the days without a change in rate, year or base, and settle what came in on the way."""
    if until < first:
        return
    rates = dict(table.stretches(Period.through(first, until)))
    years = _years(first, until)
    paid = {day for each in account.waiting if first < (day := each.on + _DAY) <= until}
    starts = sorted({*rates, *years, *paid})
    percent, divided = rates[first], _FIXED_DAYS
    for start, end in zip(starts, [*starts[1:], until + _DAY], strict=True):
        percent = rates.get(start, percent)
        if start in years:
            account.capitalise()
            # to check: interest-day-count
            divided = years[start] if basis is DayBasis.ACTUAL else _FIXED_DAYS
        above, below = _ratio(percent)
        base, days, last = account.principal + account.capitalised, (end - start).days, end - _DAY
        if base:
            # to check: interest-rounded-per-segment
            cents = half_up(base * above * days, below * divided)
            account.accrued += cents
            yield Segment(start, last, days, percent, divided, Money(base), Money(cents))
        if end in paid or end > until:
            account.settle(last)


def _years(first: date, until: date) -> dict[date, int]:
    """Return the first days of the interest-years that begin by a day, and how long each is."""
    starts = [first]
    while starts[-1] <= until:
        starts.append(year_start(first, len(starts)))
    return {start: (end - start).days for start, end in pairwise(starts)}


@cache
def _ratio(percent: Decimal) -> tuple[int, int]:
    """Return a percentage as a fraction in whole numbers: a list has many claims to work out."""
    above, below = percent.as_integer_ratio()
    return above, below * _PERCENT


def _outcome(
    principal: Money, account: _Account, segments: Sequence[Segment], warnings: tuple[str, ...]
) -> Claim:
    interest = Money.total(segment.interest for segment in segments)
    costs = Money(account.costs) + Money.total(booking.to_costs for booking in account.bookings)
    return Claim(
        segments=tuple(segments),
        bookings=tuple(account.bookings),
        interest=interest,
        costs=costs,
        total=principal + interest + costs,
        paid=Money.total(booking.amount for booking in account.bookings),
        open_costs=Money(account.costs),
        open_interest=Money(account.capitalised + account.accrued),
        open_capitalised=Money(account.capitalised),
        open_principal=Money(account.principal),
        surplus=Money(account.surplus),
        warnings=warnings,
    )
