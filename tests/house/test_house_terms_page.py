"""The page of the terms says what the register says."""

from __future__ import annotations

from tests.house.terms_page import PAGE, page


def test_the_page_of_the_terms_is_made_from_the_register() -> None:
    """`python -m tests.house.terms_page` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_no_cell_breaks_its_table() -> None:
    rows = [line for line in page().splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows} == {7}
