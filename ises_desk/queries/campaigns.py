"""Campaigns of prices and terms: the list, one in full with its contracts, and the figures."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from sqlalchemy import and_, case, func, select

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import (
    Campaign,
    CampaignContract,
    CampaignLine,
    CampaignPrice,
    Contract,
    ContractLine,
    Customer,
    Letter,
    Product,
)
from ises_desk.queries.campaign_scope import Changed, Touched, scope
from ises_desk.queries.figures import Figure, count_by
from ises_desk.queries.listing import Column, Listing
from ises_desk.values.kinds import CampaignKind, CampaignState
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

STATES = {
    "draft": (N_("Concept"), "grey"),
    "approved": (N_("Goedgekeurd"), "blue"),
    "published": (N_("Bekendgemaakt"), "amber"),
    "holds": (N_("Geldt"), "red"),
    "done": (N_("Afgerond"), "green"),
    "withdrawn": (N_("Vervallen"), "grey"),
}
_DERIVED = frozenset({"word", "prices", "members", "passed_over", "ready"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceDetail:
    """The new price of a product."""

    product: str
    name: str
    net: Money
    gross: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A contract of a campaign: what it pays, and how far it is.

    `step` is "" before publishing, then "waits" (for a letter), "ready" (to be sent), "told",
    "left" (gave notice over it) or "out" (left out).
    """

    contract_id: int
    number: str
    customer_id: int
    customer: str
    dissolvable: bool
    step: str
    letter_id: int | None
    effective_on: date
    lines: tuple[Changed, ...]

    def year(self, *, new: bool) -> Money:
        """Return what the lines come to in a year without VAT, after the change or before."""
        return Money.total(
            line.year(line.net(line.new if new else line.old)) for line in self.lines
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignDetail:
    """A campaign in full; `word` is of `STATES`, `passed_over` lines pay another price."""

    id: int
    number: str
    kind: CampaignKind
    state: CampaignState
    word: str
    title: str
    text: str
    version: str
    percent: str
    all_prices: bool
    publish_on: date
    effective_on: date
    approved_on: date | None
    published_on: date | None
    tell_by: date | None
    done_on: date | None
    prices: tuple[PriceDetail, ...]
    members: tuple[Member, ...]
    passed_over: int = 0
    ready: tuple[int, ...] = ()

    def count(self, *steps: str) -> int:
        """Return how many contracts are at one of these steps."""
        return sum(member.step in steps for member in self.members)

    @property
    def old_year(self) -> Money:
        """What the contracts come to in a year before the change, without VAT."""
        return Money.total(member.year(new=False) for member in self._held())

    @property
    def new_year(self) -> Money:
        """What they come to after it."""
        return Money.total(member.year(new=True) for member in self._held())

    def _held(self) -> Sequence[Member]:
        return [member for member in self.members if member.step not in {"left", "out"}]


def state_of(day: date) -> ColumnElement[str]:
    """Return the SQL expression for the word of `STATES` on a day."""
    holds = and_(Campaign.state == CampaignState.PUBLISHED, Campaign.effective_on <= day)
    return case((holds, "holds"), else_=Campaign.state)


def listing(day: date, state: str = "all") -> Listing:
    """Return the campaigns on a day; `state` is a word of `STATES`, or "all"."""
    shown = state_of(day)
    count = (
        select(func.count(CampaignContract.id))
        .where(CampaignContract.campaign_id == Campaign.id)
        .correlate(Campaign)
        .scalar_subquery()
    )
    listed = Listing(
        name="campaigns",
        key=Campaign.id,
        columns=(
            Column("number", N_("Nummer"), Campaign.number),
            Column("title", N_("Wijziging"), Campaign.title),
            Column("kind", N_("Soort"), Campaign.kind),
            Column("publish_on", N_("Bekend op"), Campaign.publish_on, "day"),
            Column("effective_on", N_("Gaat in"), Campaign.effective_on, "day"),
            Column("contracts", N_("Contracten"), count, "number"),
            Column("state", N_("Stand"), shown, "state"),
        ),
        source=Campaign,
        order=(("number", True),),
        search=Campaign.search,
    )
    return listed if state == "all" else listed.only(shown == state)


def figures(session: Session, day: date) -> tuple[Figure, ...]:
    """Return how many campaigns wait, are announced and hold."""
    counts = count_by(session, state_of(day))
    shown = ("draft", "approved", "published", "holds")
    return tuple(Figure(STATES[word][0], counts.get(word, 0), STATES[word][1]) for word in shown)


def detail(session: Session, key: int, day: date) -> CampaignDetail:
    """Return a campaign; of a draft the contracts as they would be frozen now."""
    row = session.get(Campaign, key)
    if row is None:
        raise Refusal(N_("Er is geen wijziging met sleutel {key}."), key=key)
    plain = {
        field.name: getattr(row, field.name)
        for field in fields(CampaignDetail)
        if field.name not in _DERIVED
    }
    word = session.scalar(select(state_of(day)).where(Campaign.id == key)) or ""
    prices = _prices(session, key)
    if row.state is CampaignState.DRAFT:
        found = scope(session, row)
        members = tuple(_planned(each, row) for each in found.contracts)
        return CampaignDetail(
            **plain, word=word, prices=prices, members=members, passed_over=found.passed_over
        )
    members = tuple(_members(session, row))
    ready = tuple(
        dict.fromkeys(each.letter_id for each in members if each.step == "ready" and each.letter_id)
    )
    return CampaignDetail(**plain, word=word, prices=prices, members=members, ready=ready)


def _prices(session: Session, key: int) -> tuple[PriceDetail, ...]:
    rows = session.execute(
        select(Product.code, Product.name, CampaignPrice.net, CampaignPrice.gross)
        .join(Product, Product.id == CampaignPrice.product_id)
        .where(CampaignPrice.campaign_id == key)
        .order_by(Product.code)
    )
    return tuple(
        PriceDetail(product=code, name=name, net=net, gross=gross)
        for code, name, net, gross in rows
    )


def _planned(each: Touched, row: Campaign) -> Member:
    return Member(
        contract_id=each.contract_id,
        number=each.number,
        customer_id=each.customer_id,
        customer=each.customer,
        dissolvable=each.dissolvable,
        step="",
        letter_id=None,
        effective_on=row.effective_on,
        lines=each.lines,
    )


def _members(session: Session, row: Campaign) -> list[Member]:
    lines = _lines(session, row.id)
    rows = session.execute(
        select(CampaignContract, Contract.number, Customer.id, Customer.name, Letter.sent_on)
        .join(Contract, Contract.id == CampaignContract.contract_id)
        .join(Customer, Customer.id == Contract.customer_id)
        .outerjoin(Letter, Letter.id == CampaignContract.letter_id)
        .where(CampaignContract.campaign_id == row.id)
        .order_by(Contract.number)
    )
    return [
        Member(
            contract_id=member.contract_id,
            number=number,
            customer_id=customer_id,
            customer=customer,
            dissolvable=member.dissolvable,
            step=_step(member, row, sent_on),
            letter_id=member.letter_id,
            effective_on=member.effective_on,
            lines=tuple(lines.get(member.id, ())),
        )
        for member, number, customer_id, customer, sent_on in rows
    ]


def _step(member: CampaignContract, row: Campaign, sent_on: date | None) -> str:
    if member.left_out_on is not None:
        return "out"
    if member.notice_id is not None:
        return "left"
    if member.letter_id is not None:
        return "ready" if sent_on is None else "told"
    return "waits" if row.published_on is not None else ""


def _lines(session: Session, key: int) -> dict[int, list[Changed]]:
    rows = session.execute(
        select(CampaignLine, ContractLine, Contract.gross_prices)
        .join(CampaignContract, CampaignContract.id == CampaignLine.campaign_contract_id)
        .join(ContractLine, ContractLine.id == CampaignLine.line_id)
        .join(Contract, Contract.id == CampaignContract.contract_id)
        .where(CampaignContract.campaign_id == key)
        .order_by(ContractLine.contract_id, ContractLine.position)
    )
    found: dict[int, list[Changed]] = {}
    for frozen, line, gross in rows:
        found.setdefault(frozen.campaign_contract_id, []).append(
            Changed(
                line_id=line.id,
                description=line.description,
                months=line.months,
                quantity=line.quantity,
                old=frozen.old_price,
                new=frozen.new_price,
                gross=gross,
                percent=frozen.percent,
            )
        )
    return found
