"""What an invoice says must be true for the customer who gets it (6:96 BW, 35a Wet OB)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ises_desk.actions.addresses import AddressInput
from ises_desk.actions.line_input import LineInput
from ises_desk.models import Letter
from ises_desk.values.kinds import AddressKind, BillingMoment
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.actions.conftest import Office

DAY = date(2026, 11, 22)
SWISS = (
    AddressInput(
        kind=AddressKind.VISITING,
        street="Seestrasse",
        house_number="1",
        postcode="8001",
        city="Zürich",
        country="CH",
    ),
)


@dataclass(frozen=True)
class Paper:
    """A letter as it was printed."""

    template: str
    text: str
    data: dict[str, Any]


def billed(office: Office, customer: int, price: str, **values: object) -> Paper:
    """Bill one prepaid line and return the invoice's letter."""
    office.sender()
    line = LineInput(
        description="Hosting", unit_price=Money.of(price), billing_moment=BillingMoment.ADVANCE
    )
    office.contract(customer, lines=(line,), **values)
    office.do("billing.run")
    office.do("invoice.finalise_all")
    paper: Paper = office.ask(_newest)
    return paper


def _newest(session: Session) -> Paper:
    letter = session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert letter is not None
    return Paper(letter.template, letter.text, letter.data)


def test_art_6_96_lid_6_a_consumer_outside_the_union_is_not_threatened_with_trade_interest(
    office: Office,
) -> None:
    letter = billed(office.on(DAY), office.customer(addresses=SWISS), "12.10")
    assert letter.template == "invoice_outside_consumer"
    assert "handelsrente" not in letter.text
    assert "€\xa040" not in letter.text
    assert "artikel 6:96 lid 6 BW" in letter.text
    assert "Geen Nederlandse btw" in letter.text


def test_art_6_119a_a_business_outside_the_union_keeps_the_trade_interest(office: Office) -> None:
    letter = billed(office.on(DAY), office.business(addresses=SWISS), "12.10")
    assert letter.template == "invoice_outside"
    assert "handelsrente" in letter.text


def test_art_35a_a_business_with_prices_including_vat_sees_the_unit_price_without(
    office: Office,
) -> None:
    customer = office.business(vat_id="NL123456782B90")
    letter = billed(office.on(DAY), customer, "10.00", gross_prices=True)
    assert letter.template == "invoice_gross"
    assert letter.data["lines"][0]["net_price"] == "8.26"
    assert "NL123456782B90" in letter.text
    assert "handelsrente" in letter.text
    assert "veertien dagen" not in letter.text
