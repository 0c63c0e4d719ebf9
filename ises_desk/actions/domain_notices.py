"""The default notice about domain names (L11): 13.5 for what is named, 13.6 for other accounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.contract_state import check_life
from ises_desk.actions.default_notices import LONGEST_CLAUSE, check_due
from ises_desk.actions.demand_papers import final_day, opening
from ises_desk.actions.demands import LONGEST_FACTS, days_of
from ises_desk.actions.issuing import issue
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.letters.default_notice import DefaultNoticeDomains, NoticedName
from ises_desk.letters.letter import Passage
from ises_desk.models import Contract, ContractLine, Customer, Demand, Domain, Letter
from ises_desk.queries.debts import NOTICE_DAYS
from ises_desk.terms.art13_domains import everywhere
from ises_desk.values.kinds import DomainState, LetterKind
from ises_desk.values.money import ZERO


@action(
    "default_notice.issue_domains",
    title=N_("Ingebrekestelling over domeinnamen"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def issue_domains(
    work: Work,
    *,
    contract_id: int,
    clause: str,
    obligation: str,
    facts: str,
    demanded: str,
    due_on: date,
    domain_ids: tuple[int, ...] = (),
    days: int | None = None,
    wording: tuple[Passage, ...] = (),
) -> int:
    """Set a term in writing, after which the names may be made unusable (13.5).

    Without `domain_ids` those under the contract; names of the customer's other accounts can be
    chosen too, of a business (13.6). Returns the letter's key.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "default_notice.issue_domains")
    customer = work.get(Customer, contract.customer_id)
    check_due(work, due_on)
    names = _names(work, contract, domain_ids)
    _refuse_running(work, contract)
    last = final_day(work, customer, days_of(work, days, NOTICE_DAYS))
    paper = DefaultNoticeDomains(
        **opening(work, customer),
        contract=contract.number,
        clause=checks.line(clause, "clause", N_("Het artikel"), LONGEST_CLAUSE),
        obligation=checks.block(obligation, "obligation", N_("De verplichting"), LONGEST_FACTS),
        facts=checks.block(facts, "facts", N_("De feiten"), LONGEST_FACTS),
        demanded=checks.block(demanded, "demanded", N_("Wat de klant moet doen"), LONGEST_FACTS),
        final_on=last,
        names=names,
    )
    letter = issue(work, paper, customer, contract_id=contract.id, wording=wording)
    work.add(
        Demand(
            kind=LetterKind.L11,
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


def _names(work: Work, contract: Contract, keys: Sequence[int]) -> tuple[NoticedName, ...]:
    """Return the names that the letter is about, each with the contract it is under."""
    found = work.session.execute(
        select(Domain, Contract.id, Contract.number)
        .outerjoin(ContractLine, ContractLine.id == Domain.contract_line_id)
        .outerjoin(Contract, Contract.id == ContractLine.contract_id)
        .where(Domain.customer_id == contract.customer_id, Domain.state == DomainState.ACTIVE)
        .order_by(Domain.name)
    ).all()
    wanted = set(keys) or {domain.id for domain, key, _number in found if key == contract.id}
    chosen = [row for row in found if row[0].id in wanted]
    if len(chosen) < len(wanted):
        raise Refusal(
            N_("Deze domeinnaam is niet actief of niet van deze klant."), field="domain_ids"
        )
    if not chosen:
        raise Refusal(
            N_("Onder contract {number} staat geen domeinnaam; kies welke het betreft."),
            field="domain_ids",
            basis="13.5",
            number=contract.number,
        )
    other = next((domain for domain, key, _number in chosen if key != contract.id), None)
    if other is not None and not everywhere(contract.party).applied:
        raise Refusal(
            N_("{name} hoort niet bij contract {number}; bij een particulier raakt het alleen wat "
               "samenhangt met wat hij niet nakomt."),
            field="domain_ids",
            basis="6:52 BW; 6:236 onder c BW",
            name=other.name,
            number=contract.number,
        )  # fmt: skip
    return tuple(
        NoticedName(name=domain.name, contract=number or "-") for domain, _key, number in chosen
    )


def _refuse_running(work: Work, contract: Contract) -> None:
    """Refuse a second notice while an earlier one waits to be sent, or its term runs."""
    row = work.session.execute(
        select(Letter.number, Demand.last_day)
        .join(Demand, Demand.letter_id == Letter.id)
        .where(
            Demand.contract_id == contract.id,
            Demand.kind == LetterKind.L11,
            Demand.performed_on.is_(None),
            Letter.withdrawn_on.is_(None),
            Demand.sent_on.is_(None) | (Demand.last_day >= work.today),
        )
        .limit(1)
    ).first()
    if row is not None:
        raise Refusal(
            N_("Ingebrekestelling {letter} over de domeinnamen loopt nog tot en met {last}."),
            field="contract_id",
            basis="13.5",
            letter=row.number,
            last=row.last_day,
        )
