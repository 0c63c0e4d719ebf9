"""The price list: products, their dated prices, and the price of a day."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, select

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Product, ProductPrice
from ises_desk.queries.figures import Figure, count_by
from ises_desk.queries.listing import Column, Listing

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from ises_desk.values.kinds import BillingMoment, ProductKind, VatKind
    from ises_desk.values.money import Money

STATES = {
    "sold": (N_("In de verkoop"), "green"),
    "priceless": (N_("Nog zonder prijs"), "amber"),
    "withdrawn": (N_("Uit de verkoop"), "grey"),
}


_DERIVED = frozenset({"state", "price", "prices"})


@dataclass(frozen=True, slots=True)
class PriceLine:
    """A price from a day on: `net` for businesses, `gross` for consumers."""

    id: int
    valid_from: date
    net: Money
    gross: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductDetail:
    """A product with its prices, newest first; `price` is the one of the day."""

    id: int
    code: str
    name: str
    kind: ProductKind
    vat_kind: VatKind
    months: int
    billing_moment: BillingMoment
    backup_included: bool | None
    refundable: bool
    quota: str
    traffic: str
    sla: str
    sla_target: str
    sla_measured: str
    sla_credit: str
    withdrawn_on: date | None
    state: str
    price: PriceLine | None
    prices: tuple[PriceLine, ...]


def price_on(session: Session, product_id: int, day: date) -> PriceLine | None:
    """Return a product's price on a day, or None before its first price."""
    row = session.scalars(
        select(ProductPrice)
        .where(ProductPrice.product_id == product_id, ProductPrice.valid_from <= day)
        .order_by(ProductPrice.valid_from.desc())
        .limit(1)
    ).first()
    return None if row is None else PriceLine(row.id, row.valid_from, row.net, row.gross)


def state_of(day: date) -> ColumnElement[str]:
    """Return the SQL expression for the word of `STATES` on a day."""
    return case(
        (Product.withdrawn_on <= day, "withdrawn"),
        (_price(ProductPrice.net, day).is_(None), "priceless"),
        else_="sold",
    )


def _price(what: Any, day: date) -> ColumnElement[Any]:
    return (
        select(what)
        .where(ProductPrice.product_id == Product.id, ProductPrice.valid_from <= day)
        .order_by(ProductPrice.valid_from.desc())
        .limit(1)
        .correlate(Product)
        .scalar_subquery()
    )


def listing(day: date, state: str = "all") -> Listing:
    """Return the price list of a day; `state` is a word of `STATES`, or "all"."""
    shown = state_of(day)
    listed = Listing(
        name="products",
        key=Product.id,
        columns=(
            Column("code", N_("Code"), Product.code),
            Column("name", N_("Product"), Product.name, sort=Product.name.collate("NOCASE")),
            Column("kind", N_("Soort"), Product.kind),
            Column("months", N_("Periode in maanden"), Product.months, "period"),
            Column("net", N_("Prijs zonder btw"), _price(ProductPrice.net, day), "money"),
            Column("gross", N_("Prijs met btw"), _price(ProductPrice.gross, day), "money"),
            Column("vat_kind", N_("Btw"), Product.vat_kind),
            Column("billing_moment", N_("Factureren"), Product.billing_moment),
            Column("state", N_("Stand"), shown, "state"),
        ),
        source=Product,
        order=(("code", False),),
        search=Product.search,
    )
    return listed if state == "all" else listed.only(shown == state)


def detail(session: Session, key: int, day: date) -> ProductDetail:
    """Return a product with all its prices; an unknown key is a Refusal."""
    product = session.get(Product, key)
    if product is None:
        raise Refusal(N_("Er is geen product met sleutel {key}."), key=key)
    state = session.scalar(select(state_of(day)).where(Product.id == key)) or "sold"
    names = [field.name for field in fields(ProductDetail)]
    plain = {name: getattr(product, name) for name in names if name not in _DERIVED}
    prices = tuple(
        PriceLine(row.id, row.valid_from, row.net, row.gross) for row in reversed(product.prices)
    )
    return ProductDetail(**plain, state=state, price=price_on(session, key, day), prices=prices)


def figures(session: Session, day: date) -> tuple[Figure, ...]:
    """Return how many products are sold, lack a price, and were withdrawn."""
    counts = count_by(session, state_of(day))
    return tuple(Figure(label, counts.get(word, 0), tone) for word, (label, tone) in STATES.items())
