"""Article 15: how long a contract runs, how notice ends it, and what a breach allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.terms import deletion, remedies
from ises_desk.terms.articles import Ruling, article
from ises_desk.terms.notice_reasons import (
    ANY_CHANNEL,
    ANY_DAY,
    DOUBTFUL,
    EARLY,
    FROM_RECEIPT,
    LATE,
    MONTHLY,
    ON_PAPER,
    ONE_YEAR,
    RENEWAL,
)
from ises_desk.terms.renewals import Renewal
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import Channel, Ground, Party
from ises_desk.values.months import add_months
from ises_desk.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ises_desk.terms.breach import Finding, Happened, Owed, Summons
    from ises_desk.terms.deletion import Ended, Left, Term
    from ises_desk.values.money import Money

_DAY = timedelta(days=1)
LONGEST_CONSUMER_MONTHS = 12
LONGEST_CONSUMER_NOTICE = 1
SHORTEST_TOLD_MONTHS = 3  # of a term about whose end the customer is told ahead
_WRITTEN = frozenset({Channel.FORM, Channel.POST, Channel.FAX})


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """What must be known to say when notice ends a contract; months as agreed (15.1)."""

    party: Party
    start: date
    received_on: date
    months: int = 12
    notice_months: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeEnd:
    """The last day of the contract; `doubtful` is a notice one day late, best accepted.

    `current_end` is the last day of the term in which notice came and `in_time_until` the last
    day on which notice ends the contract with it; a consumer has neither once he can leave any
    day. `accepted_end` is the end if a doubtful notice is accepted.
    """

    ends_on: date
    late: bool = False
    doubtful: bool = False
    early: bool = False
    current_end: date | None = None
    in_time_until: date | None = None
    accepted_end: date | None = None


@article("15.1")
def first_term(start: date, months: int = 12) -> Period:
    """Return the first term of a contract.

    >>> first_term(date(2026, 3, 1)).last_day
    datetime.date(2027, 2, 28)
    """
    return Period.months(start, 0, months)


@article("15.1")
def term_at(start: date, months: int, day: date) -> Period:
    """Return the term a day falls in, counted from the start; before it the first term."""
    return Period.months(start, _index(start, months, day), months)


def _index(start: date, months: int, day: date) -> int:
    passed = (day.year - start.year) * 12 + day.month - start.month
    index = max(0, passed // months)
    return index - 1 if index and day < add_months(start, index * months) else index


@article("15.1")
def last_notice_day(term_end: date, notice_months: int = 1) -> Deadline:
    """Return the last day to receive notice for a term that ends on `term_end`, inclusive.

    Of the two ways to count a month back from a month's end the kinder one (6:238 lid 2 BW).

    >>> last_notice_day(date(2026, 4, 30)).last_day
    datetime.date(2026, 3, 31)
    """
    # to check: last-notice-day
    from_last_day = add_months(term_end, -notice_months)
    return Deadline(max(from_last_day, add_months(term_end + _DAY, -notice_months) - _DAY))


@article("15.1")
def end_by_notice(facts: NoticeFacts) -> Ruling[NoticeEnd]:
    """Return when notice ends a contract, by the terms and by the law.

    A government is a business here. For a consumer in the first year the early exit of 7:408 BW
    stands beside it.

    >>> facts = NoticeFacts(party=Party.CONSUMER, start=date(2026, 3, 1),
    ...                     received_on=date(2027, 2, 10))
    >>> end_by_notice(facts).applied.ends_on
    datetime.date(2027, 3, 10)
    """
    # to check: data-act-switch
    return _consumer_end(facts) if facts.party is Party.CONSUMER else _business_end(facts)


@article("15.1")
def check_received(start: date, received_on: date) -> None:
    """Refuse a notice from before the contract began."""
    if received_on < start:
        raise Refusal(
            N_("De overeenkomst begint op {day}; een opzegging kan niet eerder zijn ontvangen."),
            field="received_on",
            basis="15.1",
            day=start,
        )


def _business_end(facts: NoticeFacts) -> Ruling[NoticeEnd]:
    index = running = _index(facts.start, facts.months, facts.received_on)
    while True:
        ends_on = Period.months(facts.start, index, facts.months).last_day
        last = last_notice_day(ends_on, facts.notice_months)
        if index == running:
            running_end, running_last = ends_on, last
        if not last.is_past(facts.received_on):
            break
        index += 1
    late = index > running
    # to check: notice-one-day-late
    doubtful = facts.received_on == running_last.day_after
    end = NoticeEnd(
        ends_on=ends_on,
        late=late,
        doubtful=doubtful,
        current_end=running_end,
        in_time_until=running_last.last_day,
        accepted_end=running_end if doubtful else None,
    )
    reasons = (RENEWAL, FROM_RECEIPT, *((LATE,) if late else ()))
    reasons += (DOUBTFUL,) if doubtful else ()
    return Ruling(by_terms=end, by_law=None, applied=end, reasons=reasons)


def _consumer_end(facts: NoticeFacts) -> Ruling[NoticeEnd]:
    # to check: notice-from-receipt
    by_terms = _after(facts, facts.months, facts.notice_months)
    months = min(facts.months, LONGEST_CONSUMER_MONTHS)
    by_law = _after(facts, months, min(facts.notice_months, LONGEST_CONSUMER_NOTICE))
    applied = min(by_law, by_terms, key=lambda end: end.ends_on)
    reasons = [MONTHLY, FROM_RECEIPT, ANY_DAY]
    if facts.months > LONGEST_CONSUMER_MONTHS:
        reasons.append(ONE_YEAR)
    beside = None
    if facts.received_on < first_term(facts.start, months).until:
        # to check: hosting-as-assignment
        beside = NoticeEnd(ends_on=max(facts.received_on, facts.start), early=True)
        reasons.append(EARLY)
    return Ruling(
        by_terms=by_terms, by_law=by_law, applied=applied, reasons=tuple(reasons), beside=beside
    )


def _after(facts: NoticeFacts, months: int, notice_months: int) -> NoticeEnd:
    """Return the end: a month from receipt, not before the first term has passed."""
    noticed = add_months(facts.received_on, notice_months)
    first_end = first_term(facts.start, months).last_day
    if facts.received_on > first_end:
        return NoticeEnd(ends_on=noticed)
    return NoticeEnd(
        ends_on=max(first_end, noticed),
        current_end=first_end,
        in_time_until=last_notice_day(first_end, notice_months).last_day,
    )


@article("15.1")
def notice_channel(channel: Channel) -> Ruling[bool]:
    """Tell whether notice came in a way that counts: by the law every way does."""
    return Ruling(
        by_terms=channel in _WRITTEN, by_law=True, applied=True, reasons=(ON_PAPER, ANY_CHANNEL)
    )


@article("15.1")
def credit_after(paid: Money, period: Period, ends_on: date) -> Money:
    """Return what of a prepaid period is given back when the contract ends within it (7:411 BW).

    >>> from ises_desk.values.money import Money
    >>> year = Period(date(2026, 3, 1), date(2027, 3, 1))
    >>> credit_after(Money(12100), year, date(2026, 12, 22)).plain
    '22.54'
    """
    left = min(max((period.last_day - ends_on).days, 0), period.days)
    return paid.times(Fraction(left, period.days))


@article("15.2")
def dissolve(notice: Summons | None, day: date) -> Finding:
    """Return whether a contract may be dissolved: the day after the term of a default notice."""
    return remedies.dissolution_after_notice(notice, day)


@article("15.3")
def suspend_for_payment(party: Party, owed: Sequence[Owed], day: date) -> Finding:
    """Return whether services may be suspended over unpaid invoices: the day after they are due."""
    return remedies.for_payment(party, owed, day)


@article("15.3")
def suspend(notice: Summons | None, day: date) -> Finding:
    """Return whether services may be suspended over another obligation: after the notice's term."""
    return remedies.suspension_after_notice(notice, day)


@article("15.3")
def suspend_for_doubt(happened: Happened | None, day: date) -> Finding:
    """Return whether services may be suspended because the customer will likely not perform."""
    return remedies.for_doubt(happened, day)


@article("15.4")
def dissolve_at_once(
    party: Party, ground: Ground, happened: Happened | None, notice: Summons | None, day: date
) -> Finding:
    """Return whether a contract may be dissolved on one of the six grounds of 15.4."""
    return remedies.dissolution_at_once(party, happened, ground, notice, day)


@article("15.1")
def renewal(
    party: Party, start: date, months: int, notice_months: int, day: date
) -> Renewal | None:
    """Return the first term, on a day or later, about whose end a customer can be told in time.

    A consumer is told once, before his first term ends; of a short term nobody is told.
    """
    if months < SHORTEST_TOLD_MONTHS:
        return None
    if party is Party.CONSUMER:
        first = renewal_ending(party, start, months, notice_months, start)
        return first if day <= first.notice_by else None
    index = _index(start, months, day)
    while (found := _renewing(start, months, notice_months, index)).notice_by < day:
        index += 1
    return found


@article("15.1")
def renewal_ending(
    party: Party, start: date, months: int, notice_months: int, term_end: date
) -> Renewal:
    """Return what a customer is told about the term that ends on a day."""
    if party is not Party.CONSUMER:
        return _renewing(start, months, notice_months, _index(start, months, term_end))
    first = first_term(start, min(months, LONGEST_CONSUMER_MONTHS))
    last = last_notice_day(first.last_day, min(notice_months, LONGEST_CONSUMER_NOTICE))
    return Renewal(term=first, notice_by=last.last_day, monthly_from=first.until)


def _renewing(start: date, months: int, notice_months: int, index: int) -> Renewal:
    term, after = (Period.months(start, each, months) for each in (index, index + 1))
    last = last_notice_day(term.last_day, notice_months)
    return Renewal(term=term, notice_by=last.last_day, next_term=after)


@article("15.5")
def deletion_of(ended: Ended) -> tuple[Term, ...]:
    """Return when what a customer stored with us goes after the end of a contract."""
    return deletion.of_contract(ended)


@article("15.5")
def erasure_of(left: Left) -> tuple[Term, ...]:
    """Return when what is known of a customer goes after the end of the last contract."""
    return deletion.of_customer(left)
