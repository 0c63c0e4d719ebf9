"""What holds for all values: cents are conserved, periods tile, months do not drift."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from ises_desk.errors import Refusal
from ises_desk.i18n import choose
from ises_desk.values.formats import (
    amount,
    read_amount,
    read_day,
    read_quantity,
    short_day,
    typed_quantity,
)
from ises_desk.values.formats import day as long_day
from ises_desk.values.money import Money
from ises_desk.values.months import add_months
from ises_desk.values.period import Period
from ises_desk.values.quantity import Quantity
from ises_desk.values.text import block, fold, is_printable, line

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2026, 11, 22)
SPOKEN = st.sampled_from(["nl", "en"])
AMOUNTS = st.integers(-99_999_999_999, 99_999_999_999).map(Money)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
WEIGHTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=30).filter(any)


@contextmanager
def speaking(spoken: str) -> Iterator[None]:
    """Let the window speak a language inside."""
    choose(spoken)
    try:
        yield
    finally:
        choose("nl")


@given(AMOUNTS, WEIGHTS)
def test_shares_conserve_every_cent(whole: Money, weights: list[int]) -> None:
    shares = whole.share_out(weights)
    assert Money.total(shares) == whole
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share.cents - Fraction(whole.cents * weight, sum(weights))) < 1


@given(AMOUNTS, st.fractions(-2, 2, max_denominator=100_000))
def test_rounding_is_never_more_than_half_a_cent_and_is_symmetric(
    whole: Money, rate: Fraction
) -> None:
    rounded = whole.times(rate)
    assert abs(rounded.cents - whole.cents * rate) <= Fraction(1, 2)
    assert (-whole).times(rate) == -rounded


@given(AMOUNTS, SPOKEN)
def test_amounts_come_back_from_machine_and_people(whole: Money, spoken: str) -> None:
    assert Money.of(whole.plain) == whole
    with speaking(spoken):
        assert read_amount(amount(whole)) == whole


@given(st.integers(-999_999_999_999, 999_999_999_999).map(Quantity))
def test_quantities_come_back_from_the_machine(number: Quantity) -> None:
    assert Quantity.of(number.plain) == number


@given(st.integers(-999_999_999_999, 999_999_999_999).map(Quantity), SPOKEN)
def test_quantities_come_back_from_people(number: Quantity, spoken: str) -> None:
    with speaking(spoken):
        assert read_quantity(typed_quantity(number)) == number


@given(DAYS, SPOKEN)
def test_days_come_back_from_people(day: date, spoken: str) -> None:
    with speaking(spoken):
        assert read_day(short_day(day), DAY) == day
        assert read_day(long_day(day), DAY) == day


@given(st.text("0123456789.,-", max_size=12))
def test_no_typed_number_is_one_thing_in_dutch_and_another_in_english(typed: str) -> None:
    for read in (read_amount, read_quantity):
        found = set()
        for spoken in ("nl", "en"):
            with speaking(spoken), suppress(Refusal):
                found.add(read(typed).plain)
        assert len(found) < 2


@given(DAYS, st.integers(1, 36), st.integers(-20, 60))
def test_periods_of_months_tile(anchor: date, length: int, index: int) -> None:
    here = Period.months(anchor, index, length)
    there = Period.months(anchor, index + 1, length)
    assert here.until == there.start
    assert here.intersect(there) is None


@given(DAYS, DAYS, DAYS, DAYS)
def test_common_days_are_the_days_in_both(one: date, two: date, three: date, four: date) -> None:
    left = Period.through(min(one, two), max(one, two))
    right = Period.through(min(three, four), max(three, four))
    common = left.intersect(right)
    assert common == right.intersect(left)
    for day in (one, two, three, four):
        assert (common is not None and day in common) == (day in left and day in right)


@given(DAYS, st.integers(-600, 600))
def test_months_keep_the_day_or_fall_on_the_last_one(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    is_last = (moved + timedelta(days=1)).month != moved.month
    assert moved.day == day.day or (moved.day < day.day and is_last)


@given(DAYS, DAYS, st.integers(0, 120))
def test_months_keep_the_order_of_days(one: date, two: date, months: int) -> None:
    if one <= two:
        assert add_months(one, months) <= add_months(two, months)


@given(st.text(max_size=60))
def test_a_line_is_refused_or_printable_and_stays_the_same(typed: str) -> None:
    try:
        kept = line(typed, 40, "Naam")
    except Refusal:
        return
    assert line(kept, 40, "Naam") == kept
    assert len(kept) <= 40
    assert all(is_printable(sign) for sign in kept)


@given(st.text("ab \n\r\té😀\u202e", max_size=60))
def test_a_block_is_refused_or_stays_the_same(typed: str) -> None:
    try:
        kept = block(typed, 50, "Tekst")
    except Refusal:
        return
    assert block(kept, 50, "Tekst") == kept


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@example(5, 1, 2)
@example(-5, 1, 2)
@given(st.integers(-(10**9), 10**9), st.integers(-(10**6), 10**6), st.integers(1, 10**9))
def test_a_part_in_whole_numbers_is_the_exact_fraction_rounded_half_up(
    cents: int, above: int, below: int
) -> None:
    exact = Fraction(cents * above, below)
    found = Money(cents).part(above, below).cents
    assert abs(found - exact) <= Fraction(1, 2)
    if abs(found - exact) == Fraction(1, 2):
        assert abs(found) > abs(exact)
    assert Money(cents).times(Fraction(above, below)).cents == found
