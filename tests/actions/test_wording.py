"""Own words in one letter, through every deed that makes one: kept with it, and never too much."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.cli import main
from ises_desk.letters.letter import Passage
from ises_desk.models import Letter
from ises_desk.queries import letters
from ises_desk.values.kinds import Delivery

if TYPE_CHECKING:
    from tests.actions.conftest import Office

REFUSED = 1
GREETING = 0  # the salutation is the first part of every text


@pytest.fixture
def late(office: Office) -> tuple[Office, int]:
    """Return an office with a consumer's invoice of 300 euro that fell due in August."""
    customer = office.on("2026-07-31").customer(delivery=Delivery.POST)
    office.invoice(customer, "300.00")
    return office.on("2026-09-01"), customer


def text_of(office: Office, key: int) -> str:
    with office.database.read() as session:
        return str(session.get_one(Letter, key).text)


def bound(office: Office, code: str, place: int, **arguments: Any) -> None:
    """Expect that a part can be neither changed nor left out through a deed."""
    for text in ("", "Iets anders."):
        why = office.refused(code, wording=(Passage(place=place, text=text),), **arguments)
        assert why.field == "wording[0].text"
        assert why.basis


def own_words(office: Office, code: str, **arguments: Any) -> int:
    """Greet otherwise and add a paragraph through a deed; return the letter's key."""
    words = (
        Passage(place=GREETING, text="Beste klant,"),
        Passage(place=GREETING, text="Wij spraken elkaar <b>net</b>.", added=True),
    )
    key = int(office.do(code, wording=words, **arguments))
    detail = office.ask(letters.detail, key, office.day)
    assert [each.text for each in detail.changes] == [each.text for each in words]
    assert detail.changes[0].was.startswith("Geachte")
    text = text_of(office, key)
    assert "Beste klant,\n\nWij spraken elkaar <b>net</b>.\n" in text
    assert "Geachte" not in text
    assert office.problems() == []
    return key


def test_a_reminder_greets_as_the_owner_wants_and_stays_free_of_cost(
    late: tuple[Office, int],
) -> None:
    office, customer = late
    bound(office, "reminder.issue", 3, customer_id=customer)
    key = own_words(office, "reminder.issue", customer_id=customer)
    assert "geen kosten" in text_of(office, key)


def test_the_term_of_a_fourteen_day_letter_can_not_be_touched(late: tuple[Office, int]) -> None:
    office, customer = late
    for place in (1, 3, 4):
        bound(office, "fourteen_day.issue", place, customer_id=customer)
    key = own_words(office, "fourteen_day.issue", customer_id=customer)
    assert "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd" in text_of(
        office, key
    )


def test_a_second_term_in_a_fourteen_day_letter_is_refused(late: tuple[Office, int]) -> None:
    office, customer = late
    words = (Passage(place=GREETING, text="Betaal binnen 7 dagen.", added=True),)
    why = office.refused("fourteen_day.issue", customer_id=customer, wording=words)
    assert (why.field, why.basis) == ("wording[0].text", "6:96 lid 6 BW; HR 25-11-2016")


def test_a_demand_keeps_its_sums_and_its_last_day(office: Office) -> None:
    customer = office.on("2026-07-31").business()
    office.invoice(customer, "300.00")
    office.on("2026-09-01")
    key = office.do("reminder.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=key)
    office.later(20)
    bound(office, "demand.issue", 4, customer_id=customer)
    own_words(office, "demand.issue", customer_id=customer)


def test_a_default_notice_keeps_its_term(late: tuple[Office, int]) -> None:
    office, customer = late
    bound(office, "default_notice.issue", 5, customer_id=customer)
    own_words(office, "default_notice.issue", customer_id=customer)


def test_a_default_notice_for_something_else_keeps_its_term(office: Office) -> None:
    office.sender()
    customer = office.business()
    given = {
        "customer_id": customer,
        "contract_id": office.contract(customer),
        "clause": "artikel 8.6",
        "obligation": "U houdt uw programma bij.",
        "facts": "Uw programma is oud.",
        "demanded": "Werk het bij.",
        "due_on": office.day,
    }
    bound(office, "default_notice.issue_other", 9, **given)
    own_words(office, "default_notice.issue_other", **given)


def test_a_confirmation_keeps_its_last_day(office: Office) -> None:
    office.sender()
    customer = office.business()
    contract = office.contract(customer, starts_on=date(2026, 1, 1))
    notice = office.do("contract.give_notice", contract_id=contract, received_on=office.day)
    bound(office, "contract.confirm_notice", 2, notice_id=notice)
    own_words(office, "contract.confirm_notice", notice_id=notice)


def test_a_free_letter_may_greet_otherwise(office: Office) -> None:
    office.sender()
    customer = office.business()
    own_words(office, "letter.write", customer_id=customer, subject="Welkom", text="Dag.")
    assert office.ask(letters.detail, 1, office.day).changes


def test_the_command_line_can_not_leave_out_what_the_law_asks(
    late: tuple[Office, int], capsys: pytest.CaptureFixture[str]
) -> None:
    office, customer = late
    file = str(office.database.path)
    office.database.close()

    def run(place: int, text: str) -> int:
        words = json.dumps([{"place": place, "text": text}])
        given = [f"customer_id={customer}", f"wording={words}"]
        return main(["--file", file, "--day", "2026-09-01", "do", "fourteen_day.issue", *given])

    assert run(3, "") == REFUSED
    assert "6:96 lid 6 BW" in capsys.readouterr().err
    assert run(GREETING, "Beste klant,") == 0
