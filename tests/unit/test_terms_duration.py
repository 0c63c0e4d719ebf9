"""Article 15.1: terms, the last notice day, and when notice ends a contract (rule 5.2)."""

from __future__ import annotations

from datetime import date

import pytest

from ises_desk.terms.art15_duration import (
    NoticeFacts,
    credit_after,
    end_by_notice,
    first_term,
    last_notice_day,
    notice_channel,
    term_at,
)
from ises_desk.terms.articles import explain
from ises_desk.values.kinds import Channel, Party
from ises_desk.values.money import Money
from ises_desk.values.period import Period

MARCH = date(2026, 3, 1)


def consumer(received: date, months: int = 12, notice_months: int = 1) -> NoticeFacts:
    return NoticeFacts(
        party=Party.CONSUMER,
        start=MARCH,
        received_on=received,
        months=months,
        notice_months=notice_months,
    )


def business(received: date, months: int = 12, start: date = MARCH) -> NoticeFacts:
    return NoticeFacts(party=Party.BUSINESS, start=start, received_on=received, months=months)


def test_15_1_a_term_is_a_year_from_the_start() -> None:
    assert first_term(MARCH).last_day == date(2027, 2, 28)
    assert first_term(date(2028, 2, 29)).last_day == date(2029, 2, 27)
    assert first_term(MARCH, 3).last_day == date(2026, 5, 31)


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2026, 2, 1), Period(MARCH, date(2027, 3, 1))),
        (MARCH, Period(MARCH, date(2027, 3, 1))),
        (date(2027, 2, 28), Period(MARCH, date(2027, 3, 1))),
        (date(2027, 3, 1), Period(date(2027, 3, 1), date(2028, 3, 1))),
        (date(2029, 2, 28), Period(date(2028, 3, 1), date(2029, 3, 1))),
    ],
)
def test_15_1_the_term_of_a_day(day: date, term: Period) -> None:
    assert term_at(MARCH, 12, day) == term


def test_15_1_terms_keep_the_day_of_the_start() -> None:
    assert term_at(date(2026, 1, 31), 1, date(2026, 2, 28)) == Period(
        date(2026, 2, 28), date(2026, 3, 31)
    )
    assert term_at(date(2026, 1, 31), 1, date(2026, 3, 30)) == Period(
        date(2026, 2, 28), date(2026, 3, 31)
    )


@pytest.mark.parametrize(
    ("term_end", "last"),
    [
        (date(2026, 3, 14), date(2026, 2, 14)),
        (date(2026, 3, 31), date(2026, 2, 28)),
        (date(2026, 4, 30), date(2026, 3, 31)),
        (date(2027, 3, 30), date(2027, 2, 28)),
        (date(2027, 2, 28), date(2027, 1, 31)),
        (date(2028, 2, 29), date(2028, 1, 31)),
        (date(2026, 12, 31), date(2026, 11, 30)),
        (date(2027, 1, 30), date(2026, 12, 30)),
    ],
)
def test_15_1_the_last_notice_day_of_a_business(term_end: date, last: date) -> None:
    assert last_notice_day(term_end).last_day == last


def test_15_1_a_longer_agreed_notice() -> None:
    assert last_notice_day(date(2027, 2, 28), 2).last_day == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("received", "ends", "late", "doubtful"),
    [
        (date(2026, 2, 1), date(2027, 2, 28), False, False),  # before the start
        (MARCH, date(2027, 2, 28), False, False),
        (date(2027, 1, 31), date(2027, 2, 28), False, False),
        (date(2027, 2, 1), date(2028, 2, 29), True, True),  # one day late
        (date(2027, 2, 2), date(2028, 2, 29), True, False),
        (date(2027, 2, 28), date(2028, 2, 29), True, False),
        (date(2027, 3, 1), date(2028, 2, 29), False, False),
    ],
)
@pytest.mark.parametrize("party", [Party.BUSINESS, Party.GOVERNMENT])
def test_15_1_business_notice_ends_this_term_or_the_next(
    received: date,
    ends: date,
    late: bool,  # noqa: FBT001  a table of days
    doubtful: bool,  # noqa: FBT001  a table of days
    party: Party,
) -> None:
    facts = NoticeFacts(party=party, start=MARCH, received_on=received)
    end = end_by_notice(facts).applied
    assert (end.ends_on, end.late, end.doubtful) == (ends, late, doubtful)


def test_15_1_a_doubtful_notice_is_best_accepted() -> None:
    ruling = end_by_notice(business(date(2027, 2, 1)))
    assert ruling.applied.in_time_until == date(2027, 1, 31)
    assert ruling.applied.accepted_end == date(2027, 2, 28)
    assert any("toch aan te nemen" in sentence for sentence in explain(ruling))
    plain = end_by_notice(business(date(2027, 2, 2)))
    assert plain.applied.accepted_end is None
    assert ruling.by_law is None
    assert any("volgende" in sentence for sentence in explain(plain))
    in_time = end_by_notice(business(date(2027, 1, 31)))
    assert len(in_time.reasons) == 2


def test_15_1_business_terms_shorter_than_the_notice() -> None:
    end = end_by_notice(business(date(2026, 3, 15), months=1)).applied
    assert (end.ends_on, end.late) == (date(2026, 4, 30), True)


@pytest.mark.parametrize(
    ("received", "ends"),
    [
        (date(2026, 6, 15), date(2027, 2, 28)),
        (date(2027, 1, 28), date(2027, 2, 28)),
        (date(2027, 1, 29), date(2027, 2, 28)),
        (date(2027, 2, 1), date(2027, 3, 1)),
        (date(2027, 2, 10), date(2027, 3, 10)),
        (date(2028, 3, 1), date(2028, 4, 1)),
    ],
)
def test_15_1_consumer_notice_in_and_after_the_first_year(received: date, ends: date) -> None:
    assert end_by_notice(consumer(received)).applied.ends_on == ends


@pytest.mark.parametrize(
    ("received", "ends"),
    [
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 11, 22), date(2026, 12, 22)),
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_6_236_j_a_consumer_in_the_month_phase_may_leave_any_day(
    received: date, ends: date
) -> None:
    facts = NoticeFacts(party=Party.CONSUMER, start=date(2024, 3, 1), received_on=received)
    ruling = end_by_notice(facts)
    assert ruling.applied.ends_on == ends
    assert ruling.beside is None


def test_7_408_the_early_exit_stands_beside_the_first_year() -> None:
    facts = NoticeFacts(
        party=Party.CONSUMER, start=date(2026, 9, 1), received_on=date(2026, 11, 22)
    )
    ruling = end_by_notice(facts)
    assert ruling.applied.ends_on == date(2027, 8, 31)
    assert ruling.beside is not None
    assert (ruling.beside.ends_on, ruling.beside.early) == (date(2026, 11, 22), True)
    assert "7:408 lid 1 BW" in [reason.source for reason in ruling.reasons]
    last = end_by_notice(consumer(date(2027, 2, 28)))
    after = end_by_notice(consumer(date(2027, 3, 1)))
    assert last.beside is not None
    assert after.beside is None


def test_7_408_before_the_start_the_early_exit_is_the_first_day() -> None:
    ruling = end_by_notice(consumer(date(2026, 2, 1)))
    assert ruling.beside is not None
    assert ruling.beside.ends_on == MARCH


def test_6_237_k_and_l_a_consumer_is_never_held_longer_than_the_law_allows() -> None:
    long = end_by_notice(consumer(date(2026, 6, 15), months=24))
    assert (long.by_terms.ends_on, long.applied.ends_on) == (date(2028, 2, 29), date(2027, 2, 28))
    assert long.by_law == long.applied
    assert "6:237 onder k BW" in [reason.source for reason in long.reasons]
    year = end_by_notice(consumer(date(2026, 6, 15)))
    assert "6:237 onder k BW" not in [reason.source for reason in year.reasons]
    slow = end_by_notice(consumer(date(2028, 6, 15), notice_months=3))
    assert (slow.by_terms.ends_on, slow.applied.ends_on) == (date(2028, 9, 15), date(2028, 7, 15))
    short = end_by_notice(consumer(date(2026, 3, 5), months=3))
    assert short.applied.ends_on == date(2026, 5, 31)


def test_15_1_the_outcome_can_be_stored_and_explained() -> None:
    ruling = end_by_notice(consumer(date(2026, 6, 15)))
    assert ruling.as_plain()["applied"]["ends_on"] == "2027-02-28"
    assert explain(ruling)[0] == "De voorwaarden en de wet geven hetzelfde."


@pytest.mark.parametrize("channel", Channel)
def test_6_236_o_notice_counts_however_it_came(channel: Channel) -> None:
    ruling = notice_channel(channel)
    assert ruling.applied is True
    assert ruling.by_terms is (channel in {Channel.POST, Channel.FAX, Channel.FORM})


@pytest.mark.parametrize(
    ("paid", "start", "ends", "credit"),
    [
        ("121.00", MARCH, date(2026, 12, 22), "22.54"),
        ("72.60", date(2026, 9, 1), date(2026, 11, 22), "56.09"),
        ("121.00", MARCH, date(2027, 2, 28), "0.00"),
        ("121.00", MARCH, date(2027, 5, 1), "0.00"),
        ("121.00", MARCH, date(2026, 2, 28), "121.00"),
        ("121.00", MARCH, date(2025, 1, 1), "121.00"),
    ],
)
def test_7_411_the_rest_of_a_prepaid_year_is_credited(
    paid: str, start: date, ends: date, credit: str
) -> None:
    assert credit_after(Money.of(paid), first_term(start), ends) == Money.of(credit)
