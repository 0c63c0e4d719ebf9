"""A contract doesn't pass without every consent (12.1): refused at the field, nothing written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Contract
from ises_desk.values.kinds import Channel
from tests.actions.making import abroad, advance, conclude, line
from tests.actions.transferring import DAY, papers

if TYPE_CHECKING:
    from tests.actions.conftest import Office

TOMORROW = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"owner_on": None}, "owner_on"),
        ({"owner_by": None}, "owner_by"),
        ({"old_on": None}, "old_on"),
        ({"old_by": Channel.PHONE}, "old_by"),
        ({"new_on": None}, "new_on"),
        ({"new_by": None}, "new_by"),
        ({"new_by": Channel.IN_PERSON}, "new_by"),
        ({"deed_on": None}, "deed_on"),
        ({"deed_on": TOMORROW}, "deed_on"),
        ({"old_on": TOMORROW}, "old_on"),
        ({"from_on": date(2026, 11, 19)}, "from_on"),
    ],
)
def test_each_paper_is_asked_for_at_its_field(
    office: Office, values: dict[str, Any], field: str
) -> None:
    key, new = conclude(office), office.customer()
    given = {"contract_id": key, "to_customer_id": new, **papers(**values)}
    refusal = office.refused("contract.transfer", **given)
    assert (refusal.field, refusal.basis) == (field, "12.1; 6:159 BW")


def test_from_the_day_of_the_last_consent(office: Office) -> None:
    key, new = conclude(office), office.customer()
    given = {"contract_id": key, "to_customer_id": new}
    late = papers(new_on=DAY, from_on=date(2026, 11, 21))
    assert office.refused("contract.transfer", **given, **late).field == "from_on"
    office.do("contract.transfer", **given, **papers(new_on=DAY, from_on=DAY))


def test_to_himself_or_to_one_who_was_merged(office: Office) -> None:
    customer, other, gone = (office.customer() for _ in range(3))
    key = conclude(office, customer_id=customer)
    office.do("customer.merge", keep_id=other, gone_id=gone)
    for to in (customer, gone, 999):
        refusal = office.refused(
            "contract.transfer", contract_id=key, to_customer_id=to, **papers()
        )
        assert refusal.field == "to_customer_id"


def test_what_is_over_or_not_concluded_does_not_pass(office: Office) -> None:
    customer, new = office.customer(), office.customer()
    offered = office.do(
        "contract.offer", customer_id=customer, lines=(line(),), starts_on=date(2026, 12, 1)
    )
    ended = conclude(office, customer_id=customer)
    office.do("contract.give_notice", contract_id=ended)
    beyond = {"contract_id": ended, "to_customer_id": new, **papers(from_on=date(2027, 3, 1))}
    assert office.refused("contract.transfer", **beyond).field == "from_on"
    office.on("2027-03-01")
    for key in (offered, ended):
        refusal = office.refused(
            "contract.transfer", contract_id=key, to_customer_id=new, **papers()
        )
        assert (refusal.field, refusal.basis) == ("contract_id", "12.1")


def test_what_is_for_the_old_customer_is_billed_first(office: Office) -> None:
    """A period that ended before the day; one that only began goes along."""
    office.on("2026-03-01").sender()
    old, new = office.customer(), office.customer()
    key = conclude(office, customer_id=old, lines=(line(months=3),))
    office.on("2026-11-22")
    given = {"contract_id": key, "to_customer_id": new}
    refusal = office.refused("contract.transfer", **given, **papers())
    assert refusal.field == "from_on"
    assert "31 mei 2026" in str(refusal)
    office.do("billing.run")
    draft = office.refused("contract.transfer", **given, **papers())
    assert "conceptfactuur" in str(draft)
    office.do("invoice.finalise_all")
    office.do("contract.transfer", **given, **papers())


def test_a_service_that_is_off_waits(office: Office) -> None:
    office.on("2026-03-01").sender()
    old, new = office.business(), office.business(kvk="68750110")
    key = conclude(office, customer_id=old, lines=(advance("100.00"),))
    office.do("billing.run")
    office.do("invoice.finalise_all")
    office.on("2026-11-22")
    off = {"ground": "payment", "reach": "website", "reason": "Niet betaald", "proportion": "Ja"}
    office.do("contract.suspend", contract_id=key, **off)
    refusal = office.refused("contract.transfer", contract_id=key, to_customer_id=new, **papers())
    assert "opgeschort" in str(refusal)
    assert office.get(Contract, key).customer_id == old


def test_prices_with_dutch_vat_are_not_for_everyone(office: Office) -> None:
    old = office.customer()
    firm = abroad(office, country="BE", vat_id="BE0403170701")
    key = conclude(office, customer_id=old)
    refusal = office.refused("contract.transfer", contract_id=key, to_customer_id=firm, **papers())
    assert refusal.field == "to_customer_id"
    assert "btw" in str(refusal)
