"""Days of contracts: windows, settlements and renewals, whatever the days and amounts."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ises_desk.law.withdrawal import (
    Evidence,
    Order,
    counted_last_day,
    last_day,
    order_of,
    used_part,
)
from ises_desk.law.working_days import is_working_day
from ises_desk.terms.art03_prices import change_of_price
from ises_desk.terms.art05_withdrawal import WithdrawalFacts, withdrawal
from ises_desk.terms.art15_duration import (
    NoticeFacts,
    end_by_notice,
    first_term,
    last_notice_day,
    term_at,
)
from ises_desk.values.kinds import Party
from ises_desk.values.money import ZERO, Money
from ises_desk.values.months import add_months

DAYS = st.dates(date(2014, 6, 13), date(2060, 12, 31))
SPANS = st.integers(0, 800).map(lambda days: timedelta(days=days))
AMOUNTS = st.integers(0, 5_000_000).map(Money)
MONTHS = st.integers(1, 36)
EVIDENCE = st.builds(
    Evidence, express_request=st.booleans(), statement=st.booleans(), information=st.booleans()
)
ORDERS = st.builds(
    order_of,
    start=DAYS,
    price=AMOUNTS,
    evidence=EVIDENCE,
    months=MONTHS,
    one_off=AMOUNTS | st.just(ZERO),
    one_off_consent=st.booleans(),
)


@given(concluded=DAYS, late=SPANS | st.none())
def test_a_window_has_fourteen_days_at_least_and_ends_on_a_working_day(
    concluded: date, late: timedelta | None
) -> None:
    informed = None if late is None else concluded + late
    window = last_day(concluded, informed).last_day
    assert window >= concluded + timedelta(days=14)
    assert is_working_day(window)
    assert window - counted_last_day(concluded, informed) <= timedelta(days=4)
    assert window <= last_day(concluded, None).last_day


@given(order=ORDERS, sent_after=SPANS, received_after=SPANS, informed_after=SPANS | st.none())
def test_what_is_owed_and_what_is_refunded_are_the_whole_price(
    order: Order, sent_after: timedelta, received_after: timedelta, informed_after: timedelta | None
) -> None:
    sent = order.parts[0].start + sent_after
    facts = WithdrawalFacts(
        concluded_on=order.parts[0].start,
        informed_on=None if informed_after is None else order.parts[0].start + informed_after,
        sent_on=sent,
        received_on=sent + received_after,
        order=order,
    )
    ruling = withdrawal(facts)
    for found in (ruling.by_terms, ruling.applied, *([ruling.beside] if ruling.beside else [])):
        assert found.owed is not None
        assert found.refund is not None
        assert found.owed + found.refund == order.total
        assert min(found.owed, found.refund) >= ZERO
    if ruling.applied.in_time and ruling.by_terms.in_time:
        assert ruling.by_terms.owed is not None
        assert ruling.applied.owed is not None
        assert ruling.applied.owed <= ruling.by_terms.owed  # the law never takes more


@given(order=ORDERS, first=SPANS, more=SPANS)
def test_the_used_part_only_grows(order: Order, first: timedelta, more: timedelta) -> None:
    sooner = used_part(order.parts[0], order.parts[0].start + first)
    later = used_part(order.parts[0], order.parts[0].start + first + more)
    assert ZERO <= sooner.amount <= later.amount <= order.parts[0].price
    assert sooner.total == later.total == order.parts[0].term.days


@given(start=DAYS, months=MONTHS)
def test_fifty_renewals_never_drift(start: date, months: int) -> None:
    day, ends = start, []
    for _ in range(50):
        term = term_at(start, months, day)
        assert term.start == day
        ends.append(term.last_day)
        day = term.until
    assert day == add_months(start, 50 * months)
    assert ends == sorted(set(ends))


@given(start=DAYS, months=MONTHS, after=SPANS, party=st.sampled_from(Party))
def test_notice_never_ends_a_contract_before_it_came(
    start: date, months: int, after: timedelta, party: Party
) -> None:
    received = start + after
    facts = NoticeFacts(party=party, start=start, received_on=received, months=months)
    end = end_by_notice(facts).applied
    assert end.ends_on >= received
    if party is Party.CONSUMER:
        first_end = first_term(start, min(months, 12)).last_day
        assert end.ends_on <= max(first_end, add_months(received, 1))
        assert (end.current_end is None) == (received > first_end)
    else:
        assert end.current_end == term_at(start, months, received).last_day
        assert last_notice_day(end.ends_on).last_day >= received
        assert end.ends_on + timedelta(days=1) == term_at(start, months, end.ends_on).until


@given(term_end=DAYS)
def test_the_last_notice_day_is_the_last_whose_month_ends_in_time(term_end: date) -> None:
    last = last_notice_day(term_end).last_day
    assert add_months(last, 1) <= term_end < add_months(last + timedelta(days=1), 1)


@given(published=DAYS)
def test_a_change_leaves_a_month_and_ends_the_day_before(published: date) -> None:
    found = change_of_price(published).applied
    assert found.ends_on == found.cancel_until == found.effective - timedelta(days=1)
    assert timedelta(days=28) <= found.effective - published <= timedelta(days=31)
