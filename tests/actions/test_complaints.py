"""Complaints: recorded, answered in time, closed and taken up again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.errors import Refusal
from ises_desk.models import Account, Complaint
from ises_desk.queries import complaints
from ises_desk.queries.listing import keys
from ises_desk.values.kinds import Channel, ComplaintState

if TYPE_CHECKING:
    from tests.actions.conftest import Office

DAY = date(2026, 11, 22)


def complain(office: Office, **values: Any) -> int:
    """Record a complaint of a new customer."""
    given = {
        "subject": "Website traag",
        "text": "Al drie dagen.",
        "channel": Channel.EMAIL,
        **values,
    }
    if "customer_id" not in given:
        given["customer_id"] = office.customer()
    return int(office.do("complaint.open", **given))


def test_a_complaint_is_recorded_with_its_answer_date(office: Office) -> None:
    customer = office.customer(accounts=("jansen",))
    key = office.undoes(
        "complaint.open",
        customer_id=customer,
        account_id=1,
        subject="<b>Traag</b> & duur",
        text="Regel 1\r\nregel 2 😀",
        channel=Channel.PHONE,
        received_at=datetime(2026, 11, 19, 23, 30, tzinfo=UTC),  # 00:30 on the 20th here
        notes="let op",
    )
    found = office.ask(complaints.detail, key, DAY)
    assert found.answer_due == date(2026, 12, 4)
    assert (found.subject, found.text) == ("<b>Traag</b> & duur", "Regel 1\nregel 2 😀")
    assert (found.customer, found.account) == ("K1001 Klant 1", "jansen")
    assert found.number.startswith("KL2026-000")


def test_the_owner_sets_the_answer_days(office: Office) -> None:
    office.do("setting.set", key="complaint.answer_days", value=7)
    assert office.get(Complaint, complain(office)).answer_due == date(2026, 11, 29)


def test_an_answer_is_late_the_day_after_its_date(office: Office) -> None:
    key = complain(office)
    for day, state in ((date(2026, 12, 6), "open"), (date(2026, 12, 7), "late")):
        assert office.ask(complaints.detail, key, day).state == state


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("subject", ""),
        ("subject", "x" * 121),
        ("subject", "😀"),
        ("text", ""),
        ("text", "a\u202eb"),
        ("text", "x" * 20_001),
        ("notes", "\x1b[31m"),
        ("customer_id", 99),
        ("account_id", 99),
        ("received_at", datetime(2026, 11, 23, 12, tzinfo=UTC)),
        ("received_at", datetime(1926, 11, 23, 12, tzinfo=UTC)),
    ],
)
def test_bad_input_is_refused_at_its_field(office: Office, field: str, bad: Any) -> None:
    given = {
        "customer_id": office.customer(),
        "subject": "x",
        "text": "x",
        "channel": Channel.POST,
        field: bad,
    }
    assert office.refused("complaint.open", **given).field == field


def test_changing_moves_the_answer_date_with_the_receipt(office: Office) -> None:
    key = complain(office)
    earlier = datetime(2026, 11, 10, 9, tzinfo=UTC)
    office.undoes("complaint.change", complaint_id=key, received_at=earlier, text="Anders.")
    assert office.get(Complaint, key).answer_due == date(2026, 11, 24)
    office.undoes("complaint.change", complaint_id=key, answer_due=date(2026, 12, 1), notes="x")
    assert office.get(Complaint, key).answer_due == date(2026, 12, 1)
    office.undoes("complaint.change", complaint_id=key, subject="Nieuw", channel=Channel.POST)
    assert office.get(Complaint, key).channel is Channel.POST
    too_early = office.refused("complaint.change", complaint_id=key, answer_due=date(2026, 11, 9))
    assert too_early.field == "answer_due"
    assert "nieuw" in office.get(Complaint, key).search


def test_an_account_is_of_the_same_customer_and_can_go(office: Office) -> None:
    customer = office.customer(accounts=("eigen",))
    office.customer(accounts=("vreemd",))
    own, strange = (row.id for row in office.all(Account))
    key = complain(office, customer_id=customer, account_id=own)
    refusal = office.refused("complaint.change", complaint_id=key, account_id=strange)
    assert refusal.field == "account_id"
    office.undoes("complaint.change", complaint_id=key, account_id=0)
    assert office.get(Complaint, key).account_id is None


def test_answering_needs_an_outcome_or_a_letter(office: Office) -> None:
    key = complain(office)
    assert office.refused("complaint.answer", complaint_id=key).field == "outcome"
    assert office.refused("complaint.answer", complaint_id=key, letter_id=9).field == "letter_id"
    early = datetime(2026, 11, 1, 9, tzinfo=UTC)
    refusal = office.refused("complaint.answer", complaint_id=key, outcome="x", answered_at=early)
    assert refusal.field == "answered_at"
    office.undoes("complaint.answer", complaint_id=key, outcome="Opgelost.")
    row = office.get(Complaint, key)
    assert (row.state, row.answered_at) == (ComplaintState.ANSWERED, office.now)
    again = office.refused("complaint.answer", complaint_id=key, outcome="x")
    assert again.field == "complaint_id"


def test_a_letter_about_the_complaint_is_an_answer(office: Office) -> None:
    key, other = complain(office), complain(office)
    office.sender()
    given = {"customer_id": 1, "subject": "Uw klacht", "text": "Geachte klant,"}
    letter = office.do("letter.write", complaint_id=key, **given)
    refusal = office.refused("complaint.answer", complaint_id=other, letter_id=letter)
    assert refusal.field == "letter_id"
    office.undoes("complaint.answer", complaint_id=key, letter_id=letter)
    found = office.ask(complaints.detail, key, DAY)
    assert found.outcome == f"Brief {found.letters[0].number}: Uw klacht"
    assert (found.state, len(found.letters)) == ("answered", 1)


def test_closing_an_unanswered_complaint_needs_a_reason(office: Office) -> None:
    key = complain(office)
    assert office.refused("complaint.close", complaint_id=key).field == "outcome"
    office.undoes("complaint.close", complaint_id=key, outcome="Ingetrokken.")
    assert office.refused("complaint.close", complaint_id=key).field == "complaint_id"
    answered = complain(office)
    office.do("complaint.answer", complaint_id=answered, outcome="Opgelost.")
    office.undoes("complaint.close", complaint_id=answered)
    assert office.get(Complaint, answered).outcome == "Opgelost."


def test_reopening_begins_a_new_answer_date(office: Office) -> None:
    key = complain(office)
    assert office.refused("complaint.reopen", complaint_id=key).field == "complaint_id"
    office.do("complaint.answer", complaint_id=key, outcome="Opgelost.")
    office.on("2027-01-04")
    office.undoes("complaint.reopen", complaint_id=key)
    row = office.get(Complaint, key)
    assert (row.state, row.answer_due) == (ComplaintState.OPEN, date(2027, 1, 18))
    assert (row.answered_at, row.outcome) == (None, "Opgelost.")


def test_the_list_filters_by_state_customer_and_words(office: Office) -> None:
    first = complain(office)
    second = complain(office, subject="Rekening")
    office.do("complaint.close", complaint_id=second, outcome="Klaar")
    listed = complaints.listing(DAY)
    assert set(office.ask(keys, listed)) == {first, second}
    assert list(office.ask(keys, complaints.listing(DAY, "open"))) == [first]
    assert list(office.ask(keys, complaints.listing(DAY, customer_id=2))) == [second]
    assert list(office.ask(keys, listed.filtered("klant 2 REKENING"))) == [second]
    for column in listed.columns:
        assert len(office.ask(keys, listed.sorted_by(column.key))) == 2
    assert [figure.value for figure in office.ask(complaints.figures, DAY)] == [0, 1, 0, 1]


def test_an_unknown_complaint_is_refused(office: Office) -> None:
    with pytest.raises(Refusal):
        office.ask(complaints.detail, 99, DAY)
