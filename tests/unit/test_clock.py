"""Moments in the names of files: Amsterdam time, in their order, read back as they were."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ises_desk.clock import stamp, stamped

NIGHT = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)  # midnight in Amsterdam, before winter time


def test_the_names_of_the_night_with_an_hour_twice_are_all_different_and_in_order() -> None:
    moments = [NIGHT + timedelta(minutes=10 * step) for step in range(40)]
    names = [stamp(moment) for moment in moments]
    assert len(set(names)) == len(names)
    assert names == sorted(names)
    assert [stamped(name) for name in names] == moments


def test_the_night_without_an_hour_is_read_back_too() -> None:
    moments = [datetime(2026, 3, 28, 23, 30, tzinfo=UTC) + timedelta(hours=n) for n in range(5)]
    names = [stamp(moment) for moment in moments]
    assert names == sorted(names)
    assert [stamped(name) for name in names] == moments
    assert not any("-02" in name for name in names)


def test_a_name_holds_nothing_that_windows_refuses() -> None:
    assert stamp(NIGHT) == "20261025-00u00m00"


def test_an_older_name_is_in_utc() -> None:
    assert stamped("20261122-110000-2") == datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize("name", ["", "vakantie", "99999999-999999", "20261122-25u00m00"])
def test_another_name_holds_no_moment(name: str) -> None:
    assert stamped(name) is None
