"""The drawing of a contract's life says what its table says."""

from __future__ import annotations

from tests.house.life_drawing import DRAWN, PAGE, drawing, page


def test_the_life_of_a_contract_is_drawn_from_its_table() -> None:
    """`python -m tests.house.life_drawing` draws it anew."""
    found = PAGE.read_text(encoding="utf-8")
    assert DRAWN.search(found)
    assert found == page()


def test_the_drawing_has_an_arrow_for_each_way_out() -> None:
    assert "    applied --> refused: refuse\n" in drawing()
    assert "    noticed --> ended: a day passes\n" in drawing()
