"""What happens to customers besides paying: leaving, complaining, quarrelling, being credited."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.demo import deals, habits, reading
from ises_desk.demo.desk import working
from ises_desk.demo.words import words
from ises_desk.terms.art15_duration import last_notice_day
from ises_desk.values.kinds import Party
from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from ises_desk.demo.desk import Desk
    from ises_desk.demo.people import Client

DAY = timedelta(days=1)
EARLY_DAYS = 45
IN_TIME_DAYS, LATE_DAYS = 75, 12
ANSWER_DAYS, CLOSE_DAYS = 8, 20
WAITING_DAYS = (13, 10, 5)
CHANNELS = ("email", "form", "post", "phone")


def plan_fate(desk: Desk, client: Client) -> None:
    """Plan what will happen to a customer who was just entered."""
    word = client.fate.split(" ")[0]
    plans: dict[str, Callable[[Desk, Client], None]] = {
        "leaves": _plan_leaving,
        "complains": _plan_complaint,
        "quarrels": _plan_quarrel,
        "credited": _plan_credit,
    }
    if word in plans:
        plans[word](desk, client)


def _plan_leaving(desk: Desk, client: Client) -> None:
    contract = client.contracts[0]
    channel = desk.chance.choice(CHANNELS)
    choice = {"leaves at once": "early_exit", "leaves accepted": "accept_late"}.get(client.fate, "")

    def go() -> None:
        if contract in client.contracts:
            deals.leave(desk, client, contract, channel, choice)
            habits.send(desk)
            desk.plan(desk.soon(10, 20), lambda: habits.give_back(desk, client))

    if client.fate in {"leaves early", "leaves at once"}:
        desk.plan(desk.soon(EARLY_DAYS, EARLY_DAYS + 30), go)
    elif client.party is Party.CONSUMER:
        desk.plan(desk.soon(380, 640), go)
    else:
        desk.plan(_business_notice(desk, client, contract), go)


def _business_notice(desk: Desk, client: Client, contract: int) -> date:
    """Return the day on which a business gives notice: in time, too late, or one day too late."""
    end = deals.term_end(desk, contract)
    if (end - desk.day).days < IN_TIME_DAYS:
        end = add_months(end + DAY, 12) - DAY
    if client.fate == "leaves accepted":
        return last_notice_day(end).day_after
    return end - timedelta(days=LATE_DAYS if client.fate == "leaves late" else IN_TIME_DAYS)


def _plan_complaint(desk: Desk, client: Client) -> None:
    story = desk.pick("texts", "complaints")

    def complain() -> None:
        key = desk.do(
            "complaint.open",
            customer_id=client.key,
            subject=story["subject"],
            text=story["text"],
            channel=desk.chance.choice(("email", "phone", "form")),
        )
        desk.plan(desk.soon(2, ANSWER_DAYS), lambda: answer(desk, client, key, story))

    desk.plan(desk.soon(60, 420), complain)
    _plan_credit(desk, client)


def plan_waiting_complaints(desk: Desk, known: Mapping[int, Client], today: date) -> None:
    """Plan complaints that are not answered when the working day comes."""

    def complain(story: dict[str, str]) -> None:
        client = desk.chance.choice(list(known.values()))
        told = {"subject": story["subject"], "text": story["text"], "channel": "email"}
        desk.do("complaint.open", customer_id=client.key, **told)

    for days, story in zip(WAITING_DAYS, words("texts")["complaints"][1:], strict=False):
        desk.plan(working(today - timedelta(days=days)), partial(complain, story))


def answer(
    desk: Desk, client: Client, complaint_id: int, story: dict[str, str], *, sends: bool = True
) -> int:
    """Answer a complaint by letter; it is closed some weeks later. Returns the letter's key."""
    letter: int = desk.do(
        "letter.write",
        customer_id=client.key,
        complaint_id=complaint_id,
        subject=f"Uw klacht: {story['subject'][0].lower()}{story['subject'][1:]}",
        text=story["answer"],
    )
    desk.do("complaint.answer", complaint_id=complaint_id, letter_id=letter)
    if sends:
        habits.send(desk)
    desk.plan(
        desk.soon(CLOSE_DAYS, CLOSE_DAYS + 9),
        lambda: desk.do("complaint.close", complaint_id=complaint_id, outcome=story["outcome"]),
    )
    return letter


def _plan_quarrel(desk: Desk, client: Client) -> None:
    """Plan a payment that the bank takes back, a disputed invoice and a breach of the terms."""
    desk.plan(desk.soon(100, 160), lambda: _take_back(desk, client))
    desk.plan(desk.soon(200, 380), lambda: _dispute(desk, client))
    desk.plan(desk.soon(400, 560), lambda: _breach(desk, client))
    _plan_credit(desk, client)


def _take_back(desk: Desk, client: Client) -> None:
    bills = desk.ask(reading.unpaid, client.key)
    if not bills:
        desk.plan(desk.soon(5, 9), lambda: _take_back(desk, client))
        return
    key = desk.do(
        "payment.record",
        customer_id=client.key,
        amount=bills[0].open,
        invoice_ids=[bills[0].key],
        method="direct_debit",
        iban=client.iban,
    )
    desk.plan(
        desk.soon(3, 8),
        lambda: desk.do("payment.reverse", payment_id=key, remark="Saldo onvoldoende"),
    )
    desk.plan(desk.soon(20, 40), _paying(desk, client, bills[0].key))


def _paying(desk: Desk, client: Client, key: int) -> Any:
    return lambda: habits.pay(desk, client, key)


def _dispute(desk: Desk, client: Client) -> None:
    bills = desk.ask(reading.unpaid, client.key)
    if not bills:
        desk.plan(desk.soon(5, 9), lambda: _dispute(desk, client))
        return
    key = bills[0].key
    desk.do("invoice.set_disputed", invoice_id=key, reason=desk.pick("texts", "disputes"))
    desk.plan(desk.soon(30, 60), lambda: desk.do("invoice.clear_dispute", invoice_id=key))
    desk.plan(desk.soon(65, 75), _paying(desk, client, key))


def _breach(desk: Desk, client: Client) -> None:
    if not client.contracts:
        return
    letter = desk.do(
        "default_notice.issue_other",
        customer_id=client.key,
        contract_id=client.contracts[0],
        due_on=desk.day - timedelta(days=7),
        final_time="12.00",
        days=7,
        **words("texts")["breach"],
    )
    habits.send(desk)
    desk.plan(desk.soon(3, 5), lambda: desk.do("default_notice.performed", letter_id=letter))


def _plan_credit(desk: Desk, client: Client) -> None:
    def credit() -> None:
        keys = desk.ask(reading.billed, client.key)
        if not keys:
            desk.plan(desk.soon(30, 60), credit)
            return
        desk.do("invoice.credit", invoice_id=keys[-1], reason=desk.pick("texts", "credits"))
        habits.send(desk)
        desk.plan(desk.soon(5, 12), lambda: habits.give_back(desk, client))

    desk.plan(desk.soon(120, 420), credit)
