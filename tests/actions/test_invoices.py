"""Making invoices final: number, parties, due day, reference and paper, for good."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from ises_desk.models import Document, Invoice, InvoiceLine, InvoiceVat, Letter, LetterInvoice
from ises_desk.queries import invoices
from ises_desk.queries.listing import dictionaries
from ises_desk.values.kinds import InvoiceKind, LetterKind, ProductKind, VatKind
from ises_desk.values.quantity import Quantity
from tests.actions.making import DAY, abroad, advance, conclude, line, printed, typed

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def draft(office: Office, *lines: Any, customer: int | None = None, **values: Any) -> int:
    """Make a draft by hand for a customer, a new consumer unless given."""
    owner = office.customer() if customer is None else customer
    given = lines or (typed(),)
    return int(office.do("invoice.draft", customer_id=owner, lines=given, **values))


def final(office: Office, *lines: Any, **values: Any) -> Invoice:
    """Make a final invoice of these lines."""
    key = draft(office, *lines, **values)
    office.do("invoice.finalise", invoice_id=key)
    row: Invoice = office.get(Invoice, key)
    return row


def test_35a_a_final_invoice_has_its_number_parties_and_paper(office: Office) -> None:
    office.sender()
    row = final(office, typed("12.10"))
    assert (row.number, row.issued_on, row.due_on) == ("20260001", DAY, date(2026, 12, 6))
    assert row.reference == "RF3120260001"
    assert (row.seller["kvk"], row.seller["vat_id"]) == ("08119563", "NL000099998B57")
    assert (row.buyer["number"], row.buyer["city"]) == ("K1001", "Ommen")
    assert row.buyer["recipient"] == ["Klant 1", "Kerkweg 1", "7731 AA  Ommen"]
    (total,) = office.all(InvoiceVat)
    assert (total.percent, total.net.plain, total.vat.plain) == ("21", "10.00", "2.10")
    (letter,) = office.all(Letter)
    assert (letter.kind, letter.number, letter.dated_on) == (LetterKind.L04, "20260001", DAY)
    assert [(each.letter_id, each.invoice_id) for each in office.all(LetterInvoice)] == [
        (1, row.id)
    ]
    with office.database.read() as session:
        (document,) = session.scalars(text("SELECT content FROM document")).all()
    assert document.startswith(b"%PDF")
    assert office.codes()[-1] == "invoice.finalise"
    assert office.problems() == []


@pytest.mark.parametrize(
    ("issued", "due"),
    [
        ("2026-01-31", "2026-02-14"),
        ("2026-02-14", "2026-02-28"),
        ("2024-02-15", "2024-02-29"),
        ("2026-12-18", "2027-01-01"),
        ("2026-11-08", "2026-11-22"),
    ],
)
def test_4_1_the_last_day_to_pay_is_fourteen_days_on_whatever_the_weekday(
    office: Office, issued: str, due: str
) -> None:
    office.sender()
    office.on(issued)
    row = final(office)
    assert (str(row.issued_on), str(row.due_on)) == (issued, due)
    state = {
        day: office.ask(invoices.detail, row.id, date.fromisoformat(day)).state for day in (due,)
    }
    assert state == {due: "open"}
    office.on(due).later(1)
    assert office.ask(invoices.detail, row.id, office.day).state == "overdue"


def test_7_3_vat_is_rounded_once_a_rate_over_the_sum(office: Office) -> None:
    office.sender()
    net = final(office, *[typed("2.02")] * 3, customer=office.business())
    assert (net.net.plain, net.vat.plain, net.total.plain) == ("6.06", "1.27", "7.33")
    gross = final(office, typed("10.00"))
    assert (gross.net.plain, gross.vat.plain, gross.total.plain) == ("8.26", "1.74", "10.00")
    twice = final(office, typed("10.00"), typed("10.00"))
    assert (twice.net.plain, twice.vat.plain) == ("16.53", "3.47")
    mixed = final(office, typed("9.99"), typed("10.90", vat_kind=VatKind.LOW))
    rows = office.all(InvoiceVat, invoice_id=mixed.id)
    assert [(row.percent, row.net.plain, row.vat.plain) for row in rows] == [
        ("21", "8.26", "1.73"),
        ("9", "10.00", "0.90"),
    ]


def test_numbers_follow_each_other_each_year_and_refusals_leave_no_gap(office: Office) -> None:
    office.sender()
    office.on("2026-12-30")
    first = final(office)
    broken = draft(office)
    office.do("invoice.add_line", invoice_id=broken, line=typed("500.00", quantity=Quantity(-1000)))
    office.refused("invoice.finalise", invoice_id=broken)
    second = final(office)
    office.on("2027-01-02")
    third, fourth = draft(office), draft(office)
    office.do("invoice.finalise", invoice_id=third, issued_on=date(2026, 12, 31))
    office.do("invoice.finalise", invoice_id=fourth)
    refusal = office.refused(
        "invoice.finalise", invoice_id=draft(office), issued_on=date(2027, 1, 1)
    )
    assert (refusal.field, refusal.basis) == ("issued_on", "art. 35a Wet OB")
    numbers = [office.get(Invoice, key).number for key in (first.id, second.id, third, fourth)]
    assert numbers == ["20260001", "20260002", "20260003", "20270001"]


@pytest.mark.parametrize(("issued_on", "field"), [(date(2026, 11, 23), "issued_on")])
def test_an_invoice_is_not_dated_in_the_future(office: Office, issued_on: date, field: str) -> None:
    office.sender()
    key = draft(office)
    assert office.refused("invoice.finalise", invoice_id=key, issued_on=issued_on).field == field
    assert office.refused("invoice.finalise", invoice_id=99).field == "invoice_id"


def test_4_1_an_invoice_is_not_dated_before_what_it_bills_in_arrears(office: Office) -> None:
    office.sender()
    conclude(office, lines=(line(months=1),), starts_on=date(2026, 10, 1))
    (key,) = office.do("billing.run")
    refusal = office.refused("invoice.finalise", invoice_id=key, issued_on=date(2026, 10, 30))
    assert (refusal.field, refusal.basis) == ("issued_on", "4.1")
    office.do("invoice.finalise", invoice_id=key, issued_on=date(2026, 10, 31))
    assert office.get(Invoice, key).due_on == date(2026, 11, 14)


def test_the_day_of_the_invoice_taxes_what_has_no_day_of_its_own(office: Office) -> None:
    office.sender()
    office.on("2018-12-20")
    low = {"vat_kind": VatKind.LOW}
    key = draft(office, typed("10.90", **low), typed("10.60", supplied_on=office.day, **low))
    conclude(office, lines=(advance("10.90", **low),), starts_on=office.day)
    (run,) = office.do("billing.run")
    office.on("2019-01-10")
    for each in (key, run):
        office.do("invoice.finalise", invoice_id=each)
    rows = [(row.tax_point, row.percent) for row in office.all(InvoiceLine)]
    assert rows == [
        (date(2019, 1, 10), "9"),
        (date(2018, 12, 20), "6"),
        (date(2019, 1, 10), "9"),
    ]


def test_7_4_the_tax_is_that_of_who_the_customer_is_when_it_becomes_final(office: Office) -> None:
    office.sender()
    customer = abroad(office, country="BE", vat_id="BE0428759497")
    key = draft(office, typed("100.00"), customer=customer)
    assert office.get(Invoice, key).vat.plain == "0.00"
    office.do("customer.change", customer_id=customer, vat_id="", kvk="08119563")
    office.do("invoice.finalise", invoice_id=key)
    row = office.get(Invoice, key)
    assert (row.treatment, row.vat.plain, row.total.plain) == ("domestic", "21.00", "121.00")


def test_an_invoice_of_nothing_is_paid_at_once_and_has_no_code_to_pay(office: Office) -> None:
    office.sender()
    row = final(office, typed("0.00"))
    assert (row.total.plain, row.paid_on) == ("0.00", DAY)
    assert office.ask(invoices.detail, row.id, DAY).state == "paid"
    assert printed(office)[0]["qr"] == []


def test_less_than_nothing_is_for_a_credit_note(office: Office) -> None:
    office.sender()
    key = draft(office, typed("1.00", quantity=Quantity(-1000)))
    refusal = office.refused("invoice.finalise", invoice_id=key)
    assert (refusal.field, "creditnota" in str(refusal)) == ("invoice_id", True)


def test_without_a_sender_or_an_address_nothing_is_printed(office: Office) -> None:
    key = draft(office)
    assert "eigen bedrijf" in str(office.refused("invoice.finalise", invoice_id=key))
    refusal = office.refused(
        "invoice.draft", customer_id=office.customer(addresses=()), lines=(typed(),)
    )
    assert refusal.field == "customer_id"


def test_all_drafts_become_final_or_none(office: Office) -> None:
    office.sender()
    keys = [draft(office) for _ in range(3)]
    bad = draft(office, typed("1.00", quantity=Quantity(-1000)))
    office.refused("invoice.finalise_all")
    office.do("invoice.remove_draft", invoice_id=bad)
    assert office.do("invoice.finalise_all") == ["20260001", "20260002", "20260003"]
    assert [office.get(Invoice, key).number for key in keys] == ["20260001", "20260002", "20260003"]
    assert office.do("invoice.finalise_all") == []


def test_a_final_invoice_is_set_right_by_a_credit_note_and_never_changed(office: Office) -> None:
    office.sender()
    row = final(office)
    made = office.last.line
    assert "Creditnota maken" in str(office.refused_undo(made))
    again = office.refused("invoice.finalise", invoice_id=row.id)
    assert again.field == "invoice_id"
    for statement in (
        "UPDATE invoice SET total = 1",
        "UPDATE invoice SET number = NULL, issued_on = NULL",
        "DELETE FROM invoice",
        "UPDATE invoice_line SET amount = 1",
        "DELETE FROM invoice_line",
        "INSERT INTO invoice_vat (invoice_id, percent, net, vat, gross) VALUES (1, '9', 1, 1, 2)",
        "DELETE FROM invoice_vat",
        "UPDATE letter SET text = ''",
        "DELETE FROM letter",
        "UPDATE document SET name = ''",
        "DELETE FROM document",
    ):
        with pytest.raises(IntegrityError), office.database.write() as session:
            session.execute(text(statement))
    assert len(office.all(Document)) == 1


def test_what_is_paid_out_at_once_says_why_it_is_billed_in_advance(office: Office) -> None:
    office.sender()
    for kind in (ProductKind.HOSTING, ProductKind.DOMAIN):
        conclude(office, lines=(advance(kind=kind),), starts_on=DAY)
    office.do("billing.run")
    office.do("invoice.finalise_all")
    notes = [len(each["notes"]) for each in printed(office)]
    assert notes == [0, 1]


def test_the_list_sorts_drafts_last_and_finds_amounts_as_people_write_them(office: Office) -> None:
    office.sender()
    row = final(office, typed("1210.50"))
    draft(office)
    office.do("invoice.credit", invoice_id=row.id, reason="Fout")
    listed = office.ask(dictionaries, invoices.listing(DAY).sorted_by("number"))
    assert [each["number"] for each in listed] == ["20260001", "C20260001", "concept"]
    for words in ("1210,50", "1210.50 klant", "20260001"):
        found = office.ask(dictionaries, invoices.listing(DAY).filtered(words))
        assert "20260001" in [each["number"] for each in found]
    note = office.all(Invoice, kind=InvoiceKind.CREDIT_NOTE)[0]
    assert (note.reference, note.due_on) == ("", None)


def test_what_is_past_its_day_is_listed_whatever_was_done_about_it(office: Office) -> None:
    office.sender()
    office.on("2026-09-01")
    row = final(office)
    for day, count in ((row.due_on, 0), (date(2026, 9, 20), 1)):
        assert len(office.ask(dictionaries, invoices.listing(day, "late"))) == count
    office.on("2026-09-20").do("invoice.set_disputed", invoice_id=row.id, reason="Niet geleverd")
    assert len(office.ask(dictionaries, invoices.listing(office.day, "late"))) == 1
