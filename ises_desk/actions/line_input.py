"""A contract line as the owner enters it: what, at which price, checked and completed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ises_desk.actions.line_schedule import schedule, whole_period
from ises_desk.actions.package_facts import WORDS, checked_facts
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal, shown_at
from ises_desk.i18n import N_
from ises_desk.models import Contract, ContractLine, Product
from ises_desk.queries.products import price_on
from ises_desk.terms.art04_payment import billing_moment
from ises_desk.values.kinds import BillingMoment, ProductKind, VatKind
from ises_desk.values.money import Money
from ises_desk.values.months import add_months
from ises_desk.values.quantity import ONE, Quantity
from ises_desk.values.text import line as text_line

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_DESCRIPTION = 120
_LARGEST_QUANTITY = Quantity.of("100000")
_LARGEST_PRICE = Money.of("1000000.00")
_LONGEST_PERIOD = 120
_FURTHEST_MONTHS = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class LineInput:
    """A line as the owner enters it; what is left out comes from the product and its price list.

    `unit_price` includes VAT on a consumer's contract. `billed_through` is the last day that was
    billed elsewhere already: billing goes on with the day after it, and when that is no border
    between two periods, the periods are counted from there.
    """

    product: str = ""
    description: str = ""
    quantity: Quantity = ONE
    unit_price: Money | None = None
    vat_kind: VatKind | None = None
    kind: ProductKind | None = None
    months: int | None = None
    billing_moment: BillingMoment | None = None
    refundable: bool | None = None
    backup_included: bool | None = None
    quota: str = ""
    traffic: str = ""
    sla: str = ""
    sla_target: str = ""
    sla_measured: str = ""
    sla_credit: str = ""
    starts_on: date | None = None
    billed_through: date | None = None


def line_from(kept: Mapping[str, Any]) -> LineInput:
    """Return a line from the words in which an application keeps it (`queries.offers`)."""
    return LineInput(
        description=kept["description"],
        quantity=Quantity.of(kept["quantity"]),
        unit_price=Money.of(kept["unit_price"]),
        vat_kind=VatKind(kept["vat_kind"]),
        kind=ProductKind(kept["kind"]),
        months=kept["months"],
        billing_moment=BillingMoment(kept["billing_moment"]),
        refundable=kept["refundable"],
        backup_included=kept["backup_included"],
        **{name: kept.get(name, "") for name in WORDS},
    )


def add_line(
    work: Work, contract: Contract, given: LineInput, position: int, where: str
) -> ContractLine:
    """Add a line to a contract, checked; raises Refusal at `<where>.<field>`."""
    return work.add(checked_line(work, contract, given, position, where))


def checked_line(
    work: Work, contract: Contract, given: LineInput, position: int, where: str
) -> ContractLine:
    """Return a line as it would be added, checked and complete; it isn't kept."""
    product = _product(work, given.product, f"{where}.product")
    row = ContractLine(
        contract_id=contract.id,
        position=position,
        product_id=product.id if product else None,
        kind=given.kind or (product.kind if product else ProductKind.OTHER),
        description=check_description(given, product, where),
        quantity=check_quantity(given.quantity, where),
        unit_price=check_price(work, contract, given, product, where),
        vat_kind=given.vat_kind or (product.vat_kind if product else VatKind.HIGH),
        months=_months(given, product, where),
        billing_moment=given.billing_moment or _moment(given, product),
        refundable=_either(given.refundable, product.refundable if product else True),
        backup_included=_backup(given, product),
        **_facts(given, product, where),
        starts_on=_start(work, contract, given, where),
        periods_billed=0,
    )
    _pass_over_billed(work, row, given.billed_through, where)
    schedule(row, contract)
    return row


def _field(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _either(given: bool | None, default: bool) -> bool:  # noqa: FBT001  a plain choice
    return default if given is None else given


def _product(work: Work, code: str, field: str) -> Product | None:
    if not code:
        return None
    with shown_at(field):
        text_line(code, LONGEST_DESCRIPTION, N_("De productcode"))
    product = work.session.scalars(select(Product).where(Product.code == code)).first()
    if product is None:
        raise Refusal(N_("Er is geen product met code {code}."), field=field, code=code)
    if product.withdrawn_on is not None and product.withdrawn_on <= work.today:
        raise Refusal(
            N_("Product {code} wordt niet meer verkocht sinds {day}."),
            field=field,
            code=code,
            day=product.withdrawn_on,
        )
    return product


def check_description(given: LineInput, product: Product | None, where: str) -> str:
    """Return the description, by default the product's name."""
    text = given.description or (product.name if product else "")
    if not text.strip():
        raise Refusal(N_("Vul een omschrijving in."), field=_field(where, "description"))
    with shown_at(_field(where, "description")):
        return text_line(text, LONGEST_DESCRIPTION, N_("De omschrijving"))


def check_quantity(quantity: Quantity, where: str) -> Quantity:
    """Return a quantity above zero."""
    if not Quantity(0) < quantity <= _LARGEST_QUANTITY:
        raise Refusal(
            N_("Vul een aantal in dat groter is dan 0 en hooguit {most}."),
            field=_field(where, "quantity"),
            most=_LARGEST_QUANTITY,
        )
    return quantity


def check_price(
    work: Work, contract: Contract, given: LineInput, product: Product | None, where: str
) -> Money:
    """Return the price agreed, by default the list's on the line's first day."""
    price = given.unit_price
    if price is None and product is not None:
        day = max(given.starts_on or contract.starts_on, contract.starts_on)
        listed = price_on(work.session, product.id, day)
        if listed is not None:
            price = listed.gross if contract.gross_prices else listed.net
    if price is None:
        raise Refusal(
            N_("Vul een prijs in; de prijslijst heeft er geen voor deze datum."),
            field=_field(where, "unit_price"),
        )
    if not Money(0) <= price <= _LARGEST_PRICE:
        raise Refusal(
            N_("Vul een prijs in van € 0,00 tot hooguit {most}."),
            field=_field(where, "unit_price"),
            most=_LARGEST_PRICE,
        )
    return price


def _months(given: LineInput, product: Product | None, where: str) -> int:
    months = given.months if given.months is not None else (product.months if product else 12)
    if not 0 <= months <= _LONGEST_PERIOD:
        raise Refusal(
            N_("De factuurperiode is 0 (eenmalig) tot {most} maanden."),
            field=f"{where}.months",
            most=_LONGEST_PERIOD,
        )
    return months


def _moment(given: LineInput, product: Product | None) -> BillingMoment:
    return product.billing_moment if product else billing_moment(given.kind or ProductKind.OTHER)


def _backup(given: LineInput, product: Product | None) -> bool | None:
    if given.backup_included is not None or product is None:
        return given.backup_included
    return product.backup_included


def _facts(given: LineInput, product: Product | None, where: str) -> dict[str, str]:
    """Return the facts in words of the package: what was agreed, else the product's."""
    said = {
        name: getattr(given, name) or (getattr(product, name) if product else "") for name in WORDS
    }
    return checked_facts(said, f"{where}.", LONGEST_DESCRIPTION)


def _start(work: Work, contract: Contract, given: LineInput, where: str) -> date:
    start = given.starts_on or contract.starts_on
    if start < contract.starts_on:
        raise Refusal(
            N_("Een regel begint niet eerder dan het contract ({day})."),
            field=f"{where}.starts_on",
            day=contract.starts_on,
        )
    return not_too_far(work, start, f"{where}.starts_on")


def not_too_far(work: Work, day: date, field: str) -> date:
    """Return a day that someone can have meant: at most twenty years from today."""
    latest = add_months(work.today, _FURTHEST_MONTHS)
    if day > latest:
        raise Refusal(N_("Vul een dag in tot en met {last}."), field=field, last=latest)
    return day


def _pass_over_billed(work: Work, line: ContractLine, through: date | None, where: str) -> None:
    """Let billing begin after the last day that was billed elsewhere, to the day."""
    if through is None or through < line.starts_on:
        return
    not_too_far(work, through, f"{where}.billed_through")
    if line.months == 0:
        line.periods_billed = 1
        return
    index = 0
    while whole_period(line, index).last_day < through:
        index += 1
    if whole_period(line, index).last_day == through:
        line.periods_billed = index + 1
    else:
        line.starts_on = through + timedelta(days=1)
