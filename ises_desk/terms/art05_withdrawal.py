"""Article 5: a consumer thinks better of it within fourteen days, and what is settled then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.law import withdrawal as law
from ises_desk.terms import withdrawal_reasons as why
from ises_desk.terms.articles import Ruling, article
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import Channel, Party
from ises_desk.values.money import ZERO, Money

BASIS = "5.1; 6:230o BW"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalFacts:
    """What must be known; `informed_on` None means never, `sent_on` None the day of receipt.

    `channel` is how the contract was concluded, as far as known. Online contracts must tell where
    the withdrawal function is: with `function_missing` the information was never complete.
    """

    concluded_on: date
    informed_on: date | None
    received_on: date | None = None
    sent_on: date | None = None
    order: law.Order | None = None
    channel: Channel | None = None
    function_missing: bool = False

    @property
    def exercised_on(self) -> date | None:
        """The day on which the statement was sent, which decides."""
        return self.sent_on or self.received_on

    @property
    def complete_on(self) -> date | None:
        """The day on which the information about withdrawing was complete, if ever."""
        return None if self.function_missing else self.informed_on


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSettled:
    """What becomes of one thing that was ordered; `used` of `total` days of a service were used.

    `credit` is taken off what was billed of it, `to_bill` is owed and was not billed yet.
    """

    key: int
    what: str
    price: Money
    owed: Money
    credit: Money
    to_bill: Money
    used: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """The last day to withdraw and, as far as the facts go, what a withdrawal does.

    `owed` is what stays due, `refund` what goes back of what was paid, `credit` what is taken
    off the invoices, `to_bill` what was not billed yet, `to_pay` what is still to come in.
    """

    last_day: date
    in_time: bool | None = None
    owed: Money | None = None
    refund: Money | None = None
    credit: Money | None = None
    to_bill: Money | None = None
    to_pay: Money | None = None
    refund_by: date | None = None
    parts: tuple[PartSettled, ...] = ()


@article("5.1")
def withdrawal_window(
    concluded_on: date, informed_on: date | None, days: int = 14
) -> Ruling[Deadline]:
    """Return the last day on which a consumer can withdraw; `informed_on` None means never.

    >>> withdrawal_window(date(2026, 7, 1), None).applied.last_day
    datetime.date(2027, 7, 15)
    """
    by_law = law.last_day(concluded_on, informed_on)
    counted = law.counted_last_day(concluded_on, informed_on)
    return Ruling(
        by_terms=Deadline(concluded_on + timedelta(days=days)),
        by_law=by_law,
        applied=by_law,
        reasons=tuple(why.of_window(concluded_on, informed_on, counted, by_law)),
    )


@article("5.1")
def check_may_withdraw(party: Party, number: str) -> None:
    """Refuse a withdrawal by someone who is no consumer.

    The channel refuses nothing: 5.1 gives the right to every consumer, and the law to each who
    concluded at a distance or away from the owner's own premises.
    """
    # to check: withdrawal-by-every-channel
    if party is not Party.CONSUMER:
        raise Refusal(
            N_("Contract {number} is niet met een particulier gesloten; alleen een particulier kan "
               "herroepen. Opzeggen kan wel."),
            field="contract_id",
            basis="5.1; 6:230g lid 1 onder a BW",
            number=number,
        )  # fmt: skip


@article("5.1")
def function_missing(party: Party, channel: Channel, concluded_on: date, url: str) -> bool:
    """Tell whether a contract lacks the place of the withdrawal function that it must have.

    >>> function_missing(Party.CONSUMER, Channel.WEBSITE, date(2026, 6, 19), "")
    True
    """
    online = party is Party.CONSUMER and channel is Channel.WEBSITE
    return not url and law.function_due(concluded_on, online=online)


@article("5.2")
def withdrawal(facts: WithdrawalFacts, days: int = 14) -> Ruling[Withdrawal]:
    """Return what a withdrawal does, by the terms and by the law, which goes first.

    Refusal when the days can't be in this order.

    >>> late = WithdrawalFacts(concluded_on=date(2026, 11, 8), informed_on=date(2026, 11, 8),
    ...                        received_on=date(2026, 11, 24))
    >>> withdrawal(late).applied.in_time
    False
    """
    _refuse_disorder(facts)
    informed = facts.complete_on
    window = withdrawal_window(facts.concluded_on, informed, days)
    sent = facts.exercised_on
    by_law = _with_window(facts, window.applied, by_law=True)
    reasons, beside = list(window.reasons), None
    if facts.channel is Channel.IN_PERSON:
        reasons.insert(1, why.FACE_TO_FACE)
    if facts.function_missing:
        reasons.insert(1, why.NO_FUNCTION)
    if sent is not None:
        reasons += why.of_time(sent, in_time=bool(by_law.in_time))
    if sent is not None and by_law.in_time:
        if facts.order is not None:
            reasons += why.of_order(facts.order, informed, sent)
        if facts.received_on is not None:
            reasons += why.of_refund(facts.received_on)
        beside = _beside(facts, by_law, sent)
    return Ruling(
        by_terms=_with_window(facts, window.by_terms, by_law=False),
        by_law=by_law,
        applied=by_law,
        reasons=tuple(reasons),
        beside=beside,
    )


def _refuse_disorder(facts: WithdrawalFacts) -> None:
    concluded, received = facts.concluded_on, facts.received_on
    for field, day in (("sent_on", facts.sent_on), ("received_on", received)):
        if day is not None and day < concluded:
            raise Refusal(
                N_("De overeenkomst is gesloten op {day}; herroepen kan niet eerder."),
                field=field,
                basis=BASIS,
                day=concluded,
            )
    if facts.sent_on is not None and received is not None and facts.sent_on > received:
        raise Refusal(
            N_("De herroeping is ontvangen op {day} en kan niet later zijn verstuurd."),
            field="sent_on",
            basis=BASIS,
            day=received,
        )
    if facts.order is not None and any(part.start < concluded for part in facts.order.parts):
        raise Refusal(
            N_("De overeenkomst is gesloten op {day}; de dienst begint niet eerder."),
            field="start",
            basis="5.2; 6:230s BW",
            day=concluded,
        )


def _with_window(facts: WithdrawalFacts, window: Deadline, *, by_law: bool) -> Withdrawal:
    sent, order = facts.exercised_on, facts.order
    if sent is None:
        return Withdrawal(last_day=window.last_day)
    in_time = not window.is_past(sent)
    refund_by = None
    if by_law and in_time and facts.received_on is not None:
        refund_by = law.refund_by(facts.received_on).last_day
    found = Withdrawal(last_day=window.last_day, in_time=in_time, refund_by=refund_by)
    if order is None:
        return found
    if not in_time:
        return _settled(found, order, tuple(part.charged for part in order.parts), sent)
    # 5.2 asks for no evidence
    owed = law.owed(order, facts.complete_on, sent) if by_law else law.performed(order, sent)
    return _settled(found, order, owed, sent)


def _settled(
    found: Withdrawal, order: law.Order, owed: tuple[Money, ...], sent: date
) -> Withdrawal:
    """Return the outcome with what stays due settled against what was billed and paid."""
    paid = order.total if order.paid is None else order.paid
    whole = Money.total(owed)
    parts = tuple(_part(part, due, sent) for part, due in zip(order.parts, owed, strict=True))
    return replace(
        found,
        owed=whole,
        refund=max(paid - whole, ZERO),
        credit=Money.total(part.credit for part in parts),
        to_bill=Money.total(part.to_bill for part in parts),
        to_pay=max(whole - paid, ZERO),
        parts=parts,
    )


def _part(part: law.Part, owed: Money, sent: date) -> PartSettled:
    share = law.Share(0, 0, ZERO) if part.once else law.used_part(part, sent)
    return PartSettled(
        key=part.key,
        what=part.what,
        price=part.price,
        owed=owed,
        credit=max(part.charged - owed, ZERO),
        to_bill=max(owed - part.charged, ZERO),
        used=share.used,
        total=share.total,
    )


def _beside(facts: WithdrawalFacts, found: Withdrawal, sent: date) -> Withdrawal | None:
    """Return the reading in which the used part stays due without consent for the one-off part."""
    order = facts.order
    if order is None or not order.done_once or law.one_off_kept(order):
        return None
    if law.missing(order, facts.complete_on, sent):
        return None
    owed = law.performed(order, sent)
    kept = tuple(ZERO if part.once else due for part, due in zip(order.parts, owed, strict=True))
    return _settled(found, order, kept, sent)
