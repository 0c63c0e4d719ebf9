"""Whom a campaign is about: the contracts it changes, what each pays before and after."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ises_desk.clock import business_day
from ises_desk.law.vat import rate_on, treatment
from ises_desk.models import (
    Campaign,
    CampaignPrice,
    Contract,
    ContractLine,
    Customer,
    CustomerAddress,
)
from ises_desk.queries import rates
from ises_desk.queries.contracts import is_concluded
from ises_desk.queries.line_prices import dated_prices, price_at
from ises_desk.queries.products import price_on
from ises_desk.terms.art03_prices import may_dissolve
from ises_desk.values.identifiers import HOME
from ises_desk.values.kinds import AddressKind, CampaignKind, Party, ProductKind, VatTreatment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from ises_desk.values.money import Money
    from ises_desk.values.quantity import Quantity

_YEAR = 12
_PERCENT = 100
_DAY = timedelta(days=1)
_BILLED_AT = (AddressKind.INVOICE, AddressKind.POSTAL, AddressKind.VISITING)
REGISTRY = frozenset({ProductKind.DOMAIN, ProductKind.CERTIFICATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A line whose price changes; prices are with VAT when `gross`, `percent` is that VAT."""

    line_id: int
    description: str
    months: int
    quantity: Quantity
    old: Money
    new: Money
    gross: bool
    percent: str

    def year(self, price: Money) -> Money:
        """Return what the line comes to in a year at a price."""
        return price.times(self.quantity.fraction * Fraction(_YEAR, self.months))

    def net(self, price: Money) -> Money:
        """Return a price without VAT."""
        return price.times(1 / (1 + Fraction(self.percent) / _PERCENT)) if self.gross else price

    def with_vat(self, price: Money) -> Money:
        """Return a price with VAT."""
        return price if self.gross else price.times(1 + Fraction(self.percent) / _PERCENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A contract that a campaign changes; `dissolvable` is a consumer's right of 6:236 i BW."""

    contract_id: int
    number: str
    customer_id: int
    customer: str
    party: Party
    dissolvable: bool
    lines: tuple[Changed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whom a campaign is about; `passed_over` lines pay another price than the list's."""

    contracts: tuple[Touched, ...]
    passed_over: int = 0


def scope(session: Session, campaign: Campaign) -> Scope:
    """Return the contracts that a campaign would change, by number.

    Who gave notice keeps his price until his end; a line that ends is left alone too.
    """
    if campaign.kind is CampaignKind.TERMS:
        found = [_touched(campaign, contract, name, ()) for contract, name in _running(session)]
        return Scope(contracts=tuple(found))
    prices = _Prices(session, campaign)
    lines: dict[int, list[Changed]] = defaultdict(list)
    known: dict[int, tuple[Contract, str]] = {}
    passed = 0
    for contract, customer, line, old in _lines(session, campaign):
        new = prices.new(contract, line, old)
        passed += new is None and prices.is_named(line)
        if new is None or new == old:
            continue
        known[contract.id] = contract, customer.name
        lines[contract.id].append(
            Changed(
                line_id=line.id,
                description=line.description,
                months=line.months,
                quantity=line.quantity,
                old=old,
                new=new,
                gross=contract.gross_prices,
                percent=prices.percent(customer, contract, line),
            )
        )
    made = (_touched(campaign, *known[key], tuple(rows)) for key, rows in lines.items())
    return Scope(contracts=tuple(made), passed_over=passed)


def _running(session: Session) -> Iterator[tuple[Contract, str]]:
    rows = session.execute(
        select(Contract, Customer.name)
        .join(Customer, Customer.id == Contract.customer_id)
        .where(is_concluded(), Contract.ends_on.is_(None))
        .order_by(Contract.number)
    )
    yield from ((contract, name) for contract, name in rows)


def _touched(
    campaign: Campaign, contract: Contract, customer: str, lines: tuple[Changed, ...]
) -> Touched:
    raised = any(line.new > line.old for line in lines)
    at = contract.concluded_at
    concluded = business_day(at) if at else contract.starts_on
    return Touched(
        contract_id=contract.id,
        number=contract.number,
        customer_id=contract.customer_id,
        customer=customer,
        party=contract.party,
        dissolvable=may_dissolve(contract.party, concluded, campaign.publish_on, raised=raised),
        lines=lines,
    )


def _lines(
    session: Session, campaign: Campaign
) -> Iterator[tuple[Contract, Customer, ContractLine, Money]]:
    """Yield the recurring lines of running contracts with what each costs before the change."""
    rows = session.execute(
        select(Contract, Customer, ContractLine)
        .join(ContractLine, ContractLine.contract_id == Contract.id)
        .join(Customer, Customer.id == Contract.customer_id)
        .where(
            is_concluded(),
            Contract.ends_on.is_(None),
            ContractLine.ends_on.is_(None),
            ContractLine.months > 0,
            *([ContractLine.kind.in_(REGISTRY)] if campaign.kind is CampaignKind.REGISTRY else []),
        )
        .order_by(Contract.number, ContractLine.position)
    ).all()
    keys = [line.id for _contract, _customer, line in rows]
    dated, day = dated_prices(session, keys), campaign.effective_on - _DAY
    for contract, customer, line in rows:
        yield contract, customer, line, price_at(line, dated.get(line.id, ()), day)


class _Prices:
    """What a campaign makes of a price."""

    def __init__(self, session: Session, campaign: Campaign) -> None:
        own = select(CampaignPrice).where(CampaignPrice.campaign_id == campaign.id)
        self._named = {row.product_id: row for row in session.scalars(own)}
        day = campaign.effective_on - _DAY
        self._listed = {key: price_on(session, key, day) for key in self._named}
        self._campaign = campaign
        self._tables = rates.vat_tables(session)
        self._abroad = _abroad(session)
        self._rate = 1 + Fraction(campaign.percent or "0") / _PERCENT

    def is_named(self, line: ContractLine) -> bool:
        """Tell whether the line's product has a new price of its own."""
        return line.product_id in self._named

    def new(self, contract: Contract, line: ContractLine, old: Money) -> Money | None:
        """Return the new price of a line, or None when the campaign leaves it alone."""
        named = self._named.get(line.product_id or 0)
        if named is None:
            return old.times(self._rate) if self._campaign.percent else None
        listed = self._listed[named.product_id]
        gross = contract.gross_prices
        of_the_list = listed is not None and old == (listed.gross if gross else listed.net)
        if not (of_the_list or self._campaign.all_prices):
            return None
        return named.gross if gross else named.net

    def percent(self, customer: Customer, contract: Contract, line: ContractLine) -> str:
        """Return the VAT that this customer pays over the line."""
        country = self._abroad.get(customer.id, HOME)
        how = treatment(contract.party, country, customer.vat_id)
        if how is not VatTreatment.DOMESTIC:
            return "0"
        rate = rate_on(line.vat_kind, self._campaign.effective_on, self._tables)
        return f"{Decimal(rate.percent).normalize():f}"


def _abroad(session: Session) -> Mapping[int, str]:
    """Return in which other country customers are billed."""
    foreign = select(CustomerAddress.customer_id).where(CustomerAddress.country != HOME)
    rows: dict[int, dict[AddressKind, str]] = defaultdict(dict)
    found: Any = session.scalars(
        select(CustomerAddress).where(CustomerAddress.customer_id.in_(foreign))
    )
    for row in found:
        rows[row.customer_id][row.kind] = row.country
    return {
        key: next(known[kind] for kind in _BILLED_AT if kind in known)
        for key, known in rows.items()
    }
