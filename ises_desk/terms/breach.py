"""What is known of a breach on a day, and what is found: whether to suspend or dissolve.

The facts and the findings of articles 8.11, 12.3, 13.5, 15.2 to 15.4 and 16.7; each rule itself
stands in the module of its article.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation, Ruling
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import Ground, Party

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

REVIEW_DAYS = 7
ARTICLES = {  # by which a service is suspended
    Ground.PAYMENT: "15.3",
    Ground.DEFAULT: "15.3",
    Ground.DOMAIN: "13.5",
    Ground.TRAFFIC: "12.3",
    Ground.MISUSE: "8.11",
    Ground.DOUBT: "15.3",
    Ground.DANGER: "16.7",
}
CONSUMER = Citation(
    "6:236 onder c BW",
    N_("Een particulier houdt de rechten die de wet hem geeft: verder dan de wet gaat het niet."),
)
JUSTIFIED = Citation(
    "6:262 lid 2 BW",
    N_("Bij een gedeeltelijke of kleine tekortkoming alleen voor zover die het rechtvaardigt: "
       "begin licht, en houd DNS en e-mail ontvangen voor het laatst."),
)  # fmt: skip
CONNECTED = Citation("6:52 BW", N_("Wat u opschort, hangt samen met wat de klant niet nakomt."))
SECURITY = Citation("6:55 BW", N_("Stelt de klant zekerheid, dan eindigt het opschorten."))
TOKEN = Citation(
    "13.2",
    N_("De verhuiscode van een domeinnaam geeft u ook dan binnen vijf dagen na het verzoek."),
)
DEFAULT_NEEDED = Citation(
    "6:265 lid 2 BW",
    N_("Zolang nakomen nog kan, is ontbinden pas mogelijk als de klant in verzuim is."),
)
NO_NOTICE = N_("Er is geen ingebrekestelling over verstuurd.")
PERFORMED = N_("Na ingebrekestelling {letter} is alsnog nagekomen.")
RUNNING = N_(
    "De termijn uit ingebrekestelling {letter} loopt nog tot en met {last}; vanaf {first} kan het."
)
LAPSED = N_("De termijn uit ingebrekestelling {letter} is op {last} verstreken.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """An open invoice; `connected` is one for the contract that is to be suspended."""

    number: str
    due_on: date
    disputed: bool = False
    connected: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Summons:
    """A default notice that was sent (L10, L11), and the last day of its term."""

    letter: str
    last_day: date
    performed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What happened, as it was recorded.

    `established` is more than a suspicion. The customer was told on `told_on` and could answer or
    perform through `answer_by`. `excepted` is what stands in the way: a WHOA plan, a merger.
    """

    ground: Ground
    on: date
    clause: str = ""
    established: bool = True
    told_on: date | None = None
    answer_by: date | None = None
    excepted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Whether a ground is met, by the terms and by the law, with the fact that decides it.

    Of a ground that isn't met `fact` says what lacks, and `since` from which day it will be met,
    as far as days decide that.
    """

    ground: Ground
    ruling: Ruling[bool]
    fact: Citation
    since: date | None = None

    @property
    def met(self) -> bool:
        """Whether the ground may be used."""
        return self.ruling.applied


def found(
    ground: Ground,
    fact: Citation,
    *,
    by_terms: bool,
    by_law: bool | None,
    reasons: Iterable[Citation],
    since: date | None = None,
) -> Finding:
    """Return a finding; what mandatory law says goes before the terms."""
    applied = by_terms if by_law is None else by_law
    ruling = Ruling(by_terms=by_terms, by_law=by_law, applied=applied, reasons=(fact, *reasons))
    return Finding(ground=ground, ruling=ruling, fact=fact, since=since)


def summoned(article: str, notice: Summons | None) -> Citation:
    """Return in words how far a default notice is."""
    if notice is None:
        return Citation(article, NO_NOTICE)
    if notice.performed:
        return Citation(article, PERFORMED).filled(letter=notice.letter)
    return Citation(article, RUNNING).filled(
        letter=notice.letter, last=notice.last_day, first=Deadline(notice.last_day).day_after
    )


def lapsed(notice: Summons | None, day: date) -> bool:
    """Tell whether the term of a default notice has passed without performance.

    >>> from datetime import date
    >>> notice = Summons(letter="B1", last_day=date(2026, 12, 8))
    >>> lapsed(notice, date(2026, 12, 8)), lapsed(notice, date(2026, 12, 9))
    (False, True)
    """
    if notice is None or notice.performed:
        return False
    return Deadline(notice.last_day).is_past(day)


def after_notice(
    ground: Ground,
    article: str,
    notice: Summons | None,
    day: date,
    reasons: Iterable[Citation],
    *,
    by_terms: bool | None = None,
) -> Finding:
    """Return whether a default notice has lapsed; `by_terms` where the terms ask for less."""
    over = lapsed(notice, day)
    fact = summoned(article, notice)
    if over and notice is not None:
        fact = Citation(article, LAPSED).filled(letter=notice.letter, last=notice.last_day)
    open_ = notice is not None and not notice.performed
    since = Deadline(notice.last_day).day_after if open_ and notice is not None else None
    terms = over if by_terms is None else by_terms
    return found(ground, fact, by_terms=terms, by_law=over, reasons=reasons, since=since)


def is_consumer(party: Party) -> bool:
    """Tell whether a customer is protected as a consumer."""
    return party is Party.CONSUMER


def review_day(day: date) -> date:
    """Return on which day a suspension is looked at again.

    >>> from datetime import date
    >>> review_day(date(2026, 11, 23))
    datetime.date(2026, 11, 30)
    """
    # to check: suspension-review-week
    return day + timedelta(days=REVIEW_DAYS)
