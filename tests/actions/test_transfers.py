"""A contract passes to another customer (12.1, 6:159 BW): with consent, from a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.models import (
    Account,
    Contract,
    ContractTransfer,
    Domain,
    Invoice,
    Renewal,
)
from ises_desk.queries.agenda import agenda
from ises_desk.queries.breaches import known
from ises_desk.queries.contracts import detail
from ises_desk.values.kinds import Party, ProductKind
from ises_desk.values.money import Money
from tests.actions.making import advance, conclude, line
from tests.actions.test_timeline import events
from tests.actions.transferring import DAY, papers, passed

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def pair(office: Office) -> tuple[int, int]:
    """Make an old customer and a new one, both businesses."""
    office.on("2026-03-01").sender()
    return office.business(name="Oud B.V."), office.business(name="Nieuw B.V.", kvk="68750110")


def test_a_contract_passes_and_what_was_billed_stays(office: Office) -> None:
    """Billed 1 March for a year ahead to the old one; the year after goes to the new one."""
    old, new = pair(office)
    key = conclude(office, customer_id=old, lines=(advance("100.00"),))
    [bill] = office.do("billing.run")
    office.do("invoice.finalise", invoice_id=bill)
    office.on(DAY)
    before = office.get(Contract, key)
    office.undoes("contract.transfer", contract_id=key, to_customer_id=new, **papers())
    after = office.get(Contract, key)
    assert after.customer_id == new
    assert (after.starts_on, after.months) == (before.starts_on, before.months)
    assert office.get(Invoice, bill).customer_id == old
    assert office.get(Invoice, bill).open == Money.of("121.00")
    office.on("2027-03-01")
    [later] = office.do("billing.run")
    assert office.get(Invoice, later).customer_id == new
    assert office.problems() == []


def test_both_time_lines_tell_it(office: Office) -> None:
    old, new = pair(office)
    key = conclude(office, customer_id=old)
    passed(office, key, new)
    office.on("2026-12-01").do("contract.give_notice", contract_id=key)
    day, number = office.day, office.get(Contract, key).number
    assert events(office, old, "contract", day) == [
        ("2026-11-22", "passed", number),
        ("2026-03-01", "concluded", number),
    ]
    assert events(office, new, "contract", day) == [
        ("2026-12-01", "noticed", number),
        ("2026-11-22", "taken", number),
        ("2026-03-01", "concluded", number),
    ]


def test_an_account_and_its_names_go_along(office: Office) -> None:
    old, new = pair(office)
    account = office.do("account.add", customer_id=old, name="bakker")
    lines = (line(), line(kind=ProductKind.DOMAIN, description="voorbeeld.nl", months=12))
    key = conclude(office, customer_id=old, account_id=account, lines=lines)
    domain_line = office.ask(detail, key, office.day).lines[1].id
    name = office.do(
        "domain.register",
        customer_id=old,
        account_id=account,
        contract_line_id=domain_line,
        name="voorbeeld.nl",
    )
    row = passed(office, key, new)
    assert office.get(Account, account).customer_id == new
    assert office.get(Domain, name).customer_id == new
    assert office.get(Contract, key).account_id == account
    told = office.get(ContractTransfer, row).told
    assert told == {"names": ["voorbeeld.nl"], "accounts": ["bakker"], "staying": []}


def test_an_account_that_serves_more_stays(office: Office) -> None:
    old, new = pair(office)
    account = office.do("account.add", customer_id=old, name="bakker")
    key = conclude(office, customer_id=old, account_id=account)
    other = conclude(office, customer_id=old, account_id=account)
    row = passed(office, key, new)
    assert office.get(Account, account).customer_id == old
    assert office.get(Contract, key).account_id is None
    assert office.get(Contract, other).account_id == account
    assert office.get(ContractTransfer, row).told["staying"] == ["bakker"]


def test_it_waits_for_its_day(office: Office) -> None:
    old, new = pair(office)
    key = conclude(office, customer_id=old)
    office.on(DAY)
    first = date(2026, 12, 1)
    row = office.do(
        "contract.transfer", contract_id=key, to_customer_id=new, **papers(from_on=first)
    )
    assert office.get(Contract, key).customer_id == old
    again = office.refused("contract.transfer", contract_id=key, to_customer_id=new, **papers())
    assert again.field == "contract_id"
    assert "1 december 2026" in str(again)
    assert asked(office) == []
    office.on("2026-11-24")
    assert asked(office) == [("contract.carry_out_transfer", first)]
    office.on("2026-11-30")
    assert office.refused("contract.carry_out_transfer", transfer_id=row).field == "transfer_id"
    office.on(first)
    office.undoes("contract.carry_out_transfer", transfer_id=row)
    assert office.get(Contract, key).customer_id == new
    assert asked(office) == []
    for deed in ("contract.carry_out_transfer", "contract.drop_transfer"):
        assert office.refused(deed, transfer_id=row).field == "transfer_id"


def asked(office: Office) -> list[tuple[str, date]]:
    """Return the duties about transfers."""
    found = office.ask(agenda, office.day)
    return [(each.action, each.due_on) for each in found if each.kind == "transfer"]


def test_it_can_be_given_up_before_its_day(office: Office) -> None:
    old, new = pair(office)
    key = conclude(office, customer_id=old)
    office.on(DAY)
    row = office.do(
        "contract.transfer",
        contract_id=key,
        to_customer_id=new,
        **papers(from_on=date(2026, 12, 1)),
    )
    office.undoes("contract.drop_transfer", transfer_id=row)
    assert office.all(ContractTransfer) == []
    passed(office, key, new)


def test_from_a_business_to_a_consumer(office: Office) -> None:
    """His rules hold from then on: a month of notice, prices with VAT; the terms stay."""
    office.on("2025-03-01").sender()
    old, new = office.business(), office.customer()
    start = date(2025, 3, 1)
    lines = (advance("100.00"),)
    key = conclude(
        office, customer_id=old, lines=lines, starts_on=start, notice_months=3, months=24
    )
    for day in ("2025-03-01", "2026-03-01"):
        office.on(day).do("billing.run")
        office.do("invoice.finalise_all")
    passed(office, key, new)
    row = office.get(Contract, key)
    assert (row.party, row.notice_months, row.gross_prices) == (Party.CONSUMER, 1, True)
    assert (row.starts_on, row.months) == (start, 24)
    [found] = office.ask(detail, key, DAY).lines
    assert found.unit_price == Money.of("121.00")
    office.do("contract.give_notice", contract_id=key)
    assert office.get(Contract, key).ends_on == date(2026, 12, 22)


def test_from_a_consumer_to_a_business_his_notice_goes_along(office: Office) -> None:
    """The reading that costs nothing: what the consumer could do, the business can (6:159 BW)."""
    office.on("2025-03-01").sender()
    old, new = office.customer(), office.business()
    key = conclude(office, customer_id=old, starts_on=date(2025, 3, 1), lines=(advance("121.00"),))
    for day in ("2025-03-01", "2026-03-01"):
        office.on(day).do("billing.run")
        office.do("invoice.finalise_all")
    passed(office, key, new)
    row = office.get(Contract, key)
    assert (row.party, row.consumer_notice, row.gross_prices) == (Party.BUSINESS, True, True)
    shown = office.ask(detail, key, DAY)
    assert shown.monthly_from == date(2026, 3, 1)
    notice = office.do("contract.give_notice", contract_id=key)
    assert office.get(Contract, key).ends_on == date(2026, 12, 22)
    office.do("contract.confirm_notice", notice_id=notice)


def test_a_business_that_got_it_from_a_business_gives_notice_as_one(office: Office) -> None:
    old, new = pair(office)
    key = conclude(office, customer_id=old)
    passed(office, key, new)
    office.do("contract.give_notice", contract_id=key)
    assert office.get(Contract, key).ends_on == date(2027, 2, 28)


def test_what_is_told_ahead_follows_the_new_rules(office: Office) -> None:
    office.on("2026-03-01").sender()
    old, new = office.business(), office.customer()
    key = conclude(office, customer_id=old)
    passed(office, key, new)
    terms = [each.term_ends_on for each in office.all(Renewal, contract_id=key)]
    assert terms == [date(2027, 2, 28)]


def test_what_the_old_customer_did_or_owes_is_no_ground_against_the_new_one(
    office: Office,
) -> None:
    old, new = pair(office)
    key = conclude(office, customer_id=old, lines=(advance("100.00"),))
    office.do("billing.run")
    office.do("invoice.finalise_all")
    office.on("2026-06-01")
    happened: dict[str, Any] = {"ground": "misuse", "clause": "8.1", "facts": "Spam"}
    office.do("occurrence.record", contract_id=key, happened_on=office.day, **happened)
    assert office.ask(lambda s: known(s, s.get_one(Contract, key))).owed
    passed(office, key, new)
    facts = office.ask(lambda session: known(session, session.get_one(Contract, key)))
    assert (facts.owed, facts.happened) == ((), {})
    office.do("occurrence.record", contract_id=key, happened_on=office.day, **happened)
    assert office.ask(lambda s: known(s, s.get_one(Contract, key))).happened


def test_merging_and_removing_know_of_it(office: Office) -> None:
    old, new = pair(office)
    key = conclude(office, customer_id=old)
    row = passed(office, key, new)
    refusal = office.refused("customer.remove", customer_id=old)
    assert "overdrachten" in str(refusal)
    double = office.business(name="Oud bv", kvk="68750110")
    office.undoes("customer.merge", keep_id=double, gone_id=old)
    assert office.get(ContractTransfer, row).from_customer_id == double
