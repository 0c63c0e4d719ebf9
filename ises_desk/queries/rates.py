"""The dated percentages: the tables that ship with the program plus the owner's newer rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.law.tables import consumer_interest, trade_interest
from ises_desk.law.vat import vat_rates
from ises_desk.models import RateRow
from ises_desk.values.kinds import VatKind
from ises_desk.values.rates import Rate, RateTable

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CONSUMER_INTEREST = "statutory_interest_consumer"
TRADE_INTEREST = "statutory_interest_trade"
VAT_HIGH = "vat_high"
VAT_LOW = "vat_low"
VAT_ZERO = "vat_zero"
LABELS = {
    CONSUMER_INTEREST: N_("Wettelijke rente (6:119 BW)"),
    TRADE_INTEREST: N_("Wettelijke handelsrente (6:119a BW)"),
    VAT_HIGH: N_("Btw, hoog tarief"),
    VAT_LOW: N_("Btw, laag tarief"),
    VAT_ZERO: N_("Btw, nultarief"),
}
_VAT_TABLES = {VatKind.HIGH: VAT_HIGH, VatKind.LOW: VAT_LOW, VatKind.ZERO: VAT_ZERO}
_HALF_YEARS = frozenset({CONSUMER_INTEREST, TRADE_INTEREST})
_JULY = 7


@dataclass(frozen=True, slots=True)
class RateLine:
    """One row of a table; `own` tells whether the owner added it."""

    table: str
    label: str
    valid_from: date
    percent: Decimal
    source: str
    own: bool


def shipped(name: str) -> RateTable:
    """Return a table as it ships; an unknown name is a Refusal at `table`."""
    if name == CONSUMER_INTEREST:
        return consumer_interest()
    if name == TRADE_INTEREST:
        return trade_interest()
    for kind, table_name in _VAT_TABLES.items():
        if name == table_name:
            return vat_rates()[kind]
    raise Refusal(
        N_("Er is geen tarieftabel {name}; wel: {known}."),
        field="table",
        name=name,
        known=tuple(LABELS),
    )


def table(session: Session, name: str) -> RateTable:
    """Return a table with the owner's rows in it; these stretch the day it is checked until."""
    own = [
        Rate(row.valid_from, Decimal(row.percent), row.source)
        for row in session.scalars(select(RateRow).where(RateRow.table == name))
    ]
    base = shipped(name)
    if not own:
        return base
    newest = max(rate.valid_from for rate in own)
    return base.extended(own, _checked_until(name, newest))


def _checked_until(name: str, valid_from: date) -> date:
    """Return the day before the law may set the next percentage."""
    if name in _HALF_YEARS and valid_from.month < _JULY:
        return date(valid_from.year, 6, 30)
    return date(valid_from.year, 12, 31)


def vat(session: Session, kind: VatKind) -> RateTable:
    """Return the table of a kind of VAT."""
    return table(session, _VAT_TABLES[kind])


def vat_tables(session: Session) -> dict[VatKind, RateTable]:
    """Return the tables of all kinds of VAT, as `law.vat.rate_on` takes them."""
    return {kind: vat(session, kind) for kind in VatKind}


def lines(session: Session, name: str | None = None) -> list[RateLine]:
    """Return every row of one table, or of all, newest first."""
    found = []
    for table_name in (name,) if name else tuple(LABELS):
        owned = set(session.scalars(select(RateRow.valid_from).where(RateRow.table == table_name)))
        found += [
            RateLine(
                table_name,
                LABELS[table_name],
                rate.valid_from,
                rate.percent,
                rate.source,
                rate.valid_from in owned,
            )
            for rate in reversed(table(session, table_name).rates)
        ]
    return found


def outdated(session: Session, day: date) -> list[tuple[str, date]]:
    """Return the tables that were not checked for `day`, with the day until which they were."""
    found = [(name, table(session, name).checked_until) for name in LABELS]
    return [(name, until) for name, until in found if until < day]
