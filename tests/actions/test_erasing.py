"""Erasing what is known of a customer who left (15.5, AVG art. 17): gone from the file itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ises_desk.models import AuditPayload, Contact, Customer, DataDeletion, Note
from ises_desk.queries.agenda import agenda
from ises_desk.queries.deletions import of_customer
from ises_desk.values.kinds import DataKind, Delivery
from ises_desk.values.money import Money
from tests.actions.leaving import ended
from tests.actions.making import conclude
from tests.actions.transferring import passed

if TYPE_CHECKING:
    from tests.actions.conftest import Office

PERSONAL, LOG = DataKind.PERSONAL, DataKind.LOG
SAID = "Zonnebloem"


def left(office: Office) -> int:
    """Let a customer with a contact and a note leave, with everything paid."""
    customer = office.customer(phone="0529123456", attention=f"mevrouw {SAID}")
    contact = office.do(
        "contact.add", customer_id=customer, name=SAID, email="zonnebloem@voorbeeld.nl"
    )
    office.do("contact.change", contact_id=contact, role=f"Baas {SAID}")
    office.do("note.add", customer_id=customer, text=f"Belt over {SAID}")
    ended(office, customer)
    office.do(
        "payment.record",
        customer_id=customer,
        amount=Money.of("121.00"),
        received_on=office.day,
        method="transfer",
    )
    return customer


def said(office: Office, word: str) -> int:
    """Return how many audit lines say a word."""
    return sum(word in row.payload for row in office.all(AuditPayload))


def test_erased_from_the_rows_and_from_the_log(office: Office) -> None:
    customer = left(office)
    office.on("2027-03-31")
    assert said(office, SAID) > 2
    office.do("customer.erase", customer_id=customer, kinds=(PERSONAL,), confirmed=True)
    row = office.get(Customer, customer)
    assert (row.email, row.phone, row.attention) == ("", "", "")
    assert row.delivery is Delivery.POST
    assert SAID.lower() not in row.search
    assert "voorbeeld.nl" not in row.search
    assert office.all(Contact, customer_id=customer) == []
    assert office.all(Note, customer_id=customer) == []
    assert said(office, f"Belt over {SAID}") == 0
    assert said(office, f"Baas {SAID}") == 0
    assert said(office, "zonnebloem@") == 0
    assert {each.kind for each in office.all(DataDeletion)} == {PERSONAL, LOG}
    assert office.problems() == []
    assert "weg" in str(office.refused_undo())


def test_the_bytes_are_gone_from_the_file(office: Office) -> None:
    customer = left(office)
    office.on("2027-03-31")
    office.do("customer.erase", customer_id=customer, kinds=(PERSONAL,), confirmed=True)
    path = office.database.path
    office.database.close()
    files = [each for each in path.parent.iterdir() if each.name.startswith(path.name)]
    assert path in files
    assert [each for each in files if f"Belt over {SAID}".encode() in each.read_bytes()] == []


def test_another_customer_stays_as_he_is(office: Office) -> None:
    customer = left(office)
    other = office.customer(phone="0529654321")
    office.do("note.add", customer_id=other, text="Blijft")
    office.on("2027-03-31")
    before = (office.get(Customer, other).phone, said(office, "Blijft"))
    office.do("customer.erase", customer_id=customer, kinds=(PERSONAL,), confirmed=True)
    assert (office.get(Customer, other).phone, said(office, "Blijft")) == before


def test_the_days_to_fetch_come_first(office: Office) -> None:
    customer = left(office)
    arguments = {"customer_id": customer, "kinds": (PERSONAL,), "confirmed": True}
    office.on("2027-03-30")
    refusal = office.refused("customer.erase", **arguments)
    assert (refusal.field, refusal.basis) == ("kinds", "15.5; AVG art. 17")
    assert "31 maart 2027" in str(refusal)
    office.on("2027-03-31")
    office.do("customer.erase", **arguments)
    assert "al gewist" in str(office.refused("customer.erase", **arguments))


def test_what_is_open_keeps_it(office: Office) -> None:
    customer = left(office)
    office.on("2027-03-31")
    office.invoice(customer)
    refusal = office.refused("customer.erase", customer_id=customer, kinds=(LOG,), confirmed=True)
    assert refusal.field == "kinds"
    assert "staat nog open" in str(refusal)


def test_who_has_a_contract_is_not_erased(office: Office) -> None:
    customer = left(office)
    conclude(office, customer_id=customer, starts_on=office.day)
    office.on("2027-03-31")
    assert office.ask(of_customer, customer, office.day) == ()
    for key in (customer, office.customer()):
        refusal = office.refused("customer.erase", customer_id=key, kinds=(LOG,), confirmed=True)
        assert refusal.field == "customer_id"


@pytest.mark.parametrize(
    ("kinds", "confirmed", "field"),
    [
        ((PERSONAL,), False, "confirmed"),
        ((), True, "kinds"),
        ((DataKind.FISCAL,), True, "kinds"),
    ],
)
def test_what_is_asked_before_erasing(
    office: Office,
    kinds: tuple[DataKind, ...],
    confirmed: bool,  # noqa: FBT001  an answer of the form
    field: str,
) -> None:
    customer = left(office)
    office.on("2027-03-31")
    refusal = office.refused(
        "customer.erase", customer_id=customer, kinds=kinds, confirmed=confirmed
    )
    assert refusal.field == field


def test_a_year_after_the_last_contract_it_is_asked_for(office: Office) -> None:
    """The last contract ended on 28 February 2027: by 28 February 2028, asked a week before."""
    customer = left(office)
    asked = lambda: [  # noqa: E731  asked on several days
        (each.action, each.due_on)
        for each in office.ask(agenda, office.day)
        if each.kind == "erase_customer"
    ]
    office.on("2028-02-20")
    assert asked() == []
    office.on("2028-02-21")
    assert asked() == [("customer.erase", date(2028, 2, 28))] * 2
    office.do("customer.erase", customer_id=customer, kinds=(LOG,), confirmed=True)
    assert len(asked()) == 1
    office.do("customer.erase", customer_id=customer, kinds=(PERSONAL,), confirmed=True)
    assert asked() == []


def test_until_when_the_administration_is_kept(office: Office) -> None:
    customer = left(office)
    rows = {row.kind: row for row in office.ask(of_customer, customer, office.day)}
    assert rows[DataKind.FISCAL].first_on == date(2035, 1, 1)
    assert DataKind.ABROAD not in rows


def test_who_handed_his_contract_over_has_left_too(office: Office) -> None:
    """Passed on 22 November 2026: nothing to fetch, asked for a year later."""
    office.on("2026-03-01").sender()
    old, new = office.customer(), office.customer()
    key = conclude(office, customer_id=old)
    passed(office, key, new)
    assert office.ask(of_customer, old, office.day) == ()
    rows = office.ask(of_customer, old, date(2026, 11, 23))
    assert rows[0].first_on == date(2026, 11, 23)
    office.on("2027-11-20")
    asked = [each for each in office.ask(agenda, office.day) if each.kind == "erase_customer"]
    assert {each.customer_id for each in asked} == {old}
    assert asked[0].due_on == date(2027, 11, 22)
    office.do("customer.erase", customer_id=old, kinds=(PERSONAL,), confirmed=True)
