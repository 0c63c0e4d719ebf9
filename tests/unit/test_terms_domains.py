"""Article 13: a domain name's own year."""

from __future__ import annotations

from datetime import date

import pytest

from ises_desk.terms.art13_domains import anniversary, reminders


@pytest.mark.parametrize(
    ("registered", "day", "found"),
    [
        (date(2026, 1, 15), date(2026, 1, 15), date(2027, 1, 15)),
        (date(2026, 1, 15), date(2026, 11, 22), date(2027, 1, 15)),
        (date(2026, 1, 15), date(2027, 1, 15), date(2027, 1, 15)),
        (date(2026, 1, 15), date(2027, 1, 16), date(2028, 1, 15)),
        (date(2026, 12, 31), date(2026, 1, 1), date(2027, 12, 31)),
        (date(2028, 2, 29), date(2029, 1, 1), date(2029, 2, 28)),
        (date(2028, 2, 29), date(2032, 1, 1), date(2032, 2, 29)),
        (date(2028, 2, 29), date(2029, 3, 1), date(2030, 2, 28)),
    ],
)
def test_13_2_the_anniversary_is_counted_from_the_registration(
    registered: date, day: date, found: date
) -> None:
    assert anniversary(registered, day) == found


def test_13_2_reminders_come_60_30_and_7_days_before() -> None:
    assert reminders(date(2027, 1, 15), (60, 30, 7)) == (
        date(2026, 11, 16),
        date(2026, 12, 16),
        date(2027, 1, 8),
    )
