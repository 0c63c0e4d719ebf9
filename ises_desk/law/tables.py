"""The dated tables that ship with the program, each read once."""

from __future__ import annotations

from functools import cache

from ises_desk.paths import resource
from ises_desk.values.rates import RateTable, read_rates


def table_text(name: str) -> str:
    """Return the text of a shipped table."""
    return resource("rates", name).read_text(encoding="utf-8")


@cache
def consumer_interest() -> RateTable:
    """Return the statutory interest of art. 6:119 BW, from 2002."""
    # to check: consumer-rate-2027
    return read_rates(table_text("statutory_interest_consumer.csv"))


@cache
def trade_interest() -> RateTable:
    """Return the statutory trade interest of art. 6:119a BW, from 8 August 2002."""
    # to check: trade-rate-2004
    return read_rates(table_text("statutory_interest_trade.csv"))
