"""Default notices that customers sent us, recorded and answered (15.2, 6:82 BW)."""

from __future__ import annotations

from datetime import date

from ises_desk.actions import checks
from ises_desk.actions.contract_state import check_life
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.law.default import cure_until
from ises_desk.models import Contract, ReceivedDefault
from ises_desk.values.kinds import Channel

LONGEST = 2000


@action("received_default.record", title=N_("Ontvangen ingebrekestelling"), undo=Undo.REVERT)
def record(
    work: Work,
    *,
    contract_id: int,
    received_on: date,
    channel: Channel,
    facts: str,
    given_until: date | None = None,
) -> int:
    """Record that a customer put us in default, by whichever channel; returns the key.

    `facts` is what he misses, `given_until` the last day that he gives, None when he gives none.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "received_default.record")
    received = checks.not_future(received_on, work.today, "received_on")
    if contract.concluded_at is None or received < contract.concluded_at.date():
        raise Refusal(
            N_("Een ingebrekestelling komt na het sluiten van het contract."),
            field="received_on",
            basis="15.2",
        )
    if given_until is not None:
        checks.near(given_until, "given_until")
        if given_until < received:
            raise Refusal(
                N_("De ingebrekestelling kwam op {day}; de termijn eindigt niet eerder."),
                field="given_until",
                basis="15.2",
                day=received,
            )
    row = ReceivedDefault(
        contract_id=contract.id,
        received_on=received,
        channel=channel,
        facts=checks.block(facts, "facts", N_("Wat de klant mist"), LONGEST),
        given_until=given_until,
        last_day=cure_until(received, given_until),
    )
    return work.add(row).id


@action("received_default.answer", title=N_("Ingebrekestelling beantwoord"), undo=Undo.REVERT)
def answer(
    work: Work, *, received_default_id: int, outcome: str, answered_on: date | None = None
) -> int:
    """Record that it was performed, or answered otherwise; returns the key."""
    row = work.get(ReceivedDefault, received_default_id, "received_default_id")
    check_life(work, work.get(Contract, row.contract_id), "received_default.answer")
    if row.answered_on is not None:
        raise Refusal(
            N_("Deze ingebrekestelling is op {day} beantwoord."),
            field="received_default_id",
            day=row.answered_on,
        )
    day = checks.not_future(answered_on or work.today, work.today, "answered_on")
    if day < row.received_on:
        raise Refusal(
            N_("De ingebrekestelling kwam op {day}; het antwoord kwam daarna."),
            field="answered_on",
            day=row.received_on,
        )
    row.outcome = checks.block(outcome, "outcome", N_("De afloop"), LONGEST)
    row.answered_on = day
    work.session.flush()
    return row.id
