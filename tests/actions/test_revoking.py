"""Revoking a contract (2.3) that was billed: only what is its own is credited, and once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ises_desk.models import Invoice
from ises_desk.values.money import Money
from tests.actions.making import advance, conclude
from tests.actions.test_offers import applied, refused, state

if TYPE_CHECKING:
    from tests.actions.conftest import Office

MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _sender(office: Office) -> None:
    office.sender()


def test_2_3_revoking_leaves_what_else_stands_on_the_same_invoice(office: Office) -> None:
    owner = office.customer(one_invoice=True)
    given = {"customer_id": owner, "lines": (advance("121.00"),), "starts_on": MONDAY}
    office.on(MONDAY)
    kept = conclude(office, **given)
    key = applied(office, **given)
    office.do("contract.accept", contract_id=key)
    office.do("billing.run", through=MONDAY)
    (bill,) = office.all(Invoice)
    assert bill.total == Money.of("242.00")
    refused(office, "contract.revoke", contract_id=key, reason="Nee.", field="contract_id")
    office.do("invoice.finalise", invoice_id=bill.id)
    office.do("contract.revoke", contract_id=key, reason="Een vergissing.")
    assert [row.total for row in office.all(Invoice)] == [Money.of("242.00"), Money.of("-121.00")]
    assert state(office, kept) == "running"


def test_2_3_revoking_credits_nothing_twice(office: Office) -> None:
    key = applied(office.on(MONDAY), lines=(advance("121.00"),), starts_on=MONDAY)
    office.do("contract.accept", contract_id=key)
    office.do("billing.run", through=MONDAY)
    (bill,) = office.all(Invoice)
    office.do("invoice.finalise", invoice_id=bill.id)
    office.do("invoice.credit", invoice_id=bill.id, reason="Al gedaan")
    office.do("contract.revoke", contract_id=key, reason="Een vergissing.")
    assert len(office.all(Invoice)) == 2
