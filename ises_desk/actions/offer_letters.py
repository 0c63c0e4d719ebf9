"""The letters of an order: offer (L01), confirmation (L02, L02z) and a no (L03)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from ises_desk import clock
from ises_desk.actions.contract_state import before_of, check_life
from ises_desk.actions.demand_papers import opening
from ises_desk.actions.issuing import issue
from ises_desk.actions.offer_paper import differing, order_facts, withdrawal_facts
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.letters import order
from ises_desk.letters.letter import Letter as Paper
from ises_desk.letters.letter import Passage
from ises_desk.models import (
    Contract,
    ContractLine,
    ContractOffer,
    Customer,
    Invoice,
    InvoiceLine,
    Letter,
    OrderEvidence,
)
from ises_desk.queries.articles import terms_document
from ises_desk.values.kinds import Channel, ContractStage, InvoiceKind, LetterKind, Party
from ises_desk.values.money import Money

_THERE = N_("Deze brief is er al; laat die eerst vervallen als hij niet klopt.")
_OFFERS = {
    (True, False): order.OfferConsumer,
    (True, True): order.OfferConsumerBinding,
    (False, False): order.OfferBusiness,
    (False, True): order.OfferBusinessBinding,
}


@action(
    "contract.write_offer",
    title=N_("Offerte op papier zetten"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def write_offer(work: Work, *, contract_id: int, wording: tuple[Passage, ...] = ()) -> int:
    """Write the offer (L01); returns the letter's key."""
    contract, customer, before = _all(work, contract_id, "contract.write_offer")
    _once(before.offer_letter_id)
    facts = order_facts(work, contract, customer) | opening(work, customer)
    paper = _OFFERS[contract.party is Party.CONSUMER, before.binding](
        **facts, valid_until=_until(contract), remark=contract.remark
    )
    before.offer_letter_id = _issue(work, contract, customer, paper, wording)
    work.session.flush()
    return before.offer_letter_id


@action(
    "contract.confirm_order",
    title=N_("Bestelling bevestigen"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def confirm_order(work: Work, *, contract_id: int, wording: tuple[Passage, ...] = ()) -> int:
    """Confirm the order (L02 to a consumer, L02z to a business); returns the letter's key."""
    contract, customer, before = _all(work, contract_id, "contract.confirm_order")
    _once(before.confirmation_letter_id)
    assert contract.concluded_at is not None  # noqa: S101  it is in this state
    facts = order_facts(work, contract, customer) | opening(work, customer)
    facts |= {
        "concluded_on": clock.business_day(contract.concluded_at),
        "channel": contract.channel,
        "differences": differing(contract, before),
    }
    paper: Paper
    if contract.party is Party.CONSUMER:
        paper = order.OrderConsumer(**facts, **withdrawal_facts(work, contract))
    else:
        paper = order.OrderBusiness(**facts)
    before.confirmation_letter_id = _issue(work, contract, customer, paper, wording)
    work.session.flush()
    return before.confirmation_letter_id


@action(
    "contract.write_decision",
    title=N_("Afwijzing schrijven"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def write_decision(work: Work, *, contract_id: int, wording: tuple[Passage, ...] = ()) -> int:
    """Tell the customer that there is no agreement (L03); returns the letter's key."""
    contract, customer, before = _all(work, contract_id, "contract.write_decision")
    _once(before.decision_letter_id)
    applied_at = before.applied_at or contract.concluded_at
    assert applied_at is not None  # noqa: S101  it was applied for, or concluded at once
    facts: dict[str, Any] = opening(work, customer) | {
        "contract": contract.number,
        "applied_on": clock.business_day(applied_at),
        "reason": before.reason,
        "refund": before.received or None,
        "refund_by": before.refund_by,
    }
    paper: Paper
    if contract.stage is ContractStage.REVOKED:
        paper = order.OfferRevoked(**facts, credit=_credited(work, contract) or None)
    else:
        paper = order.ApplicationRefused(**facts)
    before.decision_letter_id = _issue(work, contract, customer, paper, wording)
    work.session.flush()
    return before.decision_letter_id


def forget_letter(work: Work, letter_id: int) -> None:
    """Let the offer or order wait for its letter again, after that was withdrawn."""
    names = ("offer_letter_id", "confirmation_letter_id", "decision_letter_id")
    for name in names:
        column = getattr(ContractOffer, name)
        for row in work.session.scalars(select(ContractOffer).where(column == letter_id)):
            setattr(row, name, None)


def told_by(work: Work, letter: Letter, day: date) -> None:
    """Note that a consumer was told of his right to withdraw when his confirmation went out.

    Told online, he must know where he can withdraw there too (6:230oa BW).
    """
    row = _evidence(work, letter)
    if row is not None and row.informed_on is None:
        row.informed_on = day


def untold_by(work: Work, letter: Letter) -> None:
    """Take that back, when the confirmation didn't go out after all."""
    row = _evidence(work, letter)
    if row is not None and row.informed_on == letter.sent_on:
        row.informed_on = None


def _evidence(work: Work, letter: Letter) -> OrderEvidence | None:
    if letter.kind is not LetterKind.L02 or letter.contract_id is None:
        return None
    contract = work.get(Contract, letter.contract_id)
    row = work.session.get(OrderEvidence, contract.id)
    if contract.channel is Channel.WEBSITE and not (row and row.function_url):
        return None
    if row is None:
        row = work.add(OrderEvidence(contract_id=contract.id))
    return row


def _all(work: Work, contract_id: int, code: str) -> tuple[Contract, Customer, ContractOffer]:
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, code)
    return contract, work.get(Customer, contract.customer_id), before_of(work, contract)


def _until(contract: Contract) -> date:
    assert contract.valid_until is not None  # noqa: S101  every offer has a last day
    return contract.valid_until


def _once(letter_id: int | None) -> None:
    if letter_id is not None:
        raise Refusal(_THERE, field="contract_id")


def _issue(
    work: Work, contract: Contract, customer: Customer, paper: Paper, wording: tuple[Passage, ...]
) -> int:
    enclosed: tuple[int, ...] = ()
    if paper.KIND is not LetterKind.L03:  # the terms go along with what binds by them (6:234 BW)
        terms = terms_document(work.session, contract.edition)
        enclosed = (terms.document_id,) if terms else ()
    return issue(
        work, paper, customer, contract_id=contract.id, wording=wording, enclosed=enclosed
    ).id


def _credited(work: Work, contract: Contract) -> Money:
    """Return what was credited over a contract, above zero."""
    mine = (
        select(Invoice.id)
        .join(InvoiceLine, InvoiceLine.invoice_id == Invoice.id)
        .join(ContractLine, ContractLine.id == InvoiceLine.contract_line_id)
        .where(
            ContractLine.contract_id == contract.id,
            Invoice.kind == InvoiceKind.CREDIT_NOTE,
            Invoice.number.is_not(None),
        )
    )
    totals = work.session.scalars(select(Invoice.total).where(Invoice.id.in_(mine)))
    return -Money.total(totals)
