"""Customers: entered, changed, merged, removed; and what bad input leaves behind: nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.actions.addresses import AddressInput
from ises_desk.actions.register import load_all
from ises_desk.errors import Refusal
from ises_desk.models import (
    Account,
    Contract,
    Customer,
    CustomerAddress,
    Invoice,
)
from ises_desk.queries import customers
from ises_desk.queries.listing import count, dictionaries, keys, rows
from ises_desk.values.kinds import AddressKind, Delivery, Party
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office
DAY = date(2026, 11, 22)


def address(**values: Any) -> AddressInput:
    """Make an address in Ommen."""
    given = {"street": "Kerkweg", "house_number": "1", "postcode": "7731AA", "city": "Ommen"}
    return AddressInput(**{**given, **values})


def test_a_customer_gets_the_next_number_and_reads_back_in_normal_form(office: Office) -> None:
    first = office.do(
        "customer.add",
        name="  Jos\u0065\u0301  de Vries ",
        iban="nl91 abna 0417 1643 00",
        email="Jose@Voorbeeld.NL",
        phone="0572 33 12 34",
        addresses=(address(), address(kind=AddressKind.INVOICE, street="Postbus")),
        accounts=("josedv",),
    )
    second = office.customer()
    found = office.ask(customers.detail, first, DAY)
    assert (found.number, found.name, found.iban) == (
        "K1001",
        "José de Vries",
        "NL91ABNA0417164300",
    )
    assert (found.email, found.phone) == ("Jose@voorbeeld.nl", "+31572331234")
    assert found.party is Party.CONSUMER
    assert found.delivery is Delivery.EMAIL
    assert [line.lines for line in found.addresses] == [
        ("Postbus 1", "7731 AA  Ommen"),
        ("Kerkweg 1", "7731 AA  Ommen"),
    ]
    assert [account.name for account in found.accounts] == ["josedv"]
    assert found.state == "new"
    assert office.get(Customer, second).number == "K1002"


def test_an_imported_number_is_kept_and_passed_over_by_the_counter(office: Office) -> None:
    office.customer(number="K1001")
    assert office.get(Customer, office.customer()).number == "K1002"
    refusal = office.refused("customer.add", name="Jansen", number="K1001")
    assert refusal.field == "number"


@pytest.mark.parametrize(
    ("given", "party"),
    [
        ({}, Party.CONSUMER),
        ({"kvk": "08119563"}, Party.BUSINESS),
        ({"vat_id": "NL000099998B57"}, Party.BUSINESS),
        ({"party": Party.BUSINESS}, Party.CONSUMER),
        ({"party": Party.BUSINESS, "kvk": "08119563"}, Party.BUSINESS),
        ({"party": Party.GOVERNMENT}, Party.GOVERNMENT),
        ({"party": Party.CONSUMER, "kvk": "08119563"}, Party.CONSUMER),
    ],
)
def test_1_3_without_kvk_or_vat_id_a_customer_is_a_consumer(
    office: Office, given: dict[str, Any], party: Party
) -> None:
    assert office.get(Customer, office.customer(**given)).party is party


def test_the_kind_follows_numbers_that_change_but_not_other_fields(office: Office) -> None:
    key = office.customer()
    office.do("customer.change", customer_id=key, kvk="08119563")
    assert office.get(Customer, key).party is Party.BUSINESS
    office.do("customer.change", customer_id=key, party=Party.CONSUMER)
    office.do("customer.change", customer_id=key, name="Anders", number=" ")
    assert office.get(Customer, key).number == "K1001"
    assert office.get(Customer, key).party is Party.CONSUMER
    assert customers.party_ruling("", "", Party.BUSINESS).applied is Party.CONSUMER


def test_changing_keeps_what_is_not_given_and_empties_what_is_empty(office: Office) -> None:
    key = office.customer(iban="NL91ABNA0417164300", phone="0572331234")
    office.undoes("customer.change", customer_id=key, phone="", addresses=(address(city="Lemele"),))
    row = office.get(Customer, key)
    assert (row.iban, row.phone, row.name) == ("NL91ABNA0417164300", "", "Klant 1")
    assert [each.city for each in office.all(CustomerAddress)] == ["Lemele"]
    assert "lemele" in row.search
    assert "ommen" not in row.search
    office.undoes(
        "customer.change",
        customer_id=key,
        number="K7",
        attention="mw. Bos",
        language="en",
        delivery=Delivery.POST,
        one_invoice=False,
        customer_since=date(2019, 1, 1),
    )
    row = office.get(Customer, key)
    assert (row.number, row.attention, row.language) == ("K7", "mw. Bos", "en")
    assert (row.one_invoice, row.customer_since) == (False, date(2019, 1, 1))


def test_adding_is_taken_back_with_its_addresses_and_accounts(office: Office) -> None:
    office.undoes("customer.add", name="Jansen", addresses=(address(),), accounts=("jansen",))
    assert office.codes() == ["customer.add", "deed.undo", "customer.add"]
    assert office.problems() == []


TEXT_FIELDS = {"name": 70, "attention": 70, "number": 20}
HIDDEN = ["a\x07b", "a\u202eb", "a\u200bb", "a\u2066b", "a\ud800b"]
UNPRINTABLE = ["hallo 😀", "日本", "שלום"]


@pytest.mark.parametrize("field", TEXT_FIELDS)
@pytest.mark.parametrize("bad", [*HIDDEN, *UNPRINTABLE])
def test_bad_text_is_refused_at_its_field(office: Office, field: str, bad: str) -> None:
    assert office.refused("customer.add", **{"name": "Jansen", field: bad}).field == field


@pytest.mark.parametrize(
    "name", ["<b>Bos</b> & Zn", "100% {x} 'quote' \"q\"", "Łódź ĳ", "O\u2019Neill"]
)
def test_markup_and_accents_are_stored_literally(office: Office, name: str) -> None:
    key = office.customer(name=name)
    assert office.ask(customers.detail, key, DAY).name == name
    assert list(office.ask(keys, customers.listing(DAY).filtered(name))) == [key]


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("name", ""),
        ("name", " \u00a0 "),
        ("kvk", "1234567"),
        ("kvk", "\u0660" * 8),
        ("vat_id", "NL000099998B58"),
        ("vat_id", "ZZ\u202e1"),
        ("iban", "NL91ABNA0417164301"),
        ("iban", "NL91ABNA04171643\u0660\u0660"),
        ("email", "geen adres"),
        ("email", "a@b"),
        ("email", "a\u202eb@voorbeeld.nl"),
        ("email", "x" * 300 + "@voorbeeld.nl"),
        ("phone", "12"),
        ("phone", "call 😀"),
        ("language", "xx"),
    ],
)
def test_wrong_digits_and_forms_are_refused_at_their_field(
    office: Office, field: str, bad: str
) -> None:
    assert office.refused("customer.add", **{"name": "Jansen", field: bad}).field == field
    key = office.customer()
    assert office.refused("customer.change", customer_id=key, **{field: bad}).field == field


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"street": ""}, "addresses[0].street"),
        ({"street": "x" * 71}, "addresses[0].street"),
        ({"house_number": ""}, "addresses[0].house_number"),
        ({"suffix": "a\u202e"}, "addresses[0].suffix"),
        ({"postcode": "0731 AA"}, "addresses[0].postcode"),
        ({"postcode": ""}, "addresses[0].postcode"),
        ({"city": "😀"}, "addresses[0].city"),
        ({"country": "XX"}, "addresses[0].country"),
        ({"country": "EU"}, "addresses[0].country"),
        ({"country": "Nederland"}, "addresses[0].country"),
        ({"country": "BE"}, "addresses[0].postcode"),
    ],
)
def test_bad_addresses_are_refused_at_their_part(
    office: Office, values: dict[str, str], field: str
) -> None:
    refusal = office.refused("customer.add", name="Jansen", addresses=(address(**values),))
    assert refusal.field == field


def test_abroad_an_address_may_lack_a_number_and_where_usual_a_postcode(office: Office) -> None:
    key = office.customer(
        addresses=(address(country="ae", postcode="", house_number="", city="Dubai"),)
    )
    assert office.ask(customers.detail, key, DAY).addresses[0].country == "AE"


def test_one_address_of_each_kind(office: Office) -> None:
    refusal = office.refused("customer.add", name="Jansen", addresses=(address(), address()))
    assert refusal.field == "addresses[1].kind"


def test_by_email_needs_an_address_for_it(office: Office) -> None:
    refusal = office.refused("customer.add", name="Jansen", delivery=Delivery.EMAIL)
    assert refusal.field == "email"
    key = office.customer(email="")
    assert office.get(Customer, key).delivery is Delivery.POST
    key = office.customer()
    assert office.refused("customer.change", customer_id=key, email="").field == "email"


def test_a_day_of_another_age_is_refused(office: Office) -> None:
    refusal = office.refused("customer.add", name="J", customer_since=date(1066, 1, 1))
    assert refusal.field == "customer_since"


def test_removing_takes_the_whole_file(office: Office) -> None:
    key = office.customer(accounts=("een", "twee"))
    office.do("note.add", customer_id=key, text="x")
    office.do("contact.add", customer_id=key, name="x")
    office.undoes("customer.remove", customer_id=key)
    assert office.all(Customer) == office.all(Account) == office.all(CustomerAddress) == []


def test_removing_is_refused_with_what_to_do_instead(office: Office) -> None:
    key = office.customer()
    office.do("domain.register", customer_id=key, name="voorbeeld.nl", registered_on=DAY)
    assert "domeinnamen" in str(office.refused("customer.remove", customer_id=key))
    office.invoice(key)
    assert "facturen" in str(office.refused("customer.remove", customer_id=key))
    office.contract(office.customer())
    refusal = office.refused("customer.remove", customer_id=key + 1)
    assert (refusal.field, "contracten" in str(refusal)) == ("customer_id", True)
    other = office.customer()
    gone = office.customer()
    office.do("customer.merge", keep_id=other, gone_id=gone)
    assert office.refused("customer.remove", customer_id=other).field == "customer_id"
    assert office.refused("customer.remove", customer_id=99).field == "customer_id"


def test_the_list_counts_sorts_and_filters(office: Office) -> None:
    one, two = office.customer(name="bakker"), office.business(name="Aalders")
    listed = customers.listing(DAY)
    assert list(office.ask(keys, listed)) == [two, one]
    assert list(office.ask(keys, listed.sorted_by("number", descending=True))) == [two, one]
    assert office.ask(count, customers.listing(DAY, party=Party.BUSINESS)) == 1
    assert office.ask(count, customers.listing(DAY, "active")) == 0
    assert office.ask(dictionaries, customers.listing(DAY, "new"))[0]["city"] == "Ommen"
    assert len(office.ask(rows, listed, [two, 99, one])) == 2
    for column in listed.columns:
        assert len(office.ask(keys, listed.sorted_by(column.key))) == 2
    with pytest.raises(Refusal):
        office.ask(customers.detail, 99, DAY)
    figures = office.ask(customers.figures, DAY)
    assert figures[0].value == 2


def test_the_state_follows_contracts_and_invoices(office: Office) -> None:
    key = office.customer()
    office.contract(key, starts_on=date(2025, 1, 1))

    def state(day: str) -> str:
        return str(office.ask(customers.detail, key, date.fromisoformat(day)).state)

    assert state("2026-11-22") == "active"
    office.invoice(key)
    due = office.all(Invoice)[0].due_on
    assert (state(str(due)), state(str(due + timedelta(days=1)))) == ("active", "overdue")
    found = office.ask(customers.detail, key, due + timedelta(days=1))
    assert found.owed == found.overdue == Money.of("121.00")
    assert office.ask(customers.detail, key, due).overdue == Money(0)
    assert office.ask(customers.figures, due + timedelta(days=1))[1].value == 1
    assert office.ask(customers.figures, due)[-1].value == Money.of("121.00")
    with office.database.write() as session:
        session.get(Contract, 1).ends_on = due
    office.do("payment.record", customer_id=key, amount=Money.of("121.00"), received_on=office.day)
    assert (state(str(due)), state(str(due + timedelta(days=1)))) == ("active", "ended")


def test_every_deed_writes_one_audit_line_in_the_chain(office: Office) -> None:
    office.customer()
    office.customer()
    assert office.codes() == ["customer.add"] * 2
    assert office.problems() == []


def test_every_deed_here_can_be_undone() -> None:
    for code, act in load_all().items():
        if code.split(".")[0] in {"customer", "account", "contact", "note"}:
            assert act.undo.value == "revert" or code == "customer.erase"  # gone stays gone
