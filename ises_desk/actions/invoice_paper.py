"""A final invoice or credit note as what is printed: from the frozen rows to the letter."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ises_desk.actions.issuing import letterhead, payment_code, salutation
from ises_desk.actions.work import Work
from ises_desk.i18n import N_
from ises_desk.law.vat import VatTotal
from ises_desk.letters import credit_note, invoice
from ises_desk.letters.letter import Letter
from ises_desk.models import Contract, ContractLine, Customer, Invoice, InvoiceLine
from ises_desk.queries.terms_version import names
from ises_desk.values.kinds import BillingMoment, Party, ProductKind, VatTreatment
from ises_desk.values.money import ZERO, Money
from ises_desk.values.period import Period

_PERCENT = 100
_PAID_OUT = frozenset({ProductKind.DOMAIN, ProductKind.CERTIFICATE})
IN_ADVANCE = N_(
    "Een domeinnaam of certificaat wordt vooraf in rekening gebracht, omdat wij de kosten "
    "meteen aan de uitgevende instantie betalen."
)


def paid_out_at_once(line: ContractLine) -> bool:
    """Tell whether a line is billed in advance because of what it is (4.1)."""
    return line.billing_moment is BillingMoment.ADVANCE and line.kind in _PAID_OUT


def invoice_paper(
    work: Work,
    row: Invoice,
    customer: Customer,
    lines: Sequence[InvoiceLine],
    sums: Sequence[VatTotal],
    *,
    paid_out: bool,
) -> Letter:
    """Return the invoice (L04) to print; `paid_out` explains why something is billed in advance."""
    head = letterhead(work)
    common = _common(work, row, customer) | {
        "payable": row.total,
        "iban": head.iban,
        "account_name": head.account_name,
        "payment_reference": row.reference,
        "qr": payment_code(work, row.total, row.reference),
        "due_on": row.due_on,
        "total": row.total,
        "notes": tuple(part for part in (row.remark, IN_ADVANCE if paid_out else "") if part),
        "terms": _terms(work, row),
    }
    consumer = row.party is Party.CONSUMER
    if row.treatment is VatTreatment.REVERSE_CHARGE:
        return invoice.InvoiceReverseCharge(
            **common, lines=_plain_lines(lines), customer_vat_id=_vat_id(row)
        )
    if row.treatment is VatTreatment.OUTSIDE:
        outside = invoice.InvoiceOutsideConsumer if consumer else invoice.InvoiceOutside
        return outside(**common, lines=_plain_lines(lines))
    taxed = common | {"lines": _lines(lines), "vat_rows": _vat_rows(sums)}
    if consumer:
        return invoice.InvoiceConsumer(**taxed)
    business = taxed | {"net": row.net, "customer_vat_id": _vat_id(row)}
    if row.gross_prices:
        return invoice.InvoiceGross(**business | {"lines": _gross_lines(lines)})
    return invoice.Invoice(**business)


def credit_paper(  # noqa: PLR0917  the facts of one paper
    work: Work,
    row: Invoice,
    original: Invoice,
    customer: Customer,
    lines: Sequence[InvoiceLine],
    sums: Sequence[VatTotal],
    *,
    deducted: Money,
) -> Letter:
    """Return the credit note (L05) to print; `deducted` was still open on the original."""
    back = -row.total - deducted
    common = _common(work, row, customer) | {
        "original_number": original.number,
        "original_on": original.issued_on,
        "reason": row.remark,
        "total": row.total,
        "deducted": deducted or None,
        "refund": back if back > ZERO else None,
    }
    if row.treatment is VatTreatment.REVERSE_CHARGE:
        return credit_note.CreditNoteReverseCharge(
            **common, lines=_plain_lines(lines), customer_vat_id=_vat_id(row)
        )
    if row.treatment is VatTreatment.OUTSIDE:
        return credit_note.CreditNoteOutside(**common, lines=_plain_lines(lines))
    taxed = common | {"lines": _lines(lines), "vat_rows": _vat_rows(sums)}
    if row.gross_prices:
        return credit_note.CreditNoteConsumer(**taxed)
    return credit_note.CreditNote(**taxed, net=row.net, customer_vat_id=_vat_id(row))


def _common(work: Work, row: Invoice, customer: Customer) -> dict[str, Any]:
    buyer = row.buyer or {}
    return {
        "reference": row.number,
        "on": row.issued_on,
        "customer_number": buyer["number"],
        "recipient": tuple(buyer["recipient"]),
        "salutation": salutation(work, customer),
    }


def _vat_id(row: Invoice) -> str:
    return str((row.buyer or {}).get("vat_id", ""))


def _lines(lines: Sequence[InvoiceLine]) -> tuple[invoice.InvoiceLine, ...]:
    return tuple(
        invoice.InvoiceLine(**_line(line), vat_percent=Decimal(line.percent)) for line in lines
    )


def _gross_lines(lines: Sequence[InvoiceLine]) -> tuple[invoice.GrossLine, ...]:
    """Return lines priced with VAT, each with its unit price without it (art. 35a Wet OB)."""
    return tuple(
        invoice.GrossLine(
            **_line(line),
            vat_percent=Decimal(line.percent),
            net_price=line.unit_price.times(1 / (1 + Fraction(line.percent) / _PERCENT)),
        )
        for line in lines
    )


def _plain_lines(lines: Sequence[InvoiceLine]) -> tuple[invoice.PlainLine, ...]:
    return tuple(invoice.PlainLine(**_line(line)) for line in lines)


def _line(line: InvoiceLine) -> dict[str, Any]:
    return {
        "description": "\n".join(part for part in (line.description, line.detail) if part),
        "period": _period(line),
        "quantity": line.quantity,
        "unit_price": line.unit_price,
        "amount": line.amount,
    }


def _period(line: InvoiceLine) -> Period | None:
    if line.period_start is None:
        return None
    if line.period_until is None:
        return Period.through(line.period_start, line.period_start)
    return Period(line.period_start, line.period_until)


def _vat_rows(sums: Sequence[VatTotal]) -> tuple[invoice.VatRow, ...]:
    return tuple(invoice.VatRow(percent=each.percent, net=each.net, vat=each.vat) for each in sums)


def _terms(work: Work, row: Invoice) -> str:
    """Return the name of the general terms that bind this invoice."""
    assert row.issued_on is not None  # noqa: S101  it has its number
    contract = work.session.get(Contract, row.contract_id) if row.contract_id else None
    return names(work.session, [contract] if contract else [], row.issued_on)
