"""Booking money on invoices: which one first (6:43), and what of it first (6:44 BW)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import overload

from sqlalchemy import Select, func, select

from ises_desk.actions.demand_effects import after_booking
from ises_desk.actions.suspension_ends import lift_paid
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal, shown_at
from ises_desk.i18n import N_
from ises_desk.law.allocation import Due, Part, allocate
from ises_desk.law.interest import Booking as ByLaw
from ises_desk.models import Booking, Invoice, Payment
from ises_desk.queries.claims import Settled, claim_on, claimed, receipts_on, table_of
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import InvoiceKind
from ises_desk.values.money import ZERO, Money

Source = Payment | Invoice


def book_on(work: Work, source: Source, day: date, *, named: tuple[int, ...] = ()) -> None:
    """Book what is left of a payment or credit note on its customer's open invoices."""
    dues = [_by(source, due) for due in dues_of(work, source.customer_id, day)]
    _refuse_strange(named, dues)
    _book(work, source, dues, day, named)


def set_off(work: Work, source: Source, since: date, *, named: tuple[int, ...] = ()) -> None:
    """Set what is left of a payment or credit note off against its customer's open invoices.

    It works back to the day on which both debts were there (6:129 lid 1 BW): over the days in
    which we held the customer's money he owes no interest on the same amount.
    """
    # to check: set-off-works-back
    rows = work.session.scalars(_open_invoices(source.customer_id)).all()
    days = {row.id: max(since, row.issued_on or since) for row in rows}
    dues = [_by(source, due_of(work, row, days[row.id])) for row in rows]
    _refuse_strange(named, dues)
    _book(work, source, dues, work.today, named, days)


def _book(  # noqa: PLR0917  one booking
    work: Work,
    source: Source,
    dues: Sequence[Due],
    day: date,
    named: tuple[int, ...],
    days: Mapping[int, date] | None = None,
) -> None:
    """Divide what is left of a source; `days` says on which other day each part counts."""
    parts, _rest = allocate(_left(source), day, dues, named=named)
    for part in parts:
        _write(work, source, part, days[part.key] if days else day)
    square(work, [part.key for part in parts])


def _refuse_strange(named: tuple[int, ...], dues: Sequence[Due]) -> None:
    known = {due.key for due in dues}
    strange = [key for key in named if key not in known]
    if strange:
        raise Refusal(
            N_("Factuur {key} is niet van deze klant of staat niet open."),
            field="invoice_ids",
            key=strange[0],
        )


def _by(source: Source, due: Due) -> Due:
    """Return what a credit note can settle: of its own invoice the principal alone."""
    own = isinstance(source, Invoice) and source.credits_id == due.key
    return replace(due, costs=ZERO, interest=ZERO) if own else due


def settle(work: Work, source: Source, due: Due, amount: Money, day: date) -> None:
    """Book an amount on one invoice."""
    for part in allocate(amount, day, [due])[0]:
        _write(work, source, part, day)
    square(work, [due.key])


def square(work: Work, invoice_ids: Iterable[int]) -> None:
    """Divide what came in over costs, interest and principal again, as the law has it now.

    A credit note, a reversal, or a payment recorded after a later one, changes what the others
    settled; the difference is booked on the day of each, so that nobody owes a cent too much.
    A service that was suspended until these were paid is no longer.
    """
    touched = []
    for key in after_booking(work, invoice_ids):
        invoice = work.get(Invoice, key)
        found = receipts_on(work.session, invoice)
        if any(each.beyond for each in found):
            claim = claim_on(work.session, invoice, found[-1].on)
            for each, by_law in zip(found, claim.bookings, strict=True):
                _correct(work, invoice, each, by_law)
        invoice.paid_on = _paid_on(work, invoice)
        touched.append(key)
    work.session.flush()
    lift_paid(work, touched)


def _correct(work: Work, invoice: Invoice, settled: Settled, by_law: ByLaw) -> None:
    to_costs = by_law.to_costs - settled.to_costs
    to_interest = by_law.to_interest - settled.to_interest
    to_principal = by_law.to_principal - settled.to_principal
    if not (to_costs or to_interest or to_principal):
        return
    work.session.add(
        Booking(
            payment_id=settled.payment_id,
            credit_note_id=settled.credit_note_id,
            invoice_id=invoice.id,
            booked_on=settled.on,
            to_costs=to_costs,
            to_interest=to_interest,
            to_principal=to_principal,
        )
    )
    invoice.open -= to_principal
    more = to_costs + to_interest + to_principal
    if settled.payment_id is not None:
        work.get(Payment, settled.payment_id).unbooked -= more
    elif settled.credit_note_id is not None:
        work.get(Invoice, settled.credit_note_id).open += more


def _paid_on(work: Work, invoice: Invoice) -> date | None:
    """Return the day of the last booking on an invoice with nothing open."""
    if invoice.open:
        return None
    last = select(func.max(Booking.booked_on)).where(
        Booking.invoice_id == invoice.id, Booking.to_principal > 0
    )
    return work.session.scalar(last) or invoice.issued_on


def _left(source: Source) -> Money:
    return source.unbooked if isinstance(source, Payment) else -source.open


def _write(work: Work, source: Source, part: Part, day: date) -> None:
    invoice = work.get(Invoice, part.key)
    is_payment = isinstance(source, Payment)
    work.session.add(
        Booking(
            payment_id=source.id if is_payment else None,
            credit_note_id=None if is_payment else source.id,
            invoice_id=invoice.id,
            booked_on=day,
            to_costs=part.to_costs,
            to_interest=part.to_interest,
            to_principal=part.to_principal,
        )
    )
    invoice.open -= part.to_principal
    if isinstance(source, Payment):
        source.unbooked -= part.amount
    else:
        source.open += part.amount
    work.session.flush()


@overload
def dues_of(work: Work, customer_id: int, day: date) -> list[Due]: ...
@overload
def dues_of(work: Work, customer_id: int, day: date, *, only: int) -> Due | None: ...


def dues_of(
    work: Work, customer_id: int, day: date, *, only: int | None = None
) -> list[Due] | Due | None:
    """Return the open invoices of a customer as they stand on a day (or the one asked for)."""
    statement = _open_invoices(customer_id)
    if only is not None:
        found = work.session.scalars(statement.where(Invoice.id == only)).first()
        return due_of(work, found, day) if found else None
    return [due_of(work, row, day) for row in work.session.scalars(statement)]


def _open_invoices(customer_id: int) -> Select[Invoice]:
    return (
        select(Invoice)
        .where(
            Invoice.customer_id == customer_id,
            Invoice.kind == InvoiceKind.INVOICE,
            Invoice.number.is_not(None),
            Invoice.open > 0,
        )
        .order_by(Invoice.id)
    )


def due_of(work: Work, invoice: Invoice, day: date) -> Due:
    """Return what is owed on an invoice: interest and costs count once a letter claimed them."""
    assert invoice.due_on is not None  # noqa: S101  a final invoice has its last day
    assert invoice.issued_on is not None  # noqa: S101
    interest, costs = claimed(work.session, invoice, day)
    with shown_at("received_on"):  # long before this program; only a day that was typed
        burden = table_of(work.session, invoice).at(day).percent
    return Due(
        key=invoice.id,
        since=invoice.issued_on,
        deadline=Deadline(invoice.due_on),
        principal=invoice.open,
        interest=interest,
        costs=costs,
        burden=burden,
    )
