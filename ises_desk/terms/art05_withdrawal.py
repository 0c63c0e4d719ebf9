"""Article 5: a consumer thinks better of it within fourteen days, and what is settled then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.law import withdrawal as law
from ises_desk.law.working_days import is_working_day, next_working_day
from ises_desk.terms.articles import Citation, Ruling, article
from ises_desk.values.deadline import Deadline
from ises_desk.values.money import ZERO, Money

_BASIS = "5.1; 6:230o BW"
_FORTEEN = Citation(
    "5.1", N_("Een particulier kan tot veertien dagen na het sluiten van de overeenkomst afzien.")
)
_FROM_CONCLUSION = Citation(
    "6:230o lid 1 BW", N_("Veertien dagen na de dag van het sluiten is {day}.")
)
_FROM_INFORMATION = Citation(
    "6:230o lid 2 BW",
    N_("De informatie over het herroepen was pas op {informed} volledig; daarom loopt de termijn "
       "tot en met {day}, en nooit langer dan twaalf maanden extra."),
)  # fmt: skip
_LONGEST = Citation(
    "6:230o lid 2 BW",
    N_("De informatie over het herroepen was niet op tijd volledig; daarom loopt de termijn "
       "twaalf maanden langer, tot en met {day}."),
)  # fmt: skip
_NO_WORKING_DAY = Citation(
    "6:230i lid 2 BW",
    N_("Die dag is geen werkdag; de termijn eindigt met {day} (Verordening 1182/71, artikel 3)."),
)
_IN_TIME = Citation(
    "6:230o BW", N_("De verklaring is op {sent} verstuurd, binnen de termijn; dat beslist.")
)
_TOO_LATE = Citation(
    "6:230o BW",
    N_("De verklaring is op {sent} verstuurd, na de termijn: de overeenkomst blijft gelden en er "
       "komt niets terug."),
)  # fmt: skip
_AS_NOTICE = Citation("15.1", N_("Behandel een te late herroeping als een opzegging."))
_LESS_USED = Citation(
    "5.2", N_("De betaalde vergoeding komt terug, met aftrek van het gebruikte deel.")
)
_USED = Citation(
    "6:230s lid 4 BW",
    N_("Gebruikt zijn {used} van de {total} dagen ({term}); van {price} is dat {amount}."),
)
_NOTHING_KEPT = Citation(
    "6:230s lid 5 BW",
    N_("Voor het gebruikte deel mag niets worden ingehouden. Niet aan te tonen: {missing}."),
)
_PERFORMED = Citation(
    "6:230p onder d BW",
    N_("Het eenmalige deel is met instemming en verklaring geheel verricht: {amount} blijft "
       "verschuldigd."),
)  # fmt: skip
_NOT_PERFORMED = Citation(
    "6:230p onder d BW",
    N_("Voor het eenmalige deel is geen instemming met verklaring vastgelegd: {amount} komt "
       "terug."),
)  # fmt: skip
_WHOLE_ORDER = Citation(
    "6:230s lid 5 BW",
    N_("Zonder die instemming wordt van de hele bestelling niets ingehouden. Verdedigbaar is dat "
       "voor het gebruikte deel {amount} verschuldigd blijft; dat staat ernaast."),
)  # fmt: skip
_REFUND = Citation(
    "6:230r lid 1 BW",
    N_("Terugbetalen gaat zonder vertraging, uiterlijk veertien dagen na de ontvangst op "
       "{received}: {day}, op de manier waarop is betaald (lid 2)."),
)  # fmt: skip
_REFUND_SHIFT = Citation(
    "6:230i lid 2 BW",
    N_("Die dag is geen werkdag; een verlenging tot {day} is verdedigbaar, maar reken er niet op."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalFacts:
    """What must be known; `informed_on` None means never, `sent_on` None the day of receipt."""

    concluded_on: date
    informed_on: date | None
    received_on: date | None = None
    sent_on: date | None = None
    order: law.Order | None = None

    @property
    def exercised_on(self) -> date | None:
        """The day on which the statement was sent, which decides."""
        return self.sent_on or self.received_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """The last day to withdraw and, as far as the facts go, what a withdrawal does.

    `owed` is what stays due, `refund` what goes back of what was paid, `credit` what is taken
    off the invoice and `to_pay` what is still to come in.
    """

    last_day: date
    in_time: bool | None = None
    owed: Money | None = None
    refund: Money | None = None
    credit: Money | None = None
    to_pay: Money | None = None
    refund_by: date | None = None


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
    if informed_on is not None and informed_on <= concluded_on:
        reason = _FROM_CONCLUSION.filled(day=counted)
    elif informed_on is None or counted < informed_on:
        reason = _LONGEST.filled(day=counted)
    else:
        reason = _FROM_INFORMATION.filled(informed=informed_on, day=counted)
    shifted = (_NO_WORKING_DAY.filled(day=by_law.last_day),) if by_law.last_day != counted else ()
    return Ruling(
        by_terms=Deadline(concluded_on + timedelta(days=days)),
        by_law=by_law,
        applied=by_law,
        reasons=(_FORTEEN, reason, *shifted),
    )


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
    window = withdrawal_window(facts.concluded_on, facts.informed_on, days)
    sent = facts.exercised_on
    by_terms = _with_window(facts, window.by_terms, by_law=False)
    by_law = _with_window(facts, window.applied, by_law=True)
    reasons, beside = list(window.reasons), None
    if sent is not None:
        reasons.append((_IN_TIME if by_law.in_time else _TOO_LATE).filled(sent=sent))
    if sent is not None and not by_law.in_time:
        reasons.append(_AS_NOTICE)
    if sent is not None and by_law.in_time:
        if facts.order is not None:
            reasons += _order_reasons(facts.order, facts.informed_on, sent)
        if facts.received_on is not None:
            reasons += _refund_reasons(facts.received_on)
        beside = _beside(facts, by_law, sent)
    return Ruling(
        by_terms=by_terms, by_law=by_law, applied=by_law, reasons=tuple(reasons), beside=beside
    )


def _refuse_disorder(facts: WithdrawalFacts) -> None:
    concluded, received = facts.concluded_on, facts.received_on
    for field, day in (("sent_on", facts.sent_on), ("received_on", received)):
        if day is not None and day < concluded:
            raise Refusal(
                N_("De overeenkomst is gesloten op {day}; herroepen kan niet eerder."),
                field=field,
                basis=_BASIS,
                day=concluded,
            )
    if facts.sent_on is not None and received is not None and facts.sent_on > received:
        raise Refusal(
            N_("De herroeping is ontvangen op {day} en kan niet later zijn verstuurd."),
            field="sent_on",
            basis=_BASIS,
            day=received,
        )
    if facts.order is not None and facts.order.start < concluded:
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
        owed = order.total
    elif by_law:
        owed = law.owed(order, facts.informed_on, sent)
    else:  # 5.2 asks for no evidence
        owed = law.used_part(order, sent).amount + order.one_off
    return _settled(found, order, owed)


def _settled(found: Withdrawal, order: law.Order, owed: Money) -> Withdrawal:
    """Return the outcome with what stays due settled against what was billed and paid."""
    paid = order.total if order.paid is None else order.paid
    return replace(
        found,
        owed=owed,
        refund=max(paid - owed, ZERO),
        credit=order.total - owed,
        to_pay=max(owed - paid, ZERO),
    )


def _order_reasons(order: law.Order, informed_on: date | None, sent: date) -> list[Citation]:
    used, missing = law.used_part(order, sent), law.missing(order, informed_on, sent)
    reasons = [_LESS_USED]
    if missing:
        reasons.append(_NOTHING_KEPT.filled(missing=missing))
    else:
        counted = {"used": used.used, "total": used.total, "term": order.term}
        reasons.append(_USED.filled(**counted, price=order.price, amount=used.amount))
    if order.one_off:
        kept = law.one_off_kept(order)
        reasons.append((_PERFORMED if kept else _NOT_PERFORMED).filled(amount=order.one_off))
        if not (kept or missing):
            reasons.append(_WHOLE_ORDER.filled(amount=used.amount))
    return reasons


def _refund_reasons(received_on: date) -> list[Citation]:
    day = law.refund_by(received_on).last_day
    reasons = [_REFUND.filled(received=received_on, day=day)]
    if not is_working_day(day):
        reasons.append(_REFUND_SHIFT.filled(day=next_working_day(day)))
    return reasons


def _beside(facts: WithdrawalFacts, found: Withdrawal, sent: date) -> Withdrawal | None:
    """Return the reading in which the used part stays due without consent for the one-off part."""
    order = facts.order
    if order is None or not order.one_off or law.one_off_kept(order):
        return None
    if law.missing(order, facts.informed_on, sent):
        return None
    return _settled(found, order, law.used_part(order, sent).amount)
