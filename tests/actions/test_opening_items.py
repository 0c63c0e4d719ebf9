"""Opening items are dunned and paid as any invoice, and stay outside the own series and the VAT."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from ises_desk.actions.demand_papers import BEFORE
from ises_desk.models import Counter, Demand, DemandInvoice, Invoice, Letter
from ises_desk.queries import agenda, cautions, claims, invoices, letters
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office

ITEM: dict[str, Any] = {
    "number": "2026-041",
    "issued_on": date(2026, 9, 1),
    "due_on": date(2026, 9, 15),
    "total": Money.of("121.00"),
    "paid_before": Money.of("21.00"),
}


def item(office: Office, customer: int | None = None, **values: Any) -> int:
    """Add an opening item of a hundred euro."""
    owner = office.business() if customer is None else customer
    return int(office.do("opening_item.add", customer_id=owner, **{**ITEM, **values}))


def test_it_can_be_taken_back(office: Office) -> None:
    owner = office.customer()
    key = office.undoes("opening_item.add", customer_id=owner, **ITEM)
    found = office.ask(invoices.detail, key, office.day)
    assert (found.state, found.open, found.opening) == ("overdue", Money.of("100.00"), True)
    assert found.vat_totals == ()


def test_interest_runs_over_what_was_open_by_its_own_due_day(office: Office) -> None:
    office.sender()
    key = item(office)
    with office.database.read() as session:
        claim = claims.claim_on(session, session.get_one(Invoice, key), office.day)
    assert claim.open_principal == Money.of("100.00")
    assert claim.segments[0].start == date(2026, 9, 16)
    assert {segment.base for segment in claim.segments} == {Money.of("100.00")}


def test_the_agenda_and_the_letters_cite_the_old_number(office: Office) -> None:
    office.sender()
    key = item(office)
    owner = office.get(Invoice, key).customer_id
    duties = [duty for duty in office.ask(agenda.agenda, office.day) if duty.kind == "L06"]
    assert [dict(duty.arguments)["invoice_ids"] for duty in duties] == [(key,)]
    office.do("reminder.issue", customer_id=owner, invoice_ids=(key,))
    office.do("letter.mark_sent", letter_id=office.all(Letter)[-1].id)
    office.later(20).do("demand.issue", customer_id=owner, invoice_ids=(key,))
    paper = office.ask(letters.detail, office.all(Letter)[-1].id, office.day)
    assert [each.number for each in paper.invoices] == ["2026-041"]
    with office.database.read() as session:
        assert BEFORE in str(session.get_one(Letter, paper.id).data)
    part = office.all(DemandInvoice)[-1]
    assert (part.principal, part.fee) == (Money.of("100.00"), Money.of("40.00"))
    assert part.interest > Money(0)


def test_a_consumer_gets_the_fourteen_day_letter_over_what_is_open(office: Office) -> None:
    office.sender()
    key = item(office, office.customer())
    owner = office.get(Invoice, key).customer_id
    office.do("fourteen_day.issue", customer_id=owner, invoice_ids=(key,))
    assert office.all(Demand)[-1].fee == Money.of("40.00")
    known = office.ask(cautions.cautions)
    assert (known.never_sent, known.sent_late) == (set(), set())


def test_it_is_paid_as_any_invoice(office: Office) -> None:
    key = item(office)
    owner = office.get(Invoice, key).customer_id
    office.do("payment.record", customer_id=owner, amount=Money.of("100.00"), invoice_ids=(key,))
    found = office.get(Invoice, key)
    assert (found.open, found.paid_on) == (Money(0), office.day)
    assert "betalingen" in str(office.refused("opening_item.remove", invoice_id=key))
    refusal = office.refused("opening_item.change", invoice_id=key, total=Money.of("60.00"))
    assert refusal.field == "total"


def test_our_own_series_has_no_gap_and_never_the_same_number(office: Office) -> None:
    owner = office.business()
    item(office, owner, number="20260002")
    numbers = [office.get(Invoice, office.invoice(owner)).number for _each in range(3)]
    assert numbers == ["20260001", "20260003", "20260004"]
    taken = office.refused("opening_item.add", customer_id=owner, **{**ITEM, "number": "20260001"})
    assert taken.field == "number"


def test_an_old_day_doesnt_hold_up_our_own_series(office: Office) -> None:
    owner = office.business()
    item(office, owner)
    office.on("2026-08-01").invoice(owner)
    assert office.all(Counter, series="invoice")[0].last == 1


def test_it_isnt_turnover_of_this_month(office: Office) -> None:
    item(office, issued_on=date(2026, 11, 2), due_on=date(2026, 11, 16))
    figures = {each.label: each.value for each in office.ask(invoices.figures, office.day)}
    assert figures["Deze maand gefactureerd"] == Money(0)
    assert figures["Openstaand"] == Money.of("100.00")


def test_it_gets_no_credit_note_of_ours(office: Office) -> None:
    office.sender()
    key = item(office)
    refusal = office.refused("invoice.credit", invoice_id=key, reason="Fout")
    assert "oude administratie" in str(refusal)


def test_what_was_copied_wrongly_is_mended(office: Office) -> None:
    key = item(office)
    change = {"total": Money.of("150.00"), "due_on": date(2026, 9, 20)}
    office.undoes("opening_item.change", invoice_id=key, **change)
    found = office.get(Invoice, key)
    assert (found.open, found.due_on, found.payment_days) == (
        Money.of("129.00"),
        date(2026, 9, 20),
        19,
    )
    assert "150,00" in found.search
    office.undoes("opening_item.remove", invoice_id=item(office, number="X1"))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"number": "***"}, "number"),
        ({"number": "x" * 31}, "number"),
        ({"number": ""}, "number"),
        ({"issued_on": date(2026, 12, 1), "due_on": date(2026, 12, 15)}, "issued_on"),
        ({"due_on": date(2026, 8, 1)}, "due_on"),
        ({"paid_before": Money.of("121.00")}, "paid_before"),
        ({"paid_before": Money.of("-1.00")}, "paid_before"),
        ({"total": Money.of("0.00"), "paid_before": Money(0)}, "paid_before"),
        ({"remark": "x" * 2001}, "remark"),
    ],
)
def test_what_doesnt_fit_is_refused(office: Office, values: dict[str, Any], field: str) -> None:
    owner = office.customer()
    given = {**ITEM, "customer_id": owner, **values}
    assert office.refused("opening_item.add", **given).field == field


def test_an_invoice_of_ours_is_no_opening_item(office: Office) -> None:
    key = office.invoice(office.customer())
    for code in ("opening_item.change", "opening_item.remove"):
        assert office.refused(code, invoice_id=key).field == "invoice_id"


def test_the_file_itself_keeps_them_apart(office: Office) -> None:
    ours, old = office.invoice(office.customer()), item(office)
    for statement, key in (
        ("UPDATE invoice SET opening = 1 WHERE id = :key", ours),
        ("UPDATE invoice SET opening = 0 WHERE id = :key", old),
        ("UPDATE invoice SET total = 1 WHERE id = :key", ours),
        ("UPDATE invoice SET vat = 1 WHERE id = :key", old),
        ("DELETE FROM invoice WHERE id = :key", ours),
    ):
        with pytest.raises(IntegrityError), office.database.write() as session:
            session.execute(text(statement), {"key": key})
