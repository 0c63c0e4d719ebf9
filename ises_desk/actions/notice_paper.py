"""The confirmation of a notice (L19): which of its variants, and what it says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from ises_desk.actions.issuing import next_reference, recipient, salutation
from ises_desk.actions.work import Work
from ises_desk.i18n import _
from ises_desk.law.retention import retrieval_until
from ises_desk.letters import termination_confirmed as letters
from ises_desk.letters.letter import Letter
from ises_desk.models import (
    Contract,
    ContractLine,
    ContractNotice,
    Customer,
    Domain,
)
from ises_desk.queries.campaign_notices import change_left
from ises_desk.queries.notices import Prepaid, noticing
from ises_desk.terms.art15_duration import (
    NoticeEnd,
    first_term,
    last_notice_day,
    term_at,
)
from ises_desk.terms.articles import Ruling
from ises_desk.values.kinds import CampaignKind, DomainState, Party
from ises_desk.values.money import Money
from ises_desk.values.months import add_months
from ises_desk.values.period import Period

_ANSWER = timedelta(days=14)
_DAY = timedelta(days=1)


def notice_paper(  # noqa: PLR0917  the facts of one letter
    work: Work,
    notice: ContractNotice,
    contract: Contract,
    customer: Customer,
    ruling: Ruling[NoticeEnd],
    back: list[Prepaid],
    credit: Money,
) -> Letter:
    """Return the confirmation that fits the kind of customer and the ruling.

    `credit` is what the credit notes over the days in `back` come to, with VAT.
    """
    common = _common(work, notice, contract, customer) | _credit(back, credit)
    change = change_left(work.session, notice.id)
    if change is not None:
        terms = change.kind is CampaignKind.TERMS
        return letters.TerminationConfirmedChange(
            **common,
            changed="algemene voorwaarden" if terms else "prijzen",
            effective_on=notice.ends_on + _DAY,
        )
    if noticing(contract) is Party.CONSUMER:
        return _consumer(notice, contract, common)
    running = term_at(contract.starts_on, contract.months, notice.received_on)
    last = last_notice_day(running.last_day, contract.notice_months).last_day
    if ruling.applied.late and notice.ends_on == ruling.applied.ends_on:
        return letters.TerminationConfirmedBusinessLate(
            **common, last_notice_on=last, term_end=running.last_day
        )
    if ruling.applied.late:
        return letters.TerminationConfirmedBusinessAccepted(**common, last_notice_on=last)
    return letters.TerminationConfirmedBusiness(**common, last_notice_on=last)


def _consumer(notice: ContractNotice, contract: Contract, common: dict[str, Any]) -> Letter:
    first = first_term(contract.starts_on, min(contract.months, 12))
    if notice.early_exit:
        return letters.TerminationConfirmedConsumerEarly(**common, term_end=first.last_day)
    if notice.received_on < first.until:
        return letters.TerminationConfirmedConsumerFirstYear(
            **common,
            term_end=first.last_day,
            notice_end=add_months(notice.received_on, contract.notice_months),
        )
    return letters.TerminationConfirmedConsumerMonthly(**common)


def _common(
    work: Work, notice: ContractNotice, contract: Contract, customer: Customer
) -> dict[str, Any]:
    lines = work.session.scalars(
        select(ContractLine)
        .where(
            ContractLine.contract_id == contract.id,
            ContractLine.months > 0,
            ContractLine.ends_on.is_(None) | (ContractLine.ends_on >= notice.ends_on),
        )
        .order_by(ContractLine.position)
    ).all()
    domains = _domains(work, contract)
    return {
        "reference": next_reference(work),
        "on": work.today,
        "customer_number": customer.number,
        "recipient": recipient(work, customer),
        "salutation": salutation(work, customer),
        "contract": contract.number,
        "received_on": notice.received_on,
        "channel": notice.channel,
        "ends_on": notice.ends_on,
        "services": tuple(letters.Service(description=line.description) for line in lines)
        or (letters.Service(description=_("de dienst van contract {number}").format(
            number=contract.number)),),
        "domains": domains,
        "domains_before": max(notice.ends_on, work.today + _ANSWER) if domains else None,
        "data_until": retrieval_until(max(notice.ends_on, work.today)),
    }  # fmt: skip


def _domains(work: Work, contract: Contract) -> tuple[letters.DomainRow, ...]:
    rows = work.session.scalars(
        select(Domain)
        .join(ContractLine, ContractLine.id == Domain.contract_line_id)
        .where(ContractLine.contract_id == contract.id, Domain.state == DomainState.ACTIVE)
        .order_by(Domain.name)
    )
    return tuple(
        letters.DomainRow(name=row.name, registered_until=row.anniversary_on) for row in rows
    )


def _credit(back: list[Prepaid], credit: Money) -> dict[str, Any]:
    if not credit:
        return {}
    start = min(each.days.start for each in back)
    until = max(each.days.until for each in back)
    return {"credit": credit, "credit_period": Period(start, until)}
