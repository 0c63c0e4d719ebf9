"""Making a draft final: its number, its parties, its due day and its paper, for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta

from sqlalchemy import select

from ises_desk.actions.drafts import open_draft, treatment_of
from ises_desk.actions.force_majeure_effects import billed_afterwards
from ises_desk.actions.invoice_paper import invoice_paper, paid_out_at_once
from ises_desk.actions.invoice_sums import freeze, lines_of, sum_up, tax_point
from ises_desk.actions.issuing import address_of, issue, letterhead, recipient
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import ContractLine, Customer, Invoice, InvoiceLine
from ises_desk.terms.art04_payment import payment_deadline
from ises_desk.values.identifiers import rf_reference
from ises_desk.values.kinds import BillingMoment, InvoiceKind
from ises_desk.values.money import ZERO
from ises_desk.values.period import Period
from ises_desk.values.text import fold

_DAY = timedelta(days=1)
SERIES = {InvoiceKind.INVOICE: "invoice", InvoiceKind.CREDIT_NOTE: "credit_note"}
_FORMS = {InvoiceKind.INVOICE: "{year}{count:04}", InvoiceKind.CREDIT_NOTE: "C{year}{count:04}"}


@action(
    "invoice.finalise",
    title=N_("Factuur definitief maken"),
    undo=Undo.COMPENSATE,
    by="invoice.credit",
)
def finalise(work: Work, *, invoice_id: int, issued_on: date | None = None) -> str:
    """Give a draft its number and print it; returns the number."""
    invoice = open_draft(work, invoice_id)
    day = issued_on or work.today
    check_day(work, invoice.kind, day)
    customer = work.get(Customer, invoice.customer_id)
    invoice.treatment = treatment_of(work, customer, invoice.party)
    lines = lines_of(work, invoice)
    sources = _sources(work, lines)
    for line in lines:
        _set_tax_point(line, sources.get(line.contract_line_id), day)
    sums = sum_up(work, invoice, lines)
    if invoice.total < ZERO:
        raise Refusal(
            N_("Een factuur telt niet op tot minder dan € 0,00; maak een creditnota."),
            field="invoice_id",
        )
    freeze(work, invoice, sums)
    number_it(work, invoice, customer, day)
    billed_afterwards(work, lines, sources.values())
    paid_out = any(paid_out_at_once(each) for each in sources.values())
    paper = invoice_paper(work, invoice, customer, lines, sums, paid_out=paid_out)
    issue(work, paper, customer, invoice_ids=(invoice.id,), contract_id=invoice.contract_id)
    assert invoice.number is not None  # noqa: S101  just given
    return invoice.number


@action(
    "invoice.finalise_all",
    title=N_("Alle conceptfacturen definitief maken"),
    undo=Undo.COMPENSATE,
    by="invoice.credit",
)
def finalise_all(work: Work, *, issued_on: date | None = None) -> list[str]:
    """Make every draft final, in the order in which they were prepared; returns the numbers."""
    drafts = work.session.scalars(
        select(Invoice.id).where(Invoice.number.is_(None)).order_by(Invoice.id)
    ).all()
    return [finalise(work, invoice_id=key, issued_on=issued_on) for key in drafts]


def check_day(work: Work, kind: InvoiceKind, day: date) -> None:
    """Refuse a day after today, or before the last number of the series."""
    if day > work.today:
        raise Refusal(N_("De factuurdatum ligt niet in de toekomst."), field="issued_on")
    last = work.session.scalar(
        select(Invoice.issued_on)
        .where(Invoice.kind == kind, Invoice.issued_on.is_not(None), ~Invoice.opening)
        .order_by(Invoice.issued_on.desc())
        .limit(1)
    )
    if last is not None and day < last:
        raise Refusal(
            N_("De laatste in deze reeks is van {last}; een nieuwe krijgt geen eerdere datum."),
            field="issued_on",
            basis="art. 35a Wet OB",
            last=last,
        )


def _sources(work: Work, lines: Sequence[InvoiceLine]) -> dict[int | None, ContractLine]:
    keys = {line.contract_line_id for line in lines if line.contract_line_id is not None}
    if not keys:
        return {}
    found = work.session.scalars(select(ContractLine).where(ContractLine.id.in_(keys)))
    return {source.id: source for source in found}


def _set_tax_point(line: InvoiceLine, source: ContractLine | None, day: date) -> None:
    """Tax by the day of the invoice what is supplied on it or billed in advance."""
    if line.period_start is None:
        line.tax_point = day
    elif source is not None:
        until = line.period_until or line.period_start + _DAY
        advance = source.billing_moment is BillingMoment.ADVANCE
        line.tax_point = tax_point(Period(line.period_start, until), day, advance=advance)
    if line.tax_point > day:
        raise Refusal(
            N_("{line} is geleverd op {supplied}; de factuurdatum is niet eerder."),
            field="issued_on",
            basis="4.1",
            line=line.description,
            supplied=line.tax_point,
        )


def _next_number(work: Work, kind: InvoiceKind, year: int) -> str:
    """Return the next number of a series; one that an opening item has was given out already."""
    while True:
        count = work.number(SERIES[kind], year)
        number = _FORMS[kind].format(year=year, count=count)
        taken = select(Invoice.id).where(Invoice.number == number, Invoice.opening)
        if work.session.scalar(taken) is None:
            return number


def number_it(
    work: Work, invoice: Invoice, customer: Customer, day: date, *, vat_id: str | None = None
) -> None:
    """Freeze the parties and give the next number of its series: gap-free per year.

    A credit note takes `vat_id` from its invoice: the tax is taken back where it was laid.
    """
    head = letterhead(work)
    seller = asdict(replace(head, logo=None))
    seller.pop("logo")
    address = address_of(work, customer, "invoice")
    number = _next_number(work, invoice.kind, day.year)
    invoice.seller = {**seller, "address": list(head.address)}
    invoice.buyer = {
        "number": customer.number,
        "name": customer.name,
        "recipient": list(recipient(work, customer, "invoice")),
        "country": address.country,
        "postcode": address.postcode,
        "city": address.city,
        "street": address.street,
        "house_number": f"{address.number}{address.suffix}",
        "kvk": customer.kvk,
        "vat_id": customer.vat_id if vat_id is None else vat_id,
    }
    invoice.issued_on = day
    if invoice.kind is InvoiceKind.INVOICE:  # nobody pays a credit note
        invoice.due_on = payment_deadline(day, invoice.payment_days, invoice.party).last_day
        invoice.reference = rf_reference(number)
    invoice.paid_on = None if invoice.total else day
    amount = invoice.total.plain
    words = (number, customer.number, customer.name, amount, amount.replace(".", ","))
    invoice.search = fold(" ".join(words))
    invoice.number = number
    work.session.flush()
