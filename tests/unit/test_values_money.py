"""Money: rule 0.1, whole cents, half up, no cent lost."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ises_desk.values.money import ZERO, Money
from ises_desk.values.quantity import Quantity


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("0", 0),
        ("12", 1200),
        ("12.5", 1250),
        ("12.50", 1250),
        ("-0.01", -1),
        ("999999999.99", 99999999999),
    ],
)
def test_the_machine_form_is_read(text: str, cents: int) -> None:
    assert Money.of(text) == Money(cents)


@pytest.mark.parametrize(
    "text", ["", "1,50", "1.234", "1.", ".5", "+1", "1e3", "١٢", " 1", "1\n", "NaN"]
)
def test_anything_else_is_no_amount(text: str) -> None:
    with pytest.raises(ValueError, match="two decimals"):
        Money.of(text)


@pytest.mark.parametrize(
    ("cents", "rounded"),
    [
        (Fraction(149, 100), 1),
        (Fraction(3, 2), 2),
        (Fraction(1, 2), 1),
        (Fraction(49, 100), 0),
        (Fraction(-1, 2), -1),
        (Fraction(-3, 2), -2),
        (Fraction(-149, 100), -1),
    ],
)
def test_halves_go_up_and_negative_halves_away_from_zero(cents: Fraction, rounded: int) -> None:
    assert Money.nearest(cents) == Money(rounded)


def test_amounts_add_subtract_compare_and_turn() -> None:
    assert Money(5) + Money(7) - Money(2) == Money(10)
    assert -Money(5) < ZERO < Money(1)
    assert abs(Money(-5)) == Money(5)
    assert not ZERO
    assert Money(-1)
    assert Money.total([]) == ZERO
    assert Money.total([Money(1), Money(2)]) == Money(3)


@pytest.mark.parametrize(
    ("cents", "plain"),
    [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (-12345, "-123.45"), (100, "1.00")],
)
def test_the_machine_form_is_written(cents: int, plain: str) -> None:
    assert Money(cents).plain == plain


def test_a_rate_multiplies_and_rounds_once() -> None:
    assert Money(606).times(Fraction(21, 100)) == Money(127)
    assert Money(-606).times(Fraction(21, 100)) == Money(-127)
    assert Money(50).times(Fraction(1, 100)) == Money(1)


def test_shares_lose_no_cent_and_follow_the_largest_remainder() -> None:
    assert Money(100).share_out([1, 1, 1]) == (Money(34), Money(33), Money(33))
    assert Money(-100).share_out([1, 1, 1]) == (Money(-34), Money(-33), Money(-33))
    assert Money(5).share_out([1, 3]) == (Money(1), Money(4))
    assert Money(5).share_out([0, 3]) == (ZERO, Money(5))
    assert Money(5).share_out([1]) == (Money(5),)
    assert Money(2).share_out([1, 5, 1]) == (ZERO, Money(2), ZERO)
    assert Money(4).share_out([3, 3, 8]) == (Money(1), Money(1), Money(2))


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1, 3]])
def test_shares_need_weights(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        Money(5).share_out(weights)


@pytest.mark.parametrize(
    ("text", "plain"),
    [("1", "1"), ("1.500", "1.5"), ("0", "0"), ("0.001", "0.001"), ("-2.25", "-2.25")],
)
def test_quantities_are_exact_to_a_thousandth(text: str, plain: str) -> None:
    assert Quantity.of(text).plain == plain
    assert Quantity.of(text).fraction == Fraction(text)
    assert (-Quantity.of(text)).fraction == -Fraction(text)
    assert bool(Quantity.of(text)) is (plain != "0")


@pytest.mark.parametrize("text", ["", "1.0001", "1,5", "½", "1."])
def test_anything_else_is_no_quantity(text: str) -> None:
    with pytest.raises(ValueError, match="three decimals"):
        Quantity.of(text)
