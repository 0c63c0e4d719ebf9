"""The rights on a design (12.2) in the window: recorded under a contract, changed, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill
from ises_desk.ui import fields
from ises_desk.ui.forms import open_form
from ises_desk.ui.page_spec import Deed
from ises_desk.ui.sheet import Row, Section
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet


def _is_customers(values: Mapping[str, Any]) -> bool:
    return str(values.get("holder")) == kinds.RightsHolder.CUSTOMER


def _meaning(_session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say who has the rights today by these answers, and why."""
    from ises_desk.queries.designs import preview

    if values.get("holder") is None:
        return None
    holder = kinds.RightsHolder(values["holder"])
    has, reasons = preview(holder, values.get("agreed_on"), values.get("deed_on"), values["_today"])
    text = {
        kinds.RightsHolder.OURS: N_("De rechten zijn nu bij u."),
        kinds.RightsHolder.CUSTOMER: N_("De rechten zijn nu bij de klant."),
    }[has]
    return fields.Insight(_(text), reasons, "info" if has is holder else "warn")


FIELDS = (
    fields.Line(
        name="what",
        label=N_("Ont&werp"),
        required=True,
        longest=120,
        span=8,
        example=N_("Website voorbeeld.nl"),
    ),
    fields.Choice(
        name="holder",
        label=N_("&Rechten"),
        required=True,
        span=4,
        options=fields.kinds(kinds.RightsHolder),
    ),
    fields.Day(name="agreed_on", label=N_("A&fgesproken op"), span=4, when=_is_customers),
    fields.Line(
        name="document",
        label=N_("&In welk stuk"),
        longest=120,
        span=8,
        when=_is_customers,
        example=N_("offerte van 1 november, getekend retour"),
    ),
    fields.Day(
        name="deed_on",
        label=N_("A&kte van"),
        span=4,
        when=_is_customers,
        hint=N_("Van overdracht; leeg: nog niet."),
    ),
    fields.Line(
        name="licence",
        label=N_("&Gebruik"),
        longest=300,
        span=12,
        example=N_("gebruik zolang het contract loopt"),
        hint=N_("Wat mag wie de rechten niet heeft. Dit staat op de bevestiging."),
    ),
)
RECORD = fields.FormSpec(
    title=N_("Ontwerp en de rechten erop"),
    act="design.record",
    groups=(fields.Group(title="", fields=FIELDS),),
    submit=N_("&Vastleggen"),
    intro=N_("De rechten zijn bij u, tenzij schriftelijk anders is afgesproken (artikel 12.2)."),
    insight=_meaning,
    width=640,
    success=N_("De rechten op het ontwerp zijn vastgelegd."),
)
CHANGE = fields.FormSpec(
    title=N_("Ontwerp en de rechten erop"),
    act="design.change",
    groups=RECORD.groups,
    submit=N_("&Opslaan"),
    intro=RECORD.intro,
    insight=_meaning,
    others=((N_("&Verwijderen"), "design.remove"),),
    width=640,
    success=N_("De rechten op het ontwerp zijn gewijzigd."),
)


def _record(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        open_form(desk, RECORD, {"holder": "ours"}, {"contract_id": shown.key})


def change(desk: Desk, _shown: Sheet, key: int) -> None:
    """Ask the rights on a design anew."""
    desk.lanes.read(_values, lambda values: _ask(desk, key, values), key)


def _ask(desk: Desk, key: int, values: dict[str, Any]) -> None:
    open_form(desk, CHANGE, values, {"design_id": key})


def _values(session: Any, key: int) -> dict[str, Any]:
    from ises_desk.queries.designs import design

    found = design(session, key)
    return {field.name: getattr(found, field.name) for field in FIELDS}


DEEDS = (Deed(code="design", text=N_("Ontwerp en de rechten erop"), icon="plus", run=_record),)
PARTS = {"design": change}
ACTS = {"design": "design.record"}


def sections(session: Any, contract_id: int, day: Any) -> tuple[Section, ...]:
    """Return the part of a contract's record about designs; nothing when there are none."""
    from ises_desk.queries.designs import designs
    from ises_desk.values.formats import short_day

    found = designs(session, contract_id, day)
    if not found:
        return ()
    rows = []
    for each in found:
        chip = (_(N_("Akte ontbreekt")), "warn") if each.lacks_deed else (each.has.label, "plain")
        said = each.licence
        if each.agreed_on is not None:
            said = fill(N_("afgesproken {day}"), {"day": short_day(each.agreed_on)})
        rows.append(Row((each.what, said), ("design", each.id), chip))
    why = dict.fromkeys(reason for each in found for reason in each.reasons)
    return (
        Section(_(N_("Rechten op het ontwerp")), tuple(rows), deed="design"),
        Section(_(N_("Waarom?")), text="\n".join(f"•  {each}" for each in why)),
    )
