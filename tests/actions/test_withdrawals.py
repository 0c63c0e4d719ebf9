"""Article 5 on a real file: W1 to W4 of the rule book to the cent, and what follows from them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.actions.domains import register_domain
from ises_desk.models import Contract, ContractLine, ContractWithdrawal, Invoice, Letter
from ises_desk.values.kinds import Channel, ContractStage, InvoiceKind, LetterKind, ProductKind
from tests.actions.making import advance, line, printed
from tests.actions.withdrawing import amounts, billed, ordered, proof, settled, withdrawn

if TYPE_CHECKING:
    from tests.actions.conftest import Office

SEPTEMBER = date(2026, 9, 1)
NOVEMBER = date(2026, 11, 2)


def w1(office: Office, *, pay: str = "72.60", **lacking: Any) -> int:
    """Order a year of hosting for 72,60 on 1 September, billed and paid."""
    office.sender()
    key = ordered(office, SEPTEMBER, advance("72.60"), evidence=proof(SEPTEMBER, **lacking))
    billed(office, pay=pay)
    return key


def w2(office: Office, *, consent: bool) -> int:
    """Order a domain name and a year of hosting on 2 November, billed and paid."""
    office.sender()
    key = ordered(
        office,
        NOVEMBER,
        advance("60.50"),
        advance("9.99", description="voorbeeld.nl", kind=ProductKind.DOMAIN, refundable=False),
        evidence=proof(NOVEMBER, one_off_consent=consent),
    )
    contract = office.get(Contract, key)
    office.do(
        register_domain,
        name="voorbeeld.nl",
        customer_id=contract.customer_id,
        registered_on=NOVEMBER,
        contract_line_id=office.all(ContractLine)[1].id,
    )
    billed(office, pay="70.49")
    return key


def note(office: Office) -> Invoice:
    """Return the one credit note there is."""
    (found,) = office.all(Invoice, kind=InvoiceKind.CREDIT_NOTE)
    assert isinstance(found, Invoice)
    return found


def test_5_2_w1_the_used_part_of_a_year_stays_due_and_the_rest_comes_back(office: Office) -> None:
    row = settled(office, w1(office), date(2026, 9, 9))
    assert amounts(row) == ("1.79", "70.81", "0.00")
    made = note(office)
    assert (made.total.plain, made.net.plain, made.vat.plain) == ("-70.81", "-58.52", "-12.29")
    assert (made.open.plain, row.refund_by) == ("-70.81", date(2026, 9, 23))
    paper = printed(office)[-1]
    assert (paper["refund"], paper["refund_by"], paper["owed"]) == ("70.81", "2026-09-23", "1.79")
    assert paper["iban"] == "NL91ABNA0417164300"
    assert paper["parts"][0]["share"] == "9 van de 365 dagen"
    assert office.all(Letter)[-1].template == "withdrawal_settled"
    assert office.problems() == []


@pytest.mark.parametrize(
    "lacking",
    [
        {"start_request": "", "start_requested_at": None},
        {"statement": "", "stated_at": None},
        {"conditions_told": False},
        {"informed_on": None},
        {"function_url": ""},
    ],
)
def test_5_2_w1b_without_complete_evidence_all_comes_back(
    office: Office, lacking: dict[str, Any]
) -> None:
    row = settled(office, w1(office, **lacking), date(2026, 9, 9))
    assert amounts(row) == ("0.00", "72.60", "0.00")
    assert note(office).total.plain == "-72.60"
    assert office.all(Letter)[-1].template == "withdrawal_settled_nothing_kept"
    assert row.ruling["by_terms"]["owed"] == "1.79"


def test_5_2_w2_a_registered_name_with_consent_stays_due_beside_the_used_days(
    office: Office,
) -> None:
    row = settled(office, w2(office, consent=True), date(2026, 11, 12))
    assert amounts(row) == ("11.81", "58.68", "0.00")
    assert [part["share"] for part in printed(office)[-1]["parts"]] == [
        "11 van de 365 dagen",
        "geheel verricht",
    ]
    assert printed(office)[-1]["domains"][0]["name"] == "voorbeeld.nl"


def test_5_2_w2b_without_consent_nothing_of_the_order_is_kept(office: Office) -> None:
    row = settled(office, w2(office, consent=False), date(2026, 11, 12))
    assert amounts(row) == ("0.00", "70.49", "0.00")
    assert row.ruling["beside"]["owed"] == "1.82"


def test_5_2_what_is_not_performed_is_not_owed(office: Office) -> None:
    row = settled(office, w2(office, consent=True), date(2026, 11, 12), performed=())
    assert amounts(row) == ("1.82", "68.67", "0.00")
    assert printed(office)[-1]["parts"][1]["share"] == "niet verschuldigd"


def test_5_2_w3_five_days_of_a_month(office: Office) -> None:
    office.sender()
    first = date(2026, 11, 1)
    key = ordered(office, first, advance("9.99", months=1), evidence=proof(first), months=1)
    billed(office, pay="9.99")
    assert amounts(settled(office, key, date(2026, 11, 5))) == ("1.67", "8.32", "0.00")


def test_5_2_w4_what_was_not_paid_is_credited_and_the_used_part_stays_payable(
    office: Office,
) -> None:
    row = settled(office, w1(office, pay=""), date(2026, 9, 9))
    assert amounts(row) == ("1.79", "0.00", "1.79")
    assert (note(office).total.plain, note(office).open.plain) == ("-70.81", "0.00")
    (invoice,) = office.all(Invoice, kind=InvoiceKind.INVOICE)
    assert invoice.open.plain == "1.79"
    paper = printed(office)[-1]
    assert (paper["to_pay"], paper["credit"], paper["paid"]) == ("1.79", "70.81", "0.00")
    assert office.all(Letter)[-1].template == "withdrawal_settled_unpaid"


def test_5_2_what_was_not_billed_yet_is_billed_for_the_used_days_alone(office: Office) -> None:
    office.sender()
    key = ordered(office, SEPTEMBER, line("72.60"), evidence=proof(SEPTEMBER))
    row = settled(office, key, date(2026, 9, 9))
    assert amounts(row) == ("1.79", "0.00", "1.79")
    (invoice,) = office.all(Invoice)
    assert (invoice.total.plain, invoice.kind) == ("1.79", InvoiceKind.INVOICE)
    assert printed(office)[-1]["invoice"] == invoice.number
    assert office.do("billing.run") == []


def test_5_2_without_evidence_nothing_that_was_not_billed_is_billed(office: Office) -> None:
    office.sender()
    key = ordered(office, SEPTEMBER, line("72.60"))
    assert amounts(settled(office, key, date(2026, 9, 9))) == ("0.00", "0.00", "0.00")
    assert office.all(Invoice) == []


def test_5_2_a_monthly_line_counts_over_the_whole_duration(office: Office) -> None:
    office.sender()
    key = ordered(office, SEPTEMBER, advance("9.99", months=1), evidence=proof(SEPTEMBER))
    billed(office, pay="9.99")
    # 12 x 9,99 over 365 days, of which 9 were used
    assert amounts(settled(office, key, date(2026, 9, 9))) == ("2.96", "7.03", "0.00")


def test_5_2_a_part_that_was_paid_settles_the_rest(office: Office) -> None:
    row = settled(office, w1(office, pay="50.00"), date(2026, 9, 9))
    assert amounts(row) == ("1.79", "48.21", "0.00")
    assert note(office).open.plain == "-48.21"


def test_a_withdrawal_ends_the_contract_stops_billing_and_is_taken_back(office: Office) -> None:
    office.sender()
    key = ordered(office, SEPTEMBER, line("72.60"), evidence=proof(SEPTEMBER))
    office.on("2026-09-09")
    office.undoes("contract.withdraw", contract_id=key)
    contract = office.get(Contract, key)
    assert (contract.stage, contract.ends_on) == (ContractStage.WITHDRAWN, date(2026, 9, 9))
    assert [each.next_invoice_on for each in office.all(ContractLine)] == [None]
    assert office.codes()[-1] == "contract.withdraw"
    assert office.problems() == []


def test_a_withdrawal_after_a_notice_ends_the_contract_that_day(office: Office) -> None:
    office.sender()
    key = ordered(office, SEPTEMBER, line("72.60"))
    office.on("2026-09-05").do("contract.give_notice", contract_id=key)
    withdrawn(office, key, date(2026, 9, 9))
    assert office.get(Contract, key).ends_on == date(2026, 9, 9)


def test_l17_says_what_came_in_and_when_to_the_minute(office: Office) -> None:
    row = withdrawn(
        office,
        w1(office),
        date(2026, 9, 9),
        sent_on=date(2026, 9, 8),
        channel=Channel.WEBSITE,
        by_function=True,
        declaration="Ik zie ervan af.",
    )
    letter = office.do("contract.acknowledge_withdrawal", withdrawal_id=row.id)
    paper, issued = printed(office)[-1], office.get(Letter, letter)
    assert (issued.kind, issued.template) == (LetterKind.L17, "withdrawal_received_online")
    assert (paper["sent_on"], paper["declaration"]) == ("2026-09-08", "Ik zie ervan af.")
    text = office.ask(lambda session: session.get_one(Letter, letter).text)
    assert "Ontvangen op 9 september 2026, 12:00 uur." in text
    again = office.refused("contract.acknowledge_withdrawal", withdrawal_id=row.id)
    assert again.field == "withdrawal_id"
    office.do("letter.withdraw", letter_id=letter)
    assert office.get(ContractWithdrawal, row.id).acknowledgement_id is None
    office.do("contract.acknowledge_withdrawal", withdrawal_id=row.id)


def test_a_settlement_that_was_not_sent_is_written_anew_with_the_same_papers(
    office: Office,
) -> None:
    row = settled(office, w1(office), date(2026, 9, 9))
    assert office.refused("contract.settle_withdrawal", withdrawal_id=row.id).field == (
        "withdrawal_id"
    )
    first = printed(office)[-1]
    office.do("letter.withdraw", letter_id=row.settlement_id)
    office.later(1).do("contract.settle_withdrawal", withdrawal_id=row.id)
    second = printed(office)[-1]
    same = ("refund", "refund_by", "owed", "credit", "credit_notes", "paid", "parts")
    assert [first[name] for name in same] == [second[name] for name in same]
    assert note(office).total.plain == "-70.81"
