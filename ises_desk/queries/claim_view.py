"""A claim as lines that add up: principal, interest by stretch, costs, payments, to a chosen day.

Everything stands on `claims`: the lines of an invoice add up to what its claim leaves open, and
those of a customer are those of his invoices, in order of their days.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.law import interest
from ises_desk.models import Customer, Invoice
from ises_desk.queries import claims
from ises_desk.queries.claim_lines import Line, lines_of
from ises_desk.values.kinds import InvoiceKind
from ises_desk.values.money import ZERO, Money
from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from ises_desk.law.interest import Claim
    from ises_desk.queries.claims import Basis

LAST_YEAR = 2098  # as the calculators take them
MOST_POINTS = 12
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)  # months from one point of the plot to the next
_INVOICE = Invoice.__table__.c
_FINAL = _INVOICE.number.is_not(None) & (_INVOICE.kind == InvoiceKind.INVOICE)


@dataclass(frozen=True, slots=True)
class Item:
    """One invoice in the view, with its claim at the end of the chosen day."""

    id: int
    number: str
    issued_on: date
    due_on: date
    claim: Claim
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """What was open at the end of a day, and what of it was principal."""

    on: date
    open: Money
    principal: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A claim at the end of `day`.

    `principal` is after credit notes, `interest` and `costs` are all that ever came to be owed;
    `paid` is what of them was settled, so that `open` is the three less that.
    """

    day: date
    customer_id: int
    customer: str
    items: tuple[Item, ...]
    lines: tuple[Line, ...]
    points: tuple[Point, ...]
    principal: Money
    interest: Money
    costs: Money
    paid: Money
    open: Money
    warnings: tuple[str, ...]


def of_invoice(session: Session, invoice_id: int, day: date) -> View:
    """Return the claim on one final invoice at the end of a day, from its own day on."""
    keys = select(_INVOICE.id).where(_INVOICE.id == invoice_id, _FINAL)
    found = _view(session, keys, day)
    if found is None:
        raise Refusal(N_("Deze factuur is niet definitief: zij is nog geen vordering."))
    first = found.items[0].issued_on
    if day < first:
        raise Refusal(
            N_("De factuur is van {first}: kies die dag of een latere."), field="day", first=first
        )
    return found


def of_customer(session: Session, customer_id: int, day: date, only: Sequence[int] = ()) -> View:
    """Return the claims on a customer that stood open at the end of a day, in one view.

    `only` are the keys of the invoices to look at; without any it is all of them.
    """
    keys = select(_INVOICE.id).where(
        _INVOICE.customer_id == customer_id,
        _FINAL,
        _INVOICE.issued_on <= day,
        (_INVOICE.open > 0) | (_INVOICE.paid_on > day),
        *((_INVOICE.id.in_(only),) if only else ()),
    )
    found = _view(session, keys, day)
    return found or _nothing(session, customer_id, day)


def _nothing(session: Session, customer_id: int, day: date) -> View:
    name = session.scalar(select(Customer.name).where(Customer.id == customer_id))
    return View(
        day=day,
        customer_id=customer_id,
        customer=name or "",
        items=(),
        lines=(),
        points=(),
        principal=ZERO,
        interest=ZERO,
        costs=ZERO,
        paid=ZERO,
        open=ZERO,
        warnings=(),
    )


def _view(session: Session, keys: Select[tuple[int]], day: date) -> View | None:
    if day.year > LAST_YEAR:
        raise Refusal(N_("Kies een dag tot en met {last}."), field="day", last=LAST_YEAR)
    rows = session.execute(
        select(Invoice, Customer.name)
        .join(Customer, Customer.id == Invoice.customer_id)
        .where(Invoice.id.in_(keys))
        .order_by(Invoice.due_on, Invoice.id)
    ).all()
    if not rows:
        return None
    bases = claims.bases(session, keys)
    items = [
        Item(
            row.id,
            row.number or "",
            row.issued_on or day,
            row.due_on or day,
            claim := bases[row.id].on(day),
            lines_of(session, row, bases[row.id], claim, day),
        )
        for row, _name in rows
    ]
    mine = [bases[item.id] for item in items]
    return View(
        day=day,
        customer_id=rows[0][0].customer_id,
        customer=rows[0][1],
        items=tuple(items),
        lines=together(items),
        points=_points(mine, min(item.issued_on for item in items), day),
        warnings=_warnings(mine, items),
        **_sums(items),
    )


def _sums(items: Iterable[Item]) -> dict[str, Money]:
    found = [item.claim for item in items]
    return {
        "principal": Money.total(each.total - each.interest - each.costs for each in found),
        "interest": Money.total(each.interest for each in found),
        "costs": Money.total(each.costs for each in found),
        "paid": Money.total(each.total - each.open for each in found),
        "open": Money.total(each.open for each in found),
    }


def together(items: Sequence[Item]) -> tuple[Line, ...]:
    """Return the lines of all items in order of their days, with one running total."""
    begun = {item.id: item.issued_on for item in items}
    found = sorted(
        (line for item in items for line in item.lines),
        key=lambda line: max(line.on, begun[line.invoice_id]),
    )
    running = accumulate((line.amount for line in found), initial=ZERO)
    next(running)
    return tuple(
        replace(line, balance=balance) for line, balance in zip(found, running, strict=True)
    )


def _warnings(bases: Iterable[Basis], items: Iterable[Item]) -> tuple[str, ...]:
    found = [text for item in items for text in item.claim.warnings]
    found += [text for basis in bases for text in interest.doubts(basis.party, basis.concluded_on)]
    return tuple(_(text) for text in dict.fromkeys(found))


def _points(bases: Sequence[Basis], first: date, day: date) -> tuple[Point, ...]:
    """Return what was open at some days from the first invoice on, the chosen day the last."""
    months = (day.year - first.year) * 12 + day.month - first.month
    step = next((each for each in _STEPS if months <= each * (MOST_POINTS - 1)), _STEPS[-1])
    days = [add_months(day, -step * back) for back in range(months // step, -1, -1)]
    return tuple(_point(bases, each) for each in days if each >= first)


def _point(bases: Iterable[Basis], day: date) -> Point:
    found = [basis.on(day) for basis in bases if basis.issued_on <= day]
    return Point(
        day,
        Money.total(each.open for each in found),
        Money.total(each.open_principal for each in found),
    )
