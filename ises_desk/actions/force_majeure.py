"""Force majeure (17): recording an event, telling the customers (L40), its end and the credit."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import ScalarResult, select

from ises_desk.actions import checks
from ises_desk.actions.credits import CreditLine, credit
from ises_desk.actions.force_majeure_paper import letter_to
from ises_desk.actions.issuing import address_of, issue
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.letters.letter import Passage
from ises_desk.models import Contract, Customer, ForceMajeure, ForceMajeureContract
from ises_desk.queries.force_majeure import (
    billed_over,
    running_on,
    touched_by,
    without_service,
)
from ises_desk.terms.art17_force_majeure import dissolvable_from
from ises_desk.terms.edition import edition_of
from ises_desk.values.kinds import Cause
from ises_desk.values.period import Period

LONGEST_CAUSE = 1000
_DAY = timedelta(days=1)


@action("force_majeure.record", title=N_("Overmacht vastleggen"), undo=Undo.REVERT)
def record(
    work: Work,
    *,
    cause_code: Cause,
    cause: str,
    began_on: date,
    customer_id: int | None = None,
    contract_ids: tuple[int, ...] = (),
    owed_since: date | None = None,
) -> int:
    """Record an event that kept us from performing; returns its key.

    It touches the contracts given, else those of the customer that ran then, else all that ran.
    `owed_since` is since when we were late already.
    """
    day = checks.not_future(began_on, work.today, "began_on")
    if owed_since is not None:
        checks.not_future(owed_since, work.today, "owed_since")
    said = checks.block(cause, "cause", N_("De oorzaak"), LONGEST_CAUSE)
    keys = _touched(work, day, customer_id, contract_ids)
    event = work.add(
        ForceMajeure(
            cause_code=cause_code,
            cause=said,
            began_on=day,
            owed_since=owed_since,
            dissolve_from=dissolvable_from(day, edition_of().force_majeure_weeks).applied,
            recorded_on=work.today,
        )
    )
    work.session.add_all(
        ForceMajeureContract(event_id=event.id, contract_id=key) for key in sorted(keys)
    )
    work.session.flush()
    return event.id


def _touched(
    work: Work, day: date, customer_id: int | None, contract_ids: tuple[int, ...]
) -> set[int]:
    """Return the contracts that an event touches; one that didn't run then is refused."""
    ran = select(Contract.id).where(*running_on(day))
    if customer_id is not None:
        ran = ran.where(Contract.customer_id == work.get(Customer, customer_id, "customer_id").id)
    running = set(work.session.scalars(ran))
    for key in contract_ids:
        contract = work.get(Contract, key, "contract_ids")
        if key not in running:
            raise Refusal(
                N_("Contract {number} liep niet op {day}."),
                field="contract_ids",
                basis="17.3",
                number=contract.number,
                day=day,
            )
    if not running:
        raise Refusal(
            N_("Op {day} liep er geen contract."), field="began_on", basis="17.3", day=day
        )
    return set(contract_ids) or running


@action("force_majeure.weigh", title=N_("Ontbinden bij overmacht afgewogen"), undo=Undo.REVERT)
def weigh(work: Work, *, event_id: int) -> None:
    """Record that the owner weighed whether to dissolve now that both sides may (17.3)."""
    event = _going_on(work, event_id)
    if work.today < event.dissolve_from:
        raise Refusal(
            N_("Ontbinden kan pas vanaf {day}."),
            field="event_id",
            basis="17.3",
            day=event.dissolve_from,
        )
    event.weighed_on = work.today


@action("force_majeure.end", title=N_("Overmacht is voorbij"), undo=Undo.REVERT)
def end(work: Work, *, event_id: int, ended_on: date) -> None:
    """Record the last day on which we could not perform."""
    event = _going_on(work, event_id)
    day = checks.not_future(ended_on, work.today, "ended_on")
    if day < event.began_on:
        raise Refusal(
            N_("De overmacht begon op {day}; zij kan niet eerder voorbij zijn."),
            field="ended_on",
            day=event.began_on,
        )
    event.ended_on = day
    owing = billed_over(work.session, event.id, Period(event.began_on, day + _DAY))
    for row in _of_event(work, event.id):
        row.owes = row.contract_id in owing


def _of_event(work: Work, event_id: int) -> ScalarResult[ForceMajeureContract]:
    mine = select(ForceMajeureContract).where(ForceMajeureContract.event_id == event_id)
    return work.session.scalars(mine)


def _going_on(work: Work, event_id: int) -> ForceMajeure:
    event = work.get(ForceMajeure, event_id, "event_id")
    if event.ended_on is not None:
        raise Refusal(
            N_("Deze overmacht is voorbij sinds {day}."), field="event_id", day=event.ended_on
        )
    return event


@action(
    "force_majeure.inform",
    title=N_("Klanten over overmacht schrijven"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def inform(
    work: Work,
    *,
    event_id: int,
    customer_id: int | None = None,
    wording: tuple[Passage, ...] = (),
) -> int:
    """Write a letter (L40) to each customer who has none, or to one; returns how many.

    A customer without an address is passed over, and stays to be written to.
    """
    event = work.get(ForceMajeure, event_id, "event_id")
    waiting: dict[int, list[int]] = {}
    for each in touched_by(work.session, event.id):
        if each.letter_id is None and customer_id in (None, each.customer_id):
            waiting.setdefault(each.customer_id, []).append(each.contract_id)
    if not waiting:
        raise Refusal(N_("Iedereen heeft hierover al een brief."), field="event_id")
    made, lacking = 0, None
    for key, contracts in waiting.items():
        try:
            address_of(work, work.get(Customer, key))
        except Refusal as refusal:
            lacking = refusal
            continue
        _write(work, event, key, contracts, wording)
        made += 1
    if not made and lacking is not None:
        raise lacking
    return made


def _write(
    work: Work,
    event: ForceMajeure,
    customer_id: int,
    contract_ids: list[int],
    wording: tuple[Passage, ...],
) -> None:
    customer = work.get(Customer, customer_id)
    contracts = [work.get(Contract, key) for key in contract_ids]
    paper = letter_to(work, event, customer, contracts)
    only = contracts[0].id if len(contracts) == 1 else None
    letter = issue(work, paper, customer, contract_id=only, wording=wording)
    for contract in contracts:
        row = work.session.get_one(ForceMajeureContract, (event.id, contract.id))
        row.letter_id = letter.id
    work.session.flush()


@action(
    "force_majeure.credit",
    title=N_("Dagen zonder dienst crediteren"),
    undo=Undo.NEVER,
    because=N_("Een creditnota is definitief; maak een nieuwe factuur."),
)
def give_back(work: Work, *, event_id: int, contract_id: int | None = None) -> int:
    """Credit what was billed over the days of an event; returns how many credit notes.

    Of one contract, or of all that it touched.
    """
    event = work.get(ForceMajeure, event_id, "event_id")
    if event.ended_on is None:
        raise Refusal(
            N_("De overmacht is nog niet voorbij; leg eerst de laatste dag vast."),
            field="event_id",
            basis="6:271 BW",
        )
    days = Period(event.began_on, event.ended_on + _DAY)
    by_invoice: dict[int, list[CreditLine]] = {}
    for each in touched_by(work.session, event.id):
        if contract_id not in (None, each.contract_id):
            continue
        for line in without_service(work.session, each.contract_id, days):
            given = CreditLine(
                line_id=line.line_id,
                amount=line.amount,
                from_day=line.days.start,
                last_day=line.days.last_day,
            )
            by_invoice.setdefault(line.invoice_id, []).append(given)
    if not by_invoice:
        raise Refusal(
            N_("Over deze dagen is niets gefactureerd dat nog terug moet."), field="event_id"
        )
    reason = _("Overmacht: geen dienst")
    for key, lines in by_invoice.items():
        credit(work, invoice_id=key, reason=reason, lines=tuple(lines))
    for row in _of_event(work, event.id):
        if contract_id in (None, row.contract_id):
            row.owes = False
    work.session.flush()
    return len(by_invoice)
