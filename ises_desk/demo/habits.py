"""How customers pay: in time, late, in parts, too much, after a letter, or never."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.demo import reading
from ises_desk.demo.desk import working
from ises_desk.queries import overdue
from ises_desk.queries.payments import credit_of
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.demo.desk import Desk
    from ises_desk.demo.people import Client
    from ises_desk.demo.reading import Bill
    from ises_desk.queries.duties import Duty

HABITS = {"prompt": 76, "late": 9, "reminder": 6, "demand": 3, "part": 3, "over": 2, "never": 1}
TOO_MUCH = Money.of("10.00")
REFUNDED_AFTER = timedelta(days=45)
ROUND_DAYS = 14
ONLY_AFTER_A_LETTER = frozenset({"reminder", "demand", "never"})


def bill(desk: Desk, clients: Mapping[int, Client]) -> list[str]:
    """Do a billing run, send it, and let the customers think about it; returns the numbers."""
    desk.do("billing.run")
    made: list[str] = desk.do("invoice.finalise_all")
    send(desk)
    for key in desk.ask(reading.balances):
        desk.do("payment.book", payment_id=key)
    for each in desk.ask(reading.bills, desk.day):
        expect(desk, clients[each.customer_id], each)
    return made


def bill_at_once(desk: Desk, client: Client) -> None:
    """Send a new customer what is to be paid beforehand."""
    for key in desk.do("billing.draft", customer_id=client.key):
        desk.do("invoice.finalise", invoice_id=key)
    send(desk)
    for each in desk.ask(reading.unpaid, client.key):
        expect(desk, client, each)


def send(desk: Desk) -> None:
    """Mark every letter that lies ready as sent today, each by its customer's own way."""
    ready = desk.ask(reading.unsent)
    if ready:
        desk.do("letter.mark_many_sent", letter_ids=ready)


def expect(desk: Desk, client: Client, each: Bill) -> None:
    """Plan what a customer does about an invoice before any letter."""
    if not each.open or client.habit in ONLY_AFTER_A_LETTER:
        return
    late = client.habit == "late"
    least, most = (3, 12) if late else (-11, -1)
    paid_on = working(each.due_on + timedelta(days=desk.chance.randint(least, most)))
    if client.habit == "part":
        half = Money(max(1, each.open.cents // 2))
        desk.plan(paid_on, partial(pay, desk, client, each.key, half))
    elif client.habit == "over":
        desk.plan(paid_on, partial(pay, desk, client, each.key, each.open + TOO_MUCH))
        desk.plan(paid_on + REFUNDED_AFTER, partial(give_back, desk, client))
    else:
        desk.plan(paid_on, partial(pay, desk, client, each.key))


def give_back(desk: Desk, client: Client) -> None:
    """Refund what a customer paid too much."""
    left = desk.ask(credit_of, client.key)
    if left > ZERO:
        desk.do(
            "payment.refund", customer_id=client.key, amount=left, remark="Te veel betaald, terug"
        )


def pay(desk: Desk, client: Client, invoice_id: int, amount: Money | None = None) -> int | None:
    """Record a payment on an invoice, all that is open unless an amount is given."""
    left = desk.ask(reading.open_on, invoice_id)
    if left <= ZERO:
        return None
    key: int = desk.do(
        "payment.record",
        customer_id=client.key,
        amount=amount or left,
        invoice_ids=[invoice_id],
        iban=client.iban,
    )
    return key


def dun(desk: Desk, clients: Mapping[int, Client]) -> dict[LetterKind, int]:
    """Make and send every overdue letter that the agenda asks for; returns how many of each."""
    made: dict[LetterKind, int] = {}
    letters = []
    for duty in desk.ask(due_letters, desk.day):
        letter = desk.do(duty.action, **duty.arguments)
        kind = LetterKind(duty.kind)
        made[kind] = made.get(kind, 0) + 1
        letters.append((letter, clients[duty.customer_id], kind))
    send(desk)
    for letter, client, kind in letters:
        _react(desk, client, kind, letter)
    return made


def due_letters(session: Session, day: date) -> list[Duty]:
    """Return the overdue letters that are due, the oldest debt first."""
    return [duty for duty in overdue.duties(session, day) if duty.action and duty.due_on <= day]


def _react(desk: Desk, client: Client, kind: LetterKind, letter_id: int) -> None:
    """Plan what an overdue letter does to a customer."""
    softened = {"late", "part", "over", "prompt", "reminder"}
    gives_in = client.habit in softened or (client.habit == "demand" and kind is not LetterKind.L06)
    if not gives_in:
        return
    _, keys = desk.ask(reading.demand_of, letter_id)
    paid_on = desk.soon(4, 10)
    for key in keys:
        desk.plan(paid_on, _settlement(desk, client, key, kind))


def _settlement(desk: Desk, client: Client, key: int, kind: LetterKind) -> Any:
    """Pay an invoice with what its demand claimed over it, as far as that is owed by then."""

    def settle() -> None:
        amount = desk.ask(owed, key, desk.day) if kind is LetterKind.L08 else None
        pay(desk, client, key, amount)

    return settle


def owed(session: Session, invoice_id: int, day: date) -> Money:
    """Return all that is open on an invoice on a day: costs, interest and principal."""
    from ises_desk.models import Invoice
    from ises_desk.queries.claims import claim_on

    return claim_on(session, session.get_one(Invoice, invoice_id), day).open
