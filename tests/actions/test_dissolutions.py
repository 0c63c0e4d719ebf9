"""Dissolving a contract: after a default notice or at once, with the declaration (L14)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Contract, ContractLine, Dissolution, Invoice, Letter, Suspension
from ises_desk.queries.contracts import detail
from ises_desk.terms.remedies import AT_ONCE
from ises_desk.values.kinds import ContractStage, Ground, InvoiceKind, LetterKind
from tests.actions.breaching import domain, firm, happened, noticed, panel, person, running
from tests.actions.making import advance

if TYPE_CHECKING:
    from tests.actions.conftest import Office

MONDAY = date(2026, 11, 23)
LAPSED = "2026-12-09"
SURE: dict[str, Any] = {"shortcoming": "U hield uw software niet bij.", "confirmed": True}


def data_of(office: Office, letter: int) -> dict[str, Any]:
    """Return what a letter prints."""
    return dict(office.ask(lambda session: session.get_one(Letter, letter).data))


def state_of(office: Office, contract: int) -> str:
    """Return the state of a contract today."""
    return str(office.ask(detail, contract, office.day).state)


def billed(office: Office, customer: int, **values: Any) -> int:
    """Return a contract whose year from 1 March was billed ahead."""
    contract = running(office, customer, **values)
    office.on("2026-03-02")
    for key in office.do("billing.draft", customer_id=customer):
        office.do("invoice.finalise", invoice_id=key)
    office.on(MONDAY)
    return contract


@pytest.mark.parametrize(("day", "met"), [("2026-12-08", False), (LAPSED, True)])
@pytest.mark.parametrize("party", [firm, person])
def test_15_2_from_the_day_after_the_term(
    office: Office, day: str, party: Any, *, met: bool
) -> None:
    contract = running(office, customer := party(office))
    notice = noticed(office.on(MONDAY), contract, customer)
    office.on(day)
    given = {"contract_id": contract, "ground": Ground.DEFAULT, **SURE}
    if not met:
        why = office.refused("contract.dissolve", **given)
        assert (why.field, why.basis) == ("ground", "15.2")
        return
    key = office.do("contract.dissolve", **given)
    letter = office.get(Letter, key)
    assert (letter.kind, letter.template) == (LetterKind.L14, "dissolved_after_notice")
    data = data_of(office, key)
    assert data["notice_letter"] == office.get(Letter, notice).number
    assert (data["notice_on"], data["notice_until"]) == ("2026-11-23", "2026-12-08")
    assert (data["extent"], data["dissolved_on"]) == ("geheel", day)
    row = office.get(Contract, contract)
    assert (row.stage, row.ends_on) == (ContractStage.DISSOLVED, date(2026, 12, 9))
    assert state_of(office, contract) == "dissolved"


def test_15_3_a_notice_to_pay_that_lapsed_while_the_invoice_is_open(office: Office) -> None:
    contract = billed(office, customer := firm(office))
    letter = office.do("default_notice.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=letter)
    given = {"contract_id": contract, "ground": Ground.PAYMENT, **SURE}
    assert office.on("2026-12-08").refused("contract.dissolve", **given).basis == "15.2"
    key = office.on(LAPSED).do("contract.dissolve", **given)
    data = data_of(office, key)
    [note] = office.all(Invoice, kind=InvoiceKind.CREDIT_NOTE)
    assert data["credit"] == (-note.total).plain
    assert data["credit_period"] == {"start": "2026-12-10", "until": "2027-03-01"}
    [bill] = office.all(Invoice, kind=InvoiceKind.INVOICE)
    assert data["open"] == bill.open.plain


def test_15_2_not_for_a_notice_that_was_performed(office: Office) -> None:
    contract = running(office, customer := firm(office))
    letter = noticed(office.on(MONDAY), contract, customer)
    office.on(LAPSED).do("default_notice.performed", letter_id=letter)
    given = {"contract_id": contract, "ground": Ground.DEFAULT, **SURE}
    assert office.refused("contract.dissolve", **given).field == "ground"


@pytest.mark.parametrize("ground", AT_ONCE)
def test_15_4_a_business_at_once_on_each_of_the_six(office: Office, ground: Ground) -> None:
    contract = running(office, firm(office))
    office.on(MONDAY)
    given = {"contract_id": contract, "ground": ground, **SURE}
    assert office.refused("contract.dissolve", **given).basis == "15.4"
    happened(office, contract, ground)
    key = office.do("contract.dissolve", **given)
    assert office.get(Letter, key).template == "dissolved_at_once"
    assert data_of(office, key)["basis"] == "artikel 15.4 van onze algemene voorwaarden"
    [row] = office.all(Dissolution)
    assert (row.ground, row.dissolved_on, row.letter_id) == (ground, MONDAY, key)
    assert row.occurrence_id is not None


@pytest.mark.parametrize("ground", [Ground.MISUSE, Ground.FALSE_DATA])
def test_15_4_a_consumer_must_be_in_default_first(office: Office, ground: Ground) -> None:
    contract = running(office, customer := person(office))
    happened(office.on(MONDAY), contract, ground)
    given = {"contract_id": contract, "ground": ground, **SURE}
    assert office.refused("contract.dissolve", **given).basis == "6:265 lid 2 BW"
    noticed(office, contract, customer)
    key = office.on(LAPSED).do("contract.dissolve", **given)
    assert office.get(Letter, key).template == "dissolved_after_notice"
    assert "6:265" in data_of(office, key)["basis"]


@pytest.mark.parametrize("ground", [Ground.BANKRUPTCY, Ground.LIQUIDATION])
def test_15_4_an_exception_that_was_recorded_stands_in_the_way(
    office: Office, ground: Ground
) -> None:
    contract = running(office, firm(office))
    happened(office.on(MONDAY), contract, ground, excepted=True)
    given = {"contract_id": contract, "ground": ground, **SURE}
    assert office.refused("contract.dissolve", **given).field == "ground"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"confirmed": False}, "confirmed"),
        ({"shortcoming": " "}, "shortcoming"),
        ({"ground": Ground.TRAFFIC}, "ground"),
        ({"line_ids": (999,)}, "line_ids"),
    ],
)
def test_what_does_not_hold_is_refused(office: Office, values: dict[str, Any], field: str) -> None:
    contract = running(office, firm(office))
    happened(office.on(MONDAY), contract, Ground.MISUSE)
    given = {"contract_id": contract, "ground": Ground.MISUSE, **SURE, **values}
    assert office.refused("contract.dissolve", **given).field == field


def test_what_was_billed_beyond_the_last_day_comes_back_to_the_cent(office: Office) -> None:
    contract = billed(office, firm(office))
    happened(office, contract, Ground.MISUSE)
    office.do("contract.dissolve", contract_id=contract, ground=Ground.MISUSE, **SURE)
    [note] = office.all(Invoice, kind=InvoiceKind.CREDIT_NOTE)
    assert note.net.plain == "-32.16"  # 97 of 365 days of 121.00
    [line] = office.all(ContractLine)
    assert line.next_invoice_on is None


def test_6_265_in_part_only_the_lines_chosen_end(office: Office) -> None:
    customer = firm(office)
    office.sender()
    contract = int(
        office.do(
            "contract.conclude",
            customer_id=customer,
            lines=(advance(), advance(description="E-mail")),
            starts_on=date(2026, 3, 1),
        )
    )
    happened(office.on(MONDAY), contract, Ground.MISUSE)
    first, second = office.all(ContractLine)
    given = {"contract_id": contract, "ground": Ground.MISUSE, **SURE}
    both = office.refused("contract.dissolve", **given, line_ids=(first.id, second.id))
    assert both.field == "line_ids"
    key = office.do("contract.dissolve", **given, line_ids=(second.id,))
    data = data_of(office, key)
    assert data["extent"] == "gedeeltelijk"
    assert [row["description"] for row in data["services"]] == ["E-mail"]
    assert [row.ends_on for row in office.all(ContractLine)] == [None, MONDAY]
    assert state_of(office, contract) == "running"


def test_13_7_names_can_be_moved_first_and_a_suspension_ends_with_it(office: Office) -> None:
    contract = running(office, customer := firm(office))
    domain(office, customer, "een.nl", contract)
    happened(office.on(MONDAY), contract, Ground.MISUSE)
    office.do("contract.suspend", **panel(contract, Ground.MISUSE))
    key = office.do("contract.dissolve", contract_id=contract, ground=Ground.MISUSE, **SURE)
    data = data_of(office, key)
    assert [row["name"] for row in data["domains"]] == ["een.nl"]
    assert (data["domains_before"], data["data_until"]) == ("2026-12-07", "2026-12-23")
    [row] = office.all(Suspension)
    assert (row.lifted_on, row.restored_on) == (MONDAY, MONDAY)


def test_a_contract_that_was_given_notice_can_be_dissolved_before_its_end(office: Office) -> None:
    contract = running(office, firm(office))
    happened(office.on(MONDAY), contract, Ground.MISUSE)
    office.do("contract.give_notice", contract_id=contract)
    office.do("contract.dissolve", contract_id=contract, ground=Ground.MISUSE, **SURE)
    assert office.get(Contract, contract).ends_on == MONDAY
    again = {"contract_id": contract, "ground": Ground.MISUSE, **SURE}
    assert office.refused("contract.dissolve", **again).field == "contract_id"


def test_6_267_without_its_declaration_there_is_no_dissolution(office: Office) -> None:
    contract = running(office, firm(office))
    happened(office.on(MONDAY), contract, Ground.MISUSE)
    key = office.do("contract.dissolve", contract_id=contract, ground=Ground.MISUSE, **SURE)
    why = office.refused("letter.withdraw", letter_id=key)
    assert (why.field, why.basis) == ("letter_id", "6:267 BW")
    assert office.refused_undo()
