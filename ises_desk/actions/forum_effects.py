"""What sending a letter about the choice of court (L43) does: the consumer's month begins."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Contract, CourtInvocation, Letter
from ises_desk.queries.forum import arrives, month_from
from ises_desk.values.kinds import Channel


def sent_invocation(work: Work, letter: Letter, channel: Channel, day: date) -> None:
    """Note that 19.1 was invoked; Refusal when the printed day leaves less than the month."""
    row = _row(work, letter)
    if row is None:
        return
    arrived = arrives(work.session, channel, day)
    contract = work.session.get(Contract, row.contract_id) if row.contract_id else None
    if row.choose_by is not None and month_from(arrived, contract) > row.choose_by:
        raise Refusal(
            N_("De brief noemt {last} als laatste dag om te kiezen, maar komt pas op {arrived} "
               "aan: dan heeft de klant geen hele maand. Laat hem vervallen en maak een nieuwe."),
            field="sent_on",
            basis="6:236 onder n BW",
            last=row.choose_by,
            arrived=arrived,
        )  # fmt: skip
    row.sent_on = day


def unsent_invocation(work: Work, letter: Letter) -> None:
    """Undo that 19.1 was invoked; Refusal once something came of it."""
    row = _row(work, letter)
    if row is None:
        return
    if row.chosen_on is not None or row.closed_on is not None:
        raise Refusal(
            N_("Op deze brief is de keuze of de afloop al vastgelegd; maak dat eerst ongedaan."),
            field="letter_id",
        )
    row.sent_on = None


def _row(work: Work, letter: Letter) -> CourtInvocation | None:
    return work.session.scalar(
        select(CourtInvocation).where(CourtInvocation.letter_id == letter.id)
    )
