"""The fields about what a package holds: backup, room, traffic and the service level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui import fields
from ises_desk.ui.forms import open_form
from ises_desk.ui.sheet import Row, Section
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet

BACKUP = fields.Choice(
    name="backup_included",
    label=N_("Bac&k-up"),
    span=4,
    options=((True, N_("Inbegrepen")), (False, N_("Niet inbegrepen"))),
    nothing=N_("nog niet vastgelegd"),
)
FACTS = (
    BACKUP,
    fields.Line(name="quota", label=N_("R&uimte"), longest=60, span=4, example=N_("10 GB schijf")),
    fields.Line(
        name="traffic",
        label=N_("&Dataverkeer"),
        longest=60,
        span=4,
        example=N_("100 GB per maand"),
    ),
)
LEVEL = (
    fields.Line(
        name="sla_target",
        label=N_("B&eschikbaarheid"),
        longest=8,
        span=3,
        example=N_("99,95"),
        hint=N_("In procenten; leeg: geen garantie."),
    ),
    fields.Line(
        name="sla_measured",
        label=N_("&Hoe gemeten"),
        longest=120,
        span=6,
        example=N_("per maand, elke vijf minuten van buiten"),
    ),
    fields.Line(
        name="sla_credit",
        label=N_("Te&rug"),
        longest=8,
        span=3,
        example=N_("10"),
        hint=N_("Procent van de maandprijs als een maand minder haalt."),
    ),
    fields.Line(
        name="sla",
        label=N_("&In woorden"),
        longest=60,
        span=12,
        hint=N_("Wat verder over de beschikbaarheid is afgesproken."),
    ),
)
GROUPS = (
    fields.Group(
        title=N_("Wat erin zit"),
        note=N_("Staat op offerte, bevestiging en factuur (artikel 6.3, 8.8 en 12.3)."),
        fields=FACTS,
    ),
    fields.Group(
        title=N_("Service level agreement (SLA)"),
        note=N_("Alleen als u beschikbaarheid garandeert (artikel 7.1)."),
        fields=LEVEL,
    ),
)


def meaning(_session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say what is unclear, or what follows from the facts."""
    from ises_desk.queries import packages

    kind = values.get("_kind") or values.get("kind")
    if kind is None:
        return None
    found = packages.typed(values, kinds.ProductKind(kind))
    return said(tuple(packages.unclear(found)), packages.why(found))


def said(unclear: Sequence[str], why: Sequence[str]) -> fields.Insight:
    """Return the strip below a form: what is unclear, else that all is said."""
    if unclear:
        text = N_("Hier is nog iets onduidelijk.")
        return fields.Insight(_(text), tuple(unclear), "warn")
    return fields.Insight(_(N_("Duidelijk is wat de klant krijgt.")), tuple(why))


AGREE = fields.FormSpec(
    title=N_("Afspraken bij een regel"),
    act="contract_line.agree",
    groups=GROUPS,
    submit=N_("&Opslaan"),
    intro=N_("Wat voor dit contract geldt, ook als het product iets anders zegt."),
    insight=meaning,
    success=N_("De afspraken zijn vastgelegd."),
)


def agree(desk: Desk, shown: Sheet, key: int) -> None:
    """Ask what was agreed of a line's package."""
    found: Any = shown.record
    line = next(each for each in found.lines if each.id == key)
    names = [field.name for group in GROUPS for field in group.fields]
    values = {name: getattr(line, name) for name in names}
    open_form(desk, AGREE, {**values, "_kind": line.kind}, {"line_id": key, "_kind": line.kind})


def sections(lines: Sequence[Any]) -> Iterator[Section]:
    """Yield what each package of a contract holds, and why that matters."""
    from ises_desk.queries import packages

    rows: list[Row] = []
    why: list[str] = []
    for line in lines:
        package = packages.package_of(line)
        facts = list(packages.facts(package))
        if line.ends_on is not None or not facts:
            continue
        open_ends = list(packages.unclear(package))
        chip = (_(N_("Onduidelijk")), "warn") if open_ends else ("", "")
        rows.append(Row((line.description,), ("agreed", line.id), chip))
        rows += [Row(fact) for fact in facts]
        why += [*open_ends, *packages.why(package)]
    if rows:
        yield Section(_(N_("Wat erin zit")), tuple(rows))
        text = "\n".join(f"•  {each}" for each in dict.fromkeys(why))
        yield Section(_(N_("Waarom?")), text=text)


def warning(lines: Sequence[Any]) -> str:
    """Return that a running package leaves something unclear, "" when none does."""
    from ises_desk.i18n import fill
    from ises_desk.queries import packages

    names = [
        line.description
        for line in lines
        if line.ends_on is None and any(packages.unclear(packages.package_of(line)))
    ]
    return fill(packages.UNCLEAR, {"names": tuple(names)}) if names else ""
