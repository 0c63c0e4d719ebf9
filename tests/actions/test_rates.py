"""Rates: what ships and what the owner added."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ises_desk.errors import Refusal
from ises_desk.queries import rates

if TYPE_CHECKING:
    from tests.actions.conftest import Office


@pytest.mark.parametrize("name", list(rates.LABELS))
def test_every_table_ships(office: Office, name: str) -> None:
    assert office.ask(rates.table, name).at(date(2026, 11, 22)).percent >= 0


def test_an_unknown_table_is_refused(office: Office) -> None:
    with pytest.raises(Refusal) as caught:
        office.ask(rates.table, "vat_middle")
    assert caught.value.field == "table"


def test_lines_show_the_newest_rate_first(office: Office) -> None:
    found = office.ask(rates.lines, rates.VAT_HIGH)
    assert [line.percent for line in found] == [Decimal(21), Decimal(19)]
    assert not any(line.own for line in found)


def test_a_table_is_outdated_the_day_after_it_was_checked_until(office: Office) -> None:
    assert office.ask(rates.outdated, date(2026, 12, 31)) == []
    assert len(office.ask(rates.outdated, date(2027, 1, 1))) == len(rates.LABELS)
