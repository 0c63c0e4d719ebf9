"""Credit notes: whole or by line, mirroring the invoice cent by cent, set off or paid back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.actions.credits import CreditLine
from ises_desk.models import Booking, Invoice, InvoiceLine, InvoiceVat, Letter
from ises_desk.queries import invoices
from ises_desk.values.kinds import InvoiceKind, LetterKind, VatKind, VatTreatment
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity
from tests.actions.making import DAY, HIDDEN, abroad, advance, conclude, printed, typed

if TYPE_CHECKING:
    from tests.actions.conftest import Office

euro = Money.of


def final(office: Office, *lines: Any, customer: int | None = None) -> int:
    """Make a final invoice of typed lines; returns its key."""
    if not office.all(Letter):
        office.sender()
    owner = office.customer() if customer is None else customer
    key = int(office.do("invoice.draft", customer_id=owner, lines=lines or (typed(),)))
    office.do("invoice.finalise", invoice_id=key)
    return key


def credit(office: Office, key: int, *parts: tuple[int, str | None]) -> Invoice:
    """Credit lines by key and amount, or the whole; returns the credit note."""
    lines = tuple(
        CreditLine(line_id=line, amount=euro(amount) if amount else None) for line, amount in parts
    )
    number = office.do("invoice.credit", invoice_id=key, reason="Verkeerd geteld", lines=lines)
    (note,) = office.all(Invoice, number=number)
    found: Invoice = note
    return found


def test_34f_a_whole_credit_note_mirrors_its_invoice_and_settles_it(office: Office) -> None:
    lines = (typed("10.00"), typed("9.99", vat_kind=VatKind.LOW), typed("3.00"))
    key = final(office, *lines)
    note = credit(office, key)
    whole = office.get(Invoice, key)
    assert (note.number, note.kind, note.credits_id) == ("C20260001", InvoiceKind.CREDIT_NOTE, key)
    assert (note.net, note.vat, note.total) == (-whole.net, -whole.vat, -whole.total)
    sums = [
        [
            (row.percent, abs(row.net), abs(row.vat))
            for row in office.all(InvoiceVat, invoice_id=each)
        ]
        for each in (key, note.id)
    ]
    assert sums[0] == sums[1]
    assert [row.quantity.plain for row in office.all(InvoiceLine, invoice_id=note.id)] == ["-1"] * 3
    assert (whole.open, whole.paid_on, note.open, note.paid_on) == (Money(0), DAY, Money(0), DAY)
    (booking,) = office.all(Booking)
    assert (booking.credit_note_id, booking.payment_id) == (note.id, None)
    found = office.ask(invoices.detail, key, DAY)
    assert (found.state, found.credit_notes) == ("credited", ((note.id, "C20260001"),))
    found = office.ask(invoices.detail, note.id, DAY)
    assert (found.state, found.credits) == ("settled", "20260001")
    letter = office.all(Letter, kind=LetterKind.L05)[0]
    assert letter.number == "C20260001"
    paper = printed(office)[-1]
    assert (paper["original_number"], paper["deducted"], paper["refund"]) == (
        "20260001",
        "22.99",
        None,
    )
    assert office.codes()[-1] == "invoice.credit"
    assert office.problems() == []
    assert "definitief" in str(office.refused_undo())
    refusal = office.refused("invoice.credit", invoice_id=key, reason="Nog eens")
    assert refusal.field == "invoice_id"


def test_5_2_a_prepaid_year_gives_back_what_is_left_with_its_vat(office: Office) -> None:
    key = final(office)
    note = credit(office, key, (1, "22.54"))
    assert (note.net.plain, note.vat.plain, note.total.plain) == ("-18.63", "-3.91", "-22.54")
    assert office.get(Invoice, key).open.plain == "98.46"


def test_notes_by_line_and_part_add_up_to_the_invoice(office: Office) -> None:
    key = final(office, *[typed("2.02")] * 3, customer=office.business())
    parts = [(1, "2.02"), (2, "1.00"), (2, None), (3, "0.01"), (3, None)]
    notes = [credit(office, key, part) for part in parts]
    assert [note.total.plain for note in notes[:2]] == ["-2.44", "-1.21"]
    whole = office.get(Invoice, key)
    assert Money.total(note.net for note in notes) == -whole.net
    assert Money.total(note.vat for note in notes) == -whole.vat
    assert whole.open == Money(0)


def test_a_discount_is_credited_with_its_invoice_but_not_alone(office: Office) -> None:
    key = final(office, typed("100.00"), typed("10.00", quantity=Quantity(-1000)))
    lines = (CreditLine(line_id=2),)
    refusal = office.refused("invoice.credit", invoice_id=key, reason="Korting", lines=lines)
    assert refusal.field == "lines"
    assert credit(office, key).total.plain == "-90.00"


def test_what_was_paid_already_is_to_be_paid_back(office: Office) -> None:
    customer = office.customer()
    key = final(office, customer=customer)
    office.do("payment.record", customer_id=customer, amount=euro("100.00"))
    note = credit(office, key)
    assert (note.open.plain, note.paid_on, office.get(Invoice, key).open.plain) == (
        "-100.00",
        None,
        "0.00",
    )
    assert office.ask(invoices.detail, note.id, DAY).state == "refund"
    paper = printed(office)[-1]
    assert (paper["deducted"], paper["refund"]) == ("21.00", "100.00")
    office.do("payment.refund", customer_id=customer, amount=euro("100.00"))
    assert office.ask(invoices.detail, note.id, DAY).state == "settled"


@pytest.mark.parametrize(
    ("given", "treatment"),
    [
        ({"vat_id": "BE0428759497", "country": "BE"}, VatTreatment.REVERSE_CHARGE),
        ({"kvk": "08119563", "country": "US"}, VatTreatment.OUTSIDE),
    ],
)
def test_7_4_an_untaxed_invoice_is_credited_as_it_was_billed(
    office: Office, given: dict[str, str], treatment: VatTreatment
) -> None:
    customer = abroad(office, **given)
    key = final(office, typed("100.00"), customer=customer)
    office.do("customer.change", customer_id=customer, vat_id="", kvk="08119563")
    note = credit(office, key)
    assert (note.treatment, note.vat, note.total.plain) == (treatment, Money(0), "-100.00")
    assert note.buyer["vat_id"] == given.get("vat_id", "")


def test_a_reason_or_line_that_cannot_be_is_refused(office: Office) -> None:
    key = final(office)
    other = final(office)
    for reason in ("", "x" * 201, *HIDDEN):
        assert office.refused("invoice.credit", invoice_id=key, reason=reason).field == "reason"
    bad: tuple[tuple[dict[str, Any], str], ...] = (
        ({"line_id": 99}, "line_id"),
        ({"line_id": office.all(InvoiceLine, invoice_id=other)[0].id}, "line_id"),
        ({"line_id": 1, "amount": Money(0)}, "amount"),
        ({"line_id": 1, "amount": Money(-1)}, "amount"),
        ({"line_id": 1, "amount": euro("121.01")}, "amount"),
        ({"line_id": 1, "from_day": DAY}, "from_day"),
    )
    for values, field in bad:
        refusal = office.refused(
            "invoice.credit", invoice_id=key, reason="Fout", lines=(CreditLine(**values),)
        )
        assert refusal.field == f"lines[0].{field}"
    twice = (CreditLine(line_id=1), CreditLine(line_id=1))
    refusal = office.refused("invoice.credit", invoice_id=key, reason="Fout", lines=twice)
    assert refusal.field == "lines[1].amount"


def test_the_days_credited_lie_in_the_period_that_was_billed(office: Office) -> None:
    office.sender()
    conclude(office, lines=(advance(),), starts_on=date(2026, 3, 1))
    (key,) = office.do("billing.run")
    office.do("invoice.finalise", invoice_id=key)
    for days, field in (
        ((date(2026, 2, 28), None), "from_day"),
        ((None, date(2027, 3, 1)), "last_day"),
        ((date(2026, 5, 2), date(2026, 5, 1)), "last_day"),
        ((date.min, date.max), "from_day"),
    ):
        part = CreditLine(line_id=1, amount=euro("1.00"), from_day=days[0], last_day=days[1])
        refusal = office.refused("invoice.credit", invoice_id=key, reason="Dagen", lines=(part,))
        assert refusal.field == f"lines[0].{field}"
    part = CreditLine(line_id=1, amount=euro("1.00"), from_day=date(2027, 2, 28))
    office.do("invoice.credit", invoice_id=key, reason="Dag", lines=(part,))
    row = office.all(InvoiceLine)[-1]
    assert (row.period_start, row.period_until) == (date(2027, 2, 28), date(2027, 3, 1))


def test_only_a_final_invoice_is_credited_and_never_before_the_last_note(office: Office) -> None:
    office.sender()
    draft = office.do("invoice.draft", customer_id=office.customer(), lines=(typed(),))
    note = credit(office, final(office)).id
    for key in (draft, note, 99):
        assert office.refused("invoice.credit", invoice_id=key, reason="A").field == "invoice_id"
    second = final(office)
    office.on("2026-11-21")
    assert office.refused("invoice.credit", invoice_id=second, reason="A").field == "issued_on"


def test_a_credit_note_is_set_off_on_another_invoice_by_choice(office: Office) -> None:
    customer = office.customer()
    paid = final(office, customer=customer)
    office.do("payment.record", customer_id=customer, amount=euro("121.00"))
    note = credit(office, paid)
    other = final(office, typed("200.00"), customer=customer)
    assert office.undoes("credit.settle", credit_note_id=note.id) == Money(0)
    assert office.get(Invoice, other).open.plain == "79.00"
    assert office.get(Invoice, note.id).paid_on == DAY
    assert office.refused("credit.settle", credit_note_id=note.id).field == "credit_note_id"
    assert office.refused("credit.settle", credit_note_id=other).field == "credit_note_id"
    assert office.refused("credit.settle", credit_note_id=99).field == "credit_note_id"
    assert office.ask(invoices.detail, other, DAY).state == "open"
