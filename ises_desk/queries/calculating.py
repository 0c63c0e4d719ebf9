"""A calculator's answers as a form has them: looked at, and a Refusal at the field that is wrong.

`CALCULATORS` is what the window offers, by name.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Refusal, shown_at
from ises_desk.i18n import N_
from ises_desk.law.withdrawal import Evidence, order_of
from ises_desk.queries import calculators
from ises_desk.values.kinds import Party
from ises_desk.values.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ises_desk.law.withdrawal import Order
    from ises_desk.queries.calculators import Answer

_FIRST_YEAR, _LAST_YEAR = 1990, 2098  # as the command takes them
_FIELDS = {"received_on": "received", "sent_on": "sent"}
_MISSING = N_("Vul dit ook in: zonder dit is niet te zeggen wat de klant verschuldigd is.")
_ORDER = ("start", "price", "express_request", "statement", "information")


def answer(name: str, given: Mapping[str, Any]) -> Answer:
    """Return what a calculator makes of the answers of its form."""
    told = {field: value for field, value in given.items() if value not in (None, "")}
    for field, value in told.items():
        if isinstance(value, date) and not _FIRST_YEAR <= value.year <= _LAST_YEAR:
            raise Refusal(
                N_("Kies een dag van {first} tot en met {last}."),
                field=field,
                first=_FIRST_YEAR,
                last=_LAST_YEAR,
            )
    try:
        return CALCULATORS[name](told)
    except Refusal as refusal:
        field = refusal.field or ""
        raise refusal.at(_FIELDS.get(field, field)) from refusal


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
        if told.get(field, ZERO) < ZERO:
            raise Refusal(N_("Vul hier een bedrag van nul of meer in."), field=field)
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
}
