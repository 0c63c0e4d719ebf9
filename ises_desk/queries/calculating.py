"""A calculator's answers as a form has them: looked at, and a Refusal at the field that is wrong.

`CALCULATORS` is what the window offers, by name.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Refusal, shown_at
from ises_desk.i18n import N_
from ises_desk.law.interest import Receipt
from ises_desk.law.withdrawal import Evidence, order_of
from ises_desk.queries import calculators, claim_calculators, cost_calculators, rates
from ises_desk.values.kinds import DayBasis, Delivery, Party
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ises_desk.law.withdrawal import Order
    from ises_desk.queries.calculators import Answer
    from ises_desk.values.rates import RateTable

    Tables = Callable[[str], RateTable]

_FIRST_YEAR, _LAST_YEAR = 1990, 2098  # as the command takes them
_FIELDS = {"received_on": "received", "sent_on": "sent", "payment": "payments"}
_MISSING = N_("Vul dit ook in: zonder dit is niet te zeggen wat de klant verschuldigd is.")
_ORDER = ("start", "price", "express_request", "statement", "information")


def answer(name: str, given: Mapping[str, Any], tables: Tables = rates.shipped) -> Answer:
    """Return what a calculator makes of the answers of its form; `tables` gives the rates."""
    told = {field: value for field, value in given.items() if value not in (None, "")}
    for field, value in _days(told):
        if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
            raise Refusal(
                N_("Kies een dag van {first} tot en met {last}."),
                field=field,
                first=_FIRST_YEAR,
                last=_LAST_YEAR,
            )
    try:
        return CALCULATORS[name]({**told, "_tables": tables})
    except Refusal as refusal:
        field = refusal.field or ""
        raise refusal.at(_FIELDS.get(field, field)) from refusal


def _days(told: Mapping[str, Any]) -> Iterator[tuple[str, date]]:
    """Yield every day that was filled in, with its field; also those in rows."""
    for field, value in told.items():
        for each in value if isinstance(value, list) else [{field: value}]:
            yield from ((field, day) for day in each.values() if isinstance(day, date))


def _interest(told: dict[str, Any]) -> Answer:
    party = Party(told["party"])
    consumer = party is Party.CONSUMER
    name = rates.CONSUMER_INTEREST if consumer else rates.TRADE_INTEREST
    for field in ("amount", "costs"):
        _check_amount(field, told.get(field, ZERO))
    receipts = [
        Receipt(each["on"], each["paid"])
        for each in told.get("payments", ())
        if each.get("on") and each.get("paid")
    ]
    for each in receipts:
        _check_amount("payments", each.amount)
    debt = claim_calculators.Debt(
        party=party,
        amount=told["amount"],
        due=told["due"],
        until=told["until"],
        receipts=tuple(receipts),
        costs=told.get("costs", ZERO),
        basis=DayBasis(told.get("day_basis") or DayBasis.ACTUAL),
    )
    return claim_calculators.interest(debt, told["_tables"](name))


def _costs(told: dict[str, Any]) -> Answer:
    found = [each["amount"] for each in told.get("amounts", ()) if each.get("amount")]
    if not found:
        raise Refusal(N_("Vul minstens één bedrag in."), field="amounts")
    for each in found:
        _check_amount("amounts", each)
    asked = cost_calculators.Costs(
        party=Party(told["party"]),
        amounts=tuple(found),
        on=told["on"],
        one_contract=bool(told.get("one_contract")),
        earlier_letter=told.get("earlier_letter") if told.get("one_contract") else None,
        vat_uplift=bool(told.get("vat_uplift")),
    )
    return cost_calculators.costs(asked)


def _letter_term(told: dict[str, Any]) -> Answer:
    return cost_calculators.letter_term(told["sent"], Delivery(told.get("by") or "post"))


def _check_amount(field: str, amount: Money) -> None:
    if amount < ZERO:
        raise Refusal(N_("Vul hier een bedrag van nul of meer in."), field=field)


def _notice(told: dict[str, Any]) -> Answer:
    return calculators.notice(
        Party(told["party"]), told["start"], told["received"], told.get("months")
    )


def _withdrawal(told: dict[str, Any]) -> Answer:
    informed: date | None = told["concluded"]
    if told.get("knew") == "never":
        informed = None
    elif told.get("knew") == "later":
        if "informed" not in told:
            raise Refusal(N_("Vul in op welke dag de informatie volledig was."), field="informed")
        informed = told["informed"]
    received, sent = told.get("received"), told.get("sent")
    order = _order(told, exercised=received is not None or sent is not None)
    return calculators.withdrawal(told["concluded"], informed, received, sent, order)


def _order(told: dict[str, Any], *, exercised: bool) -> Order | None:
    """Return what was ordered, or None when nothing is told of it; a part of it is refused."""
    known = (*_ORDER, "months", "one_off", "one_off_consent", "paid")
    if not any(field in told for field in known):
        return None
    needed = [*_ORDER]
    if told.keys() & {"one_off", "one_off_consent"}:
        needed += ["one_off", "one_off_consent"]
    if not exercised:
        needed.insert(0, "received")
    for field in needed:
        with shown_at(field):
            if field not in told:
                raise Refusal(_MISSING)
    for field in ("price", "one_off", "paid"):
        _check_amount(field, told.get(field, ZERO))
    return order_of(
        start=told["start"],
        price=told["price"],
        evidence=Evidence(**{name: told[name] == "yes" for name in _ORDER[2:]}),
        months=told.get("months") or calculators.usual_months(),
        one_off=told.get("one_off", ZERO),
        one_off_consent=told.get("one_off_consent") == "yes",
        paid=told.get("paid"),
    )


CALCULATORS: dict[str, Callable[[dict[str, Any]], Answer]] = {
    "notice": _notice,
    "withdrawal": _withdrawal,
    "campaign": lambda told: calculators.campaign(told["published"]),
    "force_majeure": lambda told: calculators.force_majeure(told["start"]),
    "forum": lambda told: calculators.forum(told["invoked"]),
    "interest": _interest,
    "costs": _costs,
    "letter_term": _letter_term,
}
