"""Dissolving a contract (15.2, 15.4, 6:265 BW): the declaration, the settlement, the end."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.contract_state import check_life
from ises_desk.actions.credits import CreditLine, credit
from ises_desk.actions.dissolution_paper import dissolution_paper
from ises_desk.actions.issuing import issue
from ises_desk.actions.line_schedule import refuse_drafts, schedule
from ises_desk.actions.register import Undo, action
from ises_desk.actions.suspension_ends import end
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.letters.letter import Passage
from ises_desk.models import Contract, ContractLine, Customer, Dissolution, Invoice
from ises_desk.queries.breaches import DISSOLVING, Known, dissolving, known, standing
from ises_desk.queries.notices import Prepaid, prepaid
from ises_desk.terms.breach import Finding
from ises_desk.values.kinds import ContractStage, Ground

LONGEST = 2000
ENDED = N_("Het contract is ontbonden.")


@action(
    "contract.dissolve",
    title=N_("Contract ontbinden"),
    undo=Undo.NEVER,
    because=N_("De verklaring en de creditnota zijn definitief; sluit een nieuw contract."),
)
def dissolve(
    work: Work,
    *,
    contract_id: int,
    ground: Ground,
    shortcoming: str,
    confirmed: bool = False,
    line_ids: tuple[int, ...] = (),
    claim: str = "",
    wording: tuple[Passage, ...] = (),
) -> int:
    """Dissolve a contract as of today, or only some of its lines, with the declaration (L14).

    What was billed beyond today is credited; what is open stays due. `confirmed` says that the
    owner knows that it can't be taken back. Returns the letter's key.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.dissolve")
    facts = known(work.session, contract)
    finding = _met(work, contract, facts, ground)
    if not confirmed:
        raise Refusal(
            N_("Bevestig dat u ontbindt: het is niet terug te draaien."),
            field="confirmed",
            basis="6:267 BW",
        )
    lines = _lines(work, contract, line_ids)
    refuse_drafts(work, [line.id for line in lines], work.today, "contract_id")
    whole = not line_ids
    row = work.add(
        Dissolution(
            contract_id=contract.id,
            ground=ground,
            occurrence_id=facts.occurrences.get(ground),
            demand_id=facts.demands.get(Ground.PAYMENT if ground is Ground.PAYMENT
                                        else Ground.DEFAULT),
            dissolved_on=work.today,
            partly=not whole,
            shortcoming=checks.block(shortcoming, "shortcoming", N_("De tekortkoming"), LONGEST),
            claim=checks.block(claim, "claim", N_("Wat u nog vordert"), LONGEST, empty=True),
            ruling=finding.ruling.as_plain(),
        )
    )  # fmt: skip
    back = _back(work, contract, lines)
    notes = _credit(work, contract, back)
    _end(work, contract, lines, whole=whole)
    paper = dissolution_paper(work, row, contract, finding, lines, back, notes)
    customer = work.get(Customer, contract.customer_id)
    keys = tuple(note.id for note in notes)
    letter = issue(
        work, paper, customer, contract_id=contract.id, invoice_ids=keys, wording=wording
    )
    row.letter_id = letter.id
    work.session.flush()
    return letter.id


def _met(work: Work, contract: Contract, facts: Known, ground: Ground) -> Finding:
    if ground not in DISSOLVING:
        raise Refusal(
            N_("Dit is een grond om op te schorten, niet om te ontbinden."), field="ground"
        )
    finding = dissolving(facts, contract, work.today)[ground]
    if not finding.met:
        raise Refusal(
            finding.fact.text,
            field="ground",
            basis=finding.fact.source,
            **dict(finding.fact.values),
        )
    return finding


def _lines(work: Work, contract: Contract, keys: Sequence[int]) -> list[ContractLine]:
    """Return the lines that end: those chosen, or all that still run."""
    rows = work.session.scalars(
        select(ContractLine)
        .where(ContractLine.contract_id == contract.id)
        .order_by(ContractLine.position, ContractLine.id)
    ).all()
    running = [row for row in rows if row.ends_on is None or row.ends_on > work.today]
    if not keys:
        return running
    chosen = [row for row in running if row.id in set(keys)]
    if len(chosen) < len(set(keys)):
        raise Refusal(
            N_("Deze regel is niet van contract {number} of loopt al niet meer."),
            field="line_ids",
            number=contract.number,
        )
    if len(chosen) == len(running):
        raise Refusal(
            N_("Dit zijn alle regels: ontbind het contract dan geheel en kies er geen."),
            field="line_ids",
        )
    return chosen


def _back(work: Work, contract: Contract, lines: Sequence[ContractLine]) -> list[Prepaid]:
    return [
        each
        for line in lines
        for each in prepaid(work.session, contract, work.today, line_id=line.id)
    ]


def _credit(work: Work, contract: Contract, back: list[Prepaid]) -> list[Invoice]:
    """Make a credit note for each invoice that billed beyond the end."""
    by_invoice: dict[int, list[CreditLine]] = {}
    for each in back:
        given = CreditLine(
            line_id=each.line_id,
            amount=each.amount,
            from_day=each.days.start,
            last_day=each.days.last_day,
        )
        by_invoice.setdefault(each.invoice_id, []).append(given)
    reason = _("Ontbinding van contract {number}").format(number=contract.number)
    numbers = [
        credit(work, invoice_id=key, reason=reason, lines=tuple(lines))
        for key, lines in by_invoice.items()
    ]
    made = select(Invoice).where(Invoice.number.in_(numbers)).order_by(Invoice.id)
    return list(work.session.scalars(made).all())


def _end(work: Work, contract: Contract, lines: Sequence[ContractLine], *, whole: bool) -> None:
    """Let the contract or its lines end today, and a suspension with the whole of it."""
    if not whole:
        for line in lines:
            line.ends_on = work.today
            schedule(line, contract)
        work.session.flush()
        return
    contract.stage = ContractStage.DISSOLVED
    contract.ends_on = min(contract.ends_on or work.today, work.today)
    for line in contract.lines:
        schedule(line, contract)
    suspension = standing(work.session, contract.id)
    if suspension is not None:
        end(suspension, work.today, ENDED)
        suspension.restored_on = work.today
    work.session.flush()
