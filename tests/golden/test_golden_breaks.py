"""Where a page ends: words stay with what they belong to, however long the letter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.letters.page import _body, pdf
from ises_desk.letters.text import text
from tests.golden.test_golden_pages import read

if TYPE_CHECKING:
    from ises_desk.letters.house import Letterhead
    from ises_desk.letters.letter import Letter

SENTENCE = "Op 1 november schreven wij u over deze rekening. "


@pytest.mark.parametrize("extra", range(0, 45, 3))
def test_a_page_never_holds_the_closing_alone(
    extra: int, letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    """However long the letter, its last words stand on the page of the name below them."""
    letter: Any = letters["default_notice_payment"]
    facts = SENTENCE * (1 + extra)
    *_, last = read(pdf(replace(letter, facts=facts, enclosures=()), letterhead))
    assert "Laat het ons vóór de genoemde dag" in last.replace("\n", " ")
    assert "Met vriendelijke groet" in last


@pytest.mark.parametrize("extra", range(0, 60, 4))
def test_a_page_never_ends_with_a_heading(
    extra: int, letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    letter: Any = letters["default_notice_payment"]
    facts = SENTENCE * (1 + extra)
    for page in read(pdf(replace(letter, facts=facts), letterhead)):
        before, found, after = page.partition("Als u niet op tijd betaalt")
        assert not found or "Is het bedrag" in after, before[-80:]


def test_white_gives_way_before_a_few_lines_take_a_page(
    letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    """A bill that misses a page by a line is set tighter; one that misses it by more is not."""
    bill: Any = letters["invoice_consumer"]
    counts = range(1, 16)
    bills = [replace(bill, lines=(bill.lines[0],) * count) for count in counts]
    long = [
        len(_body(text(each, letterhead), each, letterhead, tight=False).pens) for each in bills
    ]
    made = [len(read(pdf(each, letterhead))) for each in bills]
    assert [count for count, one, two in zip(counts, made, long, strict=True) if one < two]
    assert made == sorted(made)
    assert made[-1] == long[-1] == 2


@pytest.mark.parametrize("count", range(20, 80, 5))
def test_a_long_specification_says_on_each_page_what_its_columns_are(
    count: int, letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    """Four years of interest and more: heads on every page, every row once, nothing torn."""
    letter: Any = letters["claim_specification"]
    one = letter.segments[0]
    rows = tuple(replace(one, number=f"F{at:04}", days=at + 1) for at in range(count))
    pages = read(pdf(replace(letter, segments=rows), letterhead))
    assert len(pages) > 2
    found = [page for page in pages if any(row.number in page for row in rows)]
    for page in found:
        assert "Gedeeld door" in page.replace("\n", " ")
    assert [page.count(row.number) for row in rows for page in found if row.number in page] == (
        [1] * count
    )
