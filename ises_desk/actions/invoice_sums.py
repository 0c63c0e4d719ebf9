"""What an invoice adds up to: rates by tax point, totals per rate, rounded once (Wet OB)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select

from ises_desk.actions.work import Work
from ises_desk.law.vat import VatTotal
from ises_desk.models import Invoice, InvoiceLine, InvoiceVat
from ises_desk.queries import rates
from ises_desk.queries.sums import vat_totals
from ises_desk.values.kinds import VatKind, VatTreatment
from ises_desk.values.money import Money
from ises_desk.values.period import Period
from ises_desk.values.quantity import Quantity
from ises_desk.values.rates import RateTable


def line_amount(price: Money, quantity: Quantity, part: Fraction = Fraction(1)) -> Money:
    """Return price x quantity x part of the period, rounded once."""
    return price.times(quantity.fraction * part)


def tax_point(period: Period, billed_on: date, *, advance: bool) -> date:
    """Return the day that decides the rate: of supply, or of the bill for what is yet to come."""
    return min(period.last_day, billed_on) if advance else period.last_day


def percent_of(work: Work, invoice: Invoice, line: InvoiceLine) -> str:
    """Return the rate of a line as "21", by its tax point; "0" when we don't charge VAT."""
    if invoice.treatment is not VatTreatment.DOMESTIC:
        return "0"
    return plain_percent(_table(work, line.vat_kind).at(line.tax_point).percent)


def plain_percent(percent: Decimal) -> str:
    """Return a percentage as it is stored: "21", "9", "0"."""
    return f"{percent.normalize():f}"


def _table(work: Work, kind: VatKind) -> RateTable:
    key = f"vat.{kind}"
    if key not in work.cache:
        work.cache[key] = rates.vat(work.session, kind)
    table: RateTable = work.cache[key]
    return table


def lines_of(work: Work, invoice: Invoice) -> Sequence[InvoiceLine]:
    """Return an invoice's lines in order, as they are now."""
    return work.session.scalars(
        select(InvoiceLine)
        .where(InvoiceLine.invoice_id == invoice.id)
        .order_by(InvoiceLine.position, InvoiceLine.id)
    ).all()


def sum_up(
    work: Work, invoice: Invoice, lines: Sequence[InvoiceLine] | None = None
) -> tuple[VatTotal, ...]:
    """Store a draft's rates and totals over its lines, read when not given.

    Returns the totals per rate.
    """
    known = lines_of(work, invoice) if lines is None else lines
    for line in known:
        line.percent = percent_of(work, invoice, line)
    sums = vat_totals(invoice, known)
    keep(invoice, sums)
    return sums


def keep(invoice: Invoice, sums: Sequence[VatTotal]) -> None:
    """Store totals on an invoice that has no number yet."""
    invoice.net = Money.total(each.net for each in sums)
    invoice.vat = Money.total(each.vat for each in sums)
    invoice.total = invoice.net + invoice.vat
    invoice.open = invoice.total


def freeze(work: Work, invoice: Invoice, sums: Sequence[VatTotal]) -> None:
    """Write down the totals per rate, just before the invoice gets its number."""
    for each in sums:
        work.session.add(
            InvoiceVat(
                invoice_id=invoice.id,
                percent=plain_percent(each.percent),
                net=each.net,
                vat=each.vat,
                gross=each.gross,
            )
        )
    work.session.flush()
