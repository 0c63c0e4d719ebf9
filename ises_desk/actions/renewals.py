"""Telling a customer ahead that his contract renews, or can be left each month (15.1; L20)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from ises_desk.actions.demand_papers import opening
from ises_desk.actions.issuing import issue
from ises_desk.actions.register import Undo, action
from ises_desk.actions.renewal_plans import plan, term_of
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal, shown_at
from ises_desk.i18n import N_, _
from ises_desk.letters import renewal as letters
from ises_desk.letters.letter import Letter as Paper
from ises_desk.letters.letter import Passage
from ises_desk.models import Contract, ContractLine, Customer, Renewal
from ises_desk.terms.renewals import Renewal as Term
from ises_desk.values.kinds import ContractStage

_DAY = timedelta(days=1)


@action(
    "renewal.tell",
    title=N_("Bericht over verlenging maken"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def tell(work: Work, *, renewal_id: int, wording: tuple[Passage, ...] = ()) -> int:
    """Write a customer how his contract goes on, and until when he can stop it (L20).

    Once for each term. Returns the letter's key.
    """
    row, contract = _open(work, renewal_id)
    if row.notice_by < work.today:
        raise Refusal(
            N_(
                "Opzeggen kon tot en met {day}; een bericht komt nu te laat. Sla deze termijn over."
            ),
            field="renewal_id",
            basis="15.1",
            day=row.notice_by,
        )
    customer = work.get(Customer, contract.customer_id)
    paper = _paper(work, customer, contract, term_of(contract, row))
    letter = issue(work, paper, customer, contract_id=contract.id, wording=wording)
    row.letter_id = letter.id
    plan(work, contract, row.term_ends_on + _DAY)
    return letter.id


@action("renewal.pass_over", title=N_("Bericht over verlenging overslaan"), undo=Undo.REVERT)
def pass_over(work: Work, *, renewal_ids: tuple[int, ...]) -> int:
    """Decide to write nothing about these terms; the next come at their own time.

    Returns how many.
    """
    for key in renewal_ids:
        with shown_at("renewal_ids"):
            row, contract = _open(work, key)
        row.passed_on = work.today
        plan(work, contract, max(work.today, row.term_ends_on + _DAY))
    return len(renewal_ids)


def _open(work: Work, renewal_id: int) -> tuple[Renewal, Contract]:
    row = work.get(Renewal, renewal_id, "renewal_id")
    contract = work.get(Contract, row.contract_id)
    if row.letter_id is not None or row.passed_on is not None:
        raise Refusal(
            N_("Over deze termijn van contract {number} is al bericht, of zij is overgeslagen."),
            field="renewal_id",
            basis="15.1",
            number=contract.number,
        )
    if contract.ends_on is not None or contract.stage is not ContractStage.CONCLUDED:
        raise Refusal(
            N_("Contract {number} wordt niet verlengd; er is niets te berichten."),
            field="renewal_id",
            basis="15.1",
            number=contract.number,
        )
    return row, contract


def _paper(work: Work, customer: Customer, contract: Contract, term: Term) -> Paper:
    lines = work.session.scalars(
        select(ContractLine.description)
        .where(
            ContractLine.contract_id == contract.id,
            ContractLine.months > 0,
            ContractLine.ends_on.is_(None),
        )
        .order_by(ContractLine.position)
    ).all()
    fallback = _("de dienst van contract {number}").format(number=contract.number)
    common = {
        **opening(work, customer),
        "contract": contract.number,
        "services": tuple(letters.Service(description=each) for each in lines or [fallback]),
        "term_end": term.term.last_day,
        "last_notice_on": term.notice_by,
    }
    if term.next_term is None:
        return letters.RenewalConsumer(**common, monthly_from=term.term.until)
    return letters.RenewalBusiness(
        **common, next_from=term.next_term.start, next_end=term.next_term.last_day
    )
