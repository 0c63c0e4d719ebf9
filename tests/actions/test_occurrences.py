"""What happened under a contract, as a fact to act on; and the names of an L11."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Demand, Letter, Occurrence
from ises_desk.values.kinds import Channel, Ground, LetterKind
from tests.actions.breaching import domain, firm, happened, noticed_names, person, running, told

if TYPE_CHECKING:
    from tests.actions.conftest import Office

MONDAY = date(2026, 11, 23)
CHANGED = {"happened_on": date(2026, 11, 20), "facts": "Opnieuw gezien.", "clause": "8.5"}
NOTICE: dict[str, Any] = {
    "clause": "artikel 4.1 van onze algemene voorwaarden",
    "obligation": "Betalen.",
    "facts": "Er is niet betaald.",
    "demanded": "Betaal alsnog.",
    "due_on": date(2026, 11, 3),
}


def test_it_is_recorded_changed_and_closed(office: Office) -> None:
    contract = running(office, firm(office))
    key = happened(office.on(MONDAY), contract, Ground.MISUSE)
    office.undoes("occurrence.change", occurrence_id=key, **CHANGED)
    office.undoes("occurrence.close", occurrence_id=key, outcome="Opgelost")
    [row] = office.all(Occurrence)
    assert (row.clause, row.facts, row.closed_on) == ("8.5", "Opnieuw gezien.", MONDAY)
    why = office.refused("occurrence.change", occurrence_id=key, **CHANGED)
    assert why.field == "occurrence_id"


@pytest.mark.parametrize(
    ("ground", "values", "field"),
    [
        (Ground.PAYMENT, {}, "ground"),
        (Ground.DEFAULT, {}, "ground"),
        (Ground.DOMAIN, {}, "ground"),
        (Ground.MISUSE, {"clause": ""}, "clause"),
        (Ground.MISUSE, {"clause": "8.10"}, "clause"),
        (Ground.MISUSE, {"facts": ""}, "facts"),
        (Ground.MISUSE, {"happened_on": date(2026, 11, 24)}, "happened_on"),
        (Ground.BANKRUPTCY, {"source": ""}, "source"),
        (Ground.TRAFFIC, told("2026-11-21"), "told_on"),
        (Ground.TRAFFIC, told("2026-11-24"), "told_on"),
        (Ground.TRAFFIC, {"told_on": MONDAY}, "told_by"),
        (Ground.TRAFFIC, {"told_by": Channel.EMAIL}, "told_on"),
        (Ground.DOUBT, {"answer_by": date(2026, 12, 1)}, "told_on"),
        (Ground.DOUBT, told("2026-11-23", answer_by=MONDAY), "answer_by"),
    ],
)
def test_what_does_not_hold_is_refused(
    office: Office, ground: Ground, values: dict[str, Any], field: str
) -> None:
    contract = running(office, firm(office))
    given = {
        "contract_id": contract,
        "ground": ground,
        "happened_on": date(2026, 11, 22),
        "facts": "Gezien.",
        "source": "logboek",
        "clause": "8.7",
        **values,
    }
    assert office.on(MONDAY).refused("occurrence.record", **given).field == field


def test_it_does_not_end_before_it_began(office: Office) -> None:
    contract = running(office, firm(office))
    key = happened(office.on(MONDAY), contract, Ground.DANGER)
    given = {"occurrence_id": key, "outcome": "Over", "closed_on": date(2026, 11, 21)}
    assert office.refused("occurrence.close", **given).field == "closed_on"


def test_13_5_the_letter_names_the_names_under_the_contract(office: Office) -> None:
    contract = running(office, customer := person(office))
    domain(office, customer, "een.nl", contract)
    key = noticed_names(office.on(MONDAY), contract)
    letter = office.ask(lambda session: session.get_one(Letter, key).data)
    assert letter["names"] == [{"contract": "C2026-0001", "name": "een.nl"}]
    assert letter["final_on"] == "2026-12-08"
    [demand] = office.all(Demand)
    assert (demand.kind, demand.last_day) == (LetterKind.L11, date(2026, 12, 8))
    again = {"contract_id": contract, **NOTICE}
    why = office.on("2026-12-08").refused("default_notice.issue_domains", **again)
    assert (why.field, why.basis) == ("contract_id", "13.5")
    office.on("2026-12-09").do("default_notice.issue_domains", **again)


def test_13_6_a_business_for_all_its_names_a_consumer_for_those_of_the_contract(
    office: Office,
) -> None:
    for customer, fine in ((firm(office), True), (person(office), False)):
        contract = running(office, customer, number=f"C{customer}")
        mine = domain(office, customer, f"een{customer}.nl", contract)
        other = domain(office, customer, f"twee{customer}.nl")
        given = {"contract_id": contract, "domain_ids": (mine, other), **NOTICE}
        if fine:
            key = office.do("default_notice.issue_domains", **given)
            names = office.get(Letter, key)
            assert names is not None
        else:
            why = office.refused("default_notice.issue_domains", **given)
            assert (why.field, why.basis) == ("domain_ids", "6:52 BW; 6:236 onder c BW")


def test_13_5_without_a_name_there_is_no_such_letter(office: Office) -> None:
    contract = running(office, firm(office))
    stranger = domain(office, firm(office), "ander.nl")
    for keys in ((), (stranger,)):
        given = {"contract_id": contract, "domain_ids": keys, **NOTICE}
        assert office.refused("default_notice.issue_domains", **given).field == "domain_ids"


def test_what_was_performed_is_recorded_once_and_not_before_the_letter(office: Office) -> None:
    contract = running(office, customer := firm(office))
    domain(office, customer, "een.nl", contract)
    letter = noticed_names(office.on(MONDAY), contract)
    early = {"letter_id": letter, "performed_on": date(2026, 11, 22)}
    assert office.refused("default_notice.performed", **early).field == "performed_on"
    office.do("default_notice.performed", letter_id=letter)
    assert office.refused("default_notice.performed", letter_id=letter).field == "letter_id"


def test_a_letter_that_is_no_default_notice_is_not_performed(office: Office) -> None:
    office.sender()
    key = office.do("letter.write", customer_id=firm(office), subject="Dag", text="Dag.")
    assert office.refused("default_notice.performed", letter_id=key).field == "letter_id"
