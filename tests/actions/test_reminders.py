"""Reminders (L06): free of costs, from the first day of default, once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ises_desk.models import Demand, DemandInvoice, Invoice, Letter
from ises_desk.values.kinds import Channel, Delivery, LetterKind
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office


@pytest.fixture
def late(office: Office) -> tuple[Office, int, int]:
    """Return an office on the first day of default of a consumer's invoice of 121 euro."""
    customer = office.on("2026-10-01").customer(delivery=Delivery.POST)
    invoice = office.invoice(customer)
    return office.on("2026-10-16"), customer, invoice


def test_a_reminder_can_go_from_the_first_day_of_default(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    assert office.get(Invoice, invoice).due_on == date(2026, 10, 15)
    why = office.on("2026-10-15").refused("reminder.issue", customer_id=customer)
    assert "geen factuur waarvan de betaaltermijn voorbij is" in str(why)
    why = office.refused("reminder.issue", customer_id=customer, invoice_ids=(invoice,))
    assert "16 oktober 2026" in str(why)
    assert (why.field, why.basis) == ("invoice_ids", "4.2, 6:83 onder a BW")
    office.on("2026-10-16").do("reminder.issue", customer_id=customer)


def test_a_reminder_asks_what_is_open_and_no_costs(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    office.do("payment.record", customer_id=customer, amount=Money.of("21.00"))
    key = office.do("reminder.issue", customer_id=customer)
    letter = office.get(Letter, key)
    assert (letter.kind, letter.dated_on, letter.sent_on) == (
        LetterKind.L06,
        date(2026, 10, 16),
        None,
    )
    [demand] = office.all(Demand)
    assert (demand.fee, demand.interest, demand.letter_id) == (ZERO, ZERO, key)
    [part] = office.all(DemandInvoice)
    assert (part.invoice_id, part.principal, part.fee) == (invoice, Money.of("100.00"), ZERO)
    with office.database.read() as session:
        data = session.get_one(Letter, key).data
    assert data["payable"] == "100.00"
    assert data["payment_reference"] == office.get(Invoice, invoice).reference
    assert office.codes()[-1] == "reminder.issue"


def test_sending_it_marks_the_invoice_but_claims_nothing(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    key = office.do("reminder.issue", customer_id=customer)
    assert office.get(Invoice, invoice).reminded_on is None
    office.later(1).do("letter.mark_sent", letter_id=key, channel=Channel.POST)
    row = office.get(Invoice, invoice)
    assert row.reminded_on == date(2026, 10, 17)
    assert (row.costs, row.costs_from, row.claimed_on) == (ZERO, None, None)
    assert office.get(Letter, key).sent_on == date(2026, 10, 17)


def test_one_reminder_per_invoice(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    key = office.do("reminder.issue", customer_id=customer)
    number = office.get(Letter, key).number
    why = office.later(1).refused("reminder.issue", customer_id=customer)
    assert f"Brief {number} van 16 oktober 2026" in str(why)
    office.do("letter.mark_sent", letter_id=key)
    why = office.later(1).refused("reminder.issue", customer_id=customer, invoice_ids=(invoice,))
    assert "al op 17 oktober 2026 verstuurd" in str(why)


def test_a_withdrawn_reminder_makes_room_for_another(late: tuple[Office, int, int]) -> None:
    office, customer, _invoice = late
    key = office.do("reminder.issue", customer_id=customer)
    office.do("letter.withdraw", letter_id=key)
    assert office.do("reminder.issue", customer_id=customer) != key


def test_a_reminder_is_compensated_and_not_undone(late: tuple[Office, int, int]) -> None:
    office, customer, _invoice = late
    office.do("reminder.issue", customer_id=customer)
    assert "Brief laten vervallen" in str(office.refused_undo())


def test_the_named_invoices_only_and_each_once(late: tuple[Office, int, int]) -> None:
    office, customer, first = late
    office.on("2026-10-02").invoice(customer, "50.00")
    office.on("2026-10-20").do("reminder.issue", customer_id=customer, invoice_ids=(first, first))
    assert [part.invoice_id for part in office.all(DemandInvoice)] == [first]


def test_several_invoices_share_a_letter_with_a_reference_of_its_own(
    late: tuple[Office, int, int],
) -> None:
    office, customer, _first = late
    office.on("2026-10-02").invoice(customer, "50.00")
    key = office.on("2026-10-20").do("reminder.issue", customer_id=customer)
    with office.database.read() as session:
        data = session.get_one(Letter, key).data
    assert data["payable"] == "171.00"
    assert data["payment_reference"].endswith("B20260001")


@pytest.mark.parametrize("what", ["other", "draft", "unknown"])
def test_only_final_invoices_of_the_customer(late: tuple[Office, int, int], what: str) -> None:
    office, customer, _invoice = late
    other = office.on("2026-10-01").customer()
    keys = {"other": office.invoice(other), "unknown": 999}
    office.on("2026-10-01")
    from ises_desk.actions.drafts import DraftLine

    line = DraftLine(description="Werk", unit_price=Money.of("10.00"))
    keys["draft"] = office.do("invoice.draft", customer_id=customer, lines=(line,))
    office.on("2026-10-20")
    why = office.refused("reminder.issue", customer_id=customer, invoice_ids=(keys[what],))
    assert why.field == "invoice_ids"
    assert "geen definitieve factuur van deze klant" in str(why)


def test_a_paid_invoice_is_not_reminded_of(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    office.do("payment.record", customer_id=customer, amount=Money.of("121.00"))
    why = office.refused("reminder.issue", customer_id=customer, invoice_ids=(invoice,))
    assert "staat niet meer open" in str(why)


def test_a_paid_reminder_can_only_lapse(late: tuple[Office, int, int]) -> None:
    office, customer, _invoice = late
    key = office.do("reminder.issue", customer_id=customer)
    office.do("payment.record", customer_id=customer, amount=Money.of("121.00"))
    why = office.refused("letter.mark_sent", letter_id=key)
    assert "staat niet meer open. Laat deze brief vervallen" in str(why)
    office.do("letter.withdraw", letter_id=key)


def test_no_sender_no_letter(office: Office) -> None:
    customer = office.customer()
    why = office.refused("letter.write", customer_id=customer, subject="A", text="B")
    assert "eigen bedrijf" in str(why)
