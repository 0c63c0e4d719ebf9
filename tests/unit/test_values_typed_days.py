"""Days as people type them: read, or asked about; never guessed without a word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ises_desk.errors import Refusal
from ises_desk.values.formats import week_day
from ises_desk.values.typed_days import read_day, typed_day

TODAY = date(2026, 11, 22)  # a Sunday
MARCH = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1-3-2026", MARCH),
        ("01/03/2026", MARCH),
        ("1/3/26", MARCH),
        ("1.3.26", MARCH),
        ("2026-03-01", MARCH),
        ("010326", MARCH),
        ("01032026", MARCH),
        ("20260301", MARCH),
        ("0103", MARCH),
        ("1 maart 2026", MARCH),
        ("1 mrt. 2026", MARCH),
        ("1-mrt-26", MARCH),
        ("1e maart", MARCH),
        ("1 Maart", MARCH),
        ("1-3", MARCH),
        ("zo 1 maart 2026", MARCH),
        ("zondag 1-3", MARCH),
        ("20-11-2012", date(2012, 11, 20)),
        ("20112012", date(2012, 11, 20)),
        ("1-1-87", date(1987, 1, 1)),
        ("1-1-46", date(2046, 1, 1)),
        ("29-2-2028", date(2028, 2, 29)),
        ("1-1-1900", date(1900, 1, 1)),
        ("31-12-2199", date(2199, 12, 31)),
        ("Vandaag", TODAY),
        ("eergisteren", date(2026, 11, 20)),
        ("gisteren", date(2026, 11, 21)),
        ("morgen", date(2026, 11, 23)),
        ("+14", date(2026, 12, 6)),
        ("- 3", date(2026, 11, 19)),
        ("+2w", date(2026, 12, 6)),
        ("over 2 weken", date(2026, 12, 6)),
        ("over een maand", date(2026, 12, 22)),
        ("+1j", date(2027, 11, 22)),
        ("maandag", date(2026, 11, 23)),
        ("zondag", date(2026, 11, 29)),
        ("komende vr", date(2026, 11, 27)),
        ("afgelopen zondag", date(2026, 11, 15)),
        ("vorige ma", date(2026, 11, 16)),
        ("eind van de maand", date(2026, 11, 30)),
        ("einde maand", date(2026, 11, 30)),
        ("eind van volgende maand", date(2026, 12, 31)),
        ("begin volgende maand", date(2026, 12, 1)),
        ("eind vorige maand", date(2026, 10, 31)),
        ("eind februari 2028", date(2028, 2, 29)),
        ("begin oktober", date(2026, 10, 1)),
        ("eind van het jaar", date(2026, 12, 31)),
        ("begin volgend jaar", date(2027, 1, 1)),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day
    assert not typed_day(typed, TODAY).assumed


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "geen dag"),
        ("ooit", "geen dag"),
        ("29-2-2027", "29-2-2027 bestaat niet"),
        ("29-2", "29-2-2026 bestaat niet"),
        ("31 april", "bestaat niet"),
        ("2026-13-01", "bestaat niet"),
        ("320126", "bestaat niet"),
        ("1-1-20261", "Het jaar 20261 ligt te ver weg"),
        ("20261-01-01", "Het jaar 20261 ligt te ver weg"),
        ("1 maart 20261", "Het jaar 20261 ligt te ver weg"),
        ("1-1-126", "Het jaar 126 ligt te ver weg"),
        ("31-12-1899", "te ver weg"),
        ("2200-01-01", "te ver weg"),
        ("+999j", "te ver weg"),
        ("1 foo 2026", "geen dag"),
        ("1-3-1234567", "geen dag"),
        ("+9999", "geen dag"),
        ("over 3", "geen dag"),
        ("over 3 poezen", "geen dag"),
        ("eind volgende maart", "geen dag"),
        ("eind", "geen dag"),
        ("maan", "geen dag"),
        ("١-٣-٢٠٢٦", "geen dag"),
        ("ma 1 maart 2026", "1 maart 2026 is een zondag"),
        ("volgende maandag", "23 november 2026 of 30 november 2026"),
    ],
)
def test_other_days_are_refused_or_asked(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        read_day(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "today", "day"),
    [
        ("1-3", date(2026, 12, 20), date(2027, 3, 1)),
        ("eind januari", date(2026, 11, 22), date(2027, 1, 31)),
        ("28-12", date(2027, 1, 3), date(2026, 12, 28)),
        ("1 nov", date(2027, 1, 31), date(2026, 11, 1)),
    ],
)
def test_across_the_turn_of_the_year_the_near_day_is_meant_and_said(
    typed: str, today: date, day: date
) -> None:
    meant = typed_day(typed, today)
    assert meant.day == day
    assert meant.assumed


@pytest.mark.parametrize(
    ("typed", "today"),
    [("1-3", date(2026, 11, 22)), ("1-12", date(2026, 3, 10)), ("31-1", date(2026, 1, 1))],
)
def test_otherwise_it_is_this_year(typed: str, today: date) -> None:
    meant = typed_day(typed, today)
    assert meant.day.year == today.year
    assert not meant.assumed


@pytest.mark.parametrize("short", [True, False])
def test_what_is_shown_is_read_as_the_same_day(*, short: bool) -> None:
    for step in range(0, 800, 3):
        day = TODAY + timedelta(days=step)
        assert read_day(week_day(day, short=short), TODAY) == day
