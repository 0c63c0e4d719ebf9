"""The agenda: each duty with its day, its article and the deed that does it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.actions.arguments import plain, read
from ises_desk.actions.drafts import DraftLine
from ises_desk.actions.register import find
from ises_desk.models import Demand, Invoice
from ises_desk.queries.agenda import agenda, figures, group_of, grouped
from ises_desk.queries.duties import KINDS, Duty
from ises_desk.queries.next_letters import next_letters, open_items
from ises_desk.values.kinds import Channel, Delivery, LetterKind, Party
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def duties(office: Office, *kinds: str, **named: Any) -> list[Duty]:
    """Return the duties of today of some kinds (of all, without)."""
    found = office.ask(agenda, office.day, **named)
    return [duty for duty in found if not kinds or duty.kind in kinds]


def only(office: Office, kind: str, **named: Any) -> Duty:
    [duty] = duties(office, kind, **named)
    return duty


def follow(office: Office, duty: Duty) -> Any:
    """Do what a duty says, with its arguments as words, as the command line would."""
    act = find(duty.action)
    assert act is not None
    return office.do(act, **read(act, plain(dict(duty.arguments))))


@pytest.fixture
def late(office: Office) -> tuple[Office, int]:
    """Return an office with a consumer's invoices of 100 and 50 euro, due on 15 September."""
    customer = office.on("2026-09-01").customer(name="Bos", delivery=Delivery.POST)
    office.invoice(customer, "100.00")
    office.invoice(customer, "50.00")
    office.do("letter.mark_many_sent", letter_ids=(1, 2))
    return office, customer


def test_nothing_to_do_but_to_begin(office: Office) -> None:
    [duty] = duties(office)
    assert (duty.kind, duty.action, duty.due_on) == ("business", "business.set", office.day)
    office.sender()
    assert duties(office) == []


def test_from_reminder_to_decision(late: tuple[Office, int]) -> None:
    """Each step comes on its first day, not before, and doing it brings the next."""
    office, customer = late
    assert duties(office.on("2026-09-15")) == []
    duty = only(office.on("2026-09-16"), "L06")
    assert duty.title == "Betalingsherinnering aan Bos: 2 facturen, €\xa0150,00"
    assert "In verzuim sinds 16 september 2026" in duty.explanation
    assert duty.due_on == date(2026, 9, 16)
    assert duty.customer_id == customer
    reminder = follow(office, duty)
    assert duties(office, "L06") == []
    sending = only(office, "send_letter")
    assert sending.arguments == {"letter_id": reminder}
    follow(office, sending)
    assert duties(office) == []

    assert duties(office.on("2026-09-22"), "L07") == []
    duty = only(office.on("2026-09-23"), "L07")
    assert (duty.due_on, group_of(duty, office.day)) == (date(2026, 9, 30), "week")
    duty = only(office.on("2026-09-30"), "L07")
    assert duty.basis == ("4.2", "6:96 lid 6 BW")
    follow(office, duty)
    follow(office, only(office, "send_letter"))

    last = office.all(Demand)[-1].last_day
    assert last == date(2026, 10, 19)
    assert only(office.on(last), "L09").due_on == date(2026, 10, 20)
    duty = only(office.on("2026-10-20"), "L09")
    assert "liep tot en met 19 oktober 2026" in duty.explanation
    assert "ook de incassokosten verschuldigd" in duty.explanation
    follow(office, duty)
    follow(office, only(office, "send_letter"))

    last = office.all(Demand)[-1].last_day
    assert last == date(2026, 11, 5)
    assert duties(office.on("2026-10-29"), "L10") == []
    assert only(office.on("2026-10-30"), "L10").due_on == date(2026, 11, 6)
    follow(office, only(office.on("2026-11-06"), "L10"))
    follow(office, only(office, "send_letter"))

    last = office.all(Demand)[-1].last_day
    duty = only(office.on(last).later(1), "decide")
    assert (duty.action, duty.title) == ("", "Beslissen over Bos: 2 facturen, €\xa0150,00")
    for invoice in office.all(Invoice):
        office.do("payment.record", customer_id=customer, amount=Money.of("500.00"))
        assert invoice
    assert duties(office, "decide") == []


def test_one_invoice_is_named(office: Office) -> None:
    customer = office.on("2026-09-01").customer(name="Bos")
    invoice = office.invoice(customer, "100.00")
    duty = only(office.on("2026-09-16"), "L06")
    assert duty.title == "Betalingsherinnering aan Bos: factuur 20260001, €\xa0100,00"
    assert (duty.subject, duty.key) == ("invoice", invoice)


def test_a_demand_takes_the_newer_debts_along(late: tuple[Office, int]) -> None:
    office, customer = late
    follow(office.on("2026-09-16"), only(office, "L06"))
    follow(office, only(office, "send_letter"))
    office.invoice(customer, "25.00")
    office.do("letter.mark_sent", letter_id=4)
    found = duties(office.on("2026-10-01"), "L06", "L07")
    assert [duty.kind for duty in found] == ["L07"]
    assert found[0].arguments["invoice_ids"] == (1, 2, 3)
    follow(office, found[0])


def test_the_owner_sets_the_pace(late: tuple[Office, int]) -> None:
    office, _customer = late
    office.do("setting.set", key="dunning.grace_days", value="3")
    office.do("setting.set", key="dunning.demand_after_days", value="5")
    assert only(office.on("2026-09-18"), "L06").due_on == date(2026, 9, 19)
    follow(office.on("2026-09-19"), only(office, "L06"))
    follow(office, only(office, "send_letter"))
    assert only(office, "L07").due_on == date(2026, 9, 24)


def test_what_is_disputed_stays_out_and_is_said(late: tuple[Office, int]) -> None:
    office, _customer = late
    office.on("2026-09-16").do("invoice.set_disputed", invoice_id=1, reason="Nee")
    duty = only(office, "L06")
    assert duty.arguments["invoice_ids"] == (2,)
    assert "weggelaten: 20260001" in duty.explanation
    office.do("invoice.set_disputed", invoice_id=2, reason="Nee")
    assert duties(office, "L06") == []


def test_an_invoice_that_was_never_sent_is_said(office: Office) -> None:
    office.invoice(office.on("2026-09-01").customer())
    duty = only(office.on("2026-09-16"), "L06")
    assert "Nog niet als verstuurd vastgelegd: 20260001" in duty.explanation


@pytest.mark.parametrize(
    ("party", "kind"), [(Party.BUSINESS, "L08"), (Party.GOVERNMENT, "L08"), (Party.CONSUMER, "L07")]
)
def test_who_gets_which_demand(office: Office, party: Party, kind: str) -> None:
    values = {"kvk": "08119563"} if party is Party.BUSINESS else {}
    office.invoice(office.on("2026-09-01").customer(party=party, **values))
    follow(office.on("2026-09-16"), only(office, "L06"))
    follow(office, only(office, "send_letter"))
    follow(office.on("2026-09-30"), only(office, kind))


def test_drafts_bills_and_credits(office: Office) -> None:
    office.sender()
    customer = office.customer(name="Bos")
    line = DraftLine(description="Werk", unit_price=Money.of("10.00"))
    office.do("invoice.draft", customer_id=customer, lines=(line,))
    assert only(office, "finalise").title == "1 conceptfactuur definitief maken"
    office.do("invoice.draft", customer_id=customer, lines=(line,))
    duty = only(office, "finalise")
    assert duty.title == "2 conceptfacturen definitief maken"
    follow(office, duty)
    duty = only(office, "send_bills")
    assert duty.title == "2 facturen en creditnota's versturen"
    follow(office, duty)
    assert duties(office) == []
    office.do("payment.record", customer_id=customer, amount=Money.of("25.00"))
    duty = only(office, "refund")
    assert duty.title == "Tegoed van Bos terugbetalen of verrekenen: €\xa05,00"
    office.do("invoice.credit", invoice_id=1, reason="Fout")
    duty = only(office, "refund")
    assert duty.arguments["amount"] == Money.of("15.00")
    follow(office, duty)
    assert duties(office, "refund") == []


def test_contracts_to_bill_and_notices_to_confirm(office: Office) -> None:
    from ises_desk.actions.contract_lines import LineInput
    from ises_desk.values.kinds import BillingMoment, ProductKind, VatKind

    office.sender()
    customer = office.business(name="Bos")
    line = LineInput(
        description="Hosting",
        unit_price=Money.of("10.00"),
        kind=ProductKind.HOSTING,
        vat_kind=VatKind.HIGH,
        months=12,
        billing_moment=BillingMoment.ADVANCE,
    )
    contract = office.do(
        "contract.conclude", customer_id=customer, lines=(line, line), starts_on=office.day
    )
    duty = only(office, "bill")
    assert duty.title == "Factureren aan Bos: 2 contractregels"
    follow(office, duty)
    assert duties(office, "bill") == []
    follow(office, only(office, "finalise"))
    office.do("contract.give_notice", contract_id=contract)
    duty = only(office, "confirm_notice")
    assert duty.title == "Opzegging van Bos bevestigen: contract C2026-0001"
    assert duty.basis == ("15.1",)
    follow(office, duty)
    assert duties(office, "confirm_notice") == []
    sending = only(office, "send_letter")
    office.do("letter.withdraw", letter_id=sending.arguments["letter_id"])
    assert only(office, "confirm_notice").arguments == duty.arguments


def test_domains_come_a_week_ahead_of_each_reminder(office: Office) -> None:
    office.sender()
    customer = office.customer(name="Bos")
    office.on("2026-01-10").do("domain.register", customer_id=customer, name="bos.nl")
    assert duties(office.on("2026-11-03"), "domain") == []
    duty = only(office.on("2026-11-04"), "domain")
    assert (duty.stands_on, duty.action) == (date(2026, 11, 11), "domain.acknowledge")
    assert "verlengdatum 10 januari 2027" in duty.title
    for day in ("2026-11-11", "2026-12-11", "2027-01-03"):
        duty = only(office.on(day), "domain")
        assert duty.stands_on == date.fromisoformat(day)
        assert duty.due_on == date(2027, 1, 10)
        follow(office, duty)
    duty = only(office.on("2027-01-10"), "domain")
    assert (duty.due_on, duty.action) == (date(2027, 1, 10), "domain.renew")
    follow(office, duty)
    assert duties(office, "domain") == []


def test_complaints_come_a_week_before_the_answer(office: Office) -> None:
    office.sender()
    customer = office.customer(name="Bos")
    given = {"subject": "Traag", "text": "De site is traag", "channel": Channel.EMAIL}
    office.do("complaint.open", customer_id=customer, **given)
    assert duties(office.later(6), "complaint") == []
    duty = only(office.later(1), "complaint")
    assert duty.due_on == date(2026, 12, 6)
    office.do("complaint.answer", **duty.arguments, outcome="Sneller gemaakt")
    assert duties(office, "complaint") == []


def test_percentages_are_looked_at_after_their_last_checked_day(office: Office) -> None:
    office.sender()
    assert duties(office.on("2026-12-31"), "rates") == []
    found = duties(office.on("2027-01-01"), "rates")
    assert {duty.due_on for duty in found} == {date(2027, 1, 1)}
    assert {duty.arguments["table"] for duty in found} >= {"statutory_interest_trade"}
    assert all("31 december 2026" in duty.explanation for duty in found)


@pytest.mark.parametrize(
    ("made_on", "count"), [(date(2026, 11, 22), 0), (date(2026, 11, 21), 1), (None, 1)]
)
def test_a_day_without_a_backup(office: Office, made_on: date | None, count: int) -> None:
    office.sender()
    assert duties(office, "backup") == []
    assert len(duties(office, "backup", backups=True, backed_up_on=made_on)) == count


def test_the_groups_and_their_figures(late: tuple[Office, int]) -> None:
    office, _customer = late
    office.on("2026-09-17").invoice(office.customer())
    found = office.ask(agenda, office.day)
    groups = grouped(found, office.day)
    assert [len(groups[name]) for name in ("overdue", "today", "week")] == [1, 1, 0]
    assert [figure.value for figure in figures(found, office.day)] == [1, 1, 0]
    assert {duty.kind for duty in found} <= set(KINDS)


def test_the_next_letters_of_a_customer_with_why_not(late: tuple[Office, int]) -> None:
    office, customer = late
    office.on("2026-09-16")
    found = {each.kind: each for each in office.ask(next_letters, customer, office.day)}
    assert found[LetterKind.L06].numbers == ("20260001", "20260002")
    assert found[LetterKind.L07].is_allowed
    assert not found[LetterKind.L08].is_allowed
    assert "particulier" in found[LetterKind.L08].why_not
    [item, _other] = office.ask(open_items, customer, date(2026, 11, 22))
    assert (item.next_kind, item.next_on) == (LetterKind.L06, date(2026, 9, 16))
    # 68 days at 4 % over 100.00
    assert (item.interest.plain, item.costs.plain) == ("0.75", "0.00")
