"""Article 7: no guarantee of availability, unless a service level was agreed (SLA)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation, Ruling, article

if TYPE_CHECKING:
    from decimal import Decimal

    from ises_desk.values.money import Money

_HUNDRED = 100
_NONE = Citation(
    "7.1", N_("Zonder SLA is er geen garantie; u spant zich in voor een goede beschikbaarheid.")
)
_PROMISED = Citation("7.1", N_("Afgesproken is een beschikbaarheid van {target}%."))
_WORDS_ONLY = Citation(
    "7.1", N_("Er is een SLA genoemd zonder percentage: wat u garandeert, is dan onduidelijk.")
)
_UNMEASURED = Citation(
    "7.1", N_("Er is niet vastgelegd hoe de beschikbaarheid wordt gemeten; leg dat vast.")
)
_NO_CREDIT = Citation(
    "7.1",
    N_("Er is geen vergoeding afgesproken: wie minder krijgt, kan schade vragen (artikel 11)."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A service level: in words, the percentage aimed at, how it is measured, what comes back.

    `credit` is a percentage of the price of a month in which the target wasn't reached.
    """

    words: str = ""
    target: Decimal | None = None
    measured: str = ""
    credit: Decimal | None = None


@article("7.1")
def guaranteed(level: Level) -> Ruling[Decimal | None]:
    """Return the availability that is guaranteed, in percent; None without one.

    >>> from decimal import Decimal
    >>> guaranteed(Level(target=Decimal("99.95"))).applied
    Decimal('99.95')
    """
    if level.target is None:
        without = _WORDS_ONLY if level.words else _NONE
        return Ruling(by_terms=None, by_law=None, applied=None, reasons=(without,))
    reasons = (_PROMISED.filled(target=level.target), *lacking(level))
    return Ruling(by_terms=level.target, by_law=None, applied=level.target, reasons=reasons)


def lacking(level: Level) -> tuple[Citation, ...]:
    """Return what a service level leaves unclear."""
    if level.target is None:
        return (_WORDS_ONLY,) if level.words else ()
    found = () if level.measured else (_UNMEASURED,)
    return found if level.credit is not None else (*found, _NO_CREDIT)


@article("7.1")
def credit_for(level: Level, reached: Decimal, month_price: Money) -> Money:
    """Return what comes back of the price of a month in which less was reached than promised.

    >>> from decimal import Decimal
    >>> from ises_desk.values.money import Money
    >>> half = Level(target=Decimal("99.9"), credit=Decimal("50"))
    >>> credit_for(half, Decimal("99.89"), Money.of("10.00")).plain
    '5.00'
    """
    # to check: credit-of-a-service-level
    if level.target is None or level.credit is None or reached >= level.target:
        return month_price.times(Fraction(0))
    return month_price.times(Fraction(level.credit) / _HUNDRED)
