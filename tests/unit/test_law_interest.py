"""Statutory interest: the worked examples R1-R10 and B1, and each split."""

from __future__ import annotations

from datetime import date

import pytest

from ises_desk.errors import Refusal
from ises_desk.law import interest as law
from ises_desk.law import tables
from ises_desk.law.interest import Receipt, Segment, claim
from ises_desk.values.kinds import DayBasis, Party
from ises_desk.values.money import ZERO, Money

CONSUMER = tables.consumer_interest()
TRADE = tables.trade_interest()
TODAY = date(2026, 11, 22)


def euros(text: str) -> Money:
    return Money.of(text)


def parts(found: law.Claim) -> list[tuple[int, str, int, str, str]]:
    return [
        (each.days, str(each.percent), each.denominator, each.base.plain, each.interest.plain)
        for each in found.segments
    ]


@pytest.mark.parametrize("basis", DayBasis)
def test_6_119_r1_over_two_rates_and_an_anniversary(basis: DayBasis) -> None:
    found = claim(euros("121"), date(2025, 9, 24), TODAY, CONSUMER, basis=basis)
    assert parts(found) == [
        (98, "6", 365, "121.00", "1.95"),
        (267, "4", 365, "121.00", "3.54"),
        (59, "4", 365, "126.49", "0.82"),
    ]
    assert found.segments[0].start == date(2025, 9, 25)
    assert found.segments[-1].last_day == TODAY
    assert (found.interest, found.total) == (euros("6.31"), euros("127.31"))
    assert found.open_capitalised == euros("5.49")


def test_6_119a_r2_half_year_switch() -> None:
    found = claim(euros("1210"), date(2026, 5, 15), TODAY, TRADE)
    assert parts(found) == [
        (46, "10.15", 365, "1210.00", "15.48"),
        (145, "10.40", 365, "1210.00", "49.99"),
    ]
    assert (found.interest, found.open) == (euros("65.47"), euros("1275.47"))


def test_6_119a_r3_four_years() -> None:
    found = claim(euros("10000"), date(2022, 11, 30), TODAY, TRADE)
    assert parts(found) == [
        (31, "8.00", 365, "10000.00", "67.95"),
        (181, "10.50", 365, "10000.00", "520.68"),
        (153, "12.00", 365, "10000.00", "503.01"),
        (31, "12.00", 366, "11091.64", "112.73"),
        (182, "12.50", 366, "11091.64", "689.44"),
        (153, "12.25", 366, "11091.64", "567.99"),
        (31, "12.25", 365, "12461.80", "129.65"),
        (181, "11.15", 365, "12461.80", "689.04"),
        (153, "10.15", 365, "12461.80", "530.21"),
        (212, "10.15", 365, "13810.70", "814.19"),
        (145, "10.40", 365, "13810.70", "570.59"),
    ]
    assert found.interest == euros("5195.48")
    fixed = claim(euros("10000"), date(2022, 11, 30), TODAY, TRADE, basis=DayBasis.FIXED_365)
    assert fixed.interest == euros("5200.05")


def test_6_119_r4_four_rates() -> None:
    found = claim(euros("500"), date(2023, 2, 28), TODAY, CONSUMER)
    amounts = [segment.interest.plain for segment in found.segments]
    assert amounts == ["6.67", "15.08", "5.74", "30.96", "5.12", "28.35", "3.64", "17.43"]
    assert [each.base.plain for each in found.segments][2::2] == ["500.00", "527.49", "563.57"]
    assert found.interest == euros("112.99")
    fixed = claim(euros("500"), date(2023, 2, 28), TODAY, CONSUMER, basis=DayBasis.FIXED_365)
    assert fixed.interest == euros("113.05")


def test_6_119a_r5_leap_start_is_one_interest_year() -> None:
    found = claim(euros("10000"), date(2024, 2, 28), date(2025, 2, 28), TRADE)
    assert [segment.interest.plain for segment in found.segments] == ["420.08", "615.85", "179.74"]
    assert {segment.denominator for segment in found.segments} == {366}
    assert found.interest == euros("1215.67")
    assert found.open_capitalised == ZERO
    later = claim(euros("10000"), date(2024, 2, 28), date(2025, 3, 1), TRADE)
    assert later.segments[-1].start == date(2025, 3, 1)
    assert later.segments[-1].base == euros("11215.67")
    fixed = claim(
        euros("10000"), date(2024, 2, 28), date(2025, 2, 28), TRADE, basis=DayBasis.FIXED_365
    )
    assert fixed.interest == euros("1218.99")


def test_6_119_r6_year_boundary() -> None:
    found = claim(euros("10000"), date(2025, 12, 16), date(2026, 1, 15), CONSUMER)
    assert [segment.interest.plain for segment in found.segments] == ["24.66", "16.44"]
    assert found.interest == euros("41.10")


def test_6_119_r7_one_day() -> None:
    day, last = date(2026, 11, 15), date(2026, 11, 14)
    assert claim(euros("72.60"), last, day, CONSUMER).interest == Money(1)
    assert claim(euros("12.10"), last, day, TRADE).interest == ZERO
    assert claim(euros("12.10"), last, day, TRADE).segments != ()
    assert claim(euros("72.60"), last, last, CONSUMER).segments == ()


def test_6_119_r8_history() -> None:
    found = claim(euros("1000"), date(2002, 1, 31), date(2010, 6, 30), CONSUMER)
    assert len(found.segments) == 13
    assert found.interest == euros("522.29")
    trade = claim(euros("1000"), date(2012, 12, 31), date(2017, 1, 31), TRADE)
    assert trade.interest == euros("378.57")


@pytest.mark.parametrize(
    ("costs", "to_principal", "rest_interest", "left"),
    [("181.50", "281.64", "21.96", "950.32"), ("40", "423.14", "18.61", "805.47")],
)
def test_6_44_r9_part_payment(costs: str, to_principal: str, rest_interest: str, left: str) -> None:
    receipts = [Receipt(date(2026, 8, 31), euros("500"))]
    found = claim(
        euros("1210"), date(2026, 5, 15), TODAY, TRADE, costs=euros(costs), receipts=receipts
    )
    booking = found.bookings[0]
    assert (booking.to_costs, booking.to_interest) == (euros(costs), euros("36.86"))
    assert booking.to_principal == euros(to_principal)
    assert found.segments[-1].interest == euros(rest_interest)
    assert found.segments[-1].days == 83
    assert found.open == euros(left)


def test_6_44_r10_part_payment_after_an_anniversary() -> None:
    receipts = [Receipt(date(2025, 9, 30), euros("500"))]
    found = claim(euros("1000"), date(2024, 6, 30), date(2026, 6, 30), TRADE, receipts=receipts)
    assert parts(found) == [
        (184, "12.25", 365, "1000.00", "61.75"),
        (181, "11.15", 365, "1000.00", "55.29"),
        (92, "10.15", 365, "1117.04", "28.58"),
        (273, "10.15", 365, "645.62", "49.01"),
    ]
    assert found.bookings[0].to_interest == euros("145.62")
    assert found.bookings[0].to_principal == euros("354.38")
    assert (found.interest, found.open) == (euros("194.63"), euros("694.63"))


def test_6_96_b1_fourteen_day_letter_and_a_late_part_payment() -> None:
    found = claim(
        euros("300"),
        date(2026, 8, 14),
        TODAY,
        CONSUMER,
        costs=euros("45"),
        costs_from=date(2026, 9, 8),
        receipts=[Receipt(date(2026, 10, 9), euros("200"))],
    )
    assert [segment.interest.plain for segment in found.segments] == ["1.84", "0.71"]
    assert found.bookings[0].to_principal == euros("153.16")
    assert found.open == euros("147.55")
    assert found.total == euros("347.55")


def test_6_119a_equal_percentages_are_one_segment() -> None:
    found = claim(euros("1210"), date(2025, 11, 14), date(2026, 2, 28), TRADE)
    assert [(each.days, each.interest.plain) for each in found.segments] == [(106, "35.67")]


def test_6_120_a_rate_that_begins_on_the_last_day_counts() -> None:
    found = claim(euros("10000"), date(2026, 6, 28), date(2026, 7, 1), TRADE)
    assert [(each.days, str(each.percent)) for each in found.segments] == [
        (2, "10.15"),
        (1, "10.40"),
    ]


@pytest.mark.parametrize(
    ("received", "to_costs"), [(date(2026, 10, 9), "0.00"), (date(2026, 10, 10), "45.00")]
)
def test_6_96_costs_count_from_their_first_day(received: date, to_costs: str) -> None:
    found = claim(
        euros("300"),
        date(2026, 8, 14),
        TODAY,
        CONSUMER,
        costs=euros("45"),
        costs_from=date(2026, 10, 10),
        receipts=[Receipt(received, euros("100"))],
    )
    assert found.bookings[0].to_costs == euros(to_costs)
    assert found.costs == euros("45")


def test_6_96_costs_of_a_later_day_are_not_claimed_yet() -> None:
    arguments = (euros("300"), date(2026, 8, 14), date(2026, 10, 9), CONSUMER)
    early = claim(*arguments, costs=euros("45"), costs_from=date(2026, 10, 10))
    due = claim(*arguments, costs=euros("45"), costs_from=date(2026, 10, 9))
    assert (early.costs, early.open_costs) == (ZERO, ZERO)
    assert (due.costs, due.open_costs) == (euros("45"), euros("45"))


def test_6_44_payment_in_time_lowers_the_principal_only() -> None:
    found = claim(
        euros("300"),
        date(2026, 8, 14),
        TODAY,
        CONSUMER,
        receipts=[Receipt(date(2026, 8, 14), euros("200"))],
    )
    assert found.bookings[0].to_principal == euros("200")
    assert {segment.base for segment in found.segments} == {euros("100")}


def test_6_44_the_creditor_may_book_on_the_principal_first() -> None:
    arguments = (euros("300"), date(2026, 8, 14), TODAY, CONSUMER)
    receipt = Receipt(date(2026, 10, 9), euros("200"), principal_only=True)
    found = claim(*arguments, costs=euros("45"), receipts=[receipt])
    assert found.bookings[0].to_principal == euros("200")
    assert (found.open_costs, found.open_principal) == (euros("45"), euros("100"))
    over = Receipt(date(2026, 10, 9), euros("301"), principal_only=True)
    assert claim(*arguments, receipts=[over]).surplus == euros("1")
    assert claim(*arguments, receipts=[over]).open == euros("1.84")


def test_6_44_old_interest_is_paid_before_new() -> None:
    receipts = [Receipt(date(2025, 9, 30), euros("100"))]
    found = claim(euros("1000"), date(2024, 6, 30), date(2025, 10, 31), TRADE, receipts=receipts)
    assert found.open_capitalised == euros("17.04")
    assert found.segments[-1].base == euros("1017.04")


def test_6_119_payment_in_full_stops_the_interest_and_the_rest_is_surplus() -> None:
    receipts = [Receipt(date(2026, 11, 15), euros("80")), Receipt(TODAY, euros("5"))]
    found = claim(euros("72.60"), date(2026, 11, 14), TODAY, CONSUMER, receipts=receipts)
    assert found.open == ZERO
    assert found.interest == Money(1)
    assert found.surplus == euros("12.39")
    assert found.paid == euros("85")


def test_receipts_after_the_last_day_do_not_count() -> None:
    receipts = [Receipt(date(2026, 11, 23), euros("10"))]
    found = claim(euros("72.60"), date(2026, 11, 14), TODAY, CONSUMER, receipts=receipts)
    assert found.paid == ZERO


@pytest.mark.parametrize(
    ("until", "warned"), [(CONSUMER.checked_until, False), (date(2027, 1, 1), True)]
)
def test_an_unchecked_table_is_said(until: date, warned: bool) -> None:  # noqa: FBT001  a table of days
    found = claim(euros("100"), date(2026, 11, 14), until, CONSUMER)
    assert (law.TABLE_UNCHECKED in found.warnings) is warned


def test_before_the_table_is_a_refusal() -> None:
    with pytest.raises(Refusal, match="geen percentage bekend"):
        claim(euros("100"), date(2001, 12, 1), TODAY, CONSUMER)


def test_6_119a_the_table_follows_the_party_and_the_contract() -> None:
    assert law.table_for(Party.CONSUMER) is CONSUMER
    assert law.table_for(Party.BUSINESS) is TRADE
    assert law.table_for(Party.GOVERNMENT) is TRADE
    assert law.table_for(Party.BUSINESS, date(2002, 8, 8)) is TRADE
    assert law.table_for(Party.BUSINESS, date(2002, 8, 7)) is CONSUMER


def test_6_120_doubts_are_said_for_trade_only() -> None:
    assert law.doubts(Party.CONSUMER, date(2010, 1, 1)) == ()
    assert law.doubts(Party.BUSINESS, date(2013, 3, 16)) == (law.TRADE_BY_TERMS,)
    assert law.OLD_TRADE_CONTRACT in law.doubts(Party.BUSINESS, date(2013, 3, 15))


def test_6_119_a_year_from_29_february_ends_on_28_february() -> None:
    starts = [law.year_start(date(2024, 2, 29), index) for index in range(5)]
    assert starts == [
        date(2024, 2, 29),
        date(2025, 3, 1),
        date(2026, 3, 1),
        date(2027, 3, 1),
        date(2028, 2, 29),
    ]


def test_a_segment_says_all_that_is_printed() -> None:
    assert Segment._fields == (
        "start",
        "last_day",
        "days",
        "percent",
        "denominator",
        "base",
        "interest",
    )
