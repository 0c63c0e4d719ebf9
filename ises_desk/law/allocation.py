"""Which debts a payment settles: first which one (6:43 BW), then what of it (6:44 BW)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ises_desk.values.deadline import Deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An open invoice on the day of the payment.

    `burden` ranks how heavily it weighs on the debtor, such as its yearly interest in percent;
    `since` is its invoice date.
    """

    key: int
    since: date
    deadline: Deadline
    principal: Money
    interest: Money = ZERO
    costs: Money = ZERO
    burden: Decimal = Decimal(0)

    @property
    def open(self) -> Money:
        """All that is owed on it."""
        return self.costs + self.interest + self.principal


@dataclass(frozen=True, slots=True)
class Part:
    """What of a payment goes to one invoice."""

    key: int
    to_costs: Money
    to_interest: Money
    to_principal: Money

    @property
    def amount(self) -> Money:
        """The whole part."""
        return self.to_costs + self.to_interest + self.to_principal


def allocate(
    amount: Money, on: date, dues: Sequence[Due], *, named: Sequence[int] = ()
) -> tuple[tuple[Part, ...], Money]:
    """Divide a payment over open invoices; returns the parts and what is left over.

    The ones the debtor named, in his order; then those due; then the most burdensome; then the
    oldest; equals in proportion (6:43 BW). Within each: costs, interest, principal (6:44 BW).
    """

    def rank(due: Due) -> tuple[int, bool, Decimal, date]:
        place = named.index(due.key) if due.key in named else len(named)
        return place, not due.deadline.is_past(on), -due.burden, due.since

    parts: list[Part] = []
    rest = amount
    for _, equals in groupby(sorted(dues, key=rank), key=rank):
        group = [due for due in equals if due.open > ZERO]
        whole = Money.total(due.open for due in group)
        given = min(rest, whole)
        if given <= ZERO:
            continue
        shares = given.share_out([due.open.cents for due in group])
        parts += [_settle(due, share) for due, share in zip(group, shares, strict=True) if share]
        rest -= given
    return tuple(parts), rest


def _settle(due: Due, amount: Money) -> Part:
    to_costs = min(amount, due.costs)
    to_interest = min(amount - to_costs, due.interest)
    return Part(due.key, to_costs, to_interest, amount - to_costs - to_interest)
