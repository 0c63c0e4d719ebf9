"""Article 19: invoked by letter (L43), a consumer's month, his choice, and what it is worth."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import CourtInvocation, Letter
from ises_desk.queries.agenda import agenda
from ises_desk.queries.agenda_done import done
from ises_desk.queries.forum import invocations, preview
from ises_desk.values.kinds import Channel, LetterKind, Party
from ises_desk.values.money import Money
from tests.actions.making import conclude, printed

if TYPE_CHECKING:
    from ises_desk.queries.duties import Duty
    from tests.actions.conftest import Office

ABOUT = "U betaalt factuur 20260031 niet."


@pytest.fixture
def sued(office: Office) -> Office:
    """Return an office with a consumer (1) and a business (2), each with a contract."""
    office.on("2026-03-01").sender()
    conclude(office)
    conclude(office, customer_id=office.business())
    return office.on("2026-11-20")


def invoke(office: Office, customer: int = 1, **values: Any) -> int:
    """Invoke 19.1 against a customer; returns the letter."""
    return int(office.do("forum.invoke", customer_id=customer, about=ABOUT, **values))


def duties(office: Office, day: str) -> list[Duty]:
    """Return the duties of a day about the choice of court."""
    found = office.ask(agenda, date.fromisoformat(day))
    return [each for each in found if each.kind == "forum"]


def test_19_2_the_month_runs_from_the_day_the_letter_arrives(sued: Office) -> None:
    letter = invoke(sued, contract_id=1)  # by e-mail: held to arrive on the 21st
    [row] = sued.all(CourtInvocation)
    assert (row.party, row.choose_by, row.sent_on) == (Party.CONSUMER, date(2026, 12, 21), None)
    data = printed(sued)[-1]
    assert (data["choose_by"], data["contract"]) == ("2026-12-21", "C2026-0001")
    assert sued.get(Letter, letter).kind is LetterKind.L43
    sued.do("letter.mark_sent", letter_id=letter)
    assert sued.all(CourtInvocation)[0].sent_on == date(2026, 11, 20)


def test_6_236_n_a_letter_that_leaves_less_than_the_month_is_not_sent(sued: Office) -> None:
    letter = invoke(sued)
    sued.on("2026-11-21")
    refusal = sued.refused("letter.mark_sent", letter_id=letter)
    assert (refusal.field, refusal.basis) == ("sent_on", "6:236 onder n BW")
    # handed over the same day it arrives in time
    sued.do("letter.mark_sent", letter_id=letter, channel=Channel.IN_PERSON)


def test_19_2_a_business_has_nothing_to_choose(sued: Office) -> None:
    letter = invoke(sued, 2, at_stake=Money.of("31250.00"))
    sued.do("letter.mark_sent", letter_id=letter)
    [row] = sued.all(CourtInvocation)
    assert row.choose_by is None
    assert "choose_by" not in printed(sued)[-1]
    assert duties(sued, "2027-03-01") == []
    day = {"chosen_on": sued.day, "channel": Channel.EMAIL}
    assert sued.refused("forum.choose", invocation_id=row.id, **day).basis == "19.2"


@pytest.mark.parametrize(
    ("customer", "amount", "holds"),
    [(2, "25000.00", 0), (2, "25000.01", 1), (2, None, 0), (1, "31250.00", 0)],
)
def test_rv_108_the_clause_has_no_effect_for_consumers_and_small_claims(
    sued: Office, customer: int, amount: str | None, holds: int
) -> None:
    claim = Money.of(amount) if amount else None
    found = sued.ask(preview, customer, None, claim, sued.day)
    assert found.holds is bool(holds)
    assert (found.choose_by is None) == (customer == 2)
    assert any("Rv art. 108" in each for each in found.reasons)
    assert any("rechtbank Overijssel" in each for each in found.reasons)


def test_the_day_after_the_month_is_a_duty_until_it_is_closed(sued: Office) -> None:
    letter = invoke(sued)
    assert duties(sued, "2027-01-31") == []  # not sent: no month runs
    sued.do("letter.mark_sent", letter_id=letter)
    assert duties(sued, "2026-12-14") == []
    [duty] = duties(sued, "2026-12-15")  # a week ahead
    assert (duty.due_on, duty.action) == (date(2026, 12, 22), "forum.close")
    sued.on("2026-12-22")
    sued.undoes("forum.close", **duty.arguments, outcome="Geen keuze ontvangen")
    assert duties(sued, "2026-12-22") == []
    assert sued.refused("forum.close", invocation_id=1, outcome="Nog eens").field == "invocation_id"
    assert sued.ask(done)[0].title.startswith("Beroep op de forumkeuze afgesloten: ")


def test_a_choice_is_recorded_early_late_and_not_before_the_letter(sued: Office) -> None:
    letter = invoke(sued)
    way = {"channel": Channel.POST}
    assert sued.refused("forum.choose", invocation_id=1, chosen_on=sued.day, **way).basis == "19.2"
    sued.do("letter.mark_sent", letter_id=letter)
    for day, field in ((date(2026, 11, 19), "chosen_on"), (date(2026, 11, 21), "chosen_on")):
        assert sued.refused("forum.choose", invocation_id=1, chosen_on=day, **way).field == field
    sued.on("2027-01-10")  # later than his month: the law protects him still
    sued.undoes("forum.choose", invocation_id=1, chosen_on=sued.day, **way)
    assert duties(sued, "2027-01-10") == []
    reason = {"letter_id": letter, "reason": "Vergissing"}
    assert sued.refused("letter.not_sent", **reason).field == "letter_id"
    [row] = sued.ask(invocations, 1)
    assert not row.open


def test_once_about_a_contract_until_it_is_closed_or_dropped(sued: Office) -> None:
    letter = invoke(sued, contract_id=1)
    again = {"customer_id": 1, "about": ABOUT, "contract_id": 1}
    assert sued.refused("forum.invoke", **again).field == "contract_id"
    invoke(sued)  # about something else
    sued.do("letter.withdraw", letter_id=letter)
    assert sued.refused("forum.close", invocation_id=1, outcome="Klaar").field == "invocation_id"
    letter = sued.do("forum.invoke", **again)
    sued.do("letter.mark_sent", letter_id=letter)
    sued.undoes("letter.not_sent", letter_id=letter, reason="Toch niet")
    assert sued.all(CourtInvocation)[-1].sent_on is None
    assert len(sued.ask(invocations, None, 1)) == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"about": " "}, "about"),
        ({"at_stake": Money(0)}, "at_stake"),
        ({"contract_id": 2}, "contract_id"),
        ({"contract_id": 99}, "contract_id"),
        ({"customer_id": 99}, "customer_id"),
    ],
)
def test_what_is_wrong_is_refused_at_its_field(
    sued: Office, values: dict[str, Any], field: str
) -> None:
    given = {"customer_id": 1, "about": ABOUT, **values}
    assert sued.refused("forum.invoke", **given).field == field


def test_an_offer_has_no_terms_to_invoke_yet(sued: Office) -> None:
    from tests.actions.making import line

    offered = sued.do("contract.offer", customer_id=1, lines=(line(),), starts_on=sued.day)
    refusal = sued.refused("forum.invoke", customer_id=1, about=ABOUT, contract_id=offered)
    assert (refusal.field, refusal.basis) == ("contract_id", "2.3")
