"""The overdue letters as they are printed: from the amounts to the paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from ises_desk.actions.issuing import (
    letterhead,
    next_reference,
    payment_code,
    recipient,
    salutation,
)
from ises_desk.actions.work import Work
from ises_desk.clock import business_day
from ises_desk.law import collection_costs, interest
from ises_desk.law.consumer_notice import delivered
from ises_desk.letters.default_notice import DefaultNoticePayment, DefaultNoticePaymentConsumer
from ises_desk.letters.fourteen_day_letter import FourteenDayLetter
from ises_desk.letters.letter import Letter, OpenInvoice, OverdueInvoice
from ises_desk.letters.payment_demand import InterestRow, PaymentDemand, ReceiptRow
from ises_desk.letters.payment_reminder import PaymentReminder
from ises_desk.models import Contract, ContractLine, Customer, Invoice, InvoiceLine
from ises_desk.queries import claims, debts
from ises_desk.queries.demands import Amounts
from ises_desk.queries.terms_version import names
from ises_desk.terms.art04_payment import default_on
from ises_desk.values import formats
from ises_desk.values.deadline import Deadline
from ises_desk.values.identifiers import rf_reference
from ises_desk.values.kinds import DayBasis, LetterKind, Party
from ises_desk.values.money import Money
from ises_desk.values.text import listed

_LONGEST_ABOUT = 60
_SAYING_DEFAULT = frozenset({LetterKind.L07, LetterKind.L08, LetterKind.L09})
METHODS = {
    DayBasis.ACTUAL: "het werkelijke aantal dagen, gedeeld door het aantal dagen van het rentejaar",
    DayBasis.FIXED_365: "het werkelijke aantal dagen, gedeeld door 365",
}
COSTS_BY_SCALE = (
    "artikel 6:96 van het Burgerlijk Wetboek en is berekend volgens het Besluit vergoeding voor "
    "buitengerechtelijke incassokosten over {base}"
)
COSTS_PER_INVOICE = (
    "artikel 6:96 lid 4 van het Burgerlijk Wetboek: ten minste € 40,00 voor elke factuur die niet "
    "op tijd is betaald"
)
BEFORE = "eerder gefactureerd"  # its lines stand on paper of the administration before this one
_BY_PARTY = {Party.BUSINESS: "6:119a", Party.GOVERNMENT: "6:119b", Party.CONSUMER: "6:119"}


def final_day(work: Work, customer: Customer, days: int) -> date:
    """Return the last day of a term that runs from the day the letter should arrive."""
    buffer = debts.number(work.session, debts.BUFFER_DAYS)
    return delivered(work.today, customer.delivery, buffer) + timedelta(days=days)


def opening(work: Work, customer: Customer) -> dict[str, Any]:
    """Return the fields of every letter: reference, day and addressee."""
    return {
        "reference": next_reference(work),
        "on": work.today,
        "customer_number": customer.number,
        "recipient": recipient(work, customer),
        "salutation": salutation(work, customer),
    }


def payable(work: Work, customer: Customer, asked: Amounts) -> dict[str, Any]:
    """Return the fields of a letter that asks for money: where to and under which reference."""
    common = opening(work, customer)
    rows = [work.get(Invoice, each.key) for each in asked.asked]
    head = letterhead(work)
    reference = rows[0].reference if len(rows) == 1 else rf_reference(common["reference"])
    return common | {
        "payable": asked.payable,
        "iban": head.iban,
        "account_name": head.account_name,
        "payment_reference": reference,
        "qr": payment_code(work, asked.payable, reference),
        "invoices": tuple(_open_invoice(work, row, asked.kind) for row in rows),
    }


def _open_invoice(work: Work, row: Invoice, kind: LetterKind) -> OpenInvoice:
    assert row.number is not None  # noqa: S101  a final invoice
    assert row.issued_on is not None  # noqa: S101
    assert row.due_on is not None  # noqa: S101
    shown: dict[str, Any] = {
        "number": row.number,
        "invoiced_on": row.issued_on,
        "due_on": row.due_on,
        "about": about(work, row),
        "amount": row.total,
        "paid": row.total - row.open,
        "open": row.open,
    }
    if kind in _SAYING_DEFAULT:
        return OverdueInvoice(**shown, default_since=default_on(Deadline(row.due_on)))
    return OpenInvoice(**shown)


def about(work: Work, row: Invoice) -> str:
    """Return in a few words what an invoice is for."""
    if row.opening:
        return BEFORE
    found = work.session.scalars(
        select(InvoiceLine.description)
        .where(InvoiceLine.invoice_id == row.id)
        .order_by(InvoiceLine.position, InvoiceLine.id)
    )
    names = list(dict.fromkeys(found))
    whole = ", ".join(names)
    if len(whole) <= _LONGEST_ABOUT:
        return whole or row.number or ""
    return f"{names[0]} e.a." if len(names) > 1 else names[0]


def reminder(work: Work, customer: Customer, asked: Amounts) -> Letter:
    """Return the reminder (L06): open amounts, no cost of any kind."""
    return PaymentReminder(**payable(work, customer, asked))


def fourteen_day_letter(work: Work, customer: Customer, asked: Amounts) -> Letter:
    """Return the fourteen-day letter (L07): open amounts, and the exact fee after the term."""
    return FourteenDayLetter(**payable(work, customer, asked), fee=asked.costs)


def payment_demand(work: Work, customer: Customer, asked: Amounts, pay_until: date) -> Letter:
    """Return the demand (L08) with the interest of every invoice day by day."""
    assert asked.fee is not None  # noqa: S101  a demand has one
    rows = [work.get(Invoice, each.key) for each in asked.asked]
    return PaymentDemand(
        **payable(work, customer, asked),
        segments=tuple(segments(asked)),
        receipts=tuple(receipts(asked)),
        principal=asked.principal,
        interest=asked.interest,
        interest_until=work.today,
        interest_basis=interest_basis(work, rows),
        method=METHODS[claims.day_basis(work.session)],
        costs=asked.costs,
        costs_basis=_costs_basis(asked),
        pay_until=pay_until,
        terms=terms(work, rows),
    )


def segments(asked: Amounts) -> list[InterestRow]:
    """Return the stretches of interest of every invoice."""
    return [
        InterestRow(
            number=each.number,
            start=part.start,
            last_day=part.last_day,
            days=part.days,
            percent=part.percent,
            denominator=part.denominator,
            base=part.base,
            interest=part.interest,
        )
        for each in asked.asked
        if each.claim
        for part in each.claim.segments
    ]


def receipts(asked: Amounts) -> list[ReceiptRow]:
    """Return what was paid on every invoice, as it was divided."""
    return [
        ReceiptRow(
            number=each.number,
            on=part.on,
            amount=part.amount,
            to_costs=part.to_costs,
            to_interest=part.to_interest,
            to_principal=part.to_principal,
        )
        for each in asked.asked
        if each.claim
        for part in each.claim.bookings
    ]


def interest_basis(work: Work, rows: Sequence[Invoice]) -> str:
    """Return the article that the interest stands on; an old trade contract bears 6:119."""
    ordinary = interest.table_for(Party.CONSUMER)
    articles = []
    for row in rows:
        at = work.session.scalar(
            select(Contract.concluded_at).where(Contract.id == row.contract_id)
        )
        is_ordinary = interest.table_for(row.party, at and business_day(at)) is ordinary
        articles.append("6:119" if is_ordinary else _BY_PARTY[row.party])
    return f"artikel {' en '.join(dict.fromkeys(articles))} van het Burgerlijk Wetboek"


def _costs_basis(asked: Amounts) -> str:
    assert asked.fee is not None  # noqa: S101  a demand has one
    if collection_costs.PER_INVOICE in asked.fee.reasons:
        return COSTS_PER_INVOICE
    base = formats.amount(asked.fee.principal)
    return COSTS_BY_SCALE.format(base=base)


def contracts_of(work: Work, rows: Sequence[Invoice]) -> list[Contract]:
    """Return the contracts that invoices bill, by their numbers."""
    keys = [row.id for row in rows]
    by_line = (
        select(ContractLine.contract_id)
        .join(InvoiceLine, InvoiceLine.contract_line_id == ContractLine.id)
        .where(InvoiceLine.invoice_id.in_(keys))
    )
    own = [row.contract_id for row in rows if row.contract_id is not None]
    found = select(Contract).where(Contract.id.in_(own) | Contract.id.in_(by_line))
    return list(work.session.scalars(found.order_by(Contract.number)))


def terms(work: Work, rows: Sequence[Invoice]) -> str:
    """Return the names of the general terms that bind these invoices."""
    issued = min(row.issued_on for row in rows if row.issued_on)
    return names(work.session, contracts_of(work, rows), issued)


def default_notice_payment(
    work: Work, customer: Customer, asked: Amounts, *, facts: str, final_on: date
) -> Letter:
    """Return the default notice (L10) that demands payment."""
    rows = [work.get(Invoice, each.key) for each in asked.asked]
    numbers = [contract.number for contract in contracts_of(work, rows)]
    beyond = Money.total(
        each.beyond for row in rows for each in claims.receipts_on(work.session, row)
    )
    consumer = any(row.party is Party.CONSUMER for row in rows)
    kind = DefaultNoticePaymentConsumer if consumer else DefaultNoticePayment
    return kind(
        **payable(work, customer, asked),
        contract=listed(numbers) or f"met klantnummer {customer.number}",
        clause=f"artikel 4.1 van onze {terms(work, rows)}",
        beyond=beyond or None,
        facts=facts,
        final_on=final_on,
    )
