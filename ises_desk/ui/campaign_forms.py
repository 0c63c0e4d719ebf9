"""The forms of a campaign: preparing it, publishing it, and leaving a contract out (3.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill
from ises_desk.ui import fields
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping


def _products(session: Any, values: Mapping[str, Any]) -> fields.Options:
    from ises_desk.queries import products
    from ises_desk.queries.listing import dictionaries

    found = dictionaries(session, products.listing(values["_today"]))
    return tuple((each["code"], f"{each['name']} ({each['code']})") for each in found)


def _from_product(
    session: Any, row: Mapping[str, Any], form: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Fill a row with what the product costs now, to be typed over."""
    from ises_desk.queries import products
    from ises_desk.queries.listing import dictionaries

    found = dictionaries(session, products.listing(form["_today"]))
    each = next((each for each in found if each["code"] == row["product"]), None)
    return {} if each is None else {"net": each["net"], "gross": each["gross"]}


def _days(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say from when the change would hold, until when one can leave, and why."""
    from ises_desk.queries import campaign_notices

    del session
    published = values.get("publish_on") or values.get("published_on")
    if published is None:
        return None
    found = campaign_notices.announced(published, values.get("effective_on"))
    if found.too_soon:
        said = N_("Te vroeg: tussen bekendmaken en ingaan zit ten minste een maand.")
        return fields.Insight(_(said), found.reasons, "warn")
    said = N_("Geldt vanaf {day}; klanten kunnen erom opzeggen t/m {until}. Brieven de deur uit "
              "uiterlijk op {by}.")  # fmt: skip
    words = {"day": found.effective_on, "until": found.cancel_until, "by": found.tell_by}
    return fields.Insight(fill(said, words), found.reasons)


TITLE = fields.Line(
    name="title", label=N_("&Naam"), required=True, longest=80, span=12,
    example=N_("Wijziging per 1 januari 2027"),
)  # fmt: skip
TEXT = fields.Block(
    name="text",
    label=N_("&Toelichting in de brief"),
    required=True,
    longest=4000,
    rows=4,
    hint=N_("Wat er verandert en waarom; bij een register ook zijn oude en nieuwe prijs."),
)
DAYS = (
    fields.Day(name="publish_on", label=N_("Op de &website vanaf"), required=True, span=6),
    fields.Day(
        name="effective_on",
        label=N_("&Gaat in op"),
        span=6,
        hint=N_("Leeg: een maand na de bekendmaking."),
    ),
)
PRICES = fields.Group(
    title=N_("Nieuwe prijzen"),
    note=N_(
        "Geef de nieuwe prijs van producten, of een percentage voor alle andere terugkerende"
        " regels."
    ),
    fields=(
        fields.Rows(
            name="prices",
            label=N_("Nieuwe prijzen"),
            add=N_("&Product toevoegen"),
            fields=(
                fields.Choice(
                    name="product", label=N_("Product"), required=True, span=6, load=_products
                ),
                fields.Amount(name="net", label=N_("Zonder btw"), required=True, span=3),
                fields.Amount(name="gross", label=N_("Met btw"), span=3),
            ),
            on="product",
            fill=_from_product,
        ),
        fields.Line(
            name="percent",
            label=N_("Andere regels, in p&rocenten"),
            longest=6,
            span=4,
            example=N_("4,5"),
        ),
        fields.Tick(
            name="all_prices",
            label=N_("Ook regels van deze producten met een &andere prijs dan de lijst"),
            span=8,
        ),
    ),
)
_KIND = fields.Choice(
    name="kind",
    label=N_("&Soort"),
    required=True,
    span=6,
    options=tuple(
        pair for pair in fields.kinds(kinds.CampaignKind) if pair[0] != kinds.CampaignKind.TERMS
    ),
)
PRICE = fields.FormSpec(
    title=N_("Prijswijziging voorbereiden"),
    act="campaign.draft",
    groups=(fields.Group(title="", fields=(TITLE, _KIND, *DAYS, TEXT)), PRICES),
    submit=N_("&Opslaan"),
    intro=N_("Een concept: er verandert nog niets en niemand krijgt bericht."),
    insight=_days,
    width=820,
    success=N_("Het concept is opgeslagen; kijk de contracten na en keur het goed."),
)
CHANGE_PRICE = replace(
    PRICE,
    title=N_("Prijswijziging bijwerken"),
    act="campaign.change",
    groups=(fields.Group(title="", fields=(TITLE, *DAYS, TEXT)), PRICES),
    success=N_("Het concept is bijgewerkt."),
)
_VERSION = fields.Line(
    name="version", label=N_("&Versie van de voorwaarden"), required=True, longest=80, span=12,
    example=N_("Algemene voorwaarden van 1 januari 2027"),
)  # fmt: skip
_TERMS_FIELDS = (TITLE, _VERSION, *DAYS, replace(TEXT, rows=8))
TERMS = replace(
    PRICE,
    title=N_("Nieuwe voorwaarden voorbereiden"),
    groups=(fields.Group(title="", fields=_TERMS_FIELDS),),
    width=720,
)
CHANGE_TERMS = replace(
    TERMS,
    title=N_("Nieuwe voorwaarden bijwerken"),
    act="campaign.change",
    success=N_("Het concept is bijgewerkt."),
)
PUBLISH = fields.FormSpec(
    title=N_("Wijziging bekendmaken"),
    act="campaign.publish",
    groups=(
        fields.Group(
            title="",
            fields=(
                replace(DAYS[0], name="published_on", label=N_("Op de &website sinds")),
                replace(DAYS[1], required=True, hint=""),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("Zet de wijziging op uw website en leg hier vast sinds wanneer zij er staat."),
    insight=_days,
    width=620,
    success=N_("De wijziging is bekendgemaakt. Maak nu de brieven."),
)


def _members(session: Any, values: Mapping[str, Any]) -> fields.Options:
    from ises_desk.queries import campaigns

    found = campaigns.detail(session, values["campaign_id"], values["_today"])
    return tuple(
        (each.contract_id, f"{each.number}, {each.customer}")
        for each in found.members
        if each.step in {"", "waits"}
    )


LEAVE_OUT = fields.FormSpec(
    title=N_("Contract erbuiten laten"),
    act="campaign.leave_out",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="contract_id",
                    label=N_("&Contract"),
                    required=True,
                    span=12,
                    load=_members,
                ),
            ),
        ),
    ),
    submit=N_("Erbuiten &laten"),
    intro=N_("Dit contract krijgt geen brief en houdt zijn prijs en voorwaarden."),
    width=560,
    success=N_("Het contract blijft zoals het is."),
)
