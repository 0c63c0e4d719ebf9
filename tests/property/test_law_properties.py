"""What holds for all facts: days are counted once, parts add up, nothing is negative."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from ises_desk.law import tables
from ises_desk.law.allocation import Due, allocate
from ises_desk.law.collection_costs import (
    TermClaim,
    cost_scale,
    fee_for_business,
    fee_for_consumer_letter,
    scale,
)
from ises_desk.law.consumer_notice import notice_term
from ises_desk.law.interest import Claim, Receipt, claim
from ises_desk.law.vat import VatLine, totals
from ises_desk.law.working_days import (
    add_bank_days,
    extend_eu,
    extend_statutory,
    is_bank_day,
    is_working_day,
)
from ises_desk.terms.art15_duration import (
    NoticeFacts,
    credit_after,
    end_by_notice,
    last_notice_day,
    term_at,
)
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import DayBasis, Delivery, Party
from ises_desk.values.money import ZERO, Money
from ises_desk.values.period import Period

if TYPE_CHECKING:
    from ises_desk.values.rates import RateTable

DAYS = st.dates(date(2003, 1, 1), date(2027, 12, 31))
AMOUNTS = st.integers(1, 5_000_000).map(Money)
SPAN = st.integers(0, 1500)
RECEIPTS = st.lists(st.tuples(st.integers(-20, 1500), AMOUNTS), max_size=5)
TABLES = st.sampled_from([tables.consumer_interest(), tables.trade_interest()])


@given(
    principal=AMOUNTS,
    last=DAYS,
    span=SPAN,
    table=TABLES,
    receipts=RECEIPTS,
    costs=AMOUNTS,
    basis=st.sampled_from(DayBasis),
)
def test_a_claim_adds_up_and_nothing_is_negative(
    *,
    principal: Money,
    last: date,
    span: int,
    table: RateTable,
    receipts: list[tuple[int, Money]],
    costs: Money,
    basis: DayBasis,
) -> None:
    until = last + timedelta(days=span)
    came_in = [Receipt(last + timedelta(days=after), amount) for after, amount in receipts]
    found = claim(principal, last, until, table, receipts=came_in, costs=costs, basis=basis)
    assert found.total == found.paid - found.surplus + found.open
    assert found.paid == Money.total(each.amount for each in came_in if each.on <= until)
    pots = (found.open_costs, found.open_interest, found.open_principal, found.surplus)
    assert min(pots) >= ZERO
    assert found.open_capitalised <= found.open_interest
    _check_days(found, last, until)


def _check_days(found: Claim, last: date, until: date) -> None:
    """Segments follow each other from the first day of default on, each day once."""
    day = last
    for segment in found.segments:
        assert segment.start == day + timedelta(days=1)
        assert segment.days == (segment.last_day - segment.start).days + 1
        day = segment.last_day
    assert day <= until
    if found.open_principal:
        assert sum(segment.days for segment in found.segments) == (until - last).days


@given(AMOUNTS, DAYS, st.integers(0, 1500), st.integers(1, 400), TABLES)
def test_more_days_are_never_less_interest(
    principal: Money, last: date, span: int, more: int, table: RateTable
) -> None:
    until = last + timedelta(days=span)
    found = claim(principal, last, until, table)
    later = claim(principal, last, until + timedelta(days=more), table)
    assert later.interest >= found.interest


@given(AMOUNTS, DAYS, st.integers(1, 1500), st.integers(1, 1500), TABLES)
def test_paying_earlier_never_costs_more(
    principal: Money, last: date, one: int, two: int, table: RateTable
) -> None:
    until = last + timedelta(days=1500)
    paid = Money(principal.cents // 2 + 1)

    def interest(after: int) -> Money:
        receipt = Receipt(last + timedelta(days=after), paid)
        return claim(principal, last, until, table, receipts=[receipt]).interest

    early, late = sorted((one, two))
    assert interest(early) <= interest(late) + Money(2)  # one more rounding on each side


@given(st.integers(0, 300_000_000), st.integers(0, 100_000))
def test_the_scale_never_falls_and_has_its_bounds(cents: int, more: int) -> None:
    low, high = scale(Money(cents)), scale(Money(cents + more))
    assert low <= high <= cost_scale().maximum
    assert low == ZERO if cents == 0 else low >= cost_scale().minimum


TERMS = st.lists(
    st.builds(
        TermClaim,
        st.integers(1, 200_000).map(Money),
        st.sampled_from([None, 1, 2]),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@given(TERMS)
def test_a_consumer_never_owes_more_than_the_scale_over_all(terms: list[TermClaim]) -> None:
    fee = fee_for_consumer_letter(terms, [], date(2026, 11, 22))
    assert Money(4000) <= fee.amount <= scale(fee.principal)
    assert fee.principal == Money.total(term.principal for term in terms)
    business = fee_for_business([term.principal for term in terms])
    assert business.amount == scale(fee.principal)


DUES = st.lists(
    st.tuples(
        st.integers(0, 100_000), st.integers(0, 5_000), st.integers(0, 5_000), st.integers(0, 90)
    ),
    max_size=8,
)


@given(st.integers(1, 400_000).map(Money), DUES, st.lists(st.integers(0, 7), unique=True))
def test_allocation_gives_out_exactly_what_came_in(
    amount: Money, facts: list[tuple[int, int, int, int]], named: list[int]
) -> None:
    day = date(2026, 11, 22)
    dues = [
        Due(
            key=key,
            since=day - timedelta(days=age),
            deadline=Deadline(day - timedelta(days=age - 14)),
            principal=Money(principal),
            interest=Money(interest),
            costs=Money(costs),
            burden=Decimal(age % 3),
        )
        for key, (principal, interest, costs, age) in enumerate(facts)
    ]
    parts, surplus = allocate(amount, day, dues, named=named)
    assert Money.total(part.amount for part in parts) + surplus == amount
    assert surplus == max(ZERO, amount - Money.total(due.open for due in dues))
    assert len({part.key for part in parts}) == len(parts)
    for part in parts:
        due = dues[part.key]
        assert ZERO <= part.to_costs <= due.costs
        assert ZERO <= part.to_interest <= due.interest
        assert ZERO <= part.to_principal <= due.principal
        assert part.to_interest == ZERO or part.to_costs == due.costs
        assert part.to_principal == ZERO or part.to_interest == due.interest


@given(st.dates(date(2000, 1, 1), date(2060, 12, 1)), st.integers(0, 60))
def test_extended_terms_end_on_working_days_and_no_sooner(start: date, days: int) -> None:
    deadline = Deadline(start + timedelta(days=days))
    for extended in (extend_statutory(deadline), extend_eu(start, deadline)):
        assert is_working_day(extended.last_day)
        assert extended >= deadline
        assert (extended.last_day - deadline.last_day).days <= 8


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(1, 20))
def test_bank_days_go_there_and_back(day: date, days: int) -> None:
    assume(is_bank_day(day))
    assert add_bank_days(add_bank_days(day, days), -days) == day


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.sampled_from(Delivery))
def test_the_fourteen_days_are_always_whole(sent: date, delivery: Delivery) -> None:
    term = notice_term(sent, delivery)
    assert sent < term.delivered_on
    assert (term.legal_last_day - term.delivered_on).days == 14
    assert term.legal_last_day < term.last_day < term.costs_from
    assert is_working_day(term.last_day)


@given(
    st.lists(st.integers(-1_000_000, 1_000_000).map(Money), min_size=1, max_size=20),
    st.sampled_from([Decimal(21), Decimal(9), Decimal(0)]),
    st.booleans(),
)
def test_vat_totals_keep_the_agreed_amount(
    amounts: list[Money],
    percent: Decimal,
    gross: bool,  # noqa: FBT001  both ways
) -> None:
    (total,) = totals([VatLine(amount, percent) for amount in amounts], gross=gross)
    assert total.net + total.vat == total.gross
    assert Money.total(amounts) == (total.gross if gross else total.net)
    (mirror,) = totals([VatLine(-amount, percent) for amount in amounts], gross=gross)
    assert (mirror.net, mirror.vat) == (-total.net, -total.vat)


STARTS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@given(STARTS, st.integers(1, 36), st.integers(0, 3000))
def test_every_day_lies_in_its_term(start: date, months: int, after: int) -> None:
    day = start + timedelta(days=after)
    assert day in term_at(start, months, day)


@given(STARTS, st.integers(1, 36), st.integers(-60, 3000), st.sampled_from(Party))
def test_notice_ends_a_contract_later_than_it_came(
    start: date, months: int, after: int, party: Party
) -> None:
    received = start + timedelta(days=after)
    facts = NoticeFacts(party=party, start=start, received_on=received, months=months)
    end = end_by_notice(facts).applied
    assert end.ends_on >= received + timedelta(days=27)
    if party is not Party.CONSUMER:
        term = term_at(start, months, end.ends_on)
        assert end.ends_on == term.last_day
        assert not last_notice_day(end.ends_on).is_past(received)
    elif received >= start + timedelta(days=366):
        assert end.ends_on <= received + timedelta(days=31)


@given(AMOUNTS, STARTS, st.integers(1, 24), st.integers(-30, 900))
def test_a_credit_is_part_of_what_was_paid(
    paid: Money, start: date, months: int, after: int
) -> None:
    period = Period.months(start, 0, months)
    assert ZERO <= credit_after(paid, period, start + timedelta(days=after)) <= paid
