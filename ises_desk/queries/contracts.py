"""Contracts: the list, one in full, and the figures above it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import and_, case, func, select

from ises_desk.i18n import N_
from ises_desk.models import Account, Contract, ContractLine, ContractNotice, Customer
from ises_desk.queries import withdrawals
from ises_desk.queries.campaign_notices import Leaving, leaving
from ises_desk.queries.figures import Figure, count_by
from ises_desk.queries.line_prices import dated_prices, price_at
from ises_desk.queries.listing import Column, Listing, Owner
from ises_desk.queries.notices import noticing
from ises_desk.queries.order_evidence import EvidenceDetail, evidence_of, lacks_function
from ises_desk.queries.terms_version import Version, version_of
from ises_desk.terms.art15_duration import last_notice_day, term_at
from ises_desk.terms.contract_life import STATES, may
from ises_desk.values.kinds import (
    BillingMoment,
    Channel,
    ContractStage,
    Party,
    ProductKind,
    VatKind,
)
from ises_desk.values.months import add_months

__all__ = ["STATES", "detail", "figures", "is_concluded", "listing", "state_of"]

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from ises_desk.queries.withdrawals import WithdrawalDetail
    from ises_desk.values.money import Money
    from ises_desk.values.quantity import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDetail:
    """A line as it stands; `billed_through` is the last day billed, empty when none."""

    id: int
    description: str
    kind: ProductKind
    quantity: Quantity
    unit_price: Money
    vat_kind: VatKind
    months: int
    billing_moment: BillingMoment
    refundable: bool
    backup_included: bool | None
    quota: str
    traffic: str
    sla: str
    sla_target: str
    sla_measured: str
    sla_credit: str
    starts_on: date
    ends_on: date | None
    billed_through: date | None
    next_invoice_on: date | None


_OF_THE_LINE = {field.name for field in fields(LineDetail)} - {"unit_price", "billed_through"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDetail:
    """A notice: received, ruled, confirmed (`letter_id`) or withdrawn."""

    id: int
    received_on: date
    channel: Channel
    ends_on: date
    early_exit: bool
    letter_id: int | None
    credit_note_id: int | None
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractDetail:
    """A contract in full; `term_ends_on` and `last_notice_on` belong to the running term.

    `monthly_from` is the day from which a consumer can cancel each month (15.1), `may` are the
    codes of the deeds that can be done now, `change` one over which the customer may leave. An
    offer stands through `valid_until`.
    """

    id: int
    number: str
    state: str
    customer_id: int
    customer: str
    account_id: int | None
    account: str
    party: Party
    gross_prices: bool
    stage: ContractStage
    valid_until: date | None
    concluded_at: datetime | None
    channel: Channel
    terms: Version
    earlier_terms_unknown: bool
    starts_on: date
    months: int
    notice_months: int
    payment_days: int
    ends_on: date | None
    term_ends_on: date
    last_notice_on: date | None
    monthly_from: date | None
    remark: str
    consumer_notice: bool
    lines: tuple[LineDetail, ...]
    notices: tuple[NoticeDetail, ...]
    may: frozenset[str]
    change: Leaving | None
    withdrawal: WithdrawalDetail | None
    evidence: EvidenceDetail
    lacks_function: bool


def is_concluded() -> ColumnElement[bool]:
    """Return the condition that a contract was concluded and neither withdrawn nor dissolved."""
    return Contract.stage == ContractStage.CONCLUDED


def state_of(day: date) -> ColumnElement[str]:
    """Return the SQL expression for the word of `STATES` on a day."""
    return case(
        (and_(Contract.stage == ContractStage.OFFER, Contract.valid_until < day), "lapsed"),
        (Contract.stage == ContractStage.OFFER, "offered"),
        (Contract.stage == ContractStage.APPLICATION, "applied"),
        (~is_concluded(), Contract.stage),
        (Contract.ends_on < day, "ended"),
        (Contract.ends_on.is_not(None), "noticed"),
        (Contract.starts_on > day, "coming"),
        else_="running",
    )


def _next_invoice() -> ColumnElement[date | None]:
    return (
        select(func.min(ContractLine.next_invoice_on))
        .where(ContractLine.contract_id == Contract.id)
        .correlate(Contract)
        .scalar_subquery()
    )


def _about() -> ColumnElement[str]:
    return (
        select(ContractLine.description)
        .where(ContractLine.contract_id == Contract.id)
        .order_by(ContractLine.position)
        .limit(1)
        .correlate(Contract)
        .scalar_subquery()
    )


def listing(day: date, state: str = "all", customer_id: int | None = None) -> Listing:
    """Return the contracts, of one customer or of all; `state` is a word of `STATES` or "all"."""
    shown = state_of(day)
    listed = Listing(
        name="contracts",
        key=Contract.id,
        columns=(
            Column("number", N_("Contract"), Contract.number),
            Column("customer", N_("Klant"), Customer.name, sort=Customer.name.collate("NOCASE")),
            Column("about", N_("Wat"), _about()),
            Column("party", N_("Soort klant"), Contract.party),
            Column("starts_on", N_("Ingang"), Contract.starts_on, "day"),
            Column("next_invoice_on", N_("Te factureren"), _next_invoice(), "day"),
            Column("ends_on", N_("Eindigt"), Contract.ends_on, "day"),
            Column("state", N_("Stand"), shown, "state"),
        ),
        source=Contract.__table__.join(Customer.__table__, Customer.id == Contract.customer_id),
        order=(("number", True),),
        search=Contract.search,
        owner=Owner(Contract.customer_id, Customer.id, Customer.search),
    )
    if customer_id is not None:
        listed = listed.only(Contract.customer_id == customer_id)
    return listed if state == "all" else listed.only(shown == state)


def figures(session: Session, day: date) -> tuple[Figure, ...]:
    """Return the figures above the list."""
    counts = count_by(session, state_of(day))
    due = session.scalar(
        select(func.count(func.distinct(ContractLine.contract_id))).where(
            ContractLine.next_invoice_on <= day
        )
    )
    ending = session.scalar(
        select(func.count()).where(
            is_concluded(), Contract.ends_on.between(day, add_months(day, 1))
        )
    )
    return (
        Figure(N_("Lopend"), counts.get("running", 0), "green"),
        Figure(N_("Opgezegd"), counts.get("noticed", 0), "amber"),
        Figure(N_("Eindigt binnen een maand"), ending or 0, "red" if ending else "grey"),
        Figure(N_("Nu te factureren"), due or 0, "blue"),
    )


def detail(session: Session, key: int, day: date) -> ContractDetail:
    """Return a contract in full."""
    row = session.get_one(Contract, key)
    customer = session.get_one(Customer, row.customer_id)
    account = session.get(Account, row.account_id) if row.account_id else None
    state = session.scalar(select(state_of(day)).where(Contract.id == key)) or ""
    running = term_at(row.starts_on, row.months, max(day, row.starts_on))
    consumer = noticing(row) is Party.CONSUMER
    dated = dated_prices(session, [line.id for line in row.lines])
    return ContractDetail(
        id=row.id,
        number=row.number,
        state=state,
        customer_id=customer.id,
        customer=customer.name,
        account_id=row.account_id,
        account=account.name if account else "",
        party=row.party,
        gross_prices=row.gross_prices,
        stage=row.stage,
        valid_until=row.valid_until,
        concluded_at=row.concluded_at,
        channel=row.channel,
        terms=version_of(session, row, day),
        earlier_terms_unknown=row.earlier_terms_unknown,
        starts_on=row.starts_on,
        months=row.months,
        notice_months=row.notice_months,
        payment_days=row.payment_days,
        ends_on=row.ends_on,
        term_ends_on=running.last_day,
        last_notice_on=None
        if consumer
        else last_notice_day(running.last_day, row.notice_months).last_day,
        monthly_from=add_months(row.starts_on, min(row.months, 12)) if consumer else None,
        remark=row.remark,
        consumer_notice=row.consumer_notice,
        lines=tuple(_line(line, price_at(line, dated.get(line.id, ()), day)) for line in row.lines),
        notices=_notices(session, key),
        change=leaving(session, key),
        may=may(state),
        withdrawal=withdrawals.detail(session, key),
        evidence=evidence_of(session, key),
        lacks_function=lacks_function(session, row),
    )


def _line(line: ContractLine, price: Money) -> LineDetail:
    billed = None
    if line.periods_billed and line.months:
        until = add_months(line.starts_on, line.periods_billed * line.months)
        billed = date.fromordinal(until.toordinal() - 1)
    elif line.periods_billed:
        billed = line.starts_on
    plain = {name: getattr(line, name) for name in _OF_THE_LINE}
    return LineDetail(**plain, unit_price=price, billed_through=billed)


def _notices(session: Session, contract_id: int) -> tuple[NoticeDetail, ...]:
    rows = session.scalars(
        select(ContractNotice)
        .where(ContractNotice.contract_id == contract_id)
        .order_by(ContractNotice.received_on.desc(), ContractNotice.id.desc())
    )
    return tuple(
        NoticeDetail(
            id=row.id,
            received_on=row.received_on,
            channel=row.channel,
            ends_on=row.ends_on,
            early_exit=row.early_exit,
            letter_id=row.letter_id,
            credit_note_id=row.credit_note_id,
            withdrawn_on=row.withdrawn_on,
        )
        for row in rows
    )
