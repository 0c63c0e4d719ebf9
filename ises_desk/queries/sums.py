"""The totals per rate of an invoice's lines (Wet OB): one place for drafts, finals and screens."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ises_desk.law.vat import VatLine, VatTotal, totals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ises_desk.models import Invoice, InvoiceLine


def vat_totals(invoice: Invoice, lines: Sequence[InvoiceLine]) -> tuple[VatTotal, ...]:
    """Return the totals per rate of an invoice's lines."""
    return totals(
        [VatLine(line.amount, Decimal(line.percent), invoice.treatment) for line in lines],
        gross=invoice.gross_prices,
    )
