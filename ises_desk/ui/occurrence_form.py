"""The forms of what happened under a contract: recorded, changed, closed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_
from ises_desk.ui import fields
from ises_desk.ui.doing import values_of
from ises_desk.ui.forms import open_form
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet

LONGEST = 2000
_READ = frozenset({"payment", "default", "domain"})
GROUNDS = tuple(each for each in fields.kinds(kinds.Ground) if each[0] not in _READ)
CLAUSES = tuple((f"8.{number}", f"8.{number}") for number in range(1, 10))


def _is(*grounds: str) -> Any:
    """Return the test that one of these grounds is chosen."""
    return lambda values: str(values.get("ground") or "") in grounds


_WHAT = (
    fields.Choice(
        name="clause",
        label=N_("Overtreden &lid"),
        span=4,
        options=CLAUSES,
        usual=("ground", "misuse"),
        when=_is("misuse"),
    ),
    fields.Day(name="happened_on", label=N_("Gebeurd &op"), required=True, span=4),
    fields.Line(
        name="source",
        label=N_("&Bron"),
        longest=200,
        span=12,
        example=N_("logboek, register, melding"),
        hint=N_(
            "Waar u het van weet; bij faillissement, surseance en onjuiste gegevens verplicht."
        ),
    ),
    fields.Block(name="facts", label=N_("&Feiten"), required=True, rows=4, longest=LONGEST),
    fields.Tick(
        name="established", label=N_("Het staat &vast, en is meer dan een vermoeden"), span=12
    ),
    fields.Tick(
        name="about_content",
        label=N_("Het gaat om &inhoud die de klant plaatste"),
        span=12,
        when=_is("misuse", "danger"),
    ),
    fields.Tick(
        name="excepted",
        label=N_("Er speelt een &uitzondering: een WHOA-akkoord, fusie of herstructurering"),
        span=12,
        when=_is("bankruptcy", "moratorium", "liquidation"),
    ),
)
_TOLD = (
    fields.Day(name="told_on", label=N_("Klant op de &hoogte sinds"), span=4),
    fields.Choice(name="told_by", label=N_("&Via"), span=4, options=fields.kinds(kinds.Channel)),
    fields.Day(
        name="answer_by",
        label=N_("&Antwoord tot en met"),
        span=4,
        when=_is("doubt"),
        hint=N_("De termijn om te verklaren dat hij nakomt (6:80 BW)."),
    ),
)
RECORD = fields.FormSpec(
    title=N_("Voorval vastleggen"),
    act="occurrence.record",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="ground", label=N_("&Wat"), required=True, span=8, options=GROUNDS
                ),
                *_WHAT,
            ),
        ),
        fields.Group(title=N_("De klant"), fields=_TOLD),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("Een voorval is een feit waarop u later kunt opschorten of ontbinden."),
    success=N_("Het voorval is vastgelegd."),
)
CHANGE = fields.FormSpec(
    title=N_("Voorval wijzigen"),
    act="occurrence.change",
    groups=(
        fields.Group(title="", fields=_WHAT),
        fields.Group(title=N_("De klant"), fields=_TOLD),
    ),
    submit=N_("&Opslaan"),
    success=N_("Het voorval is gewijzigd."),
    deed=lambda values: (
        "occurrence.change",
        {
            name: value
            for name, value in values.items()
            if value is not None and name != "ground" and not name.startswith("_")
        },
    ),
)


def _open(session: Any, values: Mapping[str, Any]) -> fields.Options:
    from ises_desk.queries.breach_file import breach_file
    from ises_desk.values.formats import short_day

    found = breach_file(session, values["_contract_id"], values["_today"])
    return tuple(
        (each.id, f"{short_day(each.happened_on)} · {each.ground.label}")
        for each in found.occurrences
        if each.closed_on is None
    )


CLOSE = fields.FormSpec(
    title=N_("Voorval afsluiten"),
    act="occurrence.close",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="occurrence_id", label=N_("&Voorval"), required=True, span=8, load=_open
                ),
                fields.Day(name="closed_on", label=N_("Afgelopen &op"), required=True, span=4),
                fields.Block(
                    name="outcome", label=N_("A&floop"), required=True, rows=3, longest=LONGEST
                ),
            ),
        ),
    ),
    submit=N_("&Afsluiten"),
    intro=N_("Wat is afgelopen, is geen grond meer om op te schorten of te ontbinden."),
    success=N_("Het voorval is afgesloten."),
)


def record(desk: Desk, shown: Sheet | None) -> None:
    """Ask what happened."""
    if shown is not None:
        start = {"happened_on": desk.today, "established": True}
        open_form(desk, RECORD, start, {"contract_id": shown.key})


def close(desk: Desk, shown: Sheet | None) -> None:
    """Ask how something that happened ended."""
    if shown is not None:
        fixed = {"_contract_id": shown.key}
        open_form(desk, CLOSE, {"closed_on": desk.today, **fixed}, fixed)


def change(desk: Desk, _shown: Sheet, key: int) -> None:
    """Open what happened, to add what became known."""
    desk.lanes.read(_read, partial(_change, desk), key)


def _read(session: Any, key: int) -> Any:
    from ises_desk.queries.breach_file import occurrence

    return occurrence(session, key)


def _change(desk: Desk, found: Any) -> None:
    values = values_of(found)
    open_form(desk, CHANGE, values, {"occurrence_id": found.id, "ground": found.ground.value})
