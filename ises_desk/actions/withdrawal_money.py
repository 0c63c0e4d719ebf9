"""Settling a withdrawal on the invoices: credit notes (L05), and a bill for what wasn't billed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ises_desk.actions.credits import CreditLine, credit
from ises_desk.actions.drafts import blank
from ises_desk.actions.invoice_sums import sum_up
from ises_desk.actions.invoices import finalise
from ises_desk.actions.work import Work
from ises_desk.i18n import _
from ises_desk.models import Contract, ContractLine, Customer, Invoice, InvoiceLine
from ises_desk.queries.withdrawal_facts import done_once
from ises_desk.queries.withdrawal_money import Effect, Taken
from ises_desk.terms.art05_withdrawal import PartSettled, Withdrawal
from ises_desk.values.money import ZERO
from ises_desk.values.period import Period
from ises_desk.values.quantity import ONE


def credit_all(work: Work, contract: Contract, effect: Effect) -> list[Invoice]:
    """Make a credit note for each invoice of which something is taken off."""
    reason = _("Herroeping van contract {number}").format(number=contract.number)
    numbers = [
        credit(work, invoice_id=key, reason=reason, lines=tuple(_line(each) for each in taken))
        for key, taken in effect.credits.items()
    ]
    notes = select(Invoice).where(Invoice.number.in_(numbers)).order_by(Invoice.id)
    return list(work.session.scalars(notes))


def _line(taken: Taken) -> CreditLine:
    if taken.days is None:
        return CreditLine(line_id=taken.line_id, amount=taken.amount)
    return CreditLine(
        line_id=taken.line_id,
        amount=taken.amount,
        from_day=taken.days.start,
        last_day=taken.days.last_day,
    )


def bill_rest(
    work: Work, contract: Contract, customer: Customer, found: Withdrawal, sent_on: date
) -> Invoice | None:
    """Bill what is owed and was not billed yet, None when there is nothing."""
    parts = [part for part in found.parts if part.to_bill > ZERO]
    if not parts:
        return None
    invoice = work.add(
        blank(
            work,
            customer,
            party=contract.party,
            gross=contract.gross_prices,
            payment_days=contract.payment_days,
            contract_id=contract.id,
        )
    )
    for place, part in enumerate(parts):
        line = work.get(ContractLine, part.key)
        work.session.add(_billed(line, part, invoice.id, place, sent_on))
        line.periods_billed += 1
    work.session.flush()
    sum_up(work, invoice)
    finalise(work, invoice_id=invoice.id)
    return invoice


def _billed(
    line: ContractLine, part: PartSettled, invoice_id: int, place: int, sent_on: date
) -> InvoiceLine:
    start = min(line.starts_on, sent_on)
    days = Period.through(start, sent_on)
    once = done_once(line)
    used = _("{used} van de {total} dagen").format(used=part.used, total=part.total)
    return InvoiceLine(
        invoice_id=invoice_id,
        position=place,
        contract_line_id=line.id,
        period_index=line.periods_billed,
        description=line.description,
        detail="" if once else used,
        period_start=start,
        period_until=None if once else days.until,
        quantity=ONE,
        unit_price=part.to_bill,
        amount=part.to_bill,
        vat_kind=line.vat_kind,
        percent="0",
        tax_point=start if once else sent_on,
    )
