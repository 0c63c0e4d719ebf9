"""Opening items: open invoices of the administration before this one, under their old numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.law.vat import includes_vat
from ises_desk.models import Booking, Customer, DemandInvoice, Invoice, LetterInvoice
from ises_desk.values.identifiers import rf_reference
from ises_desk.values.kinds import InvoiceKind, VatTreatment
from ises_desk.values.money import ZERO, Money
from ises_desk.values.text import fold

LONGEST_NUMBER = 30
_LONGEST_REFERENCE = 21
_LONGEST_REMARK = 2000
_NOT_IN_REFERENCE = re.compile(r"[^0-9A-Za-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningFacts:
    """An open invoice of the administration before; its number is the old one."""

    number: str
    customer_id: int
    issued_on: date
    due_on: date
    total: Money
    paid_before: Money = ZERO
    remark: str = ""

    @property
    def open(self) -> Money:
        """Return what was still open over there."""
        return self.total - self.paid_before


def add_opening(work: Work, found: OpeningFacts) -> Invoice:
    """Add an opening item; no number of our series, no paper and no VAT come with it."""
    customer = work.get(Customer, found.customer_id, "customer_id")
    item = Invoice(
        kind=InvoiceKind.INVOICE,
        opening=True,
        number=checks.line(found.number, "number", N_("Factuurnummer"), LONGEST_NUMBER),
        reference=_reference(found.number),
        customer_id=customer.id,
        prepared_on=found.issued_on,
        issued_on=found.issued_on,
        payment_days=0,
        due_on=found.due_on,
        party=customer.party,
        gross_prices=includes_vat(customer.party),
        treatment=VatTreatment.DOMESTIC,
        remark=checks.block(
            found.remark, "remark", N_("Opmerking"), _LONGEST_REMARK, empty=True, printable=False
        ),
        net=ZERO,
        vat=ZERO,
        total=found.total,
        open=ZERO,
        paid_before=ZERO,
        search="",
    )
    _fill(item, customer, found)
    item.open = found.open
    work.session.add(item)
    return item


def alter(work: Work, item: Invoice, found: OpeningFacts) -> None:
    """Change what was copied from the old invoice; what was booked here stays booked."""
    booked = item.total - item.paid_before - item.open
    if found.open < booked:
        raise Refusal(
            N_("Op factuur {number} is hier al {booked} geboekt; er kan niet minder open staan."),
            field="total",
            number=item.number,
            booked=booked,
        )
    _fill(item, work.get(Customer, item.customer_id), found)
    item.open = found.open - booked


def _fill(item: Invoice, customer: Customer, found: OpeningFacts) -> None:
    item.issued_on = item.prepared_on = found.issued_on
    item.due_on = found.due_on
    item.payment_days = (found.due_on - found.issued_on).days
    item.total, item.paid_before = found.total, found.paid_before
    amount = found.total.plain
    words = (found.number, customer.number, customer.name, amount, amount.replace(".", ","))
    item.search = fold(" ".join(words))


def _reference(number: str) -> str:
    """Return the payment reference of an old number, by which the bank's lines can name it."""
    return rf_reference(_NOT_IN_REFERENCE.sub("", number)[-_LONGEST_REFERENCE:])


@action("opening_item.add", title=N_("Openstaande factuur overnemen"), undo=Undo.REVERT)
def add(
    work: Work,
    *,
    customer_id: int,
    number: str,
    issued_on: date,
    due_on: date,
    total: Money,
    paid_before: Money = ZERO,
    remark: str = "",
) -> int:
    """Add an open invoice of the administration before, under its old number; returns its key."""
    found = OpeningFacts(
        number=number,
        customer_id=customer_id,
        issued_on=checks.not_future(issued_on, work.today, "issued_on"),
        due_on=checks.near(due_on, "due_on"),
        total=total,
        paid_before=paid_before,
        remark=remark,
    )
    _check(work, found, None)
    item = add_opening(work, found)
    work.session.flush()
    return item.id


@action("opening_item.change", title=N_("Overgenomen factuur wijzigen"), undo=Undo.REVERT)
def change(
    work: Work,
    *,
    invoice_id: int,
    issued_on: date | None = None,
    due_on: date | None = None,
    total: Money | None = None,
    paid_before: Money | None = None,
) -> int:
    """Mend what was copied wrongly, or credited or paid over there since."""
    item = _item(work, invoice_id)
    assert item.number is not None  # noqa: S101  an opening item has its number and days
    assert item.issued_on is not None  # noqa: S101
    assert item.due_on is not None  # noqa: S101
    issued = item.issued_on if issued_on is None else issued_on
    found = OpeningFacts(
        number=item.number,
        customer_id=item.customer_id,
        issued_on=checks.not_future(issued, work.today, "issued_on"),
        due_on=checks.near(item.due_on if due_on is None else due_on, "due_on"),
        total=item.total if total is None else total,
        paid_before=item.paid_before if paid_before is None else paid_before,
    )
    _check(work, found, item.id)
    alter(work, item, found)
    work.session.flush()
    return item.id


@action("opening_item.remove", title=N_("Overgenomen factuur verwijderen"), undo=Undo.REVERT)
def remove(work: Work, *, invoice_id: int) -> int:
    """Take away an opening item that was entered by mistake: no payment or letter about it."""
    item = _item(work, invoice_id)
    used = (
        select(Booking.invoice_id).where(Booking.invoice_id == invoice_id),
        select(DemandInvoice.invoice_id).where(DemandInvoice.invoice_id == invoice_id),
        select(LetterInvoice.invoice_id).where(LetterInvoice.invoice_id == invoice_id),
    )
    if any(work.session.scalar(query.limit(1)) is not None for query in used):
        raise Refusal(
            N_("Bij factuur {number} horen betalingen of brieven; zij blijft staan."),
            field="invoice_id",
            number=item.number,
        )
    work.remove(item)
    return invoice_id


def _item(work: Work, invoice_id: int) -> Invoice:
    item = work.get(Invoice, invoice_id, "invoice_id")
    if not item.opening:
        raise Refusal(
            N_("Dit is geen overgenomen factuur; wat dit programma maakte, blijft zoals het is."),
            field="invoice_id",
        )
    return item


def _check(work: Work, found: OpeningFacts, own: int | None) -> None:
    taken = select(Invoice.id).where(Invoice.number == found.number.strip())
    if work.session.scalar(taken) not in {None, own}:
        raise Refusal(N_("Factuurnummer {number} bestaat al."), field="number", number=found.number)
    if not re.search("[0-9A-Za-z]", found.number):
        raise Refusal(N_("Een factuurnummer heeft letters of cijfers."), field="number")
    if found.due_on < found.issued_on:
        raise Refusal(N_("De vervaldatum ligt niet voor de factuurdatum."), field="due_on")
    if not ZERO <= found.paid_before < found.total:
        raise Refusal(
            N_("Er moet iets open staan: het bedrag is hoger dan wat er al betaald is."),
            field="paid_before",
        )
