"""A contract as article 5 sees it: what was ordered, used, billed and paid, and the ruling."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.clock import business_day
from ises_desk.law.withdrawal import Evidence, Order, Part
from ises_desk.models import (
    Booking,
    Contract,
    ContractLine,
    Domain,
    Invoice,
    InvoiceLine,
    Payment,
)
from ises_desk.queries.notices import left_on
from ises_desk.queries.order_evidence import EvidenceDetail, evidence_of, lacks_function
from ises_desk.terms.art05_withdrawal import Withdrawal, WithdrawalFacts, withdrawal
from ises_desk.terms.edition import edition_of
from ises_desk.values.kinds import InvoiceKind, ProductKind
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.terms.articles import Ruling


@dataclass(frozen=True, slots=True)
class Billed:
    """What of a contract line stands on one final invoice, after what was credited."""

    invoice: Invoice
    line: InvoiceLine
    left: Money


def billed_of(session: Session, contract_id: int) -> dict[int, list[Billed]]:
    """Return by contract line what was billed for it and not credited, the oldest first."""
    rows = session.execute(
        select(Invoice, InvoiceLine)
        .join(InvoiceLine, InvoiceLine.invoice_id == Invoice.id)
        .join(ContractLine, ContractLine.id == InvoiceLine.contract_line_id)
        .where(
            ContractLine.contract_id == contract_id,
            Invoice.kind == InvoiceKind.INVOICE,
            Invoice.number.is_not(None),
        )
        .order_by(InvoiceLine.period_index, InvoiceLine.id)
    )
    found: dict[int, list[Billed]] = defaultdict(list)
    for invoice, line in rows:
        if line.contract_line_id is not None and (left := left_on(session, line)):
            found[line.contract_line_id].append(Billed(invoice, line, left))
    return found


def open_by_invoice(billed: dict[int, list[Billed]]) -> dict[int, tuple[Money, Money]]:
    """Return by invoice how much of this contract is on it, and how much of that is still open."""
    sums: dict[int, Money] = defaultdict(lambda: ZERO)
    invoices: dict[int, Invoice] = {}
    for each in (one for several in billed.values() for one in several):
        sums[each.invoice.id] += each.left
        invoices[each.invoice.id] = each.invoice
    return {
        key: (amount, min(max(invoices[key].open, ZERO), amount)) for key, amount in sums.items()
    }


def billed_elsewhere(session: Session, contract_id: int) -> dict[int, str]:
    """Return the lines billed in the administration before this one only: settled over there."""
    own = select(InvoiceLine.id).where(InvoiceLine.contract_line_id == ContractLine.id)
    rows = session.execute(
        select(ContractLine.id, ContractLine.description).where(
            ContractLine.contract_id == contract_id,
            ContractLine.periods_billed > 0,
            ~own.exists(),
        )
    )
    return {key: what for key, what in rows}  # noqa: C416  rows are not pairs to a checker


def done_once(line: ContractLine) -> bool:
    """Tell whether a line is done once: billed once, or the registration of a name (13.4)."""
    return line.months == 0 or line.kind is ProductKind.DOMAIN


def registered(session: Session, contract_id: int, day: date) -> tuple[int, ...]:
    """Return the lines whose domain name the register had confirmed on a day."""
    rows = select(ContractLine.id).join(Domain, Domain.contract_line_id == ContractLine.id)
    found = rows.where(ContractLine.contract_id == contract_id, Domain.registered_on <= day)
    return tuple(session.scalars(found.distinct().order_by(ContractLine.id)))


def performed_of(session: Session, contract_id: int, day: date) -> tuple[int, ...]:
    """Return the lines done once that the records show as fully performed: names, and billed."""
    billed = billed_of(session, contract_id)
    lines = session.scalars(select(ContractLine).where(ContractLine.contract_id == contract_id))
    names = registered(session, contract_id, day)
    return tuple(
        line.id
        for line in lines
        if line.id in names
        or (line.months == 0 and line.kind is not ProductKind.DOMAIN and line.id in billed)
    )


def last_payment(session: Session, contract_id: int) -> Payment | None:
    """Return the last payment on an invoice of the contract: how it came is how it goes back."""
    lines = select(ContractLine.id).where(ContractLine.contract_id == contract_id)
    billed = select(InvoiceLine.invoice_id).where(InvoiceLine.contract_line_id.in_(lines))
    return session.scalars(
        select(Payment)
        .join(Booking, Booking.payment_id == Payment.id)
        .where(Booking.invoice_id.in_(billed), Payment.amount > 0)
        .order_by(Payment.received_on.desc(), Payment.id.desc())
        .limit(1)
    ).first()


def facts_of(
    session: Session,
    contract: Contract,
    *,
    sent_on: date | None,
    received_on: date | None,
    performed: Sequence[int] | None = None,
) -> WithdrawalFacts:
    """Return the facts of a withdrawal; `performed` None is what the records show."""
    assert contract.concluded_at is not None  # noqa: S101  nothing else can be withdrawn from
    shown = evidence_of(session, contract.id)
    exercised = sent_on or received_on
    order = None
    if exercised is not None:
        done = performed_of(session, contract.id, exercised) if performed is None else performed
        order = _order(session, contract, shown, exercised, frozenset(done))
    return WithdrawalFacts(
        concluded_on=business_day(contract.concluded_at),
        informed_on=shown.informed_on,
        received_on=received_on,
        sent_on=sent_on,
        order=order,
        channel=contract.channel,
        function_missing=lacks_function(session, contract),
    )


def _order(
    session: Session,
    contract: Contract,
    shown: EvidenceDetail,
    exercised: date,
    performed: frozenset[int],
) -> Order:
    billed = billed_of(session, contract.id)
    lines = session.scalars(
        select(ContractLine)
        .where(ContractLine.contract_id == contract.id)
        .order_by(ContractLine.position, ContractLine.id)
    )
    elsewhere = billed_elsewhere(session, contract.id)
    whole = open_by_invoice(billed)
    asked = shown.start_requested_at
    return Order(
        parts=tuple(
            _part(line, contract, exercised, billed.get(line.id, []), line.id in performed)
            for line in lines
            if line.id not in elsewhere
        ),
        evidence=Evidence(
            express_request=asked is not None and business_day(asked) <= exercised,
            statement=bool(shown.statement),
            information=shown.informed_on is not None and shown.conditions_told,
        ),
        one_off_consent=shown.one_off_consent,
        paid=Money.total(amount - unpaid for amount, unpaid in whole.values()),
    )


def _part(
    line: ContractLine,
    contract: Contract,
    exercised: date,
    billed: Sequence[Billed],
    done: bool,  # noqa: FBT001  one fact among others
) -> Part:
    """Return a contract line as what was ordered.

    A service counts over the duration of the contract in whole billing periods, and over as many
    of those as it takes to reach the day of exercise, or the end of the contract before it; nothing
    begins before the conclusion.
    """
    assert contract.concluded_at is not None  # noqa: S101  as above
    start = max(line.starts_on, business_day(contract.concluded_at))
    over = min(contract.ends_on or exercised, exercised)
    price = line.unit_price.times(line.quantity.fraction)
    charged = Money.total(each.left for each in billed)
    if done_once(line):
        months, times = 0, 1
    else:
        one = -(-contract.months // line.months)
        times = one
        while Part(start=start, price=price, months=times * line.months).term.until <= over:
            times += one
        months = times * line.months
    return Part(
        start=start,
        price=price.times(Fraction(times)),
        months=months,
        performed=done,
        ends_on=min(line.ends_on or over, over),
        billed=charged,
        key=line.id,
        what=line.description,
    )


def ruling_on(
    session: Session,
    contract: Contract,
    *,
    sent_on: date | None = None,
    received_on: date | None = None,
    performed: Sequence[int] | None = None,
) -> Ruling[Withdrawal]:
    """Return what a withdrawal from a contract does, by its edition of the terms and the law."""
    facts = facts_of(
        session, contract, sent_on=sent_on, received_on=received_on, performed=performed
    )
    return withdrawal(facts, edition_of(contract.edition).withdrawal_days)
