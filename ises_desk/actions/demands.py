"""Overdue letters: reminder, fourteen-day letter, demand, specification, default notice."""

from __future__ import annotations

from datetime import date

from ises_desk.actions import checks
from ises_desk.actions import demand_papers as papers
from ises_desk.actions.claim_papers import check_until, specification
from ises_desk.actions.contract_making import customer_of
from ises_desk.actions.issuing import issue
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.law.consumer_notice import check_notice
from ises_desk.letters.letter import Letter as Paper
from ises_desk.letters.letter import Passage
from ises_desk.models import Customer, Demand, DemandInvoice
from ises_desk.queries import debts
from ises_desk.queries.demands import Amounts, amounts, chosen, unchecked_table
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import LetterKind, Party

LONGEST_TERM = 90
LONGEST_FACTS = 2000


@action(
    "reminder.issue",
    title=N_("Betalingsherinnering maken"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def issue_reminder(
    work: Work,
    *,
    customer_id: int,
    invoice_ids: tuple[int, ...] = (),
    wording: tuple[Passage, ...] = (),
) -> int:
    """Make a reminder, free of any cost, over overdue invoices; returns the letter's key.

    `wording` are the owner's own words where the law leaves room for them.
    """
    customer = customer_of(work, customer_id)
    asked = _asked(work, LetterKind.L06, customer, invoice_ids)
    return _issue(work, customer, asked, papers.reminder(work, customer, asked), wording)


@action(
    "fourteen_day.issue",
    title=N_("Veertiendagenbrief maken"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def issue_fourteen_day(
    work: Work,
    *,
    customer_id: int,
    invoice_ids: tuple[int, ...] = (),
    wording: tuple[Passage, ...] = (),
) -> int:
    """Make the letter that a consumer must have had before he owes costs (6:96 lid 6 BW).

    It holds every overdue claim (lid 7), charges nothing itself, and names the exact fee.
    Returns the letter's key.
    """
    customer = customer_of(work, customer_id)
    asked = _asked(work, LetterKind.L07, customer, invoice_ids)
    overdue = chosen(work.session, LetterKind.L07, customer.id, work.today, invoice_ids)
    check_notice(Party.CONSUMER, (Deadline(debt.due_on) for debt in overdue), work.today)
    return _issue(work, customer, asked, papers.fourteen_day_letter(work, customer, asked), wording)


@action("demand.issue", title=N_("Aanmaning maken"), undo=Undo.COMPENSATE, by="letter.withdraw")
def issue_demand(
    work: Work,
    *,
    customer_id: int,
    invoice_ids: tuple[int, ...] = (),
    days: int | None = None,
    wording: tuple[Passage, ...] = (),
) -> int:
    """Make the demand to a business or government: principal, interest and costs.

    `days` to pay run from the day the letter should arrive. Returns the letter's key.
    """
    customer = customer_of(work, customer_id)
    term = days_of(work, days, debts.DEMAND_DAYS)
    asked = _asked(work, LetterKind.L08, customer, invoice_ids)
    _refuse_unchecked(asked)
    last = papers.final_day(work, customer, term)
    paper = papers.payment_demand(work, customer, asked, last)
    return _issue(work, customer, asked, paper, wording, last_day=last)


@action(
    "claim.specify",
    title=N_("Vordering specificeren"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def specify_claim(
    work: Work,
    *,
    customer_id: int,
    invoice_ids: tuple[int, ...] = (),
    until: date | None = None,
    days: int | None = None,
    wording: tuple[Passage, ...] = (),
) -> int:
    """Make the claim with its specification (L09), reckoned through `until` (default today).

    Of a consumer it claims the costs that the fourteen-day letter made due; of a business what a
    demand claimed. `days` to pay run from the day the letter should arrive. Returns its key.
    """
    customer = customer_of(work, customer_id)
    term = days_of(work, days, debts.SPECIFICATION_DAYS)
    reckoned = check_until(work, until)
    found = chosen(work.session, LetterKind.L09, customer.id, work.today, invoice_ids)
    asked = amounts(work.session, LetterKind.L09, customer.id, found, reckoned)
    _refuse_unchecked(asked)
    last = papers.final_day(work, customer, term)
    paper = specification(work, customer, asked, reckoned, last)
    return _issue(work, customer, asked, paper, wording, last_day=last)


def _refuse_unchecked(asked: Amounts) -> None:
    """Refuse a letter that asks interest by a table that may lack a percentage."""
    if unchecked_table(asked):
        raise Refusal(
            N_("De rentetabel is niet nagekeken tot en met de dag waarop u rekent. Kijk of er een "
               "nieuw percentage geldt en voeg het toe bij de tarieven; een brief met een "
               "verkeerde rente houdt geen stand."),
            basis="6:120 BW",
        )  # fmt: skip


@action(
    "default_notice.issue",
    title=N_("Ingebrekestelling maken"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def issue_default_notice(
    work: Work,
    *,
    customer_id: int,
    invoice_ids: tuple[int, ...] = (),
    facts: str = "",
    days: int | None = None,
    wording: tuple[Passage, ...] = (),
) -> int:
    """Make a written demand to pay within a term (6:82 BW); needs a debt that is due.

    `days` run from the day the letter should arrive. Returns the letter's key.
    """
    customer = customer_of(work, customer_id)
    term = days_of(work, days, debts.NOTICE_DAYS)
    told = checks.block(facts, "facts", N_("De feiten"), LONGEST_FACTS, empty=True)
    asked = _asked(work, LetterKind.L10, customer, invoice_ids)
    last = papers.final_day(work, customer, term)
    paper = papers.default_notice_payment(work, customer, asked, facts=told, final_on=last)
    return _issue(work, customer, asked, paper, wording, last_day=last)


def _asked(
    work: Work, kind: LetterKind, customer: Customer, invoice_ids: tuple[int, ...]
) -> Amounts:
    found = chosen(work.session, kind, customer.id, work.today, invoice_ids)
    return amounts(work.session, kind, customer.id, found, work.today)


def days_of(work: Work, days: int | None, key: str) -> int:
    """Return the length of a term: as asked, or the owner's choice."""
    if days is None:
        return debts.number(work.session, key)
    if not 1 <= days <= LONGEST_TERM:
        raise Refusal(
            N_("De termijn is 1 tot en met {most} dagen."), field="days", most=LONGEST_TERM
        )
    return days


def _issue(
    work: Work,
    customer: Customer,
    asked: Amounts,
    paper: Paper,
    wording: tuple[Passage, ...],
    *,
    last_day: date | None = None,
) -> int:
    keys = tuple(each.key for each in asked.asked)
    letter = issue(work, paper, customer, invoice_ids=keys, wording=wording)
    demand = work.add(
        Demand(
            kind=asked.kind,
            customer_id=customer.id,
            letter_id=letter.id,
            made_on=work.today,
            fee=asked.costs,
            interest=asked.interest,
            last_day=last_day,
        )
    )
    for each in asked.asked:
        work.session.add(
            DemandInvoice(
                demand_id=demand.id,
                invoice_id=each.key,
                principal=each.principal,
                interest=each.interest,
                fee=each.fee,
            )
        )
    work.session.flush()
    return letter.id
