"""How a suspension goes on and ends: weighed, lifted, by itself when paid, put on again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Letter, Suspension
from ises_desk.queries import timeline
from ises_desk.queries.listing import dictionaries
from ises_desk.values.kinds import Delivery, Ground, Reach
from ises_desk.values.money import Money
from tests.actions.breaching import firm, happened, panel, running

if TYPE_CHECKING:
    from tests.actions.conftest import Office

MONDAY = date(2026, 11, 23)


def late(office: Office, customer: int, contract: int, **values: Any) -> int:
    """Bill a contract on 8 November: due on the 22nd."""
    office.on("2026-11-08")
    key = office.invoice(customer, contract_id=contract, **values)
    office.on(MONDAY)
    return key


def test_paid_in_full_it_ends_by_itself_and_waits_to_be_put_on(office: Office) -> None:
    contract = running(office, customer := firm(office))
    bills = [late(office, customer, contract), late(office, customer, contract)]
    office.do("contract.suspend", **panel(contract))
    pay = {"customer_id": customer, "received_on": MONDAY}
    office.do("payment.record", amount=Money.of("121.00"), invoice_ids=(bills[0],), **pay)
    assert office.all(Suspension)[0].lifted_on is None
    office.undoes("payment.record", amount=Money.of("121.00"), **pay)
    [row] = office.all(Suspension)
    assert (row.lifted_on, row.lifted_because) == (MONDAY, "Alles is betaald.")
    assert row.restored_on is None
    office.undoes("contract.restored", contract_id=contract)
    assert office.all(Suspension)[0].restored_on == MONDAY
    assert office.refused("contract.restored", contract_id=contract).field == "contract_id"


def test_a_credit_note_ends_it_too(office: Office) -> None:
    contract = running(office, customer := firm(office))
    bill = late(office, customer, contract)
    office.do("contract.suspend", **panel(contract))
    office.do("invoice.credit", invoice_id=bill, reason="Fout")
    assert office.all(Suspension)[0].lifted_on == MONDAY


def test_another_ground_stays_whatever_is_paid(office: Office) -> None:
    contract = running(office, customer := firm(office))
    late(office, customer, contract)
    happened(office, contract, Ground.MISUSE)
    office.do("contract.suspend", **panel(contract, Ground.MISUSE))
    pay = {"customer_id": customer, "received_on": MONDAY}
    office.do("payment.record", amount=Money.of("121.00"), **pay)
    assert office.all(Suspension)[0].lifted_on is None
    lift = {"contract_id": contract, "reason": "Opgelost"}
    assert office.refused("contract.lift", **lift, lifted_on=date(2026, 11, 22)).field
    office.undoes("contract.lift", **lift)
    assert office.refused("contract.lift", **lift).field == "contract_id"


def test_paid_before_it_began_nothing_has_to_be_put_on(office: Office) -> None:
    contract = running(office, customer := firm(office))
    late(office, customer, contract)
    office.do("contract.suspend", **panel(contract, starts_on=date(2026, 12, 1)))
    office.do("payment.record", customer_id=customer, received_on=MONDAY, amount=Money.of("121.00"))
    [row] = office.all(Suspension)
    assert (row.lifted_on, row.restored_on) == (MONDAY, MONDAY)


@pytest.mark.parametrize(
    ("day", "fine"),
    [("2026-11-30", False), ("2026-12-01", True), ("2026-12-07", True), ("2026-12-08", False)],
)
def test_8_11_it_is_weighed_again_within_a_week(office: Office, day: str, *, fine: bool) -> None:
    contract = running(office, customer := firm(office))
    late(office, customer, contract)
    office.do("contract.suspend", **panel(contract, reach=Reach.WEBSITE))
    office.on("2026-11-30")
    given = {
        "contract_id": contract,
        "proportion": "Nog steeds nodig.",
        "review_on": date.fromisoformat(day),
    }
    if not fine:
        assert office.refused("contract.review_suspension", **given).field == "review_on"
        return
    office.undoes("contract.review_suspension", **given, reach=Reach.PANEL)
    [row] = office.all(Suspension)
    assert (row.review_on, row.reach) == (date.fromisoformat(day), Reach.PANEL)


@pytest.mark.parametrize("reach", [Reach.MAIL, Reach.NAMES])
def test_6_262_going_further_asks_for_a_new_letter(office: Office, reach: Reach) -> None:
    contract = running(office, customer := firm(office))
    late(office, customer, contract)
    office.do("contract.suspend", **panel(contract, reach=Reach.WEBSITE))
    given = {"contract_id": contract, "proportion": "Verder.", "reach": reach}
    assert office.refused("contract.review_suspension", **given).field == "reach"


def test_a_letter_that_took_effect_cannot_be_dropped_while_the_service_is_off(
    office: Office,
) -> None:
    contract = running(office, customer := firm(office))
    late(office, customer, contract)
    key = office.do("contract.suspend", **panel(contract))
    why = office.refused("letter.withdraw", letter_id=key)
    assert (why.field, why.basis) == ("letter_id", "6:262 BW")
    office.do("contract.lift", contract_id=contract, reason="Vergissing")
    office.do("letter.withdraw", letter_id=key)


def test_the_letter_goes_the_customers_own_way(office: Office) -> None:
    contract = running(office, customer := firm(office, delivery=Delivery.POST))
    late(office, customer, contract)
    key = office.do("contract.suspend", **panel(contract))
    office.do("letter.mark_sent", letter_id=key)
    assert office.get(Letter, key).sent_on == MONDAY


def test_the_time_line_tells_when_it_began_and_when_it_ended(office: Office) -> None:
    contract = running(office, customer := firm(office))
    late(office, customer, contract)
    office.do("contract.suspend", **panel(contract))
    office.later(2).do("contract.lift", contract_id=contract, reason="Regeling getroffen")
    listed = timeline.listing(office.day, customer, "contract")
    shown = office.ask(dictionaries, listed)
    assert [(row["what"], row["on"]) for row in shown][:2] == [
        ("lifted", date(2026, 11, 25)),
        ("suspended", MONDAY),
    ]
    assert office.ask(timeline.place, shown[0]["id"]) == ("contract", contract)
