"""Concluding and changing contracts (2.3, 15.1)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from ises_desk import clock
from ises_desk.actions.contract_making import (
    Agreed,
    account_of,
    make,
    remark_of,
)
from ises_desk.actions.contract_state import check_life
from ises_desk.actions.deviation_effects import put
from ises_desk.actions.line_input import LineInput
from ises_desk.actions.register import Undo, action
from ises_desk.actions.renewal_plans import forget_plans
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import (
    Base,
    Contract,
    ContractLine,
    ContractOffer,
    Customer,
    Design,
    OrderEvidence,
    Renewal,
)
from ises_desk.values.kinds import AgreedNumber, Channel, ContractStage

# What is part of a contract itself, and goes with it.
_OWN = frozenset(
    {"contract_line", "contract_offer", "design", "deviation", "order_evidence", "renewal"}
)


@action("contract.conclude", title=N_("Contract sluiten"), undo=Undo.REVERT)
def conclude(
    work: Work,
    *,
    customer_id: int,
    lines: tuple[LineInput, ...],
    starts_on: date,
    concluded_at: datetime | None = None,
    channel: Channel = Channel.FORM,
    account_id: int | None = None,
    months: int | None = None,
    notice_months: int | None = None,
    payment_days: int | None = None,
    gross_prices: bool | None = None,
    number: str = "",
    remark: str = "",
) -> int:
    """Conclude a contract; what isn't agreed otherwise follows the edition of the terms (2.1).

    Without `concluded_at` a contract that began earlier was concluded on its first day.
    """
    agreed = Agreed(
        customer_id=customer_id,
        lines=lines,
        starts_on=starts_on,
        account_id=account_id,
        months=months,
        notice_months=notice_months,
        payment_days=payment_days,
        gross_prices=gross_prices,
        number=number,
        remark=remark,
    )
    concluded = concluded_at or min(work.now, clock.moment_on(starts_on))
    return make(work, agreed, ContractStage.CONCLUDED, channel, concluded).id


@action("contract.change", title=N_("Contract wijzigen"), undo=Undo.REVERT)
def change(
    work: Work,
    *,
    contract_id: int,
    account_id: int | None = None,
    payment_days: int | None = None,
    notice_months: int | None = None,
    remark: str | None = None,
) -> int:
    """Change what was agreed apart from the lines; later invoices follow it.

    Numbers are kept as agreed today; `deviation.agree` says in which document they stand too.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.change")
    customer = work.get(Customer, contract.customer_id)
    if account_id is not None:
        contract.account_id = account_of(work, customer, account_id)
    numbers = (AgreedNumber.PAYMENT_DAYS, payment_days), (AgreedNumber.NOTICE_MONTHS, notice_months)
    for number, value in numbers:
        if value is not None and value != getattr(contract, number.value):
            field = number.value
            put(work, contract, number, value, agreed_on=work.today, document="", field=field)
    if remark is not None:
        contract.remark = remark_of(remark)
    return contract.id


@action("contract.remove", title=N_("Contract verwijderen"), undo=Undo.REVERT)
def remove(work: Work, *, contract_id: int) -> int:
    """Remove a contract that was entered by mistake: nothing billed, no letter written."""
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.remove")
    if _is_used(work, contract_id):
        raise Refusal(
            N_("Bij contract {number} horen facturen, brieven, een opzegging, domeinnamen of iets "
               "anders; zeg het liever op."),
            field="contract_id",
            number=contract.number,
        )  # fmt: skip
    for before in (ContractOffer, OrderEvidence):
        own = work.session.get(before, contract_id)
        if own is not None:
            work.session.delete(own)
    terms = work.session.scalars(select(Renewal).filter_by(contract_id=contract_id))
    designs = work.session.scalars(select(Design).filter_by(contract_id=contract_id))
    for row in (*contract.lines, *contract.deviations, *terms, *designs):
        work.session.delete(row)
    forget_plans(work, contract)
    work.remove(contract)
    return contract_id


def _is_used(work: Work, contract_id: int) -> bool:
    """Tell whether a row of any table refers to the contract or its lines, but what is its own."""
    line_keys = select(ContractLine.id).where(ContractLine.contract_id == contract_id)
    for table in Base.metadata.sorted_tables:
        if table.name in _OWN:
            continue
        for key in table.foreign_keys:
            refers = {
                "contract.id": key.parent == contract_id,
                "contract_line.id": key.parent.in_(line_keys),
            }.get(key.target_fullname)
            query = select(key.parent).where(refers).limit(1) if refers is not None else None
            if query is not None and work.session.scalar(query) is not None:
                return True
    return False
