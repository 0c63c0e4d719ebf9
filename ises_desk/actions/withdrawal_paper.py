"""The letters of a withdrawal: its receipt (L17) and its settlement (L18), and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from ises_desk.actions.demand_papers import opening
from ises_desk.actions.work import Work
from ises_desk.clock import business_day
from ises_desk.i18n import _
from ises_desk.law.retention import retrieval_until
from ises_desk.letters import withdrawal as letters
from ises_desk.letters.letter import Letter
from ises_desk.letters.termination_confirmed import DomainRow, Service
from ises_desk.models import (
    Contract,
    ContractLine,
    ContractWithdrawal,
    Customer,
    Domain,
    Invoice,
)
from ises_desk.terms.art05_withdrawal import PartSettled, Withdrawal
from ises_desk.terms.articles import Ruling, cited
from ises_desk.values.kinds import DomainState
from ises_desk.values.money import ZERO, Money

_ANSWER = timedelta(days=14)
_TOLD = ("6:230s lid 4 BW", "6:230p onder d BW")


@dataclass(frozen=True, slots=True)
class Papers:
    """The credit notes and the bills that the settlement made."""

    notes: list[Invoice]
    bills: list[Invoice]


def received_paper(
    work: Work, row: ContractWithdrawal, contract: Contract, customer: Customer
) -> Letter:
    """Return the receipt that fits the way in which the withdrawal came."""
    assert contract.concluded_at is not None  # noqa: S101  it was withdrawn from
    received = business_day(row.received_at)
    lines = work.session.scalars(
        select(ContractLine)
        .where(ContractLine.contract_id == contract.id)
        .order_by(ContractLine.position)
    )
    paper = letters.WithdrawalReceivedOnline if row.by_function else letters.WithdrawalReceived
    return paper(
        **opening(work, customer),
        contract=contract.number,
        concluded_on=business_day(contract.concluded_at),
        received_at=row.received_at,
        channel=row.channel,
        services=tuple(Service(description=line.description) for line in lines),
        refund_by=row.refund_by,
        sent_on=row.sent_on if row.sent_on != received else None,
        declaration=row.declaration,
    )


def settled_paper(  # noqa: PLR0917  the facts of one letter
    work: Work,
    row: ContractWithdrawal,
    contract: Contract,
    customer: Customer,
    ruling: Ruling[Withdrawal],
    papers: Papers,
) -> Letter:
    """Return the settlement that fits what is owed and what was paid."""
    refund, to_pay = row.refund or ZERO, row.to_pay or ZERO
    common = _common(work, row, contract, customer, papers) | {"paid": row.owed + refund - to_pay}
    back: dict[str, Any] = {}
    if refund:
        back = {
            "refund": refund,
            "refund_by": row.refund_by,
            "refund_method": row.refund_method,
            "iban": row.refund_iban,
        }
    if not row.owed:
        return letters.WithdrawalSettledNothingKept(**common, **back)
    used: dict[str, Any] = {
        "parts": tuple(_row(part) for part in ruling.applied.parts),
        "owed": row.owed,
        "reasons": tuple(cited(each) for each in ruling.reasons if each.source in _TOLD),
        "to_pay": to_pay or None,
        "invoice": ", ".join(str(bill.number) for bill in papers.bills),
    }
    if refund:
        return letters.WithdrawalSettled(**common, **used, **back)
    return letters.WithdrawalSettledUnpaid(**common, **used)


def _common(
    work: Work,
    row: ContractWithdrawal,
    contract: Contract,
    customer: Customer,
    papers: Papers,
) -> dict[str, Any]:
    domains = work.session.scalars(
        select(Domain)
        .join(ContractLine, ContractLine.id == Domain.contract_line_id)
        .where(ContractLine.contract_id == contract.id, Domain.state == DomainState.ACTIVE)
        .order_by(Domain.name)
    )
    names = tuple(
        DomainRow(name=each.name, registered_until=each.anniversary_on) for each in domains
    )
    credit = -Money.total(note.total for note in papers.notes)
    return {
        **opening(work, customer),
        "contract": contract.number,
        "received_on": business_day(row.received_at),
        "data_until": retrieval_until(max(row.sent_on, work.today)),
        "credit": credit or None,
        "credit_notes": ", ".join(str(note.number) for note in papers.notes),
        "domains": names,
        "domains_before": work.today + _ANSWER if names else None,
    }


def _row(part: PartSettled) -> letters.PartRow:
    if part.total:
        share = _("{used} van de {total} dagen").format(used=part.used, total=part.total)
    else:
        share = _("geheel verricht") if part.owed else _("niet verschuldigd")
    return letters.PartRow(what=part.what, share=share, price=part.price, owed=part.owed)


def awaits_again(work: Work, letter_id: int) -> None:
    """Let the withdrawal of a letter that is never sent wait for its letter again."""
    told = ContractWithdrawal.acknowledgement_id == letter_id
    settled = ContractWithdrawal.settlement_id == letter_id
    for row in work.session.scalars(select(ContractWithdrawal).where(told | settled)):
        if row.acknowledgement_id == letter_id:
            row.acknowledgement_id = None
        else:
            row.settlement_id = None
