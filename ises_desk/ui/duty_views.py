"""What Vandaag shows apart: what comes later, what was set aside and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui import fields
from ises_desk.ui.duty_rows import Shown
from ises_desk.ui.forms import open_form

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.ui.desk import Desk

# Beside the kinds of duties to filter on.
VIEWS = {
    "later": (N_("Later (60 dagen)"), "grey"),
    "aside": (N_("Uitgesteld"), "grey"),
    "done": (N_("Gedaan"), "green"),
}
READ = frozenset({"later", "done"})
NOTHING = {
    "later": (N_("Niets voor later"), N_("Na de komende week komt er voorlopig niets.")),
    "aside": (N_("Niets uitgesteld"), N_("Een taak die kan wachten, stelt u uit met Uitstellen.")),
    "done": (N_("Nog niets gedaan"), N_("Hier staat straks wat u hebt afgewerkt.")),
}
ASIDE = fields.FormSpec(
    title=N_("Taak uitstellen"),
    act="duty.set_aside",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Day(
                    name="until",
                    label=N_("Uitstellen &tot"),
                    required=True,
                    span=6,
                    hint=N_("Op die dag staat de taak er weer."),
                ),
                fields.Block(
                    name="reason", label=N_("&Waarom"), required=True, rows=3, longest=500
                ),
            ),
        ),
    ),
    submit=N_("&Uitstellen"),
    intro=N_("Een termijn van de wet kunt u uitstellen tot en met de laatste dag ervan."),
    width=560,
    success=N_("De taak is uitgesteld. U vindt haar terug onder Uitgesteld."),
)


def read(session: Any, day: date, view: str) -> tuple[str, list[Shown]]:
    """Return the rows of a view that the agenda itself doesn't read (on the read lane)."""
    from ises_desk.queries.agenda import later
    from ises_desk.queries.agenda_done import done
    from ises_desk.queries.duties import KINDS, MORE

    found = later(session, day) if view == "later" else done(session)
    return view, [Shown(duty, view, MORE[view], KINDS[duty.kind]) for duty in found]


def nothing(view: str) -> tuple[str, str]:
    """Return what to say when a view is empty: a heading and a sentence."""
    heading, text = NOTHING[view]
    return _(heading), _(text)


def _mark(duty: Any) -> str:
    from ises_desk.queries.set_aside import mark_of

    return mark_of(duty)


def set_aside(desk: Desk, duty: Any) -> None:
    """Ask until when a duty waits, and why."""
    open_form(desk, ASIDE, {}, {"duty": _mark(duty)})


def take_up(desk: Desk, duty: Any) -> None:
    """Show a duty that was set aside again."""
    said = _(N_("De taak staat er weer."))
    desk.lanes.perform(lambda _none: desk.messages.say(said), "duty.take_up", duty=_mark(duty))
