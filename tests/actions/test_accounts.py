"""Accounts, contacts and notes of a customer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ises_desk.models import Account, Customer
from ises_desk.queries import customers

if TYPE_CHECKING:
    from tests.actions.conftest import Office

DAY = date(2026, 11, 22)


def test_1_1_accounts_have_one_name_for_all(office: Office) -> None:
    one, two = office.customer(), office.customer()
    office.undoes("account.add", customer_id=one, name="Jansen", remark="oud 😀")
    assert office.refused("account.add", customer_id=two, name="jansen").field == "name"
    assert office.refused("account.add", customer_id=two, name="").field == "name"
    assert office.refused("account.add", customer_id=two, name="x" * 65).field == "name"
    other = office.do("account.add", customer_id=two, name="ander")
    assert office.refused("account.change", account_id=other, name="JANSEN").field == "name"
    assert office.refused("account.add", customer_id=two, name="x", remark="\x00").field == "remark"


def test_an_account_changes_closes_and_opens_again(office: Office) -> None:
    office.customer(accounts=("jansen",))
    key = office.all(Account)[0].id
    office.undoes("account.change", account_id=key, name="bos", remark="hernoemd")
    assert "bos" in office.all(Customer)[0].search
    future = date(2027, 1, 1)
    assert office.refused("account.close", account_id=key, closed_on=future).field == "closed_on"
    assert office.refused("account.reopen", account_id=key).field == "account_id"
    office.undoes("account.close", account_id=key)
    assert office.get(Account, key).closed_on == DAY
    assert office.refused("account.close", account_id=key).field == "account_id"
    office.undoes("account.reopen", account_id=key)


def test_an_account_is_removed_unless_something_hangs_on_it(office: Office) -> None:
    key = office.customer(accounts=("een", "twee"))
    one, two = (row.id for row in office.all(Account))
    office.do(
        "domain.register", customer_id=key, account_id=one, name="voorbeeld.nl", registered_on=DAY
    )
    assert "domeinnamen" in str(office.refused("account.remove", account_id=one))
    office.undoes("account.remove", account_id=two)
    assert "twee" not in office.get(Customer, key).search


def test_contacts_and_notes_come_and_go(office: Office) -> None:
    key = office.customer()
    contact = office.undoes(
        "contact.add",
        customer_id=key,
        name="Piet",
        role="beheer",
        email="P@X.nl",
        phone="0572331234",
    )
    office.undoes("contact.change", contact_id=contact, role="", phone="")
    assert office.ask(customers.detail, key, DAY).contacts[0].email == "P@x.nl"
    for field, bad in (("name", ""), ("role", "\x1b"), ("email", "x"), ("phone", "x")):
        assert office.refused("contact.change", contact_id=contact, **{field: bad}).field == field
    office.undoes("contact.remove", contact_id=contact)
    note = office.undoes("note.add", customer_id=key, text="Eerste regel\r\n<b>tweede</b> 😀")
    assert office.ask(customers.detail, key, DAY).notes[0].text == "Eerste regel\n<b>tweede</b> 😀"
    office.undoes("note.change", note_id=note, text="Anders")
    for bad in ("", "   \n ", "x" * 4001, "\u202e"):
        assert office.refused("note.change", note_id=note, text=bad).field == "text"
    office.undoes("note.remove", note_id=note)
