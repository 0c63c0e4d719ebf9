"""The default notice (L10) for another obligation than payment (6:82 BW), and performance."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.contract_making import customer_of
from ises_desk.actions.contract_state import check_life
from ises_desk.actions.demand_papers import final_day, opening
from ises_desk.actions.demands import LONGEST_FACTS, days_of
from ises_desk.actions.issuing import issue
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.letters.default_notice import DefaultNoticeObligation
from ises_desk.letters.letter import Passage
from ises_desk.models import Contract, Customer, Demand, Letter
from ises_desk.queries.debts import NOTICE_DAYS
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import ZERO

_TIME = re.compile(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])(?: uur)?", re.ASCII)
LONGEST_CLAUSE = 120


@action(
    "default_notice.issue_other",
    title=N_("Ingebrekestelling voor iets anders dan betalen"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def issue_other(
    work: Work,
    *,
    customer_id: int,
    contract_id: int,
    clause: str,
    obligation: str,
    facts: str,
    demanded: str,
    due_on: date,
    days: int | None = None,
    final_time: str = "",
    wording: tuple[Passage, ...] = (),
) -> int:
    """Make a written demand to perform an obligation within a reasonable term.

    `clause` is where it stands, `due_on` since when it is due; `days` run from the day the
    letter should arrive. Returns the letter's key.
    """
    customer = customer_of(work, customer_id)
    contract = _contract(work, customer, contract_id)
    check_due(work, due_on)
    words: dict[str, Any] = {
        "clause": checks.line(clause, "clause", N_("Het artikel"), LONGEST_CLAUSE),
        "obligation": checks.block(obligation, "obligation", N_("De verplichting"), LONGEST_FACTS),
        "facts": checks.block(facts, "facts", N_("De feiten"), LONGEST_FACTS),
        "demanded": checks.block(demanded, "demanded", N_("Wat de klant moet doen"), LONGEST_FACTS),
        "final_time": _time(final_time),
    }
    _refuse_twice(work, contract, words)
    last = final_day(work, customer, days_of(work, days, NOTICE_DAYS))
    paper = DefaultNoticeObligation(
        **opening(work, customer), **words, contract=contract.number, final_on=last
    )
    letter = issue(work, paper, customer, contract_id=contract.id, wording=wording)
    work.add(
        Demand(
            kind=LetterKind.L10,
            customer_id=customer.id,
            contract_id=contract.id,
            letter_id=letter.id,
            made_on=work.today,
            fee=ZERO,
            interest=ZERO,
            last_day=last,
        )
    )
    return letter.id


def _contract(work: Work, customer: Customer, contract_id: int) -> Contract:
    contract = work.get(Contract, contract_id, "contract_id")
    if contract.customer_id != customer.id:
        raise Refusal(N_("Dit contract is van een andere klant."), field="contract_id")
    check_life(work, contract, "default_notice.issue_other")
    return contract


def check_due(work: Work, due_on: date) -> None:
    """Refuse a notice before the obligation is due."""
    if due_on > work.today:
        raise Refusal(
            N_("De verplichting is pas opeisbaar op {due}; tot die dag is een ingebrekestelling te "
               "vroeg."),
            field="due_on",
            basis="6:82 BW",
            due=due_on,
        )  # fmt: skip
    checks.near(due_on, "due_on")


def _time(text: str) -> str:
    if not text.strip():
        return ""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise Refusal(N_("Typ het tijdstip als 12.00."), field="final_time")
    return f"{int(found[1])}.{found[2]} uur"


def _refuse_twice(work: Work, contract: Contract, words: dict[str, Any]) -> None:
    """One notice per breach: not while an earlier one waits or runs, nor over the same facts."""
    rows = work.session.execute(
        select(Demand, Letter)
        .join(Letter, Letter.id == Demand.letter_id)
        .where(
            Demand.contract_id == contract.id,
            Demand.kind == LetterKind.L10,
            Letter.withdrawn_on.is_(None),
        )
    )
    for demand, letter in rows:
        same = all(letter.data[name] == words[name] for name in ("clause", "obligation"))
        runs = demand.sent_on is None or (demand.last_day and demand.last_day >= work.today)
        if same and (runs or letter.data["facts"] == words["facts"]):
            raise Refusal(
                N_("Voor deze verplichting is er al ingebrekestelling {letter} van {made}, met een "
                   "termijn tot en met {last}."),
                field="obligation",
                basis="6:82 BW",
                letter=letter.number,
                made=demand.made_on,
                last=demand.last_day,
            )  # fmt: skip


@action("default_notice.performed", title=N_("Alsnog nagekomen"), undo=Undo.REVERT)
def performed(work: Work, *, letter_id: int, performed_on: date | None = None) -> int:
    """Record that the customer did what a default notice (L10, L11) asked; returns its letter.

    Whether he paid follows from the payments.
    """
    letter = work.get(Letter, letter_id, "letter_id")
    demand = work.session.scalar(select(Demand).where(Demand.letter_id == letter.id))
    if demand is None or demand.contract_id is None or demand.sent_on is None:
        raise Refusal(
            N_("Brief {number} is geen verstuurde ingebrekestelling om iets anders dan betalen."),
            field="letter_id",
            number=letter.number,
        )
    if demand.performed_on is not None:
        raise Refusal(
            N_("Dit is al vastgelegd: nagekomen op {day}."),
            field="letter_id",
            day=demand.performed_on,
        )
    day = checks.not_future(performed_on or work.today, work.today, "performed_on")
    if day < demand.sent_on:
        raise Refusal(
            N_("De brief is op {day} verstuurd; alsnog nakomen is daarna."),
            field="performed_on",
            day=demand.sent_on,
        )
    demand.performed_on = day
    work.session.flush()
    return letter.id
