"""The billing run: every period that may be billed becomes a line of a draft, once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from ises_desk.actions.drafts import blank
from ises_desk.actions.invoice_sums import line_amount, sum_up, tax_point
from ises_desk.actions.line_schedule import next_period, schedule, whole_period
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.models import Contract, ContractLine, Customer, Invoice, InvoiceLine
from ises_desk.queries.line_prices import dated_prices, price_at
from ises_desk.queries.packages import bill_words, package_of
from ises_desk.values.kinds import BillingMoment
from ises_desk.values.money import ZERO, Money
from ises_desk.values.period import Period

Group = tuple[int, bool, int, str]
Pairs = list[tuple[Contract, ContractLine]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What a billing run would bring; `stuck` customers would be refused."""

    invoices: int = 0
    contracts: int = 0
    net: Money = ZERO
    total: Money = ZERO
    stuck: int = 0


@action("billing.run", title=N_("Facturen klaarzetten"), undo=Undo.REVERT)
def run(work: Work, *, through: date | None = None) -> list[int]:
    """Make drafts for every customer with something to bill up to and including a day."""
    day = _through(work, through)
    made: list[int] = []
    for customer in _customers(work, day):
        made += _bill(work, customer, day)
    return made


def foresee(session: Session, now: datetime) -> Foreseen:
    """Return what a billing run of now would bring; it only reads, and computes for long."""
    work = Work(session, now)
    found: list[tuple[Invoice, Pairs]] = []
    stuck = 0
    for customer in _customers(work, work.today):
        try:
            found += [
                (_prepared(work, customer, pairs, work.today)[0], pairs)
                for pairs in _groups(work, customer, work.today)
            ]
        except Refusal:  # the run says so of each; here it only doesn't count
            stuck += 1
    return Foreseen(
        invoices=len(found),
        contracts=len({contract.id for _invoice, pairs in found for contract, _line in pairs}),
        net=Money.total(invoice.net for invoice, _pairs in found),
        total=Money.total(invoice.total for invoice, _pairs in found),
        stuck=stuck,
    )


def _customers(work: Work, day: date) -> Iterable[Customer]:
    due = select(Contract.customer_id).join(ContractLine).where(ContractLine.next_invoice_on <= day)
    return (work.get(Customer, key) for key in sorted(set(work.session.scalars(due))))


@action("billing.draft", title=N_("Facturen van klant klaarzetten"), undo=Undo.REVERT)
def draft(work: Work, *, customer_id: int, through: date | None = None) -> list[int]:
    """Make the drafts of one customer; nothing to bill makes none."""
    customer = work.get(Customer, customer_id, "customer_id")
    return _bill(work, customer, _through(work, through))


def _through(work: Work, through: date | None) -> date:
    if through is not None and through > work.today:
        raise Refusal(
            N_("Factureren kan tot en met vandaag ({today})."), field="through", today=work.today
        )
    return through or work.today


def _bill(work: Work, customer: Customer, day: date) -> list[int]:
    return [_invoice(work, customer, pairs, day) for pairs in _groups(work, customer, day)]


def _groups(work: Work, customer: Customer, day: date) -> list[Pairs]:
    """Return the contract lines to bill, those of one invoice together."""
    rows = work.session.execute(
        select(Contract, ContractLine)
        .join(ContractLine, ContractLine.contract_id == Contract.id)
        .where(Contract.customer_id == customer.id, ContractLine.next_invoice_on <= day)
        .order_by(Contract.number, ContractLine.position, ContractLine.id)
    ).all()
    keys = [line.id for _contract, line in rows]
    work.cache.setdefault("line_prices", {}).update(dated_prices(work.session, keys))
    pairs = sorted(
        ((contract, line) for contract, line in rows),
        key=lambda pair: (_group(customer, pair[0]), pair[0].number, pair[1].position),
    )
    return [[*group] for _key, group in groupby(pairs, key=lambda pair: _group(customer, pair[0]))]


def _group(customer: Customer, contract: Contract) -> Group:
    """One invoice per customer by choice; never one for different prices or terms of payment."""
    own = 0 if customer.one_invoice else contract.id
    return (own, contract.gross_prices, contract.payment_days, contract.party)


def _invoice(work: Work, customer: Customer, pairs: Pairs, day: date) -> int:
    invoice, rows = _prepared(work, customer, pairs, day)
    work.add(invoice)
    for place, row in enumerate(rows):
        row.position, row.invoice_id = place, invoice.id
    work.session.add_all(rows)
    work.session.flush()
    return invoice.id


def _prepared(
    work: Work, customer: Customer, pairs: Pairs, day: date
) -> tuple[Invoice, list[InvoiceLine]]:
    """Return an invoice with its lines and sums, not stored yet."""
    contracts = {contract.id for contract, _line in pairs}
    first = pairs[0][0]
    invoice = blank(
        work,
        customer,
        party=first.party,
        gross=first.gross_prices,
        payment_days=first.payment_days,
        contract_id=first.id if len(contracts) == 1 else None,
    )
    rows = [row for contract, line in pairs for row in _periods(work, contract, line, day)]
    sum_up(work, invoice, rows)
    return invoice, rows


def _periods(
    work: Work, contract: Contract, line: ContractLine, day: date
) -> Iterable[InvoiceLine]:
    """Yield a line for each period that may be billed, and move the progress on."""
    while line.next_invoice_on is not None and line.next_invoice_on <= day:
        period = next_period(line, contract.ends_on)
        if period is None:
            break
        index = line.periods_billed
        whole = whole_period(line, index)
        yield _line(work, line, period, whole, index)
        line.periods_billed = index + 1
        schedule(line, contract)


def _line(work: Work, line: ContractLine, period: Period, whole: Period, index: int) -> InvoiceLine:
    advance = line.billing_moment is BillingMoment.ADVANCE
    part = Fraction(period.days, whole.days)
    price = price_at(line, work.cache["line_prices"].get(line.id, ()), whole.start)
    return InvoiceLine(
        contract_line_id=line.id,
        period_index=index,
        description=line.description,
        detail=_detail(line, period, whole),
        period_start=period.start,
        period_until=period.until if line.months else None,
        quantity=line.quantity,
        unit_price=price,
        amount=line_amount(price, line.quantity, part),
        vat_kind=line.vat_kind,
        percent="0",
        tax_point=tax_point(period, work.today, advance=advance),
    )


def _detail(line: ContractLine, period: Period, whole: Period) -> str:
    """Return the facts of the package that are printed small (6.3, 7.1, 12.1)."""
    parts = []
    if period != whole:
        parts.append(_("{days} van {all} dagen").format(days=period.days, all=whole.days))
    return ", ".join((*parts, *bill_words(package_of(line))))
