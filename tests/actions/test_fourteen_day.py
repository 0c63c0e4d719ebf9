"""The fourteen-day letter (L07, 6:96 lid 6-8 BW): what it may ask, of whom, and from when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Booking, Demand, DemandInvoice, Invoice, Letter
from ises_desk.queries.claims import claim_on
from ises_desk.queries.demands import preview
from ises_desk.values.kinds import Channel, Delivery, LetterKind, Party
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def consumer(office: Office) -> int:
    return office.customer(delivery=Delivery.POST)


def send(office: Office, customer: int, sent_on: str, channel: Channel = Channel.POST) -> int:
    """Make a fourteen-day letter and send it the same day; return the letter's key."""
    key = int(office.on(sent_on).do("fourteen_day.issue", customer_id=customer))
    office.do("letter.mark_sent", letter_id=key, channel=channel)
    return key


def data_of(office: Office, letter: int) -> dict[str, Any]:
    with office.database.read() as session:
        return dict(session.get_one(Letter, letter).data)


def claim(office: Office, invoice: int, day: str) -> Any:
    with office.database.read() as session:
        return claim_on(session, session.get_one(Invoice, invoice), date.fromisoformat(day))


@pytest.fixture
def late(office: Office) -> tuple[Office, int, int]:
    """Return an office with a consumer's invoice of 300 euro, due on 14 August 2026."""
    customer = consumer(office.on("2026-07-31"))
    return office, customer, office.invoice(customer, "300.00")


def test_a_letter_before_the_default_is_refused(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    assert office.get(Invoice, invoice).due_on == date(2026, 8, 14)
    office.on("2026-08-14")
    why = office.refused("fourteen_day.issue", customer_id=customer, invoice_ids=(invoice,))
    assert "15 augustus 2026" in str(why)
    office.on("2026-08-15").do("fourteen_day.issue", customer_id=customer)


def test_it_charges_nothing_and_names_the_exact_fee(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    key = office.on("2026-09-01").do("fourteen_day.issue", customer_id=customer)
    data = data_of(office, key)
    assert (data["payable"], data["fee"], data["fee_vat"]) == ("300.00", "45.00", None)
    assert data["invoices"][0]["default_since"] == "2026-08-15"
    [demand] = office.all(Demand)
    assert (demand.fee, demand.last_day, demand.costs_from) == (Money.of("45.00"), None, None)
    row = office.get(Invoice, invoice)
    assert (row.costs, row.costs_from, row.demanded_on) == (ZERO, None, None)


@pytest.mark.parametrize(
    ("channel", "days"),
    [
        (Channel.POST, "2026-11-23 2026-11-25 2026-12-10 2026-12-11"),
        (Channel.POST, "2026-11-26 2026-11-28 2026-12-14 2026-12-15"),
        (Channel.POST, "2026-12-11 2026-12-15 2026-12-30 2026-12-31"),
        (Channel.IN_PERSON, "2026-11-23 2026-11-25 2026-12-10 2026-12-11"),
        (Channel.EMAIL, "2026-11-23 2026-11-24 2026-12-09 2026-12-10"),
    ],
)
def test_the_term_runs_from_delivery(
    late: tuple[Office, int, int], channel: Channel, days: str
) -> None:
    """Sent, delivered, last day, costs from: the table of the rule book."""
    office, customer, invoice = late
    send(office, customer, days.split(maxsplit=1)[0], channel)
    [demand] = office.all(Demand)
    found = (demand.sent_on, demand.delivered_on, demand.last_day, demand.costs_from)
    assert " ".join(day.isoformat() for day in found) == days
    row = office.get(Invoice, invoice)
    assert (row.demanded_on, row.costs_from) == (demand.sent_on, demand.costs_from)
    assert (row.costs, row.claimed_on) == (Money.of("45.00"), row.costs_from)


def test_the_buffer_of_the_owner_adds_postal_days(late: tuple[Office, int, int]) -> None:
    office, customer, _invoice = late
    office.do("setting.set", key="letter.buffer_days", value="1")
    send(office, customer, "2026-11-23")
    assert office.all(Demand)[0].delivered_on == date(2026, 11, 26)


def test_costs_count_from_the_day_after_the_term(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    send(office, customer, "2026-09-01")
    [demand] = office.all(Demand)
    assert demand.last_day == date(2026, 9, 18)
    assert claim(office, invoice, "2026-09-18").open_costs == ZERO
    assert claim(office, invoice, "2026-09-19").open_costs == Money.of("45.00")


def test_part_payment_in_time_lowers_the_costs(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    send(office, customer, "2026-09-01")
    office.on("2026-09-18").do("payment.record", customer_id=customer, amount=Money.of("200.00"))
    row = office.get(Invoice, invoice)
    assert (row.open, row.costs) == (Money.of("100.00"), Money.of("40.00"))
    office.undo()
    assert office.get(Invoice, invoice).costs == Money.of("45.00")


def test_a_payment_in_time_that_is_entered_later_counts_as_in_time(
    late: tuple[Office, int, int],
) -> None:
    office, customer, invoice = late
    send(office, customer, "2026-09-01")
    office.on("2026-09-25").do(
        "payment.record",
        customer_id=customer,
        amount=Money.of("200.00"),
        received_on=date(2026, 9, 18),
    )
    assert office.get(Invoice, invoice).costs == Money.of("40.00")


def test_payment_after_the_term_settles_costs_interest_principal(
    late: tuple[Office, int, int],
) -> None:
    """Example B1 of the rule book, to the cent."""
    office, customer, invoice = late
    send(office, customer, "2026-09-01")
    office.on("2026-10-09").do("payment.record", customer_id=customer, amount=Money.of("200.00"))
    [booking] = office.all(Booking)
    parts = (booking.to_costs, booking.to_interest, booking.to_principal)
    assert [part.plain for part in parts] == ["45.00", "1.84", "153.16"]
    assert office.get(Invoice, invoice).costs == Money.of("45.00")
    assert claim(office, invoice, "2026-11-22").open == Money.of("147.55")


def test_who_pays_all_in_time_owes_no_costs(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    send(office, customer, "2026-09-01")
    office.on("2026-09-18").do("payment.record", customer_id=customer, amount=Money.of("300.00"))
    row = office.get(Invoice, invoice)
    assert (row.open, row.costs, row.costs_from) == (ZERO, ZERO, None)


def test_a_reversed_payment_counts_as_never_made(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    send(office, customer, "2026-09-01")
    paid = office.on("2026-09-18").do(
        "payment.record", customer_id=customer, amount=Money.of("200.00")
    )
    office.on("2026-09-30").do("payment.reverse", payment_id=paid)
    assert office.get(Invoice, invoice).costs == Money.of("45.00")


def test_a_credit_note_lowers_the_costs(late: tuple[Office, int, int]) -> None:
    from ises_desk.actions.credits import CreditLine
    from ises_desk.models import InvoiceLine

    office, customer, invoice = late
    send(office, customer, "2026-09-01")
    [line] = office.all(InvoiceLine)
    part = CreditLine(line_id=line.id, amount=Money.of("200.00"))
    office.on("2026-10-01").do(
        "invoice.credit", invoice_id=invoice, reason="Te veel berekend", lines=(part,)
    )
    assert office.get(Invoice, invoice).costs == Money.of("40.00")


def test_all_overdue_claims_go_in_one_letter(late: tuple[Office, int, int]) -> None:
    office, customer, first = late
    second = office.on("2026-08-05").invoice(customer, "300.00")
    office.invoice(consumer(office), "50.00")
    why = office.on("2026-09-01").refused(
        "fourteen_day.issue", customer_id=customer, invoice_ids=(first,)
    )
    assert (why.field, why.basis) == ("invoice_ids", "6:96 lid 7 BW")
    assert "20260002" in str(why)
    office.do("fourteen_day.issue", customer_id=customer, invoice_ids=(second, first))
    [demand] = office.all(Demand)
    assert demand.fee == Money.of("90.00")
    fees = {part.invoice_id: part.fee.plain for part in office.all(DemandInvoice)}
    assert fees == {first: "45.00", second: "45.00"}


def test_paying_one_of_two_in_time_lowers_the_costs_of_the_other(
    late: tuple[Office, int, int],
) -> None:
    office, customer, first = late
    second = office.on("2026-08-05").invoice(customer, "300.00")
    send(office, customer, "2026-09-01")
    office.on("2026-09-10").do(
        "payment.record",
        customer_id=customer,
        amount=Money.of("300.00"),
        invoice_ids=(first,),
    )
    rows = [office.get(Invoice, key) for key in (first, second)]
    assert [(row.costs.plain, row.costs_from) for row in rows] == [
        ("0.00", None),
        ("45.00", date(2026, 9, 19)),
    ]


def test_a_business_gets_no_fourteen_day_letter(office: Office) -> None:
    customer = office.on("2026-09-01").business()
    invoice = office.invoice(customer)
    why = office.on("2026-10-01").refused(
        "fourteen_day.issue", customer_id=customer, invoice_ids=(invoice,)
    )
    assert why.basis == "6:96 lid 6 BW"
    assert "zakelijk" in str(why)


def test_the_kind_on_the_invoice_decides_not_that_of_today(office: Office) -> None:
    customer = consumer(office.on("2026-09-01"))
    invoice = office.invoice(customer)
    office.do("customer.change", customer_id=customer, kvk="08119563", party=Party.BUSINESS)
    office.on("2026-10-01").refused("demand.issue", customer_id=customer, invoice_ids=(invoice,))
    office.do("fourteen_day.issue", customer_id=customer)


def test_the_preview_says_that_the_law_goes_before_the_terms(late: tuple[Office, int, int]) -> None:
    office, customer, _invoice = late
    shown = office.on("2026-09-01").ask(preview, LetterKind.L07, customer, office.day)
    assert (shown.amounts.payable, shown.amounts.costs) == (Money.of("300.00"), Money.of("45.00"))
    assert shown.reasons[0] == "De wet gaat hier voor de voorwaarden: de wet is toegepast."
    assert shown.reasons[1].startswith("Voorwaarden art. 4.2:")
    assert any(reason.startswith("6:96 lid 6 BW:") for reason in shown.reasons)
    assert any(reason.startswith("Besluit BIK art. 2:") for reason in shown.reasons)
    assert "Nog niet als verstuurd vastgelegd: 20260001" in shown.warnings[0]
    office.do("letter.mark_sent", letter_id=1, sent_on=office.get(Letter, 1).dated_on)
    assert office.ask(preview, LetterKind.L07, customer, office.day).warnings == ()
