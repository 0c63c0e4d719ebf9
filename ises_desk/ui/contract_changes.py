"""The forms that change a running contract and its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_
from ises_desk.ui import fields, picks
from ises_desk.ui.sold import products

if TYPE_CHECKING:
    from collections.abc import Mapping

CHANGE = fields.FormSpec(
    title=N_("Contract wijzigen"),
    act="contract.change",
    groups=(
        fields.Group(
            title="",
            fields=(
                picks.ACCOUNT,
                fields.Block(name="remark", label=N_("Op&merking"), longest=2000),
            ),
        ),
    ),
    submit=N_("&Opslaan"),
    intro=N_("Een andere betaaltermijn, duur of opzegtermijn legt u vast met Anders afspreken."),
    success=N_("Het contract is gewijzigd."),
)
ADD_LINE = fields.FormSpec(
    title=N_("Regel toevoegen"),
    act="contract_line.add",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="product", label=N_("&Product"), required=True, span=12, load=products
                ),
                fields.Count(name="quantity", label=N_("&Aantal"), required=True, span=3),
                fields.Amount(
                    name="unit_price",
                    label=N_("P&rijs per stuk"),
                    span=4,
                    hint=N_("Leeg: de prijs van de prijslijst."),
                ),
                fields.Day(
                    name="starts_on",
                    label=N_("&Ingang"),
                    span=5,
                    hint=N_("Leeg: vandaag, of het begin van het contract."),
                ),
                fields.Line(
                    name="description",
                    label=N_("&Omschrijving"),
                    longest=120,
                    span=12,
                    example=N_("zoals het product heet"),
                ),
            ),
        ),
    ),
    submit=N_("&Toevoegen"),
    wrap="line",
    width=620,
    success=N_("De regel is toegevoegd."),
)
CHANGE_LINE = fields.FormSpec(
    title=N_("Contractregel"),
    act="contract_line.change",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Line(
                    name="description",
                    label=N_("&Omschrijving"),
                    required=True,
                    longest=120,
                    span=12,
                ),
                fields.Count(name="quantity", label=N_("&Aantal"), required=True, span=4),
                fields.Amount(name="unit_price", label=N_("&Prijs per stuk"), required=True),
            ),
        ),
    ),
    submit=N_("&Opslaan"),
    intro=N_("Dit geldt voor volgende facturen; wat gefactureerd is, blijft zoals het is."),
    others=((N_("&Verwijderen"), "contract_line.remove"),),
    width=620,
)


def _lines(session: Any, values: Mapping[str, Any]) -> fields.Options:
    from ises_desk.queries import contracts

    found = contracts.detail(session, values["_contract_id"], values["_today"])
    return tuple((line.id, line.description) for line in found.lines if line.ends_on is None)


END_LINE = fields.FormSpec(
    title=N_("Regel beëindigen"),
    act="contract_line.end",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="line_id", label=N_("&Regel"), required=True, span=8, load=_lines
                ),
                fields.Day(name="ends_on", label=N_("&Laatste dag"), required=True, span=4),
            ),
        ),
    ),
    submit=N_("&Beëindigen"),
    width=620,
    success=N_("De regel stopt na zijn laatste dag."),
)
