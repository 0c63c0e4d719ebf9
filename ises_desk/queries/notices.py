"""What notice does to a contract: when it ends, why, and what was billed beyond the end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from ises_desk.law.vat import VatLine, totals
from ises_desk.models import Contract, ContractLine, Invoice, InvoiceLine
from ises_desk.queries.agreed_terms import TERM, ruled
from ises_desk.queries.campaign_notices import leaving
from ises_desk.terms.art15_duration import NoticeEnd, NoticeFacts, credit_after, end_by_notice
from ises_desk.terms.articles import Ruling, explain
from ises_desk.values.kinds import InvoiceKind, Party
from ises_desk.values.money import ZERO, Money
from ises_desk.values.period import Period

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ises_desk.terms.edition import Edition

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepaid:
    """A billed line that reaches beyond the end: what comes back, over which days."""

    invoice_id: int
    line_id: int
    description: str
    amount: Money
    days: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePreview:
    """What a notice would do, before it is recorded.

    `early_end` and `early_credit` stand beside it for a consumer in the first year (7:408 BW);
    `accepted_end` and `accepted_credit` for a business notice one day late; `change_end` and
    `change_credit` for one over a change of prices or terms (3.2). Credits include VAT.
    `reasons` is the text of "Waarom?".
    """

    ends_on: date
    late: bool
    doubtful: bool
    in_time_until: date | None
    credit: Money
    early_end: date | None
    early_credit: Money
    accepted_end: date | None
    accepted_credit: Money
    change_end: date | None
    change_credit: Money
    reasons: tuple[str, ...]


def noticing(contract: Contract) -> Party:
    """Return as which kind of customer notice is given: a consumer's right passes on (12.1)."""
    return Party.CONSUMER if contract.consumer_notice else contract.party


def ruling_on(contract: Contract, received_on: date) -> Ruling[NoticeEnd]:
    """Return when notice received on a day would end a contract, with the reasons."""

    def by(terms: Edition) -> Ruling[NoticeEnd]:
        return end_by_notice(
            NoticeFacts(
                party=noticing(contract),
                start=contract.starts_on,
                received_on=received_on,
                months=terms.duration_months,
                notice_months=terms.notice_months,
            )
        )

    return ruled(contract, by, TERM)


def prepaid(
    session: Session, contract: Contract, ends_on: date, *, line_id: int | None = None
) -> list[Prepaid]:
    """Return what was billed beyond the last day and is given back, by invoice line.

    What was credited already counts for the days it was credited for. `line_id` keeps to one
    line of the contract.
    """
    rows = session.execute(
        select(Invoice.id, InvoiceLine, InvoiceLine.period_start, InvoiceLine.period_until)
        .join(InvoiceLine, InvoiceLine.invoice_id == Invoice.id)
        .join(ContractLine, ContractLine.id == InvoiceLine.contract_line_id)
        .where(
            ContractLine.contract_id == contract.id,
            ContractLine.refundable,
            Invoice.kind == InvoiceKind.INVOICE,
            Invoice.number.is_not(None),
            InvoiceLine.period_until > ends_on + _DAY,
            *(() if line_id is None else (ContractLine.id == line_id,)),
        )
        .order_by(Invoice.id, InvoiceLine.position)
    )
    found = []
    for invoice_id, line, start, until in rows:
        if start is None or until is None:
            continue
        period = Period(start, until)
        amount = credit_after(line.amount, period, ends_on) - _credited_after(
            session, line, ends_on
        )
        amount = min(amount, left_on(session, line))
        if amount > ZERO:
            found.append(
                Prepaid(
                    invoice_id=invoice_id,
                    line_id=line.id,
                    description=line.description,
                    amount=amount,
                    days=Period(max(period.start, ends_on + _DAY), period.until),
                )
            )
    return found


def _credited_after(session: Session, line: InvoiceLine, ends_on: date) -> Money:
    credits_ = session.scalars(select(InvoiceLine).where(InvoiceLine.credits_line_id == line.id))
    return Money.total(
        credit_after(-each.amount, Period(each.period_start, each.period_until), ends_on)
        for each in credits_
        if each.period_start is not None and each.period_until is not None
    )


def left_on(session: Session, line: InvoiceLine) -> Money:
    """Return what of an invoice line has not been credited yet."""
    credited = session.scalar(
        select(func.sum(InvoiceLine.amount)).where(InvoiceLine.credits_line_id == line.id)
    )
    return line.amount + (credited or ZERO)


def preview(session: Session, contract_id: int, received_on: date) -> NoticePreview:
    """Return what a notice received on a day would do."""
    contract = session.get_one(Contract, contract_id)
    ruling = ruling_on(contract, received_on)
    end = ruling.applied
    early = ruling.beside.ends_on if ruling.beside else None
    change = leaving(session, contract_id)
    over = None
    if change is not None and change.published_on <= received_on <= change.cancel_until:
        over = change.cancel_until
    return NoticePreview(
        ends_on=end.ends_on,
        late=end.late,
        doubtful=end.doubtful,
        in_time_until=end.in_time_until,
        credit=_sum(session, contract, end.ends_on),
        early_end=early,
        early_credit=_sum(session, contract, early) if early else ZERO,
        accepted_end=end.accepted_end,
        accepted_credit=_sum(session, contract, end.accepted_end) if end.accepted_end else ZERO,
        change_end=over,
        change_credit=_sum(session, contract, over) if over else ZERO,
        reasons=explain(ruling),
    )


def _sum(session: Session, contract: Contract, ends_on: date) -> Money:
    """Return what comes back with VAT, as the credit notes will have it: one an invoice."""
    lines: dict[int, list[VatLine]] = defaultdict(list)
    for each in prepaid(session, contract, ends_on):
        row = session.get_one(InvoiceLine, each.line_id)
        treatment = session.get_one(Invoice, each.invoice_id).treatment
        lines[each.invoice_id].append(VatLine(each.amount, Decimal(row.percent), treatment))
    return Money.total(
        total.gross
        for key, billed in lines.items()
        for total in totals(billed, gross=session.get_one(Invoice, key).gross_prices)
    )
