"""Telling ahead that a contract renews (15.1, L20): when, to whom, and once a term."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from ises_desk.models import Letter, Renewal
from ises_desk.queries import agenda
from ises_desk.terms.art15_duration import renewal
from ises_desk.terms.renewals import TOLD_DAYS_BEFORE
from ises_desk.values.kinds import Party
from tests.actions.making import conclude
from tests.actions.test_campaigns import text_of

if TYPE_CHECKING:
    from tests.actions.conftest import Office

TERM_END = date(2026, 12, 31)


def running(office: Office, *, consumer: bool = False, **values: object) -> int:
    """Conclude a contract for the year 2026, on its first day."""
    office.on("2026-01-01").sender()
    customer = office.customer() if consumer else office.business()
    return conclude(office, customer_id=customer, starts_on=office.day, **values)


def asked(office: Office, day: date) -> list[str]:
    """Return the deeds that the agenda of a day asks about renewals."""
    found = office.ask(agenda.agenda, day)
    return [each.action for each in found if each.kind == "renewal" and each.due_on <= day]


def test_15_1_a_business_is_told_ahead_on_the_day_that_was_chosen(office: Office) -> None:
    running(office)
    first = TERM_END - timedelta(days=TOLD_DAYS_BEFORE)
    assert asked(office, first - timedelta(days=1)) == []
    assert asked(office, first) == ["renewal.tell"]
    office.do("setting.set", key="renewal.days", value="60")
    assert asked(office, TERM_END - timedelta(days=61)) == []
    assert asked(office, TERM_END - timedelta(days=60)) == ["renewal.tell"]


def test_a_term_is_told_once_and_the_next_one_at_its_own_time(office: Office) -> None:
    running(office)
    office.on("2026-11-01")
    letter = office.do("renewal.tell", renewal_id=1)
    words = text_of(office, letter)
    assert "30 november 2026" in words
    assert "31 december 2027" in words
    assert office.refused("renewal.tell", renewal_id=1).basis == "15.1"
    assert asked(office, office.day) == ["letter.mark_many_sent"]
    office.do("letter.mark_sent", letter_id=letter)
    assert asked(office, TERM_END) == []
    assert [row.term_ends_on for row in office.all(Renewal)] == [TERM_END, date(2027, 12, 31)]


def test_a_letter_that_is_not_sent_lets_its_term_wait_again(office: Office) -> None:
    running(office)
    office.on("2026-11-01")
    letter = office.do("renewal.tell", renewal_id=1)
    office.do("letter.withdraw", letter_id=letter)
    assert asked(office, office.day) == ["renewal.tell"]


@pytest.mark.parametrize(
    ("day", "deed"), [("2026-11-30", "renewal.tell"), ("2026-12-01", "renewal.pass_over")]
)
def test_after_the_last_notice_day_a_term_is_only_passed_over(
    office: Office, day: str, deed: str
) -> None:
    running(office)
    office.on(day)
    assert asked(office, office.day) == [deed]
    if deed == "renewal.pass_over":
        assert office.refused("renewal.tell", renewal_id=1).field == "renewal_id"
        office.undoes("renewal.pass_over", renewal_ids=(1,))
        assert [row.term_ends_on.year for row in office.all(Renewal)] == [2026, 2027]
        assert asked(office, office.day) == []


def test_15_1_a_consumer_is_told_once_from_when_he_can_leave_each_month(office: Office) -> None:
    running(office, consumer=True)
    office.on("2026-11-01")
    letter = office.do("renewal.tell", renewal_id=1)
    assert office.get(Letter, letter).template == "renewal_consumer"
    assert "Vanaf 1 januari 2027 kunt u op elke dag opzeggen" in text_of(office, letter)
    assert len(office.all(Renewal)) == 1


def test_who_gave_notice_is_not_told(office: Office) -> None:
    key = running(office)
    office.on("2026-11-01")
    notice = office.do("contract.give_notice", contract_id=key)
    assert asked(office, office.day) == []
    assert office.refused("renewal.tell", renewal_id=1).basis == "15.1"
    office.do("contract.withdraw_notice", notice_id=notice)
    assert asked(office, office.day) == ["renewal.tell"]


def test_a_longer_term_of_notice_brings_the_message_forward(office: Office) -> None:
    key = running(office)
    before = office.all(Renewal)[0]
    office.do("contract.change", contract_id=key, notice_months=3)
    after = office.all(Renewal)[0]
    assert (before.notice_by, after.notice_by) == (date(2026, 11, 30), date(2026, 9, 30))
    assert after.due_on == before.due_on - timedelta(days=60)


def test_what_went_on_without_a_message_is_one_duty(office: Office) -> None:
    running(office)
    running(office, consumer=True)
    office.on("2026-12-05")
    assert asked(office, office.day) == ["renewal.pass_over"]
    office.do("renewal.pass_over", renewal_ids=(1, 2))
    assert asked(office, office.day) == []


def test_a_contract_that_renews_each_month_is_not_told(office: Office) -> None:
    running(office, months=1)
    assert office.all(Renewal) == []


def test_a_program_that_was_closed_for_years_asks_each_contract_once(office: Office) -> None:
    running(office)
    office.on("2029-06-01")
    assert asked(office, office.day) == ["renewal.pass_over"]
    office.do("renewal.pass_over", renewal_ids=(1,))
    assert [row.term_ends_on for row in office.all(Renewal)][1:] == [date(2029, 12, 31)]


@pytest.mark.parametrize("start", ["2026-01-31", "2028-02-29", "2026-08-31", "2026-12-30"])
@pytest.mark.parametrize("months", [3, 6, 12, 24])
def test_fifty_renewals_never_drift(start: str, months: int) -> None:
    first = date.fromisoformat(start)
    day, ends = first, []
    for _time in range(50):
        found = renewal(Party.BUSINESS, first, months, 1, day)
        assert found is not None
        ends.append(found.term.until)
        day = found.term.until
    last = min(first.day, ends[-1].day) if ends[-1].day < first.day else first.day
    assert all(end.day == first.day or (end + timedelta(days=1)).day == 1 for end in ends), (
        last,
        ends,
    )
    assert (ends[-1].year - first.year) * 12 + ends[-1].month - first.month == 50 * months
