"""A duty: one thing the owner must do, by when, by which article, and the deed that does it."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

# By kind: the label above duties of a kind and its tone, in the order within a day.
KINDS = {
    "acknowledge_withdrawal": (N_("Herroepingen bevestigen"), "red"),
    "business": (N_("Eigen bedrijf"), "red"),
    "backup": (N_("Back-up"), "amber"),
    "rates": (N_("Tarieven"), "amber"),
    "send_bills": (N_("Facturen versturen"), "blue"),
    "send_letter": (N_("Brieven versturen"), "blue"),
    "force_majeure": (N_("Overmacht"), "red"),
    "confirm_notice": (N_("Opzeggingen"), "blue"),
    "campaign": (N_("Wijzigingen"), "amber"),
    "decision": (N_("Afwijzen"), "red"),
    "refund_order": (N_("Terugbetalen"), "red"),
    "application": (N_("Aanvragen"), "red"),
    "confirm_order": (N_("Bestellingen"), "blue"),
    "offer": (N_("Offertes"), "blue"),
    "renewal": (N_("Verlengingen"), "blue"),
    "settle_withdrawal": (N_("Herroepingen afwikkelen"), "amber"),
    "complaint": (N_("Klachten"), "amber"),
    "cure": (N_("Nakomen"), "red"),
    "forum": (N_("Rechterkeuzes"), "amber"),
    "transfer": (N_("Overdrachten"), "blue"),
    "offer_data": (N_("Gegevens ophalen"), "blue"),
    "delete_data": (N_("Gegevens wissen"), "amber"),
    "certify_deletion": (N_("Verwijderingsverklaringen"), "blue"),
    "erase_customer": (N_("Klantgegevens wissen"), "amber"),
    "restore": (N_("Weer aanzetten"), "green"),
    "lift_block": (N_("Opheffen"), "amber"),
    "review_block": (N_("Opschortingen"), "amber"),
    "reasons": (N_("Motiveringen"), "red"),
    "lapsed": (N_("Termijn voorbij"), "red"),
    "decide": (N_("Beslissen"), "red"),
    "limitation": (N_("Verjaring"), "red"),
    "L10": (N_("In gebreke stellen"), "red"),
    "L09": (N_("Vordering specificeren"), "red"),
    "L08": (N_("Aanmanen"), "red"),
    "L07": (N_("Veertiendagenbrieven"), "red"),
    "L06": (N_("Herinneren"), "amber"),
    "domain": (N_("Domeinnamen"), "amber"),
    "refund": (N_("Tegoeden"), "blue"),
    "finalise": (N_("Concepten"), "grey"),
    "bill": (N_("Factureren"), "green"),
}
GROUPS = {
    "overdue": N_("Te laat"),
    "today": N_("Vandaag"),
    "week": N_("Komende week"),
}
# The duties that a filter shows apart from what is to be done.
MORE = {
    "later": N_("Later"),
    "aside": N_("Uitgesteld"),
    "done": N_("Gedaan"),
}
_GROUP = {name: place for place, name in enumerate(GROUPS)}
_ORDER = {kind: place for place, kind in enumerate(KINDS)}
DAYS_AHEAD = 7
LATER_DAYS = 60
_AHEAD: ContextVar[int] = ContextVar("ahead", default=DAYS_AHEAD)

Words = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Aside:
    """Until when the owner set a duty aside, and why."""

    until: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing to do; its words are marked sentences, filled in when they are read.

    It is late after `due_on`; with `stands_on` it is to be looked at from that day already.
    `action` is the code of the deed that resolves it with `arguments` as far as they are known
    ("" when only a decision is left); `subject` and `key` name the record it is about. `last_on`
    is the last day that statute leaves for it; `aside` that it waits.
    """

    kind: str
    due_on: date
    words: Words
    reasons: tuple[Words, ...]
    basis: tuple[str, ...]
    subject: str
    key: int | None = None
    customer_id: int | None = None
    customer: str = ""
    action: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    last_on: date | None = None
    aside: Aside | None = None
    stands_on: date | None = None

    @property
    def title(self) -> str:
        """What to do, in one Dutch line."""
        return fill(*self.words)

    @property
    def explanation(self) -> str:
        """Why, and what follows from it."""
        return " ".join(fill(*reason) for reason in self.reasons)


def in_order(duties: Iterable[Duty], day: date) -> tuple[Duty, ...]:
    """Return duties by group, then by the day they are due, then by kind, then by customer."""

    def place(duty: Duty) -> tuple[int, date, int, str]:
        return _GROUP[group_of(duty, day)], duty.due_on, _ORDER[duty.kind], duty.customer

    return tuple(sorted(duties, key=place))


def group_of(duty: Duty, day: date) -> str:
    """Return the word of `GROUPS` under which a duty stands on a day."""
    if duty.due_on < day:
        return "overdue"
    return "today" if (duty.stands_on or duty.due_on) <= day else "week"


def grouped(duties: Iterable[Duty], day: date) -> dict[str, tuple[Duty, ...]]:
    """Return the duties of each group, in order; a group may be empty."""
    found: dict[str, list[Duty]] = {name: [] for name in GROUPS}
    for duty in duties:
        found[group_of(duty, day)].append(duty)
    return {name: tuple(members) for name, members in found.items()}


def horizon(day: date) -> date:
    """Return the last day that the agenda looks ahead to."""
    return day + timedelta(days=_AHEAD.get())


@contextmanager
def looking_ahead(days: int) -> Iterator[None]:
    """Let the agenda look further ahead than a week, inside this block."""
    before = _AHEAD.set(days)
    try:
        yield
    finally:
        _AHEAD.reset(before)
