"""A letter as JSON and back: nothing lost, nothing changed."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ises_desk.letters.data import as_data, from_data
from ises_desk.letters.invoice import InvoiceConsumer, InvoiceLine, VatRow
from ises_desk.letters.termination_confirmed import Service, TerminationConfirmedBusiness
from ises_desk.values.kinds import Channel
from ises_desk.values.money import Money
from ises_desk.values.period import Period
from ises_desk.values.quantity import Quantity

COMMON: dict[str, Any] = {
    "reference": "2026-0042",
    "on": date(2026, 11, 22),
    "customer_number": "10042",
    "recipient": ("A. de Vries", "Dorpsstraat 1"),
    "salutation": "Geachte heer De Vries",
}
INVOICE = InvoiceConsumer(
    **COMMON,
    payable=Money(1210),
    iban="NL91ABNA0417164300",
    account_name="Voorbeeld Hosting",
    payment_reference="RF8820260042",
    qr=("101", "010"),
    lines=(
        InvoiceLine(
            description="Hosting",
            period=Period(date(2026, 3, 1), date(2027, 3, 1)),
            quantity=Quantity.of("1.5"),
            unit_price=Money(807),
            vat_percent=Decimal("21.5"),
            amount=Money(1210),
        ),
    ),
    vat_rows=(VatRow(percent=Decimal(21), net=Money(1000), vat=Money(210)),),
    total=Money(1210),
    due_on=date(2026, 12, 6),
)
ENDING = TerminationConfirmedBusiness(
    **COMMON,
    contract="C1",
    received_on=date(2026, 11, 20),
    channel=Channel.EMAIL,
    ends_on=date(2027, 2, 28),
    services=(Service(description="Hosting"),),
    credit=Money(1),
    credit_period=Period(date(2027, 1, 1), date(2027, 3, 1)),
    last_notice_on=date(2027, 1, 31),
)


@pytest.mark.parametrize(
    ("name", "letter"), [("invoice_consumer", INVOICE), ("termination_confirmed_business", ENDING)]
)
def test_a_letter_comes_back_from_json_as_it_was(name: str, letter: Any) -> None:
    assert from_data(name, json.loads(json.dumps(as_data(letter)))) == letter


def test_amounts_have_two_decimals_and_days_are_iso() -> None:
    data = as_data(INVOICE)
    assert (data["total"], data["on"], data["already_paid"]) == ("12.10", "2026-11-22", None)
    assert data["lines"][0]["quantity"] == "1.5"
    assert data["lines"][0]["vat_percent"] == "21.5"
    assert data["lines"][0]["period"] == {"start": "2026-03-01", "until": "2027-03-01"}
    assert as_data(ENDING)["channel"] == "email"


def test_a_letter_that_we_do_not_know_is_not_made() -> None:
    with pytest.raises(KeyError):
        from_data("withdrawal", {})
