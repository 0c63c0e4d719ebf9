"""What happened under a contract, recorded as a ground to act on (8.11, 12.3, 15.3, 15.4, 16.7)."""

from __future__ import annotations

from datetime import date

from ises_desk.actions import checks
from ises_desk.actions.contract_state import check_life
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Contract, Occurrence
from ises_desk.terms.art08_conduct import check_clause
from ises_desk.values.kinds import Channel, Ground

# What is read from invoices and letters is no occurrence.
READ = frozenset({Ground.PAYMENT, Ground.DEFAULT, Ground.DOMAIN})
LONGEST_FACTS = 2000
_LONGEST_SOURCE = 200
# From these grounds on a source is needed: who says so.
_SOURCED = frozenset({Ground.BANKRUPTCY, Ground.MORATORIUM, Ground.LIQUIDATION, Ground.FALSE_DATA})


@action("occurrence.record", title=N_("Voorval vastleggen"), undo=Undo.REVERT)
def record(
    work: Work,
    *,
    contract_id: int,
    ground: Ground,
    happened_on: date,
    facts: str,
    clause: str = "",
    source: str = "",
    established: bool = True,
    about_content: bool = False,
    excepted: bool = False,
    told_on: date | None = None,
    told_by: Channel | None = None,
    answer_by: date | None = None,
) -> int:
    """Record what happened and where you know it from; returns the key.

    `clause` is the paragraph that was broken (8.1 to 8.9), `established` more than a suspicion.
    The customer was told on `told_on` and could answer through `answer_by`.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "occurrence.record")
    if ground in READ:
        raise Refusal(
            N_("Of hieraan is voldaan, volgt uit de facturen en de brieven; leg het niet apart "
               "vast."),
            field="ground",
        )  # fmt: skip
    row = Occurrence(contract_id=contract.id, ground=ground)
    _fill(work, row, happened_on, facts, clause, source)
    row.established, row.about_content, row.excepted = established, about_content, excepted
    _tell(work, row, told_on, told_by, answer_by)
    return work.add(row).id


@action("occurrence.change", title=N_("Voorval wijzigen"), undo=Undo.REVERT)
def change(
    work: Work,
    *,
    occurrence_id: int,
    happened_on: date,
    facts: str,
    clause: str = "",
    source: str = "",
    established: bool = True,
    about_content: bool = False,
    excepted: bool = False,
    told_on: date | None = None,
    told_by: Channel | None = None,
    answer_by: date | None = None,
) -> int:
    """Record what became known since, or that the customer was told."""
    row = _open(work, occurrence_id)
    check_life(work, work.get(Contract, row.contract_id), "occurrence.record")
    _fill(work, row, happened_on, facts, clause, source)
    row.established, row.about_content, row.excepted = established, about_content, excepted
    _tell(work, row, told_on, told_by, answer_by)
    work.session.flush()
    return row.id


@action("occurrence.close", title=N_("Voorval afsluiten"), undo=Undo.REVERT)
def close(work: Work, *, occurrence_id: int, outcome: str, closed_on: date | None = None) -> int:
    """Record that it is over, or was no breach: it is no ground any more."""
    row = _open(work, occurrence_id)
    day = checks.not_future(closed_on or work.today, work.today, "closed_on")
    if day < row.happened_on:
        raise Refusal(
            N_("Het gebeurde op {day}; het kan niet eerder zijn afgelopen."),
            field="closed_on",
            day=row.happened_on,
        )
    row.outcome = checks.block(outcome, "outcome", N_("De afloop"), LONGEST_FACTS)
    row.closed_on = day
    work.session.flush()
    return row.id


def _open(work: Work, key: int) -> Occurrence:
    row = work.get(Occurrence, key, "occurrence_id")
    if row.closed_on is not None:
        raise Refusal(
            N_("Dit voorval is op {day} afgesloten."), field="occurrence_id", day=row.closed_on
        )
    return row


def _fill(  # noqa: PLR0917  the facts of one occurrence
    work: Work, row: Occurrence, happened_on: date, facts: str, clause: str, source: str
) -> None:
    row.happened_on = checks.not_future(happened_on, work.today, "happened_on")
    row.facts = checks.block(facts, "facts", N_("De feiten"), LONGEST_FACTS)
    row.clause = check_clause(clause.strip()) if row.ground is Ground.MISUSE else ""
    row.source = checks.line(
        source, "source", N_("De bron"), _LONGEST_SOURCE, empty=row.ground not in _SOURCED
    )


def _tell(
    work: Work,
    row: Occurrence,
    told_on: date | None,
    told_by: Channel | None,
    answer_by: date | None,
) -> None:
    """Fill in when the customer was told; only then there is a term to answer."""
    if told_on is None and (answer_by is not None or told_by is not None):
        raise Refusal(N_("Wanneer is de klant op de hoogte gesteld?"), field="told_on")
    if told_on is not None:
        checks.not_future(told_on, work.today, "told_on")
        if told_on < row.happened_on:
            raise Refusal(
                N_("Het gebeurde op {day}; de klant wist het niet eerder."),
                field="told_on",
                day=row.happened_on,
            )
        if told_by is None:
            raise Refusal(N_("Hoe is de klant op de hoogte gesteld?"), field="told_by")
    if answer_by is not None and told_on is not None and answer_by <= told_on:
        raise Refusal(
            N_("De klant krijgt na {day} nog een redelijke termijn om te antwoorden."),
            field="answer_by",
            basis="6:80 BW",
            day=told_on,
        )
    if answer_by is not None:
        checks.near(answer_by, "answer_by")
    row.told_on, row.told_by, row.answer_by = told_on, told_by, answer_by
