"""Suspending a service on a ground that is met, looking at it again, and lifting it."""

from __future__ import annotations

from datetime import date, timedelta

from ises_desk.actions import checks
from ises_desk.actions.contract_state import check_life
from ises_desk.actions.issuing import issue
from ises_desk.actions.register import Undo, action
from ises_desk.actions.suspension_paper import names_of, suspension_paper
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.letters.letter import Passage
from ises_desk.models import Contract, Customer, Invoice, Suspension, SuspensionInvoice
from ises_desk.queries.breaches import SUSPENDING, Known, findings, known, standing
from ises_desk.terms.art08_conduct import review_on
from ises_desk.terms.art13_domains import everywhere as names_everywhere
from ises_desk.terms.art15_duration import suspend_for_payment
from ises_desk.terms.breach import ARTICLES, Finding
from ises_desk.values.kinds import Ground, Reach

LONGEST = 2000
_FURTHEST = timedelta(days=60)


@action(
    "contract.suspend",
    title=N_("Dienst opschorten"),
    undo=Undo.COMPENSATE,
    by="contract.lift",
)
def suspend(
    work: Work,
    *,
    contract_id: int,
    ground: Ground,
    reach: Reach,
    reason: str,
    proportion: str,
    starts_on: date | None = None,
    everywhere: bool = False,
    wording: tuple[Passage, ...] = (),
) -> int:
    """Suspend a service on a ground that is met, with the letter about it (L12).

    `proportion` says why this is not too much. `everywhere` takes the names under the customer's
    other accounts along (13.6). Returns the letter's key.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.suspend")
    day = _start(work, starts_on)
    facts = known(work.session, contract)
    finding = _met(work, contract, facts, ground, day)
    _refuse_second(work, contract)
    _check_reach(work, contract, ground, reach, everywhere=everywhere)
    row = work.add(
        Suspension(
            contract_id=contract.id,
            ground=ground,
            reach=reach,
            everywhere=everywhere,
            occurrence_id=facts.occurrences.get(ground),
            demand_id=facts.demands.get(ground),
            decided_on=work.today,
            starts_on=day,
            review_on=review_on(day),
            reason=checks.block(reason, "reason", N_("De reden"), LONGEST),
            proportion=checks.block(proportion, "proportion", N_("De afweging"), LONGEST),
            ruling=finding.ruling.as_plain(),
        )
    )
    bills = _bills(work, row, facts) if ground is Ground.PAYMENT else []
    paper = suspension_paper(work, row, contract, finding, bills)
    customer = work.get(Customer, contract.customer_id)
    keys = tuple(bill.id for bill in bills)
    letter = issue(
        work, paper, customer, contract_id=contract.id, invoice_ids=keys, wording=wording
    )
    row.letter_id = letter.id
    work.session.flush()
    return letter.id


def _start(work: Work, starts_on: date | None) -> date:
    day = starts_on or work.today
    if not work.today - _FURTHEST <= day <= work.today + _FURTHEST:
        raise Refusal(
            N_("Kies een dag die hooguit {days} dagen van vandaag ligt."),
            field="starts_on",
            days=_FURTHEST.days,
        )
    return day


def _met(work: Work, contract: Contract, facts: Known, ground: Ground, day: date) -> Finding:
    """Return the finding of a ground that is met on the day it begins, and today already.

    Restricting traffic is announced before: there the five days may still run.
    """
    if ground not in SUSPENDING:
        raise Refusal(
            N_("Dit is een grond om te ontbinden, niet om op te schorten."), field="ground"
        )
    counts = day if ground is Ground.TRAFFIC else min(day, work.today)
    finding = findings(facts, contract, counts)[ground]
    if not finding.met:
        raise Refusal(
            finding.fact.text,
            field="ground",
            basis=_basis(finding),
            **dict(finding.fact.values),
        )
    if finding.since is not None and day < finding.since:
        raise Refusal(
            N_("Deze grond bestaat sinds {since}; eerder kan het niet zijn ingegaan."),
            field="starts_on",
            basis=ARTICLES[ground],
            since=finding.since,
        )
    return finding


def _basis(finding: Finding) -> str:
    own = ARTICLES[finding.ground]
    return own if finding.fact.source == own else f"{own}; {finding.fact.source}"


def _refuse_second(work: Work, contract: Contract) -> None:
    row = standing(work.session, contract.id)
    if row is not None:
        raise Refusal(
            N_("Contract {number} is al opgeschort sinds {day}; pas die opschorting aan of hef "
               "haar eerst op."),
            field="contract_id",
            number=contract.number,
            day=row.starts_on,
        )  # fmt: skip


def _check_reach(
    work: Work, contract: Contract, ground: Ground, reach: Reach, *, everywhere: bool
) -> None:
    if (reach is Reach.NAMES) != (ground is Ground.DOMAIN):
        raise Refusal(
            N_("Domeinnamen en certificaten gaan alleen uit na een termijn in een brief daarover, "
               "en die brief raakt alleen hen."),
            field="reach",
            basis="13.5",
        )  # fmt: skip
    if not everywhere:
        if reach is Reach.NAMES and not names_of(work, contract, everywhere=False):
            raise Refusal(
                N_("Onder contract {number} staat geen domeinnaam."),
                field="reach",
                basis="13.5",
                number=contract.number,
            )
        return
    if ground is not Ground.DOMAIN:
        raise Refusal(
            N_("Alleen domeinnamen en certificaten gaan onder alle accounts tegelijk uit."),
            field="everywhere",
            basis="13.6",
        )
    if not names_everywhere(contract.party).applied:
        raise Refusal(
            N_("Bij een particulier raakt het alleen wat samenhangt met wat hij niet nakomt."),
            field="everywhere",
            basis="6:52 BW; 6:236 onder c BW",
        )


def _bills(work: Work, row: Suspension, facts: Known) -> list[Invoice]:
    """Keep the invoices that it waits for: those late on the day, near ones only of a consumer."""
    contract = work.get(Contract, row.contract_id)
    found = [
        work.get(Invoice, key)
        for key, owed in zip(facts.bills, facts.owed, strict=True)
        if suspend_for_payment(contract.party, (owed,), work.today).met
    ]
    for bill in found:
        work.session.add(SuspensionInvoice(suspension_id=row.id, invoice_id=bill.id))
    return found
