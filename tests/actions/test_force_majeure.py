"""Article 17: an event, whom it touched, the letter, the first day to dissolve, and the credit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.actions.addresses import AddressInput
from ises_desk.models import ForceMajeure, ForceMajeureContract, Invoice, Letter
from ises_desk.queries.agenda import agenda
from ises_desk.queries.force_majeure import detail, touched_by
from ises_desk.values.kinds import Cause, InvoiceKind, LetterKind, Party
from ises_desk.values.money import Money
from tests.actions.making import advance, conclude, line, printed

if TYPE_CHECKING:
    from ises_desk.queries.duties import Duty
    from tests.actions.conftest import Office

BEGAN = date(2026, 11, 22)


@pytest.fixture
def hosts(office: Office) -> Office:
    """Return an office with a consumer's and a business's contract, billed a year in advance."""
    office.on("2026-03-01").sender()
    conclude(office, lines=(advance("121.00"),))
    conclude(office, customer_id=office.customer(kvk="08119563"), lines=(advance("365.00"),))
    for contract in (1, 2):
        office.do("billing.draft", customer_id=contract)
    office.do("invoice.finalise_all")
    office.do("letter.mark_many_sent", letter_ids=(1, 2))
    for invoice in office.all(Invoice):
        amount = invoice.total
        office.do("payment.record", customer_id=invoice.customer_id, amount=amount)
    return office.on(BEGAN)


def record(office: Office, **values: Any) -> int:
    """Record an event that began on 22 November 2026."""
    given: dict[str, Any] = {"cause_code": Cause.INTERNET, "cause": "Kabel.", "began_on": BEGAN}
    return int(office.do("force_majeure.record", **given | values))


def duties(office: Office) -> list[Duty]:
    """Return today's duties about force majeure."""
    return [duty for duty in office.ask(agenda, office.day) if duty.kind == "force_majeure"]


def test_article_17_3_without_a_choice_it_touches_all_that_ran(hosts: Office) -> None:
    hosts.undoes(
        "force_majeure.record", cause_code=Cause.POWER, cause="Geen stroom.", began_on=BEGAN
    )
    [event] = hosts.all(ForceMajeure)
    assert event.dissolve_from == date(2026, 12, 7)
    assert [row.contract_id for row in hosts.all(ForceMajeureContract)] == [1, 2]


def test_it_touches_those_chosen_or_those_of_a_customer(hosts: Office) -> None:
    key = record(hosts, customer_id=2)
    assert [each.contract_id for each in hosts.ask(touched_by, key)] == [2]
    key = record(hosts, contract_ids=(1,))
    assert [each.contract_id for each in hosts.ask(touched_by, key)] == [1]


def test_bad_input_is_refused_at_its_field(hosts: Office) -> None:
    good: dict[str, Any] = {"cause_code": "power", "cause": "x", "began_on": BEGAN}

    def at(**values: Any) -> tuple[str | None, str | None]:
        refusal = hosts.refused("force_majeure.record", **good | values)
        return refusal.field, refusal.basis

    assert at(began_on=date(2026, 11, 23)) == ("began_on", None)
    assert at(owed_since=date(2026, 11, 23)) == ("owed_since", None)
    assert at(cause=" ") == ("cause", None)
    assert at(began_on=date(2026, 2, 28)) == ("began_on", "17.3")
    assert at(began_on=date(2026, 2, 28), contract_ids=(1,)) == ("contract_ids", "17.3")
    assert at(customer_id=2, contract_ids=(1,)) == ("contract_ids", "17.3")
    assert at(contract_ids=(99,)) == ("contract_ids", None)


def test_article_17_each_customer_gets_one_letter_of_his_kind(hosts: Office) -> None:
    key = record(hosts)
    [duty] = duties(hosts)
    assert (duty.action, duty.due_on) == ("force_majeure.inform", BEGAN)
    assert hosts.do("force_majeure.inform", event_id=key) == 2
    letters = hosts.all(Letter, kind=LetterKind.L40)
    assert [each.template for each in letters] == ["force_majeure_consumer", "force_majeure"]
    assert [data["dissolve_from"] for data in printed(hosts)[-2:]] == ["2026-12-07"] * 2
    assert duties(hosts) == []
    assert hosts.refused("force_majeure.inform", event_id=key).field == "event_id"
    hosts.do("letter.withdraw", letter_id=letters[0].id)
    [duty] = duties(hosts)
    assert "1 contract " in duty.title
    assert hosts.do("force_majeure.inform", event_id=key) == 1


def test_who_has_no_address_is_passed_over_and_stays_in_the_agenda(hosts: Office) -> None:
    lost = hosts.customer(addresses=())
    conclude(hosts, customer_id=lost)
    key = record(hosts)
    assert hosts.do("force_majeure.inform", event_id=key) == 2
    assert hosts.refused("force_majeure.inform", event_id=key).field == "customer_id"
    assert len(duties(hosts)) == 1
    here = AddressInput(street="Straat", house_number="1", postcode="7731 AA", city="Ommen")
    hosts.do("customer.change", customer_id=lost, addresses=(here,))
    assert hosts.do("force_majeure.inform", event_id=key, customer_id=lost) == 1


def test_article_17_3_dissolving_is_weighed_from_the_first_day_after_two_weeks(
    hosts: Office,
) -> None:
    key = record(hosts)
    hosts.do("force_majeure.inform", event_id=key)
    assert duties(hosts.on("2026-11-29")) == []
    [duty] = duties(hosts.on("2026-11-30"))  # a week ahead
    assert (duty.action, duty.due_on) == ("force_majeure.weigh", date(2026, 12, 7))
    refusal = hosts.on("2026-12-06").refused("force_majeure.weigh", event_id=key)
    assert refusal.basis == "17.3"
    hosts.on("2026-12-07").undoes("force_majeure.weigh", event_id=key)
    assert duties(hosts) == []


def test_bw_6_271_the_days_without_service_come_back_once(hosts: Office) -> None:
    """EUR 365 without VAT for 365 days: ten days are ten euro."""
    key = record(hosts)
    hosts.do("force_majeure.inform", event_id=key)
    early = hosts.on("2026-12-01").refused("force_majeure.credit", event_id=key)
    assert early.basis == "6:271 BW"
    before = hosts.refused("force_majeure.end", event_id=key, ended_on=date(2026, 11, 21))
    assert before.field == "ended_on"
    hosts.undoes("force_majeure.end", event_id=key, ended_on=date(2026, 12, 1))
    again = hosts.refused("force_majeure.end", event_id=key, ended_on=date(2026, 12, 1))
    assert again.field == "event_id"
    assert [duty.key for duty in duties(hosts)] == [1, 2]
    assert hosts.do("force_majeure.credit", event_id=key, contract_id=2) == 1
    note = hosts.all(Invoice, kind=InvoiceKind.CREDIT_NOTE)[-1]
    assert note.net == Money.of("-10.00")
    assert [duty.key for duty in duties(hosts)] == [1]
    assert hosts.do("force_majeure.credit", event_id=key) == 1
    assert duties(hosts) == []
    assert hosts.refused("force_majeure.credit", event_id=key).field == "event_id"
    first = hosts.all(Invoice, kind=InvoiceKind.CREDIT_NOTE)[-1]
    assert first.total == Money.of("-3.32")  # 121.00 with VAT, ten of 365 days
    assert hosts.problems() == []


def test_bw_6_271_what_is_billed_after_the_event_comes_back_too(hosts: Office) -> None:
    contract = conclude(hosts, lines=(line("365.00", months=1),), starts_on=date(2026, 11, 1))
    key = record(hosts.on("2026-11-23"), contract_ids=(contract,))
    hosts.do("force_majeure.inform", event_id=key)
    hosts.do("force_majeure.end", event_id=key, ended_on=date(2026, 11, 23))
    assert duties(hosts) == []
    hosts.on("2026-12-01").do("billing.run")
    assert duties(hosts) == []  # a draft is no bill
    hosts.do("invoice.finalise_all")
    assert [(duty.key, duty.due_on) for duty in duties(hosts)] == [(contract, date(2026, 11, 24))]
    assert hosts.do("force_majeure.credit", event_id=key, contract_id=contract) == 1
    assert duties(hosts) == []
    row = hosts.all(ForceMajeureContract, contract_id=contract)[-1]
    assert row.owes is False
    hosts.on("2027-01-01").do("billing.run")
    hosts.do("invoice.finalise_all")
    assert hosts.all(ForceMajeureContract, contract_id=contract)[-1].owes is False  # other days
    assert hosts.problems() == []


def test_a_letter_that_was_withdrawn_is_to_be_written_again(hosts: Office) -> None:
    key = record(hosts)
    hosts.do("force_majeure.inform", event_id=key)
    assert duties(hosts) == []
    letter = hosts.all(Letter)[-1].id
    hosts.undoes("letter.withdraw", letter_id=letter)
    assert [duty.action for duty in duties(hosts)] == ["force_majeure.inform"]
    assert hosts.do("force_majeure.inform", event_id=key) == 1
    assert duties(hosts) == []


def test_two_events_over_the_same_days_give_them_back_once(hosts: Office) -> None:
    for _time in range(2):
        key = record(hosts, contract_ids=(2,))
        hosts.do("force_majeure.end", event_id=key, ended_on=BEGAN)
    assert hosts.do("force_majeure.credit", event_id=1) == 1
    assert hosts.refused("force_majeure.credit", event_id=2).field == "event_id"


def test_a_contract_that_an_event_touched_is_not_removed(office: Office) -> None:
    key = conclude(office.on("2026-11-01"))
    record(office.on(BEGAN))
    assert office.refused("contract.remove", contract_id=key).field == "contract_id"
    office.undo()
    office.do("contract.remove", contract_id=key)


def test_article_17_2_a_delay_of_our_own_is_warned_of(hosts: Office) -> None:
    def warned(owed_since: date | None) -> bool:
        key = record(hosts, owed_since=owed_since)
        return any("6:84 BW" in text for text in hosts.ask(detail, key).warnings)

    assert warned(date(2026, 11, 21))
    assert not warned(BEGAN)
    assert not warned(None)


def test_article_17_1_a_disturbance_elsewhere_is_doubtful_to_a_consumer(hosts: Office) -> None:
    def doubted(contract: int, cause: Cause) -> bool:
        key = record(hosts, contract_ids=(contract,), cause_code=cause)
        return any("6:237 onder f" in text for text in hosts.ask(detail, key).warnings)

    assert doubted(1, Cause.INTERNET)
    assert not doubted(1, Cause.DISASTER)
    assert not doubted(2, Cause.INTERNET)
    assert {each.party for each in hosts.ask(touched_by, 1)} == {Party.CONSUMER}
