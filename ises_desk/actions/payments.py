"""Money in and out: recorded, booked in the law's order, taken back, refunded (6:43, 6:44 BW)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from ises_desk.actions.booking import book_on, dues_of, set_off, settle, square
from ises_desk.actions.checks import near
from ises_desk.actions.contract_making import customer_of
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal, shown_at
from ises_desk.i18n import N_
from ises_desk.models import Booking, Customer, Invoice, Payment
from ises_desk.values import identifiers
from ises_desk.values.kinds import InvoiceKind, PaymentMethod
from ises_desk.values.money import ZERO, Money
from ises_desk.values.text import fold, line

LARGEST = Money.of("10000000.00")
_LONGEST_REMARK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentPart:
    """How much of a payment goes to which invoice, when the payer said so."""

    invoice_id: int
    amount: Money


@action("payment.record", title=N_("Betaling vastleggen"), undo=Undo.REVERT)
def record(
    work: Work,
    *,
    customer_id: int,
    amount: Money,
    received_on: date | None = None,
    invoice_ids: tuple[int, ...] = (),
    parts: tuple[PaymentPart, ...] = (),
    method: PaymentMethod = PaymentMethod.TRANSFER,
    iban: str = "",
    remark: str = "",
) -> int:
    """Record a payment and book it: on the parts given, else the invoices named, else by 6:43.

    What is left over stays as a credit balance. Returns the payment's key.
    """
    customer = customer_of(work, customer_id)
    day = _day(work, received_on, "received_on")
    _check_amount(amount)
    facts = _facts(iban, remark)
    payment = work.add(
        Payment(
            customer_id=customer.id,
            received_on=day,
            amount=amount,
            unbooked=amount,
            method=method,
            **facts,
            search=_words(customer, amount, facts),
        )
    )
    if parts:
        _book_parts(work, payment, parts)
    else:
        book_on(work, payment, day, named=invoice_ids)
    return payment.id


def _day(work: Work, day: date | None, field: str) -> date:
    if day is None:
        return work.today
    if day > work.today:
        raise Refusal(N_("Deze dag moet nog komen; kies vandaag of eerder."), field=field)
    return near(day, field)


def _check_amount(amount: Money) -> None:
    if not ZERO < amount <= LARGEST:
        raise Refusal(
            N_("Vul een bedrag in dat groter is dan € 0,00 en hooguit {most}."),
            field="amount",
            most=LARGEST,
        )


def _facts(iban: str, remark: str) -> dict[str, Any]:
    with shown_at("iban"):
        account = identifiers.iban(iban) if iban else ""
    with shown_at("remark"):
        text = line(remark, _LONGEST_REMARK, N_("De omschrijving"), empty=True, printable=False)
    return {"iban": account, "remark": text}


def _words(customer: Customer, amount: Money, facts: dict[str, Any]) -> str:
    shown = amount.plain
    words = (customer.number, customer.name, shown, shown.replace(".", ","), *facts.values())
    return fold(" ".join(words))


def _book_parts(work: Work, payment: Payment, parts: tuple[PaymentPart, ...]) -> None:
    if Money.total(part.amount for part in parts) > payment.amount:
        raise Refusal(
            N_("De delen zijn samen meer dan het betaalde bedrag van {amount}."),
            field="parts",
            amount=payment.amount,
        )
    for place, part in enumerate(parts):
        due = dues_of(work, payment.customer_id, payment.received_on, only=part.invoice_id)
        if due is None or not ZERO < part.amount <= due.open:
            raise Refusal(
                N_("Op deze factuur staat nog {open} open."),
                field=f"parts[{place}].amount",
                open=due.open if due else ZERO,
            )
        settle(work, payment, due, part.amount, payment.received_on)


@action("payment.book", title=N_("Tegoed verrekenen"), undo=Undo.REVERT)
def book(work: Work, *, payment_id: int, invoice_ids: tuple[int, ...] = ()) -> Money:
    """Set what is left of a payment off against open invoices; returns what stays over."""
    payment = work.get(Payment, payment_id, "payment_id")
    if payment.unbooked <= ZERO:
        raise Refusal(N_("Van deze betaling is niets meer over."), field="payment_id")
    set_off(work, payment, payment.received_on, named=invoice_ids)
    return payment.unbooked


@action("payment.reverse", title=N_("Betaling storneren"), undo=Undo.REVERT)
def reverse(
    work: Work, *, payment_id: int, reversed_on: date | None = None, remark: str = ""
) -> int:
    """Take a payment back (a reversed direct debit, a mistake): invoices open again as they were.

    Interest goes on from the original last day to pay. Returns the key of the counter-entry.
    """
    payment = work.get(Payment, payment_id, "payment_id")
    _refuse_reversal(work, payment)
    day = _day(work, reversed_on, "reversed_on")
    if day < payment.received_on:
        raise Refusal(
            N_("De storno ligt niet voor de betaling ({day})."),
            field="reversed_on",
            day=payment.received_on,
        )
    counter = work.add(
        Payment(
            customer_id=payment.customer_id,
            received_on=day,
            amount=-payment.amount,
            unbooked=ZERO,
            method=payment.method,
            reverses_id=payment.id,
            **_facts(payment.iban, remark),
            search=payment.search,
        )
    )
    payment.unbooked = ZERO
    found = select(Booking).where(Booking.payment_id == payment.id).order_by(Booking.id)
    bookings = work.session.scalars(found).all()
    for booking in bookings:
        invoice = work.get(Invoice, booking.invoice_id)
        work.session.add(
            Booking(
                payment_id=counter.id,
                invoice_id=invoice.id,
                booked_on=day,
                to_costs=-booking.to_costs,
                to_interest=-booking.to_interest,
                to_principal=-booking.to_principal,
            )
        )
        invoice.open += booking.to_principal
    work.session.flush()
    square(work, [booking.invoice_id for booking in bookings])
    return counter.id


def _refuse_reversal(work: Work, payment: Payment) -> None:
    if payment.amount < ZERO:
        raise Refusal(N_("Dit is zelf een terugbetaling of storno."), field="payment_id")
    again = select(Payment.id).where(Payment.reverses_id == payment.id)
    if work.session.scalar(again) is not None:
        raise Refusal(N_("Deze betaling is al gestorneerd."), field="payment_id")
    booked = select(Booking).where(Booking.payment_id == payment.id)
    spent = Money.total(
        b.to_costs + b.to_interest + b.to_principal for b in work.session.scalars(booked)
    )
    if spent + payment.unbooked != payment.amount:
        raise Refusal(
            N_("Een deel hiervan is al terugbetaald; storneren kan niet meer."),
            field="payment_id",
        )


@action("payment.refund", title=N_("Tegoed terugbetalen"), undo=Undo.REVERT)
def refund(
    work: Work,
    *,
    customer_id: int,
    amount: Money,
    refunded_on: date | None = None,
    method: PaymentMethod = PaymentMethod.TRANSFER,
    iban: str = "",
    remark: str = "",
    credit_note_ids: tuple[int, ...] = (),
) -> int:
    """Pay a credit back: open credit notes first, then credit balances, the oldest first.

    `credit_note_ids` go before the others, such as those of a withdrawal with its own last day.
    """
    customer = work.get(Customer, customer_id, "customer_id")
    day = _day(work, refunded_on, "refunded_on")
    _check_amount(amount)
    notes = sorted(_open_notes(work, customer_id), key=lambda note: note.id not in credit_note_ids)
    balances = _balances(work, customer_id)
    credit = Money.total([-note.open for note in notes] + [each.unbooked for each in balances])
    if amount > credit:
        raise Refusal(N_("Het tegoed van deze klant is {credit}."), field="amount", credit=credit)
    facts = _facts(iban or customer.iban, remark)
    payment = work.add(
        Payment(
            customer_id=customer_id,
            received_on=day,
            amount=-amount,
            unbooked=ZERO,
            method=method,
            **facts,
            search=_words(customer, amount, facts),
        )
    )
    left = _pay_notes(work, payment, notes, amount, day)
    for balance in balances:
        part = min(left, balance.unbooked)
        balance.unbooked -= part
        left -= part
    work.session.flush()
    return payment.id


def _pay_notes(
    work: Work, payment: Payment, notes: list[Invoice], amount: Money, day: date
) -> Money:
    for note in notes:
        part = min(amount, -note.open)
        if not part:
            continue
        work.session.add(
            Booking(
                payment_id=payment.id,
                invoice_id=note.id,
                booked_on=day,
                to_costs=ZERO,
                to_interest=ZERO,
                to_principal=-part,
            )
        )
        note.open += part
        note.paid_on = None if note.open else day
        amount -= part
    return amount


def _open_notes(work: Work, customer_id: int) -> list[Invoice]:
    rows = select(Invoice).where(
        Invoice.customer_id == customer_id,
        Invoice.kind == InvoiceKind.CREDIT_NOTE,
        Invoice.open < 0,
    )
    return list(work.session.scalars(rows.order_by(Invoice.id)))


def _balances(work: Work, customer_id: int) -> list[Payment]:
    rows = select(Payment).where(Payment.customer_id == customer_id, Payment.unbooked > 0)
    return list(work.session.scalars(rows.order_by(Payment.received_on, Payment.id)))


@action("credit.settle", title=N_("Creditnota verrekenen"), undo=Undo.REVERT)
def settle_note(work: Work, *, credit_note_id: int, invoice_ids: tuple[int, ...] = ()) -> Money:
    """Take what is left of a credit note off the customer's open invoices; returns the rest."""
    note = work.get(Invoice, credit_note_id, "credit_note_id")
    if note.kind is not InvoiceKind.CREDIT_NOTE or note.open >= ZERO:
        raise Refusal(N_("Op deze creditnota staat niets meer open."), field="credit_note_id")
    set_off(work, note, note.issued_on or work.today, named=invoice_ids)
    note.paid_on = None if note.open else work.today
    return note.open
