"""Where the choice of court (19) was invoked, until when a consumer may choose, and its weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.law.consumer_notice import delivered
from ises_desk.models import Contract, CourtInvocation, Customer, Letter
from ises_desk.queries import debts
from ises_desk.queries.agreed_terms import terms_of
from ises_desk.terms.art19_forum import court_choice, court_of_terms
from ises_desk.terms.articles import explain
from ises_desk.terms.edition import Edition, edition_for
from ises_desk.values.kinds import Channel, Delivery, Party

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.values.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation:
    """A dispute in which 19.1 was invoked; `reasons` is the text of "Waarom?"."""

    id: int
    letter_id: int
    letter: str
    contract: str
    about: str
    at_stake: Money | None
    made_on: date
    sent_on: date | None
    choose_by: date | None
    chosen_on: date | None
    closed_on: date | None
    outcome: str
    reasons: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether something may still come of it."""
        return self.closed_on is None and self.chosen_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What invoking 19.1 would do: whether it has effect, and a consumer's last day to choose."""

    holds: bool
    choose_by: date | None
    reasons: tuple[str, ...]


def invocations(
    session: Session, customer_id: int | None = None, contract_id: int | None = None
) -> tuple[Invocation, ...]:
    """Return the disputes of a customer or a contract, the newest first; dropped letters not."""
    rows = (
        select(CourtInvocation, Letter.number, Contract.number)
        .join(Letter, Letter.id == CourtInvocation.letter_id)
        .outerjoin(Contract, Contract.id == CourtInvocation.contract_id)
        .where(Letter.withdrawn_on.is_(None))
        .order_by(CourtInvocation.id.desc())
    )
    if customer_id is not None:
        rows = rows.where(CourtInvocation.customer_id == customer_id)
    if contract_id is not None:
        rows = rows.where(CourtInvocation.contract_id == contract_id)
    return tuple(
        Invocation(
            id=row.id,
            letter_id=row.letter_id,
            letter=letter,
            contract=contract or "",
            about=row.about,
            at_stake=row.at_stake,
            made_on=row.made_on,
            sent_on=row.sent_on,
            choose_by=row.choose_by,
            chosen_on=row.chosen_on,
            closed_on=row.closed_on,
            outcome=row.outcome,
            reasons=explain(court_of_terms(row.party, row.at_stake)),
        )
        for row, letter, contract in session.execute(rows)
    )


def preview(
    session: Session, customer_id: int, contract_id: int | None, at_stake: Money | None, day: date
) -> Preview:
    """Return what invoking 19.1 on a day would do in a dispute."""
    customer = session.get_one(Customer, customer_id)
    contract = session.get(Contract, contract_id) if contract_id is not None else None
    party = contract.party if contract else customer.party
    ruling = court_of_terms(party, at_stake)
    reasons, last = explain(ruling), None
    if party is Party.CONSUMER:
        last = choose_by(session, customer, contract, day)
        reasons += explain(court_choice(_arrival(session, customer, day)))[1:3]
    return Preview(holds=ruling.applied, choose_by=last, reasons=reasons)


def choose_by(session: Session, customer: Customer, contract: Contract | None, day: date) -> date:
    """Return a consumer's last day to choose, when his letter goes out on a day (19.2)."""
    # to check: choice-of-court-from-arrival
    return month_from(_arrival(session, customer, day), contract)


def _arrival(session: Session, customer: Customer, day: date) -> date:
    return delivered(day, customer.delivery, debts.number(session, debts.BUFFER_DAYS))


def arrives(session: Session, channel: Channel, day: date) -> date:
    """Return when a letter that went out this way on a day is held to arrive."""
    if channel is Channel.IN_PERSON:
        return day
    way = Delivery.EMAIL if channel is Channel.EMAIL else Delivery.POST
    return delivered(day, way, debts.number(session, debts.BUFFER_DAYS))


def month_from(arrived: date, contract: Contract | None) -> date:
    """Return the last day of the month, or what was agreed, that a consumer has from a day."""
    return court_choice(arrived, edition_by(contract, arrived).court_choice_months).applied.last_day


def edition_by(contract: Contract | None, day: date) -> Edition:
    """Return the edition that a dispute falls under: the contract's own, else that of the day."""
    return terms_of(contract) if contract else edition_for(day)[0]
