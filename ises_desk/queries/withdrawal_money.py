"""What a withdrawal does to the invoices: which lines are credited, and what goes back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ises_desk.queries.withdrawal_facts import billed_of, open_by_invoice
from ises_desk.values.money import ZERO, Money
from ises_desk.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from ises_desk.queries.withdrawal_facts import Billed
    from ises_desk.terms.art05_withdrawal import Withdrawal

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is credited of one invoice line; `days` None is the whole line or no days at all."""

    line_id: int
    amount: Money
    days: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What the settlement does, as its papers will have it.

    `credits` are the lines by invoice; `refund` is what goes back, `to_pay` what is still to come
    in: both, when one invoice was paid and another was not.
    """

    credits: Mapping[int, Sequence[Taken]]
    credit: Money
    refund: Money
    to_pay: Money


def effect_of(session: Session, contract_id: int, found: Withdrawal, sent_on: date) -> Effect:
    """Return what a withdrawal does to the invoices of its contract."""
    billed = billed_of(session, contract_id)
    taken: dict[int, list[Taken]] = defaultdict(list)
    sums: dict[int, Money] = defaultdict(lambda: ZERO)
    for part in found.parts:
        for invoice_id, each in _of_part(billed.get(part.key, []), part.credit, sent_on):
            taken[invoice_id].append(each)
            sums[invoice_id] += each.amount
    whole = open_by_invoice(billed)
    return Effect(
        credits=dict(taken),
        credit=Money.total(sums.values()),
        refund=Money.total(
            max(amount - max(_open(billed, key), ZERO), ZERO) for key, amount in sums.items()
        ),
        to_pay=(found.to_bill or ZERO)
        + Money.total(max(unpaid - sums[key], ZERO) for key, (_amount, unpaid) in whole.items()),
    )


def _of_part(billed: Sequence[Billed], credit: Money, sent_on: date) -> list[tuple[int, Taken]]:
    """Take a credit off what was billed, the latest first."""
    found, left = [], credit
    for each in reversed(billed):
        amount = min(left, each.left)
        if amount > ZERO:
            days = None if amount == each.left else _after(each, sent_on)
            found.append((each.invoice.id, Taken(line_id=each.line.id, amount=amount, days=days)))
            left -= amount
    return found


def _after(each: Billed, sent_on: date) -> Period | None:
    """Return the billed days after the withdrawal; none when there are none."""
    start, until = each.line.period_start, each.line.period_until
    if start is None or until is None or sent_on + _DAY >= until:
        return None
    return Period(max(start, sent_on + _DAY), until)


def _open(billed: Mapping[int, Sequence[Billed]], invoice_id: int) -> Money:
    rows = (one for several in billed.values() for one in several)
    return next(one.invoice.open for one in rows if one.invoice.id == invoice_id)
