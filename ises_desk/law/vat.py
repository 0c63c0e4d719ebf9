"""Turnover tax: which rate, who owes it, and the totals of an invoice (Wet OB 1968)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from ises_desk.law.tables import table_text
from ises_desk.values.identifiers import EU_COUNTRIES, HOME
from ises_desk.values.kinds import Party, VatKind, VatTreatment
from ises_desk.values.money import Money
from ises_desk.values.months import add_months
from ises_desk.values.rates import Rate, RateTable, checked_until, table_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PERCENT = 100
_INVOICE_DAY = 15
_NO_VAT = Decimal(0)


@dataclass(frozen=True, slots=True)
class VatLine:
    """The amount of an invoice line, excluding or including VAT, and how it is taxed."""

    amount: Money
    percent: Decimal
    treatment: VatTreatment = VatTreatment.DOMESTIC


@dataclass(frozen=True, slots=True)
class VatTotal:
    """The total of the lines with one rate and treatment."""

    percent: Decimal
    treatment: VatTreatment
    net: Money
    vat: Money
    gross: Money


@cache
def vat_rates() -> dict[VatKind, RateTable]:
    """Return the rates by kind, from the table that ships with the program."""
    # to check: vat-rate-dates
    return read_vat_rates(table_text("vat.csv"))


def read_vat_rates(text: str) -> dict[VatKind, RateTable]:
    """Read CSV text with the columns kind, valid_from, percent and source."""
    checked = checked_until(text)
    found: dict[VatKind, list[Rate]] = {}
    for row in table_rows(text):
        rate = Rate(date.fromisoformat(row["valid_from"]), Decimal(row["percent"]), row["source"])
        found.setdefault(VatKind(row["kind"]), []).append(rate)
    return {kind: RateTable(tuple(rates), checked) for kind, rates in found.items()}


def rate_on(
    kind: VatKind, tax_point: date, tables: Mapping[VatKind, RateTable] | None = None
) -> Rate:
    """Return the rate on the day of supply or prepayment, not of the invoice (Wet OB art. 9).

    >>> rate_on(VatKind.LOW, date(2018, 12, 31)).percent
    Decimal('6')
    """
    return (tables or vat_rates())[kind].at(tax_point)


def treatment(party: Party, country: str, vat_id: str | None) -> VatTreatment:
    """Return who owes the tax: us, the customer ("btw verlegd"), or nobody here.

    `country` is ISO 3166 alpha-2. A customer elsewhere in the EU without a VAT id, and a
    consumer there, is billed with Dutch VAT (up to 10 000 euro a year). A Dutch VAT id can't be
    listed as a supply to another member state (art. 37a), so it doesn't count as one.

    >>> treatment(Party.BUSINESS, "DE", "DE136695976").value
    'reverse_charge'
    """
    if country == HOME:
        return VatTreatment.DOMESTIC
    if country not in EU_COUNTRIES:
        # to check: outside-the-union
        return VatTreatment.OUTSIDE
    abroad = vat_id is not None and vat_id[:2].isalpha() and not vat_id.startswith(HOME)
    if abroad and party is not Party.CONSUMER:
        return VatTreatment.REVERSE_CHARGE
    # to check: eu-consumers-below-threshold
    return VatTreatment.DOMESTIC


def includes_vat(party: Party) -> bool:
    """Tell whether prices are shown and billed including VAT (Wet OB art. 38: consumers)."""
    return party is Party.CONSUMER


def totals(lines: Iterable[VatLine], *, gross: bool) -> tuple[VatTotal, ...]:
    """Return the totals by rate and treatment, the highest rate first.

    VAT is rounded half up once a rate over the sum (Uitvoeringsbesluit OB art. 5a); amounts
    including VAT (`gross`) are summed first and split once, so the sum is never a cent off.

    >>> [total.vat.plain for total in totals([VatLine(Money(1000), Decimal(21))], gross=True)]
    ['1.74']
    """
    sums: dict[tuple[Decimal, VatTreatment], Money] = {}
    for line in lines:
        percent = line.percent if line.treatment is VatTreatment.DOMESTIC else _NO_VAT
        key = (percent, line.treatment)
        sums[key] = sums.get(key, Money(0)) + line.amount
    ordered = sorted(sums.items(), key=lambda item: (-item[0][0], item[0][1]))
    return tuple(_total(percent, kind, amount, gross=gross) for (percent, kind), amount in ordered)


def _total(percent: Decimal, kind: VatTreatment, amount: Money, *, gross: bool) -> VatTotal:
    share = Fraction(percent) / _PERCENT
    net = amount.times(1 / (1 + share)) if gross else amount
    # to check: gross-price-split
    vat = amount - net if gross else amount.times(share)
    return VatTotal(percent, kind, net, vat, net + vat)


def invoice_by(supplied_on: date) -> date:
    """Return the last day to invoice a supply: the 15th of the next month (Wet OB art. 34g)."""
    return add_months(supplied_on.replace(day=1), 1).replace(day=_INVOICE_DAY)
