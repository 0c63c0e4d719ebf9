"""A claim against the law written out as slowly as it can be: a day at a time, exact fractions."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from ises_desk.law import tables
from ises_desk.law.interest import Receipt, claim, year_start
from ises_desk.values.kinds import DayBasis
from ises_desk.values.money import ZERO, Money
from tests.property.few import few

if TYPE_CHECKING:
    from ises_desk.values.rates import RateTable

_DAY = timedelta(days=1)
FEW = few(60, deadline=None)
DAYS = st.dates(date(2003, 1, 1), date(2027, 12, 31)) | st.sampled_from(
    [date(2024, 2, 28), date(2024, 2, 29), date(2023, 12, 31), date(2023, 6, 30)]
)
AMOUNTS = st.integers(1, 500_000).map(Money)
TABLES = st.sampled_from([tables.consumer_interest(), tables.trade_interest()])
BASES = st.sampled_from(DayBasis)
RECEIPTS = st.lists(st.tuples(st.integers(-3, 900), AMOUNTS, st.booleans()), max_size=3)


class Slowly:
    """Goes through a claim day by day; all in cents, the stretch under way as a fraction."""

    def __init__(self, principal: Money, receipts: list[Receipt]) -> None:
        self.owed, self.old, self.fresh, self.total = principal.cents, 0, 0, 0
        self._receipts, self._exact = receipts, Fraction(0)
        self._base, self._percent = 0, Fraction(-1)

    def _close(self) -> None:
        """Round the stretch that ends here."""
        cents = int(self._exact + Fraction(1, 2))
        self.fresh, self.total, self._exact = self.fresh + cents, self.total + cents, Fraction(0)

    def _pay(self, day: date) -> None:
        """Take what came in on a day from the interest, the oldest first, then the principal."""
        for each in self._receipts:
            if each.on != day:
                continue
            rest = each.amount.cents
            if not each.principal_only:
                old = min(rest, self.old)
                fresh = min(rest - old, self.fresh)
                self.old, self.fresh, rest = self.old - old, self.fresh - fresh, rest - old - fresh
            self.owed -= min(rest, self.owed)

    def go(self, last: date, until: date, table: RateTable, basis: DayBasis) -> None:
        """Go on to the end of a day (6:119, 6:44 BW)."""
        for early in sorted({each.on for each in self._receipts if each.on <= last}):
            self._pay(early)
        first, index = last + _DAY, 0
        for day in (first + at * _DAY for at in range((until - last).days)):
            begins, rate = day == year_start(first, index), Fraction(table.at(day).percent)
            if begins or rate != self._percent or self.owed + self.old != self._base:
                self._close()
                self._percent = rate
            if begins:
                self.old, self.fresh, index = self.old + self.fresh, 0, index + 1
            self._base = self.owed + self.old
            length = (year_start(first, index) - year_start(first, index - 1)).days
            self._exact += self._base * rate / (100 * (length if basis is DayBasis.ACTUAL else 365))
            if any(each.on == day for each in self._receipts):
                self._close()
                self._pay(day)
                self._base = -1  # what was paid ends a stretch, whatever it went to
        self._close()


@FEW
@given(AMOUNTS, DAYS, st.integers(0, 1000), TABLES, RECEIPTS, BASES)
def test_6_119_a_claim_is_what_counting_each_day_gives(  # noqa: PLR0917  the facts
    principal: Money,
    last: date,
    span: int,
    table: RateTable,
    paid: list[tuple[int, Money, bool]],
    basis: DayBasis,
) -> None:
    until = last + timedelta(days=span)
    receipts = [
        Receipt(last + timedelta(days=after), amount, principal_only=only)
        for after, amount, only in paid
        if last + timedelta(days=after) <= until
    ]
    found = claim(principal, last, until, table, receipts=receipts, basis=basis)
    slow = Slowly(principal, receipts)
    slow.go(last, until, table, basis)
    assert found.interest.cents == slow.total
    assert found.open_interest.cents == slow.old + slow.fresh
    assert found.open_principal.cents == slow.owed
    assert found.interest == Money.total(each.interest for each in found.segments)


@given(AMOUNTS, AMOUNTS, DAYS, st.integers(0, 1500), TABLES)
def test_6_119_more_principal_never_comes_to_less(
    one: Money, more: Money, last: date, span: int, table: RateTable
) -> None:
    until = last + timedelta(days=span)
    less, much = claim(one, last, until, table), claim(one + more, last, until, table)
    assert much.total > less.total
    assert much.interest >= less.interest


@FEW
@given(AMOUNTS, AMOUNTS, DAYS, st.integers(0, 900), st.lists(AMOUNTS, min_size=2, max_size=4))
def test_6_44_the_order_of_payments_on_one_day_does_not_matter(
    principal: Money, costs: Money, last: date, after: int, paid: list[Money]
) -> None:
    day, until = last + timedelta(days=after), last + timedelta(days=1000)
    left = set()
    for order in permutations(paid):
        found = claim(
            principal,
            last,
            until,
            tables.consumer_interest(),
            receipts=[Receipt(day, amount) for amount in order],
            costs=costs,
        )
        left.add((found.open_costs, found.open_interest, found.open_principal, found.surplus))
        assert Money.total(paid) == found.surplus + Money.total(
            each.to_costs + each.to_interest + each.to_principal for each in found.bookings
        )
    assert len(left) == 1
    assert min(next(iter(left))) >= ZERO
