"""After the end (15.5): what may not be offered, deleted or declared, and at which field."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.queries.deletions import of_contract
from ises_desk.values.kinds import DataKind, ProductKind
from tests.actions.leaving import deleted, ended, told
from tests.actions.making import conclude, line
from tests.actions.test_deletions import RECORD, kinds

if TYPE_CHECKING:
    from tests.actions.conftest import Office


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"until_on": date(2027, 3, 29)}, "until_on"),
        ({"told_on": date(2027, 3, 2)}, "told_on"),
    ],
)
def test_an_offer_too_short_or_of_tomorrow(
    office: Office, arguments: dict[str, Any], field: str
) -> None:
    key = ended(office, office.customer())
    refusal = office.refused("contract.offer_retrieval", contract_id=key, **arguments)
    assert refusal.field == field


def test_a_contract_that_runs_or_was_given_notice_keeps_its_data(office: Office) -> None:
    key = conclude(office, customer_id=office.customer())
    for deed, more in (
        ("contract.record_deletion", RECORD),
        ("contract.offer_retrieval", {}),
        ("contract.certify_deletion", {}),
    ):
        refusal = office.refused(deed, contract_id=key, **more)
        assert (refusal.field, refusal.basis) == ("contract_id", "15.5")
    office.do("contract.give_notice", contract_id=key)
    refusal = office.refused("contract.record_deletion", contract_id=key, **RECORD)
    assert "28 februari 2027" in str(refusal)


def test_deleted_once(office: Office) -> None:
    key = ended(office, office.customer())
    deleted(office, key)
    refusal = office.refused("contract.record_deletion", contract_id=key, **RECORD)
    assert refusal.field == "kinds"
    assert "31 maart 2027" in str(refusal)


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"kinds": ()}, "kinds"),
        ({"kinds": (DataKind.PERSONAL,)}, "kinds"),
        ({"means": " "}, "means"),
        ({"deleted_on": date(2027, 4, 2)}, "deleted_on"),
    ],
)
def test_what_is_asked_of_a_deletion(office: Office, arguments: dict[str, Any], field: str) -> None:
    key = ended(office, office.customer())
    office.on("2027-04-01")
    given = {**RECORD, **arguments}
    assert office.refused("contract.record_deletion", contract_id=key, **given).field == field


def test_a_complaint_a_dispute_and_an_occurrence_keep_the_data(office: Office) -> None:
    customer = office.customer()
    key = ended(office, customer)
    office.on("2027-03-31")
    complaint = office.do(
        "complaint.open", customer_id=customer, subject="Weg", text="Alles weg", channel="email"
    )
    refusal = office.refused("contract.record_deletion", contract_id=key, **RECORD)
    assert refusal.field == "kinds"
    assert "nog niet gesloten" in str(refusal)
    assert kinds(office) == []
    office.do("complaint.close", complaint_id=complaint, outcome="Opgelost")
    [invoice] = [each for each in office.ask(_billed) if each]
    office.do("invoice.set_disputed", invoice_id=invoice, reason="Te duur")
    assert "betwist" in str(office.refused("contract.record_deletion", contract_id=key, **RECORD))
    office.do("invoice.clear_dispute", invoice_id=invoice)
    given = {"ground": "misuse", "clause": "8.1", "facts": "Spam", "happened_on": office.day}
    happened = office.do("occurrence.record", contract_id=key, **given)
    assert "voorval" in str(office.refused("contract.record_deletion", contract_id=key, **RECORD))
    office.do("occurrence.close", occurrence_id=happened, outcome="Gestopt")
    office.do("contract.record_deletion", contract_id=key, **RECORD)


def _billed(session: Any) -> list[int]:
    from sqlalchemy import select

    from ises_desk.models import Invoice
    from ises_desk.values.kinds import InvoiceKind

    found = select(Invoice.id).where(Invoice.kind == InvoiceKind.INVOICE)
    return list(session.scalars(found))


def test_nothing_is_stored_with_a_domain_name_alone(office: Office) -> None:
    office.on("2026-11-22").sender()
    lines = (line(kind=ProductKind.DOMAIN, description="voorbeeld.nl"),)
    key = conclude(office, customer_id=office.customer(), lines=lines)
    office.do("contract.give_notice", contract_id=key)
    office.on("2027-04-10")
    assert kinds(office) == []
    assert office.ask(of_contract, key, office.day) is None
    refusal = office.refused("contract.record_deletion", contract_id=key, **RECORD)
    assert (refusal.field, refusal.basis) == ("contract_id", "15.5")


def test_a_declaration_waits_for_the_server_and_the_last_invoice(office: Office) -> None:
    office.on("2026-11-22").sender()
    key = conclude(office, customer_id=office.customer())
    office.on("2027-01-10").do("contract.give_notice", contract_id=key)
    told(office, key)
    office.on("2027-03-31")
    assert "vast" in str(office.refused("contract.certify_deletion", contract_id=key))
    office.do("contract.record_deletion", contract_id=key, **RECORD)
    assert "gefactureerd" in str(office.refused("contract.certify_deletion", contract_id=key))
    office.do("billing.run", through=office.day)
    office.do("contract.certify_deletion", contract_id=key)


def test_a_notice_stays_when_data_are_gone(office: Office) -> None:
    office.on("2026-11-22").sender()
    key = conclude(office, customer_id=office.customer())
    notice = office.do("contract.give_notice", contract_id=key)
    office.on("2027-03-10").do("contract.offer_retrieval", contract_id=key)
    office.on("2027-04-10").do("contract.record_deletion", contract_id=key, **RECORD)
    refusal = office.refused("contract.withdraw_notice", notice_id=notice)
    assert refusal.basis == "15.5"
