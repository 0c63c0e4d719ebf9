"""Customers that are in it twice: found, and merged by reference."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.actions.addresses import AddressInput
from ises_desk.models import Complaint, Contract, Invoice, Letter, Payment
from ises_desk.queries import customers
from ises_desk.queries.duplicates import duplicates, name_key
from ises_desk.queries.listing import keys
from ises_desk.values.kinds import AddressKind, Channel
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office

DAY = date(2026, 11, 22)


def address(**values: Any) -> AddressInput:
    """Make an address in Ommen."""
    given = {"street": "Kerkweg", "house_number": "1", "postcode": "7731AA", "city": "Ommen"}
    return AddressInput(**{**given, **values})


def test_merging_moves_everything_and_leads_the_old_number_on(office: Office) -> None:
    keep = office.customer(name="Bakker", addresses=(address(),))
    gone = office.customer(
        name="Bakker BV",
        accounts=("bakker",),
        addresses=(address(city="Zwolle"), address(kind=AddressKind.INVOICE, city="Meppel")),
    )
    third = office.customer(name="Bakkerij")
    office.do("note.add", customer_id=gone, text="Belt graag.")
    office.do("contact.add", customer_id=gone, name="Piet")
    office.do(
        "complaint.open",
        customer_id=gone,
        subject="Traag",
        text="De site is traag.",
        channel=Channel.EMAIL,
    )
    office.do("customer.merge", keep_id=gone, gone_id=third)
    office.undoes("customer.merge", keep_id=keep, gone_id=gone)
    found = office.ask(customers.detail, keep, DAY)
    assert found.merged == ("K1002", "K1003")
    assert [account.name for account in found.accounts] == ["bakker"]
    assert [(each.kind, each.city) for each in found.addresses] == [
        (AddressKind.INVOICE, "Meppel"),
        (AddressKind.VISITING, "Ommen"),
    ]
    assert len(found.notes) == len(found.contacts) == 1
    assert office.all(Complaint)[0].customer_id == keep
    assert office.ask(customers.detail, gone, DAY).merged_into == "K1001 Bakker"
    assert list(office.ask(keys, customers.listing(DAY))) == [keep]
    assert list(office.ask(keys, customers.listing(DAY).filtered("k1003 bakkerij"))) == [keep]


def test_merging_moves_final_invoices_letters_payments_and_contracts(office: Office) -> None:
    keep, gone = office.customer(), office.customer()
    invoice = office.invoice(gone)
    contract = office.contract(gone)
    printed = office.get(Invoice, invoice).buyer
    office.do("payment.record", customer_id=gone, amount=Money.of("21.00"), received_on=office.day)
    office.do("letter.write", customer_id=gone, subject="Uw site", text="Geachte klant,")
    office.undoes("customer.merge", keep_id=keep, gone_id=gone)
    for model in (Contract, Invoice, Letter, Payment):
        assert {row.customer_id for row in office.all(model)} == {keep}
    assert office.get(Invoice, invoice).buyer == printed
    assert office.ask(customers.detail, keep, DAY).owed == Money.of("100.00")
    assert office.get(Contract, contract).customer_id == keep
    assert office.problems() == []


def test_merging_is_refused_with_itself_and_twice(office: Office) -> None:
    keep, gone = office.customer(), office.customer()
    assert office.refused("customer.merge", keep_id=keep, gone_id=keep).field == "gone_id"
    office.do("customer.merge", keep_id=keep, gone_id=gone)
    assert office.refused("customer.merge", keep_id=keep, gone_id=gone).field == "gone_id"
    assert office.refused("customer.merge", keep_id=gone, gone_id=keep).field == "keep_id"
    assert office.refused("customer.merge", keep_id=99, gone_id=keep).field == "keep_id"


def test_a_merged_customer_takes_no_new_things(office: Office) -> None:
    keep, gone = office.customer(), office.customer()
    office.do("customer.merge", keep_id=keep, gone_id=gone)
    for code, values in (
        ("customer.change", {"name": "Nieuw"}),
        ("account.add", {"name": "nieuw"}),
        ("contact.add", {"name": "Nieuw"}),
        ("note.add", {"text": "Nieuw"}),
    ):
        assert office.refused(code, customer_id=gone, **values).field == "customer_id"


def test_duplicates_match_on_name_postcode_iban_and_email(office: Office) -> None:
    key = office.customer(
        name="Café 't Höekje B.V.", iban="NL91ABNA0417164300", email="Info@hoekje.nl"
    )
    office.customer(name="Hoekje 't cafe anders")
    assert name_key("CAFE 'T HOEKJE BV") == name_key("Café 't Höekje B.V.")
    found = office.ask(
        duplicates,
        name="cafe 't hoekje",
        postcode="7731aa",
        house_number="1",
        iban="nl91 abna 0417 1643 00",
        email="info@HOEKJE.nl",
    )
    assert [(each.id, each.matches) for each in found] == [
        (key, ("name", "postcode", "iban", "email"))
    ]
    assert len(office.ask(duplicates, postcode="7731 AA")) == 2
    assert office.ask(duplicates, name="Café 't Höekje", except_id=key) == ()
    assert office.ask(duplicates) == ()
