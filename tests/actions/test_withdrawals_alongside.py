"""What was concluded on the same day may end with a withdrawal (6:230q lid 2 BW)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ises_desk.models import Contract
from ises_desk.queries.withdrawals import alongside, detail, preview
from tests.actions.making import advance
from tests.actions.withdrawing import ordered, withdrawn

if TYPE_CHECKING:
    from tests.actions.conftest import Office

DAY = date(2026, 11, 9)


def test_6_230q_lid_2_the_customer_s_other_contracts_of_that_day_are_named(office: Office) -> None:
    office.sender()
    person = office.customer()
    hosting = ordered(office, DAY, advance("60.00"), customer_id=person)
    mail = ordered(office, DAY, advance("12.00"), customer_id=person)
    ordered(office, date(2026, 11, 10), advance("12.00"), customer_id=person)
    ordered(office, DAY, advance("12.00"), customer_id=office.customer())
    number = office.get(Contract, mail).number
    office.on("2026-11-12")
    found = office.ask(preview, hosting, office.now, None, None)
    assert found.alongside == (number,)
    withdrawn(office, hosting, date(2026, 11, 12))
    assert office.ask(detail, hosting).alongside == ((mail, number),)
    assert office.ask(alongside, mail) == ()  # the other one was withdrawn from already
    withdrawn(office, mail, date(2026, 11, 12))
    assert office.ask(detail, hosting).alongside == ()
