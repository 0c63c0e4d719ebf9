"""Eigen bedrijf: who sends, on every invoice and letter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_
from ises_desk.ui import address_fields as address
from ises_desk.ui import fields
from ises_desk.ui.doing import values_of
from ises_desk.ui.letterhead import sample

if TYPE_CHECKING:
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.shelf import Shelf

SPEC = fields.FormSpec(
    title=N_("Eigen bedrijf"),
    act="business.set",
    intro=N_("Deze gegevens staan op elke factuur en elke brief."),
    groups=(
        fields.Group(
            title=N_("Wie u bent"),
            fields=(
                fields.Line(name="name", label=N_("&Naam"), required=True, longest=70, span=7),
                fields.Line(
                    name="signatory",
                    label=N_("&Ondertekenaar"),
                    longest=70,
                    span=5,
                ),
                *address.ADDRESS,
                fields.Line(
                    name="kvk",
                    label=N_("&KvK-nummer"),
                    required=True,
                    longest=12,
                    span=4,
                    check=address.kvk,
                    example=N_("acht cijfers"),
                ),
                fields.Line(
                    name="vat_id",
                    label=N_("&Btw-id"),
                    required=True,
                    longest=20,
                    span=8,
                    check=address.vat_id,
                    example=N_("NL000099998B57"),
                ),
            ),
        ),
        fields.Group(
            title=N_("Uw rekening"),
            note=N_("De naam precies zoals de bank hem kent: de bank van uw klant vergelijkt hem."),
            fields=(
                fields.Line(
                    name="iban",
                    label=N_("&IBAN"),
                    required=True,
                    longest=42,
                    span=6,
                    check=address.iban,
                ),
                fields.Line(
                    name="bic",
                    label=N_("BIC"),
                    longest=11,
                    span=6,
                    example=N_("volgt uit de IBAN"),
                    follows="iban",
                    derive=address.bic_of,
                ),
                fields.Line(
                    name="account_name",
                    label=N_("Naam van de r&ekening"),
                    required=True,
                    longest=70,
                    span=12,
                    follows="name",
                ),
            ),
        ),
        fields.Group(
            title=N_("Bereikbaar"),
            fields=(
                fields.Line(
                    name="email",
                    label=N_("E-&mail"),
                    required=True,
                    longest=100,
                    span=6,
                    check=address.email,
                ),
                fields.Line(name="phone", label=N_("&Telefoon"), longest=30, span=6),
                fields.Line(name="website", label=N_("&Website"), longest=100, span=12),
            ),
        ),
    ),
    submit=N_("&Opslaan"),
    success=N_("Uw bedrijfsgegevens zijn opgeslagen."),
    look=sample,
)


def open_business(desk: Desk, shelf: Shelf) -> None:
    """Open the form on a shelf, with what is known already."""
    desk.lanes.read(_known, partial(shelf.open_form, desk, SPEC))


def _known(session: Any) -> dict[str, Any]:
    from ises_desk.queries.business import detail
    from ises_desk.values.formats import iban

    found = detail(session)
    if found is None:
        return {"country": "NL"}
    values = values_of(found)
    values.pop("logo")
    return {**values, "iban": iban(values["iban"])}
