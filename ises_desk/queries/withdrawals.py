"""A consumer's withdrawal from a contract as recorded, and what one would do (article 5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Text, func, select, type_coerce

from ises_desk.clock import business_day
from ises_desk.models import (
    Contract,
    ContractLine,
    ContractWithdrawal,
    Invoice,
    Letter,
    LetterInvoice,
)
from ises_desk.queries.withdrawal_facts import (
    billed_elsewhere,
    done_once,
    performed_of,
    ruling_on,
)
from ises_desk.queries.withdrawal_money import effect_of
from ises_desk.terms.art05_withdrawal import Withdrawal, check_may_withdraw
from ises_desk.terms.articles import explain
from ises_desk.values.kinds import ContractStage, InvoiceKind, LetterKind
from ises_desk.values.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from ises_desk.terms.articles import Ruling
    from ises_desk.values.kinds import Channel, PaymentMethod
    from ises_desk.values.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalDetail:
    """A withdrawal as it was recorded and, once `settled_on`, settled; `why` is "Waarom?".

    `alongside` are contracts concluded on the same day, by key and number: what adds to this one
    ends with it (6:230q lid 2 BW).
    """

    id: int
    sent_on: date
    received_at: datetime
    channel: Channel
    by_function: bool
    declaration: str
    refund_method: PaymentMethod | None
    refund_iban: str
    last_day: date
    refund_by: date
    owed: Money
    credit: Money | None
    refund: Money | None
    to_pay: Money | None
    settled_on: date | None
    acknowledgement_id: int | None
    settlement_id: int | None
    why: tuple[str, ...]
    alongside: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a withdrawal would do; `beside` is what stays due in the other reading.

    `alongside` are the numbers of other contracts of the same day (6:230q lid 2 BW). `elsewhere`
    are lines that the administration before this one billed: settled over there.
    `reasons` is the text of "Waarom?".
    """

    last_day: date
    in_time: bool
    owed: Money
    credit: Money
    refund: Money
    to_pay: Money
    refund_by: date | None
    beside: Money | None
    elsewhere: tuple[str, ...]
    alongside: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """The lines of a contract that are done once, and those of them that were performed."""

    once: tuple[tuple[int, str], ...]
    performed: tuple[int, ...]


def of_contract(session: Session, contract_id: int) -> ContractWithdrawal | None:
    """Return the withdrawal from a contract, None when there was none."""
    found = select(ContractWithdrawal).where(ContractWithdrawal.contract_id == contract_id)
    return session.scalars(found).first()


def detail(session: Session, contract_id: int) -> WithdrawalDetail | None:
    """Return the withdrawal from a contract in full, None when there was none."""
    row = of_contract(session, contract_id)
    if row is None:
        return None
    own = {"why", "alongside"}
    names = [name for name in WithdrawalDetail.__slots__ if name not in own]
    return WithdrawalDetail(
        **{name: getattr(row, name) for name in names},
        why=_why(session, row),
        alongside=alongside(session, contract_id),
    )


def alongside(session: Session, contract_id: int) -> tuple[tuple[int, str], ...]:
    """Return the customer's other contracts of the same day that go on: key and number.

    Whether they add to this contract, and so end with it (6:230q lid 2 BW), is the owner's to see.
    """
    contract = session.get_one(Contract, contract_id)
    if contract.concluded_at is None:
        return ()
    day = func.business_day(type_coerce(Contract.concluded_at, Text))
    gone = select(ContractWithdrawal.contract_id)
    rows = session.execute(
        select(Contract.id, Contract.number)
        .where(
            Contract.customer_id == contract.customer_id,
            Contract.id != contract_id,
            day == business_day(contract.concluded_at).isoformat(),
            Contract.stage == ContractStage.CONCLUDED,
            Contract.ends_on.is_(None),
            Contract.id.not_in(gone),
        )
        .order_by(Contract.id)
    )
    return tuple((key, number) for key, number in rows)


def _why(session: Session, row: ContractWithdrawal) -> tuple[str, ...]:
    contract = session.get_one(Contract, row.contract_id)
    received = business_day(row.received_at)
    ruling = ruling_on(
        session, contract, sent_on=row.sent_on, received_on=received, performed=row.performed
    )
    return explain(ruling)


def papers_of(session: Session, contract_id: int) -> tuple[list[Invoice], list[Invoice]]:
    """Return the credit notes and the bills of a settlement, by the letters that told of them."""
    told = (
        select(LetterInvoice.invoice_id)
        .join(Letter, Letter.id == LetterInvoice.letter_id)
        .where(Letter.contract_id == contract_id, Letter.kind == LetterKind.L18)
    )
    found = session.scalars(select(Invoice).where(Invoice.id.in_(told)).order_by(Invoice.id)).all()
    notes = [row for row in found if row.kind is InvoiceKind.CREDIT_NOTE]
    return notes, [row for row in found if row.kind is InvoiceKind.INVOICE]


def preview(
    session: Session,
    contract_id: int,
    received_at: datetime,
    sent_on: date | None,
    performed: Sequence[int] | None,
) -> Preview:
    """Return what a withdrawal would do; Refusal when its days can't be."""
    contract = session.get_one(Contract, contract_id)
    check_may_withdraw(contract.party, contract.number)
    received = business_day(received_at)
    ruling = ruling_on(
        session, contract, sent_on=sent_on, received_on=received, performed=performed
    )
    return _foreseen(session, contract_id, ruling, sent_on or received)


def foreseen(session: Session, withdrawal_id: int) -> Preview | None:
    """Return what the settlement of a recorded withdrawal would do now, None when it is gone."""
    row = session.get(ContractWithdrawal, withdrawal_id)
    if row is None:
        return None
    contract = session.get_one(Contract, row.contract_id)
    received = business_day(row.received_at)
    ruling = ruling_on(
        session, contract, sent_on=row.sent_on, received_on=received, performed=row.performed
    )
    found = _foreseen(session, contract.id, ruling, row.sent_on)
    if row.settled_on is None:
        return found
    return replace(
        found, credit=row.credit or ZERO, refund=row.refund or ZERO, to_pay=row.to_pay or ZERO
    )


def _foreseen(
    session: Session, contract_id: int, ruling: Ruling[Withdrawal], sent_on: date
) -> Preview:
    found = ruling.applied
    effect = effect_of(session, contract_id, found, sent_on)
    return Preview(
        last_day=found.last_day,
        in_time=bool(found.in_time),
        owed=found.owed or ZERO,
        credit=effect.credit,
        refund=effect.refund,
        to_pay=effect.to_pay,
        refund_by=found.refund_by,
        beside=ruling.beside.owed if ruling.beside else None,
        elsewhere=tuple(billed_elsewhere(session, contract_id).values()),
        alongside=tuple(number for _key, number in alongside(session, contract_id)),
        reasons=explain(ruling),
    )


def beginning(session: Session, contract_id: int, day: date) -> Beginning:
    """Return with what the form of a withdrawal begins: what the records show of a contract."""
    lines = session.scalars(select(ContractLine).where(ContractLine.contract_id == contract_id))
    return Beginning(
        once=tuple((line.id, line.description) for line in lines if done_once(line)),
        performed=performed_of(session, contract_id, day),
    )
