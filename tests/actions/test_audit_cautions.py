"""Before a customer is dunned the owner hears what makes the default doubtful (4.1, 6:129 BW)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ises_desk.models import Letter
from ises_desk.queries import agenda, demands
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def told(office: Office, customer: int) -> tuple[str, str]:
    """Return what the agenda and the preview of the fourteen-day letter say."""
    duty = next(each for each in office.ask(agenda.agenda, office.day) if each.kind == "L06")
    found = office.ask(demands.preview, LetterKind.L07, customer, office.day)
    return duty.explanation, " ".join(found.warnings)


@pytest.mark.parametrize(("sent", "expected"), [("2026-03-01", False), ("2026-03-02", True)])
def test_art_4_1_an_invoice_that_was_sent_after_its_date_is_said(
    office: Office, sent: str, *, expected: bool
) -> None:
    customer = office.on("2026-03-01").customer()
    office.invoice(customer)
    office.on(sent).do("letter.mark_sent", letter_id=office.all(Letter)[-1].id)
    for words in told(office.on("2026-03-20"), customer):
        assert ("Later verstuurd dan de factuurdatum: 20260001" in words) is expected


def test_art_6_129_a_customer_with_a_balance_is_not_dunned_unseen(office: Office) -> None:
    customer = office.on("2026-01-10").customer()
    office.do("payment.record", customer_id=customer, amount=Money.of("500.00"))
    office.on("2026-03-01").invoice(customer)
    for words in told(office.on("2026-03-20"), customer):
        assert "heeft €\xa0500,00 bij u te goed" in words
        assert "6:129 BW" in words
