"""Duties about withdrawals (5): the receipt at once, the settlement and the refund by their day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from ises_desk.clock import business_day
from ises_desk.i18n import N_
from ises_desk.models import (
    Contract,
    ContractWithdrawal,
    Customer,
    Invoice,
    Letter,
    LetterInvoice,
)
from ises_desk.queries.debts import NOTHING, of_kind
from ises_desk.queries.duties import Duty
from ises_desk.values.kinds import InvoiceKind, LetterKind
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

_REFUND = ("5.2", "6:230r lid 1 BW", "6:230r lid 2 BW")


def duties(session: Session) -> Iterator[Duty]:
    """Yield what withdrawals still ask: a receipt, a settlement, the money back."""
    rows = session.execute(
        select(ContractWithdrawal, Contract, Customer.name)
        .join(Contract, Contract.id == ContractWithdrawal.contract_id)
        .join(Customer, Customer.id == Contract.customer_id)
        .where(
            ContractWithdrawal.acknowledgement_id.is_(None)
            | ContractWithdrawal.settlement_id.is_(None)
        )
    )
    for row, contract, name in rows:
        common = _about(row, contract, name)
        if row.acknowledgement_id is None:
            yield _receipt(row, contract, name, common)
        if row.settlement_id is None:
            yield _settlement(row, contract, name, common)
    yield from _refunds(session)


def _about(row: ContractWithdrawal, contract: Contract, name: str) -> dict[str, Any]:
    return {
        "subject": "contract",
        "key": contract.id,
        "customer_id": contract.customer_id,
        "customer": name,
        "arguments": {"withdrawal_id": row.id},
    }


def _receipt(
    row: ContractWithdrawal, contract: Contract, name: str, common: dict[str, Any]
) -> Duty:
    return Duty(
        kind="acknowledge_withdrawal",
        due_on=business_day(row.received_at),
        words=(
            N_("Ontvangst van herroeping bevestigen aan {customer}: contract {number}"),
            {"customer": name, "number": contract.number},
        ),
        reasons=(
            (
                N_("Ontvangen op {moment}; de bevestiging met dag en tijdstip gaat meteen uit."),
                {"moment": row.received_at},
            ),
        ),
        basis=("5.1", "6:230oa BW"),
        action="contract.acknowledge_withdrawal",
        **common,
    )


def _settlement(
    row: ContractWithdrawal, contract: Contract, name: str, common: dict[str, Any]
) -> Duty:
    return Duty(
        kind="settle_withdrawal",
        due_on=row.refund_by,
        words=(
            N_("Herroeping van {customer} afwikkelen: contract {number}"),
            {"customer": name, "number": contract.number},
        ),
        reasons=(
            (
                N_("Terugbetalen gaat zonder vertraging, uiterlijk op {day}; daarvóór komen de "
                   "creditnota en de brief."),
                {"day": row.refund_by},
            ),
        ),
        basis=_REFUND,
        action="contract.settle_withdrawal",
        **common,
    )  # fmt: skip


def of_withdrawals() -> Select[int]:
    """Return the keys of the credit notes with a last day of their own: made by a settlement."""
    return (
        select(LetterInvoice.invoice_id)
        .join(Letter, Letter.id == LetterInvoice.letter_id)
        .where(of_kind(LetterKind.L18))
    )


def _refunds(session: Session) -> Iterator[Duty]:
    owed = select(Invoice.id).where(Invoice.open < NOTHING, Invoice.kind == InvoiceKind.CREDIT_NOTE)
    rows = session.execute(
        select(Invoice.id, -Invoice.open, ContractWithdrawal, Contract, Customer.name)
        .join(LetterInvoice, LetterInvoice.invoice_id == Invoice.id)
        .join(Letter, Letter.id == LetterInvoice.letter_id)
        .join(ContractWithdrawal, ContractWithdrawal.contract_id == Letter.contract_id)
        .join(Contract, Contract.id == ContractWithdrawal.contract_id)
        .join(Customer, Customer.id == Contract.customer_id)
        .where(
            LetterInvoice.invoice_id.in_(owed),
            of_kind(LetterKind.L18),
        )
        .distinct()
    )
    notes: dict[int, dict[int, Money]] = defaultdict(dict)
    found: dict[int, tuple[ContractWithdrawal, Contract, str]] = {}
    for key, amount, row, contract, name in rows:
        notes[row.id][key] = amount
        found[row.id] = (row, contract, name)
    for key, (row, contract, name) in found.items():
        yield _refund(row, contract, name, notes[key])


def _refund(
    row: ContractWithdrawal, contract: Contract, name: str, notes: dict[int, Money]
) -> Duty:
    amount = Money.total(notes.values())
    arguments = {"customer_id": contract.customer_id, "amount": amount}
    way = {"method": row.refund_method, "iban": row.refund_iban, "credit_note_ids": tuple(notes)}
    return Duty(
        kind="refund",
        due_on=row.refund_by,
        words=(
            N_("Na herroeping terugbetalen aan {customer}: {amount}"),
            {"customer": name, "amount": amount},
        ),
        reasons=(
            (
                N_("Uiterlijk op {day}, veertien dagen na de ontvangst, op de manier waarop is "
                   "betaald."),
                {"day": row.refund_by},
            ),
        ),
        basis=_REFUND,
        subject="contract",
        key=contract.id,
        customer_id=contract.customer_id,
        customer=name,
        action="payment.refund",
        arguments={**arguments, **{name: given for name, given in way.items() if given}},
    )  # fmt: skip
