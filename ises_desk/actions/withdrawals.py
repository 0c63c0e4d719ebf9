"""A consumer's withdrawal (5): recorded, its receipt confirmed (L17), and settled (L18)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from ises_desk.actions import checks
from ises_desk.actions.contract_state import check_life, lines_now
from ises_desk.actions.issuing import issue
from ises_desk.actions.line_schedule import refuse_any_draft, schedule
from ises_desk.actions.register import Undo, action
from ises_desk.actions.withdrawal_money import bill_rest, credit_all
from ises_desk.actions.withdrawal_paper import Papers, received_paper, settled_paper
from ises_desk.actions.work import Work
from ises_desk.clock import business_day
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.letters.letter import Passage
from ises_desk.models import (
    Contract,
    ContractWithdrawal,
    Customer,
)
from ises_desk.queries.withdrawal_facts import done_once, last_payment, performed_of, ruling_on
from ises_desk.queries.withdrawal_money import effect_of
from ises_desk.queries.withdrawals import of_contract, papers_of
from ises_desk.terms.art05_withdrawal import BASIS, Withdrawal, check_may_withdraw
from ises_desk.terms.articles import Ruling
from ises_desk.values import identifiers
from ises_desk.values.kinds import Channel, ContractStage, PaymentMethod

_LONGEST_DECLARATION = 4000


@action("contract.withdraw", title=N_("Herroeping vastleggen"), undo=Undo.REVERT)
def withdraw(
    work: Work,
    *,
    contract_id: int,
    received_at: datetime | None = None,
    sent_on: date | None = None,
    channel: Channel = Channel.EMAIL,
    by_function: bool = False,
    declaration: str = "",
    refund_method: PaymentMethod | None = None,
    refund_iban: str = "",
    performed: tuple[int, ...] | None = None,
) -> int:
    """Record a consumer's withdrawal: the contract ends on the day on which it was sent, or did.

    `performed` are the lines done once that were fully performed, by default what the records
    show. The money goes back as it came, unless `refund_method` says otherwise. Returns its key.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    moment = received_at or work.now
    _refuse(work, contract, moment, channel, by_function=by_function)
    received = business_day(moment)
    sent = sent_on or received
    done = _performed(work, contract, sent, performed)
    ruling = _ruling(work, contract, sent, received, done)
    _refuse_late(ruling.applied, sent)
    paid = last_payment(work.session, contract.id)
    account = checks.optional(refund_iban, "refund_iban", identifiers.iban)
    row = work.add(
        ContractWithdrawal(
            contract_id=contract.id,
            sent_on=sent,
            received_at=moment,
            channel=channel,
            by_function=by_function,
            declaration=checks.block(
                declaration, "declaration", N_("De verklaring"), _LONGEST_DECLARATION, empty=True
            ),
            refund_method=refund_method or (paid.method if paid else None),
            refund_iban=account or (paid.iban if paid else ""),
            performed=list(done),
            last_day=ruling.applied.last_day,
            refund_by=ruling.applied.refund_by,
            ruling=ruling.as_plain(),
            owed=ruling.applied.owed,
        )
    )
    contract.stage = ContractStage.WITHDRAWN
    contract.ends_on = min(sent, contract.ends_on or sent)  # what was over stays over
    for line in lines_now(work, contract):
        schedule(line, contract)
    work.session.flush()
    return row.id


def _refuse(
    work: Work, contract: Contract, moment: datetime, channel: Channel, *, by_function: bool
) -> None:
    check_may_withdraw(contract.party, contract.number)
    earlier = of_contract(work.session, contract.id)
    if earlier is not None:
        raise Refusal(
            N_("Contract {number} is al herroepen op {day}; dat kan maar één keer."),
            field="contract_id",
            basis=BASIS,
            number=contract.number,
            day=earlier.sent_on,
        )
    check_life(work, contract, "contract.withdraw")
    if moment > work.now:
        raise Refusal(
            N_("Het tijdstip van ontvangst ligt niet in de toekomst."),
            field="received_at",
            basis=BASIS,
        )
    checks.near(business_day(moment), "received_at")
    if by_function and channel is not Channel.WEBSITE:
        raise Refusal(
            N_("De herroepingsfunctie staat op de website; kies die als weg."),
            field="channel",
            basis="6:230oa BW",
        )
    refuse_any_draft(work, contract)


def _performed(
    work: Work, contract: Contract, sent: date, given: tuple[int, ...] | None
) -> Sequence[int]:
    if given is None:
        return performed_of(work.session, contract.id, sent)
    known = {line.id for line in lines_now(work, contract) if done_once(line)}
    if not known.issuperset(given):
        raise Refusal(
            N_("Kies alleen regels van dit contract die één keer worden verricht."),
            field="performed",
            basis="6:230p onder d BW",
        )
    return sorted(set(given))


def _ruling(
    work: Work, contract: Contract, sent: date, received: date, done: Sequence[int]
) -> Ruling[Withdrawal]:
    try:
        return ruling_on(work.session, contract, sent_on=sent, received_on=received, performed=done)
    except Refusal as refusal:
        early = refusal.field == "received_on" or sent == received
        raise refusal.at("received_at" if early else "sent_on") from refusal


def _refuse_late(found: Withdrawal, sent: date) -> None:
    if not found.in_time:
        raise Refusal(
            N_("Herroepen kon tot en met {day}; deze verklaring is op {sent} verstuurd. Leg haar "
               "vast als een opzegging."),
            field="sent_on",
            basis=f"{BASIS}; 15.1",
            day=found.last_day,
            sent=sent,
        )  # fmt: skip


@action(
    "contract.acknowledge_withdrawal",
    title=N_("Ontvangst van herroeping bevestigen"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def acknowledge(work: Work, *, withdrawal_id: int, wording: tuple[Passage, ...] = ()) -> int:
    """Write the receipt (L17) with day and time, at once; returns the letter's key."""
    row = work.get(ContractWithdrawal, withdrawal_id, "withdrawal_id")
    if row.acknowledgement_id is not None:
        raise Refusal(N_("De ontvangst is al bevestigd."), field="withdrawal_id")
    contract = work.get(Contract, row.contract_id)
    check_life(work, contract, "contract.acknowledge_withdrawal")
    customer = work.get(Customer, contract.customer_id)
    paper = received_paper(work, row, contract, customer)
    letter = issue(work, paper, customer, contract_id=contract.id, wording=wording)
    row.acknowledgement_id = letter.id
    work.session.flush()
    return letter.id


@action(
    "contract.settle_withdrawal",
    title=N_("Herroeping afwikkelen"),
    undo=Undo.NEVER,
    because=N_("De creditnota en de factuur zijn definitief; schrijf de klant een nieuwe brief."),
)
def settle(work: Work, *, withdrawal_id: int, wording: tuple[Passage, ...] = ()) -> int:
    """Credit what isn't owed, bill what is, and write the settlement (L18); returns its key."""
    row = work.get(ContractWithdrawal, withdrawal_id, "withdrawal_id")
    if row.settlement_id is not None:
        raise Refusal(N_("Deze herroeping is al afgewikkeld."), field="withdrawal_id")
    contract = work.get(Contract, row.contract_id)
    check_life(work, contract, "contract.settle_withdrawal")
    customer = work.get(Customer, contract.customer_id)
    received = business_day(row.received_at)
    ruling = _ruling(work, contract, row.sent_on, received, row.performed)
    if row.settled_on is None:
        papers = _settle_money(work, row, contract, customer, ruling)
    else:  # its letter was not sent after all: the papers stand, a new letter tells of them
        papers = Papers(*papers_of(work.session, contract.id))
    paper = settled_paper(work, row, contract, customer, ruling, papers)
    keys = tuple(each.id for each in (*papers.notes, *papers.bills))
    letter = issue(
        work, paper, customer, contract_id=contract.id, invoice_ids=keys, wording=wording
    )
    row.settlement_id = letter.id
    work.session.flush()
    return letter.id


def _settle_money(
    work: Work,
    row: ContractWithdrawal,
    contract: Contract,
    customer: Customer,
    ruling: Ruling[Withdrawal],
) -> Papers:
    effect = effect_of(work.session, contract.id, ruling.applied, row.sent_on)
    row.ruling = ruling.as_plain()
    row.credit, row.refund, row.to_pay = effect.credit, effect.refund, effect.to_pay
    row.settled_on = work.today
    notes = credit_all(work, contract, effect)
    bill = bill_rest(work, contract, customer, ruling.applied, row.sent_on)
    return Papers(notes, [bill] if bill is not None else [])
