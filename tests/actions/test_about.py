"""Whom and what a deed was about, also when it kept only what it changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ises_desk.queries.about import about
from ises_desk.values.kinds import Channel
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def last(office: Office) -> str:
    """Return what is told of the last deed."""
    line = office.last.line
    assert line is not None
    return str(office.ask(about, [line]).get(line, ""))


def test_a_renewed_domain_is_named_with_its_customer(office: Office) -> None:
    key = office.customer(name="Bakkerij De Zon")
    name = office.do("domain.register", customer_id=key, name="voorbeeld.nl")
    office.do("domain.renew", domain_id=name)
    assert last(office) == "voorbeeld.nl · Bakkerij De Zon"


def test_a_price_is_told_by_its_product(office: Office) -> None:
    product = office.product(name="Hosting M")
    office.do("price.set", product_id=product, valid_from=date(2026, 12, 1), net=Money(1200))
    assert last(office) == "Hosting M"


def test_a_disputed_invoice_is_named_with_its_customer(office: Office) -> None:
    office.sender()
    key = office.customer(name="Garage Snel")
    invoice = office.invoice(key)
    office.do("invoice.set_disputed", invoice_id=invoice, reason="Niet besteld")
    assert last(office).endswith(" · Garage Snel")
    assert len(last(office)) > len(" · Garage Snel")


def test_a_closed_complaint_is_named_with_its_customer(office: Office) -> None:
    key = office.customer(name="Anna Smit")
    complaint = office.do(
        "complaint.open", customer_id=key, subject="Te traag", text="Lang.", channel=Channel.PHONE
    )
    office.do("complaint.close", complaint_id=complaint, outcome="Uitgelegd")
    assert last(office).endswith("Anna Smit")
    assert " · " in last(office)


def test_a_row_without_a_number_of_its_own_is_passed_over(office: Office) -> None:
    office.do(
        "rate.add", table="vat_low", valid_from=date(2028, 1, 1), percent="9.50", source="Stcrt."
    )
    assert last(office) == ""
