"""The forms that dissolve a contract (L14), and that give reasons about content (L13)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill
from ises_desk.ui import fields, ground_fields
from ises_desk.ui.forms import open_form
from ises_desk.ui.letter_forms import pdf_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet

LONGEST = 2000


def _grounds(session: Any, values: Mapping[str, Any]) -> fields.Options:
    """Return the grounds to dissolve, those that are met first."""
    from ises_desk.queries.breach_file import dissolving_grounds

    return ground_fields.options(
        dissolving_grounds(session, values["contract_id"], values["_today"])
    )


def _finding(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say whether the chosen ground is met, by which fact, and why; warnings among the reasons."""
    from ises_desk.queries.breach_file import dissolving_grounds

    chosen = values.get("ground")
    if chosen is None:
        return None
    return ground_fields.insight(
        dissolving_grounds(session, values["contract_id"], values["_today"]), chosen
    )


def _lines(session: Any, values: Mapping[str, Any]) -> fields.Options:
    from ises_desk.queries import contracts

    found = contracts.detail(session, values["contract_id"], values["_today"])
    return tuple((line.id, line.description) for line in found.lines if line.ends_on is None)


DISSOLVE = fields.FormSpec(
    title=N_("Contract ontbinden"),
    act="contract.dissolve",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="ground", label=N_("&Grond"), required=True, span=12, load=_grounds
                ),
                fields.Block(
                    name="shortcoming",
                    label=N_("Waarin de klant te&kortschiet"),
                    required=True,
                    rows=3,
                    longest=LONGEST,
                    hint=N_("Dit staat in de brief aan de klant."),
                ),
                fields.Block(
                    name="claim",
                    label=N_("Wat u nog &vordert"),
                    rows=2,
                    longest=LONGEST,
                    hint=N_("Schade of kosten naast wat openstaat; mag leeg."),
                ),
                fields.Ticks(
                    name="line_ids",
                    label=N_("&Alleen deze regels"),
                    load=_lines,
                    hint=N_("Niets gekozen: het hele contract."),
                ),
                fields.Tick(
                    name="confirmed",
                    label=N_("Ik &weet dat dit niet is terug te draaien"),
                    span=12,
                ),
                fields.Wording(),
            ),
        ),
    ),
    submit=N_("&Ontbinden"),
    intro=N_(
        "De laatste dag is vandaag. Wat daarna is gefactureerd, wordt gecrediteerd; wat openstaat,"
        " blijft verschuldigd."
    ),
    insight=_finding,
    look=pdf_of,
    success=N_("Het contract is ontbonden. Verstuur de verklaring."),
)


def dissolve(desk: Desk, shown: Sheet | None) -> None:
    """Ask whether it must be, then on which ground; afterwards the declaration is shown."""
    if shown is None:
        return
    fixed = {"contract_id": shown.key}

    def go() -> None:
        from ises_desk.ui.letter_preview import open_letter

        open_form(desk, DISSOLVE, {}, fixed, partial(open_letter, desk))

    desk.messages.ask(
        fill(N_("Contract {number} ontbinden?"), {"number": shown.title}),
        _(
            N_(
                "Ontbinden is het zwaarste middel, en het is niet terug te draaien. Opschorten of"
                " opzeggen kan ook."
            )
        ),
        _(N_("&Verder")),
        go,
    )


def _content(session: Any, values: Mapping[str, Any]) -> fields.Options:
    from ises_desk.queries.breach_file import breach_file
    from ises_desk.values.formats import short_day

    found = breach_file(session, values["_contract_id"], values["_today"])
    return tuple(
        (each.id, f"{short_day(each.happened_on)} · {each.ground.label}")
        for each in found.occurrences
        if each.id in found.unexplained
    )


REASONS = fields.FormSpec(
    title=N_("Motivering maken"),
    act="occurrence.state_reasons",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="occurrence_id",
                    label=N_("&Voorval"),
                    required=True,
                    span=12,
                    load=_content,
                ),
                fields.Block(
                    name="why",
                    label=N_("&Waarom de inhoud daartegen ingaat"),
                    required=True,
                    rows=3,
                    longest=LONGEST,
                ),
                fields.Line(
                    name="law",
                    label=N_("We&tsartikel, als de inhoud onrechtmatig is"),
                    longest=200,
                    span=12,
                    hint=N_("Leeg: de grond is het artikel van de voorwaarden."),
                ),
                fields.Line(
                    name="scope", label=N_("Waar het &geldt"), required=True, longest=200, span=6
                ),
                fields.Line(
                    name="duration", label=N_("&Hoelang"), required=True, longest=200, span=6
                ),
                fields.Tick(
                    name="from_notice", label=N_("Er was een &melding van iemand anders"), span=12
                ),
                fields.Tick(
                    name="automated", label=N_("Er zijn ge&automatiseerde middelen gebruikt"),
                    span=12,
                ),
                fields.Wording(),
            ),
        ),
    ),
    submit=N_("Brief &maken"),
    intro=N_("Verplicht zodra om inhoud wordt opgeschort of ontbonden (DSA artikel 17)."),
    look=pdf_of,
    success=N_("De motivering is gemaakt. Leg vast hoe u haar verstuurt."),
)  # fmt: skip


def reasons(desk: Desk, contract_id: int) -> None:
    """Ask for the reasons; afterwards the letter is shown to be sent."""
    from ises_desk.ui.letter_preview import open_letter

    start = {
        "scope": "alle landen",
        "duration": "zolang de reden duurt; wij wegen dit elke week opnieuw",
        "_contract_id": contract_id,
    }
    open_form(desk, REASONS, start, {"_contract_id": contract_id}, partial(open_letter, desk))
