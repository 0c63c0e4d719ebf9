"""One specification of a claim (L09)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ises_desk.letters import payment_demand
from ises_desk.letters.claim_specification import (
    ChargeRow,
    ClaimSpecification,
    CreditRow,
    SumRow,
)
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from ises_desk.letters.letter import Letter, OverdueInvoice

euro = Money.of


def specification(common: dict[str, Any], invoice: OverdueInvoice) -> Letter:
    """Return example R9 as a letter, with a credit note beside it."""
    parts = (
        (date(2026, 5, 16), date(2026, 6, 30), 46, "10.15", "1210.00", "15.48"),
        (date(2026, 7, 1), date(2026, 8, 31), 62, "10.40", "1210.00", "21.38"),
        (date(2026, 9, 1), date(2026, 11, 22), 83, "10.40", "928.36", "21.96"),
    )
    return ClaimSpecification(
        **common,
        invoices=(
            replace(invoice, amount=euro("1331.00"), paid=euro("402.64"), open=euro("928.36")),
        ),
        sums=(
            SumRow(
                number="2026-0031",
                principal=euro("1210.00"),
                interest=euro("58.82"),
                costs=euro("181.50"),
                paid=euro("500.00"),
                open=euro("950.32"),
            ),
        ),
        segments=tuple(
            payment_demand.InterestRow(
                number="2026-0031",
                start=start,
                last_day=last,
                days=days,
                percent=Decimal(percent),
                denominator=365,
                base=euro(base),
                interest=euro(interest),
            )
            for start, last, days, percent, base, interest in parts
        ),
        credits=(
            CreditRow(
                number="2026-0031",
                credit_note="C2026-0002",
                on=date(2026, 5, 8),
                amount=euro("121.00"),
            ),
        ),
        receipts=(
            payment_demand.ReceiptRow(
                number="2026-0031",
                on=date(2026, 8, 31),
                amount=euro("500.00"),
                to_costs=euro("181.50"),
                to_interest=euro("36.86"),
                to_principal=euro("281.64"),
            ),
        ),
        charges=(
            ChargeRow(
                number="2026-0031",
                letter="B2026-0007",
                sent_on=date(2026, 8, 20),
                since=date(2026, 8, 20),
                amount=euro("181.50"),
            ),
        ),
        principal=euro("1210.00"),
        interest=euro("58.82"),
        interest_until=date(2026, 11, 22),
        interest_basis="artikel 6:119a van het Burgerlijk Wetboek",
        method="het werkelijke aantal dagen, gedeeld door het aantal dagen van het rentejaar",
        costs=euro("181.50"),
        total=euro("1450.32"),
        paid=euro("500.00"),
        pay_until=date(2026, 12, 7),
    )
