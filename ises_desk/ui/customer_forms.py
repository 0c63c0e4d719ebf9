"""The forms of a customer: himself, his accounts, contacts and notes, and merging."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill
from ises_desk.ui import address_fields as address
from ises_desk.ui import fields, picks
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

MATCHES = {
    "name": N_("naam"),
    "postcode": N_("postcode"),
    "iban": N_("IBAN"),
    "email": N_("e-mail"),
}
LANGUAGES = (
    ("nl", N_("Nederlands")),
    ("en", N_("Engels")),
    ("de", N_("Duits")),
    ("fr", N_("Frans")),
)
_WHO = fields.Group(
    title=N_("Wie"),
    fields=(
        fields.Line(name="name", label=N_("&Naam"), required=True, longest=70, span=8),
        fields.Line(
            name="number",
            label=N_("Klantnu&mmer"),
            longest=20,
            span=4,
            example=N_("volgt vanzelf"),
        ),
        fields.Line(name="attention", label=N_("Ter a&ttentie van"), longest=70, span=8),
        fields.Choice(
            name="party",
            label=N_("&Soort klant"),
            span=4,
            options=fields.kinds(kinds.Party),
            nothing=N_("volgt uit KvK en btw-id"),
        ),
        fields.Line(
            name="kvk",
            label=N_("&KvK-nummer"),
            longest=12,
            span=4,
            check=address.kvk,
            example=N_("acht cijfers"),
        ),
        fields.Line(
            name="vat_id",
            label=N_("&Btw-id"),
            longest=20,
            span=4,
            check=address.vat_id,
            example=N_("NL000099998B57"),
        ),
        fields.Day(name="customer_since", label=N_("Klant sin&ds"), span=4),
    ),
)
_REACH = fields.Group(
    title=N_("Bereiken en betalen"),
    fields=(
        fields.Line(name="email", label=N_("&E-mail"), longest=100, span=6, check=address.email),
        fields.Line(name="phone", label=N_("Tele&foon"), longest=30, span=6),
        fields.Line(name="iban", label=N_("&IBAN"), longest=42, span=6, check=address.iban),
        fields.Choice(
            name="delivery",
            label=N_("&Post"),
            span=3,
            options=fields.kinds(kinds.Delivery),
            nothing=N_("e-mail als die er is"),
        ),
        fields.Choice(name="language", label=N_("&Taal"), required=True, span=3, options=LANGUAGES),
        fields.Tick(
            name="one_invoice", label=N_("Alles op één factu&ur (ook van meer contracten)"), span=12
        ),
    ),
)
EMPTY = (("kind", "visiting"), ("country", "NL"))  # the address that an owner begins with
_ADDRESSES = fields.Group(
    title=N_("Adressen"),
    note=N_("Invullen kan ook later: een adres is nodig voor een factuur of een brief."),
    fields=(
        fields.Rows(
            name="addresses",
            label=N_("Adressen"),
            add=N_("Adres toevoegen"),
            fields=(
                fields.Choice(
                    name="kind",
                    label=N_("Waarvoor"),
                    required=True,
                    span=3,
                    options=fields.kinds(kinds.AddressKind),
                ),
                *(
                    replace(field, bare=True, span=span)
                    for field, span in zip(address.ADDRESS, (5, 2, 2, 3, 5, 4), strict=True)
                ),
            ),
            fresh=EMPTY,
        ),
    ),
)


def insight(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Warn of a customer that is there already; else say what kind this one is taken for."""
    from ises_desk.queries.duplicates import duplicates

    first: Mapping[str, Any] = next(iter(values.get("addresses") or ()), {})
    found = duplicates(
        session,
        name=values.get("name") or "",
        postcode=first.get("postcode") or "",
        house_number=first.get("house_number") or "",
        iban=values.get("iban") or "",
        email=values.get("email") or "",
        except_id=values.get("customer_id"),
    )
    if found:
        same = "; ".join(
            f"{each.name} ({each.number}: {', '.join(_(MATCHES[word]) for word in each.matches)})"
            for each in found[:3]
        )
        text = fill(N_("Let op: deze klant lijkt op {same}."), {"same": same})
        return fields.Insight(text, tone="warn")
    return _kind(values)


def _kind(values: Mapping[str, Any]) -> fields.Insight | None:
    from ises_desk.queries.customers import party_ruling

    if not values.get("name"):
        return None
    stated = kinds.Party(values["party"]) if values.get("party") else None
    ruling = party_ruling(values.get("kvk") or "", values.get("vat_id") or "", stated)
    text = fill(N_("Deze klant geldt als: {kind}."), {"kind": ruling.applied})
    return fields.Insight(text, tuple(f"{each.source}: {_(each.text)}" for each in ruling.reasons))


ADD = fields.FormSpec(
    title=N_("Nieuwe klant"),
    act="customer.add",
    groups=(_WHO, _REACH, _ADDRESSES),
    submit=N_("&Toevoegen"),
    insight=insight,
    width=800,
    success=N_("De klant is toegevoegd."),
)
CHANGE = replace(
    ADD,
    title=N_("Klant wijzigen"),
    act="customer.change",
    submit=N_("&Opslaan"),
    success=N_("De klant is gewijzigd."),
)
ACCOUNT = fields.FormSpec(
    title=N_("Nieuw account"),
    act="account.add",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Line(name="name", label=N_("&Naam"), required=True, longest=60, span=12),
                fields.Line(name="remark", label=N_("&Opmerking"), longest=200, span=12),
            ),
        ),
    ),
    submit=N_("&Toevoegen"),
    intro=N_("Een account is de klantnaam die toegang geeft tot het systeem (artikel 1.1)."),
    width=520,
)
ACCOUNT_CHANGE = replace(
    ACCOUNT,
    title=N_("Account"),
    act="account.change",
    submit=N_("&Opslaan"),
    others=((N_("&Sluiten per vandaag"), "account.close"), (N_("&Verwijderen"), "account.remove")),
)
ACCOUNT_CLOSED = replace(
    ACCOUNT_CHANGE,
    others=((N_("&Heropenen"), "account.reopen"), (N_("&Verwijderen"), "account.remove")),
)
CONTACT = fields.FormSpec(
    title=N_("Nieuwe contactpersoon"),
    act="contact.add",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Line(name="name", label=N_("&Naam"), required=True, longest=70, span=6),
                fields.Line(name="role", label=N_("&Functie"), longest=60, span=6),
                fields.Line(
                    name="email", label=N_("&E-mail"), longest=100, span=6, check=address.email
                ),
                fields.Line(name="phone", label=N_("Tele&foon"), longest=30, span=6),
            ),
        ),
    ),
    submit=N_("&Toevoegen"),
    width=620,
)
CONTACT_CHANGE = replace(
    CONTACT,
    title=N_("Contactpersoon"),
    act="contact.change",
    submit=N_("&Opslaan"),
    others=((N_("&Verwijderen"), "contact.remove"),),
)
NOTE = fields.FormSpec(
    title=N_("Nieuwe notitie"),
    act="note.add",
    groups=(
        fields.Group(
            title="",
            fields=(fields.Block(name="text", label=N_("&Notitie"), required=True, rows=8),),
        ),
    ),
    submit=N_("&Toevoegen"),
    width=560,
)
NOTE_CHANGE = replace(
    NOTE,
    title=N_("Notitie"),
    act="note.change",
    submit=N_("&Opslaan"),
    others=((N_("&Verwijderen"), "note.remove"),),
)
MERGE = fields.FormSpec(
    title=N_("Klanten samenvoegen"),
    act="customer.merge",
    groups=(
        fields.Group(
            title="",
            fields=(picks.customer("gone_id", label=N_("&Welke klant gaat op in deze klant")),),
        ),
    ),
    submit=N_("&Samenvoegen"),
    intro=N_(
        "Alles van de gekozen klant hoort daarna bij deze klant. Het oude nummer blijft vindbaar;"
        " definitieve facturen en brieven blijven zoals ze zijn afgedrukt."
    ),
    width=600,
    success=N_("De klanten zijn samengevoegd."),
)
