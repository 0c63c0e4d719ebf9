"""How far a contract line has been billed, which period comes next, and what its end may undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import select

from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Contract, ContractLine, Invoice, InvoiceLine
from ises_desk.terms.art04_payment import billable_from
from ises_desk.values.kinds import ContractStage
from ises_desk.values.period import Period

_DAY = timedelta(days=1)
_NEVER_BILLED = frozenset(ContractStage) - {ContractStage.CONCLUDED, ContractStage.DISSOLVED}


def schedule(line: ContractLine, contract: Contract) -> None:
    """Store on which day the next billing period may be billed; nothing left is empty.

    What was offered or applied for is not billed before the contract is concluded.
    """
    if contract.stage in _NEVER_BILLED:
        line.next_invoice_on = None
        return
    period = next_period(line, contract.ends_on)
    line.next_invoice_on = billable_from(period, line.billing_moment) if period else None


def next_period(line: ContractLine, contract_ends_on: date | None) -> Period | None:
    """Return the next period to bill, cut off at the end of the line or the contract."""
    if line.months == 0 and line.periods_billed:
        return None
    whole = whole_period(line, line.periods_billed)
    ends = [day for day in (line.ends_on, contract_ends_on) if day is not None]
    if not ends:
        return whole
    if min(ends) < whole.start:
        return None
    return whole.intersect(Period.through(line.starts_on, min(ends)))


def whole_period(line: ContractLine, index: int) -> Period:
    """Return a billing period without regard to the end; what is billed once has its own day."""
    if line.months == 0:
        return Period.through(line.starts_on, line.starts_on)
    return Period.months(line.starts_on, index, line.months)


def refuse_drafts(work: Work, line_ids: Sequence[int], ends_on: date, field: str) -> None:
    """Refuse an end when a draft bills days after it: it could be made final unseen."""
    draft = work.session.scalar(
        select(Invoice.id)
        .join(InvoiceLine, InvoiceLine.invoice_id == Invoice.id)
        .where(
            InvoiceLine.contract_line_id.in_(line_ids),
            Invoice.number.is_(None),
            InvoiceLine.period_until > ends_on + _DAY,
        )
        .limit(1)
    )
    if draft is not None:
        raise Refusal(
            N_("Er is een conceptfactuur voor de tijd na {day}; verwijder die eerst of maak haar "
               "definitief."),
            field=field,
            day=ends_on,
        )  # fmt: skip


def refuse_any_draft(work: Work, contract: Contract) -> None:
    """Refuse while a draft bills something of a contract that is about to end at once."""
    draft = work.session.scalar(
        select(Invoice.id)
        .join(InvoiceLine, InvoiceLine.invoice_id == Invoice.id)
        .join(ContractLine, ContractLine.id == InvoiceLine.contract_line_id)
        .where(ContractLine.contract_id == contract.id, Invoice.number.is_(None))
        .limit(1)
    )
    if draft is not None:
        raise Refusal(
            N_("Er is een conceptfactuur over dit contract; verwijder die eerst of maak haar "
               "definitief."),
            field="contract_id",
        )  # fmt: skip


def refuse_billed_end(work: Work, lines: Iterable[ContractLine], field: str) -> None:
    """Refuse to go on after an end whose last, cut period was billed: its rest would be lost."""
    for line in lines:
        billed = work.session.execute(
            select(InvoiceLine.period_index, InvoiceLine.period_until)
            .where(
                InvoiceLine.contract_line_id == line.id,
                InvoiceLine.credits_line_id.is_(None),
                InvoiceLine.period_until.is_not(None),
            )
            .order_by(InvoiceLine.period_index.desc())
            .limit(1)
        ).first()
        if billed is None or not line.months:
            continue
        index, until = billed
        if index is not None and until is not None and until < whole_period(line, index).until:
            raise Refusal(
                N_("{line} is al afgerekend t/m {day}. Verwijder die conceptfactuur eerst; is zij "
                   "definitief, begin dan een nieuwe regel of een nieuw contract op {next}."),
                field=field,
                line=line.description,
                day=until - _DAY,
                next=until,
            )  # fmt: skip
