"""What goes after the end of a contract (15.5), each class of data on its own day, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.law.retention import FOREIGN_YEARS, YEARS, destroy_after, retrieval_until
from ises_desk.terms.articles import Citation
from ises_desk.values.kinds import DataKind, ProductKind
from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable

BASIS = "15.5"
AT_SERVER = (DataKind.HOSTED, DataKind.ACCESS, DataKind.COPIES)
HERE = (DataKind.PERSONAL, DataKind.LOG)  # what this program itself holds, and erases
STORING = frozenset({ProductKind.HOSTING, ProductKind.EMAIL, ProductKind.OTHER})
_DAY = timedelta(days=1)
_MONTHS_TO_DELETE = 1
_MONTHS_TO_ERASE = 12

UNTOLD = Citation(
    "Dataverordening art. 25",
    N_("De klant weet nog niet tot wanneer hij zijn gegevens kan ophalen."),
)
_FETCH = Citation(
    "Dataverordening art. 25", N_("Tot en met {until} kan de klant zijn gegevens ophalen.")
)
_DELETE = Citation(
    "15.5", N_("Na het einde verwijdert u wat de klant bij u had opgeslagen en zijn gegevens.")
)
_AS_PROCESSOR = Citation(
    "AVG art. 28 lid 3 onder g",
    N_("Persoonsgegevens die u voor de klant verwerkte, wist u of geeft u terug, naar zijn keuze."),
)
_CYCLE = Citation(
    "15.5", N_("Back-ups worden niet apart gewist: zij verdwijnen {days} dagen later vanzelf.")
)
_NEEDED = Citation(
    "AVG art. 17", N_("Wat na de afwikkeling niet meer nodig is, wist u zonder uitstel.")
)
_A_YEAR = Citation(
    "AVG art. 5 lid 1 onder e", N_("Voor vragen achteraf bewaart u het hooguit een jaar.")
)
_FISCAL = Citation(
    "52 lid 4 AWR", N_("De administratie bewaart u {years} jaar: tot en met {until}.")
)
_ABROAD = Citation(
    "Btw-verordening art. 63 quater",
    N_("Stukken voor het éénloketsysteem (OSS) bewaart u {years} jaar: tot en met {until}."),
)
_CLAIMS = Citation(
    "3:307 BW", N_("Vorderingen verjaren na vijf jaar; dat valt binnen die bewaartijd.")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What must be known of a contract that ended; days are inclusive.

    The customer was told that he can fetch his data through `told_until`, None when nobody told
    him. `gone_on` is when his data were deleted at the server, `copies_days` how long a copy
    lives after that. `needed` is what still needs the data.
    """

    ended_on: date
    told_until: date | None = None
    gone_on: date | None = None
    copies_days: int = 30
    needed: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What must be known of a customer none of whose contracts goes on.

    `free_on` is the first day after the days to fetch data of every contract. The last paper of
    the administration is of `paper_on`, the last invoice to a consumer elsewhere in the Union of
    `abroad_on`; None when there is none.
    """

    ended_on: date
    free_on: date
    paper_on: date | None = None
    abroad_on: date | None = None
    needed: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """When a class of data goes: from `first_on` it may, after `last_on` it is late.

    `held` says what needs it still: then it may not go at all.
    """

    kind: DataKind
    first_on: date
    last_on: date
    why: tuple[Citation, ...]
    held: tuple[Citation, ...] = ()

    def may(self, day: date) -> bool:
        """Tell whether it may be deleted on a day."""
        return not self.held and day >= self.first_on


def fetch_until(ended: Ended) -> date:
    """Return the last day to fetch: thirty days, or as long as the customer was told."""
    return max(retrieval_until(ended.ended_on), ended.told_until or ended.ended_on)


def of_contract(ended: Ended) -> tuple[Term, ...]:
    """Return when what a customer stored with us goes.

    >>> hosted, _access, copies = of_contract(
    ...     Ended(ended_on=date(2027, 1, 31), told_until=date(2027, 3, 2))
    ... )
    >>> hosted.first_on, hosted.last_on
    (datetime.date(2027, 3, 3), datetime.date(2027, 4, 2))
    """
    # to check: deleted-within-a-month
    until = fetch_until(ended)
    last = add_months(until, _MONTHS_TO_DELETE)
    held = ended.needed if ended.told_until else (UNTOLD, *ended.needed)
    fetch = _FETCH.filled(until=until)
    why = (fetch, _DELETE, _AS_PROCESSOR)
    gone = ended.gone_on
    # to check: copies-expire-by-themselves
    cycle = timedelta(days=ended.copies_days)
    return (
        Term(kind=DataKind.HOSTED, first_on=until + _DAY, last_on=last, why=why, held=held),
        Term(kind=DataKind.ACCESS, first_on=until + _DAY, last_on=last, why=why, held=held),
        Term(
            kind=DataKind.COPIES,
            first_on=gone or until + _DAY,
            last_on=(gone or last) + cycle,
            why=(fetch, _CYCLE.filled(days=ended.copies_days), _AS_PROCESSOR),
            held=held,
        ),
    )


def of_customer(left: Left) -> tuple[Term, ...]:
    """Return when what is known of a customer goes; the administration has its own years.

    >>> left = Left(ended_on=date(2026, 11, 22), free_on=date(2026, 12, 23),
    ...             paper_on=date(2026, 11, 22))
    >>> [(term.kind.value, term.last_on.isoformat()) for term in of_customer(left)]
    [('personal', '2027-11-22'), ('log', '2027-11-22'), ('letters', '2034-12-31'), \
('fiscal', '2034-12-31')]
    """
    # to check: known-for-a-year
    last = max(add_months(left.ended_on, _MONTHS_TO_ERASE), left.free_on)
    found = [
        Term(kind=each, first_on=left.free_on, last_on=last, why=(_NEEDED, _A_YEAR),
             held=left.needed)
        for each in HERE
    ]  # fmt: skip
    if left.paper_on is not None:
        why = (_filled(_FISCAL, left.paper_on, YEARS), _CLAIMS)
        found += [
            _kept(each, left.paper_on, YEARS, why) for each in (DataKind.LETTERS, DataKind.FISCAL)
        ]
    if left.abroad_on is not None:
        # to check: ten-years-of-foreign-consumers
        ten = (_filled(_ABROAD, left.abroad_on, FOREIGN_YEARS),)
        found.append(_kept(DataKind.ABROAD, left.abroad_on, FOREIGN_YEARS, ten))
    return tuple(found)


def _filled(citation: Citation, paper_on: date, years: int) -> Citation:
    return citation.filled(years=years, until=destroy_after(paper_on, years))


def _kept(kind: DataKind, paper_on: date, years: int, why: tuple[Citation, ...]) -> Term:
    until = destroy_after(paper_on, years)
    return Term(
        kind=kind, first_on=until + _DAY, last_on=until.replace(year=until.year + 1), why=why
    )


def stores(kinds: Iterable[ProductKind]) -> bool:
    """Tell whether a contract with lines of these kinds keeps data of the customer at a server."""
    return not STORING.isdisjoint(kinds)


def check_deleted(term: Term, deleted_on: date) -> None:
    """Refuse a deletion that comes too soon, or of what is still needed."""
    for why in term.held:
        raise Refusal(why.text, field="kinds", basis=f"{BASIS}; {why.source}", **dict(why.values))
    if deleted_on < term.first_on:
        raise Refusal(
            N_("De klant kan zijn gegevens nog tot en met {until} ophalen; wissen kan vanaf "
               "{first}."),
            field="deleted_on",
            basis=f"{BASIS}; {UNTOLD.source}",
            until=term.first_on - _DAY,
            first=term.first_on,
        )  # fmt: skip
