"""The default notice (L10, 6:82 BW): a written demand with a term, for money or for a deed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Demand, Invoice, Letter
from ises_desk.values.kinds import Channel, Delivery, LetterKind
from ises_desk.values.money import ZERO

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def data_of(office: Office, letter: int) -> dict[str, Any]:
    with office.database.read() as session:
        return dict(session.get_one(Letter, letter).data)


@pytest.fixture
def late(office: Office) -> tuple[Office, int, int]:
    """Return an office with a consumer's invoice, due on 15 September 2026."""
    customer = office.on("2026-09-01").customer(delivery=Delivery.POST)
    return office, customer, office.invoice(customer, "121.00")


@pytest.mark.parametrize(("day", "fine"), [("2026-09-15", False), ("2026-09-16", True)])
def test_it_needs_a_debt_that_is_due(
    late: tuple[Office, int, int], day: str, *, fine: bool
) -> None:
    office, customer, invoice = late
    office.on(day)
    if fine:
        office.do("default_notice.issue", customer_id=customer)
        return
    why = office.refused("default_notice.issue", customer_id=customer, invoice_ids=(invoice,))
    assert why.basis == "6:82 BW"


def test_it_needs_no_reminder_and_asks_no_costs(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    key = office.on("2026-09-16").do("default_notice.issue", customer_id=customer)
    data = data_of(office, key)
    assert (data["payable"], data["clause"]) == (
        "121.00",
        "artikel 4.1 van onze algemene voorwaarden van 25 mei 2018",
    )
    assert data["contract"] == "met klantnummer K1001"
    [demand] = office.all(Demand)
    assert (demand.kind, demand.fee, demand.interest) == (LetterKind.L10, ZERO, ZERO)
    office.do("letter.mark_sent", letter_id=key)
    row = office.get(Invoice, invoice)
    assert (row.noticed_on, row.costs, row.claimed_on) == (date(2026, 9, 16), ZERO, None)


def test_two_contracts_are_named_together(office: Office) -> None:
    customer = office.on("2026-08-01").customer()
    keys = [office.contract(customer, number=number) for number in ("C00144", "C00251")]
    for key in keys:
        office.invoice(customer, contract_id=key)
    letter = office.on("2026-09-01").do("default_notice.issue", customer_id=customer)
    assert data_of(office, letter)["contract"] == "C00144 en C00251"


@pytest.mark.parametrize(
    ("values", "template"),
    [
        ({}, "default_notice_payment_consumer"),
        ({"kvk": "12345678"}, "default_notice_payment"),
    ],
)
def test_6_96_what_is_said_of_costs_depends_on_who_gets_it(
    office: Office, values: dict[str, Any], template: str
) -> None:
    customer = office.on("2026-09-01").customer(**values)
    office.invoice(customer, "121.00")
    key = office.on("2026-09-16").do("default_notice.issue", customer_id=customer)
    assert office.get(Letter, key).template == template


def test_fourteen_days_from_arrival(late: tuple[Office, int, int]) -> None:
    office, customer, _invoice = late
    key = office.on("2026-11-23").do("default_notice.issue", customer_id=customer)
    assert data_of(office, key)["final_on"] == "2026-12-09"


@pytest.mark.parametrize(
    ("sent", "channel", "fine"),
    [
        ("2026-11-23", Channel.POST, True),
        ("2026-11-24", Channel.POST, False),
        ("2026-11-24", Channel.EMAIL, True),
        ("2026-11-25", Channel.IN_PERSON, True),
        ("2026-11-26", Channel.IN_PERSON, False),
    ],
)
def test_the_whole_term_must_be_left_when_it_arrives(
    late: tuple[Office, int, int], sent: str, channel: Channel, *, fine: bool
) -> None:
    office, customer, _invoice = late
    key = office.on("2026-11-23").do("default_notice.issue", customer_id=customer)
    office.on(sent)
    if fine:
        office.do("letter.mark_sent", letter_id=key, channel=channel)
        return
    why = office.refused("letter.mark_sent", letter_id=key, channel=channel)
    assert (why.field, why.basis) == ("sent_on", "6:82 BW")


def test_not_while_the_fourteen_days_run(late: tuple[Office, int, int]) -> None:
    office, customer, invoice = late
    key = office.on("2026-09-16").do("fourteen_day.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=key)
    last = office.all(Demand)[0].last_day
    why = office.on(last).refused(
        "default_notice.issue", customer_id=customer, invoice_ids=(invoice,)
    )
    assert "loopt nog" in str(why)
    office.later(1).do("default_notice.issue", customer_id=customer)


def test_nor_a_fourteen_day_letter_while_the_notice_runs(late: tuple[Office, int, int]) -> None:
    office, customer, _invoice = late
    key = office.on("2026-09-16").do("default_notice.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=key)
    last = office.all(Demand)[0].last_day
    office.on(last).refused("fourteen_day.issue", customer_id=customer)
    office.later(1).do("fourteen_day.issue", customer_id=customer)


def test_the_letter_it_builds_on_stays_sent(late: tuple[Office, int, int]) -> None:
    office, customer, _invoice = late
    first = office.on("2026-09-16").do("fourteen_day.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=first)
    second = office.on("2026-10-10").do("default_notice.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=second)
    why = office.refused("letter.not_sent", letter_id=first, reason="Vergissing")
    assert "al een volgende brief uit" in str(why)


def breach(office: Office) -> dict[str, Any]:
    """Conclude a contract and return the facts of something other than payment."""
    from ises_desk.actions.contract_lines import LineInput
    from ises_desk.values.kinds import ProductKind, VatKind
    from ises_desk.values.money import Money

    customer = office.business(delivery=Delivery.POST)
    office.sender()
    line = LineInput(
        description="Hosting",
        unit_price=Money.of("10.00"),
        kind=ProductKind.HOSTING,
        vat_kind=VatKind.HIGH,
        months=12,
    )
    contract = office.do(
        "contract.conclude", customer_id=customer, lines=(line,), starts_on=office.day
    )
    return {
        "customer_id": customer,
        "contract_id": contract,
        "clause": "artikel 8.1",
        "obligation": "U gebruikt het systeem niet om ongevraagde berichten te versturen.",
        "facts": "Op 20 november 2026 gingen 4.000 berichten uit.",
        "demanded": "Stop het script mail.php.",
        "due_on": office.day,
        "days": 3,
        "final_time": "12:00",
    }


def test_another_obligation_gets_its_own_words(office: Office) -> None:
    given = breach(office.on("2026-11-23"))
    key = office.do("default_notice.issue_other", **given)
    data = data_of(office, key)
    assert (data["final_on"], data["final_time"]) == ("2026-11-28", "12.00 uur")
    assert data["contract"] == "C2026-0001"
    [demand] = office.all(Demand)
    assert (demand.contract_id, demand.kind) == (given["contract_id"], LetterKind.L10)
    assert demand.last_day == date(2026, 11, 28)
    office.do("letter.mark_sent", letter_id=key)
    assert office.all(Demand)[0].sent_on == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("clause", ""),
        ("obligation", " "),
        ("facts", ""),
        ("demanded", "x" * 2001),
        ("demanded", "stop \U0001f600"),
        ("due_on", date(2026, 11, 24)),
        ("days", 0),
        ("final_time", "25.00"),
        ("final_time", "straks"),
        ("contract_id", 99),
    ],
)
def test_bad_input_is_refused_at_its_field(office: Office, field: str, bad: Any) -> None:
    given = breach(office.on("2026-11-23"))
    why = office.refused("default_notice.issue_other", **{**given, field: bad})
    assert why.field == field


def test_an_obligation_of_today_is_due(office: Office) -> None:
    given = breach(office.on("2026-11-23"))
    why = office.refused("default_notice.issue_other", **{**given, "due_on": date(2026, 11, 24)})
    assert why.basis == "6:82 BW"
    office.do("default_notice.issue_other", **given)


def test_the_contract_is_of_the_customer(office: Office) -> None:
    given = breach(office.on("2026-11-23"))
    why = office.refused(
        "default_notice.issue_other", **{**given, "customer_id": office.customer()}
    )
    assert why.field == "contract_id"


def test_one_notice_per_breach(office: Office) -> None:
    given = breach(office.on("2026-11-23"))
    key = office.do("default_notice.issue_other", **given)
    other = {**given, "facts": "Op 21 november 2026 gingen er weer 4.000 uit."}
    office.refused("default_notice.issue_other", **other)
    office.do("letter.mark_sent", letter_id=key)
    why = office.on("2026-11-28").refused("default_notice.issue_other", **other)
    assert "23 november 2026" in str(why)
    office.on("2026-11-29").refused("default_notice.issue_other", **given)
    office.do("default_notice.issue_other", **other)
