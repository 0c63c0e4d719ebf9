"""About which term of a contract a customer is to be told ahead, and from when (15.1)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ises_desk.actions.work import Work
from ises_desk.models import Contract, Letter, Renewal
from ises_desk.queries import settings
from ises_desk.queries.notices import noticing
from ises_desk.terms.art15_duration import renewal, renewal_ending
from ises_desk.terms.renewals import Renewal as Term
from ises_desk.values.kinds import ContractStage

TOLD_DAYS = "renewal.days"


def plan(work: Work, contract: Contract, day: date) -> None:
    """Note about which term a customer is to be told first, from a day on; none comes twice."""
    work.session.flush()
    if contract.stage is not ContractStage.CONCLUDED:
        return
    party = noticing(contract)
    term = renewal(party, contract.starts_on, contract.months, contract.notice_months, day)
    if term is None:
        return
    known = select(Renewal.id).filter_by(contract_id=contract.id, term_ends_on=term.term.last_day)
    if work.session.scalar(known) is None:
        work.add(
            Renewal(
                contract_id=contract.id,
                term_ends_on=term.term.last_day,
                notice_by=term.notice_by,
                due_on=term.due_on(_days(work), contract.notice_months),
            )
        )


def plan_anew(work: Work, contract: Contract) -> None:
    """Reckon again what is still to be told, since the term of notice changed."""
    for row in _waiting(work, contract):
        _reckon(work, row, contract)
    work.session.flush()


def plan_all_anew(work: Work) -> None:
    """Reckon again what is still to be told, since the days ahead changed."""
    rows = work.session.execute(
        select(Renewal, Contract)
        .join(Contract, Contract.id == Renewal.contract_id)
        .where(Renewal.letter_id.is_(None), Renewal.passed_on.is_(None))
        .order_by(Renewal.id)
    )
    for row, contract in rows.all():
        _reckon(work, row, contract)
    work.session.flush()


def plan_from(work: Work, contract: Contract, day: date) -> None:
    """Reckon anew what is still to be told of a contract that passed to another customer."""
    for row in _waiting(work, contract):
        work.session.delete(row)
    plan(work, contract, day)


def forget_plans(work: Work, contract: Contract) -> None:
    """Take away what was to be told about a contract that is removed."""
    for row in work.session.scalars(select(Renewal).filter_by(contract_id=contract.id)).all():
        work.session.delete(row)
    work.session.flush()


def dropped_message(work: Work, letter: Letter) -> None:
    """Let a term wait for its message again: the letter is never sent."""
    for row in work.session.scalars(select(Renewal).filter_by(letter_id=letter.id)).all():
        row.letter_id = None


def _reckon(work: Work, row: Renewal, contract: Contract) -> None:
    term = term_of(contract, row)
    row.notice_by = term.notice_by
    row.due_on = term.due_on(_days(work), contract.notice_months)


def _days(work: Work) -> int:
    if TOLD_DAYS not in work.cache:
        work.cache[TOLD_DAYS] = settings.value(work.session, TOLD_DAYS)
    return int(work.cache[TOLD_DAYS])


def _waiting(work: Work, contract: Contract) -> list[Renewal]:
    found = select(Renewal).filter_by(contract_id=contract.id, letter_id=None, passed_on=None)
    return list(work.session.scalars(found.order_by(Renewal.id)))


def term_of(contract: Contract, row: Renewal) -> Term:
    """Return the term that a row is about, from the contract's own first day."""
    return renewal_ending(
        noticing(contract),
        contract.starts_on,
        contract.months,
        contract.notice_months,
        row.term_ends_on,
    )
