"""Allocation: which invoice (6:43 BW), then costs, interest, principal (6:44 BW)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ises_desk.law.allocation import Due, Part, allocate
from ises_desk.values.deadline import Deadline
from ises_desk.values.money import ZERO, Money

TODAY = date(2026, 11, 22)


def due(
    key: int,
    principal: int,
    *,
    since: date = date(2026, 9, 1),
    last: date = date(2026, 9, 15),
    interest: int = 0,
    costs: int = 0,
    burden: int = 0,
) -> Due:
    return Due(
        key=key,
        since=since,
        deadline=Deadline(last),
        principal=Money(principal),
        interest=Money(interest),
        costs=Money(costs),
        burden=Decimal(burden),
    )


def keys(amount: int, *dues: Due, named: tuple[int, ...] = ()) -> list[tuple[int, int]]:
    parts, _ = allocate(Money(amount), TODAY, dues, named=named)
    return [(part.key, part.amount.cents) for part in parts]


def test_6_43_the_named_invoice_comes_first() -> None:
    assert keys(150, due(1, 100), due(2, 100), due(3, 100), named=(3, 2)) == [(3, 100), (2, 50)]


def test_6_43_due_invoices_come_before_others() -> None:
    later = due(1, 100, since=date(2026, 8, 1), last=TODAY, burden=10)
    assert keys(150, later, due(2, 100)) == [(2, 100), (1, 50)]
    past = due(1, 100, since=date(2026, 8, 1), last=date(2026, 11, 21), burden=10)
    assert keys(150, past, due(2, 100)) == [(1, 100), (2, 50)]


def test_6_43_the_most_burdensome_comes_before_the_oldest() -> None:
    old = due(1, 100, since=date(2026, 1, 1), burden=4)
    assert keys(150, old, due(2, 100, burden=10)) == [(2, 100), (1, 50)]


def test_6_43_the_oldest_comes_first() -> None:
    new = due(1, 100, since=date(2026, 9, 2))
    assert keys(150, new, due(2, 100)) == [(2, 100), (1, 50)]


def test_6_43_equals_share_in_proportion() -> None:
    assert keys(100, due(1, 100), due(2, 300)) == [(1, 25), (2, 75)]
    assert keys(1, due(1, 100), due(2, 100)) == [(1, 1)]


def test_6_44_costs_then_interest_then_principal() -> None:
    one = due(1, 100, interest=10, costs=40)
    expected = [
        (30, Part(1, Money(30), ZERO, ZERO)),
        (45, Part(1, Money(40), Money(5), ZERO)),
        (60, Part(1, Money(40), Money(10), Money(10))),
    ]
    for amount, part in expected:
        assert allocate(Money(amount), TODAY, [one]) == ((part,), ZERO)


def test_an_invoice_is_owed_with_its_interest_and_costs() -> None:
    one = due(1, 100, interest=10, costs=40)
    assert one.open == Money(150)
    assert Part(1, Money(40), Money(10), Money(100)).amount == Money(150)
    assert due(2, 100).open == Money(100)


def test_what_is_left_is_surplus() -> None:
    parts, surplus = allocate(Money(150), TODAY, [due(1, 100), due(2, 0)])
    assert [part.key for part in parts] == [1]
    assert surplus == Money(50)
    assert allocate(Money(5), TODAY, []) == ((), Money(5))
