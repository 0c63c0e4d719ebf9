"""Products and their dated prices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.checks import KEEP
from ises_desk.actions.package_facts import WORDS, change_facts, checked_facts
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal, shown_at
from ises_desk.i18n import N_
from ises_desk.models import ContractLine, Product, ProductPrice
from ises_desk.queries import rates
from ises_desk.values.kinds import BillingMoment, ProductKind, VatKind
from ises_desk.values.money import Money
from ises_desk.values.text import fold

LONGEST_PERIOD = 120
HIGHEST_PRICE = Money.of("1000000.00")
_PERCENT = 100


@action("product.add", title=N_("Product toevoegen"), undo=Undo.REVERT)
def add_product(
    work: Work,
    *,
    code: str,
    name: str,
    kind: ProductKind,
    vat_kind: VatKind = VatKind.HIGH,
    months: int = 12,
    billing_moment: BillingMoment | None = None,
    backup_included: bool | None = None,
    refundable: bool = True,
    quota: str = "",
    traffic: str = "",
    sla: str = "",
    sla_target: str = "",
    sla_measured: str = "",
    sla_credit: str = "",
    net: Money | None = None,
    gross: Money | None = None,
    valid_from: date | None = None,
) -> int:
    """Add a product and return its key; with `net` also its first price, as `price.set` does.

    The price holds from `valid_from`, else from today. Without a price it can't be sold yet.
    `months` is the billing period, 0 for once. Without `billing_moment` domain names and
    certificates are billed in advance and the rest in arrears (4.1). `refundable` tells whether
    what was paid ahead comes back when the contract ends early. The facts that decide liability
    are those of `models.Product`.
    """
    ahead = kind in {ProductKind.DOMAIN, ProductKind.CERTIFICATE}
    default = BillingMoment.ADVANCE if ahead else BillingMoment.ARREARS
    row = Product(
        code=_code(work, code, 0),
        name=checks.line(name, "name", N_("Naam"), 80),
        kind=kind,
        vat_kind=vat_kind,
        months=_months(months),
        billing_moment=billing_moment or default,
        backup_included=backup_included,
        refundable=refundable,
        **checked_facts(
            {
                "quota": quota,
                "traffic": traffic,
                "sla": sla,
                "sla_target": sla_target,
                "sla_measured": sla_measured,
                "sla_credit": sla_credit,
            }
        ),
        search="",
    )
    _refresh(row)
    key = work.add(row).id
    if net is not None:
        set_price(work, product_id=key, valid_from=valid_from or work.today, net=net, gross=gross)
    elif gross is not None:
        raise Refusal(N_("Geef ook de prijs zonder btw."), field="net")
    return key


@action("product.change", title=N_("Product wijzigen"), undo=Undo.REVERT)
def change_product(
    work: Work,
    *,
    product_id: int,
    code: str = KEEP,
    name: str = KEEP,
    kind: ProductKind | None = None,
    vat_kind: VatKind | None = None,
    months: int | None = None,
    billing_moment: BillingMoment | None = None,
    backup_included: bool | None = None,
    refundable: bool | None = None,
    quota: str = KEEP,
    traffic: str = KEEP,
    sla: str = KEEP,
    sla_target: str = KEEP,
    sla_measured: str = KEEP,
    sla_credit: str = KEEP,
) -> int:
    """Change a product for new contract lines; running contracts keep what they agreed."""
    row = work.get(Product, product_id, "product_id")
    if code != KEEP:
        row.code = _code(work, code, row.id)
    if name != KEEP:
        row.name = checks.line(name, "name", N_("Naam"), 80)
    if months is not None:
        row.months = _months(months)
    said = (quota, traffic, sla, sla_target, sla_measured, sla_credit)
    change_facts(row, dict(zip(WORDS, said, strict=True)))
    row.kind = kind or row.kind
    row.vat_kind = vat_kind or row.vat_kind
    row.billing_moment = billing_moment or row.billing_moment
    row.backup_included = row.backup_included if backup_included is None else backup_included
    row.refundable = row.refundable if refundable is None else refundable
    _refresh(row)
    return row.id


@action("product.withdraw", title=N_("Product uit de verkoop nemen"), undo=Undo.REVERT)
def withdraw_product(work: Work, *, product_id: int, withdrawn_on: date | None = None) -> int:
    """Stop selling a product from a day on (today unless given); contracts run on."""
    row = work.get(Product, product_id, "product_id")
    if row.withdrawn_on is not None:
        raise Refusal(
            N_("Product {code} is al uit de verkoop vanaf {day}."),
            field="product_id",
            code=row.code,
            day=row.withdrawn_on,
        )
    row.withdrawn_on = checks.near(withdrawn_on or work.today, "withdrawn_on")
    return row.id


@action("product.resume", title=N_("Product weer verkopen"), undo=Undo.REVERT)
def resume_product(work: Work, *, product_id: int) -> int:
    """Sell a withdrawn product again."""
    row = work.get(Product, product_id, "product_id")
    if row.withdrawn_on is None:
        raise Refusal(N_("Product {code} is in de verkoop."), field="product_id", code=row.code)
    row.withdrawn_on = None
    return row.id


@action("product.remove", title=N_("Product verwijderen"), undo=Undo.REVERT)
def remove_product(work: Work, *, product_id: int) -> int:
    """Take away a product that no contract has; its prices go with it."""
    row = work.get(Product, product_id, "product_id")
    used = select(ContractLine.id).where(ContractLine.product_id == product_id).limit(1)
    if work.session.scalar(used) is not None:
        raise Refusal(
            N_("Product {code} staat in contracten; neem het liever uit de verkoop."),
            field="product_id",
            code=row.code,
        )
    for price in work.session.scalars(select(ProductPrice).filter_by(product_id=product_id)):
        work.remove(price)
    work.remove(row)
    return product_id


@action("price.set", title=N_("Prijs vaststellen"), undo=Undo.REVERT)
def set_price(
    work: Work, *, product_id: int, valid_from: date, net: Money, gross: Money | None = None
) -> int:
    """Set a product's price from a day on and return its key; a price of that day is replaced.

    `net` is without VAT, for businesses; `gross` is with VAT, for consumers: net with the VAT of
    that day unless given, so that a consumer's price can be a round one.
    """
    product = work.get(Product, product_id, "product_id")
    checks.near(valid_from, "valid_from")
    _check_amount(net, "net")
    with shown_at("valid_from"):
        percent = rates.vat(work.session, product.vat_kind).at(valid_from).percent
    computed = with_vat(net, percent)
    if gross is not None:
        _check_amount(gross, "gross")
        if gross < net:
            raise Refusal(
                N_("Met btw is een prijs niet lager; met {percent}% btw is hij {computed}."),
                field="gross",
                percent=percent,
                computed=computed,
            )
    found = select(ProductPrice).filter_by(product_id=product_id, valid_from=valid_from)
    row = work.session.scalars(found).first() or ProductPrice(
        product_id=product_id, valid_from=valid_from
    )
    row.net = net
    row.gross = computed if gross is None else gross
    return work.add(row).id


@action("price.remove", title=N_("Prijs verwijderen"), undo=Undo.REVERT)
def remove_price(work: Work, *, price_id: int) -> int:
    """Take a price away; contract lines keep the price they agreed."""
    work.remove(work.get(ProductPrice, price_id, "price_id"))
    return price_id


def with_vat(net: Money, percent: Decimal) -> Money:
    """Return an amount with VAT, rounded half up."""
    return net + net.times(Fraction(percent) / _PERCENT)


def _check_amount(amount: Money, field: str) -> None:
    if not Money(0) <= amount <= HIGHEST_PRICE:
        raise Refusal(
            N_("Een prijs ligt tussen € 0,00 en {most}."), field=field, most=HIGHEST_PRICE
        )


def _months(months: int) -> int:
    if not 0 <= months <= LONGEST_PERIOD:
        raise Refusal(
            N_("De periode is 0 (eenmalig) tot {most} maanden."),
            field="months",
            most=LONGEST_PERIOD,
        )
    return months


def _code(work: Work, given: str, own: int) -> str:
    code = checks.line(given, "code", N_("Productcode"), 20)
    taken = select(Product.id).where(Product.code == code, Product.id != own)
    if work.session.scalar(taken) is not None:
        raise Refusal(N_("Productcode {code} bestaat al."), field="code", code=code)
    return code


def _refresh(row: Product) -> None:
    row.search = fold(f"{row.code} {row.name} {row.kind.label} {row.quota} {row.sla}")
