"""Columns: which are shown, and how wide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ises_desk.ui.columns import roomy
from ises_desk.ui.customers import SPEC
from ises_desk.ui.delegates import fitted

HEADS = [("number", "text"), ("name", "text"), ("email", "text"), ("customer_since", "day")]
NATURAL = [80, 240, 240, 110]


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (540, ["number", "name", "email", "customer_since"]),
        (539, ["number", "name", "customer_since"]),
        (390, ["number", "name", "customer_since"]),
        (389, ["number", "name"]),
        (10, ["number", "name"]),
    ],
)
def test_spare_columns_go_when_names_would_become_unreadable(room: int, shown: list[str]) -> None:
    assert roomy(HEADS, NATURAL, SPEC, room) == shown


def test_without_spare_columns_all_stay() -> None:
    assert len(roomy(HEADS, NATURAL, replace(SPEC, spare=()), 10)) == 4


def test_the_wide_column_takes_what_is_left() -> None:
    assert fitted([80, 100, 110], ["text", "text", "day"], 1, 500) == [115, 240, 145]


def test_a_large_screen_shows_long_texts_whole_and_shares_its_room() -> None:
    kinds = ["text", "text", "text", "day"]
    assert fitted([80, 300, 400, 110], kinds, 1, 890) == [80, 300, 400, 110]
    assert fitted([80, 300, 400, 110], kinds, 1, 1490) == [144, 594, 578, 174]


def test_amounts_and_days_never_give_way() -> None:
    assert fitted([300, 120, 110], ["text", "money", "day"], 0, 200) == [96, 120, 110]


def test_columns_that_may_be_missed_give_way_to_names() -> None:
    kinds = ["text", "text", "text", "day"]
    assert fitted([240, 240, 240, 110], kinds, 0, 660, [2]) == [200, 200, 150, 110]
    assert fitted([240, 240, 240, 110], kinds, 0, 660) == [202, 174, 174, 110]


def test_a_spare_column_with_nothing_in_it_goes_first() -> None:
    assert roomy(HEADS, NATURAL, SPEC, 430, {"customer_since"}) == ["number", "name", "email"]
    assert roomy(HEADS, NATURAL, SPEC, 540, {"customer_since"}) == [name for name, _kind in HEADS]
