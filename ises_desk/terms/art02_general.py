"""Article 2: how an agreement comes about, and when it doesn't after all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.law.working_days import next_working_day
from ises_desk.terms.articles import Citation, Ruling, article
from ises_desk.values.deadline import Deadline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_DAY = timedelta(days=1)
_REFUND = timedelta(days=14)
LONGEST_VALIDITY = 365
_WITHOUT_DELAY_DAYS = 2

_NOT_BINDING = Citation(
    "2.2", N_("Een aanbod is vrijblijvend, tenzij er schriftelijk iets anders in staat.")
)
_LAPSES = Citation(
    "6:221 lid 1 BW", N_("Een aanbod met een termijn vervalt als die voorbij is: na {day}.")
)
_COMES_ABOUT = Citation(
    "2.3",
    N_("De overeenkomst komt tot stand als de aanvraag compleet binnen is; u mag daarna nog "
       "onverwijld herroepen of weigeren."),
)  # fmt: skip
_WITHOUT_DELAY = Citation(
    "6:219 lid 2 BW",
    N_("Een vrijblijvend aanbod kan ook onverwijld na de aanvaarding nog worden herroepen. Wat "
       "onverwijld is, staat nergens in dagen; houd twee werkdagen aan: tot en met {day}."),
)  # fmt: skip
_BOUND = Citation(
    "6:217 lid 1 BW", N_("Na de aanvaarding van een bindend aanbod zit u eraan vast.")
)
_ALL_BACK = Citation(
    "2.3",
    N_("Alles wat al is ontvangen, gaat terug. De voorwaarden noemen geen dag; houd veertien dagen "
       "aan: tot en met {day}."),
)  # fmt: skip
_NOT_AS_OFFERED = Citation(
    "2.4", N_("Aan afwijkingen van het aanbod in de aanvaarding bent u niet gebonden.")
)
_OBJECT = Citation(
    "6:225 lid 2 BW",
    N_("Bij ondergeschikte afwijkingen geldt de aanvaarding zoals de klant haar gaf, tenzij u "
       "onverwijld bezwaar maakt: dat doet de orderbevestiging. De voorwaarden noemen hier 6:235 "
       "lid 2 BW; bedoeld is 6:225 lid 2."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One point on which an acceptance is not what was offered; `line` counts from 0."""

    line: int
    what: str
    offered: Any
    wanted: Any


@article("2.2")
def offer_until(
    offered_on: date, valid_until: date | None, days: int, *, binding: bool
) -> Ruling[Deadline]:
    """Return the last day on which an offer stands; by default `days` after it was made.

    Refusal when that day lies before the offer or too far behind it.

    >>> offer_until(date(2026, 11, 22), None, 30, binding=False).applied.last_day
    datetime.date(2026, 12, 22)
    """
    last = offered_on + timedelta(days=days) if valid_until is None else valid_until
    if not offered_on <= last <= offered_on + timedelta(days=LONGEST_VALIDITY):
        raise Refusal(
            N_("Een aanbod geldt ten minste tot en met {day} en hooguit een jaar."),
            field="valid_until",
            basis="2.2",
            day=offered_on,
        )
    standing = () if binding else (_NOT_BINDING,)
    found = Deadline(last)
    return Ruling(
        by_terms=found, by_law=None, applied=found, reasons=(*standing, _LAPSES.filled(day=last))
    )


@article("2.3")
def revocable_until(applied_on: date, *, binding: bool) -> Ruling[Deadline | None]:
    """Return the last day on which an application can still be refused or revoked.

    A binding offer that was accepted can't be: None.

    >>> found = revocable_until(date(2026, 11, 20), binding=False).applied
    >>> found and found.last_day
    datetime.date(2026, 11, 24)
    """
    # to check: without-delay-is-two-working-days
    if binding:
        return Ruling(by_terms=None, by_law=None, applied=None, reasons=(_BOUND,))
    last = applied_on
    for _step in range(_WITHOUT_DELAY_DAYS):
        last = next_working_day(last + _DAY)
    found = Deadline(last)
    return Ruling(
        by_terms=found,
        by_law=found,
        applied=found,
        reasons=(_COMES_ABOUT, _WITHOUT_DELAY.filled(day=last)),
    )


@article("2.3")
def refund_by(decided_on: date) -> Ruling[Deadline]:
    """Return the last day to pay back what came in before an application was turned down.

    >>> refund_by(date(2026, 11, 22)).applied.last_day
    datetime.date(2026, 12, 6)
    """
    # to check: refund-after-refusal
    found = Deadline(decided_on + _REFUND)
    reasons = (_ALL_BACK.filled(day=found.last_day),)
    return Ruling(by_terms=found, by_law=None, applied=found, reasons=reasons)


@article("2.4")
def differences(
    offered: Sequence[Mapping[str, Any]], wanted: Sequence[Mapping[str, Any]]
) -> tuple[Difference, ...]:
    """Return, line by line, where an acceptance is not what was offered; "" where there is none.

    >>> differences([{"price": 5}], [{"price": 4}])
    (Difference(line=0, what='price', offered=5, wanted=4),)
    """
    return tuple(_differing(offered, wanted))


def _differing(
    offered: Sequence[Mapping[str, Any]], wanted: Sequence[Mapping[str, Any]]
) -> Iterator[Difference]:
    for place in range(max(len(offered), len(wanted))):
        ours = offered[place] if place < len(offered) else {}
        theirs = wanted[place] if place < len(wanted) else {}
        for what in ours or theirs:
            if ours.get(what, "") != theirs.get(what, ""):
                yield Difference(place, what, ours.get(what, ""), theirs.get(what, ""))


def acceptance_reasons() -> tuple[Citation, ...]:
    """Return why an acceptance that differs doesn't bind (2.4)."""
    return _NOT_AS_OFFERED, _OBJECT
