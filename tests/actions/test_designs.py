"""Article 12.2: the rights on a design are ours, unless agreed in writing and passed by deed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Design
from ises_desk.queries.designs import designs
from ises_desk.terms.art12_services import DesignFacts, design_rights
from ises_desk.values.kinds import RightsHolder
from tests.actions.making import conclude, printed

if TYPE_CHECKING:
    from tests.actions.conftest import Office

OURS, CUSTOMER = RightsHolder.OURS, RightsHolder.CUSTOMER
PAPER = {"holder": CUSTOMER, "agreed_on": date(2026, 11, 3), "document": "offerte, getekend"}


@pytest.mark.parametrize(
    ("facts", "by_terms", "applied"),
    [
        ({"holder": OURS}, OURS, OURS),
        ({"holder": CUSTOMER}, OURS, OURS),  # never put in writing
        ({"holder": CUSTOMER, "agreed_on": date(2026, 11, 3)}, CUSTOMER, OURS),
        (
            {"holder": CUSTOMER, "agreed_on": date(2026, 11, 3), "deed_on": date(2026, 11, 22)},
            CUSTOMER,
            CUSTOMER,
        ),
        (
            {"holder": CUSTOMER, "agreed_on": date(2026, 11, 3), "deed_on": date(2026, 11, 23)},
            CUSTOMER,
            OURS,
        ),
    ],
)
def test_12_2_and_aw_2_lid_3_a_transfer_needs_writing_and_a_deed(
    facts: dict[str, Any], by_terms: RightsHolder, applied: RightsHolder
) -> None:
    ruling = design_rights(DesignFacts(**facts), date(2026, 11, 22))
    assert (ruling.by_terms, ruling.applied) == (by_terms, applied)
    assert ruling.reasons[0].source == "12.2"


def test_it_is_recorded_changed_with_a_deed_and_taken_away(office: Office) -> None:
    contract = conclude(office)
    office.undoes("design.record", contract_id=contract, what="Website", licence="zolang het loopt")
    [found] = office.ask(designs, contract, office.day)
    assert (found.has, found.lacks_deed) == (OURS, False)
    office.undoes("design.change", design_id=found.id, what="Website", **PAPER)
    [found] = office.ask(designs, contract, office.day)
    assert (found.has, found.lacks_deed) == (OURS, True)
    office.do("design.change", design_id=found.id, what="Website", deed_on=office.day, **PAPER)
    [found] = office.ask(designs, contract, office.day)
    assert (found.has, found.lacks_deed) == (CUSTOMER, False)
    office.undoes("design.remove", design_id=found.id)
    assert office.all(Design) == []


def test_it_goes_along_with_a_contract_that_was_a_mistake(office: Office) -> None:
    contract = conclude(office)
    office.do("design.record", contract_id=contract, what="Website", licence="vrij")
    office.undoes("contract.remove", contract_id=contract)
    assert office.all(Design) == []


@pytest.mark.parametrize(
    ("values", "field", "basis"),
    [
        ({"what": " ", "licence": "x"}, "what", None),
        ({}, "licence", "12.2"),
        ({"holder": CUSTOMER}, "agreed_on", "12.2"),
        ({"holder": CUSTOMER, "agreed_on": date(2026, 11, 3)}, "document", "12.2"),
        ({**PAPER, "agreed_on": date(2026, 11, 23)}, "agreed_on", None),
        ({**PAPER, "deed_on": date(2026, 11, 23)}, "deed_on", None),
        ({**PAPER, "deed_on": date(2026, 11, 2)}, "deed_on", "Auteurswet art. 2 lid 3"),
        ({"licence": "x" * 301}, "licence", None),
    ],
)
def test_what_is_wrong_is_refused_at_its_field(
    office: Office, values: dict[str, Any], field: str, basis: str | None
) -> None:
    given = {"contract_id": conclude(office), "what": "Website", **values}
    refusal = office.refused("design.record", **given)
    assert (refusal.field, refusal.basis) == (field, basis)


def test_a_deed_that_is_ours_forgets_what_the_customer_would_get(office: Office) -> None:
    contract = conclude(office)
    office.do("design.record", contract_id=contract, what="Website", **PAPER, licence="vrij")
    office.do("design.change", design_id=1, what="Website", holder=OURS, licence="zolang", **{
        name: value for name, value in PAPER.items() if name != "holder"
    })  # fmt: skip
    row = office.get(Design, 1)
    assert (row.agreed_on, row.document, row.deed_on) == (None, "", None)


def test_the_order_says_who_has_the_rights(office: Office) -> None:
    office.sender()
    contract = conclude(office, customer_id=office.business(), starts_on=office.day)
    office.do("design.record", contract_id=contract, what="Website", licence="zolang het loopt")
    office.do("design.record", contract_id=contract, what="Logo", **PAPER)
    office.do("design.record", contract_id=contract, what="Foto", **PAPER, deed_on=office.day)
    office.do("contract.confirm_order", contract_id=contract)
    assert [tuple(row.values()) for row in printed(office)[-1]["designs"]] == [
        ("bij ons", "zolang het loopt", "Website"),
        ("gaan met een akte naar u over (afspraak van 3 november 2026)", "vrij", "Logo"),
        ("bij u (akte van 22 november 2026)", "vrij", "Foto"),
    ]
