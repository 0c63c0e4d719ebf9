"""Fifty renewals in a row through the file: no term, last notice day or message ever drifts (15.1).

A contract from the last of January, or from a leap day, keeps the end of its months.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from ises_desk.models import Renewal
from ises_desk.queries import agenda_renewals
from ises_desk.queries.agenda import agenda
from ises_desk.terms.art15_duration import last_notice_day
from ises_desk.terms.renewals import TOLD_DAYS_BEFORE
from ises_desk.values.months import add_months
from tests.actions.making import conclude

if TYPE_CHECKING:
    from ises_desk.queries.duties import Duty
    from tests.actions.conftest import Office

DAY = timedelta(days=1)
TIMES = 50


def asked(office: Office, day: date) -> list[Duty]:
    """Return what the agenda's part about renewals asks by a day."""
    found = office.ask(lambda session: list(agenda_renewals.duties(session, day)))
    return [each for each in found if each.due_on <= day]


@pytest.mark.parametrize(
    ("start", "months"),
    [("2026-01-31", 12), ("2028-02-29", 12), ("2026-08-31", 6)],
)
def test_15_1_fifty_renewals_never_drift(office: Office, start: str, months: int) -> None:
    first = date.fromisoformat(start)
    office.on(first).sender()
    contract = conclude(office, customer_id=office.business(), starts_on=first, months=months)
    for turn in range(1, TIMES + 1):
        row = office.all(Renewal, contract_id=contract)[-1]
        until = add_months(first, turn * months)
        assert row.term_ends_on == until - DAY
        assert row.notice_by == last_notice_day(until - DAY).last_day
        begins = add_months(first, (turn - 1) * months)
        assert row.due_on == max(begins, until - DAY - timedelta(days=TOLD_DAYS_BEFORE))
        before, last = row.due_on - DAY, row.notice_by
        assert asked(office, before) == []
        assert [(duty.action, duty.due_on) for duty in asked(office, row.due_on)] == [
            ("renewal.tell", row.due_on)
        ]
        assert [duty.action for duty in asked(office, last)] == ["renewal.tell"]
        assert [duty.action for duty in asked(office, last + DAY)] == ["renewal.pass_over"]
        letter = office.on(row.due_on).do("renewal.tell", renewal_id=row.id)
        office.do("letter.mark_sent", letter_id=letter)
        assert asked(office, last + DAY) == []
    assert len(office.all(Renewal, contract_id=contract)) == TIMES + 1


@pytest.mark.parametrize(
    ("start", "months", "term_ends_on", "notice_by"),
    [
        ("2026-01-31", 12, date(2027, 1, 30), date(2026, 12, 30)),
        ("2028-02-29", 12, date(2029, 2, 27), date(2029, 1, 27)),
        ("2026-03-01", 12, date(2027, 2, 28), date(2027, 1, 31)),
        ("2027-03-01", 12, date(2028, 2, 29), date(2028, 1, 31)),
        ("2026-02-01", 12, date(2027, 1, 31), date(2026, 12, 31)),
        ("2026-08-31", 6, date(2027, 2, 27), date(2027, 1, 27)),
    ],
)
def test_15_1_the_last_notice_days_of_short_months_as_the_agenda_says_them(
    office: Office, start: str, months: int, term_ends_on: date, notice_by: date
) -> None:
    office.on(start).sender()
    conclude(office, customer_id=office.business(), starts_on=office.day, months=months)
    row = office.all(Renewal)[-1]
    assert (row.term_ends_on, row.notice_by) == (term_ends_on, notice_by)
    [duty] = [each for each in office.ask(agenda, notice_by) if each.kind == "renewal"]
    words = duty.explanation
    assert f"{notice_by.day} " in words
    assert str(notice_by.year) in words
    assert [each.action for each in asked(office, notice_by + DAY)] == ["renewal.pass_over"]
