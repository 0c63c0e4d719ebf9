"""What came in and what stands out, by month: sums to the cent, read from what is final."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, and_, case, func, select, type_coerce

from ises_desk.i18n import N_
from ises_desk.models import Booking, Invoice, Payment
from ises_desk.values.kinds import InvoiceKind
from ises_desk.values.money import ZERO, Money
from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

MONTHS = 12
_DAY = timedelta(days=1)
AFTER = "9999-12"  # settled on a day that is still to come
_BILLED = and_(Invoice.kind == InvoiceKind.INVOICE, Invoice.number.is_not(None))
# A booking counts from the day on which there was something to settle.
_SETTLED_ON = func.max(Booking.booked_on, Invoice.issued_on)


@dataclass(frozen=True, slots=True)
class Month:
    """The turnover of a month, VAT excluded, and what was open when it ended (or is now)."""

    first: date
    turnover: Money
    open: Money


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of this month beside the same one of the month before; the label is marked."""

    label: str
    now: Money
    before: Money
    tone: str


def months(session: Session, day: date, count: int = MONTHS) -> tuple[Month, ...]:
    """Return the last `count` months, the oldest first; the last one runs until `day`.

    Credit notes lower the turnover of the month in which they were made. An invoice of the
    administration before this one has no net amount here: it is open, and no turnover.
    """
    present = day.replace(day=1)
    firsts = [add_months(present, back) for back in range(1 - count, 1)]
    turnover = _by_month(
        session.execute(
            select(_month(Invoice.issued_on), func.sum(Invoice.net))
            .where(Invoice.number.is_not(None), Invoice.issued_on.between(firsts[0], day))
            .group_by(_month(Invoice.issued_on))
        )
    )
    ends = [min(add_months(first, 1) - _DAY, day) for first in firsts]
    return tuple(
        Month(first, turnover.get(first, ZERO), amount)
        for first, amount in zip(firsts, _open_on(session, ends), strict=True)
    )


def _open_on(session: Session, ends: list[date]) -> list[Money]:
    """Return what was open at the end of each of these days: what is open now, counted back."""
    until = ends[-1]
    made = _by_month(
        session.execute(
            select(_month(Invoice.issued_on), func.sum(Invoice.open))
            .where(_BILLED, Invoice.issued_on <= until)
            .group_by(_month(Invoice.issued_on))
        )
    )
    issued = _month(Invoice.issued_on)
    settled = case((until < _SETTLED_ON, AFTER), else_=_month(_SETTLED_ON))
    later = session.execute(
        select(issued, settled, func.sum(Booking.to_principal))
        .join(Invoice, Invoice.id == Booking.invoice_id)
        .where(_BILLED, Invoice.issued_on <= until, ends[0] < _SETTLED_ON)
        .group_by(issued, settled)
    ).all()
    found = []
    for end in ends:
        amount = Money.total(sum_ for first, sum_ in made.items() if first <= end)
        back = (
            sum_ for made_in, paid_in, sum_ in later if _first(made_in) <= end < _first(paid_in)
        )
        found.append(amount + Money.total(back))
    return found


def figures(session: Session, day: date) -> tuple[Compared, ...]:
    """Return what was billed and received this month, and what is open and overdue now."""
    first = day.replace(day=1)
    last = first - _DAY
    this, previous = (first, day), (last.replace(day=1), last)
    open_before, open_now = _open_on(session, [last, day])
    overdue = _overdue(session, day)
    return (
        Compared(N_("Gefactureerd"), _billed(session, *this), _billed(session, *previous), "green"),
        Compared(
            N_("Ontvangen"), _received(session, *this), _received(session, *previous), "green"
        ),
        Compared(N_("Openstaand"), open_now, open_before, "blue"),
        Compared(N_("Verlopen"), overdue, _overdue(session, last), "red" if overdue else "grey"),
    )


def _billed(session: Session, first: date, last: date) -> Money:
    """Return what was billed in a span with its VAT: both are nothing for an old invoice."""
    net, vat = session.execute(
        select(func.sum(Invoice.net), func.sum(Invoice.vat)).where(
            Invoice.number.is_not(None), Invoice.issued_on.between(first, last)
        )
    ).one()
    return (net or ZERO) + (vat or ZERO)


def _received(session: Session, first: date, last: date) -> Money:
    """Return what came in over a span, less what was paid or taken back."""
    total = select(func.sum(Payment.amount)).where(Payment.received_on.between(first, last))
    return session.scalar(total) or ZERO


def _overdue(session: Session, day: date) -> Money:
    """Return what was open on a day of the invoices whose last day was over."""
    late = and_(_BILLED, Invoice.due_on < day, Invoice.issued_on <= day)
    now = session.scalar(select(func.sum(Invoice.open)).where(late))
    later = session.scalar(
        select(func.sum(Booking.to_principal))
        .join(Invoice, Invoice.id == Booking.invoice_id)
        .where(late, day < _SETTLED_ON)
    )
    return (now or ZERO) + (later or ZERO)


def _month(day: ColumnElement[Any] | Any) -> ColumnElement[str]:
    """Return the month of a stored day as YYYY-MM."""
    return func.substr(type_coerce(day, String), 1, 7)


def _first(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _by_month(rows: Iterable[Any]) -> Mapping[date, Money]:
    found: dict[date, Money] = defaultdict(lambda: ZERO)
    for month, amount in rows:
        found[_first(month)] += amount or ZERO
    return found
