"""From offer to contract (2.2 to 2.4): each step, each refusal, and what is billed only then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from ises_desk.clock import business_day, moment_on
from ises_desk.models import Contract, ContractLine, Invoice, Letter, OrderEvidence
from ises_desk.queries import agenda, contracts, offers
from ises_desk.values.kinds import Channel, Party
from ises_desk.values.money import Money
from tests.actions.making import advance, conclude, line, printed

if TYPE_CHECKING:
    from ises_desk.errors import Refusal
    from tests.actions.conftest import Office

MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _sender(office: Office) -> None:
    office.sender()


def offered(office: Office, **values: Any) -> int:
    given = {"lines": (line(),), "starts_on": date(2026, 12, 1), **values}
    given.setdefault("customer_id", office.customer())
    return int(office.do("contract.offer", **given))


def applied(office: Office, **values: Any) -> int:
    given = {"lines": (line(),), "starts_on": date(2026, 12, 1), **values}
    given.setdefault("customer_id", office.customer())
    return int(office.do("contract.receive", **given))


def state(office: Office, key: int) -> str:
    return str(office.ask(contracts.detail, key, office.day).state)


def refused(
    office: Office, code: str, *, field: str, basis: str | None = None, **arguments: Any
) -> Refusal:
    found = office.refused(code, **arguments)
    assert found.field == field
    assert basis is None or found.basis == basis
    return found


def kinds(office: Office) -> dict[str, date]:
    return {duty.kind: duty.due_on for duty in office.ask(agenda.agenda, office.day)}


def test_2_2_an_offer_stands_thirty_days_and_its_last_day_counts(office: Office) -> None:
    key = offered(office)
    assert office.ask(contracts.detail, key, office.day).valid_until == date(2026, 12, 22)
    assert state(office.on("2026-12-22"), key) == "offered"
    assert state(office.on("2026-12-23"), key) == "lapsed"


@pytest.mark.parametrize("until", [date(2026, 11, 21), date(2027, 11, 23)])
def test_2_2_a_day_before_the_offer_or_after_a_year_is_refused(office: Office, until: date) -> None:
    refused(
        office,
        "contract.offer",
        customer_id=office.customer(),
        lines=(line(),),
        starts_on=date(2026, 12, 1),
        valid_until=until,
        field="valid_until",
        basis="2.2",
    )


def test_nothing_is_billed_before_the_contract_is_concluded(office: Office) -> None:
    key = offered(office, lines=(advance(),), starts_on=office.day)
    due = select(ContractLine.next_invoice_on).where(ContractLine.contract_id == key)
    assert office.ask(lambda session: session.scalars(due).all()) == [None]
    office.do("contract.apply", contract_id=key)
    assert office.ask(lambda session: session.scalars(due).all()) == [None]
    office.do("contract.accept", contract_id=key)
    assert office.ask(lambda session: session.scalars(due).all()) == [office.day]
    assert state(office, key) == "running"


def test_2_3_it_was_concluded_when_the_application_came_in(office: Office) -> None:
    key = applied(office, applied_at=moment_on(date(2026, 11, 20)), channel=Channel.WEBSITE)
    office.do("contract.accept", contract_id=key)
    found = office.ask(contracts.detail, key, office.day)
    assert business_day(found.concluded_at) == date(2026, 11, 20)
    assert (found.channel, found.state) == (Channel.WEBSITE, "coming")


def test_2_3_lines_move_along_with_another_first_day(office: Office) -> None:
    key = applied(office)
    office.do("contract.accept", contract_id=key, starts_on=date(2027, 1, 1))
    days = select(ContractLine.starts_on).where(ContractLine.contract_id == key)
    assert office.ask(lambda session: session.scalars(days).all()) == [date(2027, 1, 1)]


def test_2_3_an_acceptance_is_not_older_than_its_offer(office: Office) -> None:
    key = offered(office)
    early = moment_on(office.day - timedelta(days=1))
    refused(office, "contract.apply", contract_id=key, applied_at=early, field="applied_at")
    late = moment_on(office.day + timedelta(days=1))
    refused(office, "contract.apply", contract_id=key, applied_at=late, field="applied_at")


def test_2_3_refusing_is_without_delay_through_the_second_working_day(office: Office) -> None:
    friday = moment_on(date(2026, 11, 20))
    on_time, late = (applied(office.on("2026-11-20"), applied_at=friday) for _each in range(2))
    assert kinds(office)["application"] == date(2026, 11, 24)
    office.on("2026-11-24").do("contract.refuse", contract_id=on_time, reason="Geen ruimte.")
    assert state(office, on_time) == "refused"
    office.on("2026-11-25")
    refusal = refused(
        office, "contract.refuse", contract_id=late, reason="Nee.", field="contract_id", basis="2.3"
    )
    assert "24 november 2026" in str(refusal)


def test_2_2_a_binding_offer_that_was_accepted_binds(office: Office) -> None:
    key = offered(office, binding=True)
    office.do("contract.apply", contract_id=key)
    refused(office, "contract.refuse", contract_id=key, reason="Toch niet.", field="contract_id")


def test_2_3_revoking_credits_what_was_billed_and_pays_back(office: Office) -> None:
    key = applied(office.on(MONDAY), lines=(advance("121.00"),), starts_on=MONDAY)
    office.do("contract.accept", contract_id=key)
    office.do("billing.run", through=MONDAY)
    (draft,) = office.all(Invoice)
    office.do("invoice.finalise", invoice_id=draft.id)
    office.do("contract.revoke", contract_id=key, reason="Een vergissing.", received=Money.of("5"))
    assert state(office, key) == "revoked"
    due = select(ContractLine.next_invoice_on).where(ContractLine.contract_id == key)
    assert office.ask(lambda session: session.scalars(due).all()) == [None]
    office.do("contract.write_decision", contract_id=key)
    paper = printed(office)[-1]
    assert (paper["credit"], paper["refund"], paper["refund_by"]) == (
        "121.00",
        "5.00",
        "2026-12-07",
    )
    assert kinds(office.on("2026-12-01"))["refund_order"] == date(2026, 12, 7)
    office.do("contract.refunded", contract_id=key)
    assert "refund_order" not in kinds(office)
    refused(office, "contract.refunded", contract_id=key, field="contract_id")


def test_2_4_an_acceptance_that_differs_is_compared_line_by_line(office: Office) -> None:
    key = offered(office, lines=(line("121.00"), line("60.00", description="E-mail")))
    wanted = (line("100.00"), line("60.00", description="E-mail"))
    office.do("contract.apply", contract_id=key, lines=wanted)
    found = office.ask(offers.detail, key)
    assert found.differences == (("Prijs per stuk", Money.of("121.00"), Money.of("100.00")),)
    office.do("contract.accept", contract_id=key)
    office.do("contract.confirm_order", contract_id=key)
    assert printed(office)[-1]["differences"] == [
        {"what": "Prijs per stuk", "offered": "€\xa0121,00", "wanted": "€\xa0100,00"}
    ]
    prices = [each.unit_price for each in office.ask(contracts.detail, key, office.day).lines]
    assert prices == [Money.of("121.00"), Money.of("60.00")]


def test_2_4_the_owner_may_take_over_what_the_customer_wrote(office: Office) -> None:
    key = offered(office)
    office.do("contract.apply", contract_id=key, lines=(line("100.00"),))
    office.do("contract.accept", contract_id=key, as_applied=True)
    (found,) = office.ask(contracts.detail, key, office.day).lines
    assert found.unit_price == Money.of("100.00")


def test_2_4_an_acceptance_that_is_equal_has_nothing_to_take_over(office: Office) -> None:
    key = offered(office)
    office.do("contract.apply", contract_id=key, lines=(line(),))
    assert office.ask(offers.detail, key).differences == ()
    refused(office, "contract.accept", contract_id=key, as_applied=True, field="as_applied")


def test_the_agenda_leads_from_offer_to_confirmation(office: Office) -> None:
    key = offered(office)
    assert kinds(office)["offer"] == office.day
    office.do("contract.write_offer", contract_id=key)
    assert "offer" not in kinds(office)
    refused(office, "contract.write_offer", contract_id=key, field="contract_id")
    office.do("contract.apply", contract_id=key)
    assert "application" in kinds(office)
    office.do("contract.accept", contract_id=key)
    assert kinds(office)["confirm_order"] == office.day
    letter = office.do("contract.confirm_order", contract_id=key)
    assert "confirm_order" not in kinds(office)
    office.do("letter.withdraw", letter_id=letter)
    assert "confirm_order" in kinds(office)


@pytest.mark.parametrize(
    ("party", "binding", "name"),
    [
        (Party.CONSUMER, False, "offer_consumer"),
        (Party.CONSUMER, True, "offer_consumer_binding"),
        (Party.BUSINESS, False, "offer_business"),
        (Party.BUSINESS, True, "offer_business_binding"),
    ],
)
def test_l01_fits_the_customer_and_the_offer(
    office: Office, *, party: Party, binding: bool, name: str
) -> None:
    key = offered(office, customer_id=office.customer(party=party, kvk="08119563" if
        party is Party.BUSINESS else ""), binding=binding)  # fmt: skip
    letter = office.do("contract.write_offer", contract_id=key)
    assert office.ask(lambda session: session.get(Letter, letter).template) == name
    paper = printed(office)[-1]
    sums = {"vat": "21.00", "total": "121.00"} if party is Party.CONSUMER else {
        "vat": "25.41", "total": "146.41", "net": "121.00"}  # fmt: skip
    assert paper["totals"] == [{"label": "per jaar", **sums}]


def test_l02_tells_a_consumer_until_when_he_can_withdraw(office: Office) -> None:
    key = applied(office, applied_at=moment_on(date(2026, 11, 20)), channel=Channel.EMAIL)
    office.do("contract.accept", contract_id=key)
    letter = office.do("contract.confirm_order", contract_id=key)
    assert printed(office)[-1]["withdraw_until"] == "2026-12-07"  # 22 November + 14, a Sunday
    office.do("letter.mark_sent", letter_id=letter)
    told = office.ask(lambda session: session.get(OrderEvidence, key))
    assert told.informed_on == office.day
    office.do("letter.not_sent", letter_id=letter, reason="Bleef liggen.")
    assert office.ask(lambda session: session.get(OrderEvidence, key)).informed_on is None


def test_l02_on_the_website_does_not_inform_without_the_place_to_withdraw(office: Office) -> None:
    key = applied(office, channel=Channel.WEBSITE)
    office.do("contract.accept", contract_id=key)
    letter = office.do("contract.confirm_order", contract_id=key)
    office.do("letter.mark_sent", letter_id=letter)
    assert office.ask(lambda session: session.get(OrderEvidence, key)) is None


def test_a_contract_that_was_concluded_at_once_can_be_confirmed_too(office: Office) -> None:
    key = conclude(office)
    letter = office.do("contract.confirm_order", contract_id=key)
    assert office.ask(lambda session: session.get(Letter, letter)).contract_id == key
    office.do("letter.withdraw", letter_id=letter)
    office.do("contract.confirm_order", contract_id=key)


def test_what_does_not_fit_the_state_is_refused(office: Office) -> None:
    key = offered(office)
    for code, more in (
        ("contract.accept", {}),
        ("contract.refuse", {"reason": "Nee."}),
        ("contract.revoke", {"reason": "Nee."}),
        ("contract.give_notice", {}),
        ("contract.confirm_order", {}),
        ("contract.write_decision", {}),
    ):
        refused(office, code, contract_id=key, field="contract_id", **more)
    assert office.ask(lambda session: session.get(Contract, key).concluded_at) is None


def test_a_contract_that_was_concluded_at_once_can_be_revoked_too(office: Office) -> None:
    key = conclude(office, starts_on=office.day)
    office.do("contract.revoke", contract_id=key, reason="Een vergissing.")
    office.do("contract.write_decision", contract_id=key)
    assert printed(office)[-1]["applied_on"] == "2026-11-22"


def test_an_offer_by_mistake_can_be_removed_and_brought_back(office: Office) -> None:
    key = offered(office)
    office.do("contract.remove", contract_id=key)
    office.undo()
    assert state(office, key) == "offered"
    letter = office.do("contract.write_offer", contract_id=key)
    office.refused("contract.remove", contract_id=key)
    assert letter


@pytest.mark.parametrize(("days", "shown"), [(30, True), (31, False)])
def test_what_was_concluded_at_once_is_news_for_thirty_days(
    office: Office, *, days: int, shown: bool
) -> None:
    key = conclude(office, starts_on=office.day)
    found = office.later(days).ask(contracts.detail, key, office.day)
    barred = offers.unfit(None, found.concluded_at, office.day)
    assert (offers.CONFIRM not in barred) is shown


def test_a_letter_that_is_there_is_not_offered_again(office: Office) -> None:
    key = offered(office)
    before = office.ask(offers.detail, key)
    assert "contract.write_offer" not in offers.unfit(before, None, office.day)
    office.do("contract.write_offer", contract_id=key)
    assert "contract.write_offer" in offers.unfit(office.ask(offers.detail, key), None, office.day)
