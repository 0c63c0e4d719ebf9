"""The lines of a contract: what is delivered, at which price, and how far it has been billed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal, shown_at
from ises_desk.i18n import N_
from ises_desk.models import Contract, ContractLine, InvoiceLine, Product
from ises_desk.queries.products import price_on
from ises_desk.terms.art04_payment import billable_from, billing_moment
from ises_desk.values.kinds import BillingMoment, ProductKind, VatKind
from ises_desk.values.money import Money
from ises_desk.values.period import Period
from ises_desk.values.quantity import ONE, Quantity
from ises_desk.values.text import line as text_line

LONGEST_DESCRIPTION = 120
_LARGEST_QUANTITY = Quantity.of("100000")
_LARGEST_PRICE = Money.of("1000000.00")
_LONGEST_PERIOD = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class LineInput:
    """A line as the owner enters it; what is left out comes from the product and its price list.

    `unit_price` includes VAT on a consumer's contract. `billed_through` is the last day that was
    billed elsewhere already.
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
    sla: str = ""
    starts_on: date | None = None
    billed_through: date | None = None


def add_line(work: Work, contract: Contract, given: LineInput, position: int) -> ContractLine:
    """Add a line to a contract, checked; raises Refusal at `lines[position].<field>`."""
    where = f"lines[{position}]"
    product = _product(work, given.product, f"{where}.product")
    row = ContractLine(
        contract_id=contract.id,
        position=position,
        product_id=product.id if product else None,
        kind=given.kind or (product.kind if product else ProductKind.OTHER),
        description=_description(given, product, where),
        quantity=_quantity(given.quantity, where),
        unit_price=_price(work, contract, given, product, where),
        vat_kind=given.vat_kind or (product.vat_kind if product else VatKind.HIGH),
        months=_months(given, product, where),
        billing_moment=given.billing_moment or _moment(given, product),
        refundable=_either(given.refundable, product.refundable if product else True),
        backup_included=_either(
            given.backup_included, product.backup_included if product else False
        ),
        quota=_fact(given.quota, product.quota if product else "", f"{where}.quota"),
        sla=_fact(given.sla, product.sla if product else "", f"{where}.sla"),
        starts_on=_start(contract, given, where),
        periods_billed=0,
    )
    row.periods_billed = _billed_elsewhere(row, given.billed_through)
    schedule(row, contract.ends_on)
    return work.add(row)


def schedule(line: ContractLine, contract_ends_on: date | None) -> None:
    """Store on which day the next billing period may be billed; nothing left is empty."""
    period = next_period(line, contract_ends_on)
    line.next_invoice_on = billable_from(period, line.billing_moment) if period else None


def next_period(line: ContractLine, contract_ends_on: date | None) -> Period | None:
    """Return the next period to bill, cut off at the end of the line or the contract."""
    if line.months == 0:
        return None if line.periods_billed else Period.through(line.starts_on, line.starts_on)
    whole = whole_period(line, line.periods_billed)
    ends = [day for day in (line.ends_on, contract_ends_on) if day is not None]
    if not ends:
        return whole
    if min(ends) < whole.start:
        return None
    return whole.intersect(Period.through(line.starts_on, min(ends)))


def whole_period(line: ContractLine, index: int) -> Period:
    """Return a billing period without regard to the end of the contract."""
    return Period.months(line.starts_on, index, line.months)


def _either(given: bool | None, default: bool) -> bool:  # noqa: FBT001  a plain choice
    return default if given is None else given


def _product(work: Work, code: str, field: str) -> Product | None:
    if not code:
        return None
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


def _description(given: LineInput, product: Product | None, where: str) -> str:
    text = given.description or (product.name if product else "")
    if not text.strip():
        raise Refusal(N_("Vul een omschrijving in."), field=f"{where}.description")
    with shown_at(f"{where}.description"):
        return text_line(text, LONGEST_DESCRIPTION, N_("De omschrijving"))


def _quantity(quantity: Quantity, where: str) -> Quantity:
    if not Quantity(0) < quantity <= _LARGEST_QUANTITY:
        raise Refusal(
            N_("Vul een aantal in groter dan 0 en hoogstens {most}."),
            field=f"{where}.quantity",
            most=_LARGEST_QUANTITY,
        )
    return quantity


def _price(
    work: Work, contract: Contract, given: LineInput, product: Product | None, where: str
) -> Money:
    price = given.unit_price
    if price is None and product is not None:
        listed = price_on(work.session, product.id, contract.starts_on)
        if listed is not None:
            price = listed.gross if contract.gross_prices else listed.net
    if price is None:
        raise Refusal(
            N_("Vul een prijs in; de prijslijst heeft er geen voor deze datum."),
            field=f"{where}.unit_price",
        )
    if not Money(0) <= price <= _LARGEST_PRICE:
        raise Refusal(
            N_("Vul een prijs in van € 0,00 tot hoogstens {most}."),
            field=f"{where}.unit_price",
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


def _fact(given: str, default: str, field: str) -> str:
    with shown_at(field):
        return text_line(given or default, LONGEST_DESCRIPTION, N_("De tekst"), empty=True)


def _start(contract: Contract, given: LineInput, where: str) -> date:
    start = given.starts_on or contract.starts_on
    if start < contract.starts_on:
        raise Refusal(
            N_("Een regel begint niet eerder dan het contract ({day})."),
            field=f"{where}.starts_on",
            day=contract.starts_on,
        )
    return start


def _billed_elsewhere(line: ContractLine, through: date | None) -> int:
    """Return how many whole periods begin on or before the last day billed elsewhere."""
    if through is None or through < line.starts_on:
        return 0
    if line.months == 0:
        return 1
    index = 0
    while whole_period(line, index).start <= through:
        index += 1
    return index


@action("contract_line.add", title=N_("Contractregel toevoegen"), undo=Undo.REVERT)
def add(work: Work, *, contract_id: int, line: LineInput) -> int:
    """Add a line to a running contract; it is billed from its own start."""
    contract = work.get(Contract, contract_id, "contract_id")
    if contract.ends_on is not None and contract.ends_on < work.today:
        raise Refusal(N_("Contract {number} is beëindigd."), number=contract.number)
    positions = [row.position for row in contract.lines]
    return add_line(work, contract, line, max(positions, default=-1) + 1).id


@action("contract_line.change", title=N_("Contractregel wijzigen"), undo=Undo.REVERT)
def change(
    work: Work,
    *,
    line_id: int,
    description: str | None = None,
    quantity: Quantity | None = None,
    unit_price: Money | None = None,
) -> int:
    """Change what the next bills will say; what was billed stays as it is."""
    row = work.get(ContractLine, line_id, "line_id")
    contract = work.get(Contract, row.contract_id)
    given = LineInput(
        description=row.description if description is None else description,
        quantity=quantity or row.quantity,
        unit_price=row.unit_price if unit_price is None else unit_price,
    )
    row.description = _description(given, None, "line")
    row.quantity = _quantity(given.quantity, "line")
    row.unit_price = _price(work, contract, given, None, "line")
    return row.id


@action("contract_line.end", title=N_("Contractregel beëindigen"), undo=Undo.REVERT)
def end(work: Work, *, line_id: int, ends_on: date) -> int:
    """Stop billing a line after its last day, for instance when a package changes."""
    row = work.get(ContractLine, line_id, "line_id")
    contract = work.get(Contract, row.contract_id)
    if ends_on < row.starts_on:
        raise Refusal(
            N_("De laatste dag ligt niet voor het begin ({day})."),
            field="ends_on",
            day=row.starts_on,
        )
    row.ends_on = ends_on
    schedule(row, contract.ends_on)
    return row.id


@action("contract_line.remove", title=N_("Contractregel verwijderen"), undo=Undo.REVERT)
def remove(work: Work, *, line_id: int) -> int:
    """Remove a line that was never billed."""
    row = work.get(ContractLine, line_id, "line_id")
    billed = select(InvoiceLine.id).where(InvoiceLine.contract_line_id == line_id).limit(1)
    if work.session.scalar(billed) is not None:
        raise Refusal(
            N_("Deze regel is al gefactureerd; geef in plaats daarvan een laatste dag op."),
            field="line_id",
        )
    work.remove(row)
    return line_id
