"""Contracts: changed, removed when a mistake, and listed by their state."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ises_desk.actions.addresses import AddressInput
from ises_desk.models import Account, Contract, ContractLine
from ises_desk.queries import contracts
from ises_desk.queries.listing import dictionaries
from ises_desk.values.kinds import AddressKind, Party
from tests.actions.making import DAY, conclude, line

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def test_a_later_change_of_the_customers_kind_leaves_the_contract_as_agreed(office: Office) -> None:
    customer = office.customer()
    key = conclude(office, customer_id=customer)
    office.do("customer.change", customer_id=customer, kvk="08119563")
    row = office.get(Contract, key)
    assert (row.party, row.gross_prices) == (Party.CONSUMER, True)
    refusal = office.refused("contract.change", contract_id=key, notice_months=2)
    assert refusal.field == "notice_months"
    new = office.get(Contract, conclude(office, customer_id=customer))
    assert (new.party, new.gross_prices) == (Party.BUSINESS, False)


def test_changing_what_was_agreed(office: Office) -> None:
    customer = office.customer(accounts=("jansen",))
    key = conclude(office, customer_id=customer)
    account = office.all(Account)[0].id
    office.undoes(
        "contract.change",
        contract_id=key,
        account_id=account,
        payment_days=30,
        notice_months=0,
        remark="Afspraak per telefoon",
    )
    row = office.get(Contract, key)
    assert (row.account_id, row.payment_days, row.notice_months) == (account, 30, 0)
    office.do("contract.change", contract_id=key)
    assert office.get(Contract, key).remark == "Afspraak per telefoon"
    assert office.refused("contract.change", contract_id=99).field == "contract_id"
    office.do("contract.give_notice", contract_id=key)
    refusal = office.refused("contract.change", contract_id=key, notice_months=1)
    assert (refusal.field, refusal.basis) == ("notice_months", "15.1")
    assert (
        office.refused("contract.change", contract_id=key, payment_days=0).field == "payment_days"
    )
    assert office.refused("contract.change", contract_id=key, remark="a\x00").field == "remark"


def test_removing_a_mistake_takes_its_lines_along(office: Office) -> None:
    key = conclude(office, lines=(line(), line(description="E-mail")))
    office.undoes("contract.remove", contract_id=key)
    assert (office.all(Contract), office.all(ContractLine)) == ([], [])
    assert office.refused("contract.remove", contract_id=key).field == "contract_id"


def test_a_contract_with_something_on_it_is_not_removed(office: Office) -> None:
    office.sender()
    customer = office.customer()
    billed = conclude(office, customer_id=customer, starts_on=date(2025, 3, 1))
    other = conclude(office, customer_id=customer, starts_on=date(2025, 3, 1))
    office.do("billing.run")
    noticed = conclude(office)
    notice = office.do("contract.give_notice", contract_id=noticed)
    office.do("contract.withdraw_notice", notice_id=notice)
    named = conclude(office)
    owner = office.get(Contract, named).customer_id
    office.do(
        "domain.register",
        customer_id=owner,
        name="voorbeeld.nl",
        registered_on=DAY,
        contract_line_id=office.all(ContractLine, contract_id=named)[0].id,
    )
    written = conclude(office)
    owner = office.get(Contract, written).customer_id
    office.do("letter.write", customer_id=owner, subject="A", text="B", contract_id=written)
    for key in (billed, other, noticed, named, written):
        assert office.refused("contract.remove", contract_id=key).field == "contract_id"


STATES = {
    "coming": {"starts_on": date(2026, 11, 23)},
    "running": {"starts_on": date(2026, 11, 22)},
    "noticed": {"starts_on": date(2024, 3, 1)},
    "ended": {"starts_on": date(2024, 3, 1)},
}


def test_the_state_in_the_list_is_the_state_of_the_detail(office: Office) -> None:
    made = {state: conclude(office, **values) for state, values in STATES.items()}
    office.do("contract.give_notice", contract_id=made["noticed"], received_on=date(2026, 10, 22))
    office.do("contract.give_notice", contract_id=made["ended"], received_on=date(2026, 10, 21))
    assert set(STATES) < set(contracts.STATES)
    for state, key in made.items():
        listed = office.ask(dictionaries, contracts.listing(DAY, state))
        assert [(row["id"], row["state"]) for row in listed] == [(key, state)]
        assert office.ask(contracts.detail, key, DAY).state == state
    values = {figure.label: figure.value for figure in office.ask(contracts.figures, DAY)}
    assert values["Lopend"] == 1
    assert values["Opgezegd"] == 1
    assert values["Eindigt binnen een maand"] == 1


def test_the_list_is_searched_by_what_the_customer_is_called_now(office: Office) -> None:
    customer = office.customer(name="Łukasz Jansen")
    key = conclude(office, customer_id=customer, lines=(line(description="Webwinkel"),))
    conclude(office)
    office.do("customer.change", customer_id=customer, name="Pietersen")
    address = AddressInput(
        kind=AddressKind.VISITING,
        street="Dorpsstraat",
        house_number="1",
        postcode="8148PC",
        city="Lemele",
    )
    office.do("customer.change", customer_id=customer, addresses=(address,))

    def found(text: str) -> list[int]:
        listing = contracts.listing(DAY).filtered(text)
        return [row["id"] for row in office.ask(dictionaries, listing)]

    assert found("pieter webwinkel lemele") == [key]
    assert found("lukasz") == []
    mine = contracts.listing(DAY, customer_id=customer)
    assert [row["id"] for row in office.ask(dictionaries, mine)] == [key]
