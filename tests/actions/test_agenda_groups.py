"""Under which head a duty stands: late, today, this week; a name is late after its own day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ises_desk.queries.agenda import agenda, group_of
from ises_desk.values.kinds import Channel
from tests.actions.test_agenda import only

if TYPE_CHECKING:
    from tests.actions.conftest import Office


@pytest.mark.parametrize(
    ("day", "group", "action"),
    [
        ("2026-11-04", "week", "domain.acknowledge"),
        ("2026-11-11", "today", "domain.acknowledge"),
        ("2026-11-12", "today", "domain.acknowledge"),
        ("2027-01-09", "today", "domain.acknowledge"),
        ("2027-01-10", "today", "domain.renew"),
        ("2027-01-11", "overdue", "domain.renew"),
    ],
)
def test_13_2_a_name_is_late_after_its_renewal_date_and_not_after_a_reminder(
    office: Office, day: str, group: str, action: str
) -> None:
    office.sender()
    customer = office.customer(name="Bos")
    office.on("2026-01-10").do("domain.register", customer_id=customer, name="bos.nl")
    duty = only(office.on(day), "domain")
    assert (group_of(duty, office.day), duty.action) == (group, action)


def test_duties_stand_by_group_and_then_by_the_day_they_are_due(office: Office) -> None:
    office.sender()
    customer = office.customer(name="Bos")
    office.on("2026-01-10").do("domain.register", customer_id=customer, name="bos.nl")
    office.on("2025-11-20").do("domain.register", customer_id=customer, name="laat.nl")
    given = {"subject": "Traag", "text": "De site is traag", "channel": Channel.EMAIL}
    office.on("2026-11-12").do("complaint.open", customer_id=customer, **given)
    office.on("2026-11-24")
    found = [
        each for each in office.ask(agenda, office.day) if each.kind in ("domain", "complaint")
    ]
    assert [(group_of(each, office.day), str(each.due_on)) for each in found] == [
        ("overdue", "2026-11-20"),
        ("today", "2027-01-10"),
        ("week", "2026-11-26"),
    ]
