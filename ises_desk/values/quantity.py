"""A quantity on an invoice line, exact to a thousandth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_MACHINE_FORM = re.compile(r"(-?)([0-9]{1,12})(?:\.([0-9]{1,3}))?", re.ASCII)
_PARTS = 1000


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """A number of pieces, hours or months in thousandths.

    >>> Quantity.of("1.5").thousandths
    1500
    """

    thousandths: int

    @classmethod
    def of(cls, text: str) -> Quantity:
        """Read the machine form: a dot and at most three decimals, else ValueError."""
        match = _MACHINE_FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"not a quantity with at most three decimals: {text!r}")
        sign, whole, decimals = match.groups()
        size = int(whole) * _PARTS + int((decimals or "").ljust(3, "0"))
        return cls(-size if sign else size)

    @property
    def plain(self) -> str:
        """The machine form without needless zeros.

        >>> Quantity(1500).plain, Quantity(-2000).plain
        ('1.5', '-2')
        """
        whole, rest = divmod(abs(self.thousandths), _PARTS)
        decimals = f".{rest:03d}".rstrip("0").rstrip(".")
        return f"{'-' if self.thousandths < 0 else ''}{whole}{decimals}"

    @property
    def fraction(self) -> Fraction:
        """The exact number, to multiply a price by."""
        return Fraction(self.thousandths, _PARTS)

    def __neg__(self) -> Quantity:
        """Turn the sign, as on a credit note."""
        return Quantity(-self.thousandths)

    def __bool__(self) -> bool:
        """Tell whether there is anything at all."""
        return self.thousandths != 0


ONE = Quantity(_PARTS)
