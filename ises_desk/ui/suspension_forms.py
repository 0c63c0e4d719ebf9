"""The forms of a suspension: on which ground and how far, weighed again, lifted, put on again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_
from ises_desk.ui import fields, ground_fields
from ises_desk.ui.forms import open_form
from ises_desk.ui.letter_forms import pdf_of
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet

LONGEST = 2000


def _grounds(session: Any, values: Mapping[str, Any]) -> fields.Options:
    """Return the grounds, those that are met first, each with how it is."""
    from ises_desk.queries.breach_file import grounds

    return ground_fields.options(grounds(session, values["contract_id"], values["_today"]))


def _finding(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say whether the chosen ground is met, by which fact, and why."""
    from ises_desk.queries.breach_file import grounds

    chosen = values.get("ground")
    if chosen is None:
        return None
    day = values["_today"]
    if values.get("starts_on") is not None and str(chosen) == kinds.Ground.TRAFFIC:
        day = values["starts_on"]
    return ground_fields.insight(grounds(session, values["contract_id"], day), chosen)


def _reaches(*, names: bool) -> fields.Options:
    return tuple(
        each for each in fields.kinds(kinds.Reach) if names or each[0] != kinds.Reach.NAMES
    )


PROPORTION = fields.Block(
    name="proportion",
    label=N_("Waarom dit niet te veel &is"),
    required=True,
    rows=2,
    longest=LONGEST,
    hint=N_("Alleen voor uw eigen dossier: wat is geprobeerd, en waarom niet minder volstaat."),
)
SUSPEND = fields.FormSpec(
    title=N_("Dienst opschorten"),
    act="contract.suspend",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="ground", label=N_("&Grond"), required=True, span=12, load=_grounds
                ),
                fields.Choice(
                    name="reach",
                    label=N_("&Hoe ver"),
                    required=True,
                    span=8,
                    options=_reaches(names=True),
                ),
                fields.Day(name="starts_on", label=N_("Vana&f"), required=True, span=4),
                fields.Block(
                    name="reason",
                    label=N_("Wat er &gebeurde"),
                    required=True,
                    rows=3,
                    longest=LONGEST,
                    hint=N_("Dit staat in de brief aan de klant."),
                ),
                PROPORTION,
                fields.Tick(
                    name="everywhere",
                    label=N_("Domeinnamen onder &alle accounts van de klant (13.6)"),
                    span=12,
                    when=lambda values: values.get("ground") == "domain",
                ),
                fields.Wording(),
            ),
        ),
    ),
    submit=N_("&Opschorten"),
    intro=N_("Begin licht. De verhuiscode van een domeinnaam houdt u nooit achter."),
    insight=_finding,
    look=pdf_of,
    success=N_("De opschorting is vastgelegd. Verstuur de brief en voer haar uit."),
)
WEIGH = fields.FormSpec(
    title=N_("Opschorting opnieuw wegen"),
    act="contract.review_suspension",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="reach",
                    label=N_("&Hoe ver"),
                    span=8,
                    options=_reaches(names=True),
                    nothing=N_("zoals het is"),
                ),
                fields.Day(name="review_on", label=N_("Daarna op&nieuw op"), span=4,
                           hint=N_("Leeg: over een week.")),
                PROPORTION,
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("Loopt de opschorting door, dan niet verder dan nodig. Is de reden weg, hef haar op."),
    success=N_("De opschorting loopt door; Vandaag vraagt er opnieuw naar."),
)  # fmt: skip
LIFT = fields.FormSpec(
    title=N_("Opschorting opheffen"),
    act="contract.lift",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Line(name="reason", label=N_("&Reden"), required=True, longest=200, span=8),
                fields.Day(name="lifted_on", label=N_("Opgeheven &op"), required=True, span=4),
            ),
        ),
    ),
    submit=N_("Op&heffen"),
    width=620,
    success=N_("De opschorting is opgeheven. Zet alles weer aan."),
)
RESTORED = fields.FormSpec(
    title=N_("Dienst weer aangezet"),
    act="contract.restored",
    groups=(
        fields.Group(
            title="",
            fields=(fields.Day(name="restored_on", label=N_("Weer aan &op"), required=True),),
        ),
    ),
    submit=N_("&Vastleggen"),
    width=480,
    success=N_("Alles staat weer aan."),
)


def suspend(desk: Desk, shown: Sheet | None) -> None:
    """Ask on which ground and how far; afterwards the letter is shown to be sent."""
    if shown is not None:
        from ises_desk.ui.letter_preview import open_letter

        start = {"starts_on": desk.today, "reach": kinds.Reach.PANEL.value}
        fixed = {"contract_id": shown.key}
        open_form(desk, SUSPEND, start, fixed, partial(open_letter, desk))


def weigh(desk: Desk, contract_id: int) -> None:
    """Ask whether a suspension goes on."""
    open_form(desk, WEIGH, {}, {"contract_id": contract_id})


def lift(desk: Desk, contract_id: int) -> None:
    """Ask why a suspension ends."""
    open_form(desk, LIFT, {"lifted_on": desk.today}, {"contract_id": contract_id})


def restored(desk: Desk, contract_id: int) -> None:
    """Ask since when everything is on again."""
    open_form(desk, RESTORED, {"restored_on": desk.today}, {"contract_id": contract_id})


DUTIES = {"review_block": weigh, "lift_block": lift, "restore": restored}


def on_sheet(run: Any) -> Any:
    """Return a deed of the contract's page for one that wants the contract's key."""

    def do(desk: Desk, shown: Sheet | None) -> None:
        if shown is not None:
            run(desk, shown.key)

    return do
