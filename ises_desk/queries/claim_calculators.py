"""The calculator of interest: what a debt has grown to, without any record (6:119, 6:44 BW)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _, fill
from ises_desk.law.interest import Claim, Receipt, Segment, claim, table_for
from ises_desk.queries.calculators import Answer, Grid
from ises_desk.values import formats
from ises_desk.values.kinds import DayBasis, Party
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ises_desk.values.rates import RateTable

_ARTICLES = {Party.CONSUMER: "6:119 BW", Party.BUSINESS: "6:119a BW"}
_HEADS = (
    (N_("Van"), "text"),
    (N_("Tot en met"), "text"),
    (N_("Wat"), "text"),
    (N_("Over"), "money"),
    (N_("Erbij of eraf"), "money"),
    (N_("Open"), "money"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """What is owed: `due` is the last day on which paying was in time."""

    party: Party
    amount: Money
    due: date
    until: date
    receipts: tuple[Receipt, ...] = ()
    costs: Money = ZERO
    basis: DayBasis = DayBasis.ACTUAL


def interest(debt: Debt, table: RateTable | None = None) -> Answer:
    """Return what a debt has grown to at the end of a day (6:119, 6:119a, 6:44 BW).

    `table` holds the owner's own rates too; by default what ships with the program. Refusal for
    days in the wrong order, and for a debt that is older than the table.
    """
    _check_days(debt)
    chosen = table or table_for(debt.party)
    before = Money.total(each.amount for each in debt.receipts if each.on <= debt.due)
    in_time = before >= debt.amount
    found = claim(
        debt.amount,
        debt.due,
        debt.until,
        chosen,
        receipts=debt.receipts,
        costs=ZERO if in_time else debt.costs,
        basis=debt.basis,
    )
    rest = found.total - found.paid
    warnings = [_(each) for each in found.warnings]
    if in_time and debt.costs:
        warnings.append(_(N_("Alles was op tijd betaald: er zijn geen kosten verschuldigd.")))
    if rest < ZERO:
        warnings.append(fill(N_("Er is {surplus} te veel betaald."), {"surplus": -rest}))
    data = {
        "segments": [_segment(each) for each in found.segments],
        "amount": debt.amount,
        "interest": found.interest,
        "costs": found.costs,
        "total": found.total,
        "payments": [
            {
                "on": each.on,
                "amount": each.amount,
                "to_costs": each.to_costs,
                "to_interest": each.to_interest,
                "to_principal": each.to_principal,
            }
            for each in found.bookings
        ],
        "paid": found.paid,
        "open": rest,
        "warnings": warnings,
    }
    return Answer(_said(debt, found, rest, warnings), _why(debt, found), data, _grid(debt, found))


def _check_days(debt: Debt) -> None:
    if debt.until < debt.due:
        raise Refusal(
            N_("De berekening eindigt op {until}, vóór de laatste dag om te betalen: {due}."),
            field="until",
            until=debt.until,
            due=debt.due,
        )
    late = next((each for each in debt.receipts if each.on > debt.until), None)
    if late is not None:
        raise Refusal(
            N_("De betaling van {on} ligt na het einde van de berekening: {until}."),
            field="payment",
            on=late.on,
            until=debt.until,
        )


def _segment(part: Segment) -> dict[str, Any]:
    return {
        "from": part.start,
        "until": part.last_day,
        "days": part.days,
        "rate": f"{part.percent:.2f}",
        "day_basis": part.denominator,
        "base": part.base,
        "interest": part.interest,
    }


def _said(debt: Debt, found: Claim, rest: Money, warnings: Sequence[str]) -> tuple[str, ...]:
    values = {
        "until": debt.until,
        "amount": debt.amount,
        "interest": found.interest,
        "costs": found.costs,
        "total": found.total,
        "paid": found.paid,
        "open": rest,
    }
    said = [fill(N_("Op {until} staat {open} open."), values)]
    parts = N_(
        "Hoofdsom {amount}, rente {interest}, kosten {costs}: samen {total}; betaald {paid}."
    )
    return (*said, fill(parts, values), *warnings)


def _why(debt: Debt, found: Claim) -> tuple[str, ...]:
    why = [
        fill(
            N_("{article}: de rente loopt vanaf de dag na {due} en komt na elk jaar bij het bedrag "
               "waarover zij wordt berekend."),
            {"article": _ARTICLES[debt.party], "due": debt.due},
        )
    ]  # fmt: skip
    for part in found.segments:
        values = {
            "base": part.base,
            "percent": formats.percent(part.percent),
            "days": part.days,
            "year": part.denominator,
            "interest": part.interest,
            "from": part.start,
            "until": part.last_day,
        }
        words = N_("{from} t/m {until}: {base} × {percent} × {days} / {year} = {interest}.")
        why.append(fill(words, values))
    if found.bookings:
        why.append(
            _(N_("6:44 lid 1 BW: een betaling gaat eerst van de kosten af, dan van de rente, dan "
                 "van de hoofdsom. Wat op tijd werd betaald, verlaagt de hoofdsom."))
        )  # fmt: skip
    return tuple(why)


def _grid(debt: Debt, found: Claim) -> Grid:
    """Return the stretches, costs and payments in the order they happened, with a running total.

    Of one day the interest stands first, then the costs, then what came in.
    """
    steps: list[tuple[date, int, tuple[str, ...], Money]] = []
    show = formats.short_day
    for part in found.segments:
        words = fill(N_("Rente {percent}"), {"percent": formats.percent(part.percent)})
        cells = (show(part.start), show(part.last_day), words, formats.amount(part.base))
        steps.append((part.last_day, 0, cells, part.interest))
    if found.costs:
        first = found.segments[0].start if found.segments else debt.due
        steps.append((first, 1, (show(first), "", _(N_("Kosten")), ""), found.costs))
    paid = _(N_("Betaling"))
    steps += [(each.on, 2, (show(each.on), "", paid, ""), -each.amount) for each in found.bookings]
    balance = debt.amount
    head = (show(debt.due), "", _(N_("Hoofdsom")), "", formats.amount(balance))
    rows: list[tuple[str, ...]] = [(*head, formats.amount(balance))]
    for _on, _order, shown, amount in sorted(steps, key=lambda step: step[:2]):
        balance += amount
        rows.append((*shown, formats.amount(amount), formats.amount(balance)))
    return Grid(tuple((_(title), kind) for title, kind in _HEADS), tuple(rows))
