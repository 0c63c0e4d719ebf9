"""Notice of termination: when it ends a contract, what comes back, and its confirmation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Contract, ContractLine, ContractNotice, Invoice, InvoiceLine, Letter
from ises_desk.queries import notices
from ises_desk.values.kinds import Channel, InvoiceKind, LetterKind, ProductKind
from ises_desk.values.money import Money
from tests.actions.making import DAY, advance, conclude, line, printed

if TYPE_CHECKING:
    from tests.actions.conftest import Office

euro = Money.of


def noticed(office: Office, contract: int, **values: Any) -> ContractNotice:
    """Record a notice and return it."""
    key = office.do("contract.give_notice", contract_id=contract, **values)
    found: ContractNotice = office.get(ContractNotice, key)
    return found


@pytest.mark.parametrize(
    ("start", "received", "ends"),
    [
        ("2026-03-01", "2026-06-15", "2027-02-28"),
        ("2026-03-01", "2027-02-10", "2027-03-10"),
        ("2026-03-01", "2028-03-01", "2028-04-01"),
        ("2020-03-01", "2027-01-31", "2027-02-28"),
        ("2020-03-01", "2028-01-31", "2028-02-29"),
        ("2020-03-01", "2026-11-22", "2026-12-22"),
        ("2020-03-01", "2026-12-31", "2027-01-31"),
    ],
)
def test_15_1_a_consumer_after_the_first_term_on_any_day(
    office: Office, start: str, received: str, ends: str
) -> None:
    office.on(received)
    key = conclude(office, starts_on=date.fromisoformat(start))
    assert str(noticed(office, key).ends_on) == ends
    assert str(office.get(Contract, key).ends_on) == ends


@pytest.mark.parametrize(
    ("start", "received", "ends"),
    [
        ("2025-03-15", "2026-02-14", "2026-03-14"),
        ("2025-03-15", "2026-02-15", "2027-03-14"),
        ("2025-04-01", "2026-02-28", "2026-03-31"),
        ("2025-04-01", "2026-03-01", "2027-03-31"),
        ("2025-05-01", "2026-03-31", "2026-04-30"),
        ("2027-03-01", "2028-01-31", "2028-02-29"),
        ("2027-03-01", "2028-02-01", "2029-02-28"),
        ("2026-01-01", "2026-11-30", "2026-12-31"),
    ],
)
def test_15_1_a_business_by_the_last_notice_day_of_its_term(
    office: Office, start: str, received: str, ends: str
) -> None:
    office.on(received)
    key = conclude(office, customer_id=office.business(), starts_on=date.fromisoformat(start))
    notice = noticed(office, key, channel=Channel.PHONE)
    assert str(notice.ends_on) == ends
    assert notice.ruling["channel"]["applied"] is True


def test_a_notice_is_one_audit_line_stops_billing_and_is_taken_back(office: Office) -> None:
    key = conclude(office, starts_on=date(2024, 3, 1), lines=(line(), advance(months=1)))
    office.undoes("contract.give_notice", contract_id=key, received_on=date(2026, 11, 20))
    assert [row.next_invoice_on for row in office.all(ContractLine)] == [
        date(2025, 2, 28),
        date(2024, 3, 1),
    ]
    assert office.codes()[-1] == "contract.give_notice"
    office.do("billing.run")
    office.on("2027-06-01")
    office.do("billing.run")
    last = {row.contract_line_id: row.period_until for row in office.all(InvoiceLine)}
    assert set(last.values()) == {date(2026, 12, 21)}
    assert [row.next_invoice_on for row in office.all(ContractLine)] == [None, None]
    assert office.problems() == []


def test_a_notice_that_cannot_be_is_refused(office: Office) -> None:
    key = conclude(office, starts_on=date(2026, 3, 1))
    business = conclude(office, customer_id=office.business(), starts_on=date(2020, 3, 1))
    cases: tuple[tuple[dict[str, Any], str], ...] = (
        ({"contract_id": 99}, "contract_id"),
        ({"received_on": date(2026, 11, 23)}, "received_on"),
        ({"received_on": date(2026, 2, 28)}, "received_on"),
        ({"received_on": date.min}, "received_on"),
        ({"accept_late": True}, "accept_late"),
        ({"contract_id": business, "early_exit": True}, "early_exit"),
        ({"contract_id": business, "accept_late": True}, "accept_late"),
    )
    for values, field in cases:
        given = {"contract_id": key, **values}
        assert office.refused("contract.give_notice", **given).field == field
    noticed(office, key)
    assert office.refused("contract.give_notice", contract_id=key).field == "contract_id"


def test_a_draft_over_the_time_after_the_end_goes_first(office: Office) -> None:
    key = conclude(office, starts_on=date(2020, 3, 1), lines=(advance(billed_through=None),))
    (draft,) = office.do("billing.run")
    assert office.refused("contract.give_notice", contract_id=key).field == "contract_id"
    office.do("invoice.remove_draft", invoice_id=draft)
    noticed(office, key)


def test_7_411_a_consumer_gets_back_what_was_billed_beyond_the_end(office: Office) -> None:
    office.sender()
    office.on("2026-03-01")
    domain = advance("12.10", kind=ProductKind.DOMAIN, refundable=False)
    past = date(2026, 2, 28)
    given = advance(billed_through=past)
    key = conclude(office, starts_on=date(2025, 3, 1), lines=(given, domain))
    office.do("billing.run")
    office.do("invoice.finalise_all")
    office.on(DAY)
    found = office.ask(notices.preview, key, DAY)
    assert (found.ends_on, found.credit.plain) == (date(2026, 12, 22), "22.54")
    notice = noticed(office, key)
    letter = office.do("contract.confirm_notice", notice_id=notice.id)
    (note,) = office.all(Invoice, kind=InvoiceKind.CREDIT_NOTE)
    assert (note.total.plain, note.net.plain, note.vat.plain) == ("-22.54", "-18.63", "-3.91")
    row = office.get(ContractNotice, notice.id)
    assert (row.letter_id, row.credit_note_id) == (letter, note.id)
    paper = printed(office)[-1]
    assert (paper["credit"], paper["ends_on"]) == ("22.54", "2026-12-22")
    assert paper["credit_period"] == {"start": "2026-12-23", "until": "2027-03-01"}
    issued = office.get(Letter, letter)
    assert (issued.kind, issued.template) == (
        LetterKind.L19,
        "termination_confirmed_consumer_monthly",
    )
    assert office.ask(notices.prepaid, office.get(Contract, key), date(2026, 12, 22)) == []
    assert str(office.refused_undo())
    assert office.refused("contract.confirm_notice", notice_id=notice.id).field == "notice_id"
    assert office.refused("contract.withdraw_notice", notice_id=notice.id).field == "notice_id"


def test_7_408_a_consumer_whom_the_owner_lets_go_in_the_first_year(office: Office) -> None:
    office.sender()
    office.on("2026-09-01")
    key = conclude(office, starts_on=date(2026, 9, 1), lines=(advance("72.60"),))
    office.do("invoice.finalise", invoice_id=office.do("billing.run")[0])
    office.on(DAY)
    found = office.ask(notices.preview, key, DAY)
    assert (found.ends_on, found.credit) == (date(2027, 8, 31), Money(0))
    assert (found.early_end, found.early_credit.plain) == (DAY, "56.09")
    notice = noticed(office, key, early_exit=True)
    letter = office.do("contract.confirm_notice", notice_id=notice.id)
    assert office.get(Letter, letter).template == "termination_confirmed_consumer_early"
    paper = printed(office)[-1]
    assert (paper["ends_on"], paper["term_end"], paper["credit"]) == (
        "2026-11-22",
        "2027-08-31",
        "56.09",
    )
    words = office.ask(lambda session: session.get(Letter, letter).text)
    assert "voorbij" not in words
    assert "22 november 2026" in words


def test_what_was_credited_before_is_not_given_back_again(office: Office) -> None:
    from ises_desk.actions.credits import CreditLine

    office.sender()
    office.on("2026-03-01")
    key = conclude(
        office, starts_on=date(2025, 3, 1), lines=(advance(billed_through=date(2026, 2, 28)),)
    )
    office.do("invoice.finalise", invoice_id=office.do("billing.run")[0])
    half = CreditLine(line_id=1, amount=euro("60.50"))
    office.do("invoice.credit", invoice_id=1, reason="Korting", lines=(half,))
    contract = office.get(Contract, key)
    (back,) = office.ask(notices.prepaid, contract, date(2026, 12, 22))
    assert back.amount.plain == "11.27"  # 68/365 of what is left
    days = CreditLine(line_id=1, amount=euro("11.27"), from_day=date(2026, 12, 23))
    office.do("invoice.credit", invoice_id=1, reason="Dagen", lines=(days,))
    assert office.ask(notices.prepaid, contract, date(2026, 12, 22)) == []


LETTERS = {
    "termination_confirmed_consumer_first_year": ({}, "2026-03-01", {}),
    "termination_confirmed_consumer_monthly": ({}, "2020-03-01", {}),
    "termination_confirmed_business": ({"kvk": "08119563"}, "2026-03-01", {}),
    "termination_confirmed_business_late": ({"kvk": "08119563"}, "2025-12-22", {}),
    "termination_confirmed_business_accepted": (
        {"kvk": "08119563"},
        "2025-12-22",
        {"accept_late": True},
    ),
    "termination_confirmed_consumer_early": ({}, "2026-03-01", {"early_exit": True}),
}


@pytest.mark.parametrize("template", sorted(LETTERS))
def test_the_confirmation_fits_the_customer_and_the_ruling(office: Office, template: str) -> None:
    office.sender()
    who, start, choice = LETTERS[template]
    customer = office.customer(**who)
    key = conclude(office, customer_id=customer, starts_on=date.fromisoformat(start))
    line_id = office.all(ContractLine)[0].id
    office.do(
        "domain.register",
        customer_id=customer,
        name="voorbeeld.nl",
        registered_on=date(2024, 1, 1),
        contract_line_id=line_id,
    )
    notice = noticed(office, key, **choice)
    letter = office.do("contract.confirm_notice", notice_id=notice.id)
    assert office.get(Letter, letter).template == template
    paper = printed(office)[-1]
    assert [row["name"] for row in paper["domains"]] == ["voorbeeld.nl"]
    assert paper["domains_before"] > str(DAY)
    assert paper["data_until"] > str(DAY)
    assert paper["credit"] is None


def test_15_1_a_notice_one_day_late_can_be_accepted(office: Office) -> None:
    key = conclude(office, customer_id=office.business(), starts_on=date(2025, 12, 22))
    found = office.ask(notices.preview, key, DAY)
    assert (found.late, found.doubtful, found.in_time_until) == (True, True, date(2026, 11, 21))
    assert (found.ends_on, found.accepted_end) == (date(2027, 12, 21), date(2026, 12, 21))
    assert found.reasons
    assert noticed(office, key, accept_late=True).ends_on == date(2026, 12, 21)


def test_a_notice_is_withdrawn_before_it_is_confirmed(office: Office) -> None:
    key = conclude(
        office, starts_on=date(2025, 3, 1), lines=(line(billed_through=date(2026, 2, 28)),)
    )
    notice = noticed(office, key)
    office.undoes("contract.withdraw_notice", notice_id=notice.id)
    assert office.get(Contract, key).ends_on is None
    assert office.all(ContractLine)[0].next_invoice_on == date(2027, 2, 28)
    for code in ("contract.withdraw_notice", "contract.confirm_notice"):
        assert office.refused(code, notice_id=notice.id).field == "notice_id"
        assert office.refused(code, notice_id=99).field == "notice_id"
    assert noticed(office, key).id == 2


def test_a_notice_whose_last_days_were_billed_is_not_withdrawn(office: Office) -> None:
    key = conclude(
        office, starts_on=date(2025, 3, 1), lines=(line(billed_through=date(2026, 2, 28)),)
    )
    notice = noticed(office, key)
    office.on("2026-12-22")
    (draft,) = office.do("billing.run")
    assert office.refused("contract.withdraw_notice", notice_id=notice.id).field == "notice_id"
    office.do("invoice.remove_draft", invoice_id=draft)
    office.do("contract.withdraw_notice", notice_id=notice.id)
    assert office.all(ContractLine)[0].next_invoice_on == date(2027, 2, 28)
