"""3:307, 3:308, 3:317 and 3:319 BW: until when a claim to money can be enforced."""

from __future__ import annotations

from datetime import date

import pytest

from ises_desk.law.limitation import INTERRUPTING, limitation
from ises_desk.values.kinds import LetterKind

ISSUED, DUE = date(2021, 11, 16), date(2021, 11, 30)


def test_3_308_five_years_after_the_last_day_to_pay() -> None:
    found = limitation(ISSUED, DUE, [])
    assert found.last_day == date(2026, 11, 30)
    assert not found.has_passed(date(2026, 11, 30))
    assert found.has_passed(date(2026, 12, 1))


def test_it_is_warned_about_four_years_and_six_months_after_the_invoice() -> None:
    found = limitation(ISSUED, DUE, [])
    assert not found.is_near(date(2026, 5, 15))
    assert found.is_near(date(2026, 5, 16))


@pytest.mark.parametrize(
    ("sent", "arrived", "last", "interrupted"),
    [
        # before the debt was late there was nothing to demand
        ("2021-11-30", "2021-12-02", "2026-11-30", None),
        ("2021-12-01", "2021-12-03", "2026-12-01", "2021-12-01"),
        ("2026-11-28", "2026-11-30", "2031-11-28", "2026-11-28"),
        ("2026-11-30", "2026-11-30", "2031-11-30", "2026-11-30"),
        # 3:37 lid 3 BW: it works when it has arrived, and what is over is not brought back
        ("2026-11-30", "2026-12-01", "2026-11-30", None),
        ("2026-12-01", "2026-12-01", "2026-11-30", None),
    ],
)
def test_3_317_a_demand_in_time_begins_a_new_term(
    sent: str, arrived: str, last: str, interrupted: str | None
) -> None:
    days = date.fromisoformat(sent), date.fromisoformat(arrived)
    found = limitation(ISSUED, DUE, [days])
    assert found.last_day == date.fromisoformat(last)
    assert found.interrupted_on == (date.fromisoformat(interrupted) if interrupted else None)


def test_3_319_each_new_term_can_be_interrupted_in_its_turn() -> None:
    first, second, late = (
        (day, day) for day in (date(2025, 6, 1), date(2030, 6, 1), date(2030, 6, 2))
    )
    assert limitation(ISSUED, DUE, [second, first]).last_day == date(2035, 6, 1)
    assert limitation(ISSUED, DUE, [first, late]).last_day == date(2030, 6, 1)
    assert limitation(ISSUED, DUE, [second]).last_day == date(2026, 11, 30)


def test_3_308_a_leap_day_ends_on_the_28th() -> None:
    assert limitation(date(2024, 2, 15), date(2024, 2, 29), []).last_day == date(2029, 2, 28)


def test_a_reminder_interrupts_nothing() -> None:
    assert LetterKind.L06 not in INTERRUPTING
    assert {LetterKind.L07, LetterKind.L08, LetterKind.L10} < set(INTERRUPTING)
