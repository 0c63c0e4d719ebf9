"""Which overdue letter may follow which, and when: 6:82, 6:83 and 6:96 BW."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import LetterKind, Party
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Iterable

STEPS = (LetterKind.L06, LetterKind.L07, LetterKind.L08, LetterKind.L09, LetterKind.L10)
FIELD = "invoice_ids"
BASES = {
    LetterKind.L06: ("4.1",),
    LetterKind.L07: ("4.2", "6:96 lid 6 BW"),
    LetterKind.L08: ("4.2", "6:96 lid 4 BW", "6:119a BW"),
    LetterKind.L09: ("4.2", "6:44 BW", "6:96 BW", "6:119 BW"),
    LetterKind.L10: ("15.2", "6:82 BW"),
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that lies ready and was not sent yet."""

    number: str
    made_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """An invoice as the next letter sees it.

    The `_on` days say when a reminder (L06), a fourteen-day letter or demand (L07, L08), a
    specification (L09) and a default notice (L10) were sent; `runs_until` is the last day that
    one of these still gives.
    """

    key: int
    number: str
    party: Party
    due_on: date
    open: Money
    disputed_on: date | None = None
    reminded_on: date | None = None
    demanded_on: date | None = None
    specified_on: date | None = None
    noticed_on: date | None = None
    runs_until: date | None = None
    waiting: Waiting | None = None

    @property
    def is_specified(self) -> bool:
        """Whether the claim was specified; a demand after that makes it another claim."""
        if self.specified_on is None:
            return False
        return self.demanded_on is None or self.specified_on >= self.demanded_on


@dataclass(frozen=True, slots=True)
class Pace:
    """The owner's choice: days of grace after default, and from one letter to the next.

    `specify_after_days` run from the end of the fourteen days to the specification (L09).
    """

    grace_days: int = 0
    # to check: demand-before-costs
    demand_after_days: int = 14
    specify_after_days: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """The next letter and the first day for it; no letter when only a decision is left."""

    kind: LetterKind | None
    due_on: date


def objection(kind: LetterKind, debt: Debt, day: date) -> Refusal | None:
    """Return why a letter may not go out over an invoice on a day, or None when it may.

    A letter needs an open, undisputed debt whose payment term is over (6:83 onder a BW; a
    fourteen-day letter before the default is void) and that had no such letter yet.
    """
    return _closed(debt) or _too_early(kind, debt, day) or _party(kind, debt) or _taken(kind, debt)


def _closed(debt: Debt) -> Refusal | None:
    if debt.open <= ZERO:
        return Refusal(
            N_("Factuur {number} staat niet meer open."), field=FIELD, number=debt.number
        )
    # to check: disputed-stays-out
    if debt.disputed_on is not None:
        return Refusal(
            N_("Factuur {number} is sinds {since} betwist. De rente loopt door, maar er gaat geen "
               "brief uit tot de betwisting is afgehandeld."),
            field=FIELD,
            basis="6:52, 6:262 BW",
            number=debt.number,
            since=debt.disputed_on,
        )  # fmt: skip
    return None


def _too_early(kind: LetterKind, debt: Debt, day: date) -> Refusal | None:
    deadline = Deadline(debt.due_on)
    if not deadline.is_past(day):
        return Refusal(
            N_("De betaaltermijn van factuur {number} loopt nog tot en met {last}; deze brief kan "
               "vanaf {first}."),
            field=FIELD,
            basis="6:82 BW" if kind is LetterKind.L10 else "4.2, 6:83 onder a BW",
            number=debt.number,
            last=debt.due_on,
            first=deadline.day_after,
        )  # fmt: skip
    if kind is not LetterKind.L06 and debt.runs_until and debt.runs_until >= day:
        return Refusal(
            N_("De termijn uit de vorige brief over factuur {number} loopt nog tot en met {last}; "
               "wacht die af."),
            field=FIELD,
            number=debt.number,
            last=debt.runs_until,
        )  # fmt: skip
    return None


def _party(kind: LetterKind, debt: Debt) -> Refusal | None:
    consumer = debt.party is Party.CONSUMER
    if kind is LetterKind.L07 and not consumer:
        return Refusal(
            N_("De veertiendagenbrief is voor particulieren; factuur {number} is zakelijk, dus "
               "daarvoor is er de aanmaning."),
            field=FIELD,
            basis="6:96 lid 6 BW",
            number=debt.number,
        )  # fmt: skip
    if kind is LetterKind.L08 and consumer:
        return Refusal(
            N_("De aanmaning met kosten is voor bedrijven en overheden; factuur {number} is van "
               "een particulier, en die krijgt eerst een veertiendagenbrief."),
            field=FIELD,
            basis="6:96 lid 6 BW",
            number=debt.number,
        )  # fmt: skip
    if kind is LetterKind.L09 and consumer and debt.demanded_on is None:
        return Refusal(
            N_("De specificatie vordering volgt bij een particulier op de veertiendagenbrief; over "
               "factuur {number} is die nog niet verstuurd."),
            field=FIELD,
            basis="6:96 lid 6 BW",
            number=debt.number,
        )  # fmt: skip
    return None


def _taken(kind: LetterKind, debt: Debt) -> Refusal | None:
    if debt.waiting is not None:
        return Refusal(
            N_("Brief {letter} van {made} over factuur {number} is nog niet verstuurd: verstuur "
               "die, of laat hem vervallen."),
            field=FIELD,
            letter=debt.waiting.number,
            made=debt.waiting.made_on,
            number=debt.number,
        )  # fmt: skip
    taken = {
        LetterKind.L06: (debt.reminded_on, debt.demanded_on, debt.specified_on, debt.noticed_on),
        LetterKind.L09: (debt.specified_on if debt.is_specified else None,),
        LetterKind.L10: (debt.noticed_on,),
    }.get(kind, (debt.demanded_on,))
    sent = next((found for found in taken if found), None)
    if sent is None:
        return None
    if kind is LetterKind.L06 and debt.reminded_on is None:
        return Refusal(
            N_("Over factuur {number} is op {sent} al aangemaand; een herinnering daarna zou dat "
               "afzwakken."),
            field=FIELD,
            number=debt.number,
            sent=sent,
        )  # fmt: skip
    return Refusal(
        N_("Deze brief is over factuur {number} al op {sent} verstuurd."),
        field=FIELD,
        number=debt.number,
        sent=sent,
    )


def next_step(debt: Debt, pace: Pace) -> Step | None:
    """Return the letter that comes next for an invoice and its first day.

    Reminder (L06), then the fourteen-day letter (L07) or the demand (L08), of a consumer then
    the claim with its specification (L09), then the default notice (L10), each when the term of
    the one before has passed. Nothing for a debt that is paid, disputed or has a letter lying
    ready.

    >>> debt = Debt(key=1, number="F1", party=Party.CONSUMER, due_on=date(2026, 11, 22),
    ...             open=Money(1210))
    >>> next_step(debt, Pace()).due_on
    datetime.date(2026, 11, 23)
    """
    if _closed(debt) or debt.waiting is not None:
        return None
    default = Deadline(debt.due_on).day_after
    earliest = max(default, Deadline(debt.runs_until).day_after) if debt.runs_until else default
    if debt.demanded_on is None:
        demand = LetterKind.L07 if debt.party is Party.CONSUMER else LetterKind.L08
        if debt.noticed_on is not None:
            return Step(demand, earliest)
        if debt.reminded_on is None:
            return Step(LetterKind.L06, default + timedelta(days=pace.grace_days))
        return Step(demand, debt.reminded_on + timedelta(days=pace.demand_after_days))
    if debt.noticed_on is not None:
        return Step(None, earliest)
    # to check: specification-after-fourteen-days
    specify = debt.party is Party.CONSUMER and not debt.is_specified
    later = timedelta(days=pace.specify_after_days if specify else 0)
    return Step(LetterKind.L09 if specify else LetterKind.L10, earliest + later)


@dataclass(frozen=True, slots=True)
class Round:
    """One letter to one customer (or a decision, without `kind`) with the invoices in it."""

    kind: LetterKind | None
    due_on: date
    debts: tuple[Debt, ...]


def rounds(debts: Iterable[Debt], pace: Pace, day: date) -> tuple[Round, ...]:
    """Return the letters that one customer's debts ask for, each with all that belongs in it.

    A demand takes every debt that can be demanded along (6:96 lid 7 BW: claims on one debtor
    go in one letter), so these need no reminder any more.
    """
    everything = tuple(debts)
    if len(everything) == 1:
        step = next_step(everything[0], pace)
        return (Round(step.kind, step.due_on, everything),) if step else ()
    due: dict[LetterKind | None, list[tuple[date, Debt]]] = {}
    for debt in everything:
        if step := next_step(debt, pace):
            due.setdefault(step.kind, []).append((step.due_on, debt))
    found = []
    for kind in (LetterKind.L07, LetterKind.L08):
        if kind in due and min(first for first, _ in due[kind]) <= day:
            along = tuple(debt for debt in everything if objection(kind, debt, day) is None)
            found.append(Round(kind, min(first for first, _ in due.pop(kind)), along))
    demanded = {debt.key for each in found for debt in each.debts}
    for left, waiting in due.items():
        rest = [(first, debt) for first, debt in waiting if debt.key not in demanded]
        now = [(first, debt) for first, debt in rest if first <= day] or rest
        if now:
            first = min(first for first, _ in now)
            found.append(Round(left, first, tuple(debt for _, debt in now)))
    return tuple(sorted(found, key=lambda each: each.due_on))
