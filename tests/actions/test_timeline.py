"""The time line of a customer: every event once, in order, each leading to its record."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.errors import Refusal
from ises_desk.queries import timeline
from ises_desk.queries.listing import dictionaries, keys
from ises_desk.values.kinds import Channel
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office

DAY = date(2026, 11, 22)


def events(office: Office, customer: int, kind: str = "all", day: date = DAY) -> list[Any]:
    """Return (day, word, name) of each event."""
    with office.database.read() as session:
        found = dictionaries(session, timeline.listing(day, customer, kind))
    return [(each["on"].isoformat(), each["what"], each["name"]) for each in found]


@pytest.fixture
def busy(office: Office) -> int:
    """Make a customer to whom something of every kind happened."""
    office.on("2026-01-04").sender()
    customer = office.on("2026-01-05").business()
    contract = office.contract(customer)
    office.on("2026-02-01").do(
        "domain.register", customer_id=customer, name="voorbeeld.nl", registered_on=date(2026, 2, 1)
    )
    office.on("2026-03-01").do("note.add", customer_id=customer, text="Belt terug")
    complaint = office.on("2026-04-01").do(
        "complaint.open", customer_id=customer, subject="Traag", text="Traag",
        channel=Channel.EMAIL,
    )  # fmt: skip
    office.on("2026-04-02").do("complaint.answer", complaint_id=complaint, outcome="Vlotter")
    letter = office.on("2026-05-01").do(
        "letter.write", customer_id=customer, subject="Welkom", text="Dag"
    )
    office.on("2026-05-02").do("letter.mark_sent", letter_id=letter, channel=Channel.EMAIL)
    office.on("2026-05-05").invoice(customer)
    payment = office.on("2026-06-01").do(
        "payment.record", customer_id=customer, amount=Money.of("25.00"), remark="vooruit"
    )
    office.on("2026-06-03").do("payment.reverse", payment_id=payment)
    office.on("2026-07-01").do(
        "contract.give_notice", contract_id=contract, received_on=date(2026, 7, 1),
        channel=Channel.EMAIL,
    )  # fmt: skip
    return int(customer)


def test_everything_that_happened_stands_in_one_line_newest_first(
    office: Office, busy: int
) -> None:
    found = events(office, busy)
    assert [(day, word) for day, word, _name in found] == [
        ("2026-07-01", "noticed"),
        ("2026-06-03", "returned"),
        ("2026-06-01", "paid"),
        ("2026-05-05", "invoiced"),
        ("2026-05-02", "sent"),
        ("2026-05-01", "written"),
        ("2026-04-02", "answered"),
        ("2026-04-01", "complained"),
        ("2026-03-01", "noted"),
        ("2026-02-01", "registered"),
        ("2026-01-05", "concluded"),
    ]


def test_what_is_still_to_come_is_not_there_yet(office: Office, busy: int) -> None:
    later = events(office, busy, "contract", date(2028, 1, 1))
    assert [word for _day, word, _name in later] == ["ended", "noticed", "concluded"]
    assert next(word for _day, word, _name in events(office, busy, "contract")) == "noticed"


@pytest.mark.parametrize(("kind", "count"), [("contract", 2), ("invoice", 1), ("payment", 2),
    ("letter", 2), ("domain", 1), ("complaint", 2), ("note", 1)])  # fmt: skip
def test_one_kind_can_be_seen_alone(office: Office, busy: int, kind: str, count: int) -> None:
    assert len(events(office, busy, kind)) == count


def test_another_customer_has_none_of_it(office: Office, busy: int) -> None:
    other = office.customer()
    assert other != busy
    assert events(office, other) == []


def test_the_line_is_searched_in_what_it_says(office: Office, busy: int) -> None:
    with office.database.read() as session:
        found = timeline.listing(DAY, busy).filtered("BELT teru")
        assert [each["what"] for each in dictionaries(session, found)] == ["noted"]


def test_every_event_leads_to_a_record_of_its_subject(office: Office, busy: int) -> None:
    with office.database.read() as session:
        listed = timeline.listing(DAY, busy)
        found = dictionaries(session, listed)
        assert keys(session, listed).tolist() == [each["id"] for each in found]
        places = {each["what"]: timeline.place(session, each["id"]) for each in found}
    assert places["noticed"] == places["concluded"] == ("contract", 1)
    assert places["sent"] == places["written"] == ("letter", 1)
    assert {word: place[0] for word, place in places.items()} == {
        word: timeline.EVENTS[word][2] for word in places
    }


def test_an_event_that_was_taken_back_meanwhile_says_so(office: Office, busy: int) -> None:
    with office.database.read() as session:
        (key, *_others) = keys(session, timeline.listing(DAY, busy))
        assert timeline.EVENTS["noticed"][2] == "contract"
    office.undo()
    with office.database.read() as session, pytest.raises(Refusal):
        timeline.place(session, key)


def test_a_moment_just_after_midnight_stands_on_its_amsterdam_day(office: Office) -> None:
    customer = office.customer()
    office.now = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    office.do("note.add", customer_id=customer, text="Laat")
    assert [day for day, _word, _name in events(office, customer)] == ["2026-07-02"]


def test_a_payment_says_its_account_in_fours_and_is_found_either_way(office: Office) -> None:
    office.on("2026-01-04").sender()
    customer = office.on("2026-01-05").business()
    office.on("2026-06-01").do(
        "payment.record", customer_id=customer, amount=Money.of("25.00"),
        iban="NL91ABNA0417164300",
    )  # fmt: skip
    assert events(office, customer) == [("2026-06-01", "paid", "NL91 ABNA 0417 1643 00")]
    for typed in ("NL91 ABNA", "0417164300"):
        with office.database.read() as session:
            found = timeline.listing(DAY, customer).filtered(typed)
            assert len(dictionaries(session, found)) == 1
