"""Credit notes: whole or by line, linked both ways, mirroring the invoice cent by cent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select

from ises_desk.actions.booking import square
from ises_desk.actions.invoice_paper import credit_paper
from ises_desk.actions.invoice_sums import freeze, keep, lines_of, plain_percent
from ises_desk.actions.invoices import check_day, number_it
from ises_desk.actions.issuing import issue
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal, shown_at
from ises_desk.i18n import N_
from ises_desk.law.vat import VatTotal
from ises_desk.models import Booking, Customer, Invoice, InvoiceLine, InvoiceVat
from ises_desk.queries.notices import left_on
from ises_desk.queries.sums import vat_totals
from ises_desk.values.kinds import InvoiceKind
from ises_desk.values.money import ZERO, Money
from ises_desk.values.period import Period
from ises_desk.values.quantity import ONE
from ises_desk.values.text import line as text_line

LONGEST_REASON = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLine:
    """A line to credit; without an amount (priced and signed as on the invoice) all that is left.

    `from_day` and `last_day` say over which days, when that is only a part of the period.
    """

    line_id: int
    amount: Money | None = None
    from_day: date | None = None
    last_day: date | None = None


@action(
    "invoice.credit",
    title=N_("Creditnota maken"),
    undo=Undo.NEVER,
    because=N_("Een creditnota is definitief; maak een nieuwe factuur."),
)
def credit(work: Work, *, invoice_id: int, reason: str, lines: tuple[CreditLine, ...] = ()) -> str:
    """Credit an invoice, or some of its lines; returns the credit note's number."""
    original = work.get(Invoice, invoice_id, "invoice_id")
    if original.number is None or original.kind is not InvoiceKind.INVOICE:
        raise Refusal(
            N_("Alleen een definitieve factuur kan worden gecrediteerd."), field="invoice_id"
        )
    if original.opening:
        raise Refusal(
            N_("Factuur {number} komt uit de oude administratie, met de btw; crediteer haar daar "
               "en pas hier het openstaande bedrag aan."),
            field="invoice_id",
            number=original.number,
        )  # fmt: skip
    check_day(work, InvoiceKind.CREDIT_NOTE, work.today)
    with shown_at("reason"):
        why = text_line(reason, LONGEST_REASON, N_("De reden"))
    note = _note(work, original, why)
    for place, given in enumerate(lines or all_left(work, original)):
        _credit_line(work, original, note, given, place)
    made = lines_of(work, note)
    if not made:
        raise Refusal(N_("Op deze factuur is niets meer te crediteren."), field="invoice_id")
    sums = _sums(work, original, note, made)
    keep(note, sums)
    if note.total > ZERO:
        raise Refusal(
            N_("Deze regels verlagen de factuur niet; maak voor meer een nieuwe factuur."),
            field="lines",
        )
    freeze(work, note, sums)
    customer = work.get(Customer, note.customer_id)
    number_it(
        work, note, customer, work.today, vat_id=str((original.buyer or {}).get("vat_id", ""))
    )
    deducted = _set_off(work, note, original)
    paper = credit_paper(work, note, original, customer, made, sums, deducted=deducted)
    issue(
        work,
        paper,
        customer,
        invoice_ids=(note.id, original.id),
        contract_id=note.contract_id,
    )
    assert note.number is not None  # noqa: S101  just given
    return note.number


def _note(work: Work, original: Invoice, reason: str) -> Invoice:
    return work.add(
        Invoice(
            kind=InvoiceKind.CREDIT_NOTE,
            customer_id=original.customer_id,
            contract_id=original.contract_id,
            credits_id=original.id,
            prepared_on=work.today,
            payment_days=original.payment_days,
            party=original.party,
            gross_prices=original.gross_prices,
            treatment=original.treatment,
            remark=reason,
            net=ZERO,
            vat=ZERO,
            total=ZERO,
            open=ZERO,
            search="",
        )
    )


def all_left(work: Work, original: Invoice) -> tuple[CreditLine, ...]:
    """Return every line of an invoice of which something is left to credit."""
    return tuple(
        CreditLine(line_id=line.id)
        for line in lines_of(work, original)
        if left_on(work.session, line)
    )


def _credit_line(
    work: Work, original: Invoice, note: Invoice, given: CreditLine, place: int
) -> None:
    line = work.get(InvoiceLine, given.line_id, f"lines[{place}].line_id")
    if line.invoice_id != original.id:
        raise Refusal(
            N_("Deze regel staat niet op factuur {number}."),
            field=f"lines[{place}].line_id",
            number=original.number,
        )
    left = left_on(work.session, line)
    amount = left if given.amount is None else given.amount
    if not (ZERO < amount <= left or left <= amount < ZERO):
        raise Refusal(
            N_("Van deze regel is nog {left} te crediteren."),
            field=f"lines[{place}].amount",
            left=left,
        )
    whole = amount == line.amount
    period = _period(given, line, f"lines[{place}]")
    work.add(
        InvoiceLine(
            invoice_id=note.id,
            position=place,
            contract_line_id=line.contract_line_id,
            period_index=line.period_index,
            credits_line_id=line.id,
            description=line.description,
            detail=line.detail if whole else "",
            period_start=period.start if period else line.period_start,
            period_until=period.until if period else line.period_until,
            quantity=-line.quantity if whole else -ONE,
            unit_price=line.unit_price if whole else amount,
            amount=-amount,
            vat_kind=line.vat_kind,
            percent=line.percent,
            tax_point=line.tax_point,
        )
    )


def _period(given: CreditLine, line: InvoiceLine, where: str) -> Period | None:
    if given.from_day is None and given.last_day is None:
        return None
    if line.period_start is None or line.period_until is None:
        raise Refusal(N_("Deze regel heeft geen periode."), field=f"{where}.from_day")
    whole = Period(line.period_start, line.period_until)
    first, last = given.from_day or whole.start, given.last_day or whole.last_day
    if not whole.start <= first <= last <= whole.last_day:
        raise Refusal(
            N_("Kies dagen van {first} t/m {last}; zo is de regel gefactureerd."),
            field=f"{where}.from_day" if first < whole.start else f"{where}.last_day",
            first=whole.start,
            last=whole.last_day,
        )
    return Period.through(first, last)


def _sums(
    work: Work, original: Invoice, note: Invoice, made: Sequence[InvoiceLine]
) -> tuple[VatTotal, ...]:
    """Return the note's totals; the note that empties a rate takes exactly what was left of it."""
    plain = vat_totals(note, made)
    lines = lines_of(work, original)
    left = {line.percent for line in lines if left_on(work.session, line)}
    return tuple(
        each if plain_percent(each.percent) in left else _remainder(work, original, each)
        for each in plain
    )


def _remainder(work: Work, original: Invoice, each: VatTotal) -> VatTotal:
    percent = plain_percent(each.percent)
    rows = work.session.execute(
        select(func.sum(InvoiceVat.net), func.sum(InvoiceVat.vat))
        .join(Invoice, Invoice.id == InvoiceVat.invoice_id)
        .where(
            InvoiceVat.percent == percent,
            (Invoice.id == original.id) | (Invoice.credits_id == original.id),
        )
    ).one()
    net, vat = rows[0] or ZERO, rows[1] or ZERO
    return VatTotal(Decimal(percent), each.treatment, -net, -vat, -(net + vat))


def _set_off(work: Work, note: Invoice, original: Invoice) -> Money:
    """Take the credit off what is still open on the invoice; returns how much."""
    deducted = min(-note.total, max(original.open, ZERO))
    if deducted:
        work.session.add(
            Booking(
                credit_note_id=note.id,
                invoice_id=original.id,
                booked_on=work.today,
                to_costs=ZERO,
                to_interest=ZERO,
                to_principal=deducted,
            )
        )
        original.open -= deducted
        note.open += deducted
        square(work, [original.id])
    if not note.open:
        note.paid_on = work.today
    work.session.flush()
    return deducted
