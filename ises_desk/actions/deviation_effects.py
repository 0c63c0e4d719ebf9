"""What an agreement apart from the terms (2.1) does: the contract's own numbers follow it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ises_desk.actions.renewal_plans import plan, plan_anew
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal, shown_at
from ises_desk.i18n import N_
from ises_desk.models import Contract, Deviation, Renewal
from ises_desk.queries.agreed_terms import TERM, terms_of
from ises_desk.terms.art15_duration import first_term
from ises_desk.terms.deviations import ARTICLES, check_number
from ises_desk.terms.edition import edition_of
from ises_desk.values.kinds import AgreedNumber, ContractStage

# The columns in which a contract keeps the numbers that its invoices and terms follow.
COLUMNS = {
    AgreedNumber.PAYMENT_DAYS: "payment_days",
    AgreedNumber.DURATION_MONTHS: "months",
    AgreedNumber.NOTICE_MONTHS: "notice_months",
}


def put(
    work: Work,
    contract: Contract,
    number: AgreedNumber,
    value: int,
    *,
    agreed_on: date,
    document: str,
    text: str = "",
    field: str = "value",
) -> Deviation:
    """Record an agreed number, checked at `field`, and let the contract follow it."""
    with shown_at(field):
        check_number(number, value, contract.party, edition_of(contract.edition))
    if getattr(terms_of(contract), number.value) != value:
        refuse_settled(work, contract, number, field)
    row = work.add(
        Deviation(
            contract_id=contract.id,
            article=ARTICLES[number],
            number=number,
            value=value,
            text=text,
            agreed_on=agreed_on,
            document=document,
        )
    )
    follow(work, contract)
    return row


def note(work: Work, contract: Contract, agreed_on: date, document: str) -> None:
    """Record the numbers with which a contract begins that are not those of its edition."""
    edition = edition_of(contract.edition)
    for number, column in COLUMNS.items():
        value = getattr(contract, column)
        if value != getattr(edition, number.value):
            work.session.add(
                Deviation(
                    contract_id=contract.id,
                    article=ARTICLES[number],
                    number=number,
                    value=value,
                    agreed_on=agreed_on,
                    document=document,
                )
            )
    work.session.flush()
    work.session.expire(contract, ["deviations"])


def follow(work: Work, contract: Contract) -> None:
    """Bring a contract's own numbers in line with what was agreed, and what is told ahead."""
    work.session.expire(contract, ["deviations"])
    terms = terms_of(contract)
    before = (contract.months, contract.notice_months)
    for number, column in COLUMNS.items():
        setattr(contract, column, getattr(terms, number.value))
    if contract.months != before[0]:
        _tell_anew(work, contract)
    elif contract.notice_months != before[1]:
        plan_anew(work, contract)
    work.session.flush()


def _tell_anew(work: Work, contract: Contract) -> None:
    """Let another duration decide about which term a customer is told."""
    waiting = select(Renewal).filter_by(contract_id=contract.id, letter_id=None, passed_on=None)
    for row in work.session.scalars(waiting).all():
        work.session.delete(row)
    plan(work, contract, work.today)


def refuse_settled(work: Work, contract: Contract, number: AgreedNumber, field: str) -> None:
    """Refuse another duration or notice once it decided: after notice, or in a later term."""
    if number not in TERM or contract.stage is not ContractStage.CONCLUDED:
        return
    if contract.ends_on is not None:
        raise Refusal(
            N_("Contract {number} is al opgezegd en eindigt op {day}; de opzegtermijn verandert "
               "daarna niet meer."),
            field=field,
            basis="15.1",
            number=contract.number,
            day=contract.ends_on,
        )  # fmt: skip
    first = first_term(contract.starts_on, contract.months).last_day
    if number is AgreedNumber.DURATION_MONTHS and first < work.today:
        raise Refusal(
            N_("De eerste termijn van contract {number} eindigde op {day}; sluit voor een andere "
               "duur een nieuw contract."),
            field=field,
            basis="15.1",
            number=contract.number,
            day=first,
        )  # fmt: skip
