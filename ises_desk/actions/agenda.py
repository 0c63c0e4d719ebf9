"""Setting a duty of the agenda aside until a later day, with the reason; and taking it up again."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import SetAside
from ises_desk.queries.agenda import both
from ises_desk.queries.duties import Duty
from ises_desk.queries.set_aside import NEVER, mark_of
from ises_desk.values.months import add_months

LONGEST = 500  # characters of a reason
MOST_MONTHS = 12


@action("duty.set_aside", title=N_("Taak uitstellen"), undo=Undo.REVERT)
def set_aside(work: Work, *, duty: str, until: date, reason: str) -> int:
    """Let a duty wait until a day, with the reason; `duty` is its mark in the agenda."""
    found = _find(work, duty)
    _may_wait(work, found, until)
    said = checks.block(reason, "reason", N_("Waarom"), LONGEST)
    row = work.session.scalar(select(SetAside).where(SetAside.mark == duty))
    if row is None:
        row = SetAside(mark=duty, kind=found.kind, due_on=found.due_on)
        work.session.add(row)
    row.until_on, row.reason, row.set_on = until, said, work.today
    work.session.flush()
    return row.id


@action("duty.take_up", title=N_("Uitgestelde taak weer oppakken"), undo=Undo.REVERT)
def take_up(work: Work, *, duty: str) -> None:
    """Show a duty that was set aside again from today."""
    row = work.session.scalar(select(SetAside).where(SetAside.mark == duty))
    if row is None or row.until_on <= work.today:
        raise Refusal(N_("Deze taak is niet uitgesteld."), field="duty")
    work.remove(row)


def _find(work: Work, mark: str) -> Duty:
    """Return the duty with a mark, as the agenda has it today."""
    for duties in both(work.session, work.today):
        for duty in duties:
            if mark_of(duty) == mark:
                return duty
    raise Refusal(N_("Deze taak staat niet meer in de agenda."), field="duty")


def _may_wait(work: Work, duty: Duty, until: date) -> None:
    """Refuse a day that doesn't set aside, lies too far, or beyond the law's last day."""
    if duty.kind in NEVER:
        raise Refusal(N_("Dit kan niet worden uitgesteld."), field="duty")
    checks.near(until, "until")
    if until <= work.today:
        raise Refusal(N_("Kies een dag na vandaag."), field="until")
    if until <= duty.due_on:
        raise Refusal(
            N_("De taak komt pas op {day}; kies een latere dag."), field="until", day=duty.due_on
        )
    if duty.last_on is not None and until > duty.last_on:
        past = duty.last_on <= work.today
        raise Refusal(
            N_("Dit moest al op {day} gedaan zijn; uitstellen kan niet meer.")
            if past
            else N_("Dit moet uiterlijk op {day}; uitstellen kan tot en met die dag."),
            field="until",
            basis=duty.basis[0],
            day=duty.last_on,
        )
    if until > add_months(work.today, MOST_MONTHS):
        raise Refusal(N_("Uitstellen kan hoogstens een jaar."), field="until")
