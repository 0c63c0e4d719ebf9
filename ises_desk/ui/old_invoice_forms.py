"""The forms of an open invoice of the administration before this one, under its old number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_
from ises_desk.ui import fields, picks

if TYPE_CHECKING:
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet

_DAYS = (
    fields.Day(name="issued_on", label=N_("Factuur&datum"), required=True),
    fields.Day(name="due_on", label=N_("&Vervaldatum"), required=True),
)
_AMOUNTS = (
    fields.Amount(
        name="total",
        label=N_("&Bedrag"),
        required=True,
        hint=N_("Met btw, zoals het op de oude factuur staat."),
    ),
    fields.Amount(
        name="paid_before",
        label=N_("&Eerder betaald"),
        hint=N_("Wat vóór de overstap al betaald was."),
    ),
)
ADD = fields.FormSpec(
    title=N_("Oude factuur vastleggen"),
    act="opening_item.add",
    groups=(
        fields.Group(
            title="",
            fields=(
                picks.customer(),
                fields.Line(
                    name="number",
                    label=N_("Factuur&nummer"),
                    required=True,
                    longest=30,
                    span=12,
                    hint=N_("Het nummer waaronder de klant haar kent."),
                ),
                *_DAYS,
                *_AMOUNTS,
                fields.Line(name="remark", label=N_("Op&merking"), longest=2000, span=12),
            ),
        ),
    ),
    submit=N_("V&astleggen"),
    intro=N_(
        "Een openstaande factuur van uw vorige administratie. Zij krijgt geen nummer uit uw reeks"
        " en geen btw; herinneren, aanmanen en betalen gaan zoals bij elke andere."
    ),
    success=N_("De oude factuur is vastgelegd."),
)
CHANGE = fields.FormSpec(
    title=N_("Oude factuur wijzigen"),
    act="opening_item.change",
    groups=(fields.Group(title="", fields=(*_DAYS, *_AMOUNTS)),),
    submit=N_("&Opslaan"),
    intro=N_("Wat hier al is betaald of verrekend, blijft geboekt."),
    width=560,
    success=N_("De oude factuur is gewijzigd."),
)


def known(_desk: Desk, shown: Sheet | None) -> dict[str, Any]:
    """Return what the form of a change begins with."""
    found: Any = shown.record if shown else None
    names = [field.name for field in (*_DAYS, *_AMOUNTS)]
    return {name: getattr(found, name) for name in names} if found else {}
