"""What an overdue letter may ask: open principal, interest and the one fee, by law."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.i18n import N_
from ises_desk.law import collection_costs
from ises_desk.law.collection_costs import WINDOW_MONTHS, EarlierLetter, Fee, TermClaim
from ises_desk.models import (
    Booking,
    ContractLine,
    Demand,
    DemandInvoice,
    Invoice,
    InvoiceLine,
    Payment,
)
from ises_desk.queries import settings
from ises_desk.queries.debts import PER_INVOICE
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import ZERO, Money
from ises_desk.values.months import add_months
from ises_desk.values.rulings import Citation, Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.law.interest import Claim


def consumer_fee(
    session: Session, customer_id: int, principals: Mapping[int, Money], on: date
) -> Fee:
    """Return the one fee that a fourteen-day letter sent on a day may name (6:96 lid 5-8 BW).

    `principals` are the unpaid principals by invoice. Earlier fourteen-day letters count when a
    term in them stayed (partly) unpaid.
    """
    earlier = _earlier(session, customer_id, on)
    bonds = _bonds(session, {*principals, *(key for keys in earlier.values() for key in keys)})
    terms = [
        TermClaim(principal, bonds.get(key), periodic=key in bonds)
        for key, principal in principals.items()
        if principal > ZERO
    ]
    letters = [
        EarlierLetter(bonds[key], sent)
        for sent, keys in earlier.items()
        for key in keys
        if key in bonds
    ]
    return collection_costs.fee_for_consumer_letter(terms, letters, on)


def _earlier(session: Session, customer_id: int, on: date) -> dict[date, list[int]]:
    """Return the unpaid invoices in earlier fourteen-day letters, by the day these were sent."""
    rows = session.execute(
        select(Demand.sent_on, Demand.last_day, Invoice)
        .join(DemandInvoice, DemandInvoice.demand_id == Demand.id)
        .join(Invoice, Invoice.id == DemandInvoice.invoice_id)
        .where(
            Demand.kind == LetterKind.L07,
            Demand.customer_id == customer_id,
            Demand.sent_on >= add_months(on, -WINDOW_MONTHS),
            Demand.sent_on < on,
        )
    )
    found: dict[date, list[int]] = defaultdict(list)
    for sent, last_day, invoice in rows:
        if sent and last_day and unpaid_on(session, invoice, last_day) > ZERO:
            found[sent].append(invoice.id)
    return found


def unpaid_on(session: Session, invoice: Invoice, day: date) -> Money:
    """Return the principal of an invoice that was unpaid at the end of a day.

    A credit note counts from the start and a reversed payment never, as in `claims.claim_on`.
    """
    taken_back = select(Payment.reverses_id).where(Payment.reverses_id.is_not(None))
    paid = session.scalars(
        select(Booking.to_principal)
        .outerjoin(Payment, Payment.id == Booking.payment_id)
        .where(
            Booking.invoice_id == invoice.id,
            (Booking.payment_id.is_(None))
            | (
                Payment.reverses_id.is_(None)
                & Payment.id.not_in(taken_back)
                & (Booking.booked_on <= day)
            ),
        )
    )
    return invoice.total - invoice.paid_before - Money.total(paid)


def _bonds(session: Session, invoice_ids: Iterable[int]) -> dict[int, int]:
    """Return by invoice that bills terms of a contract the legal relationship it belongs to.

    An invoice over several contracts makes these one relationship: then the lower fee holds,
    and a fee that is too low never takes a letter its effect.
    """
    # to check: collective-invoice-relationship
    rows = session.execute(
        select(InvoiceLine.invoice_id, ContractLine.contract_id)
        .join(ContractLine, ContractLine.id == InvoiceLine.contract_line_id)
        .where(InvoiceLine.invoice_id.in_(list(invoice_ids)), ContractLine.months > 0)
    )
    contracts: dict[int, set[int]] = defaultdict(set)
    for invoice_id, contract_id in rows:
        contracts[invoice_id].add(contract_id)
    root: dict[int, int] = {}

    def top(contract: int) -> int:
        while root.setdefault(contract, contract) != contract:
            contract = root[contract]
        return contract

    for group in contracts.values():
        tops = sorted(top(contract) for contract in group)
        root.update(dict.fromkeys(tops, tops[0]))
    return {invoice_id: top(min(group)) for invoice_id, group in contracts.items()}


def business_fee(session: Session, found: Sequence[Claim]) -> Fee:
    """Return the fee over what businesses owe: the scale over the sum (6:96 lid 4 BW).

    Interest that was added to the principal after a year bears the fee too; it is not asked
    twice, since it stays interest in the sum.
    """
    # to check: costs-over-capitalised-interest
    principals = [claim.open_principal + claim.open_capitalised for claim in found]
    return collection_costs.fee_for_business(
        principals, per_invoice=bool(settings.value(session, PER_INVOICE))
    )


def fee_after_term(session: Session, demand: Demand) -> dict[int, Money]:
    """Return by invoice the costs that a sent fourteen-day letter leads to.

    What was paid within its term bears no costs (HR 25-11-2016, ECLI:NL:HR:2016:2704), and the
    fee never rises above what the letter said.
    """
    assert demand.sent_on is not None  # noqa: S101  it was sent
    assert demand.last_day is not None  # noqa: S101  known since then
    rows = session.execute(
        select(Invoice, DemandInvoice.principal)
        .join(DemandInvoice, DemandInvoice.invoice_id == Invoice.id)
        .where(DemandInvoice.demand_id == demand.id)
        .order_by(Invoice.id)
    )
    unpaid = {
        invoice.id: min(stated, unpaid_on(session, invoice, demand.last_day))
        for invoice, stated in rows
    }
    left = consumer_fee(session, demand.customer_id, unpaid, demand.sent_on)
    # to check: costs-as-stated
    fee = collection_costs.fee_after_part_payment(demand.fee, left)
    return shares(fee.amount, unpaid)


def shares(fee: Money, principals: Mapping[int, Money]) -> dict[int, Money]:
    """Divide a fee over invoices by their principals; nothing unpaid bears nothing."""
    if not any(principals.values()):
        return dict.fromkeys(principals, ZERO)
    parts = fee.share_out([principal.cents for principal in principals.values()])
    return dict(zip(principals, parts, strict=True))


def costs_now(costs: Money) -> Ruling[Money]:
    """Return the costs a consumer owes today: by 4.2 at once, by law only after the letter."""
    return Ruling(
        by_terms=costs,
        by_law=ZERO,
        applied=ZERO,
        reasons=(
            Citation("4.2", N_("De kosten komen zonder aanmaning voor rekening van de klant.")),
            Citation(
                "6:96 lid 6 BW",
                N_("Een particulier is pas kosten verschuldigd na een veertiendagenbrief."),
            ),
        ),
    )
