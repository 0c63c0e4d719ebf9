"""Producten: the price list with its dated prices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui import fields, keys
from ises_desk.ui.doing import after_question, at_once, by_form
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.package_fields import GROUPS, meaning
from ises_desk.ui.page_spec import Deed, PageSpec
from ises_desk.ui.related import sold_in
from ises_desk.ui.sheet import Fact, Row, Section, Sheet
from ises_desk.ui.tones import state
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ises_desk.ui.desk import Desk

FIELDS = (
    fields.Line(
        name="code",
        label=N_("&Code"),
        required=True,
        longest=20,
        span=3,
        example=N_("HOST-1"),
    ),
    fields.Line(name="name", label=N_("&Naam"), required=True, longest=80, span=9),
    fields.Choice(
        name="kind",
        label=N_("&Soort"),
        required=True,
        span=4,
        options=fields.kinds(kinds.ProductKind),
    ),
    fields.Choice(
        name="vat_kind",
        label=N_("&Btw"),
        required=True,
        span=4,
        options=fields.kinds(kinds.VatKind),
    ),
    fields.Choice(
        name="billing_moment",
        label=N_("&Factureren"),
        span=4,
        options=fields.kinds(kinds.BillingMoment),
        hint=N_("Leeg: domeinnamen en certificaten vooraf, de rest achteraf (artikel 4.1)."),
    ),
    fields.Whole(
        name="months",
        label=N_("&Periode"),
        required=True,
        most=120,
        unit=N_("maanden"),
        span=4,
        hint=N_("0 is eenmalig, 1 per maand, 3 per kwartaal, 12 per jaar."),
    ),
    fields.Tick(
        name="refundable",
        label=N_("&Terugbetalen bij eerder einde"),
        span=6,
        hint=N_("Wat vooruit betaald is, komt terug als het contract eerder eindigt."),
    ),
)


def prices(*, required: bool) -> tuple[fields.Field, ...]:
    """Return the two prices, which a form for a new product may leave open."""
    return (
        fields.Amount(name="net", label=N_("&Zonder btw"), required=required, span=4),
        fields.Amount(
            name="gross",
            label=N_("&Met btw"),
            span=4,
            hint=N_("Leeg: berekend met de btw van die dag."),
        ),
    )


ADD = fields.FormSpec(
    title=N_("Nieuw product"),
    act="product.add",
    groups=(
        fields.Group(title="", fields=FIELDS),
        *GROUPS,
        fields.Group(
            title=N_("Prijs"),
            note=N_("Mag later: zonder prijs komt het product nog niet op een contract."),
            fields=(
                fields.Day(name="valid_from", label=N_("&Vanaf"), span=4),
                *prices(required=False),
            ),
        ),
    ),
    submit=N_("&Toevoegen"),
    insight=meaning,
    success=N_("Het product is toegevoegd."),
)
CHANGE = fields.FormSpec(
    title=N_("Product wijzigen"),
    act="product.change",
    groups=(fields.Group(title="", fields=FIELDS), *GROUPS),
    submit=N_("&Opslaan"),
    intro=N_("Lopende contracten houden wat is afgesproken; dit geldt voor nieuwe regels."),
    insight=meaning,
    success=N_("Het product is gewijzigd."),
)
PRICE = fields.FormSpec(
    title=N_("Prijs vaststellen"),
    act="price.set",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Day(name="valid_from", label=N_("&Vanaf"), required=True, span=4),
                *prices(required=True),
            ),
        ),
    ),
    submit=N_("&Vaststellen"),
    intro=N_("Bedrijven zien de prijs zonder btw, particulieren die met btw."),
    width=640,
    success=N_("De prijs is vastgesteld."),
)


def _new(desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    usual = {"months": 12, "refundable": True, "kind": "hosting", "vat_kind": "high"}
    return {**usual, "valid_from": desk.today}


def _from_today(desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {"valid_from": desk.today}


def sheet(session: Any, found: Any, day: date) -> Sheet:
    """Return what the panel shows of a product."""
    from ises_desk.queries import packages
    from ises_desk.queries.products import STATES
    from ises_desk.values import formats

    prices = tuple(
        Row(
            (
                formats.short_day(price.valid_from),
                formats.amount(price.net),
                formats.amount(price.gross),
            ),
            goto=("price", price.id),
        )
        for price in found.prices
    )
    package = packages.package_of(found)
    sold, now = found.withdrawn_on is None, found.price
    net, gross = (formats.amount(now.net), formats.amount(now.gross)) if now else ("—", "—")
    return Sheet(
        key=found.id,
        title=found.name,
        subtitle=found.code,
        chips=(state(found.state, STATES),),
        facts=(
            Fact(_(N_("Soort")), found.kind.label),
            Fact(_(N_("Prijs zonder btw")), net),
            Fact(_(N_("Prijs met btw")), gross),
            Fact(_(N_("Btw")), found.vat_kind.label),
            Fact(_(N_("Periode")), _months(found.months)),
            Fact(_(N_("Factureren")), found.billing_moment.label),
            Fact(_(N_("Terugbetalen")), formats.show(found.refundable).capitalize()),
            *(Fact(label, text) for label, text in packages.facts(package)),
        ),
        warning="\n".join(packages.unclear(package)),
        sections=(
            Section(
                _(N_("Prijzen (vanaf, zonder en met btw)")),
                prices,
                empty=_(N_("Nog geen prijs. Zonder prijs kan dit product niet in een contract.")),
                deed="price",
            ),
            *_why(packages.why(package)),
            *(part for part in sold_in(session, found, day) if part.rows),
        ),
        allowed=frozenset({"change", "price", "remove", "withdraw" if sold else "resume"}),
        record=found,
    )


def _why(reasons: Sequence[str]) -> tuple[Section, ...]:
    if not reasons:
        return ()
    return (Section(_(N_("Waarom?")), text="\n".join(f"•  {each}" for each in reasons)),)


def _months(months: int) -> str:
    words = {0: N_("Eenmalig"), 1: N_("Per maand"), 3: N_("Per kwartaal"), 12: N_("Per jaar")}
    return _(words[months]) if months in words else _(N_("Per {n} maanden")).format(n=months)


def _ask_remove_price(desk: Desk, _sheet: Sheet, key: int) -> None:
    desk.messages.ask(
        _(N_("Prijs verwijderen?")),
        _(N_("Contracten houden de prijs die is afgesproken.")),
        _(N_("&Verwijderen")),
        lambda: desk.lanes.perform(lambda _key: None, "price.remove", price_id=key),
    )


SPEC = PageSpec(
    subject="product",
    queries="products",
    title=N_("Producten"),
    icon="products",
    touched=frozenset({"product"}),
    sheet=sheet,
    hint=N_("Zoek op code of naam…"),
    empty_title=N_("Nog geen producten"),
    empty_text=N_("Voer met Nieuw product (Ctrl+N) in wat u verkoopt: hosting, domeinnamen, werk."),
    nothing_chosen=N_("Kies een product om het hier te zien."),
    one=N_("{count} product"),
    many=N_("{count} producten"),
    marks=(("products", "sold"), ("warning", "priceless"), ("inbox", "withdrawn")),
    wide="name",
    spare=("billing_moment", "vat_kind", "months", "kind"),
    parts={"price": _ask_remove_price},
    deeds=(
        Deed(
            code="add",
            text=N_("Nieuw product"),
            icon="plus",
            run=by_form(ADD, "product", values=_new),
            place="bar",
            primary=True,
            shortcut=keys.NEW,
        ),
        Deed(
            code="change",
            text=N_("Wijzigen"),
            icon="edit",
            run=by_form(CHANGE, key="product_id"),
            opens=True,
        ),
        Deed(
            code="price",
            text=N_("Prijs vaststellen"),
            icon="plus",
            run=by_form(PRICE, key="product_id", values=_from_today),
        ),
        Deed(
            code="withdraw",
            text=N_("Uit de verkoop"),
            icon="stop",
            run=at_once("product.withdraw", "product_id", N_("Het product is uit de verkoop.")),
        ),
        Deed(
            code="resume",
            text=N_("Weer verkopen"),
            icon="undo",
            run=at_once("product.resume", "product_id", N_("Het product is weer te koop.")),
        ),
        Deed(
            code="remove",
            text=N_("Verwijderen"),
            icon="delete",
            shortcut=keys.REMOVE,
            run=after_question(
                "product.remove",
                "product_id",
                heading=N_("{title} verwijderen?"),
                text=N_("Dit kan alleen als geen contract het product gebruikt."),
                yes=N_("&Verwijderen"),
                said=N_("Het product is verwijderd."),
            ),
        ),
    ),
)


def page(desk: Desk) -> ListingPage:
    """Return the page."""
    return ListingPage(desk, SPEC)
