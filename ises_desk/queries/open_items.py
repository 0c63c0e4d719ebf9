"""The list of open items on a day: every unpaid invoice with what it has grown to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from ises_desk.errors import Refusal
from ises_desk.exchange.table_out import written
from ises_desk.i18n import N_, _, fill
from ises_desk.models import Customer, Demand, DemandInvoice, Invoice
from ises_desk.queries import claims
from ises_desk.values.kinds import InvoiceKind, LetterKind
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    Cell = str | Decimal | date | int | None

_AMOUNTS = 6  # columns that add up
LAST_YEAR = 2098  # as the view of one claim takes it
NAME = N_("Openstaande posten")
HEADINGS = (
    N_("Factuur"),
    N_("Klantnummer"),
    N_("Klant"),
    N_("Factuurdatum"),
    N_("Vervaldatum"),
    N_("Bedrag"),
    N_("Betaald of gecrediteerd"),
    N_("Hoofdsom open"),
    N_("Rente open"),
    N_("Kosten open"),
    N_("Totaal open"),
    N_("Dagen te laat"),
    N_("Laatste brief"),
    N_("Verstuurd op"),
    N_("Bijzonderheden"),
)
_INVOICE = Invoice.__table__.c
_CUSTOMER = Customer.__table__.c
_DEMAND = Demand.__table__.c
_PART = DemandInvoice.__table__.c


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """One open invoice; `principal`, `interest` and `costs` are what is open of each.

    Interest is what by law has accrued, claimed or not; costs count once a letter made them due.
    `letter` is the last overdue letter that was sent.
    """

    number: str
    customer_number: str
    customer: str
    issued_on: date
    due_on: date
    total: Money
    principal: Money
    interest: Money
    costs: Money
    days_late: int
    letter: LetterKind | None
    sent_on: date | None
    disputed_on: date | None

    @property
    def settled(self) -> Money:
        """What was taken off the principal, by payments and credit notes."""
        return self.total - self.principal

    @property
    def open(self) -> Money:
        """All that is open."""
        return self.principal + self.interest + self.costs

    @property
    def amounts(self) -> tuple[Money, ...]:
        """The amounts of the row, which add up below it."""
        return (self.total, self.settled, self.principal, self.interest, self.costs, self.open)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The row as it is exported, amounts as numbers."""
        about = fill(N_("betwist sinds {day}"), {"day": self.disputed_on})
        return (
            self.number,
            self.customer_number,
            self.customer,
            self.issued_on,
            self.due_on,
            *(_number(each) for each in self.amounts),
            self.days_late,
            self.letter.label if self.letter else "",
            self.sent_on,
            about if self.disputed_on else "",
        )


def items(session: Session, day: date) -> tuple[OpenItem, ...]:
    """Return the invoices that stood open at the end of a day, by customer and due day.

    A few questions for all of them together, however many there are.
    """
    if day.year > LAST_YEAR:
        raise Refusal(N_("Kies een dag tot en met {last}."), field="until", last=LAST_YEAR)
    keys = _keys(day)
    bases, sent = claims.bases(session, keys), _letters(session, keys, day)
    rows = session.connection().execute(
        select(
            _INVOICE.id,
            _INVOICE.number,
            _CUSTOMER.number,
            _CUSTOMER.name,
            _INVOICE.disputed_on,
        )
        .join(Customer.__table__, _CUSTOMER.id == _INVOICE.customer_id)
        .where(_INVOICE.id.in_(keys))
        .order_by(_CUSTOMER.name, _CUSTOMER.id, _INVOICE.due_on, _INVOICE.id)
    )
    found = []
    for key, number, customer_number, name, disputed in rows:
        basis = bases[key]
        claim = basis.on(day)
        letter, sent_on = sent.get(key, (None, None))
        found.append(
            OpenItem(
                number=number,
                customer_number=customer_number,
                customer=name,
                issued_on=basis.issued_on,
                due_on=basis.due_on,
                total=basis.total,
                principal=claim.open_principal,
                interest=claim.open_interest,
                costs=claim.open_costs,
                days_late=max((day - basis.due_on).days, 0),
                letter=letter,
                sent_on=sent_on,
                disputed_on=disputed if disputed and disputed <= day else None,
            )
        )
    return tuple(found)


def _keys(day: date) -> Select[tuple[int]]:
    return select(_INVOICE.id).where(
        _INVOICE.number.is_not(None),
        _INVOICE.kind == InvoiceKind.INVOICE,
        _INVOICE.issued_on <= day,
        or_(_INVOICE.open > 0, _INVOICE.paid_on > day),
    )


def _letters(
    session: Session, keys: Select[tuple[int]], day: date
) -> dict[int, tuple[LetterKind, date]]:
    """Return the last overdue letter about each invoice that was sent by a day."""
    rows = session.connection().execute(
        select(_PART.invoice_id, _DEMAND.kind, _DEMAND.sent_on)
        .join(Demand.__table__, _DEMAND.id == _PART.demand_id)
        .where(_PART.invoice_id.in_(keys), _DEMAND.sent_on <= day)
        .order_by(_DEMAND.sent_on, _DEMAND.id)
    )
    return {key: (kind, sent) for key, kind, sent in rows}


def table(found: Iterable[OpenItem]) -> tuple[list[tuple[Cell, ...]], tuple[Cell, ...]]:
    """Return the rows to export and the row with what they add up to."""
    kept = tuple(found)
    sums = [Money.total(column) for column in zip(*(each.amounts for each in kept), strict=True)]
    added = [_number(each) for each in sums or [ZERO] * _AMOUNTS]
    last = (_("Totaal"), "", "", None, None, *added, None, "", None, "")
    return [each.cells for each in kept], last


def exported(session: Session, day: date, kind: str) -> bytes:
    """Return the list on a day as a file; `kind` is ".csv" or ".xlsx"."""
    rows, totals = table(items(session, day))
    return written(kind, _(NAME), [_(each) for each in HEADINGS], rows, totals)


def _number(amount: Money) -> Decimal:
    from decimal import Decimal

    return Decimal(amount.cents).scaleb(-2)
