"""Messages about renewal (L20): one as a form with its letter, and all that are due in one go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, plural
from ises_desk.ui import fields
from ises_desk.ui.forms import open_form
from ises_desk.ui.letter_forms import pdf_of
from ises_desk.ui.progress import run_series

if TYPE_CHECKING:
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet

TELL = fields.FormSpec(
    title=N_("Bericht over verlenging"),
    act="renewal.tell",
    groups=(fields.Group(title="", fields=(fields.Wording(),)),),
    submit=N_("Brief &maken"),
    intro=N_("De klant leest hoe zijn overeenkomst verdergaat en tot wanneer hij kan opzeggen."),
    look=pdf_of,
)


def do(desk: Desk, duty: Any) -> None:
    """Open what a duty about a renewal asks."""
    if duty.action == "renewal.tell":
        open_form(desk, TELL, {}, dict(duty.arguments), partial(_show, desk))
    elif duty.action == "renewal.pass_over":
        _pass_over(desk, duty)
    else:
        _send(desk, tuple(duty.arguments["letter_ids"]))


def _show(desk: Desk, key: int) -> None:
    from ises_desk.ui.letter_preview import open_letter

    open_letter(desk, key)


def _send(desk: Desk, letter_ids: tuple[int, ...]) -> None:
    from ises_desk.ui.letter_forms import SENT_COUNTED

    one = N_("{count} brief als vandaag verstuurd vastleggen?")
    many = N_("{count} brieven als vandaag verstuurd vastleggen?")
    desk.messages.ask(
        plural(one, many, len(letter_ids)),
        _(N_("Elke brief geldt als verstuurd op de wijze die bij de klant hoort.")),
        _(N_("&Vastleggen")),
        lambda: desk.lanes.perform(
            lambda count: desk.messages.say(plural(*SENT_COUNTED, count)),
            "letter.mark_many_sent",
            letter_ids=letter_ids,
        ),
    )


def _pass_over(desk: Desk, duty: Any) -> None:
    desk.messages.ask(
        _(N_("Deze termijnen overslaan?")),
        duty.explanation,
        _(N_("&Overslaan")),
        lambda: desk.lanes.perform(
            lambda _key: desk.messages.say(_(N_("De termijn is overgeslagen."))),
            "renewal.pass_over",
            **dict(duty.arguments),
        ),
    )


def tell_all(desk: Desk, _sheet: Sheet | None = None) -> None:
    """Count what is due today, and make all those messages after a question."""
    desk.lanes.read(_count, partial(_ask, desk), desk.today)


def _count(session: Any, day: Any) -> int:
    return len(messages_to_make(session, day))


def messages_to_make(session: Any, day: Any) -> list[tuple[str, dict[str, Any]]]:
    """Return the deeds that tell everybody who is to be told by a day (on the read lane)."""
    from ises_desk.queries import agenda_renewals

    return [
        (duty.action, dict(duty.arguments))
        for duty in agenda_renewals.due(session, day, day)
        if duty.action == "renewal.tell"
    ]


def _ask(desk: Desk, count: int) -> None:
    if not count:
        desk.messages.say(_(N_("Er hoeft vandaag geen bericht over verlenging te worden gemaakt.")))
        return
    one = N_("{count} bericht over verlenging maken?")
    many = N_("{count} berichten over verlenging maken?")
    desk.messages.ask(
        plural(one, many, count),
        _(N_("Elke klant krijgt er een per contract; daarna verstuurt u ze.")),
        _(N_("&Maken")),
        partial(make_all, desk),
    )


def make_all(desk: Desk) -> None:
    """Make every message that is due today."""
    run_series(
        desk,
        _(N_("Berichten over verlenging maken")),
        messages_to_make,
        (desk.today,),
        partial(_made, desk),
        start=f"{__name__}:{tell_all.__name__}",
    )


def _made(desk: Desk, report: Any) -> None:
    one = N_("{count} brief is gemaakt en ligt klaar om te versturen.")
    many = N_("{count} brieven zijn gemaakt en liggen klaar om te versturen.")
    desk.messages.say(plural(one, many, report.done))
