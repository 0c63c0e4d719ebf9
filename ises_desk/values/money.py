"""Money is whole euro cents; it is rounded in one place and no cent is ever lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

_MACHINE_FORM = re.compile(r"(-?)([0-9]{1,15})(?:\.([0-9]{1,2}))?", re.ASCII)
CENTS_PER_EURO = 100


def half_up(numerator: int, denominator: int) -> int:
    """Return a fraction, the lower one above zero, as a whole number: a half goes from zero.

    >>> half_up(5, 2), half_up(-5, 2), half_up(149, 100)
    (3, -3, 1)
    """
    # to check: rounding-half-up
    size = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -size if numerator < 0 else size


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in whole euro cents.

    >>> Money.of("12.50") + Money(1)
    Money(cents=1251)
    """

    cents: int

    @classmethod
    def of(cls, text: str) -> Money:
        """Read the machine form: a dot and at most two decimals, else ValueError.

        >>> Money.of("-0.5").cents
        -50
        """
        match = _MACHINE_FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"not an amount with at most two decimals: {text!r}")
        sign, euros, decimals = match.groups()
        cents = int(euros) * CENTS_PER_EURO + int((decimals or "").ljust(2, "0"))
        return cls(-cents if sign else cents)

    @classmethod
    def total(cls, amounts: Iterable[Money]) -> Money:
        """Add amounts up; nothing adds up to zero."""
        return cls(sum(amount.cents for amount in amounts))

    @classmethod
    def nearest(cls, cents: Fraction) -> Money:
        """Round an exact number of cents half up, negative halves away from zero.

        The statutory rule for VAT (Uitvoeringsbesluit OB art. 5a), used for all amounts.

        >>> from fractions import Fraction
        >>> Money.nearest(Fraction(5, 2)), Money.nearest(Fraction(-5, 2))
        (Money(cents=3), Money(cents=-3))
        """
        return cls(1).part(cents.numerator, cents.denominator)

    @property
    def plain(self) -> str:
        """The machine form with a dot and two decimals.

        >>> Money(-5).plain
        '-0.05'
        """
        euros, cents = divmod(abs(self.cents), CENTS_PER_EURO)
        return f"{'-' if self.cents < 0 else ''}{euros}.{cents:02d}"

    def times(self, rate: Fraction) -> Money:
        """Multiply by an exact rate and round once, half up.

        >>> from fractions import Fraction
        >>> Money.of("6.06").times(Fraction(21, 100)).plain
        '1.27'
        """
        return self.part(rate.numerator, rate.denominator)

    def part(self, numerator: int, denominator: int) -> Money:
        """Multiply by a fraction in whole numbers, the lower one above zero, and round once.

        >>> Money.of("1210.00").part(1015 * 46, 365 * 10_000).plain
        '15.48'
        """
        return Money(half_up(self.cents * numerator, denominator))

    def share_out(self, weights: Sequence[int]) -> tuple[Money, ...]:
        """Divide by weights (none negative, not all zero) by largest remainder: no cent is lost.

        >>> [part.cents for part in Money(100).share_out([1, 1, 1])]
        [34, 33, 33]
        """
        whole = sum(weights)
        if whole <= 0 or min(weights) < 0:
            raise ValueError("weights must not be negative, nor all zero")
        size = abs(self.cents)
        shares = [size * weight // whole for weight in weights]
        by_remainder = sorted(
            range(len(shares)), key=lambda place: -(size * weights[place] % whole)
        )
        for place in by_remainder[: size - sum(shares)]:
            shares[place] += 1
        return tuple(Money(-share if self.cents < 0 else share) for share in shares)

    def __add__(self, other: Money) -> Money:
        """Add two amounts."""
        return Money(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        """Take one amount from another."""
        return Money(self.cents - other.cents)

    def __neg__(self) -> Money:
        """Turn the sign."""
        return Money(-self.cents)

    def __abs__(self) -> Money:
        """Return the size without the sign."""
        return Money(abs(self.cents))

    def __bool__(self) -> bool:
        """Tell whether there is anything at all."""
        return self.cents != 0


ZERO = Money(0)
