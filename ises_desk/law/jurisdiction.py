"""Which court: when an agreed choice of court has effect (Rv 93, 101 and 108)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.values.kinds import Party
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

# Rv 93 onder a: up to and including this the cantonal judge decides, accrued interest included.
CANTONAL_LIMIT = Money.of("25000.00")


def choice_has_effect(party: Party, claim: Money | None) -> bool:
    """Tell whether an agreed choice of court has effect (Rv 108 lid 2); not when unsure.

    `claim` is the amount with the interest until the summons, None when it isn't known.

    >>> choice_has_effect(Party.BUSINESS, Money.of("25000.00"))
    False
    >>> choice_has_effect(Party.BUSINESS, Money.of("25000.01"))
    True
    """
    # to check: choice-of-court-without-effect
    return party is not Party.CONSUMER and claim is not None and claim > CANTONAL_LIMIT


def why_not(party: Party, claim: Money | None) -> Iterator[str]:
    """Yield what takes the effect away: a word of "consumer", "small" and "unknown"."""
    if party is Party.CONSUMER:
        yield "consumer"
    elif claim is None:
        yield "unknown"
    elif claim <= CANTONAL_LIMIT:
        yield "small"
