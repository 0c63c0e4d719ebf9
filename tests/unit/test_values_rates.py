"""Rate tables: data with a source and a day until which they were checked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ises_desk.errors import Refusal
from ises_desk.law import tables
from ises_desk.law.vat import vat_rates
from ises_desk.values.period import Period
from ises_desk.values.rates import Rate, RateTable, read_rates

TEXT = """# a word
# checked until 2026-11-22
valid_from,percent,source
2020-01-01,2,"one, two"
2021-01-01,2,same
2022-01-01,4.50,three
"""
TABLE = read_rates(TEXT)


def test_the_text_is_read_with_source_and_checked_day() -> None:
    assert TABLE.checked_until == date(2026, 11, 22)
    assert TABLE.rates[0] == Rate(date(2020, 1, 1), Decimal(2), "one, two")


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        (date(2020, 1, 1), "2"),
        (date(2021, 12, 31), "2"),
        (date(2022, 1, 1), "4.50"),
        (date(2099, 1, 1), "4.50"),
    ],
)
def test_a_rate_holds_from_its_day(day: date, percent: str) -> None:
    assert TABLE.at(day).percent == Decimal(percent)


def test_before_the_first_rate_is_a_refusal() -> None:
    with pytest.raises(Refusal, match="begint op 1 januari 2020"):
        TABLE.at(date(2019, 12, 31))


def test_an_equal_percentage_is_no_change() -> None:
    two, higher = Decimal(2), Decimal("4.50")
    found = TABLE.stretches(Period(date(2020, 1, 1), date(2023, 1, 1)))
    assert found == [(date(2020, 1, 1), two), (date(2022, 1, 1), higher)]
    assert TABLE.stretches(Period(date(2022, 1, 1), date(2023, 1, 1))) == [found[1]]
    within = Period(date(2021, 1, 1), date(2022, 1, 1))
    assert TABLE.stretches(within) == [(date(2021, 1, 1), two)]


def test_the_owner_adds_a_newer_row() -> None:
    newer = TABLE.extended([Rate(date(2027, 1, 1), Decimal(5), "own")], date(2027, 1, 2))
    assert newer.at(date(2027, 1, 1)).percent == Decimal(5)
    assert newer.checked_until == date(2027, 1, 2)
    assert newer.at(date(2026, 12, 31)).percent == Decimal("4.50")
    assert TABLE.extended([Rate(date(2022, 1, 1), Decimal(6), "own")]).at(
        date(2022, 1, 1)
    ).percent == Decimal(6)


def test_a_table_out_of_order_or_without_its_day_is_refused() -> None:
    with pytest.raises(ValueError, match="in order"):
        RateTable((), date(2026, 1, 1))
    with pytest.raises(ValueError, match="in order"):
        RateTable(TABLE.rates[::-1], date(2026, 1, 1))
    with pytest.raises(ValueError, match="checked"):
        read_rates("valid_from,percent,source\n2020-01-01,2,x\n")


def test_shipped_tables_begin_in_2002_and_name_their_source() -> None:
    consumer, trade = tables.consumer_interest(), tables.trade_interest()
    assert consumer.rates[0].valid_from == date(2002, 1, 1)
    assert trade.rates[0].valid_from == date(2002, 8, 8)
    assert len(consumer.rates) == 14
    assert len(trade.rates) == 33
    every = [*consumer.rates, *trade.rates]
    every += [rate for table in vat_rates().values() for rate in table.rates]
    assert all(rate.source for rate in every)


@pytest.mark.parametrize(
    ("day", "consumer", "trade"),
    [
        (date(2003, 7, 31), "7", "9.10"),
        (date(2003, 8, 1), "5", "9.10"),
        (date(2013, 3, 15), "3", "7.75"),
        (date(2013, 3, 16), "3", "8.75"),
        (date(2022, 12, 31), "2", "8.00"),
        (date(2023, 1, 1), "4", "10.50"),
        (date(2025, 12, 31), "6", "10.15"),
        (date(2026, 1, 1), "4", "10.15"),
        (date(2026, 6, 30), "4", "10.15"),
        (date(2026, 7, 1), "4", "10.40"),
    ],
)
def test_statutory_interest_changes_on_its_day(day: date, consumer: str, trade: str) -> None:
    assert tables.consumer_interest().at(day).percent == Decimal(consumer)
    assert tables.trade_interest().at(day).percent == Decimal(trade)
