"""A duty set aside: it waits with its reason, comes back on its day and is never lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from ises_desk.models import SetAside
from ises_desk.queries.agenda import agenda, later, waiting
from ises_desk.queries.agenda_done import FULFILS, done
from ises_desk.queries.duties import KINDS, Duty
from ises_desk.queries.set_aside import mark_of
from ises_desk.values.kinds import Channel, Delivery
from tests.actions.making import conclude

if TYPE_CHECKING:
    from tests.actions.conftest import Office

WAIT = timedelta(days=3)


@pytest.fixture
def late(office: Office) -> Office:
    """Return an office on the day on which a reminder is due."""
    customer = office.on("2026-09-01").customer(name="Bos", delivery=Delivery.POST)
    office.invoice(customer, "100.00")
    office.do("letter.mark_sent", letter_id=1)
    return office.on("2026-09-16")


def the(office: Office, kind: str) -> Duty:
    """Return the one duty of a kind that is to be done today."""
    [found] = [duty for duty in office.ask(agenda, office.day) if duty.kind == kind]
    return found


def kinds(office: Office) -> list[str]:
    """Return the kinds of what is to be done today."""
    return [duty.kind for duty in office.ask(agenda, office.day)]


def test_it_waits_until_its_day_and_then_says_why_it_waited(late: Office) -> None:
    duty = the(late, "L06")
    until = late.day + WAIT
    late.undoes("duty.set_aside", duty=mark_of(duty), until=until, reason="Hij belt terug.")
    last = late.on(until - timedelta(days=1))
    assert "L06" not in kinds(last)
    [aside] = last.ask(waiting, last.day)
    assert (aside.title, aside.due_on) == (duty.title, duty.due_on)
    assert aside.aside is not None
    assert aside.aside.reason == "Hij belt terug."
    back = the(late.on(until), "L06")
    assert back.due_on == duty.due_on
    assert "Uitgesteld tot 19 september 2026: Hij belt terug." in back.explanation
    assert late.ask(waiting, late.day) == ()


def test_it_can_be_set_aside_again_and_taken_up_sooner(late: Office) -> None:
    mark = mark_of(the(late, "L06"))
    late.do("duty.set_aside", duty=mark, until=late.day + WAIT, reason="Eerst bellen.")
    late.do("duty.set_aside", duty=mark, until=late.day + 2 * WAIT, reason="Hij is weg.")
    [row] = late.all(SetAside)
    assert (row.until_on, row.reason) == (late.day + 2 * WAIT, "Hij is weg.")
    late.undoes("duty.take_up", duty=mark)
    assert "L06" in kinds(late)
    assert late.refused("duty.take_up", duty=mark).field == "duty"


def test_when_something_is_added_it_is_another_duty_and_shows_at_once(late: Office) -> None:
    for letter in (2, 3):
        late.on("2026-09-01").invoice(1, "50.00")
        late.do("letter.mark_sent", letter_id=letter)
        duty = the(late.on("2026-09-16"), "L06")
        assert len(duty.arguments["invoice_ids"]) == letter
        late.do("duty.set_aside", duty=mark_of(duty), until=date(2026, 12, 1), reason="x")
        assert "L06" not in kinds(late)


def test_a_day_must_come_and_a_reason_must_be_given(late: Office) -> None:
    mark = mark_of(the(late, "L06"))
    day = late.day
    for until in (day, day - WAIT, date(2027, 9, 17), date(2300, 1, 1)):
        assert late.refused("duty.set_aside", duty=mark, until=until, reason="x").field == "until"
    assert late.refused("duty.set_aside", duty=mark, until=day + WAIT, reason=" ").field == "reason"
    unknown = late.refused("duty.set_aside", duty="?", until=day + WAIT, reason="x")
    assert unknown.field == "duty"
    late.do("duty.set_aside", duty=mark, until=date(2027, 9, 16), reason="x")


def test_what_comes_next_week_can_not_be_set_aside_to_a_day_before_it(late: Office) -> None:
    late.do("reminder.issue", customer_id=1, invoice_ids=(1,))
    late.do("letter.mark_sent", letter_id=2)
    duty = the(late.on("2026-09-23"), "L07")
    assert duty.due_on == date(2026, 9, 30)
    same = late.refused("duty.set_aside", duty=mark_of(duty), until=duty.due_on, reason="x")
    assert same.field == "until"
    late.do("duty.set_aside", duty=mark_of(duty), until=date(2026, 10, 1), reason="x")


def test_statute_34g_wet_ob_is_the_last_day_to_set_a_bill_aside_to(office: Office) -> None:
    office.on("2026-03-01")
    conclude(office)
    duty = the(office.on("2027-02-28"), "bill")
    assert duty.last_on == date(2027, 3, 15)
    mark = mark_of(duty)
    over = office.refused("duty.set_aside", duty=mark, until=date(2027, 3, 16), reason="x")
    assert (over.field, over.basis) == ("until", duty.basis[0])
    assert "15 maart 2027" in str(over)
    office.do("duty.set_aside", duty=mark, until=date(2027, 3, 15), reason="x")
    assert "bill" in kinds(office.on("2027-03-15"))
    gone = office.refused("duty.set_aside", duty=mark, until=date(2027, 3, 16), reason="x")
    assert "al op" in str(gone)


def test_your_own_business_can_not_wait(office: Office) -> None:
    duty = the(office, "business")
    refusal = office.refused(
        "duty.set_aside", duty=mark_of(duty), until=office.day + WAIT, reason="x"
    )
    assert refusal.field == "duty"


def test_what_comes_after_a_week_stands_under_later(late: Office) -> None:
    late.do("reminder.issue", customer_id=1, invoice_ids=(1,))
    late.do("letter.mark_sent", letter_id=2)
    [duty] = late.ask(later, late.day)
    assert (duty.kind, duty.due_on) == ("L07", date(2026, 9, 30))
    assert "L07" not in kinds(late)
    assert len(late.on("2026-09-22").ask(later, late.day)) == 1
    assert late.on("2026-09-23").ask(later, late.day) == ()
    assert "L07" in kinds(late)


def test_what_was_done_stays_to_be_found_and_what_was_undone_is_not_there(late: Office) -> None:
    before = late.ask(done)
    made = late.do("reminder.issue", customer_id=1, invoice_ids=(1,))
    first, *rest = late.ask(done)
    assert rest == list(before)
    assert (first.kind, first.subject, first.key) == ("L06", "letter", made)
    assert first.due_on == late.day
    assert "Bos" in first.title
    assert "Gedaan op" in first.explanation
    late.do("letter.mark_sent", letter_id=made)
    assert late.ask(done)[0].key == made
    key = late.do(
        "complaint.open", customer_id=1, subject="Traag", text="Traag.", channel=Channel.EMAIL
    )
    late.do("complaint.answer", complaint_id=key, outcome="Opgelost.")
    assert (late.ask(done)[0].subject, late.ask(done)[0].key) == ("complaint", key)
    late.undo()
    assert late.ask(done)[0].key == made


def test_each_deed_done_has_a_kind_of_the_agenda() -> None:
    assert {kind for kind, _words in FULFILS.values()} <= set(KINDS)
