"""Draft invoices: made by hand or by the billing run, changed, thrown away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import select

from ises_desk.actions.contract_making import customer_of
from ises_desk.actions.invoice_sums import line_amount, lines_of, sum_up
from ises_desk.actions.issuing import address_of
from ises_desk.actions.line_input import LONGEST_DESCRIPTION
from ises_desk.actions.line_schedule import schedule, whole_period
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal, shown_at
from ises_desk.i18n import N_
from ises_desk.law.vat import includes_vat, treatment
from ises_desk.models import Contract, ContractLine, Customer, Invoice, InvoiceLine
from ises_desk.queries import rates
from ises_desk.terms.art04_payment import check_payment_days
from ises_desk.terms.edition import edition_for
from ises_desk.values.kinds import InvoiceKind, Party, VatKind, VatTreatment
from ises_desk.values.money import ZERO, Money
from ises_desk.values.period import Period
from ises_desk.values.quantity import ONE, Quantity
from ises_desk.values.text import block, fold, line

_LARGEST = Money.of("10000000.00")
_LARGEST_QUANTITY = Quantity.of("100000")
_LONGEST_REMARK = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A line that the owner types; `unit_price` includes VAT for a consumer.

    `supplied_on` is the day of supply when it isn't the day of the invoice.
    """

    description: str
    quantity: Quantity = ONE
    unit_price: Money
    vat_kind: VatKind = VatKind.HIGH
    detail: str = ""
    supplied_on: date | None = None


def blank(
    work: Work,
    customer: Customer,
    *,
    party: Party,
    gross: bool,
    payment_days: int,
    contract_id: int | None,
) -> Invoice:
    """Return an empty draft for a customer, taxed by who and where he is; not stored yet."""
    return Invoice(
        kind=InvoiceKind.INVOICE,
        customer_id=customer.id,
        contract_id=contract_id,
        prepared_on=work.today,
        payment_days=payment_days,
        party=party,
        gross_prices=gross,
        treatment=treatment_of(work, customer, party),
        net=ZERO,
        vat=ZERO,
        total=ZERO,
        open=ZERO,
        search=fold(f"{customer.number} {customer.name}"),
    )


def treatment_of(work: Work, customer: Customer, party: Party) -> VatTreatment:
    """Return how a customer is taxed as he is known now."""
    country = address_of(work, customer, "invoice").country
    return treatment(party, country, customer.vat_id)


@action("invoice.draft", title=N_("Conceptfactuur maken"), undo=Undo.REVERT)
def draft(
    work: Work,
    *,
    customer_id: int,
    lines: tuple[DraftLine, ...],
    contract_id: int | None = None,
    payment_days: int | None = None,
    remark: str = "",
) -> int:
    """Make a draft by hand, for instance for work by the hour."""
    customer = customer_of(work, customer_id)
    contract = _contract(work, customer, contract_id)
    if not lines:
        raise Refusal(N_("Een factuur heeft ten minste één regel."), field="lines")
    days = payment_days
    if days is None:
        days = contract.payment_days if contract else edition_for(work.today)[0].payment_days
    party = contract.party if contract else customer.party
    with shown_at("payment_days"):
        check_payment_days(days, party)
    invoice = blank(
        work,
        customer,
        party=party,
        gross=contract.gross_prices if contract else includes_vat(party),
        payment_days=days,
        contract_id=contract_id,
    )
    invoice.remark = _remark(remark)
    work.add(invoice)
    for place, given in enumerate(lines):
        work.session.add(_line(work, invoice, given, place, f"lines[{place}]"))
    sum_up(work, invoice)
    return invoice.id


def _contract(work: Work, customer: Customer, contract_id: int | None) -> Contract | None:
    if contract_id is None:
        return None
    contract = work.get(Contract, contract_id, "contract_id")
    if contract.customer_id != customer.id:
        raise Refusal(N_("Dit contract hoort bij een andere klant."), field="contract_id")
    return contract


def _remark(text: str) -> str:
    with shown_at("remark"):
        return block(text, _LONGEST_REMARK, N_("De opmerking"), empty=True)


def _line(work: Work, invoice: Invoice, given: DraftLine, place: int, where: str) -> InvoiceLine:
    with shown_at(f"{where}.description"):
        description = line(given.description, LONGEST_DESCRIPTION, N_("De omschrijving"))
    with shown_at(f"{where}.detail"):
        detail = line(given.detail, LONGEST_DESCRIPTION, N_("De toelichting"), empty=True)
    if not given.quantity or abs(given.quantity.thousandths) > _LARGEST_QUANTITY.thousandths:
        raise Refusal(
            N_("Vul een aantal in, hooguit {most}; niet 0."),
            field=f"{where}.quantity",
            most=_LARGEST_QUANTITY,
        )
    if given.unit_price < ZERO or given.unit_price > _LARGEST:
        raise Refusal(
            N_("Vul een prijs in van € 0,00 tot hooguit {most}; voor minder is er de creditnota."),
            field=f"{where}.unit_price",
            most=_LARGEST,
        )
    supplied = given.supplied_on or work.today
    if supplied > work.today:
        raise Refusal(
            N_("De dag van levering ligt niet in de toekomst."), field=f"{where}.supplied_on"
        )
    with shown_at(f"{where}.supplied_on"):
        rates.vat(work.session, given.vat_kind).at(supplied)
    return InvoiceLine(
        invoice_id=invoice.id,
        position=place,
        description=description,
        detail=detail,
        period_start=given.supplied_on,
        quantity=given.quantity,
        unit_price=given.unit_price,
        amount=line_amount(given.unit_price, given.quantity),
        vat_kind=given.vat_kind,
        percent="0",
        tax_point=supplied,
    )


def open_draft(work: Work, invoice_id: int, field: str = "invoice_id") -> Invoice:
    """Return a draft; a final invoice never changes, so that is a Refusal at `field`."""
    invoice = work.get(Invoice, invoice_id, "invoice_id")
    if invoice.number is not None:
        raise Refusal(
            N_("Factuur {number} is definitief en verandert niet meer; maak een creditnota."),
            field=field,
            number=invoice.number,
        )
    return invoice


@action("invoice.change_draft", title=N_("Conceptfactuur wijzigen"), undo=Undo.REVERT)
def change_draft(
    work: Work, *, invoice_id: int, remark: str | None = None, payment_days: int | None = None
) -> int:
    """Change a draft's remark or payment term."""
    invoice = open_draft(work, invoice_id)
    if remark is not None:
        invoice.remark = _remark(remark)
    if payment_days is not None:
        with shown_at("payment_days"):
            check_payment_days(payment_days, invoice.party)
        invoice.payment_days = payment_days
    return invoice.id


@action("invoice.add_line", title=N_("Factuurregel toevoegen"), undo=Undo.REVERT)
def add_line(work: Work, *, invoice_id: int, line: DraftLine) -> int:
    """Add a line to a draft."""
    invoice = open_draft(work, invoice_id)
    places = [row.position for row in lines_of(work, invoice)]
    row = work.add(_line(work, invoice, line, max(places, default=-1) + 1, "line"))
    sum_up(work, invoice)
    return row.id


@action("invoice.change_line", title=N_("Factuurregel wijzigen"), undo=Undo.REVERT)
def change_line(work: Work, *, line_id: int, line: DraftLine) -> int:
    """Change a line of a draft; a billed period keeps its days and its part of the price."""
    row = work.get(InvoiceLine, line_id, "line_id")
    invoice = open_draft(work, row.invoice_id, "line_id")
    made = _line(work, invoice, line, row.position, "line")
    row.description, row.detail = made.description, made.detail
    row.quantity, row.unit_price, row.vat_kind = made.quantity, made.unit_price, made.vat_kind
    row.amount = line_amount(made.unit_price, made.quantity, _part(work, row))
    if row.contract_line_id is None:
        row.period_start, row.tax_point = made.period_start, made.tax_point
    sum_up(work, invoice)
    return row.id


def _part(work: Work, row: InvoiceLine) -> Fraction:
    """Return which part of its whole billing period a line bills."""
    if row.contract_line_id is None or row.period_start is None or row.period_until is None:
        return Fraction(1)
    source = work.get(ContractLine, row.contract_line_id)
    whole = whole_period(source, row.period_index or 0)
    return Fraction(Period(row.period_start, row.period_until).days, whole.days)


@action("invoice.remove_line", title=N_("Factuurregel verwijderen"), undo=Undo.REVERT)
def remove_line(work: Work, *, line_id: int) -> int:
    """Take a line off a draft; the billing run will offer its period again."""
    row = work.get(InvoiceLine, line_id, "line_id")
    invoice = open_draft(work, row.invoice_id, "line_id")
    if len(lines_of(work, invoice)) == 1:
        raise Refusal(
            N_("Dit is de enige regel; verwijder in plaats daarvan de conceptfactuur."),
            field="line_id",
        )
    _offer_again(work, row, "line_id")
    work.remove(row)
    sum_up(work, invoice)
    return invoice.id


@action("invoice.remove_draft", title=N_("Conceptfactuur verwijderen"), undo=Undo.REVERT)
def remove_draft(work: Work, *, invoice_id: int) -> int:
    """Throw a draft away; what it billed from contracts is offered again."""
    invoice = open_draft(work, invoice_id)
    for row in reversed(lines_of(work, invoice)):
        _offer_again(work, row, "invoice_id")
        work.session.delete(row)
    work.session.flush()
    work.remove(invoice)
    return invoice_id


def _offer_again(work: Work, row: InvoiceLine, field: str) -> None:
    """Turn the billing progress of a contract line back; only its last period can be."""
    if row.contract_line_id is None or row.period_index is None:
        return
    source = work.get(ContractLine, row.contract_line_id)
    if source.periods_billed != row.period_index + 1:
        later = select(InvoiceLine.id).where(
            InvoiceLine.contract_line_id == source.id, InvoiceLine.period_index > row.period_index
        )
        if work.session.scalar(later.limit(1)) is not None:
            raise Refusal(
                N_("Van {line} is een latere periode al gefactureerd; verwijder die eerst."),
                field=field,
                line=source.description,
            )
    source.periods_billed = row.period_index
    contract = work.get(Contract, source.contract_id)
    schedule(source, contract)
