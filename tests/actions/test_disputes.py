"""A dispute stops the letters, not the clock."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ises_desk.models import DemandInvoice, Invoice
from ises_desk.queries.claims import claim_on
from ises_desk.queries.demands import preview
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office

LETTERS = ("reminder.issue", "fourteen_day.issue", "default_notice.issue")


@pytest.fixture
def late(office: Office) -> tuple[Office, int, int]:
    """Return an office with a consumer's invoice, due on 15 September 2026."""
    customer = office.on("2026-09-01").customer()
    return office, customer, office.invoice(customer, "1000.00")


@pytest.mark.parametrize("code", LETTERS)
def test_no_letter_goes_out_over_it(late: tuple[Office, int, int], code: str) -> None:
    office, customer, invoice = late
    office.on("2026-09-20").do("invoice.set_disputed", invoice_id=invoice, reason="Niet geleverd")
    why = office.on("2026-10-01").refused(code, customer_id=customer, invoice_ids=(invoice,))
    assert "sinds 20 september 2026 betwist" in str(why)
    office.refused(code, customer_id=customer)
    office.do("invoice.clear_dispute", invoice_id=invoice)
    office.do(code, customer_id=customer)


def test_the_clock_runs_on(late: tuple[Office, int, int]) -> None:
    office, _customer, invoice = late

    def interest() -> Money:
        with office.database.read() as session:
            row = session.get_one(Invoice, invoice)
            return claim_on(session, row, date(2026, 11, 22)).open_interest

    before = interest()
    office.on("2026-09-20").do("invoice.set_disputed", invoice_id=invoice, reason="Niet geleverd")
    assert interest() == before
    assert before.cents > 0


def test_the_others_go_and_it_is_said_what_stays_out(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    other = office.invoice(customer, "50.00")
    office.on("2026-10-01").do("invoice.set_disputed", invoice_id=invoice, reason="Niet geleverd")
    shown = office.ask(preview, LetterKind.L07, customer, office.day)
    [(number, why)] = shown.left_out
    assert number == "20260001"
    assert "betwist" in why
    office.do("fourteen_day.issue", customer_id=customer)
    assert [part.invoice_id for part in office.all(DemandInvoice)] == [other]


def test_both_can_be_undone(late: tuple[Office, int, int]) -> None:
    office, _customer, invoice = late
    office.undoes("invoice.set_disputed", invoice_id=invoice, reason="Niet geleverd")
    row = office.get(Invoice, invoice)
    assert (row.disputed_on, row.dispute) == (date(2026, 9, 1), "Niet geleverd")
    office.undoes("invoice.clear_dispute", invoice_id=invoice)
    row = office.get(Invoice, invoice)
    assert (row.disputed_on, row.dispute) == (None, "")


def test_refusals_at_their_field(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    code = "invoice.set_disputed"
    office.on("2026-09-10")
    assert office.refused(code, invoice_id=99, reason="x").field == "invoice_id"
    assert office.refused(code, invoice_id=invoice, reason=" ").field == "reason"
    early = date(2026, 8, 31)
    why = office.refused(code, invoice_id=invoice, reason="x", disputed_on=early)
    assert why.field == "disputed_on"
    future = date(2026, 9, 11)
    why = office.refused(code, invoice_id=invoice, reason="x", disputed_on=future)
    assert why.field == "disputed_on"
    assert office.refused("invoice.clear_dispute", invoice_id=invoice).field == "invoice_id"
    office.do(code, invoice_id=invoice, reason="x", disputed_on=date(2026, 9, 1))
    assert "al betwist" in str(office.refused(code, invoice_id=invoice, reason="y"))
    office.do("invoice.clear_dispute", invoice_id=invoice)
    office.do("payment.record", customer_id=customer, amount=Money.of("1000.00"))
    assert "niet meer open" in str(office.refused(code, invoice_id=invoice, reason="x"))


def test_a_draft_and_a_credit_note_are_not_disputed(late: tuple[Office, int, int]) -> None:
    from ises_desk.actions.drafts import DraftLine

    office, customer, invoice = late
    line = DraftLine(description="Werk", unit_price=Money.of("10.00"))
    draft = office.do("invoice.draft", customer_id=customer, lines=(line,))
    office.do("invoice.credit", invoice_id=invoice, reason="Fout")
    [note] = [row for row in office.all(Invoice) if row.credits_id]
    for key in (draft, note.id):
        why = office.refused("invoice.set_disputed", invoice_id=key, reason="x")
        assert "definitieve factuur" in str(why)
